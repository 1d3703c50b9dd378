"""Operations on a line of text: places of its characters, and parts of it."""

import re
from bisect import bisect_right
from operator import itemgetter

from meetgen.parsing.document import Line, Piece, Wrap

PIECE_AT = itemgetter(0)


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
    links = tuple(
        link._replace(at=max(link.at - _removed(cuts, link.at), 0)) for link in line.links
    )
    return line._replace(
        text="".join(text), masked="".join(masked), pieces=tuple(pieces), links=links
    )


def _removed(cuts: list[tuple[int, int]], at: int) -> int:
    """How many characters before `at` are cut."""
    return sum(min(end, at) - start for start, end in cuts if start < at)


def _kept(cuts: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    kept, at = [], 0
    for start, end in cuts:
        if start > at:
            kept.append((at, start))
        at = max(at, end)
    if at < length:
        kept.append((at, length))
    return kept
