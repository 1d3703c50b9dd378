"""Done and cancelled action items, by year and month where there are many."""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.action import Action, ActionStatus
from meetgen.model.page import (
    ACTIONS_CANCELLED_URI,
    ACTIONS_DONE_URI,
    ACTIONS_URI,
    Page,
    PageKind,
    ready,
)
from meetgen.pages.paging import Order, Pager, by_period


class ActionsClosedView(Struct, frozen=True, kw_only=True):
    """What a page of closed actions shows, the last closed first; `pager` leads to the others."""

    status: ActionStatus
    words: str
    actions: tuple[Action, ...]
    total: int
    pager: Pager


def pages(index: Index) -> Iterator[Page]:
    """The pages of done actions, then those of cancelled ones."""
    yield from _pages(index, ActionStatus.DONE, ACTIONS_DONE_URI, "Done actions")
    yield from _pages(index, ActionStatus.CANCELLED, ACTIONS_CANCELLED_URI, "Cancelled actions")


def _pages(index: Index, status: ActionStatus, uri: str, title: str) -> Iterator[Page]:
    closed = sorted(
        (one for one in index.actions if one.status is status),
        key=lambda one: (-(_day(one, index) or dt.date.min).toordinal(), one.note, one.location),
    )
    for part in by_period(tuple(closed), Order(day_of=lambda one: _day(one, index)), uri):
        view = ActionsClosedView(
            status=status,
            words=part.words,
            actions=part.items,
            total=len(closed),
            pager=part.pager,
        )
        yield Page(
            uri=part.uri,
            title=f"{title} {part.words}".strip(),
            kind=PageKind.ACTIONS_CLOSED,
            show=ready(view),
            section=ACTIONS_URI,
            is_searchable=False,
        )


def _day(action: Action, index: Index) -> dt.date | None:
    """When it was closed: as its line says, else the day of the note that closed it."""
    if action.done is not None:
        return action.done
    meeting = index.meetings.get(action.note)
    return meeting.date if meeting else None
