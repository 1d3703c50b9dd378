"""dateutil and recurring-ical-events as oracles: how to ask them, and where they are known to err.

They serve tests and benchmarks alone; recurring-ical-events is LGPL and no part of what is shipped.
`MEETGEN_EXAMPLES=20000 pytest tests/unit/calendars/test_differential.py` asks for more than CI.
"""

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, Literal
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from dateutil import rrule
from hypothesis import settings
from hypothesis import strategies as st

from meetgen.calendars.event import Frequency, Rule

# By hand each run tries other examples; in CI always the same ones, few enough for seconds.
BY_HAND = int(os.environ.get("MEETGEN_EXAMPLES", "0"))


def examples(fewest: int) -> settings:
    """As many examples as asked for by hand, else `fewest`, always the same."""
    return settings(max_examples=BY_HAND or fewest, deadline=None, derandomize=not BY_HAND)


WEEKDAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
FREQUENCIES: dict[Frequency, Literal[0, 1, 2, 3]] = {
    Frequency.DAILY: rrule.DAILY,
    Frequency.WEEKLY: rrule.WEEKLY,
    Frequency.MONTHLY: rrule.MONTHLY,
    Frequency.YEARLY: rrule.YEARLY,
}
YEARS = (dt.date(2022, 1, 1), dt.date(2029, 12, 31))
DAYS = st.dates(dt.date(2023, 1, 1), dt.date(2027, 12, 31))


# -- rules -----------------------------------------------------------------------------------------


def subsets(draw: st.DrawFn, values: Iterable[int], *, most: int, one_in: int) -> tuple[int, ...]:
    """Some of the values in one of so many draws, else none."""
    if draw(st.integers(1, one_in)) > 1:
        return ()
    return tuple(sorted(draw(st.sets(st.sampled_from([*values]), min_size=1, max_size=most))))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Any rule from daily to yearly."""
    frequency = draw(st.sampled_from(Frequency))
    ordinals = st.sampled_from([0, 0, 0, -2, -1, 1, 2, 3, 5])
    pairs = st.tuples(ordinals, st.integers(0, 6))
    is_yearly = frequency is Frequency.YEARLY
    times = draw(st.sampled_from([(), (), (), (9,), (8, 14), (0, 12, 23)]))
    return Rule(
        frequency=frequency,
        interval=draw(st.sampled_from([1, 1, 2, 3, 5, 12])),
        count=draw(st.one_of(st.none(), st.integers(1, 60))),
        last_day=draw(st.one_of(st.none(), DAYS)),
        by_day=tuple(sorted(draw(st.sets(pairs, max_size=3)))),
        by_month_day=subsets(draw, (1, 2, 13, 29, 30, 31, -1, -2, -31), most=3, one_in=4),
        by_month=subsets(draw, range(1, 13), most=4, one_in=3),
        by_week_no=subsets(draw, (1, 2, 20, 52, 53, -1, -2, -53), most=3, one_in=4)
        if is_yearly
        else (),
        by_year_day=subsets(draw, (1, 59, 60, 61, 200, 365, 366, -1, -366), most=3, one_in=4)
        if is_yearly
        else (),
        by_set_pos=subsets(draw, (1, 2, 3, -1, -2, 20), most=2, one_in=4),
        week_start=draw(st.sampled_from([0, 6, 3])),
        times=tuple(dt.time(hour) for hour in times),
    )


def dateutil_errs(rule: Rule) -> bool:
    """Where dateutil is known to differ from RFC 5545 3.3.10, or the RFC says nothing.

    - BYDAY with plain and numbered weekdays: it takes only days that are both (dateutil#1441's
      family; rrule.js#71).
    - BYSETPOS of weekly rules: it counts in DTSTART's week from DTSTART on.
    - BYWEEKNO without a part that names days: it takes all seven instead of DTSTART's weekday.
    - BYSETPOS without another BYxxx part has no meaning.
    """
    numbered = {bool(number) for number, _ in rule.by_day}
    is_numbered = rule.frequency in (Frequency.MONTHLY, Frequency.YEARLY)
    names_days = bool(rule.by_day or rule.by_month_day or rule.by_year_day)
    return (
        (len(numbered) > 1 and is_numbered)
        or bool(rule.by_set_pos and rule.frequency is Frequency.WEEKLY)
        or bool(rule.by_week_no and not names_days)
        or bool(rule.by_set_pos and not names_days and not rule.by_month)
    )


def moments_of_dateutil(
    rule: Rule, first: dt.datetime, low: dt.date, high: dt.date
) -> list[dt.datetime]:
    """The starts of a rule by dateutil, DTSTART kept as one; UNTIL and COUNT applied here."""
    is_numbered = rule.frequency in (Frequency.MONTHLY, Frequency.YEARLY)
    found = rrule.rrule(
        FREQUENCIES[rule.frequency],
        dtstart=first,
        interval=rule.interval,
        wkst=rule.week_start,
        until=dt.datetime(high.year + 1, 1, 1),  # noqa: DTZ001 (on the clock of any zone)
        bysetpos=rule.by_set_pos or None,
        bymonth=rule.by_month or None,
        bymonthday=rule.by_month_day or None,
        byweekno=rule.by_week_no or None,
        byyearday=rule.by_year_day or None,
        byhour=[one.hour for one in rule.times] or None,
        byweekday=[
            WEEKDAYS[day](number) if number and is_numbered else WEEKDAYS[day]
            for number, day in rule.by_day
        ]
        or None,
    )
    until = rule.last_day or dt.date.max
    moments = {first, *islice(found, rule.count)}
    return sorted(one for one in moments if low <= one.date() <= min(high, until))


# -- whole events ----------------------------------------------------------------------------------


def spans_of_oracle(data: bytes) -> Iterator[tuple[dt.date, dt.date]]:
    """(start, end) of a calendar's occurrences in `YEARS` by recurring-ical-events."""
    # its zones live in one cache for all calendars, and the first definition of a name wins
    icalendar.use_zoneinfo()  # type: ignore[no-untyped-call]
    calendar: Any = icalendar.Calendar.from_ical(data)
    for one in recurring_ical_events.of(calendar).between(*YEARS):
        yield one.start, one.end


def spans(found: Iterable[tuple[dt.date, dt.date]], low: dt.date, high: dt.date) -> list[str]:
    """`start end` of those that start from `low` to `high` in UTC, sorted.

    Without the end where hours were added on the wall: RFC 5545 3.3.6 has them exact, and the
    oracle's ends differ where the clock changes on the way, or in the night that it does.
    """
    texts = ((text_of(start), text_of(end)) for start, end in found)
    return sorted(
        start if is_near_change(dt.date.fromisoformat(start[:10])) else f"{start} {end}"
        for start, end in texts
        if low.isoformat() <= start[:10] <= high.isoformat()
    )


@lru_cache
def is_near_change(day: dt.date) -> bool:
    """Whether the clocks of Berlin or New York change within some days."""
    around = [dt.datetime.combine(day, dt.time(12)) + dt.timedelta(days=n) for n in (-3, 4)]
    return any(
        len({one.replace(tzinfo=ZoneInfo(name)).utcoffset() for one in around}) > 1
        for name in ("Europe/Berlin", "America/New_York")
    )


def text_of(moment: dt.date) -> str:
    """A moment to compare: a day, or an instant in UTC; without a zone in Berlin's."""
    if not isinstance(moment, dt.datetime):
        return moment.isoformat()
    aware = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo("Europe/Berlin"))
    return aware.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%MZ")


@st.composite
def calendars(draw: st.DrawFn) -> list[str]:
    """The lines of a series' events: rule, exceptions, further dates, changes of one or all later.

    What recurring-ical-events is known to get wrong is not drawn: an UNTIL that is a day with a
    DTSTART that has a zone (it loses that day), UNTIL in UTC of an all-day series (it has no
    occurrences then), a DATE as RECURRENCE-ID of a timed series (original and override are both
    there), an override of an excluded occurrence (the override stays), SEQUENCE (the highest of
    the series is everybody's), BYDAY that mixes forms, one key for all that a RANGE changes, and an
    RDATE on the day of a changed occurrence, which it loses.
    """
    kind = draw(st.sampled_from([":{0}Z", ":{0}", ";TZID=Europe/Berlin:{0}",
                                 ";TZID=America/New_York:{0}", ";VALUE=DATE:{1}"]))  # fmt: skip
    first = dt.datetime.combine(draw(DAYS), dt.time(draw(st.sampled_from([0, 2, 9, 23])), 30))
    step, unit = draw(st.sampled_from([(1, "DAILY"), (2, "DAILY"), (1, "WEEKLY"), (3, "WEEKLY")]))
    days = step * (7 if unit == "WEEKLY" else 1)
    count = draw(st.integers(1, 12))
    starts = [first + dt.timedelta(days=days * index) for index in range(count)]
    chosen = draw(st.permutations(starts))[: draw(st.integers(0, 4))]
    excluded, changed = chosen[:1], chosen[1:]
    extra = first + dt.timedelta(days=draw(st.integers(1, 20)))
    if extra not in starts:
        extra += dt.timedelta(hours=draw(st.sampled_from([0, -1 if extra.hour == 23 else 1])))

    def line(name: str, moment: dt.datetime, parameters: str = "") -> str:
        return name + parameters + kind.format(f"{moment:%Y%m%dT%H%M%S}", f"{moment:%Y%m%d}")

    lengths = ["P1D", "P3D"] if "DATE" in kind else ["PT1H", "PT45M", "PT26H"]
    length = draw(st.sampled_from(lengths))
    lines = ["BEGIN:VEVENT", "UID:a", line("DTSTART", first), f"DURATION:{length}"]
    lines += [f"RRULE:FREQ={unit};INTERVAL={step};COUNT={count}"]
    lines += [line("EXDATE", one) for one in excluded]
    if draw(st.booleans()):
        lines += [line("RDATE", extra)]
    lines += ["END:VEVENT"]
    for one in sorted(changed):
        shift = dt.timedelta(days=draw(st.integers(-3, 40)), hours=draw(st.integers(-3, 3)))
        later = ";RANGE=THISANDFUTURE" if draw(st.integers(0, 2)) == 0 else ""
        lines += ["BEGIN:VEVENT", "UID:a", line("RECURRENCE-ID", one, later)]
        lines += [line("DTSTART", one + shift), f"DURATION:{draw(st.sampled_from(lengths))}"]
        lines += ["END:VEVENT"]
    return lines


def calendar_bytes(lines: Iterable[str]) -> bytes:
    """The bytes of a calendar with these lines of events."""

    def whole() -> Iterator[str]:
        yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test")
        yield from lines
        yield "END:VCALENDAR"

    return "".join(f"{one}\r\n" for one in whole()).encode()
