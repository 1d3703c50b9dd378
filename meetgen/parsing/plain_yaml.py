"""The plain part of YAML to which most front matter keeps, read without a YAML parser.

Everything here gives what the guarded parser in `frontmatter` gives, places included, in a quarter
of its time: a property test compares the two. Whatever is not plainly safe is left to the parser.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from meetgen.parsing.values import MOST_DIGITS, Value, read_plain_word

LONGEST = 2_000  # characters of a block; a longer one may have too many values
_TYPOGRAPHIC = "‘’“”–—…"
# "Ada Lovelace", "2026-11-18", "https://x", "ada (chair)"; not "a: b", "a #b", "- a", "[a]"
_SAFE = rf"[\w ,;./@+()'&!?=*$%{_TYPOGRAPHIC}-]*"
_WORD = rf"(?![0-9]{{{MOST_DIGITS}}})\w{_SAFE}(?::(?=[\w/]){_SAFE})*"
_FLOW_WORD = r"[ ]*\w[\w ./@+()'&-]*"
# "'Platform: weekly'"; not "'it''s'", '"a \\" b"'
_QUOTED = (
    rf"\"[\w '!#$%&()*+,./:;=?@\[\]^`{{|}}~{_TYPOGRAPHIC}-]*\""
    rf"|'[\w \"!#$%&()*+,./:;=?@\[\]^`{{|}}~{_TYPOGRAPHIC}-]*'"
)
_SCALAR = rf"{_WORD}|(?:{_QUOTED})[ ]*"
# "date: 2026-11-18\n", "tags: [a, b]\n", "attendees:\n  - Ada\n  - Bob\n"
ENTRY = re.compile(
    rf"(?P<key>\w[\w-]{{0,59}}):"
    rf"(?:[ ]+(?:(?P<scalar>{_SCALAR})|\[(?P<flow>(?:{_FLOW_WORD}(?:,{_FLOW_WORD})*)?)\][ ]*)\n"
    rf"|\n(?P<items>(?P<indent>[ ]*)-[ ](?:{_SCALAR})\n(?:(?P=indent)-[ ](?:{_SCALAR})\n)*))"
)


class PlainBlock(NamedTuple):
    """The values of a block by their keys, and where the keys stand; all as in `FrontMatter`."""

    values: Mapping[str, Value]
    key_places: Mapping[str, tuple[int, int]]


def read_plain_block(block: str, first_line: int) -> PlainBlock | None:
    """The values of a block of front matter, which ends with a line end; None if it is not plain.

    `first_line` is the line of the file at which the block begins.
    """
    if len(block) > LONGEST:
        return None
    values: dict[str, Value] = {}
    places = {}
    at, line = 0, first_line
    while at < len(block):
        entry = ENTRY.match(block, at)
        if entry is None or entry["key"] in values:
            return None
        key, scalar, flow, items = entry.group("key", "scalar", "flow", "items")
        places[key] = (line, 1)
        if scalar is not None:
            values[key] = _scalar(scalar, line, entry.start("scalar") - at + 1)
        elif flow is not None:
            column = entry.start("flow") - at
            values[key] = Value(list(_words(flow, line, column + 1)), "", line, column)
        else:
            column = len(entry["indent"]) + 1
            found = list(_items(items, line + 1, column + len("- ")))
            values[key] = Value(found, "", line + 1, column)
            line += len(found)
        at, line = entry.end(), line + 1
    return PlainBlock(values, places)


def _scalar(text: str, line: int, column: int) -> Value:
    """A word with its meaning, or what stands in quotes."""
    text = text.rstrip(" ")
    if text[0] in "\"'":
        return Value(text[1:-1], text[1:-1], line, column)
    return Value(read_plain_word(text), text, line, column)


def _items(text: str, line: int, column: int) -> Iterator[Value]:
    """The scalars of a list, one in each line, each from `column` on."""
    for number, item in enumerate(text[:-1].split("\n"), line):
        yield _scalar(item[column - 1 :], number, column)


def _words(text: str, line: int, column: int) -> Iterator[Value]:
    """The words of `a, b`, which begins at `column`."""
    for word in text.split(",") if text else ():
        own = word.strip(" ")
        yield _scalar(own, line, column + len(word) - len(word.lstrip(" ")))
        column += len(word) + 1
