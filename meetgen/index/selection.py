"""Which of many actions are asked for."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from meetgen.model.action import Action
from meetgen.model.slug import name_key as key_of


class StateAsked(StrEnum):
    """The states by which actions are asked for."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    ALL = "all"


class Selection(Struct, frozen=True, kw_only=True):
    """What an action has to be; an empty tuple or None asks for nothing.

    `due_from` and `due_to` are days, both counted in; `undated` asks for those without a due
    date. `older_than` are days of age, which only open actions have. Every word of `words` has to
    be in the text, whatever its case.
    """

    state: StateAsked = StateAsked.OPEN
    owners: tuple[str, ...] = ()
    unowned: bool = False
    projects: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    undated: bool = False
    older_than: int | None = None
    words: tuple[str, ...] = ()


def selected(actions: Iterable[Action], asked: Selection) -> tuple[Action, ...]:
    """The actions that are all that is asked, in the order in which they come."""
    words = tuple(key_of(one) for one in asked.words)
    return tuple(
        one
        for one in actions
        if _has_state(one, asked.state)
        and _is_owned(one, asked)
        and (not asked.projects or not set(asked.projects).isdisjoint(one.projects))
        and (not asked.series or one.series in asked.series)
        and _is_due(one, asked)
        and (asked.older_than is None or (one.age_days or 0) > asked.older_than)
        and all(word in key_of(one.text) for word in words)
    )


def _has_state(action: Action, state: StateAsked) -> bool:
    if state is StateAsked.ALL:
        return True
    if state is StateAsked.OPEN:
        return action.status.is_open
    return action.status.value == state.value


def _is_owned(action: Action, asked: Selection) -> bool:
    if asked.unowned:
        return not action.owners
    return not asked.owners or not set(asked.owners).isdisjoint(action.owners)


def _is_due(action: Action, asked: Selection) -> bool:
    if asked.undated:
        return action.due is None
    if asked.due_from is None and asked.due_to is None:
        return True
    return (
        action.due is not None
        and (asked.due_from is None or action.due >= asked.due_from)
        and (asked.due_to is None or action.due <= asked.due_to)
    )
