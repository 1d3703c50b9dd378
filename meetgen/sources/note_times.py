"""When each note was last changed: by its last commit, by its file where it has none."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from meetgen.model.config import Config
from meetgen.sources.git import git

COMMIT = "\x01"  # begins the line of a commit's time among the names of its files


def note_times(
    config: Config, paths: Iterable[str], latest: dt.datetime | None = None
) -> dict[str, dt.datetime]:
    """The last change of notes, by their paths from the notes folder, in UTC, to the second.

    A file that git has as it is on disk has the time of its last commit, the same in every clone
    with its history; any other that of the file. None is after `latest`.
    """
    committed = _committed(config.notes_dir)
    found = {}
    for path in paths:
        moment = committed.get(path)
        if moment is None:
            try:
                seconds = int((config.notes_dir / path).stat().st_mtime)
            except OSError:
                continue
            moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
        found[path] = moment if latest is None else min(moment, latest)
    return found


def _committed(folder: Path) -> dict[str, dt.datetime]:
    """The time of the last commit of each file below a folder that has not changed since."""
    words = ("log", "-z", "--relative", "--name-only", f"--format={COMMIT}%ct", "--no-renames")
    log = git(folder, *words, "--", ".")
    changed = git(folder, "status", "-z", "--porcelain", "--no-renames", "--", ".")
    top = git(folder, "rev-parse", "--show-prefix")
    if log is None or changed is None or top is None:
        return {}
    found: dict[str, dt.datetime] = {}
    moment: dt.datetime | None = None
    for piece in log.decode("utf-8", "replace").replace("\n", "\0").split("\0"):
        if piece.startswith(COMMIT) and piece[1:].isdecimal():
            moment = dt.datetime.fromtimestamp(int(piece[1:]), dt.UTC)
        elif piece and moment is not None:
            found.setdefault(piece, moment)
    prefix = top.decode("utf-8", "replace").strip()
    for entry in changed.decode("utf-8", "replace").split("\0"):
        found.pop(entry[3:].removeprefix(prefix), None)
    return found
