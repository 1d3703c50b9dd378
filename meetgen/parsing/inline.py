"""The parser's inline events to lines of plain text and the places that these come from."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping

from meetgen.parsing.document import HIDDEN, InlineLink, Line, Piece, Wrap
from meetgen.parsing.lines import without
from meetgen.parsing.markdown import COMMENT, STAND_INS, Places

# "==marked=="; not "a == b == c"
HIGHLIGHT = re.compile(r"==(?=[^\s=])([^\n]*?[^\s=])==(?!=)")
COMMENTED = re.compile(f"{COMMENT}+")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
WIDTHS = {"Strong": 2, "Emphasis": 1, "Strikethrough": 1}
IMAGES = frozenset({"image", "embed"})

# An inline event: its kind, words (or kind of mark), range in bytes; for a link its kind and
# target. A plain tuple, because a notebook has a million of these.
Span = Mapping[str, int]
Token = tuple[int, str, Span, tuple[str, str] | None]
TEXT = 0
CODE = 1  # code and math: shown, never read
HTML = 2
OPEN = 3  # emphasis or a link begins
CLOSE = 4
NOTE = 5  # a footnote's reference

_new = tuple.__new__  # a named tuple without its constructor, at half the cost


class LineReader:
    """Collects the inline events of a block and gives its lines.

    `tokens` are those of the line that is being read; events are appended to it.
    """

    __slots__ = (
        "_body",
        "_is_plain",
        "_lines",
        "_marks",
        "_offset",
        "_starts",
        "first_line",
        "tokens",
    )

    def __init__(self, body: str, places: Places, *, first_line: int, is_shadowed: bool) -> None:
        self._body, self.first_line = body, first_line
        self._is_plain, self._starts = not is_shadowed, places.starts
        self._offset = None if places.is_ascii else places.offset
        self._lines: list[Line] = []
        self._marks: list[Mark] = []
        self.tokens: list[Token] = []

    def take(self) -> tuple[Line, ...]:
        """The lines read since the last call."""
        if self.tokens:
            self.end_line()
        if self._marks:
            self._marks = []
        if not self._lines:
            return ()
        lines = tuple(self._lines)
        self._lines = []
        return lines

    def end_line(self) -> None:
        """What was collected is a line."""
        tokens = self.tokens
        if not tokens:
            return
        kind, text, span, _ = tokens[0]
        start = span["start"] if self._offset is None else self._offset(span["start"])
        number = bisect_right(self._starts, start) - 1 + self.first_line
        if kind == TEXT and self._is_plain and not self._marks:
            if len(tokens) > 1:
                text = "".join([token[1] for token in tokens])
                if any([token[0] for token in tokens]):  # noqa: C419  # a list is faster here
                    text = ""
            if text and "==" not in text and self._body.startswith(text, start):
                self._lines.append(_new(Line, (text, text, text, start, number, (), (), ())))
                tokens.clear()
                return
        builder = _Builder(self._body, self._marks, self._offset)
        for token in tokens:
            builder.add(token)
        self._lines.append(builder.line(start, number))
        tokens.clear()

    def number(self, offset: int) -> int:
        """The line of the file that holds the character at `offset` of the body."""
        return bisect_right(self._starts, offset) - 1 + self.first_line


class Mark:
    """Emphasis or a link that is open."""

    __slots__ = ("at", "inner", "is_image", "link", "start", "width", "words")

    def __init__(
        self, name: str, start: int, at: int, link: tuple[str, str] | None, body: str
    ) -> None:
        self.start, self.at, self.link = start, at, link
        self.width = WIDTHS.get(name, 1)
        if name == "Strikethrough" and body.startswith("~~", self.start):
            self.width = 2
        self.is_image = link is not None and link[0] in IMAGES  # its description is no text
        self.inner = -1  # where the words of a link begin
        self.words: list[str] = []


class _Builder:
    __slots__ = (
        "_body", "_end", "_hides", "_images", "_length", "_links", "_marks", "_masked",
        "_offset", "_parts", "_pieces", "_stop", "_wraps",
    )  # fmt: skip

    def __init__(self, body: str, marks: list[Mark], offset: Callable[[int], int] | None) -> None:
        self._body, self._marks, self._offset = body, marks, offset
        self._parts: list[str] = []
        self._masked: list[str] = []
        self._length = self._end = self._stop = 0
        self._images = sum([mark.is_image for mark in marks]) if marks else 0
        self._pieces: list[Piece] = []
        self._wraps: list[Wrap] = []
        self._links: list[InlineLink] = []
        self._hides = False

    def add(self, token: Token) -> None:
        kind, value, span, link = token
        start, end = span["start"], span["end"]
        if self._offset is not None:
            start, end = self._offset(start), self._offset(end)
        if kind == TEXT:
            if end - start == len(value) and not self._marks and COMMENT not in value:
                text = self._body[start:end]
                self._parts.append(text)
                self._masked.append(text)
                self._pieces.append(_new(Piece, (self._length, start, end)))
                self._length += len(text)
            else:
                self._add_text(value, start, end)
        elif kind == CODE:
            self._add_code(value if value.isascii() else plain(value), start, end)
        elif kind == OPEN:
            mark = Mark(value, start, self._length, link, self._body)
            self._marks.append(mark)
            self._images += mark.is_image
            self._stop = max(self._stop, start)
            return
        elif kind == CLOSE:
            if value == "Link" and self._body.startswith("][]", end - 1):
                end += 2  # the range of `[ada][]` ends too early
            self._close(start, end)
        elif kind == HTML and BREAK.fullmatch(value):
            self._say("\n", start, end)
        self._end = end
        self._stop = max(self._stop, end)

    def _add_code(self, value: str, start: int, end: int) -> None:
        first = self._body.find(value, start, end)
        last = first + len(value)
        if first < 0:
            first, last = start, end
        self._wraps.append(_new(Wrap, (start, first, last, end)))
        self._hides = True
        self._say(value, first, last, HIDDEN * len(value))

    def _add_text(self, value: str, start: int, end: int) -> None:
        if end - start != len(value):  # an entity
            self._say(value, start, end)
            return
        text = self._body[start:end]
        if COMMENT not in value:
            self._say(text, start, end)
            return
        at = 0
        for match in COMMENTED.finditer(value):
            self._say(text[at : match.start()], start + at, start + match.start())
            at = match.end()
        self._say(text[at:], start + at, end)

    def _say(self, text: str, start: int, end: int, masked: str = "") -> None:
        if not text:
            return
        if self._marks:
            mark = self._marks[-1]
            mark.words.append(text)
            if mark.inner < 0:
                mark.inner = start
            if self._images:
                return
        self._parts.append(text)
        self._masked.append(masked or text)
        self._pieces.append(_new(Piece, (self._length, start, end)))
        self._length += len(text)

    def _close(self, start: int, end: int) -> None:
        if not self._marks:
            return
        mark = self._marks.pop()
        words = "".join(mark.words)
        if self._marks:
            self._marks[-1].words.append(words)
        if mark.link is None:
            self._wraps.append(Wrap(start, start + mark.width, end - mark.width, end))
            return
        kind, target = mark.link
        self._links.append(InlineLink(kind, target, words, mark.start, end, mark.at))
        self._images -= mark.is_image
        if not mark.is_image:
            inner = start + 1
            if kind == "wikilink":
                inner = mark.inner if mark.inner >= 0 else start + 2
            self._wraps.append(Wrap(start, inner, max(inner, min(self._end, end)), end))

    def line(self, start: int, number: int) -> Line:
        """The line of the tokens added, which begin at `start`."""
        text = "".join(self._parts)
        masked = "".join(self._masked) if self._hides else text
        source = self._body[start : self._stop]
        pieces, wraps, links = tuple(self._pieces), tuple(self._wraps), tuple(self._links)
        line: Line = _new(Line, (text, masked, source, start, number, pieces, wraps, links))
        return without(line, HIGHLIGHT) if "==" in masked else line


def plain(text: str) -> str:
    """`text` with stand-ins made what they stand for."""
    return text.replace(COMMENT, "").translate(STAND_INS)
