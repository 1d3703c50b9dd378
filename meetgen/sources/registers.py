"""The registers of a notebook: people.yml, teams.yml, projects.yml, series.yml."""

from meetgen.model.config import Config
from meetgen.model.source import SourceFile
from meetgen.sources.files import read_text

NAMES = ("people", "teams", "projects", "series")
ENDINGS = (".yml", ".yaml")


def read_registers(config: Config) -> tuple[SourceFile, ...]:
    """The registers that exist in the notebook's root, in the order of `NAMES`."""
    files = (
        read_text(config.root / file, file, longest=config.limits.register)
        for name in NAMES
        for file in (f"{name}{ending}" for ending in ENDINGS)
    )
    return tuple(file for file in files if file is not None)
