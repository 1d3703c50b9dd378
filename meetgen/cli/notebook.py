"""Which notebook a command is about: by option, by argument, or found from the current folder."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from meetgen.errors import ConfigError, NotebookNotFoundError

CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml")
REGISTERS = ("people", "teams", "projects", "series")


class Place(Struct, frozen=True, kw_only=True):
    """What the options in front of a command say."""

    notes: Path | None = None
    config_file: Path | None = None


class Found(Struct, frozen=True, kw_only=True):
    """A notebook: with a configuration file, or only folders."""

    config_file: Path | None
    root: Path
    notes_dir: Path


def find_notebook(place: Place, folder: Path | None = None) -> Found:
    """The notebook that the options and an argument name.

    Raises NotebookNotFoundError and ConfigError when it is not there.
    """
    if place.config_file is not None:
        if not place.config_file.is_file():
            raise ConfigError(f"{place.config_file}: no such file (run `meetgen init` to make one)")
        return _configured(place.config_file)
    notes = place.notes
    if notes is None and folder is None:
        if (config_file := _upwards(Path.cwd())) is not None:
            return _configured(config_file)
        folder = Path()
    if notes is None and folder is not None:
        for name in CONFIG_FILES:
            if (folder / name).is_file():
                return _configured(folder / name)
        notes = folder / "notes" if _is_root(folder) and (folder / "notes").is_dir() else folder
    assert notes is not None  # noqa: S101 - one of the three names it
    if not notes.is_dir():
        raise NotebookNotFoundError(f"{notes}: no such folder of notes")
    return Found(config_file=None, root=_root_of(notes), notes_dir=notes)


def _configured(config_file: Path) -> Found:
    # The notes folder is in the file, and the engine reads it.
    return Found(config_file=config_file, root=config_file.parent, notes_dir=config_file.parent)


def _upwards(start: Path) -> Path | None:
    """The mkdocs.yml here, or above as far as the git repository reaches."""
    for folder in _repository(start):
        for name in CONFIG_FILES:
            if (folder / name).is_file():
                return (folder / name).relative_to(start) if folder == start else folder / name
    return None


def _repository(start: Path) -> Iterator[Path]:
    folders = [start, *start.parents]
    top = next((at for at, folder in enumerate(folders) if (folder / ".git").exists()), 0)
    yield from folders[: top + 1]


def _root_of(notes: Path) -> Path:
    """The folder of registers and calendars: the notes folder itself, or the one it lies in."""
    absolute = notes.absolute()
    if not _is_root(absolute) and _is_root(absolute.parent):
        return absolute.parent
    return absolute


def _is_root(folder: Path) -> bool:
    registers = (folder / f"{name}{ending}" for name in REGISTERS for ending in (".yml", ".yaml"))
    return any(file.is_file() for file in registers) or (folder / "calendars").is_dir()
