"""The parser's inline events of one line to its plain text and the places that it comes from."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
import re

from meetgen.parsing.document import HIDDEN, InlineLink, Line, Piece, Wrap
from meetgen.parsing.markdown import COMMENT, STAND_INS

# "==marked=="; not "a == b == c"
HIGHLIGHT = re.compile(r"==(?=[^\s=])([^\n]*?[^\s=])==(?!=)")
PIECE_AT = itemgetter(0)
COMMENTED = re.compile(f"{COMMENT}+")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


WIDTHS = {"Strong": 2, "Emphasis": 1, "Strikethrough": 1}
IMAGES = frozenset({"image", "embed"})


# An inline event: its kind, words (or kind of mark), and range as offsets in the body; for a link
# its kind and target. A plain tuple, because a notebook has a million of these.
Token = tuple[int, str, int, int, tuple[str, str] | None]
TEXT = 0
CODE = 1  # code and math: shown, never read
HTML = 2
OPEN = 3  # emphasis or a link begins
CLOSE = 4
NOTE = 5  # a footnote's reference


class Mark:
    """Emphasis or a link that is open."""

    __slots__ = ("at", "inner", "link", "start", "width", "words")

    def __init__(self, token: Token, at: int, body: str) -> None:
        _, name, self.start, _, self.link = token
        self.at = at
        self.width = WIDTHS.get(name, 1)
        if name == "Strikethrough" and body.startswith("~~", self.start):
            self.width = 2
        self.inner = -1  # where the words of a link begin
        self.words: list[str] = []

    @property
    def is_image(self) -> bool:
        """Whether what it holds is a picture's description, which is no text."""
        return self.link is not None and self.link[0] in IMAGES


def line_of(tokens: Sequence[Token], body: str, number: int, marks: list[Mark]) -> Line | None:
    """The line that `tokens` make; `marks` are those open from the line before, updated.

    None when nothing of it is shown.
    """
    builder = _Builder(body, marks)
    for token in tokens:
        builder.add(token)
    return builder.line(tokens, number)


class _Builder:
    __slots__ = (
        "_body", "_end", "_hidden", "_images", "_length", "_links", "_marks", "_parts",
        "_pieces", "_wraps",
    )  # fmt: skip

    def __init__(self, body: str, marks: list[Mark]) -> None:
        self._body, self._marks = body, marks
        self._parts: list[str] = []
        self._length = self._end = 0
        self._images = sum(mark.is_image for mark in marks)
        self._pieces: list[Piece] = []
        self._wraps: list[Wrap] = []
        self._links: list[InlineLink] = []
        self._hidden: list[tuple[int, int]] = []

    def add(self, token: Token) -> None:
        kind, value, start, end, _ = token
        if kind == TEXT:
            self._add_text(value, start, end)
        elif kind == CODE:
            self._hidden.append((self._length, self._length + len(value)))
            inner = self._body.find(value, start, end)
            first = start if inner < 0 else inner
            last = end if inner < 0 else inner + len(value)
            self._wraps.append(Wrap(start, first, last, end))
            self._say(value, first, last)
        elif kind == OPEN:
            mark = Mark(token, self._length, self._body)
            self._marks.append(mark)
            self._images += mark.is_image
            return
        elif kind == CLOSE:
            self._close(start, end)
        elif kind == HTML and BREAK.fullmatch(value):
            self._say("\n", start, end)
        self._end = end

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

    def _say(self, text: str, start: int, end: int) -> None:
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
        self._pieces.append(Piece(self._length, start, end))
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

    def line(self, tokens: Sequence[Token], number: int) -> Line | None:
        text = "".join(self._parts)
        start = tokens[0][2]
        end = max(token[2] if token[0] == OPEN else token[3] for token in tokens)
        masked = text
        for first, last in self._hidden:
            masked = masked[:first] + HIDDEN * (last - first) + masked[last:]
        line = Line(
            text,
            masked,
            self._body[start:end],
            start,
            number,
            tuple(self._pieces),
            tuple(self._wraps),
            tuple(self._links),
        )
        return without(line, HIGHLIGHT) if "==" in masked else line


def without(line: Line, pattern: re.Pattern[str]) -> Line:
    """`line` without the marks around group 1 of each match of `pattern`: `==so==` -> `so`."""
    cuts: list[tuple[int, int]] = []
    wraps = list(line.wraps)
    for match in pattern.finditer(line.masked):
        cuts += [(match.start(), match.start(1)), (match.end(1), match.end())]
        wraps.append(
            Wrap(
                offset_of(line, match.start()),
                offset_of(line, match.start(1)),
                end_of(line, match.end(1) - 1),
                end_of(line, match.end() - 1),
            )
        )
    return _cut(line._replace(wraps=tuple(wraps)), cuts) if cuts else line


def offset_of(line: Line, at: int) -> int:
    """The offset in the body of the character `at` of the line's plain text."""
    if not line.pieces:
        return line.start + at
    piece = line.pieces[_nth_piece(line, at)]
    return min(piece.start + at - piece.at, piece.end)


def end_of(line: Line, at: int) -> int:
    """The offset in the body behind the character `at`, an entity's or line break's last one."""
    if not line.pieces:
        return line.start + at + 1
    nth = _nth_piece(line, at)
    piece = line.pieces[nth]
    stop = line.pieces[nth + 1].at if nth + 1 < len(line.pieces) else len(line.text)
    if piece.end - piece.start != stop - piece.at:
        return piece.end
    return piece.start + at - piece.at + 1


def _nth_piece(line: Line, at: int) -> int:
    return max(bisect_right(line.pieces, at, key=PIECE_AT) - 1, 0)


def tail(line: Line, at: int) -> Line:
    """The line from the character `at` of its plain text on."""
    if not line.pieces:
        rest = line.source[at:]
        return line._replace(text=rest, masked=line.masked[at:], source=rest, start=line.start + at)
    start = offset_of(line, at) if at < len(line.text) else line.start + len(line.source)
    for wrap in line.wraps:  # emphasis that begins right here stays whole
        if wrap.inner_start == start:
            start = wrap.start
    cut = _cut(line, [(0, at)])
    source = line.source[start - line.start :]
    return cut._replace(source=source, start=start)


def clip(line: Line, start: int, end: int) -> Line:
    """The line from the character `start` of its plain text up to `end`, with what is around."""
    rest = tail(line, start) if start else line
    size = end - start
    if size >= len(rest.text):
        return rest
    if not rest.pieces:
        text = rest.source[:size]
        return rest._replace(text=text, masked=rest.masked[:size], source=text)
    stop = end_of(rest, size - 1) if size else rest.start
    for wrap in rest.wraps:  # emphasis that ends right here stays whole
        if wrap.inner_end == stop and wrap.start >= rest.start:
            stop = wrap.end
    wraps = tuple(one for one in rest.wraps if one.start >= rest.start and one.end <= stop)
    links = tuple(one for one in rest.links if one.start >= rest.start and one.end <= stop)
    cut = _cut(rest._replace(wraps=wraps, links=links), [(size, len(rest.text))])
    return cut._replace(source=rest.source[: stop - rest.start])


def _cut(line: Line, cuts: list[tuple[int, int]]) -> Line:
    """The line without these ranges of its plain text, which are in order."""
    pieces: list[Piece] = []
    text: list[str] = []
    masked: list[str] = []
    length = 0
    own = line.pieces or (Piece(0, line.start, line.start + len(line.text)),)
    ends = [piece.at for piece in own[1:]] + [len(line.text)]
    keep = _kept(cuts, len(line.text))
    nth = 0
    for first, last in keep:
        while nth < len(own) and ends[nth] <= first:
            nth += 1
        at = first
        step = nth
        while at < last and step < len(own):
            piece, stop = own[step], min(last, ends[step])
            is_plain = piece.end - piece.start == ends[step] - piece.at
            start = piece.start + at - piece.at if is_plain else piece.start
            end = start + stop - at if is_plain else piece.end
            pieces.append(Piece(length, start, end))
            text.append(line.text[at:stop])
            masked.append(line.masked[at:stop])
            length += stop - at
            at = stop
            step += 1
    removed = lambda at: sum(min(b, at) - a for a, b in cuts if a < at)  # noqa: E731
    links = tuple(link._replace(at=max(link.at - removed(link.at), 0)) for link in line.links)
    return line._replace(
        text="".join(text), masked="".join(masked), pieces=tuple(pieces), links=links
    )


def _kept(cuts: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    kept, at = [], 0
    for start, end in cuts:
        if start > at:
            kept.append((at, start))
        at = max(at, end)
    if at < length:
        kept.append((at, length))
    return kept


def plain(text: str) -> str:
    """`text` with stand-ins made what they stand for."""
    return text.replace(COMMENT, "").translate(STAND_INS)
