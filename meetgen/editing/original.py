"""A text file as it is on disk, with the way from places in its text to places in its bytes."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from meetgen.errors import EditRefusedError
from meetgen.sources.files import decoded

BOM = b"\xef\xbb\xbf"
LINE_END = re.compile(rb"\r\n|\r|\n")
# A line that git leaves where two versions of a text met; not "<<<<<<<<", ">>> a"
MERGE_MARKER = re.compile(rb"^(?:<{7}|>{7})(?:[ \t\r\n]|\Z)", re.MULTILINE)


class Splice(Struct, frozen=True, kw_only=True):
    """The characters from `start` up to `end` of a text, and what stands there instead."""

    start: int
    end: int
    new: str


class Original(Struct, frozen=True, kw_only=True):
    """A file's bytes, and `text`: what the parser reads of them (no mark, line feeds).

    `line_end` is how the file ends its first line, a line feed when it has only one.
    """

    data: bytes
    text: str
    line_end: str
    _byte_lines: tuple[int, ...]
    _text_lines: tuple[int, ...]

    @classmethod
    def of(cls, data: bytes, path: str) -> "Original":
        """The file of these bytes. Raises EditRefusedError for what no edit can be safe in."""
        source = decoded(data, path)
        if source.encoding_error is not None or "\0" in source.text:
            raise EditRefusedError(f"{path}: not UTF-8 text, so not changed (save it as UTF-8)")
        if (marker := MERGE_MARKER.search(data)) is not None:
            line = len(LINE_END.findall(data[: marker.start()])) + 1
            raise EditRefusedError(
                f"{path}:{line}: merge markers, so not changed (resolve the conflict first)"
            )
        first = LINE_END.search(data)
        start = len(BOM) if data.startswith(BOM) else 0
        return cls(
            data=data,
            text=source.text,
            line_end=first[0].decode() if first is not None else "\n",
            _byte_lines=(start, *(match.end() for match in LINE_END.finditer(data))),
            _text_lines=(0, *(at + 1 for at, sign in enumerate(source.text) if sign == "\n")),
        )

    def byte_at(self, offset: int) -> int:
        """The place in the bytes of the character at `offset` of the text."""
        nth = bisect_right(self._text_lines, offset) - 1
        before = self.text[self._text_lines[nth] : offset]
        return self._byte_lines[nth] + len(before.encode())

    def line_start(self, number: int) -> int:
        """The offset in the text of a line, counted from 1; the text's end behind the last."""
        lines = self._text_lines
        return lines[number - 1] if number <= len(lines) else len(self.text)

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """The bytes with these stretches replaced; new lines end as the file's lines do."""
        ordered = sorted(splices, key=lambda one: (one.start, one.end))
        if any(after.start < before.end for before, after in pairwise(ordered)):
            raise ValueError("two changes of the same characters")
        parts, at = [], 0
        for one in ordered:
            parts.append(self.data[at : self.byte_at(one.start)])
            parts.append(one.new.replace("\n", self.line_end).encode())
            at = self.byte_at(one.end)
        return b"".join((*parts, self.data[at:]))
