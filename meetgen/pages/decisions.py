"""The log of decisions, newest first, by year and month where there are many."""

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.index.stages import Stage, by_stage
from meetgen.model.decision import Decision
from meetgen.model.page import DECISIONS_URI, Page, PageKind, ready
from meetgen.pages.decision_groups import snapshots
from meetgen.pages.lists import newest_first
from meetgen.pages.note_text import own_words
from meetgen.pages.paging import Order, Pager, by_period

MOST = 50  # proposals, or decisions to look at again, above the log


class DecisionsView(Struct, frozen=True, kw_only=True):
    """What a page of decisions shows; superseded ones keep their place and are marked.

    `revisit` are those whose day to look at them again has come, `proposed` those that wait to be
    decided, both cut; `counts` has all by stage. `snapshots` are the days for which there is a page
    of what was in force then. Further pages of the log have nothing of this.
    """

    own_words: str
    words: str
    decisions: tuple[Decision, ...]
    total: int
    counts: Mapping[Stage, int]
    revisit: tuple[Decision, ...]
    proposed: tuple[Decision, ...]
    snapshots: tuple[dt.date, ...]
    has_chains: bool
    pager: Pager


def pages(index: Index) -> Iterator[Page]:
    """The pages of decisions."""
    ordered = newest_first(index.decisions)
    stages = index.once(by_stage)
    days = tuple(day for day, _ in index.once(snapshots))
    own = index.notes.get(DECISIONS_URI)
    for part in by_period(ordered, Order(day_of=lambda one: one.date), DECISIONS_URI):
        is_first = not part.words
        view = DecisionsView(
            own_words=own_words(own, index) if is_first else "",
            words=part.words,
            decisions=part.items,
            total=len(ordered),
            counts={stage: len(some) for stage, some in stages.items()},
            revisit=newest_first(stages[Stage.TO_REVISIT])[:MOST] if is_first else (),
            proposed=newest_first(stages[Stage.PROPOSED])[:MOST] if is_first else (),
            snapshots=days if is_first else (),
            has_chains=any(one.superseded_by for one in ordered),
            pager=part.pager,
        )
        yield Page(
            uri=part.uri,
            title=f"Decisions {part.words}".strip(),
            kind=PageKind.DECISIONS,
            show=ready(view),
            note=own.path if own and is_first else None,
            section="" if is_first else DECISIONS_URI,
            is_searchable=False,
        )
