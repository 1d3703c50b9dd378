"""The Markdown files of a notebook, and the files beside them."""

import os
import re
from collections.abc import Callable, Iterator
from fnmatch import translate
from functools import lru_cache

from meetgen.errors import NotebookNotFoundError, NotebookUnreadableError
from meetgen.model.config import Config
from meetgen.model.source import SourceFile
from meetgen.sources.files import read_text

ENDINGS = (".md", ".markdown")


def read_notes(config: Config) -> Iterator[SourceFile]:
    """The Markdown files below the notes folder, sorted by path.

    Hidden files and folders, links and `config.ignored` are left out. Raises
    NotebookNotFoundError when there is no such folder, NotebookUnreadableError when it or one
    below it cannot be read.
    """
    inside = os.path.realpath(config.notes_dir)
    for path, file in sorted(_files(config)):
        if path.lower().endswith(ENDINGS):
            source = read_text(file, path, longest=config.limits.note, inside=inside)
            if source is not None:
                yield source


def list_files(config: Config) -> frozenset[str]:
    """The paths from the notes folder of the files beside the notes; errors as `read_notes`."""
    return frozenset(path for path, _ in _files(config) if not path.lower().endswith(ENDINGS))


def _files(config: Config) -> Iterator[tuple[str, str]]:
    """The path from the notes folder and the name on disk of every regular file, in no order."""
    root = os.fspath(config.notes_dir)
    if not os.path.isdir(root):  # noqa: PTH112 - strings are what scandir takes and gives
        raise NotebookNotFoundError(
            f"{root}: no such folder of notes (name one with --notes, or run `meetgen init`)"
        )
    is_ignored = ignored_by(config.ignored)
    waiting = [("", root)]
    while waiting:
        prefix, folder = waiting.pop()
        try:
            entries = os.scandir(folder)
        except (FileNotFoundError, NotADirectoryError):  # it was there a moment ago
            continue
        except OSError as error:
            raise NotebookUnreadableError(
                f"{folder}: cannot be read ({error.strerror}); let it be read, or name it among"
                " the patterns of `ignored`"
            ) from error
        with entries:
            for entry in entries:
                path = prefix + _readable(entry.name)
                if entry.name.startswith(".") or is_ignored(path):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((path + "/", entry.path))
                elif entry.is_file(follow_symlinks=False):
                    yield path, entry.path


def is_left_out(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether one of the patterns fits the file or a folder above it."""
    if not patterns:
        return False
    is_ignored = ignored_by(patterns)
    parts = path.split("/")
    return any(is_ignored("/".join(parts[:end])) for end in range(1, len(parts) + 1))


@lru_cache(maxsize=64)
def ignored_by(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether one of the patterns fits a path, or its last part when the pattern has no `/`.

    `archive/`, `archive/**` and `archive` all leave out the folder, `*.draft.md` such files.
    """
    whole, parts = [], []
    for pattern in patterns:
        plain = pattern.removesuffix("/**").removesuffix("/*").strip("/")
        if "/" in plain or pattern.startswith("/"):
            whole.append(translate(plain))
        elif plain:
            parts.append(translate(plain))
    if not whole and not parts:
        return lambda _path: False
    whole_form, part_form = (
        re.compile("|".join(whole) or "(?!)"),
        re.compile("|".join(parts) or "(?!)"),
    )

    def is_ignored(path: str) -> bool:
        last = path.rpartition("/")[2]
        return whole_form.match(path) is not None or part_form.match(last) is not None

    return is_ignored


def _readable(name: str) -> str:
    """The name as text: bytes that are not UTF-8 become U+FFFD."""
    if name.isascii():
        return name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
