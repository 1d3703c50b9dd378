"""The option `limits`, read into Limits."""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from msgspec.structs import fields

from meetgen.model.limits import SIZES, UNITS, USUAL, Limits, size_text

# "4 MiB", "64MB"; not "4 M", "-1 MB", "1.5 MB"
SIZE = re.compile(r"(\d{1,9})\s*(KiB|MiB|GiB|kB|MB|GB)")
NAMES = tuple(one.name for one in fields(Limits))
LARGEST = 2**40  # of any of them


class LimitError(ValueError):
    """What is wrong with one limit."""


def read_limits(value: object) -> Limits:
    """`{note: 4 MiB, calendar_events: 100000}`; those that are not named stay as they are."""
    if not isinstance(value, Mapping):
        raise LimitError(f"{value!r} is not a mapping")
    for name in value:
        if name not in NAMES:
            near = get_close_matches(str(name), NAMES, n=1)
            hint = f"do you mean {near[0]!r}?" if near else f"known: {', '.join(NAMES)}"
            raise LimitError(f"there is no limit {name!r} ({hint})")
    return Limits(**{name: _limit(name, one) for name, one in value.items()})


def _limit(name: str, value: object) -> int:
    number = _number(name, value)
    least: int = getattr(USUAL, name)
    if number < least:
        shown = size_text(least) if name in SIZES else least
        raise LimitError(f"{name}: limits can only be raised, and {shown} is the least")
    return min(number, LARGEST)


def _number(name: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    size = SIZE.fullmatch(value.strip()) if isinstance(value, str) and name in SIZES else None
    if size is None:
        like = "a size like 4 MiB" if name in SIZES else "a whole number"
        raise LimitError(f"{name}: {value!r} is not {like}")
    return int(size[1]) * UNITS[size[2]]
