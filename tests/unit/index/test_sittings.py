"""What took place: notes with their times, and meetings of the calendar that have no note."""

import datetime as dt

from meetgen.index.sittings import Sitting, sittings
from meetgen.model.note import NoteKind
from meetgen.model.register import Registers
from meetgen.model.series import SeriesEntry
from tests.unit.index.builders import at, calendar, index_of, meeting

MONDAYS = """UID:weekly@example.org
SUMMARY:Weekly
DTSTART;TZID=Europe/Berlin:20261102T100000
DTEND;TZID=Europe/Berlin:20261102T104500
RRULE:FREQ=WEEKLY;COUNT=6
"""
REGISTER = Registers(
    series=(SeriesEntry(slug="weekly", uids=("weekly@example.org",), location=at()),)
)


def told(found: tuple[Sitting, ...]) -> list[tuple[str, int | None, bool]]:
    return [(one.day.isoformat(), one.minutes, one.meeting is not None) for one in found]


def test_notes_and_what_the_calendar_knows_of_their_series_took_place() -> None:
    index = index_of(
        meeting("2026-11-09-weekly.md", series="weekly"),
        meeting("2026-11-12-alone.md"),
        registers=REGISTER,
        calendars=[calendar(MONDAYS)],
        timezone="Europe/Berlin",
    )

    assert told(sittings(index)) == [
        ("2026-11-09", 45, True),
        ("2026-11-12", None, True),
        ("2026-11-16", 45, False),
        ("2026-11-23", 45, False),
    ]


def test_a_meeting_with_two_notes_counts_once() -> None:
    index = index_of(
        meeting("2026-11-09-a.md", series="weekly"),
        meeting("2026-11-09-b.md", series="weekly"),
        registers=REGISTER,
        calendars=[calendar(MONDAYS)],
        today=dt.date(2026, 11, 10),
    )

    assert [one.meeting.path for one in sittings(index) if one.meeting] == ["2026-11-09-a.md"]


def test_what_was_cancelled_is_ahead_or_has_no_date_did_not_take_place() -> None:
    index = index_of(
        meeting("2026-11-09-a.md", kind=NoteKind.CANCELLED),
        meeting("2026-11-09-b.md", kind=NoteKind.AGENDA),
        meeting("2026-12-09-c.md"),
        meeting("2026-11-09-d.md", date=None),
    )

    assert sittings(index) == ()


def test_what_lasts_longer_than_a_day_has_no_length() -> None:
    long = MONDAYS.replace("20261102T104500", "20261104T104500")
    index = index_of(
        meeting("2026-11-09-a.md", series="weekly"),
        registers=REGISTER,
        calendars=[calendar(long)],
        today=dt.date(2026, 11, 10),
    )

    assert told(sittings(index)) == [("2026-11-09", None, True)]
