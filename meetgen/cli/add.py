"""`meetgen add`: a new action in a note."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetgen.cli.changing import Planned, Showing, change_notes, writing_options
from meetgen.cli.days import day_option

if TYPE_CHECKING:
    from meetgen.index.index import Index


@click.command()
@click.argument("text")
@click.option("--note", type=click.Path(path_type=Path), help="The note that gets the action.")
@click.option("--series", help="The newest note of this series gets it.")
@click.option("--owner", help="Who does it: a handle, name or alias.")
@click.option("--due", "day", metavar="DAY", help="When: 2026-12-01, friday, +2w.")
@writing_options
@day_option
@click.pass_context
def add(
    ctx: click.Context,
    *,
    text: str,
    note: Path | None,
    series: str | None,
    owner: str | None,
    day: str | None,
    today: dt.date | None,
    dry_run: bool,
    diff: bool,
) -> None:
    r"""Write a new action below the heading of actions in a note, with an id of its own.

    TEXT is what is to be done. It goes behind the last item there; a note without such a heading
    gets one at its end.

    \b
    Examples:
      meetgen add "send the deck" --series platform-weekly --owner ada --due friday
      meetgen add "@ada send the deck" --note notes/2026/2026-11-18-weekly.md --diff
    """
    if (note is None) == (series is None):
        raise click.UsageError("say where: --note FILE or --series SLUG")
    from meetgen.cli.asked import day_asked, latest_note_asked, note_asked, person_asked
    from meetgen.editing.additions import new_action
    from meetgen.exports.messages import shown_path

    def plan(index: "Index") -> Planned:
        path = note_asked(note, index) if note else latest_note_asked(series or "", index)
        made = new_action(
            text,
            path=path,
            index=index,
            owner=person_asked(owner, index).handle if owner else None,
            due=day_asked(day, index.as_of) if day else None,
        )
        place = shown_path(path, index.config, Path.cwd())
        return Planned(changes=(made.change,), lines=(f"{place}: {made.line}",))

    change_notes(ctx, today, Showing(dry_run=dry_run, diff=diff), plan)
