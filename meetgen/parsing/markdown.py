"""CommonMark as meetgen reads and shows it: the sole user of pyromark, with one set of options."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate
from typing import Any, cast

import pyromark

Event = str | dict[str, Any]

# Noncharacters that stand in for one character, so that every offset stays what it was.
COMMENT = "\ufdd2"  # a character of a %% comment %%
DOLLAR = "\ufdd1"  # a $ that is a price and no math
BRACE = "\ufdd3"  # a { at the end of a heading that gives no attributes
STAND_INS = {ord(DOLLAR): "$", ord(BRACE): "{"}

_BASE = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_MATH
)
_READER = pyromark.Markdown(options=_BASE | pyromark.Options.ENABLE_WIKILINKS)
# Wikilinks that lead somewhere are Markdown links by the time a page is shown; all others are text.
_WRITER = pyromark.Markdown(options=_BASE)

# "## Use {name}"; not "## Pay {#pay}", "## Pay {visibility=private}", "Use {name}". What the line
# begins with is looked at last, because a search for a fixed beginning is many times as fast.
NO_ATTRIBUTES = re.compile(r"\{[^\n{}#.=]*\}[ \t]*$", re.MULTILINE)
HEADING = re.compile(r" {0,3}#{1,6}[ \t][^\n{]*")
# "5 or CA", "30, asked 40": what is between two prices; not "5x + 3", "x_1"
BETWEEN_PRICES = re.compile(r"\d[\d.,]*\s?[a-zA-Z%]?[\s,;/-][^\\^_={}+*<>]*")
# An inline comment's two ends are in one paragraph; "50%%" is no beginning.
INLINE_COMMENT = re.compile(r"(?<![\d%])%%(?!%)(?:[^\n%]|%(?!%)|\n(?![ \t]*\n))*%%")
# A block comment begins a line, behind nothing but list and quote marks.
BLOCK_COMMENT = re.compile(r"^[ \t>]*(?:[-*+][ \t]+)?(%%(?!%).*?%%)", re.MULTILINE | re.DOTALL)
# "costs $5"; not "$$x$$", "\\$5"
SINGLE_DOLLAR = re.compile(r"(?<![$\\])\$(?!\$)")
CODE = frozenset({"Code"})
NOT_READ = CODE | {"InlineMath", "DisplayMath"}


def events(text: str) -> Iterator[tuple[Event, Mapping[str, int]]]:
    """The parser's events with their ranges `{"start", "end"}`, in bytes of UTF-8.

    `text` is what `shadow` gives; wikilinks come as links.
    """
    return cast("Iterator[tuple[Event, Mapping[str, int]]]", _READER.events_with_range(text))


def to_html(text: str) -> str:
    """`text` as HTML, not cleaned; wikilinks stay as written, comments are gone.

    Math comes as `<span class="math math-inline">`, prices such as `$5-$10` as text.
    """
    html = _WRITER.html(shadow(text)).replace(COMMENT, "")
    return html.replace(DOLLAR, "$").replace(BRACE, "{")  # many times as fast as `translate`


def shadow(text: str) -> str:
    """`text` of the same length with stand-ins where CommonMark reads other things than people do.

    Comments become blanks (or `COMMENT` beside other text), dollar signs of prices `DOLLAR`.
    """
    if "%%" in text:
        text = _without_comments(text)
    if "}" in text:
        text = NO_ATTRIBUTES.sub(_without_attributes, text)
    if "$" in text:
        text = _without_prices(text)
    return text


def comments(text: str) -> tuple[tuple[int, int], ...]:
    """Where Obsidian's `%% comments %%` stand: offsets, in order, none in code."""
    if "%%" not in text:
        return ()
    code = _ranges(text, NOT_READ)
    found: list[tuple[int, int]] = []
    end = passed = 0
    while (start := text.find("%%", end)) >= 0:
        match = INLINE_COMMENT.match(text, start)
        line = text.rfind("\n", 0, start) + 1
        block = BLOCK_COMMENT.match(text, line)
        stop = 0
        if block is not None and block.start(1) == start:
            stop = block.end()
        elif match is not None:
            stop = match.end()
        while passed < len(code) and code[passed][1] <= start:
            passed += 1
        in_code = passed < len(code) and code[passed][0] <= start
        if not stop or in_code:
            end = start + 2
            continue
        found.append((start, stop))
        end = stop
    return tuple(found)


def _without_comments(text: str) -> str:
    parts, end = [], 0
    for start, stop in comments(text):
        parts.append(text[end:start])
        parts.append("\n".join(COMMENT * len(line) for line in text[start:stop].split("\n")))
        end = stop
    joined = "".join((*parts, text[end:]))
    return "\n".join(
        " " * len(line) if COMMENT in line and not line.strip(COMMENT + " \t") else line
        for line in joined.split("\n")
    )


def code_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Where the code of a text stands, spans and blocks: offsets, in order."""
    return _ranges(shadow(text), CODE)


def _ranges(text: str, kinds: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Where code blocks and inline events of these kinds stand, as offsets."""
    places = Places(text)
    ranges = []
    for event, span in _READER.events_with_range(text):
        if isinstance(event, dict):
            kind, value = next(iter(event.items()))
            if kind in kinds or (kind == "Start" and "CodeBlock" in cast("str", value)):
                ranges.append((places.offset(span["start"]), places.offset(span["end"])))
    return tuple(ranges)


def _without_attributes(braces: re.Match[str]) -> str:
    text, start = braces.string, braces.start()
    line = text.rfind("\n", 0, start) + 1
    is_heading = HEADING.fullmatch(text, line, start) is not None
    return BRACE + braces[0][1:] if is_heading else braces[0]


def _without_prices(text: str) -> str:
    """`text` with the dollar signs of false math replaced, as Pandoc and GitHub tell them apart.

    One wrong reading shifts the next, so from the first on every single $ of its paragraph goes.
    """
    data = text.encode()
    parts, done = [], 0
    for event, span in _READER.events_with_range(text):
        if not (isinstance(event, dict) and "InlineMath" in event) or span["start"] < done:
            continue
        start, end = span["start"], span["end"]
        before, after = data[max(start - 1, 0) : start], data[end : end + 1]
        inner = event["InlineMath"]
        if not (before.isalnum() or after.isalnum() or BETWEEN_PRICES.fullmatch(inner)):
            continue
        stop = data.find(b"\n\n", start)
        stop = len(data) if stop < 0 else stop
        parts.append(data[done:start].decode())
        parts.append(SINGLE_DOLLAR.sub(DOLLAR, data[start:stop].decode()))
        done = stop
    return "".join((*parts, data[done:].decode())) if parts else text


class Places:
    """Bytes of a text's UTF-8 to its code points; `starts` are the code points of its lines."""

    __slots__ = ("_bytes", "_data", "_last", "_last_byte", "is_ascii", "starts")

    def __init__(self, text: str) -> None:
        self.is_ascii = text.isascii()
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._data, self._bytes = b"", self.starts
        self._last = self._last_byte = 0
        if not self.is_ascii:
            self._data = text.encode()
            self._bytes = [0, *accumulate(len(line) + 1 for line in self._data.split(b"\n"))]

    def offset(self, at: int) -> int:
        """The code point that begins at the byte `at`."""
        if self.is_ascii:
            return at
        line = bisect_right(self._bytes, at) - 1
        start, offset = self._bytes[line], self.starts[line]
        if start <= self._last_byte <= at:  # go on from the last answer: long lines stay linear
            start, offset = self._last_byte, self._last
        offset += len(self._data[start:at].decode(errors="replace"))
        self._last_byte, self._last = at, offset
        return offset
