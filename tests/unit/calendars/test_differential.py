"""The guide's case 75: our occurrences are those of two other programs, but where these err."""

import datetime as dt
from pathlib import Path

import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.event import Rule
from meetgen.calendars.ics import read_calendar
from meetgen.calendars.recurrence import days_of_rule, moments_of_rule
from meetgen.calendars.rules import read_rule
from tests.unit.calendars.corpora import FILES as CORPORA
from tests.unit.calendars.differences import difference
from tests.unit.calendars.oracles import (
    DAYS,
    calendar_bytes,
    calendars,
    dateutil_errs,
    examples,
    moments_of_dateutil,
    rules,
    spans,
    spans_of_oracle,
)

FAR = dt.date(2040, 1, 1)
DAY = dt.timedelta(days=1)


def starts_of(rule: Rule, first: dt.datetime, low: dt.date, high: dt.date) -> list[dt.datetime]:
    """Our starts, on the clock of any zone."""
    if rule.times:
        return list(moments_of_rule(rule, first, low, high))
    days = days_of_rule(rule, first.date(), low, high)
    return [dt.datetime.combine(day, first.time()) for day in days]


@examples(200)
@given(rule=rules(), day=DAYS, hour=st.sampled_from([0, 9, 14]), low=DAYS, days=st.integers(0, 800))
def test_case_75_the_starts_of_a_rule_are_those_of_dateutil(
    rule: Rule, day: dt.date, hour: int, low: dt.date, days: int
) -> None:
    first = dt.datetime.combine(day, dt.time(hour))
    high = low + dt.timedelta(days=days)
    assume(not dateutil_errs(rule))
    # a rule that matches nothing sends dateutil to the year 9999
    endless = replace(rule, count=None, last_day=None)
    assume(any(starts_of(endless, first, FAR, FAR.replace(year=2090))))

    assert sorted(starts_of(rule, first, low, high)) == moments_of_dateutil(rule, first, low, high)


@examples(100)
@given(rule=rules(), first=DAYS, cut=DAYS)
def test_two_windows_give_what_one_gives(rule: Rule, first: dt.date, cut: dt.date) -> None:
    start = dt.datetime.combine(first, dt.time(9))
    low, high = dt.date(2019, 1, 1), dt.date(2031, 1, 1)
    before = starts_of(rule, start, low, cut)
    after = starts_of(rule, start, cut + dt.timedelta(days=1), high)

    assert [*before, *after] == starts_of(rule, start, low, high)


@examples(150)
@given(lines=calendars(), low=DAYS, days=st.integers(0, 400))
def test_case_75_the_occurrences_of_a_series_are_those_of_recurring_ical_events(
    lines: list[str], low: dt.date, days: int
) -> None:
    high = low + dt.timedelta(days=days)
    data = calendar_bytes(lines)
    file = read_calendar(data, path="a.ics", timezone="Europe/Berlin")
    found = Calendars.of([file]).occurrences(["a"], low - DAY, high + DAY)

    assert file.diagnostics == ()
    ours = spans(((one.start, one.end) for one in found), low, high)
    assert ours == spans(spans_of_oracle(data), low, high)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=MONTHLY;BYDAY=MO,-1FR",
        "FREQ=WEEKLY;BYDAY=MO,TH;BYSETPOS=1",
        "FREQ=YEARLY;BYWEEKNO=2",
    ],
)
def test_dateutil_errs_where_we_say_it_does(text: str) -> None:
    """What it has mended may go from the list."""
    start = dt.datetime(2026, 1, 7, 10)  # noqa: DTZ001 (a Wednesday on the clock of any zone)
    until = dt.datetime(2026, 3, 1)  # noqa: DTZ001 (as above)
    rule = read_rule(text, start.replace(tzinfo=dt.UTC), dt.UTC)

    assert dateutil_errs(rule)
    assert rrulestr(text, dtstart=start).between(start, until) != starts_of(
        rule, start, dt.date(2026, 1, 8), until.date()
    )


# Calendars that come with the oracle where it is not right, or the RFC leaves it open.
KNOWN = {
    "Germany_Holidays.ics": "an all-day DTEND that is DTSTART: no time at all to it, a day to us",
    "end_before_start_event.ics": "it swaps start and end, we take the start",
    "issue_132_swapped_start_and_end.ics": "as above",
    "issue_201_mixed_datetime_and_date.ics": "a day with a time as its end is a time to it",
    "issue_201_test_matrix.ics": "as above",
    "issue_28_rrule_with_UTC_endinginZ.ics": "Outlook's UNTIL in UTC of an all-day series",
    "issue_75_range_parameter.ics": "UNTIL as a day, which loses that day's occurrence",
}
# The corpora's, by name; two more errors are that it has no zone for names it does not know, and
# takes whatever a file says a Windows zone is.
KNOWN_OF_CORPORA = {
    "example.ics": "two events under one UID, of which it drops one; all-day DTEND as above",
    "event_with_recurrence.ics": "EXDATE in UTC of times without a zone takes out what we take out",
    "event_d_same_start_end.ics": "an all-day DTEND that is DTSTART",
    "event_dtr_no_tz_exdatez.ics": "a zone that nobody knows",
    "event_dtr_notz_untilz.ics": "a zone by two offsets",
    "tz_windows_format.ics": "a Windows zone that the file defines wrongly",
}
OWN = Path(recurring_ical_events.__file__).parent / "test" / "calendars"


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.name) for path in sorted(OWN.glob("*.ics"))]
)
def test_case_75_the_oracles_own_calendars_are_read_as_it_reads_them(path: Path) -> None:
    found = difference(path.read_bytes())

    assert bool(found.ours or found.theirs) == (path.name in KNOWN)


@pytest.mark.filterwarnings("ignore")  # the oracle's, about names of zones
@pytest.mark.skipif(not CORPORA, reason="no corpora (set MEETGEN_CORPORA)")
def test_case_75_the_corpora_are_read_as_the_oracle_reads_them() -> None:
    differing = set()
    for path in CORPORA:
        try:
            found = difference(path.read_bytes())
        except ValueError:  # a file that the oracle cannot read
            continue
        if found.ours or found.theirs:
            differing.add(path.name)

    assert differing <= KNOWN_OF_CORPORA.keys()
