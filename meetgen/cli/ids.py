"""`meetgen ids`: ids written behind the actions and decisions that have none."""

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetgen.cli.changing import Planned, Showing, change_notes, writing_options
from meetgen.cli.days import day_option

if TYPE_CHECKING:
    from meetgen.index.index import Index


@click.command()
@click.argument("notes", nargs=-1, metavar="[NOTE]...", type=click.Path(path_type=Path))
@click.option("--all", "closed_too", is_flag=True, help="Also closed actions, former decisions.")
@writing_options
@day_option
@click.pass_context
def ids(
    ctx: click.Context,
    notes: tuple[Path, ...],
    today: dt.date | None,
    *,
    closed_too: bool,
    dry_run: bool,
    diff: bool,
) -> None:
    r"""Write an id behind each open action and each decision that stands and has none.

    So it stays when the words change. NOTE are files of the notebook; all of them unless given. One
    line changes for each. Lines that cannot be changed safely are named and left alone.

    \b
    Examples:
      meetgen ids --diff --dry-run
      meetgen ids notes/2026/2026-11-18-weekly.md
    """
    showing = Showing(dry_run=dry_run, diff=diff)
    change_notes(ctx, today, showing, lambda index: _planned(index, notes, closed_too=closed_too))


def _planned(index: "Index", notes: tuple[Path, ...], *, closed_too: bool) -> Planned:
    from meetgen.cli.asked import note_asked
    from meetgen.editing.ids import id_plans
    from meetgen.editing.plans import safe_changes
    from meetgen.exports.messages import shown_path

    wanted = {note_asked(one, index) for one in notes} or index.notes.keys()
    actions = (
        one
        for one in index.actions
        if (closed_too or one.status.is_open) and one.raised_in in wanted
    )
    decisions = (
        one
        for one in index.decisions
        if (closed_too or not one.status.is_over) and one.note in wanted
    )
    made = safe_changes(id_plans(index, actions, decisions), index.config)
    counted = Counter(one.item.location.path for one in made.plans)
    lines = [
        f"{shown_path(path, index.config, Path.cwd())}: {count} new id{'s'[: count != 1]}"
        for path, count in counted.items()
    ]
    lines += [f"left alone: {one}" for one in made.refused]
    return Planned(changes=made.changes, lines=tuple(lines))
