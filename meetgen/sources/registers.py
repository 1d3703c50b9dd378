"""The registers of a notebook: people.yml, teams.yml, projects.yml, series.yml."""

from meetgen.model.config import Config
from meetgen.model.source import SourceFile
from meetgen.sources.files import read_text

NAMES = ("people", "teams", "projects", "series")
ENDINGS = (".yml", ".yaml")
LONGEST = 4 * 1024 * 1024  # bytes


def read_registers(config: Config) -> tuple[SourceFile, ...]:
    """The registers that exist in the notebook's root, in the order of `NAMES`."""
    files = (
        read_text(config.root / f"{name}{ending}", f"{name}{ending}", longest=LONGEST)
        for name in NAMES
        for ending in ENDINGS
    )
    return tuple(file for file in files if file is not None)
