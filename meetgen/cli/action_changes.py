"""Commands about actions by their ids: find them, edit the lines that say them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetgen.cli.changing import Planned, Showing, change_notes

if TYPE_CHECKING:
    from meetgen.editing.plans import Plan
    from meetgen.index.index import Index
    from meetgen.model.action import Action, ActionStatus

Planner = Callable[["Index", "Action"], "Plan"]


def change_actions(
    ctx: click.Context,
    ids: tuple[str, ...],
    *,
    today: dt.date | None,
    showing: Showing,
    done: str,
    planner: Planner,
) -> None:
    """Make the planner's edit of each of the actions; `done` says in words what was done."""
    from meetgen.editing.plans import action_named, changes
    from meetgen.exports.messages import shown_path

    def plan(index: "Index") -> Planned:
        actions = [action_named(one, index) for one in dict.fromkeys(ids)]
        plans = [planner(index, one) for one in actions]
        lines = []
        for action, one in zip(actions, plans, strict=True):
            at = one.item.location
            place = f"{shown_path(at.path, index.config, Path.cwd())}:{at.line}"
            is_so = "already " if one.edit.is_made(one.item) else ""
            lines.append(f"{is_so}{done}: {action.text} ({action.id}, {place})")
        return Planned(changes=changes(plans, index.config), lines=tuple(lines))

    change_notes(ctx, today, showing, plan)


def set_status(
    ctx: click.Context,
    ids: tuple[str, ...],
    *,
    today: dt.date | None,
    showing: Showing,
    status: "ActionStatus",
    is_undated: bool = False,
) -> None:
    """Give each of the actions a status, as of the day of the command or without any."""
    from meetgen.editing.action_edits import SetStatus
    from meetgen.editing.plans import Plan, state_item

    def planner(index: "Index", action: "Action") -> Plan:
        item = state_item(action, index)
        day = None if is_undated else index.as_of
        return Plan(item=item, edit=SetStatus(status=status, day=day))

    change_actions(
        ctx, ids, today=today, showing=showing, done=status.value.replace("_", " "), planner=planner
    )
