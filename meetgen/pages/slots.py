"""The meetings of a series one by one: what the calendar planned, the note of each, the gaps."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum
from heapq import nsmallest

from msgspec import Struct

from meetgen.index.events import clock_in, day_of
from meetgen.index.gaps import is_without_meeting
from meetgen.index.index import Index
from meetgen.model.event import EventStatus, Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.series import Series

NEWEST = 8  # notes of a series among which one made ahead is


class SlotState(StrEnum):
    """What became of a planned meeting, or why a note stands alone."""

    NOTED = "noted"
    MISSING = "no note"  # it took place, and nobody wrote of it
    AHEAD = "planned"
    CANCELLED = "cancelled"
    UNPLANNED = "not in the calendar"  # the note's series is in it, but nothing on that day


class Slot(Struct, frozen=True, kw_only=True):
    """A meeting of a series on a day: planned, held, written about, or several of these.

    `clock` is its start in the notebook's zone as `10:00`, empty where that is not known.
    `moved_from` is the day it would have been on.
    """

    day: dt.date
    clock: str
    series: str
    title: str
    state: SlotState
    meeting: Meeting | None = None
    moved_from: dt.date | None = None


def slots_of(series: Series, index: Index) -> list[Slot]:
    """Every known meeting of a series in order of day; notes without a date are none of them."""
    notes = [index.meetings[path] for path in series.notes]
    by_event = {(event.family, event.original_start): one for one in notes for event in one.events}
    by_day = {one.date: one for one in notes if not one.events}
    found, shown = [], set()
    for occurrence in series.occurrences:
        key = (occurrence.family, occurrence.original_start)
        note = by_event.get(key) or by_day.get(occurrence.day)
        if note is not None:
            shown.add(note.path)
        found.append(_planned(occurrence, note, series, index))
    found += (
        _alone(one, series, index)
        for one in notes
        if one.date is not None and one.path not in shown
    )
    return sorted(found, key=lambda one: (one.day, one.clock, one.title))


def without_note(index: Index) -> Iterator[Slot]:
    """The meetings of all series that have no note: missing, cancelled or ahead; by series."""
    for series in index.series.values():
        if not series.notes and not series.in_register:
            continue
        for one in series.without_note:
            yield _planned(one, None, series, index)
        notes = [index.meetings[path] for path in series.notes]
        noted = {(event.family, event.original_start) for one in notes for event in one.events}
        days = {one.date for one in notes}
        for one in series.occurrences:
            is_other = one.status is EventStatus.CANCELLED or one.day >= index.as_of
            if is_other and one.day not in days and (one.family, one.original_start) not in noted:
                yield _planned(one, None, series, index)


def next_slots(slugs: Iterable[str], index: Index, most: int) -> tuple[Slot, ...]:
    """What takes place next in some series, cancelled meetings among it, with notes made ahead."""
    found = (
        _planned(one, _note_ahead(one, series, index), series, index)
        for slug in slugs
        if (series := index.series.get(slug)) is not None
        for one in series.upcoming[:most]
    )
    return tuple(nsmallest(most, found, key=lambda one: (one.day, one.clock, one.series)))


def _note_ahead(one: Occurrence, series: Series, index: Index) -> Meeting | None:
    """A note that is there already, among the newest of the series."""
    day = day_of(one, index.config.timezone)
    newest = (index.meetings[path] for path in reversed(series.notes[-NEWEST:]))
    return next((note for note in newest if note.date == day), None)


def _planned(one: Occurrence, note: Meeting | None, series: Series, index: Index) -> Slot:
    zone = index.config.timezone
    original = one.original_start
    was = original.date() if isinstance(original, dt.datetime) else original
    return Slot(
        day=day_of(one, zone),
        clock=clock_in(one, zone),
        series=series.slug,
        title=note.title if note is not None else series.title,
        state=_state(one, note, index.as_of),
        meeting=note,
        moved_from=was if was != one.day else None,
    )


def _state(one: Occurrence, note: Meeting | None, as_of: dt.date) -> SlotState:
    if one.status is EventStatus.CANCELLED:
        return SlotState.CANCELLED
    if note is not None:
        return SlotState.NOTED
    return SlotState.AHEAD if one.day >= as_of else SlotState.MISSING


def _alone(note: Meeting, series: Series, index: Index) -> Slot:
    is_unplanned = is_without_meeting(note, index)
    return Slot(
        day=note.date or dt.date.min,
        clock=f"{note.start:%H:%M}" if note.start is not None else "",
        series=series.slug,
        title=note.title,
        state=SlotState.UNPLANNED if is_unplanned else SlotState.NOTED,
        meeting=note,
    )
