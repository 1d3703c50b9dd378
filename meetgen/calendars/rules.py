"""RRULE text made into a `Rule`, or told to be beyond what is expanded."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice, product

from meetgen.calendars.event import Frequency, Rule
from meetgen.calendars.properties import read_rule_parts

LARGEST_INTERVAL = 1000
LONGEST = 4  # characters of a number such as -366
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")  # "MO", "-1FR", "+2TU"; not "FRI"
TIME_PARTS = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}
END_OF_DAY = time(23, 59, 59)
MOST_TIMES = 96  # a quarter of an hour apart; a meeting that is held more often is none
LARGEST = {
    "BYMONTHDAY": 31, "BYMONTH": 12, "BYSETPOS": 366, "BYWEEKNO": 53, "BYYEARDAY": 366,
    "BYHOUR": 23, "BYMINUTE": 59, "BYSECOND": 59,
}  # fmt: skip


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
    if str(first(parts, "RSCALE", "GREGORIAN")) != "GREGORIAN":
        raise RuleError(f"RSCALE={first(parts, 'RSCALE', '')} is not expanded")
    until = first(parts, "UNTIL", None)
    times = times_of_day(parts, start)
    return Rule(
        frequency=Frequency(frequency),
        interval=number(parts, "INTERVAL", range(1, LARGEST_INTERVAL + 1)) or 1,
        count=count_of(parts),
        last_day=last_day(until, start, shown_in, is_whole=bool(times)),
        by_day=tuple(sorted({weekday(text) for text in parts.get("BYDAY", ())})),
        by_month_day=numbers(parts, "BYMONTHDAY"),
        by_month=numbers(parts, "BYMONTH"),
        by_week_no=numbers(parts, "BYWEEKNO"),
        by_year_day=numbers(parts, "BYYEARDAY"),
        by_set_pos=numbers(parts, "BYSETPOS"),
        week_start=weekday(first(parts, "WKST", "MO"))[1],
        times=times,
        until=local(until, start) if times else None,
    )


def first(parts: Mapping[str, list[object]], name: str, default: object) -> object:
    """The first value of a part."""
    return next(iter(parts.get(name, ())), default)


def times_of_day(parts: Mapping[str, list[object]], start: date | datetime) -> tuple[time, ...]:
    """The times by BYHOUR, BYMINUTE and BYSECOND, in order; empty for DTSTART's own alone.

    An all-day event has none: RFC 5545 says that these parts are ignored then.
    """
    if not isinstance(start, datetime):
        return ()
    given = (
        numbers(parts, name) if parts.get(name) else (getattr(start, unit),)
        for name, unit in TIME_PARTS.items()
    )
    found = sorted(islice(product(*given), MOST_TIMES + 1))
    if len(found) > MOST_TIMES:
        raise RuleError(f"more than {MOST_TIMES} times a day are not expanded")
    times = tuple(time(*one) for one in found)
    return () if times == (start.time().replace(microsecond=0),) else times


def count_of(parts: Mapping[str, list[object]]) -> int | None:
    """COUNT; None without one, and for the -1 by which some programs say that there is no end."""
    if str(first(parts, "COUNT", "")) == "-1":
        return None
    return number(parts, "COUNT", range(1, 2**31))


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
    """The numbers of a part, sorted, once each; raises RuleError for what is out of its range."""
    texts = [str(value).removeprefix("+") for value in parts.get(name, ())]
    if not all(text.removeprefix("-").isdecimal() and len(text) <= LONGEST for text in texts):
        raise RuleError(f"{name} is out of range")
    found = {int(text) for text in texts}
    smallest = 0 if name in TIME_PARTS else 1 if name == "BYMONTH" else -LARGEST[name]
    if any(not smallest <= one <= LARGEST[name] for one in found) or (smallest and 0 in found):
        raise RuleError(f"{name} is out of range")
    return tuple(sorted(found))


def weekday(text: object) -> tuple[int, int]:
    """(ordinal, weekday) of `-1FR`; ordinal 0 when there is none."""
    if (match := DAY.fullmatch(str(text))) is None:
        raise RuleError(f"{text} is no weekday")
    return int(match[1] or 0), WEEKDAYS.index(match[2])


def last_day(
    until: object, start: date | datetime, shown_in: tzinfo, *, is_whole: bool
) -> date | None:
    """The last day on which an occurrence may start, in the event's zone, by UNTIL.

    A date is a whole day, a time without zone is in the event's (Google and Apple write both);
    for an all-day event a time in UTC is a day in `shown_in` (Outlook writes midnight there), but
    the first and last second of a day are that day. The day of an UNTIL before DTSTART's time
    counts only if it `is_whole`: when occurrences have other times as well.
    """
    if until is None:
        return None
    if not isinstance(until, date):
        raise RuleError("UNTIL is not a date")
    if not isinstance(until, datetime):
        return until
    if not isinstance(start, datetime):
        is_day = until.time() in (time.min, END_OF_DAY)
        return until.date() if is_day else in_zone(until, shown_in).date()
    moment = in_zone(until, start.tzinfo)
    is_before = moment.time() < start.time() and not is_whole
    return moment.date() - timedelta(days=1) if is_before else moment.date()


def in_zone(until: datetime, zone: tzinfo | None) -> datetime:
    """UNTIL on the clock of a zone, which is left off; the last day of all stays that day."""
    try:
        return (until.astimezone(zone) if until.tzinfo else until).replace(tzinfo=None)
    except OverflowError:
        return until.replace(tzinfo=None)


def local(until: object, start: date | datetime) -> datetime | None:
    """A time in UNTIL as `Rule.until`; None for a whole day."""
    if isinstance(until, datetime) and isinstance(start, datetime):
        return in_zone(until, start.tzinfo)
    return None
