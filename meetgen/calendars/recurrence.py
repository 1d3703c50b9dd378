"""The days and times that a rule gives within a window, at a cost that the window bounds.

dateutil walks from DTSTART, for ever where nothing matches; here each look starts at the period
that holds the window's first day. Only COUNT needs to walk from DTSTART, once, with a budget.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from meetgen.calendars.event import Frequency, Rule

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2200, 12, 31)
LAST_MOMENT = datetime(2200, 12, 31, 23, 59, 59)  # noqa: DTZ001 (on the clock of any zone)
MOST_PERIODS = 20_000
DAY = timedelta(days=1)
DAYS_OF_WEEK = tuple(timedelta(days=one) for one in range(7))
Moment = TypeVar("Moment", date, datetime)


def days_of_rule(rule: Rule, first: date, low: date, high: date) -> Iterator[date]:
    """The days from `low` to `high` (both included) on which the rule has an occurrence, in order.

    `first` is DTSTART's day, which counts as one even where the rule does not give it. At most
    `MOST_PERIODS` days, weeks, months or years are looked at.
    """
    low, high = max(low, first, FIRST_DAY), min(high, LAST_DAY)
    if rule.last_day:
        high = min(high, rule.last_day)
    if rule.count:
        high = min(high, day_of_count(rule, first))
    if low <= first <= high:
        yield first
    for day in islice(matching_days(rule, first, low, high), MOST_PERIODS):
        if day != first:
            yield day


@lru_cache(maxsize=4096)
def day_of_count(rule: Rule, first: date) -> date:
    """The day of the last occurrence by COUNT; the last day of all when the budget ends before."""
    count = rule.count or 0
    most = (LAST_DAY - first).days // rule.interval
    if count > most + 7:  # no frequency gives more than one a day, and weeks come interval-wise
        return LAST_DAY
    if rule.frequency is Frequency.DAILY and is_plain(rule):
        return min(first + (count - 1) * rule.interval * DAY, LAST_DAY)
    if count > MOST_PERIODS:
        return LAST_DAY
    days = islice(matching_days(rule, first, first, LAST_DAY), count - 1, count)
    return next(days, LAST_DAY)


def is_plain(rule: Rule) -> bool:
    """Whether the rule has no BYxxx part."""
    by_days = rule.by_day or rule.by_month_day or rule.by_week_no or rule.by_year_day
    return not (by_days or rule.by_month or rule.by_set_pos)


def moments_of_rule(rule: Rule, first: datetime, low: date, high: date) -> Iterator[datetime]:
    """As `days_of_rule` for a rule with `times`: moments on the event's clock, in order.

    `first` is DTSTART without its zone. BYSETPOS picks from the moments of a period.
    """
    low, high = max(low, first.date(), FIRST_DAY), min(high, LAST_DAY)
    if rule.last_day:
        high = min(high, rule.last_day)
    last = moment_of_count(rule, first) if rule.count else LAST_MOMENT
    if rule.until:
        last = min(last, rule.until)
    if low <= first.date() <= high and first <= last:
        yield first
    for moment in islice(matching_moments(rule, first, low, high), MOST_PERIODS):
        if moment > last:
            return
        if moment != first:
            yield moment


@lru_cache(maxsize=4096)
def moment_of_count(rule: Rule, first: datetime) -> datetime:
    """The last moment by COUNT; the last of all when the budget ends before."""
    count = rule.count or 0
    if count > MOST_PERIODS:
        return LAST_MOMENT
    moments = matching_moments(rule, first, first.date(), LAST_DAY)
    return next(islice(moments, count - 1, count), LAST_MOMENT)


def last_day_of_rule(rule: Rule, first: date | datetime) -> date:
    """The last day that UNTIL and COUNT leave; `LAST_DAY` without an end."""
    last = rule.last_day or LAST_DAY
    if not rule.count:
        return last
    if rule.times and isinstance(first, datetime):
        return min(last, moment_of_count(rule, first.replace(tzinfo=None)).date())
    return min(last, day_of_count(rule, first.date() if isinstance(first, datetime) else first))


def matching_moments(rule: Rule, first: datetime, low: date, high: date) -> Iterator[datetime]:
    """The moments of a rule with `times` alone, on days from `low` to `high`, in order."""
    for days in days_of_periods(rule, first.date(), low, high):
        moments = [datetime.combine(day, at) for day in days for at in rule.times]
        for moment in at_positions(moments, rule.by_set_pos) if rule.by_set_pos else moments:
            if moment.date() > high:
                return
            if moment.date() >= low and moment >= first:
                yield moment


def matching_days(rule: Rule, first: date, low: date, high: date) -> Iterator[date]:
    """The days of the rule alone from `low` to `high`, in order, none before `first`."""
    for days in days_of_periods(rule, first, low, high):
        for day in at_positions(days, rule.by_set_pos) if rule.by_set_pos else days:
            if day > high:
                return
            if day >= low and day >= first:
                yield day


def days_of_periods(rule: Rule, first: date, low: date, high: date) -> Iterator[list[date]]:
    """The days of each period that holds some of `low` to `high`, before BYSETPOS."""
    is_numbered = bool(rule.by_week_no or rule.by_year_day)
    for period in islice(PERIODS[rule.frequency](rule, first, low), MOST_PERIODS):
        if period > high:
            return
        if is_numbered:
            yield [*numbered_days(rule, first, period)]
        else:
            yield [*DAYS[rule.frequency](rule, first, period)]


def at_positions(found: list[Moment], positions: Iterable[int]) -> list[Moment]:
    """What BYSETPOS picks of a period's days or moments, in order."""
    count = len(found)
    picked = {position - 1 if position > 0 else count + position for position in positions}
    return [found[index] for index in sorted(picked) if 0 <= index < count]


def day_periods(rule: Rule, first: date, low: date) -> Iterator[date]:
    """Every interval-th day from the one at or after `low`."""
    skipped = -(-max(0, (low - first).days) // rule.interval)
    step = rule.interval * DAY
    return count_up(first + skipped * step, step)


def week_periods(rule: Rule, first: date, low: date) -> Iterator[date]:
    """The first days of every interval-th week from the one that holds `low`."""
    base = first - (first.weekday() - rule.week_start) % 7 * DAY
    step = rule.interval * 7 * DAY
    return count_up(base + max(0, (low - base) // step) * step, step)


def count_up(day: date, step: timedelta) -> Iterator[date]:
    """`day` and every `step` after it up to the last day of all."""
    while day <= LAST_DAY:
        yield day
        day += step


def month_periods(rule: Rule, first: date, low: date) -> Iterator[date]:
    """The first days of every interval-th month from the one that holds `low`."""
    base = first.year * 12 + first.month - 1
    wanted = low.year * 12 + low.month - 1
    month = base + max(0, (wanted - base) // rule.interval) * rule.interval
    while month // 12 <= LAST_DAY.year:
        yield date(month // 12, month % 12 + 1, 1)
        month += rule.interval


def year_periods(rule: Rule, first: date, low: date) -> Iterator[date]:
    """The first days of every interval-th year from the one that holds `low`."""
    year = first.year + max(0, (low.year - first.year) // rule.interval) * rule.interval
    return (date(one, 1, 1) for one in range(year, LAST_DAY.year + 1, rule.interval))


def days_of_day(rule: Rule, _first: date, day: date) -> Iterator[date]:
    """The day itself if no part of the rule rules it out."""
    if (
        (not rule.by_month or day.month in rule.by_month)
        and (not rule.by_month_day or is_month_day(day, rule.by_month_day))
        and (not rule.by_day or any(weekday == day.weekday() for _, weekday in rule.by_day))
    ):
        yield day


def days_of_week(rule: Rule, first: date, start: date) -> Iterator[date]:
    """The days of a week on the rule's weekdays.

    Without these DTSTART's, or any where BYMONTHDAY says which (RFC 5545 3.3.10 rules that out).
    """
    weekdays = {weekday for _, weekday in rule.by_day}
    if not weekdays:
        weekdays = set(range(7)) if rule.by_month_day else {first.weekday()}
    for index in sorted((weekday - rule.week_start) % 7 for weekday in weekdays):
        day = start + index * DAY
        if (not rule.by_month or day.month in rule.by_month) and (
            not rule.by_month_day or is_month_day(day, rule.by_month_day)
        ):
            yield day


def days_of_month(rule: Rule, first: date, start: date) -> Iterator[date]:
    """The days of a month that BYMONTHDAY and BYDAY give, DTSTART's day of the month without."""
    if not rule.by_month or start.month in rule.by_month:
        last = start.replace(day=monthrange(start.year, start.month)[1])
        weekdays = weekdays_between(rule, start, last) if rule.by_day else None
        yield from month_days(rule, first, last, weekdays)


def days_of_year(rule: Rule, first: date, start: date) -> Iterator[date]:
    """The days of a year: by weekday counted over all of it, or those of its months."""
    if rule.by_month:
        for month in rule.by_month:
            yield from days_of_month(rule, first, start.replace(month=month))
        return
    end = start.replace(month=12, day=31)
    weekdays = weekdays_between(rule, start, end) if rule.by_day else None
    if weekdays is not None and not rule.by_month_day:
        yield from sorted(weekdays)
        return
    for month in range(1, 13) if rule.by_month_day else (first.month,):
        last = date(start.year, month, monthrange(start.year, month)[1])
        yield from month_days(rule, first, last, weekdays)


def month_days(rule: Rule, first: date, last: date, weekdays: set[date] | None) -> Iterator[date]:
    """The days by BYMONTHDAY of the month that ends on `last`, in order, if among `weekdays`.

    Without BYMONTHDAY all of `weekdays`, which are of this month then, else DTSTART's day.
    """
    length = last.day
    if not rule.by_month_day and weekdays is not None:
        yield from sorted(weekdays)
        return
    numbers = rule.by_month_day or (first.day,)
    for number in sorted({one if one > 0 else length + 1 + one for one in numbers}):
        if 1 <= number <= length:
            day = last.replace(day=number)
            if weekdays is None or day in weekdays:
                yield day


def numbered_days(rule: Rule, first: date, start: date) -> Iterator[date]:
    """The days of a period by BYWEEKNO and BYYEARDAY, which limit each other and all other parts.

    Without any part that names days, a week's day is DTSTART's weekday, as RFC 5545 3.3.10 has it.
    """
    end = END_OF_PERIOD[rule.frequency](start)
    weekdays = {weekday for _, weekday in rule.by_day}
    names_days = weekdays or rule.by_month_day or rule.by_year_day
    if not names_days and rule.frequency is not Frequency.DAILY:
        weekdays = {first.weekday()}
    has_ordinals = rule.frequency is Frequency.YEARLY and any(one for one, _ in rule.by_day)
    for year in range(start.year, end.year + 1):
        days = days_numbered_in(year, rule)
        in_year: set[date] = set()
        if has_ordinals:
            in_year = weekdays_between(rule, date(year, 1, 1), date(year, 12, 31))
        for day in days[bisect_left(days, start) : bisect_right(days, end)]:
            if (
                (not weekdays or day.weekday() in weekdays)
                and (not rule.by_month_day or is_month_day(day, rule.by_month_day))
                and (not has_ordinals or day in in_year)
            ):
                yield day


@lru_cache(maxsize=2048)
def days_numbered_in(year: int, rule: Rule) -> tuple[date, ...]:
    """The days of a year that BYYEARDAY and BYWEEKNO name, in BYMONTH's months, in order."""
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    numbers = {one if one > 0 else length + 1 + one for one in rule.by_year_day}
    days = {date(year, 1, 1) + (one - 1) * DAY for one in numbers if 1 <= one <= length}
    if rule.by_week_no:
        in_weeks = set(days_of_weeks(year, rule))
        days = days & in_weeks if rule.by_year_day else in_weeks
    return tuple(sorted(day for day in days if not rule.by_month or day.month in rule.by_month))


def days_of_weeks(year: int, rule: Rule) -> Iterator[date]:
    """The days of a calendar year in the weeks of BYWEEKNO, by ISO 8601 but for WKST.

    The first days of a year may be in the last week of the one before, and the other way round.
    """
    for of_year in (year - 1, year, year + 1):
        base, weeks = first_week(of_year, rule.week_start), weeks_of(of_year, rule.week_start)
        for number in {one if one > 0 else weeks + 1 + one for one in rule.by_week_no}:
            if 1 <= number <= weeks and (of_year == year or number in (1, weeks)):
                start = base + (number - 1) * 7 * DAY
                yield from (day for day in map(start.__add__, DAYS_OF_WEEK) if day.year == year)


@lru_cache(maxsize=2048)
def first_week(year: int, week_start: int) -> date:
    """The first day of week 1: the first week with at least four days in the year."""
    fourth = date(year, 1, 4)
    return fourth - (fourth.weekday() - week_start) % 7 * DAY


def weeks_of(year: int, week_start: int) -> int:
    """How many weeks a year has, 52 or 53."""
    return (first_week(year + 1, week_start) - first_week(year, week_start)).days // 7


def weekdays_between(rule: Rule, start: date, last: date) -> set[date]:
    """The days that BYDAY names from `start` to `last`: each form gives its own, all count."""
    found: set[date] = set()
    for ordinal, weekday in rule.by_day:
        earliest = start + (weekday - start.weekday()) % 7 * DAY
        latest = last - (last.weekday() - weekday) % 7 * DAY
        if ordinal > 0:
            days = [earliest + (ordinal - 1) * 7 * DAY]
        elif ordinal < 0:
            days = [latest + (ordinal + 1) * 7 * DAY]
        else:
            days = [earliest + week * 7 * DAY for week in range((latest - earliest).days // 7 + 1)]
        found.update(day for day in days if start <= day <= last)
    return found


def is_month_day(day: date, numbers: Iterable[int]) -> bool:
    """Whether BYMONTHDAY names the day, counted from either end of its month."""
    length = monthrange(day.year, day.month)[1]
    return any(day.day == (one if one > 0 else length + 1 + one) for one in numbers)


PERIODS = {
    Frequency.DAILY: day_periods,
    Frequency.WEEKLY: week_periods,
    Frequency.MONTHLY: month_periods,
    Frequency.YEARLY: year_periods,
}
END_OF_PERIOD = {
    Frequency.DAILY: lambda day: day,
    Frequency.WEEKLY: lambda day: day + 6 * DAY,
    Frequency.MONTHLY: lambda day: day.replace(day=monthrange(day.year, day.month)[1]),
    Frequency.YEARLY: lambda day: day.replace(month=12, day=31),
}
DAYS = {
    Frequency.DAILY: days_of_day,
    Frequency.WEEKLY: days_of_week,
    Frequency.MONTHLY: days_of_month,
    Frequency.YEARLY: days_of_year,
}
