"""A month's page: a calendar, and the meetings day by day."""

import datetime as dt
from calendar import Calendar
from collections.abc import Iterator
from dataclasses import dataclass

from meetgen.index.index import Index
from meetgen.model.meeting import Meeting
from meetgen.model.page import YEARS_URI, Page, PageKind, month_uri
from meetgen.pages.lists import grouped
from meetgen.pages.paging import NO_PAGER, Pager, by_range

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the calendar; `is_outside` when it belongs to the month before or after."""

    date: dt.date
    is_outside: bool
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """Weeks from Monday to Sunday; `previous` and `next` are months with meetings.

    A month with many meetings goes on on further pages, which have no weeks.
    """

    month: dt.date
    weeks: tuple[tuple[Day, ...], ...]
    meetings: tuple[Meeting, ...]
    previous: dt.date | None
    next: dt.date | None
    pager: Pager = NO_PAGER


def month_title(month: dt.date) -> str:
    """`November 2026`."""
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def pages(index: Index) -> Iterator[Page]:
    """One page for each month with meetings, oldest first."""
    months = grouped(
        index.meetings.values(),
        lambda one: (one.date.replace(day=1),) if one.date else (),
    )
    ordered = sorted(months)
    for at, month in enumerate(ordered):
        uri = month_uri(month.year, month.month)
        for part in by_range(months[month], lambda one: f"{one.date}", uri):
            view = MonthView(
                month=month,
                weeks=_weeks(month, months[month]) if part.uri == uri else (),
                meetings=part.items,
                previous=ordered[at - 1] if at else None,
                next=ordered[at + 1] if at + 1 < len(ordered) else None,
                pager=part.pager,
            )
            yield Page(
                uri=part.uri,
                title=f"{month_title(month)} {part.words}".strip(),
                kind=PageKind.MONTH,
                view=view,
                section=YEARS_URI,
                is_searchable=False,
            )


def _weeks(month: dt.date, meetings: list[Meeting]) -> tuple[tuple[Day, ...], ...]:
    by_day = grouped(meetings, lambda one: (one.date,))
    days = [
        Day(
            date=dt.date(year, number, day),
            is_outside=number != month.month,
            meetings=tuple(by_day.get(dt.date(year, number, day), ())),
        )
        for year, number, day in Calendar().itermonthdays3(month.year, month.month)
        if dt.MINYEAR <= year <= dt.MAXYEAR
    ]
    return tuple(tuple(days[at : at + 7]) for at in range(0, len(days), 7))
