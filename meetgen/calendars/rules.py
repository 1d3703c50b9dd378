"""RRULE text made into a `Rule`, or told to be beyond what is expanded."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo

from meetgen.calendars.event import Frequency, Rule
from meetgen.calendars.properties import read_rule_parts

LARGEST_INTERVAL = 1000
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")  # "MO", "-1FR", "+2TU"; not "FRI"
TIME_PARTS = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}
UNSUPPORTED = ("BYWEEKNO", "BYYEARDAY")
LARGEST = {"BYMONTHDAY": 31, "BYMONTH": 12, "BYSETPOS": 366}


class RuleError(ValueError):
    """A rule that is malformed or not expanded; the message says which part."""


def read_rule(text: str, start: date | datetime, shown_in: tzinfo) -> Rule:
    """The rule `FREQ=WEEKLY;BYDAY=MO` of an event that starts at `start`.

    `shown_in` is the zone in which the UNTIL of an all-day event is a day. Raises RuleError.
    """
    try:
        parts = read_rule_parts(text)
    except ValueError as error:
        raise RuleError(f"is malformed ({str(error)[:80]})") from None
    frequency = str(first(parts, "FREQ", ""))
    if frequency not in Frequency.__members__:
        raise RuleError(f"FREQ={frequency} is not expanded" if frequency else "has no FREQ")
    refuse_unsupported(parts, start)
    return Rule(
        frequency=Frequency(frequency),
        interval=number(parts, "INTERVAL", range(1, LARGEST_INTERVAL + 1)) or 1,
        count=number(parts, "COUNT", range(1, 2**31)),
        last_day=last_day(first(parts, "UNTIL", None), start, shown_in),
        by_day=tuple(sorted({weekday(text) for text in parts.get("BYDAY", ())})),
        by_month_day=numbers(parts, "BYMONTHDAY"),
        by_month=numbers(parts, "BYMONTH"),
        by_set_pos=numbers(parts, "BYSETPOS"),
        week_start=weekday(first(parts, "WKST", "MO"))[1],
    )


def first(parts: Mapping[str, list[object]], name: str, default: object) -> object:
    """The first value of a part."""
    return next(iter(parts.get(name, ())), default)


def refuse_unsupported(parts: Mapping[str, list[object]], start: date | datetime) -> None:
    """Raise RuleError for parts that give other times than DTSTART's, weeks or days of the year."""
    for name in UNSUPPORTED:
        if parts.get(name):
            raise RuleError(f"{name} is not expanded")
    for name, unit in TIME_PARTS.items():
        if (values := parts.get(name)) and values != [getattr(start, unit, None)]:
            raise RuleError(f"{name} is not expanded")
    if str(first(parts, "RSCALE", "GREGORIAN")) != "GREGORIAN":
        raise RuleError(f"RSCALE={first(parts, 'RSCALE', '')} is not expanded")


def number(parts: Mapping[str, list[object]], name: str, allowed: range) -> int | None:
    """The number of a part within `allowed`, None when it is missing; raises RuleError outside."""
    value = first(parts, name, None)
    if value is None:
        return None
    # int() first: a range would count its way to icalendar's own integers
    if not isinstance(value, int) or int(value) not in allowed:
        raise RuleError(f"{name}={value} is outside {allowed.start}..{allowed.stop - 1}")
    return int(value)


def numbers(parts: Mapping[str, list[object]], name: str) -> tuple[int, ...]:
    """The numbers of a part, sorted, once each; raises RuleError for 0 and beyond the largest."""
    found = {
        int(str(value)) if str(value).lstrip("+-").isdecimal() else 0
        for value in parts.get(name, ())
    }
    if any(value == 0 or abs(value) > LARGEST[name] for value in found) or (
        name == "BYMONTH" and any(value < 0 for value in found)
    ):
        raise RuleError(f"{name} is out of range")
    return tuple(sorted(found))


def weekday(text: object) -> tuple[int, int]:
    """(ordinal, weekday) of `-1FR`; ordinal 0 when there is none."""
    if (match := DAY.fullmatch(str(text))) is None:
        raise RuleError(f"{text} is no weekday")
    return int(match[1] or 0), WEEKDAYS.index(match[2])


def last_day(until: object, start: date | datetime, shown_in: tzinfo) -> date | None:
    """The last day on which an occurrence may start, in the event's zone, by UNTIL.

    A date is a whole day, a time without zone is in the event's (Google and Apple write both);
    for an all-day event a time in UTC is a day in `shown_in` (Outlook).
    """
    if until is None:
        return None
    if not isinstance(until, datetime):
        if not isinstance(until, date):
            raise RuleError("UNTIL is not a date")
        return until
    try:
        if not isinstance(start, datetime):
            return (until.astimezone(shown_in) if until.tzinfo else until).date()
        local = (until.astimezone(start.tzinfo) if until.tzinfo else until).replace(tzinfo=None)
        is_before = local.time() < start.time()
        return local.date() - timedelta(days=1) if is_before else local.date()
    except OverflowError:
        raise RuleError(f"UNTIL={until:%Y%m%d} is out of range") from None
