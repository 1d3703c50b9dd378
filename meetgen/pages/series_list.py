"""The list of series."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.event import Occurrence
from meetgen.model.page import SERIES_URI, Page, PageKind, ready
from meetgen.model.series import Series
from meetgen.pages.agenda import next_of
from meetgen.pages.lists import last_met
from meetgen.pages.note_text import own_words
from meetgen.pages.paging import NO_PAGER, Pager, by_range


class SeriesRow(Struct, frozen=True, kw_only=True):
    """A series in the list."""

    series: Series
    open_actions: int
    last_met: dt.date | None
    next: Occurrence | None


class SeriesListView(Struct, frozen=True, kw_only=True):
    """Series by title."""

    own_words: str
    series: tuple[SeriesRow, ...]
    total: int
    pager: Pager = NO_PAGER


def pages(index: Index) -> Iterator[Page]:
    """The list of series."""
    counts = Counter(one.series for one in index.actions if one.status.is_open)
    ordered = sorted(index.series.values(), key=lambda one: (one.title.casefold(), one.slug))
    rows = [
        SeriesRow(
            series=one,
            open_actions=counts[one.slug],
            last_met=last_met(one.notes[::-1], index),
            next=next_of(one),
        )
        for one in ordered
    ]
    own = index.notes.get(SERIES_URI)
    for part in by_range(rows, lambda one: one.series.title, SERIES_URI):
        is_first = part.uri == SERIES_URI
        view = SeriesListView(
            own_words=own_words(own, index) if is_first else "",
            series=part.items,
            total=len(rows),
            pager=part.pager,
        )
        yield Page(
            uri=part.uri,
            title=f"Series {part.words}".strip(),
            kind=PageKind.SERIES_LIST,
            show=ready(view),
            note=own.path if own and is_first else None,
            section="" if is_first else SERIES_URI,
            is_searchable=False,
        )
