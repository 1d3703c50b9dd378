"""How lists are sorted, put into groups and cut, so that no page grows without bound."""

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from meetgen.index.due import (
    FAR,
    LONG_AGO,
    Bucket,
    DueBucket,
    due_bucket,
    due_buckets,
    grouped,
    newest_closed,
    open_actions,
    pressing,
)
from meetgen.index.index import Backlink, Index, TargetKind
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.question import Question

BUCKET_ROWS = 100  # rows of one bucket on a page that shows more than it
ROWS_A_PAGE = 200  # rows of a list before it is cut into pages

Told = TypeVar("Told", Decision, Question)
One = TypeVar("One")

# Pages sort and group as commands do
__all__ = [
    "BUCKET_ROWS",
    "FAR",
    "LONG_AGO",
    "ROWS_A_PAGE",
    "Bucket",
    "DueBucket",
    "OfOwner",
    "by_owner",
    "due_bucket",
    "due_buckets",
    "first_rows",
    "grouped",
    "last_met",
    "mentions",
    "newest_closed",
    "newest_first",
    "open_actions",
    "pressing",
    "series_actions",
    "team_actions",
    "those",
]


def first_rows(buckets: Iterable[Bucket], more: str) -> tuple[Bucket, ...]:
    """The buckets, long ones cut, with the way to a page that has all rows."""
    return tuple(
        replace(one, actions=one.actions[:BUCKET_ROWS], more=more)
        if one.total > BUCKET_ROWS
        else one
        for one in buckets
    )


class OfOwner(Struct, frozen=True, kw_only=True):
    """Open actions of one who is accountable, the most pressing first; None for nobody's."""

    owner: str | None
    actions: tuple[Action, ...]

    @property
    def without(self) -> tuple[str, ...]:
        """What a table of them need not tell: the owner, where nobody helps."""
        return () if any(len(one.owners) > 1 for one in self.actions) else ("Owner",)


def by_owner(actions: Iterable[Action]) -> tuple[OfOwner, ...]:
    """Open actions, which come the most pressing first, by owner: whose is most pressing first.

    Those that nobody owns come last.
    """
    owners = grouped(actions, lambda one: (one.owners[0] if one.owners else None,))
    found = [OfOwner(owner=owner, actions=tuple(some)) for owner, some in owners.items()]
    return tuple(sorted(found, key=lambda one: one.owner is None))


def newest_first(items: Iterable[Told]) -> tuple[Told, ...]:
    """Decisions or questions, those of the newest notes first, in a note in order of place."""
    return tuple(
        sorted(items, key=lambda one: (-(one.date or LONG_AGO).toordinal(), one.note, one.location))
    )


def those(ids: Iterable[str], items: Mapping[str, One]) -> list[One]:
    """The items with these ids."""
    return [items[id_] for id_ in ids if id_ in items]


def mentions(
    index: Index,
    target: tuple[TargetKind, str],
    told: Iterable[Action | Decision | Question],
    most: int,
) -> tuple[Backlink, ...]:
    """The newest lines that refer to a target, without those that a page tells as `told`."""
    lines: set[tuple[str, int]] = set()
    for one in told:
        lines.add((one.location.path, one.location.line))
        if isinstance(one, Action):
            lines.update((step.location.path, step.location.line) for step in one.history)
    found = (
        one
        for one in index.backlinks.get(target, ())
        if (one.link.location.path, one.link.location.line) not in lines
    )
    return tuple(islice(found, most))


def series_actions(index: Index) -> Mapping[str, list[Action]]:
    """The actions of each series, in the order of the index."""
    return grouped(index.actions, lambda one: (one.series,) if one.series else ())


def team_actions(index: Index) -> Mapping[str | None, list[Action]]:
    """The open actions of each team's members, in the order of the index."""
    return grouped(
        (one for one in index.actions if one.status.is_open),
        lambda one: dict.fromkeys(
            index.people[owner].team for owner in one.owners if owner in index.people
        ),
    )


def last_met(notes: tuple[str, ...], index: Index) -> dt.date | None:
    """The day of the newest past meeting among `notes`, which come newest first."""
    for path in notes:
        meeting = index.meetings.get(path)
        if meeting is not None and meeting.date is not None and meeting.date <= index.as_of:
            return meeting.date
    return None
