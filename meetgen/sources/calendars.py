"""The `.ics` files of a notebook, read from disk as bytes."""

import os
from collections.abc import Iterator
from pathlib import Path

from meetgen.model.config import Config
from meetgen.model.limits import USUAL


def read_calendars(config: Config) -> tuple[tuple[str, bytes], ...]:
    """(path from the root, bytes) of every `*.ics` below the folder of calendars, by path.

    Links are not followed; hidden files and folders, and anything but plain files, are passed
    over. A file beyond the limit is cut one byte behind it, which `read_calendar`
    refuses with a diagnostic. A file that cannot be opened has no bytes. Empty when there is no
    such folder.
    """
    folder = config.root / config.calendars_dir
    if folder.is_symlink():
        return ()
    named = (
        (Path(os.path.relpath(path, config.root)).as_posix(), path)
        for path in calendar_files(folder)
    )
    return tuple((name, read_bytes(path, config.limits.calendar)) for name, path in sorted(named))


def calendar_files(folder: Path) -> Iterator[Path]:
    """The calendars in a folder and in those below it, in no order."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from calendar_files(Path(entry.path))
        elif entry.name.lower().endswith(".ics") and entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def read_bytes(path: Path, largest: int = USUAL.calendar) -> bytes:
    """The file's bytes, one more than allowed at most."""
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except OSError:
        return b""
