"""A month's page: a calendar, and the meetings day by day."""

import datetime as dt
from calendar import Calendar
from collections.abc import Iterator

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.meeting import Meeting
from meetgen.model.page import YEARS_URI, Page, PageKind, month_uri, ready
from meetgen.pages.lists import grouped
from meetgen.pages.paging import NO_PAGER, Pager, by_range
from meetgen.pages.slots import Slot, without_note

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Entry(Struct, frozen=True, kw_only=True):
    """A meeting of a day: a note, or one of a series that has none."""

    day: dt.date
    clock: str
    meeting: Meeting | None = None
    slot: Slot | None = None


class Day(Struct, frozen=True, kw_only=True):
    """A day of the calendar; `is_outside` when it belongs to the month before or after."""

    date: dt.date
    is_outside: bool
    entries: tuple[Entry, ...]


class MonthView(Struct, frozen=True, kw_only=True):
    """Weeks from Monday to Sunday; `previous` and `next` are months with meetings.

    A month with many meetings goes on on further pages, which have no weeks. `has_year` tells
    whether there is a page for its year.
    """

    month: dt.date
    weeks: tuple[tuple[Day, ...], ...]
    entries: tuple[Entry, ...]
    has_year: bool
    previous: dt.date | None
    next: dt.date | None
    pager: Pager = NO_PAGER


def month_title(month: dt.date) -> str:
    """`November 2026`."""
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def pages(index: Index) -> Iterator[Page]:
    """One page for each month with notes, or meetings of the notes' series; oldest first."""
    months = grouped(_entries(index), lambda one: (one.day.replace(day=1),))
    years = {one.date.year for one in index.meetings.values() if one.date}
    ordered = sorted(months)
    for at, month in enumerate(ordered):
        uri = month_uri(month.year, month.month)
        for part in by_range(months[month], lambda one: f"{one.day}", uri):
            view = MonthView(
                month=month,
                weeks=_weeks(month, months[month]) if part.uri == uri else (),
                entries=part.items,
                has_year=month.year in years,
                previous=ordered[at - 1] if at else None,
                next=ordered[at + 1] if at + 1 < len(ordered) else None,
                pager=part.pager,
            )
            yield Page(
                uri=part.uri,
                title=f"{month_title(month)} {part.words}".strip(),
                kind=PageKind.MONTH,
                show=ready(view),
                about=month,
                section=YEARS_URI,
                is_searchable=False,
            )


def _entries(index: Index) -> list[Entry]:
    """Notes and meetings without one, by day and time."""
    found = [
        Entry(day=one.date, clock=f"{one.start:%H:%M}" if one.start else "", meeting=one)
        for one in index.meetings.values()
        if one.date is not None
    ]
    found += (Entry(day=one.day, clock=one.clock, slot=one) for one in without_note(index))
    return sorted(found, key=lambda one: (one.day, one.clock))


def _weeks(month: dt.date, entries: list[Entry]) -> tuple[tuple[Day, ...], ...]:
    by_day = grouped(entries, lambda one: (one.day,))
    days = [
        Day(
            date=dt.date(year, number, day),
            is_outside=number != month.month,
            entries=tuple(by_day.get(dt.date(year, number, day), ())),
        )
        for year, number, day in Calendar().itermonthdays3(month.year, month.month)
        if dt.MINYEAR <= year <= dt.MAXYEAR
    ]
    return tuple(tuple(days[at : at + 7]) for at in range(0, len(days), 7))
