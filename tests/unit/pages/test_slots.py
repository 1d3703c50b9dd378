"""The meetings of a series one by one."""

import datetime as dt

from msgspec.structs import replace

from meetgen.index.index import Index
from meetgen.model.event import EventStatus, Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind
from meetgen.pages import home, month, series
from meetgen.pages.slots import next_slots, slots_of, without_note
from tests.unit.index.test_gaps import index_of, note, occurrence


def notebook(*notes: Meeting, occurrences: tuple[Occurrence, ...]) -> Index:
    """A notebook with one series, seen from 24 November."""
    index = index_of(*notes)
    noted = {event.original_start for one in notes for event in one.events}
    days = {one.date for one in notes}
    weekly = replace(
        index.series["weekly"],
        occurrences=occurrences,
        without_note=tuple(
            one
            for one in occurrences
            if one.day < index.as_of
            and one.status is not EventStatus.CANCELLED
            and one.original_start not in noted
            and one.day not in days
        ),
        upcoming=tuple(one for one in occurrences if one.day >= index.as_of),
    )
    return replace(index, series={"weekly": weekly})


def with_event(meeting: Meeting, event: Occurrence) -> Meeting:
    return replace(meeting, events=(event,))


CALLED_OFF = replace(occurrence(11), status=EventStatus.CANCELLED)
MOVED = replace(occurrence(19), original_start=occurrence(18).start)
FULL = notebook(
    with_event(note(4), occurrence(4)),
    with_event(note(19), MOVED),
    note(12),
    note(25, NoteKind.AGENDA),
    occurrences=(occurrence(4), occurrence(5), CALLED_OFF, MOVED, occurrence(25), occurrence(30)),
)


def told(slots: object) -> list[tuple[int, str, bool]]:
    """The day, state and whether there is a note, of each."""
    return [(one.day.day, one.state.value, one.meeting is not None) for one in slots]  # type: ignore[attr-defined]


def test_every_meeting_of_a_series_is_there_with_its_note_or_its_gap() -> None:
    assert told(slots_of(FULL.series["weekly"], FULL)) == [
        (4, "noted", True),
        (5, "no note", False),
        (11, "cancelled", False),
        (12, "not in the calendar", True),
        (19, "noted", True),
        (25, "noted", True),
        (30, "planned", False),
    ]


def test_a_moved_meeting_tells_from_when() -> None:
    moved = [one for one in slots_of(FULL.series["weekly"], FULL) if one.moved_from]

    assert [(one.day.day, one.moved_from) for one in moved] == [(19, dt.date(2026, 11, 18))]


def test_day_and_time_are_told_in_the_notebooks_zone() -> None:
    late = replace(occurrence(29), start=dt.datetime(2026, 11, 29, 23, 30, tzinfo=dt.UTC))
    index = notebook(note(4), occurrences=(late,))
    index = replace(index, config=replace(index.config, timezone="Europe/Berlin"))

    (slot,) = next_slots(["weekly"], index, 5)
    assert (slot.day, slot.clock) == (dt.date(2026, 11, 30), "00:30")


def test_two_occurrences_of_a_note_are_both_noted() -> None:
    both = replace(note(4), events=(occurrence(4), occurrence(5)))
    index = notebook(both, occurrences=(occurrence(4), occurrence(5)))

    assert told(slots_of(index.series["weekly"], index)) == [
        (4, "noted", True),
        (5, "noted", True),
    ]


def test_those_without_a_note_are_the_gaps_of_all_series() -> None:
    assert sorted(told(without_note(FULL))) == [
        (5, "no note", False),
        (11, "cancelled", False),
        (30, "planned", False),
    ]


def test_a_series_that_nobody_writes_about_stays_out_of_the_calendar() -> None:
    assert list(without_note(index_of())) == []


def test_what_is_next_comes_in_order_and_no_more_than_asked() -> None:
    found = next_slots(["weekly", "no-such"], FULL, 1)

    assert told(found) == [(25, "noted", True)]


def test_the_page_of_a_series_shows_them_newest_first_and_what_is_next_apart() -> None:
    (page,) = series.pages(FULL)

    assert isinstance(page.view, series.SeriesView)
    assert [one.day.day for one in page.view.slots] == [25, 19, 12, 11, 5, 4]
    assert told(page.view.upcoming) == [(25, "noted", True), (30, "planned", False)]


def test_a_month_shows_notes_and_gaps_in_order() -> None:
    (page,) = month.pages(FULL)

    assert isinstance(page.view, month.MonthView)
    assert [(one.day.day, one.slot is not None) for one in page.view.entries] == [
        (4, False),
        (5, True),
        (11, True),
        (12, False),
        (19, False),
        (25, False),
        (30, True),
    ]
    shown = [day for week in page.view.weeks for day in week if day.entries]
    assert [day.date.day for day in shown] == [4, 5, 11, 12, 19, 25, 30]


def test_a_month_ahead_has_a_page_and_no_year_if_that_has_no_note() -> None:
    january = replace(occurrence(25), start=dt.datetime(2027, 1, 5, 9, tzinfo=dt.UTC))
    index = notebook(with_event(note(4), occurrence(4)), occurrences=(occurrence(4), january))
    first, second = (page.view for page in month.pages(index))

    assert isinstance(first, month.MonthView)
    assert isinstance(second, month.MonthView)
    assert (first.next, second.month) == (dt.date(2027, 1, 1), dt.date(2027, 1, 1))
    assert (first.has_year, second.has_year) == (True, False)


def test_the_home_page_names_gaps_and_notes_of_the_last_days() -> None:
    index = notebook(
        note(2),
        note(12),
        with_event(note(18), occurrence(18)),
        occurrences=(occurrence(1), occurrence(11), occurrence(17), occurrence(18)),
    )
    (page,) = home.pages(index)

    assert isinstance(page.view, home.HomeView)
    assert [one.day.day for _, one in page.view.held] == [17, 11]
    assert [one.date.day for one in page.view.unplanned if one.date] == [12]


def test_a_series_without_any_note_lately_is_named_once() -> None:
    index = notebook(note(2), occurrences=(occurrence(1), occurrence(11), occurrence(18)))
    (page,) = home.pages(index)

    assert isinstance(page.view, home.HomeView)
    assert [one.slug for one in page.view.missing] == ["weekly"]
    assert page.view.held == ()
