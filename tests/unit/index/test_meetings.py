"""Notes joined with their calendar and series."""

import datetime as dt

import pytest
from msgspec.structs import replace

from meetgen.model.config import SeriesFrom
from meetgen.model.event import EventStatus, Reply
from meetgen.model.note import Presence
from meetgen.model.register import Registers
from meetgen.model.series import SeriesEntry
from tests.unit.index.builders import (
    WEEKLY,
    at,
    calendar,
    codes,
    entry,
    index_of,
    meeting,
    people,
    present,
)

BERLIN = "Europe/Berlin"
MOVED = """UID:weekly@example.org
RECURRENCE-ID;TZID=Europe/Berlin:20261116T100000
SUMMARY:Platform weekly
DTSTART;TZID=Europe/Berlin:20261118T150000
DTEND;TZID=Europe/Berlin:20261118T160000
"""
CANCELLED = """UID:weekly@example.org
RECURRENCE-ID;TZID=Europe/Berlin:20261116T100000
SUMMARY:Platform weekly
STATUS:CANCELLED
DTSTART;TZID=Europe/Berlin:20261116T100000
DTEND;TZID=Europe/Berlin:20261116T110000
"""
SINGLE = """UID:review-77@example.org
SUMMARY:Incident review
DTSTART;TZID=Europe/Berlin:20261117T140000
DTEND;TZID=Europe/Berlin:20261117T150000
ATTENDEE;CN=Cy Cole:mailto:cy@example.org
"""
REGISTER = Registers(
    series=(
        SeriesEntry(
            slug="platform-weekly",
            title="The weekly",
            uids=("weekly@example.org",),
            aliases=("pw",),
            projects=("apollo",),
            team="cloud",
            location=at(1, "series.yml"),
        ),
    )
)


@pytest.mark.parametrize(
    "event", ["platform-weekly", "pw", "The Weekly", "weekly@example.org", "weekly@e"]
)
def test_an_event_is_found_by_each_of_its_names(event: str) -> None:
    note = meeting("2026-11-16-x.md", event=event)

    index = index_of(note, registers=REGISTER, calendars=[calendar(WEEKLY)], timezone=BERLIN)

    held = index.meetings[note.path]
    assert held.start == dt.datetime.fromisoformat("2026-11-16T10:00+01:00")
    assert held.end == dt.datetime.fromisoformat("2026-11-16T11:00+01:00")
    assert held.series == "platform-weekly"
    assert held.event is not None
    assert held.event.place == "Room 1"
    assert index.diagnostics == ()


@pytest.mark.parametrize("event", ["weekly", "nothing@example.org", "nothing-at-all"])
def test_an_unknown_event_is_reported(event: str) -> None:
    index = index_of(meeting("2026-11-16-x.md", event=event), calendars=[calendar(WEEKLY)])

    assert codes(index) == ["MG011"]
    assert index.meetings["2026-11-16-x.md"].events == ()


def test_a_prefix_of_two_events_names_both() -> None:
    other = SINGLE.replace("review-77", "weekly@example.com").replace(
        "UID:weekly@example.com@", "UID:weekly@example-2@"
    )
    index = index_of(
        meeting("2026-11-16-x.md", event="weekly@ex"), calendars=[calendar(WEEKLY, other)]
    )

    (finding,) = index.diagnostics
    assert "Platform weekly" in finding.message
    assert "Incident review" in finding.message


def test_series_and_date_are_enough() -> None:
    index = index_of(
        meeting("2026-11-16-x.md", series="platform weekly"),
        calendars=[calendar(WEEKLY)],
        timezone=BERLIN,
    )

    held = index.meetings["2026-11-16-x.md"]
    assert held.event is not None
    assert held.series == "platform-weekly"


def test_invited_people_are_invited_and_never_present() -> None:
    note = meeting("2026-11-16-x.md", [present("Bob Byte")], event="weekly@example.org")

    index = index_of(
        note,
        registers=people(entry("ada", emails=("ada@example.org",))),
        calendars=[calendar(WEEKLY)],
    )

    attendees = [
        (one.person, one.presence, one.reply) for one in index.meetings[note.path].attendees
    ]
    assert attendees == [
        ("bob-byte", Presence.PRESENT, Reply.DECLINED),
        ("ada", Presence.INVITED, Reply.ACCEPTED),
    ]
    assert index.people["ada"].name == "Ada Lovelace"
    assert index.people["ada"].notes == ()


def test_an_event_that_no_note_is_about_makes_nobody() -> None:
    index = index_of(meeting("2026-11-16-x.md"), calendars=[calendar(WEEKLY, SINGLE)])

    assert index.people == {}
    assert index.series == {}


@pytest.mark.parametrize("day", ["2026-11-18", "2026-11-16"])
def test_a_moved_occurrence_is_found_on_both_days(day: str) -> None:
    index = index_of(
        meeting(f"{day}-x.md", event="weekly@example.org"),
        calendars=[calendar(WEEKLY, MOVED)],
        timezone=BERLIN,
    )

    event = index.meetings[f"{day}-x.md"].event
    assert event is not None
    assert (event.start, event.original_start) == (
        dt.datetime.fromisoformat("2026-11-18T15:00+01:00"),
        dt.datetime.fromisoformat("2026-11-16T10:00+01:00"),
    )


def test_a_cancelled_occurrence_is_the_one_when_there_is_no_other() -> None:
    index = index_of(
        meeting("2026-11-16-x.md", event="weekly@example.org"),
        calendars=[calendar(WEEKLY, CANCELLED)],
    )

    event = index.meetings["2026-11-16-x.md"].event
    assert event is not None
    assert event.status is EventStatus.CANCELLED


def test_a_day_without_occurrence_names_the_nearest() -> None:
    index = index_of(
        meeting("2026-11-18-x.md", event="weekly@example.org"),
        calendars=[calendar(WEEKLY)],
        timezone=BERLIN,
    )

    (finding,) = index.diagnostics
    assert (finding.code, finding.location.line) == ("MG061", 3)
    assert "2026-11-16 and 2026-11-23" in finding.message
    assert "`occurrence: 2026-11-16T10:00`" in finding.hint


def test_two_occurrences_on_a_day_need_a_time() -> None:
    twice = WEEKLY + "RDATE;TZID=Europe/Berlin:20261116T150000\n"
    path = "2026-11-16-x.md"

    open_ = index_of(
        meeting(path, event="weekly@example.org"), calendars=[calendar(twice)], timezone=BERLIN
    )
    told = index_of(
        meeting(path, event="weekly@example.org", occurrence_start=dt.datetime(2026, 11, 16, 15)),  # noqa: DTZ001
        calendars=[calendar(twice)],
        timezone=BERLIN,
    )
    timed = index_of(
        meeting(path, event="weekly@example.org", start=dt.datetime(2026, 11, 16, 10)),  # noqa: DTZ001
        calendars=[calendar(twice)],
        timezone=BERLIN,
    )

    assert codes(open_) == ["MG011"]
    assert "`occurrence: 2026-11-16T15:00`" in open_.diagnostics[0].hint
    events = [index.meetings[path].event for index in (told, timed)]
    assert [f"{event.start:%H}" for event in events if event] == ["15", "10"]


def test_a_single_event_is_taken_whatever_the_date_and_reported() -> None:
    near = index_of(
        meeting("2026-11-18-x.md", event="review-77@example.org"), calendars=[calendar(SINGLE)]
    )
    far = index_of(
        meeting("2026-11-20-x.md", event="review-77@example.org"), calendars=[calendar(SINGLE)]
    )

    assert codes(near) == []
    assert codes(far) == ["MG061"]
    assert far.meetings["2026-11-20-x.md"].events
    assert list(far.people) == ["cy-cole"]
    assert far.series == {}


def test_a_note_without_a_date_gets_the_events() -> None:
    note = meeting("x.md", day="2026-11-01", event="review-77@example.org")

    index = index_of(
        replace(note, date=None),
        calendars=[calendar(SINGLE)],
        timezone=BERLIN,
    )

    assert index.meetings["x.md"].date == dt.date(2026, 11, 17)
    assert index.meetings["x.md"].title == "Incident review"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("2026/2026-11-18-platform-weekly.md", "Platform weekly"),
        ("2026-11-18.md", "2026-11-18"),
    ],
)
def test_the_file_name_is_the_last_source_of_a_title(path: str, title: str) -> None:
    assert index_of(meeting(path)).meetings[path].title == title


def test_a_recurring_event_of_a_note_makes_a_series() -> None:
    index = index_of(
        meeting("2026-11-09-x.md", event="weekly@example.org"),
        meeting("2026-11-16-x.md", event="weekly@example.org"),
        calendars=[calendar(WEEKLY)],
        timezone=BERLIN,
    )

    series = index.series["platform-weekly"]
    assert (series.title, series.cadence) == ("Platform weekly", "every week on Monday")
    assert series.notes == ("2026-11-09-x.md", "2026-11-16-x.md")
    assert [one.day.day for one in series.without_note] == [23]
    assert series.upcoming[0].day == dt.date(2026, 11, 30)
    assert series.upcoming[-1].day == dt.date(2027, 1, 18)
    assert index.upcoming == series.upcoming
    last = index.meetings["2026-11-16-x.md"]
    assert (last.previous, last.next) == ("2026-11-09-x.md", None)


def test_a_series_gives_its_notes_project_and_team() -> None:
    index = index_of(
        meeting("2026-11-16-x.md", event="pw"), registers=REGISTER, calendars=[calendar(WEEKLY)]
    )

    held = index.meetings["2026-11-16-x.md"]
    assert (held.projects, held.team) == (("apollo",), "cloud")
    assert index.series["platform-weekly"].title == "The weekly"
    assert index.projects["apollo"].notes == (held.path,)


@pytest.mark.parametrize(
    ("source", "paths", "slug"),
    [
        (SeriesFrom.FOLDER, ("ai/2024/2024-01-01.md", "ai/2024/2024-01-08.md"), "ai"),
        (
            SeriesFrom.FILE_NAME,
            ("2024/2024-01-01-weekly.md", "2024/2024-01-08-weekly.md"),
            "weekly",
        ),
        (SeriesFrom.FILE_NAME, ("2024-01-01-weekly.md", "2024-01-08-sync.md"), None),
        (SeriesFrom.NOTHING, ("ai/2024-01-01-weekly.md", "ai/2024-01-08-weekly.md"), None),
    ],
)
def test_a_series_comes_from_folder_or_file_name_when_configured(
    source: SeriesFrom, paths: tuple[str, ...], slug: str | None
) -> None:
    index = index_of(*(meeting(path) for path in paths), series_from=source)

    assert {one.series for one in index.meetings.values()} == {slug}


def test_nearly_a_registered_name_is_reported_and_kept() -> None:
    index = index_of(meeting("2026-11-16-x.md", series="platform-weekli"), registers=REGISTER)

    (finding,) = index.diagnostics
    assert finding.code == "MG013"
    assert "platform-weekly" in finding.hint
    assert index.meetings["2026-11-16-x.md"].series == "platform-weekli"


def test_a_first_name_in_a_list_can_be_whom_the_calendar_invited() -> None:
    note = meeting("2026-11-16-x.md", ["Bob"], event="weekly@example.org")

    index = index_of(note, calendars=[calendar(WEEKLY)])

    attendees = [(one.person, one.presence) for one in index.meetings[note.path].attendees]
    assert attendees == [("bob-byte", Presence.PRESENT), ("ada-lovelace", Presence.INVITED)]
