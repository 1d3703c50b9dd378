"""Comments in a note's text, which no page shows: `%% text %%`, `<!-- text -->`."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from meetgen.parsing.blocks import read_document
from meetgen.parsing.document import HIDDEN, BlockKind, Line

# "%% a note to self %%", "<!-- over\nseveral lines -->"; not "100 %", "<- x"
OPENING = re.compile(r"%%|<!--")


def comment_ranges(body: str) -> tuple[tuple[int, int], ...]:
    """Where the comments of a text are, as offsets, in order and apart from each other.

    An HTML comment that begins a block and never ends hides the rest, as in CommonMark.
    """
    if "%%" not in body and "<!--" not in body:
        return ()
    return tuple(_comments(body, _code_ranges(body)))


def _comments(body: str, code: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    starts = [start for start, _ in code]
    at = 0
    never_ends: set[str] = set()
    while (match := OPENING.search(body, at)) is not None:
        nearest = bisect_right(starts, match.start()) - 1
        if nearest >= 0 and code[nearest][1] > match.start():
            at = max(code[nearest][1], match.end())
            continue
        mark = match[0]
        closing = mark if mark == "%%" else "-->"
        end = -1 if mark in never_ends else body.find(closing, match.end())
        if end >= 0:
            at = end + len(closing)
            yield match.start(), at
        elif mark == "<!--" and _begins_a_line(body, match.start()):
            yield match.start(), len(body)
            return
        else:
            never_ends.add(mark)
            at = match.end()


def _begins_a_line(body: str, at: int) -> bool:
    return not body[body.rfind("\n", 0, at) + 1 : at].strip()


def _code_ranges(body: str) -> list[tuple[int, int]]:
    document = read_document(body, first_line=1, path="")
    ranges = []
    for block in document.blocks:
        if block.kind is BlockKind.CODE:
            ranges.append((block.start, block.end))
        else:
            for line in block.lines:
                ranges += _hidden(line)
            for row in block.rows:
                for cell in row:
                    ranges += _hidden(cell)
    return sorted(ranges)


def _hidden(line: Line) -> Iterator[tuple[int, int]]:
    """The stretches of a line that are code or math."""
    if HIDDEN not in line.masked:
        return
    for piece, following in zip(line.pieces, (*line.pieces[1:], None), strict=True):
        last = following.at if following else len(line.masked)
        if HIDDEN in line.masked[piece.at : last]:
            yield piece.start, piece.end
