"""The days of a rule by hand; test_differential.py has them against dateutil."""

import datetime as dt

import pytest

from meetgen.calendars.event import Frequency, Rule
from meetgen.calendars.recurrence import days_of_rule
from meetgen.calendars.rules import RuleError, read_rule
from tests.budget import within

BERLIN_START = dt.datetime(2026, 1, 5, 10, tzinfo=dt.UTC)


def read(text: str, start: dt.date = BERLIN_START) -> Rule:
    return read_rule(text, start, dt.UTC)


def test_weekdays_with_and_without_ordinal_all_count() -> None:
    rule = read("FREQ=MONTHLY;BYDAY=MO,-1FR;COUNT=6")
    found = days_of_rule(rule, dt.date(2026, 1, 5), dt.date(2026, 1, 1), dt.date(2026, 12, 31))

    assert [f"{day:%m-%d}" for day in found] == [
        "01-05", "01-12", "01-19", "01-26", "01-30", "02-02"]  # fmt: skip


def test_a_month_without_a_31st_is_passed_over() -> None:
    rule = read("FREQ=MONTHLY;COUNT=4")
    found = days_of_rule(rule, dt.date(2026, 1, 31), dt.date(2026, 1, 1), dt.date(2026, 12, 31))

    assert [day.month for day in found] == [1, 3, 5, 7]


def test_a_start_that_the_rule_does_not_give_is_kept_and_not_counted() -> None:
    rule = read("FREQ=WEEKLY;BYDAY=WE;COUNT=3")
    found = days_of_rule(rule, dt.date(2026, 1, 5), dt.date(2026, 1, 1), dt.date(2026, 12, 31))

    assert [f"{day:%m-%d}" for day in found] == ["01-05", "01-07", "01-14", "01-21"]


def test_the_last_of_a_weeks_days_is_picked_from_the_whole_week() -> None:
    rule = read("FREQ=WEEKLY;BYDAY=TU,TH;BYSETPOS=-1;COUNT=2")
    found = days_of_rule(rule, dt.date(2026, 1, 6), dt.date(2026, 1, 1), dt.date(2026, 12, 31))

    assert [f"{day:%m-%d}" for day in found] == ["01-06", "01-08", "01-15"]


@pytest.mark.parametrize(
    "text",
    ["FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY;INTERVAL=2", "FREQ=DAILY;INTERVAL=0",
     "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=1000000000", "FREQ=WEEKLY;BYHOUR=24",
     "FREQ=YEARLY;BYWEEKNO=54", "FREQ=YEARLY;BYYEARDAY=0", "FREQ=DAILY;BYMINUTE=-1",
     "FREQ=DAILY;COUNT=0", "FREQ=DAILY;BYHOUR=8;BYMINUTE=" + ",".join(map(str, range(60))) +
     ";BYSECOND=0,30",
     "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=YEARLY;BYMONTH=13",
     "FREQ=DAILY;UNTIL=never", "FREQ=WEEKLY;BYDAY=XX", "COUNT=3", "", "nonsense", "FREQ=NEVER",
     "RSCALE=CHINESE;FREQ=YEARLY", "FREQ=DAILY;COUNT=" + "9" * 500],
    ids=lambda text: text[:30],
)  # fmt: skip
def test_a_rule_that_is_not_expanded_is_refused(text: str) -> None:
    with pytest.raises(RuleError):
        read(text)


def test_a_time_of_day_that_is_the_starts_own_is_no_obstacle() -> None:
    assert read("FREQ=WEEKLY;BYHOUR=10;BYMINUTE=0") == Rule(frequency=Frequency.WEEKLY)


@pytest.mark.parametrize(
    ("until", "last"),
    [("20260119", 19), ("20260119T100000", 19), ("20260119T095959", 18), ("20260119T100000Z", 19),
     ("20260119T093000Z", 18)],
)  # fmt: skip
def test_until_is_the_last_day_of_an_occurrence(until: str, last: int) -> None:
    assert read(f"FREQ=WEEKLY;UNTIL={until}").last_day == dt.date(2026, 1, last)


def test_until_in_utc_of_an_all_day_event_is_a_day_where_it_is_shown() -> None:
    east = dt.timezone(dt.timedelta(hours=2))
    rule = read_rule("FREQ=YEARLY;UNTIL=20261019T230000Z", dt.date(2026, 10, 20), east)

    assert rule.last_day == dt.date(2026, 10, 20)


@pytest.mark.parametrize("until", ["20261020T000000Z", "20261020T235959Z", "20261020"])
@pytest.mark.parametrize("hours", [-8, 0, 9])
def test_the_first_and_last_second_of_a_day_are_that_day_for_an_all_day_event(
    until: str, hours: int
) -> None:
    zone = dt.timezone(dt.timedelta(hours=hours))

    assert read_rule(f"FREQ=YEARLY;UNTIL={until}", dt.date(2026, 10, 20), zone).last_day == (
        dt.date(2026, 10, 20)
    )


BOMBS = [
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;COUNT=5",
    "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
    "FREQ=DAILY;INTERVAL=7;BYDAY=TU;COUNT=5",
    "FREQ=DAILY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=30;COUNT=9",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9",
    "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5",
    "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5;COUNT=2",
    "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2;COUNT=1000",
    "FREQ=DAILY;COUNT=1000000000",
    "FREQ=WEEKLY;COUNT=1000000000",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=19999",
    "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=19999",
    "FREQ=DAILY;UNTIL=99991231T235959Z",
    "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10;BYSETPOS=1",
]


@pytest.mark.parametrize("text", BOMBS)
@pytest.mark.parametrize("first", [dt.date(2026, 1, 5), dt.date(1970, 1, 1)], ids=["new", "old"])
def test_a_rule_costs_little_however_hostile_it_is(text: str, first: dt.date) -> None:
    rule = read(text)
    march = (dt.date(2026, 3, 1), dt.date(2026, 3, 31))
    found = within(0.5, lambda: list(days_of_rule(rule, first, *march)))  # idle: at most 40 ms

    assert len(found) <= 31
