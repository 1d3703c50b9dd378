"""The page of all years: how many meetings each month had."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.meeting import Meeting
from meetgen.model.note import Note
from meetgen.model.page import YEARS_URI, Page, PageKind
from meetgen.pages.note_text import own_words

UNDATED = 200


class YearRow(Struct, frozen=True, kw_only=True):
    """A year; `months` counts the meetings of its twelve months."""

    year: int
    months: tuple[int, ...]


class YearsView(Struct, frozen=True, kw_only=True):
    """Years newest first, and meetings without a date."""

    own_words: str
    years: tuple[YearRow, ...]
    undated: tuple[Meeting, ...]
    undated_total: int


def pages(index: Index) -> Iterator[Page]:
    """The page of all years."""
    own = index.notes.get(YEARS_URI)
    yield Page(
        uri=YEARS_URI,
        title="Meetings",
        kind=PageKind.YEARS,
        show=partial(_view, index, own),
        note=own.path if own else None,
        is_searchable=False,
    )


def _view(index: Index, own: Note | None) -> YearsView:
    counts = Counter((one.date.year, one.date.month) for one in index.meetings.values() if one.date)
    years = sorted({year for year, _ in counts}, reverse=True)
    undated = [one for one in index.meetings.values() if one.date is None]
    return YearsView(
        own_words=own_words(own, index),
        years=tuple(
            YearRow(year=year, months=tuple(counts[year, month] for month in range(1, 13)))
            for year in years
        ),
        undated=tuple(undated[:UNDATED]),
        undated_total=len(undated),
    )
