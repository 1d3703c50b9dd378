"""Dates as people write them in fields: ISO, or words that count from the day of the meeting."""

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

FRIDAY, DECEMBER, WEEK = 4, 12, 7
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "weds", "thur", "thurs")
SHORT = {"tues": "tue", "weds": "wed", "thur": "thu", "thurs": "thu"}
_NAMED = "|".join(sorted((*DAYS, *SHORT_DAYS), key=len, reverse=True))
# "friday", "next fri", "tomorrow", "end of month", "in 3 days", "+2w"; not "soon"
RELATIVE = (
    rf"(?:(?:this|next|coming)[ -])?(?:{_NAMED})\b"
    r"|today|tonight|tomorrow|yesterday"
    r"|(?:this|next)[ -](?:week|month|quarter|year)"
    r"|(?:the[ -])?end[ -]of[ -](?:the[ -])?(?:next[ -])?(?:day|week|month|quarter|year)"
    r"|eod|eow|eom|eoq|eoy"
    r"|in[ -]\d{1,3}[ -](?:day|week|month)s?|\+\d{1,3}[dwm]"
)
RELATIVE_DATE = re.compile(RELATIVE, re.IGNORECASE)
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
DATED_LINK = re.compile(r"^\[*(\d{4}-\d{2}-\d{2})(?:T[\d:.]+Z?)?\]*$")
DISTANCE = re.compile(r"(\d{1,3})[ -]?([dwm])")


class DateRead(NamedTuple):
    """A date as read; `day` is None when the words are no date, or count from nothing."""

    day: dt.date | None
    is_relative: bool


@lru_cache(maxsize=4096)  # the same days come again and again
def read_date(text: str, meeting: dt.date | None) -> DateRead:
    """The date that `text` says: `2026-12-01`, or `friday` counted from the `meeting`'s day.

    A weekday is the first after the meeting; `next friday` the one in the week after;
    `this week` and `next week` are their Fridays, months and quarters their last days.
    """
    if (match := DATED_LINK.match(text.strip())) is not None:
        try:
            return DateRead(dt.date.fromisoformat(match[1]), is_relative=False)
        except ValueError:
            return DateRead(None, is_relative=False)
    if RELATIVE_DATE.fullmatch(text.strip()) is None:
        return DateRead(None, is_relative=False)
    if meeting is None:
        return DateRead(None, is_relative=True)
    words = " ".join(text.replace("-", " ").split()).lower()
    try:
        return DateRead(_counted(words.replace("the ", ""), meeting), is_relative=True)
    except (OverflowError, ValueError):  # the calendar of dates ends with the year 9999
        return DateRead(None, is_relative=True)


def _counted(words: str, day: dt.date) -> dt.date:
    if words in FIXED:
        return FIXED[words](day)
    if (match := DISTANCE.search(words)) is not None:
        return _later(day, int(match[1]), match[2])
    prefix, _, name = words.rpartition(" ")
    weekday = _weekday(name)
    if prefix == "next":
        return _monday(day) + dt.timedelta(days=WEEK + weekday)
    return day + dt.timedelta(days=(weekday - day.weekday() - 1) % WEEK + 1)


def _weekday(name: str) -> int:
    short = SHORT.get(name, name)
    return SHORT_DAYS.index(short) if short in SHORT_DAYS else DAYS.index(short)


def _later(day: dt.date, count: int, unit: str) -> dt.date:
    if unit == "m":
        month = day.month - 1 + count
        first = dt.date(day.year + month // DECEMBER, month % DECEMBER + 1, 1)
        return min(first + dt.timedelta(days=day.day - 1), _month_end(first))
    return day + dt.timedelta(days=count * (WEEK if unit == "w" else 1))


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _friday(day: dt.date, weeks: int = 0) -> dt.date:
    """The Friday of the week `weeks` after the day's; on a weekend, this week is the one ahead."""
    friday = _monday(day) + dt.timedelta(days=FRIDAY + WEEK * weeks)
    return friday if friday >= day else friday + dt.timedelta(days=WEEK)


def _month_end(day: dt.date) -> dt.date:
    following = day.replace(day=28) + dt.timedelta(days=4)
    return following - dt.timedelta(days=following.day)


def _quarter_end(day: dt.date) -> dt.date:
    return _month_end(day.replace(day=1, month=(day.month + 2) // 3 * 3))


def _year_end(day: dt.date) -> dt.date:
    return day.replace(month=DECEMBER, day=31)


def _next_day(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=1)


def _same(day: dt.date) -> dt.date:
    return day


FIXED: dict[str, Callable[[dt.date], dt.date]] = {
    "today": _same,
    "tonight": _same,
    "eod": _same,
    "end of day": _same,
    "yesterday": lambda day: day - dt.timedelta(days=1),
    "tomorrow": _next_day,
    "this week": _friday,
    "end of week": _friday,
    "eow": _friday,
    "next week": lambda day: _friday(day, 1),
    "end of next week": lambda day: _friday(day, 1),
    "this month": _month_end,
    "end of month": _month_end,
    "eom": _month_end,
    "next month": lambda day: _month_end(_next_day(_month_end(day))),
    "end of next month": lambda day: _month_end(_next_day(_month_end(day))),
    "this quarter": _quarter_end,
    "end of quarter": _quarter_end,
    "eoq": _quarter_end,
    "next quarter": lambda day: _quarter_end(_next_day(_quarter_end(day))),
    "end of next quarter": lambda day: _quarter_end(_next_day(_quarter_end(day))),
    "this year": _year_end,
    "end of year": _year_end,
    "eoy": _year_end,
    "next year": lambda day: _year_end(_next_day(_year_end(day))),
    "end of next year": lambda day: _year_end(_next_day(_year_end(day))),
    "end of next day": _next_day,
}
