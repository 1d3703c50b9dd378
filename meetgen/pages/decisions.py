"""The log of decisions, newest first, by year and month where there are many."""

from collections.abc import Iterator
from dataclasses import dataclass

from meetgen.index.index import Index
from meetgen.model.decision import Decision, DecisionStatus
from meetgen.model.page import DECISIONS_URI, Page, PageKind
from meetgen.pages.lists import newest_first
from meetgen.pages.note_text import own_words
from meetgen.pages.paging import Order, Pager, by_period


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsView:
    """What a page of decisions shows; superseded ones keep their place and are marked.

    `revisit` are those whose day to look at them again has come.
    """

    own_words: str
    words: str
    decisions: tuple[Decision, ...]
    total: int
    superseded: int
    revisit: tuple[Decision, ...]
    pager: Pager


def pages(index: Index) -> Iterator[Page]:
    """The pages of decisions."""
    ordered = newest_first(index.decisions)
    superseded = sum(one.status is DecisionStatus.SUPERSEDED for one in ordered)
    revisit = tuple(
        one
        for one in ordered
        if one.revisit and one.revisit <= index.as_of and one.status is DecisionStatus.ACCEPTED
    )
    own = index.notes.get(DECISIONS_URI)
    for part in by_period(ordered, Order(day_of=lambda one: one.date), DECISIONS_URI):
        is_first = not part.words
        view = DecisionsView(
            own_words=own_words(own, index) if own and is_first else "",
            words=part.words,
            decisions=part.items,
            total=len(ordered),
            superseded=superseded,
            revisit=revisit if is_first else (),
            pager=part.pager,
        )
        yield Page(
            uri=part.uri,
            title=f"Decisions {part.words}".strip(),
            kind=PageKind.DECISIONS,
            view=view,
            note=own.path if own and is_first else None,
            section="" if is_first else DECISIONS_URI,
            is_searchable=False,
        )
