"""Notations of a task's fields: one module each, all read in every line, mixed as they come."""

import datetime as dt
import re
from types import ModuleType

from meetgen.model.action import TaskFields
from meetgen.parsing.syntaxes import dataview, emoji, keyvalue
from meetgen.parsing.syntaxes.fields import NO_FIELDS, Found, Problem, fields_of

SYNTAXES: tuple[ModuleType, ...] = (emoji, dataview, keyvalue)
# "x ^k3f9" at the end of a line: Obsidian's block id
BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^([A-Za-z0-9-]+)\s*$", re.MULTILINE)


def find_fields(text: str) -> tuple[Found, ...]:
    """The fields in `text` in any notation, in order, none within another."""
    found: list[Found] = []
    if not text.isascii() and emoji.SIGN.search(text) is not None:
        found.extend(emoji.find(text))
    if "::" in text:
        found.extend(dataview.find(text))
    if ":" in text or "due" in text or "//" in text:
        found.extend(keyvalue.find(text))
    if len(found) > 1:
        found.sort(key=lambda one: (one.start, -one.end))
        kept = found[:1]
        kept.extend(one for before, one in _pairs(found) if one.start >= before)
        return tuple(kept)
    return tuple(found)


def _pairs(found: list[Found]) -> list[tuple[int, Found]]:
    """Each found field but the first with the furthest end before it."""
    pairs, end = [], found[0].end
    for one in found[1:]:
        pairs.append((end, one))
        end = max(end, one.end)
    return pairs


def read_fields(
    text: str, day: dt.date | None
) -> tuple[TaskFields, tuple[tuple[int, int], ...], tuple[Problem, ...]]:
    """The fields of a line, the ranges they take, and what is odd about them."""
    found = find_fields(text)
    spans = tuple((one.start, one.end) for one in found)
    values, problems = fields_of(found, day) if found else (NO_FIELDS, ())
    return values, spans, problems
