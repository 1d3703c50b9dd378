"""A year's page: its months with their meetings."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.meeting import Meeting
from meetgen.model.page import YEARS_URI, Page, PageKind, ready, year_uri
from meetgen.pages.lists import ROWS_A_PAGE, grouped


class MonthRow(Struct, frozen=True, kw_only=True):
    """A month; `meetings` is empty when the year has too many for one page."""

    month: int
    total: int
    meetings: tuple[Meeting, ...]


class YearView(Struct, frozen=True, kw_only=True):
    """Months newest first; `previous` and `next` are years with meetings."""

    year: int
    months: tuple[MonthRow, ...]
    previous: int | None
    next: int | None


def pages(index: Index) -> Iterator[Page]:
    """One page for each year with meetings, oldest first."""
    years = grouped(index.meetings.values(), lambda one: (one.date.year,) if one.date else ())
    ordered = sorted(years)
    for at, year in enumerate(ordered):
        months = grouped(years[year], lambda one: (one.date.month,) if one.date else ())
        is_listed = len(years[year]) <= ROWS_A_PAGE
        view = YearView(
            year=year,
            months=tuple(
                MonthRow(
                    month=month,
                    total=len(months[month]),
                    meetings=tuple(reversed(months[month])) if is_listed else (),
                )
                for month in sorted(months, reverse=True)
            ),
            previous=ordered[at - 1] if at else None,
            next=ordered[at + 1] if at + 1 < len(ordered) else None,
        )
        yield Page(
            uri=year_uri(year),
            title=str(year),
            kind=PageKind.YEAR,
            show=ready(view),
            about=dt.date(year, 1, 1),
            section=YEARS_URI,
            is_searchable=False,
        )
