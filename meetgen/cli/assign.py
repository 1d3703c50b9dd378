"""`meetgen assign`: actions get an owner."""

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
@click.argument("person")
@writing_options
@day_option
@click.pass_context
def assign(
    ctx: click.Context,
    ids: tuple[str, ...],
    person: str,
    today: dt.date | None,
    *,
    dry_run: bool,
    diff: bool,
) -> None:
    r"""Give actions to a person: in the place and form of the owner's name, else in front.

    PERSON is a handle, name or alias of somebody whom the notebook knows.

    \b
    Examples:
      meetgen assign k3f9 ada
      meetgen assign k3f9 p7ra "Ada Lovelace" --diff
    """
    from meetgen.cli.action_changes import change_actions
    from meetgen.cli.asked import person_asked
    from meetgen.editing.action_edits import SetOwner
    from meetgen.editing.plans import Plan, owner_names, state_item

    def planner(index: "Index", action: "Action") -> "Plan":
        item, owner = state_item(action, index), person_asked(person, index)
        names = owner_names(item, action)
        return Plan(item=item, edit=SetOwner(handle=owner.handle, name=owner.name, names=names))

    change_actions(
        ctx,
        ids,
        today=today,
        showing=Showing(dry_run=dry_run, diff=diff),
        done=f"given to {person.removeprefix('@')}",
        planner=planner,
    )
