"""YAML values with their places, and what plain words among them mean."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

MOST_BITS = 63  # of a number that every program reads back
MOST_DIGITS = 100  # of a number; more are text
# "2026-02-28", "2026-2-8 14:00", "2023-01-04T14:00:00Z"; not "20260228", "2026-02"
TIMESTAMP = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?"
    r"[ \t]*(?:([Zz])|([-+])(\d\d?)(?::?(\d\d))?)?)?",
    re.ASCII,
)
INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")  # "12", "-3"; not "012", "1_000", "12:30"
NUMBER = re.compile(r"[-+]?[0-9]+\.[0-9]*(?:[eE][-+][0-9]+)?")  # "1.5", "1.e+3"; not ".inf"
CONSTANTS: Mapping[str, bool | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **{
        form: word in ("true", "yes", "on")
        for word in ("true", "yes", "on", "false", "no", "off")
        for form in (word, word.title(), word.upper())
    },
}


class Value(NamedTuple):
    """A YAML value and its place; a named tuple because thousands are made and speed counts.

    `data` is what YAML 1.1 makes of it: a list of values, a map from keys to values, or a scalar,
    whose text as written is `text`. `line` and `column` count from 1 in the file.
    """

    data: "Data"
    text: str
    line: int
    column: int


Data: TypeAlias = (
    bool | int | float | str | dt.date | dt.datetime | list[Value] | dict[str, Value] | None
)


def plain(value: Value) -> object:
    """The value as JSON holds it: strings, numbers, lists and maps; dates as ISO text."""
    data = value.data
    if isinstance(data, dt.date):
        return data.isoformat()
    if isinstance(data, int) and data.bit_length() > MOST_BITS:
        return value.text
    if isinstance(data, dict):
        return {key: plain(one) for key, one in data.items()}
    if isinstance(data, list):
        return [plain(one) for one in data]
    return data


def read_plain_word(text: str) -> Data:
    """What an unquoted scalar means: `yes` -> True, `12` -> 12, `2026-02-28` -> a date, else text.

    The odd forms of YAML 1.1 (octal, `12:30` as a number, `1_000`, `.inf`) stay text, as does what
    only looks like a date or is too long for a number.
    """
    if text in CONSTANTS:
        return CONSTANTS[text]
    first = text[0]
    if not ("0" <= first <= "9" or first in "+-"):
        return text
    if len(text) <= MOST_DIGITS:
        if INTEGER.fullmatch(text):
            return int(text)
        if NUMBER.fullmatch(text):
            return float(text)
    found = read_timestamp(text) if text[4:5] == "-" else None
    return text if found is None else found


def is_too_long_a_number(text: str) -> bool:
    """Whether YAML 1.1 reads this as a number, and one that no program can do anything with."""
    return len(text) > MOST_DIGITS and INTEGER.fullmatch(text) is not None


def read_timestamp(text: str) -> dt.date | dt.datetime | None:
    """The date or date-time written as `2026-02-28`, `2026-02-28T14:00+01:00`; else None."""
    match = TIMESTAMP.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zulu, sign, zone, zone_minutes = match.groups()
    try:
        if hour is None:
            return dt.date(int(year), int(month), int(day))
        zone_info: dt.tzinfo | None = dt.UTC if zulu else None
        if sign:
            offset = dt.timedelta(hours=int(zone), minutes=int(zone_minutes or 0))
            zone_info = dt.timezone(-offset if sign == "-" else offset)
        day_of = dt.date(int(year), int(month), int(day))
        time_of = dt.time(int(hour), int(minute), int(second or 0), tzinfo=zone_info)
    except ValueError:
        return None
    return dt.datetime.combine(day_of, time_of)
