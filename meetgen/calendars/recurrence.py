"""The days that a rule gives within a window, at a cost that the window bounds.

dateutil walks from DTSTART, for ever where nothing matches; here each look starts at the period
that holds the window's first day. Only COUNT needs to walk from DTSTART, once, with a budget.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from meetgen.calendars.event import Frequency, Rule

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2200, 12, 31)
MOST_PERIODS = 20_000
DAY = timedelta(days=1)


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
    return not (rule.by_day or rule.by_month_day or rule.by_month or rule.by_set_pos)


def matching_days(rule: Rule, first: date, low: date, high: date) -> Iterator[date]:
    """The days of the rule alone from `low` to `high`, in order, none before `first`."""
    for period in islice(PERIODS[rule.frequency](rule, first, low), MOST_PERIODS):
        if period > high:
            return
        days = [*DAYS[rule.frequency](rule, first, period)]
        for day in at_positions(days, rule.by_set_pos) if rule.by_set_pos else days:
            if day > high:
                return
            if day >= low and day >= first:
                yield day


def at_positions(days: list[date], positions: Iterable[int]) -> list[date]:
    """The days of a period that BYSETPOS picks, in order."""
    count = len(days)
    picked = {position - 1 if position > 0 else count + position for position in positions}
    return [days[index] for index in sorted(picked) if 0 <= index < count]


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
    """The days of a week on the rule's weekdays, DTSTART's when it names none."""
    weekdays = {weekday for _, weekday in rule.by_day} or {first.weekday()}
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
    """The days by BYMONTHDAY of the month that ends on `last`, in order, if among `weekdays`."""
    length = last.day
    if rule.by_month_day:
        wanted = {one if one > 0 else length + 1 + one for one in rule.by_month_day}
    else:
        wanted = {first.day} if weekdays is None else set(range(1, length + 1))
    for number in sorted(wanted):
        if 1 <= number <= length:
            day = last.replace(day=number)
            if weekdays is None or day in weekdays:
                yield day


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
DAYS = {
    Frequency.DAILY: days_of_day,
    Frequency.WEEKLY: days_of_week,
    Frequency.MONTHLY: days_of_month,
    Frequency.YEARLY: days_of_year,
}
