import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetgen.parsing.dates import FIXED, read_date

WEDNESDAY = dt.date(2026, 11, 18)
CASES = {
    "ISO": ("2026-12-01", dt.date(2026, 12, 1), False),
    "ISO in a link": ("[[2026-12-01]]", dt.date(2026, 12, 1), False),
    "no such day": ("2026-02-30", None, False),
    "weekday": ("Friday", dt.date(2026, 11, 20), True),
    "this weekday": ("this friday", dt.date(2026, 11, 20), True),
    "short weekday": ("thurs", dt.date(2026, 11, 19), True),
    "this week": ("this week", dt.date(2026, 11, 20), True),
    "end of week": ("EOW", dt.date(2026, 11, 20), True),
    "end of next month": ("end of next month", dt.date(2026, 12, 31), True),
    "next quarter": ("next quarter", dt.date(2027, 3, 31), True),
    "next year": ("next-year", dt.date(2027, 12, 31), True),
    "weeks": ("in 2 weeks", dt.date(2026, 12, 2), True),
    "words": ("soon", None, False),
    "day first": ("31.12.2026", None, False),
}


@pytest.mark.parametrize(("text", "day", "is_relative"), CASES.values(), ids=CASES.keys())
def test_dates_are_iso_or_count_from_the_meeting(
    text: str, day: dt.date | None, *, is_relative: bool
) -> None:
    assert read_date(text, WEDNESDAY) == (day, is_relative)


def test_a_month_later_is_in_the_month_after_however_short_it_is() -> None:
    assert read_date("in 1 month", dt.date(2026, 1, 31)).day == dt.date(2026, 2, 28)


def test_the_weekend_looks_ahead() -> None:
    assert read_date("this week", dt.date(2026, 11, 21)).day == dt.date(2026, 11, 27)


@given(st.dates(), st.sampled_from([*FIXED, "friday", "next mon", "in 999 months", "+999w"]))
def test_the_end_of_the_calendar_is_no_trouble(day: dt.date, text: str) -> None:
    assert read_date(text, day).is_relative
