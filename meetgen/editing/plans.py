"""From an action of the index to the file and the line that say it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from meetgen.editing.action_edits import Edit
from meetgen.editing.actions import edited
from meetgen.editing.change import Change
from meetgen.editing.writing import read_file
from meetgen.errors import ConflictError, EditRefusedError, WriteError
from meetgen.index.index import Index
from meetgen.index.lookup import action_with, item_at, near_actions, other_lines_with
from meetgen.model.action import Action, ActionItem, ActionStatus
from meetgen.model.config import Config
from meetgen.model.decision import DecisionItem


class UnknownIdError(ConflictError):
    """No action has that id, or more than one line claims it."""


class Plan(Struct, frozen=True, kw_only=True):
    """An edit of the line that stands for an action."""

    item: ActionItem
    edit: Edit

    def made(self, data: bytes, config: Config) -> bytes:
        """The note's bytes with the edit made; raises as `edited`."""
        return edited(data, self.item.location, self.item.text, self.edit, config)


class ItemPlan(Protocol):
    """An edit of the line that says something."""

    @property
    def item(self) -> ActionItem | DecisionItem:
        """What the line says."""

    def made(self, data: bytes, config: Config) -> bytes:
        """The note's bytes with the edit made."""


def action_named(id_: str, index: Index) -> Action:
    """The one action with that id. Raises UnknownIdError that names the candidates."""
    id_ = id_.strip().removeprefix("^").removeprefix("#")
    action = action_with(id_, index)
    if action is None:
        near = [_line(one) for one in near_actions(id_, index)]
        hint = "do you mean" if near else "`meetgen actions` lists them"
        raise UnknownIdError(
            "\n".join((f"{id_}: no action has this id, or its words have changed ({hint})", *near))
        )
    others = other_lines_with(action, index)
    if others:
        places = ", ".join(f"{one.path}:{one.line}" for one in others)
        raise UnknownIdError(
            f"{id_}: this id is on another action too (give one of them another id)\n"
            f"{_line(action)}\n  also at {places}"
        )
    return action


def _line(action: Action) -> str:
    return f"  {action.id}  {action.text}  ({action.location.path}:{action.location.line})"


def state_item(action: Action, index: Index) -> ActionItem:
    """The line that says the action's state. Raises EditRefusedError when a mark says it."""
    last = action.history[-1]
    item = item_at(action.location, index)
    if item is None:
        raise ConflictError(f"{action.location.path}: the line is not there any more")
    if action.status is ActionStatus.DONE and item.status is not ActionStatus.DONE:
        raise EditRefusedError(
            f"{last.location.path}:{last.location.line}: `#done {action.id}` closes it here; "
            "take that out"
        )
    return item


def due_item(action: Action, index: Index) -> ActionItem:
    """The line that says when the action is due: the last with a date, else that of its state."""
    dated = (item_at(one.location, index) for one in reversed(action.history) if one.due)
    return next((one for one in dated if one is not None), None) or state_item(action, index)


def owner_names(item: ActionItem, action: Action) -> tuple[str, ...]:
    """The names on the line that count as its owners, as written; empty when none do."""
    if not action.owners:
        return ()
    for claim in item.claims:
        if claim.text == action.text:
            return claim.names
    return item.fields.owners


class Safe(Struct, frozen=True, kw_only=True):
    """The changes that plans make, the plans behind them, and why others could not be made."""

    changes: tuple[Change, ...]
    plans: tuple[ItemPlan, ...]
    refused: tuple[str, ...]


def changes(plans: Iterable[ItemPlan], config: Config) -> tuple[Change, ...]:
    """The changes of files that all plans together make, one for each file."""
    files = _Files(config)
    for plan in plans:
        files.edit(plan)
    return files.changes


def safe_changes(plans: Iterable[ItemPlan], config: Config) -> Safe:
    """The changes of all plans that can be made; the others are told instead of raised."""
    files = _Files(config)
    made: list[ItemPlan] = []
    refused: list[str] = []
    for plan in plans:
        try:
            files.edit(plan)
        except (ConflictError, WriteError) as error:
            refused.append(str(error))
        else:
            made.append(plan)
    return Safe(changes=files.changes, plans=tuple(made), refused=tuple(refused))


class _Files:
    """The bytes of each file that plans are about, before and after them."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._before: dict[Path, bytes] = {}
        self._after: dict[Path, bytes] = {}

    def edit(self, plan: ItemPlan) -> None:
        """Make one plan's edit on top of those before it."""
        at = plan.item.location
        path = self._config.notes_dir / at.path
        if path not in self._before:
            self._before[path] = self._after[path] = read_file(path)
        self._after[path] = plan.made(self._after[path], self._config)

    @property
    def changes(self) -> tuple[Change, ...]:
        """One for each file, by path."""
        return tuple(
            Change(path=path, before=self._before[path], after=self._after[path])
            for path in sorted(self._before)
        )
