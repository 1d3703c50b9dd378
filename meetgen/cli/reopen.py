"""`meetgen reopen`: actions by their ids."""

import datetime as dt

import click

from meetgen.cli.changing import Showing, writing_options
from meetgen.cli.days import day_option


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@writing_options
@day_option
@click.pass_context
def reopen(
    ctx: click.Context, ids: tuple[str, ...], today: dt.date | None, *, dry_run: bool, diff: bool
) -> None:
    r"""Open actions again that are done or cancelled; the day of it goes.

    IDS are the ids that the lists of actions show.

    \b
    Examples:
      meetgen reopen k3f9
      meetgen reopen k3f9 p7ra --diff --dry-run
    """
    from meetgen.cli.action_changes import set_status
    from meetgen.model.action import ActionStatus

    showing = Showing(dry_run=dry_run, diff=diff)
    set_status(ctx, ids, today=today, showing=showing, status=ActionStatus.OPEN)
