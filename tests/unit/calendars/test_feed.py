"""Feeds: a valid file, also when there is nothing in it."""

import datetime as dt
from typing import Any

import icalendar

from meetgen.calendars.feed import FeedEntry, feed

DAY = dt.datetime(2026, 1, 12, tzinfo=dt.UTC)


def test_an_empty_feed_is_a_calendar() -> None:
    made = icalendar.Calendar.from_ical(feed([], [], name="Notes", description="x"))

    assert (made["X-WR-CALNAME"], made["VERSION"], list(made.subcomponents)) == ("Notes", "2.0", [])
    assert "METHOD" not in made


def todos_of(entry: FeedEntry) -> list[Any]:
    made = feed([entry], [], name="n", description="")
    return list(icalendar.Calendar.from_ical(made).subcomponents)


def test_a_change_before_the_creation_counts_from_the_creation() -> None:
    entry = FeedEntry(uid="x", summary="y", created=DAY, modified=DAY - dt.timedelta(days=1))
    (todo,) = todos_of(entry)

    assert (todo["SEQUENCE"], todo["DTSTAMP"].dt) == (0, DAY)


def test_the_last_day_of_time_is_a_day_without_an_end() -> None:
    entry = FeedEntry(uid="x", summary="y", created=DAY, modified=DAY, due=dt.date.max)
    made = feed([], [entry], name="n", description="").decode()

    assert "DTSTART;VALUE=DATE:99991231\r\n" in made
    assert "DTEND" not in made


def test_a_sequence_stays_in_the_bounds_of_programs() -> None:
    entry = FeedEntry(uid="x", summary="y", created=DAY, modified=DAY.replace(year=2200))
    (todo,) = todos_of(entry)

    assert todo["SEQUENCE"] == 2**31 - 1
