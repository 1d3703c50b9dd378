"""Actions by when they are due, and the order in which every list has them."""

import datetime as dt
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.action import Action
from meetgen.model.config import Config

FAR = dt.date.max
LONG_AGO = dt.date.min

Key = TypeVar("Key")
One = TypeVar("One")


class DueBucket(StrEnum):
    """When an open action is due; the value is its heading's anchor on the page of actions."""

    OVERDUE = "overdue"
    THIS_WEEK = "due-this-week"
    LATER = "later"
    NO_DATE = "no-date"


class Bucket(Struct, frozen=True, kw_only=True):
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
