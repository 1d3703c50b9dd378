"""Where notes and calendar do not meet."""

import datetime as dt

import pytest
from msgspec.structs import replace

from meetgen.index.gaps import missing_notes, notes_without_meeting
from meetgen.index.index import Index
from meetgen.model.event import Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.note import Note, NoteKind
from meetgen.model.series import Series
from meetgen.model.source import Location
from tests.unit.sample_index import CONFIG

TODAY = dt.date(2026, 11, 24)


def occurrence(day: int) -> Occurrence:
    start = dt.datetime(2026, 11, day, 9, tzinfo=dt.UTC)
    return Occurrence(
        uid="x",
        family="x",
        summary="Weekly",
        start=start,
        end=start,
        original_start=start,
        location=Location(path="calendars/a.ics"),
    )


def note(day: int, kind: NoteKind = NoteKind.MEETING) -> Meeting:
    path = f"2026-11-{day:02d}-weekly.md"
    return Meeting(
        note=Note(path=path, kind=kind),
        title="Weekly",
        date=dt.date(2026, 11, day),
        kind=kind,
        series="weekly",
    )


def index_of(*notes: Meeting, events: tuple[int, ...] = (4, 11, 18)) -> Index:
    found = tuple(occurrence(day) for day in events)
    series = Series(
        slug="weekly",
        title="Weekly",
        notes=tuple(one.path for one in notes),
        occurrences=found,
        without_note=found,
    )
    return Index(
        as_of=TODAY,
        config=CONFIG,
        series={"weekly": series},
        meetings={one.path: one for one in notes},
    )


def test_missing_notes_are_those_from_a_day_on() -> None:
    series = index_of().series["weekly"]

    assert [one.day.day for one in missing_notes(series, dt.date(2026, 11, 11))] == [11, 18]


@pytest.mark.parametrize(
    ("one", "is_found"),
    [
        (note(12), True),
        (note(2), False),  # before the calendar's first
        (note(30), False),  # ahead
        (note(12, NoteKind.CANCELLED), False),
        (note(12, NoteKind.AGENDA), False),
        (replace(note(11), events=(occurrence(11),)), False),
    ],
)
def test_a_note_without_meeting_is_one_that_the_calendar_should_have(
    one: Meeting, *, is_found: bool
) -> None:
    assert list(notes_without_meeting(index_of(one), dt.date(2026, 1, 1))) == [one] * is_found


def test_a_series_that_no_calendar_has_misses_nothing() -> None:
    assert list(notes_without_meeting(index_of(note(12), events=()), dt.date(2026, 1, 1))) == []


def test_older_notes_are_not_looked_at() -> None:
    notes = (note(5), note(12), note(19))

    found = notes_without_meeting(index_of(*notes), dt.date(2026, 11, 10))
    assert [one.path for one in found] == [notes[2].path, notes[1].path]
