"""`meetgen cancel`: actions by their ids."""

import datetime as dt

import click

from meetgen.cli.changing import Showing, undated_option, writing_options
from meetgen.cli.days import day_option


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@undated_option
@writing_options
@day_option
@click.pass_context
def cancel(
    ctx: click.Context,
    ids: tuple[str, ...],
    today: dt.date | None,
    *,
    undated: bool,
    dry_run: bool,
    diff: bool,
) -> None:
    r"""Mark actions as cancelled: the box becomes `[-]`, and the day is noted.

    IDS are the ids that the lists of actions show.

    \b
    Examples:
      meetgen cancel k3f9
      meetgen cancel k3f9 p7ra --diff --dry-run
    """
    from meetgen.cli.action_changes import set_status
    from meetgen.model.action import ActionStatus

    showing = Showing(dry_run=dry_run, diff=diff)
    set_status(
        ctx,
        ids,
        today=today,
        showing=showing,
        status=ActionStatus.CANCELLED,
        is_undated=undated,
    )
