"""Regular files as text: nothing is followed out of the notebook, nothing else is opened."""

import os
import stat
from pathlib import Path

from meetgen.model.limits import USUAL
from meetgen.model.source import SourceFile

# Windows knows neither flag; its symlinks need a right that few have.
FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)  # a link put there between the listing and the reading
    | getattr(os, "O_NONBLOCK", 0)  # a pipe would wait for its other end
    | getattr(os, "O_BINARY", 0)
)


def read_text(
    file: Path | str, path: str, *, longest: int = USUAL.note, inside: str | None = None
) -> SourceFile | None:
    """The file's text, named `path`; None when it is no regular file or cannot be read.

    Of a file longer than `longest` bytes a little more than that many are read, so that the
    reader sees that it is too long. `inside` as in `read_bytes`.
    """
    data = read_bytes(file, 2 * longest + 2, inside=inside)  # CRLF may halve it
    return None if data is None else decoded(data, path)


def read_bytes(file: Path | str, longest: int, *, inside: str | None = None) -> bytes | None:
    """At most `longest` bytes of a regular file, None when it is none or cannot be read.

    Nor where it does not lie in the folder `inside`, a real path: a folder on the way may have
    become a link since it was looked at.
    """
    try:
        descriptor = os.open(file, FLAGS)
    except OSError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        if inside is not None and not _place_of(descriptor, file).startswith(inside + os.sep):
            return None
        parts = []
        while longest > 0 and (part := os.read(descriptor, min(longest, 1 << 20))):
            parts.append(part)
            longest -= len(part)
        return b"".join(parts)
    except OSError:
        return None
    finally:
        os.close(descriptor)


def _place_of(descriptor: int, file: Path | str) -> str:
    """Where an open file really is."""
    try:
        return os.readlink(f"/proc/self/fd/{descriptor}")  # noqa: PTH115 - for every note
    except OSError:  # no such system; a swap in between might go unseen
        return os.path.realpath(file)


def decoded(data: bytes, path: str) -> SourceFile:
    """The text of UTF-8 bytes without byte order mark, line ends made newlines."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    error = None
    try:
        text = data.decode()
    except UnicodeDecodeError as found:
        error = found.start
        text = data.decode(errors="replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return SourceFile(path=path, text=text, encoding_error=error)
