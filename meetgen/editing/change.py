"""A change of one file as a value: what it was, what it becomes, and the difference to read."""

import difflib
import re
from pathlib import Path

from msgspec import Struct


class Change(Struct, frozen=True, kw_only=True):
    """A file, the bytes that the change was made for, and the bytes to be written.

    `before` is None for a file that is not there yet.
    """

    path: Path
    before: bytes | None
    after: bytes

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after


def diff_of(change: Change, name: str) -> str:
    """The change as a unified diff of the file called `name`; empty when nothing changes."""
    before, after = (_lines(data) for data in (change.before or b"", change.after))
    old = "/dev/null" if change.before is None else f"a/{name}"
    pieces = difflib.unified_diff(before, after, old, f"b/{name}", n=1)
    return "".join(
        piece if piece.endswith("\n") else f"{piece}\n\\ No newline at end of file\n"
        for piece in pieces
    )


def _lines(data: bytes) -> list[str]:
    """The lines, each with a line feed whatever it ends with; the last may end with nothing."""
    lines = (line.decode("utf-8", "replace") for line in data.splitlines(keepends=True))
    return [re.sub(r"\r\n?\Z", "\n", line) for line in lines]
