"""How lists are sorted, put into groups and cut, so that no page grows without bound."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import TypeVar

from meetgen.index.index import Backlink, Index, TargetKind
from meetgen.model.action import Action
from meetgen.model.config import Config
from meetgen.model.decision import Decision
from meetgen.model.question import Question

BUCKET_ROWS = 100  # rows of one bucket on a page that shows more than it
ROWS_A_PAGE = 200  # rows of a list before it is cut into pages
FAR = dt.date.max
LONG_AGO = dt.date.min

Key = TypeVar("Key")
One = TypeVar("One")
Told = TypeVar("Told", Decision, Question)


class DueBucket(StrEnum):
    """When an open action is due; the value is its heading's anchor on the page of actions."""

    OVERDUE = "overdue"
    THIS_WEEK = "due-this-week"
    LATER = "later"
    NO_DATE = "no-date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """Open actions that are due at about the same time, the most pressing first.

    `more` leads to all of them where `actions` are only the first of `total`.
    """

    due: DueBucket
    actions: tuple[Action, ...]
    total: int
    more: str = ""


def due_bucket(action: Action, *, as_of: dt.date, config: Config) -> DueBucket:
    """When the action is due, seen from `as_of`; due on that day is not overdue."""
    if action.due is None:
        return DueBucket.NO_DATE
    if action.due < as_of:
        return DueBucket.OVERDUE
    soon = as_of + dt.timedelta(days=config.days_ahead)
    return DueBucket.THIS_WEEK if action.due <= soon else DueBucket.LATER


def due_buckets(actions: Iterable[Action], index: Index) -> tuple[Bucket, ...]:
    """The open ones by due bucket, in the order of `DueBucket`, empty ones left out."""
    found: dict[DueBucket, list[Action]] = {bucket: [] for bucket in DueBucket}
    for action in actions:
        if action.status.is_open:
            found[due_bucket(action, as_of=index.as_of, config=index.config)].append(action)
    return tuple(
        Bucket(due=bucket, actions=tuple(sorted(some, key=pressing)), total=len(some))
        for bucket, some in found.items()
        if some
    )


def first_rows(buckets: Iterable[Bucket], more: str) -> tuple[Bucket, ...]:
    """The buckets, long ones cut, with the way to a page that has all rows."""
    return tuple(
        replace(one, actions=one.actions[:BUCKET_ROWS], more=more)
        if one.total > BUCKET_ROWS
        else one
        for one in buckets
    )


def open_actions(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The open ones, the most pressing first."""
    return tuple(sorted((one for one in actions if one.status.is_open), key=pressing))


def newest_closed(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Those that are not open, the last done first."""
    closed = (one for one in actions if not one.status.is_open)
    return tuple(
        sorted(closed, key=lambda one: (-(one.done or LONG_AGO).toordinal(), one.note, one.id))
    )


def pressing(action: Action) -> tuple[dt.date, dt.date, str]:
    """A sort key: due first, then the oldest, then by id."""
    return (action.due or FAR, action.raised_on or FAR, action.id)


def newest_first(items: Iterable[Told]) -> tuple[Told, ...]:
    """Decisions or questions, those of the newest notes first, in a note in order of place."""
    return tuple(
        sorted(items, key=lambda one: (-(one.date or LONG_AGO).toordinal(), one.note, one.location))
    )


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


def grouped(
    items: Iterable[One],
    keys: Callable[[One], Iterable[Key]],
) -> dict[Key, list[One]]:
    """The items under each of their keys, both in the order in which they come."""
    found: dict[Key, list[One]] = {}
    for item in items:
        for key in keys(item):
            found.setdefault(key, []).append(item)
    return found


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
