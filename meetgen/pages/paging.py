"""Long lists cut by year: a first page with the newest, and one page for each year."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from meetgen.pages.lists import ROWS_A_PAGE, grouped

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLink:
    """A page of the list: `words` is the year or `Latest`."""

    words: str
    uri: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPart(Generic[Item]):
    """One page of a list; `year` is empty for the first page, `years` for a list of one page."""

    uri: str
    year: str
    items: tuple[Item, ...]
    years: tuple[YearLink, ...]


def by_year(
    items: tuple[Item, ...],
    day_of: Callable[[Item], dt.date | None],
    uri: str,
) -> Iterator[YearPart[Item]]:
    """The list's pages: all on `uri` when there are few, else the newest there and years beside it.

    `items` come newest first. `actions/done.md` -> `actions/done-2025.md`,
    `decisions/index.md` -> `decisions/2025.md`.
    """
    if len(items) <= ROWS_A_PAGE:
        yield YearPart(uri=uri, year="", items=items, years=())
        return
    years = grouped(items, lambda one: (_year(day_of(one)),))
    newest = items[:ROWS_A_PAGE]
    links = (
        YearLink(words="Latest", uri=uri, count=len(newest)),
        *(
            YearLink(words=year, uri=_year_uri(uri, year), count=len(some))
            for year, some in years.items()
        ),
    )
    yield YearPart(uri=uri, year="", items=newest, years=links)
    for year, some in years.items():
        yield YearPart(uri=_year_uri(uri, year), year=year, items=tuple(some), years=links)


def _year(day: dt.date | None) -> str:
    return str(day.year) if day else "undated"


def _year_uri(uri: str, year: str) -> str:
    stem = uri.removesuffix(".md")
    if stem.endswith("/index"):
        return f"{stem.removesuffix('index')}{year}.md"
    return f"{stem}-{year}.md"
