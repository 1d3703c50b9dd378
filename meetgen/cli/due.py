"""`meetgen due`: actions get a due date."""

import datetime as dt
from typing import TYPE_CHECKING

import click

from meetgen.cli.changing import Showing, writing_options
from meetgen.cli.days import day_option

if TYPE_CHECKING:
    from meetgen.editing.plans import Plan
    from meetgen.index.index import Index
    from meetgen.model.action import Action


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.argument("day")
@writing_options
@day_option
@click.pass_context
def due(
    ctx: click.Context,
    ids: tuple[str, ...],
    day: str,
    today: dt.date | None,
    *,
    dry_run: bool,
    diff: bool,
) -> None:
    r"""Set or move the due date of actions; `none` takes it away.

    DAY is a date, or words that count from today: friday, "next week", +2w, "end of month".

    \b
    Examples:
      meetgen due k3f9 2026-12-01
      meetgen due k3f9 p7ra friday --diff
      meetgen due k3f9 none
    """
    from meetgen.cli.action_changes import change_actions
    from meetgen.cli.asked import day_asked
    from meetgen.editing.action_edits import SetDue
    from meetgen.editing.plans import Plan, due_item

    def planner(index: "Index", action: "Action") -> "Plan":
        wanted = None if day == "none" else day_asked(day, index.as_of)
        return Plan(item=due_item(action, index), edit=SetDue(day=wanted))

    change_actions(
        ctx,
        ids,
        today=today,
        showing=Showing(dry_run=dry_run, diff=diff),
        done=f"due {day}",
        planner=planner,
    )
