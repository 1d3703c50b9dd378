"""`meetgen done`: actions by their ids."""

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
def done(
    ctx: click.Context,
    ids: tuple[str, ...],
    today: dt.date | None,
    *,
    undated: bool,
    dry_run: bool,
    diff: bool,
) -> None:
    r"""Mark actions as done: the box becomes `[x]`, and the day is noted behind the words.

    IDS are the ids that the lists of actions show. Only those lines change, in the notation that
    they use.

    \b
    Examples:
      meetgen done k3f9
      meetgen done k3f9 p7ra --diff --dry-run
    """
    from meetgen.cli.action_changes import set_status
    from meetgen.model.action import ActionStatus

    showing = Showing(dry_run=dry_run, diff=diff)
    set_status(
        ctx,
        ids,
        today=today,
        showing=showing,
        status=ActionStatus.DONE,
        is_undated=undated,
    )
