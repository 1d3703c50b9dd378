"""The list of people."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from meetgen.index.index import Index
from meetgen.model.page import PEOPLE_URI, Page, PageKind
from meetgen.model.person import Person
from meetgen.pages.lists import last_met
from meetgen.pages.note_text import own_words


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person in the list; `last_met` is the day of the newest note they are in."""

    person: Person
    open_actions: int
    last_met: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleView:
    """People by name: those who are here, and those who left."""

    own_words: str
    here: tuple[PersonRow, ...]
    left: tuple[PersonRow, ...]


def pages(index: Index) -> Iterator[Page]:
    """The list of people."""
    counts = Counter(
        handle
        for one in index.actions
        if one.status.is_open
        for handle in dict.fromkeys(one.owners)
    )
    ordered = sorted(index.people.values(), key=lambda one: (one.name.casefold(), one.handle))
    here: list[PersonRow] = []
    left: list[PersonRow] = []
    for person in ordered:
        row = PersonRow(
            person=person,
            open_actions=counts[person.handle],
            last_met=last_met(person.notes, index),
        )
        gone = person.left is not None and person.left <= index.as_of
        (left if gone else here).append(row)
    own = index.notes.get(PEOPLE_URI)
    view = PeopleView(
        own_words=own_words(own, index) if own else "",
        here=tuple(here),
        left=tuple(left),
    )
    yield Page(
        uri=PEOPLE_URI,
        title="People",
        kind=PageKind.PEOPLE,
        view=view,
        note=own.path if own else None,
        is_searchable=False,
    )
