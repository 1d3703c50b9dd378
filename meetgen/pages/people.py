"""The list of people."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.index.pairs import MOST, pairs
from meetgen.model.page import PEOPLE_URI, Page, PageKind, ready
from meetgen.model.pair import Pair
from meetgen.model.person import Person
from meetgen.pages.lists import last_met
from meetgen.pages.note_text import own_words
from meetgen.pages.paging import NO_PAGER, Pager, by_range


class PersonRow(Struct, frozen=True, kw_only=True):
    """A person in the list; `last_met` is the day of the newest note they are in."""

    person: Person
    open_actions: int
    last_met: dt.date | None


class PeopleView(Struct, frozen=True, kw_only=True):
    """People by name: those who are here, and those who left.

    `pairs` stand on the first page, by name; `is_cut` tells that more people meet in pairs.
    """

    own_words: str
    here: tuple[PersonRow, ...]
    left: tuple[PersonRow, ...]
    total: int  # of those who are here, on all pages
    pairs: tuple[Pair, ...] = ()
    is_cut: bool = False
    pager: Pager = NO_PAGER


def pages(index: Index) -> Iterator[Page]:
    """The list of people."""
    counts = Counter(
        handle
        for one in index.actions
        if one.status.is_open
        for handle in dict.fromkeys(one.owners)
    )
    rows = [
        PersonRow(
            person=person,
            open_actions=counts[person.handle],
            last_met=last_met(person.notes, index),
        )
        for person in sorted(
            index.people.values(),
            key=lambda one: (_is_gone(one, index), one.name.casefold(), one.handle),
        )
    ]
    total = sum(not _is_gone(one.person, index) for one in rows)
    own = index.notes.get(PEOPLE_URI)
    for part in by_range(rows, lambda one: one.person.name, PEOPLE_URI):
        is_first = part.uri == PEOPLE_URI
        view = PeopleView(
            own_words=own_words(own, index) if is_first else "",
            here=tuple(one for one in part.items if not _is_gone(one.person, index)),
            left=tuple(one for one in part.items if _is_gone(one.person, index)),
            total=total,
            pairs=_pairs(index) if is_first else (),
            is_cut=len(index.once(pairs)) == MOST,
            pager=part.pager,
        )
        yield Page(
            uri=part.uri,
            title=f"People {part.words}".strip(),
            kind=PageKind.PEOPLE,
            show=ready(view),
            note=own.path if own and is_first else None,
            section="" if is_first else PEOPLE_URI,
            is_searchable=False,
        )


def _pairs(index: Index) -> tuple[Pair, ...]:
    names = {handle: one.name.casefold() for handle, one in index.people.items()}
    return tuple(
        sorted(
            index.once(pairs).values(),
            key=lambda one: (*(names[handle] for handle in one.people), one.people),
        )
    )


def _is_gone(person: Person, index: Index) -> bool:
    return person.left is not None and person.left <= index.as_of
