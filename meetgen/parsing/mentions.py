"""People mentioned in a line: `@ada`, `@[Ada Lovelace]`, `@[[Ada]]`, Zulip's `@**Ada**`."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from meetgen.parsing.document import InlineLink, Line
from meetgen.parsing.lines import end_of, offset_of

# "@ada", "@ada-l", Matrix's "@ada:example.org"; not "ada@example.org", "https://x/@ada", "@9:30am"
HANDLE = re.compile(
    r"(?<![\w@/.\-+=&%])@(?P<handle>[^\W\d_]\w*(?:[.-]\w+)*|\d*[^\W\d_][\w-]*|\d+)"
    r"(?P<host>:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?"
)
NAMED = re.compile(r"@\[(?P<name>[^\[\]\n]{1,80})\](?!\()")  # "@[Ada Lovelace]"; not "@[x](y)"
# "@9", "@2", "@9am": times and versions
NOT_HANDLE = re.compile(r"\d+(?:am|pm|h)?(?:-[A-Z]+)?$", re.IGNORECASE)


LINKED = frozenset({"wikilink", "inline", "reference"})


class Mention(NamedTuple):
    """Somebody mentioned: `name` without signs; the place in `Line.text` and in the body."""

    name: str
    at: int
    end_at: int
    start: int
    end: int


class LinkSpans:
    """Where a line's links stand, asked by offset in the body."""

    __slots__ = ("_ends", "_links", "_starts")

    def __init__(self, line: Line) -> None:
        links = sorted(line.links, key=lambda link: link.start) if line.links else ()
        self._links = {link.start: link for link in links}
        self._starts = [link.start for link in links]
        self._ends = list(accumulate((link.end for link in links), max))

    def hold(self, offset: int) -> bool:
        """Whether the character at `offset` is part of a link."""
        if not self._starts:
            return False
        nth = bisect_right(self._starts, offset) - 1
        return nth >= 0 and self._ends[nth] > offset

    def at(self, offset: int) -> InlineLink | None:
        """The link that begins at `offset`."""
        return self._links.get(offset)


def mentions(line: Line) -> Iterator[Mention]:
    """The mentions in a line, in order, none in code, addresses or links' words."""
    text = line.masked
    spans = LinkSpans(line) if line.links else None
    at = text.find("@")
    while at >= 0:
        found = _mention(line, at, spans)
        if found is None:
            at = text.find("@", at + 1)
            continue
        yield found
        at = text.find("@", max(found.end_at, at + 1))


def _mention(line: Line, at: int, spans: LinkSpans | None) -> Mention | None:
    start = offset_of(line, at)
    if spans is not None:
        if spans.hold(start):
            return None
        link = spans.at(start + 1)
        if link is not None and link.kind in LINKED:  # @[[Ada]], @[Ada](people/ada.md)
            name = link.text if link.kind != "wikilink" else link.target.partition("#")[0]
            return Mention(name, at, at + 1 + len(link.text), start, link.end)
    is_zulip = bool(line.wraps) and line.source.startswith("**", start + 1 - line.start)
    for wrap in line.wraps if is_zulip else ():
        if wrap.start == start + 1 and wrap.inner_start == wrap.start + 2:  # Zulip's @**Ada**
            size = wrap.inner_end - wrap.inner_start
            name = line.text[at + 1 : at + 1 + size].removeprefix("_")
            return Mention(name.partition("|")[0], at, at + 1 + size, start, wrap.end)
    return _written_out(line, at, start)


def _written_out(line: Line, at: int, start: int) -> Mention | None:
    """`@ada` or `@[Ada Lovelace]`, as plain text."""
    text = line.masked
    if text.startswith("[", at + 1) and (match := NAMED.match(text, at)) is not None:
        return Mention(match["name"].strip(), at, match.end(), start, start + len(match[0]))
    match = HANDLE.match(text, at)
    if match is None:
        return None
    end, handle = match.end(), match["handle"]
    if handle[0].isdigit() and NOT_HANDLE.match(handle):
        return None
    return Mention(text[at + 1 : end], at, end, start, end_of(line, end - 1))
