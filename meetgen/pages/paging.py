"""Long lists cut into pages: by year, long years by month or number, names by number.

A page that has grown too long becomes the contents of the pages below it and keeps its address.
No page tells how many rows others have but these, so that a new row changes few of them.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from meetgen.pages.lists import ROWS_A_PAGE, grouped

UNDATED = "undated"
MOST_NUMBERED = 5  # pages of a year; a longer one is cut into months

Item = TypeVar("Item")


class PartLink(Struct, frozen=True, kw_only=True):
    """A page of a list; `count` is None where that is not told."""

    words: str
    uri: str
    count: int | None = None


class Pager(Struct, frozen=True, kw_only=True):
    """The way to the other pages of a list: those above this one, and those beside or below it."""

    above: tuple[PartLink, ...] = ()
    links: tuple[PartLink, ...] = ()


NO_PAGER = Pager()  # of a list that is on one page


class Part(Struct, Generic[Item], frozen=True, kw_only=True):
    """One page of a list; `words` say which, empty for the first. Contents have no `items`."""

    uri: str
    words: str
    items: tuple[Item, ...]
    pager: Pager


class Order(Struct, Generic[Item], frozen=True, kw_only=True):
    """How the items of a list come: each one's day, and whether the newest is the first."""

    day_of: Callable[[Item], dt.date | None]
    is_newest_first: bool = True


def by_period(items: tuple[Item, ...], order: Order[Item], uri: str) -> Iterator[Part[Item]]:
    """The list's pages: all on `uri` when there are few, else its first rows there, then periods.

    `actions/done.md` -> `actions/done-2025.md`, of a longer year `actions/done-2025-2.md`, of a
    still longer one `actions/done-2025-03.md`; `decisions/index.md` -> `decisions/2025.md`.
    """
    if len(items) <= ROWS_A_PAGE:
        yield Part(uri=uri, words="", items=items, pager=NO_PAGER)
        return
    links = period_links(items, order, uri)
    yield Part(uri=uri, words="", items=items[:ROWS_A_PAGE], pager=Pager(links=links))
    first = PartLink(words="Latest" if order.is_newest_first else "First", uri=uri)
    yield from periods(items, order, uri, first)


def period_links(items: Sequence[Item], order: Order[Item], uri: str) -> tuple[PartLink, ...]:
    """The pages of `periods` that stand on top, with how many rows each has."""
    return tuple(
        PartLink(words=year, uri=_below(uri, year), count=len(some))
        for year, some in _years(items, order).items()
    )


def periods(
    items: Sequence[Item], order: Order[Item], uri: str, first: PartLink
) -> Iterator[Part[Item]]:
    """A page for each year, and those below the long ones; `first` leads to what comes before."""
    years = _years(items, order)
    links = tuple(PartLink(words=year, uri=_below(uri, year)) for year in years)
    for link, some in zip(links, years.values(), strict=True):
        if len(some) <= ROWS_A_PAGE:
            yield _leaf(link, link.words, some, Pager(above=(first,), links=links))
        elif link.words == UNDATED or len(some) <= MOST_NUMBERED * ROWS_A_PAGE:
            yield from _numbers(some, order, link, link.words, (first,))
        else:
            yield from _months(some, order, link, first)


def by_range(
    items: Sequence[Item], name_of: Callable[[Item], str], uri: str
) -> Iterator[Part[Item]]:
    """A list in pages of equal length, told by the names of their first and last items.

    The first is on `uri`: `people/index.md` -> `people/page-2.md`.
    """
    pieces = [items[at : at + ROWS_A_PAGE] for at in range(0, len(items), ROWS_A_PAGE)] or [()]
    links = tuple(
        PartLink(
            words=f"{name_of(some[0])} – {name_of(some[-1])}",
            uri=_below(uri, f"page-{number}") if number > 1 else uri,
        )
        for number, some in enumerate(pieces, 1)
        if some
    )
    for number, some in enumerate(pieces, 1):
        yield Part(
            uri=links[number - 1].uri if links else uri,
            words=f"({number})" if number > 1 else "",
            items=tuple(some),
            pager=Pager(links=links if len(pieces) > 1 else ()),
        )


def _months(
    items: Sequence[Item], order: Order[Item], year: PartLink, first: PartLink
) -> Iterator[Part[Item]]:
    """The contents of a long year, and its months."""
    months = grouped(items, lambda one: (_month(order.day_of(one)),))
    stem = year.uri.removesuffix(f"{year.words}.md")
    links = tuple(PartLink(words=month, uri=f"{stem}{month}.md") for month in months)
    yield _contents(year, year.words, (first,), links, list(months.values()))
    above = (first, year)
    for link, some in zip(links, months.values(), strict=True):
        if len(some) <= ROWS_A_PAGE:
            yield _leaf(link, link.words, some, Pager(above=above, links=links))
        else:
            yield from _numbers(some, order, link, link.words, above)


def _numbers(
    items: Sequence[Item],
    order: Order[Item],
    whole: PartLink,
    words: str,
    above: tuple[PartLink, ...],
) -> Iterator[Part[Item]]:
    """The contents of what cannot be cut by days, and its pages, numbered from the oldest.

    So a new item changes the last page alone.
    """
    oldest_first = items[::-1] if order.is_newest_first else items
    starts = range(0, len(items), ROWS_A_PAGE)
    pieces = [oldest_first[at : at + ROWS_A_PAGE] for at in starts]
    links = tuple(
        PartLink(words=str(number), uri=_below(whole.uri, str(number)))
        for number in range(1, len(pieces) + 1)
    )
    yield _contents(whole, words, above, links, pieces)
    for link, some in zip(links, pieces, strict=True):
        shown = some[::-1] if order.is_newest_first else some
        yield _leaf(
            link, f"{words} ({link.words})", shown, Pager(above=(*above, whole), links=links)
        )


def _contents(
    link: PartLink,
    words: str,
    above: tuple[PartLink, ...],
    links: tuple[PartLink, ...],
    pieces: Sequence[Sequence[Item]],
) -> Part[Item]:
    counted = tuple(
        PartLink(words=one.words, uri=one.uri, count=len(some))
        for one, some in zip(links, pieces, strict=True)
    )
    return Part(uri=link.uri, words=words, items=(), pager=Pager(above=above, links=counted))


def _leaf(link: PartLink, words: str, items: Sequence[Item], pager: Pager) -> Part[Item]:
    return Part(uri=link.uri, words=words, items=tuple(items), pager=pager)


def _years(items: Sequence[Item], order: Order[Item]) -> dict[str, list[Item]]:
    def year(item: Item) -> tuple[str]:
        day = order.day_of(item)
        return (str(day.year) if day else UNDATED,)

    return grouped(items, year)


def _month(day: dt.date | None) -> str:
    return f"{day.year}-{day.month:02d}" if day else UNDATED


def _below(uri: str, name: str) -> str:
    stem = uri.removesuffix(".md")
    if stem.endswith("/index"):
        return f"{stem.removesuffix('index')}{name}.md"
    return f"{stem}-{name}.md"
