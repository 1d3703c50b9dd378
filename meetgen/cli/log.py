"""`meetgen log`: what became of an action."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetgen.cli.changing import load
from meetgen.cli.days import as_of_option, day_option
from meetgen.cli.output import print_text

if TYPE_CHECKING:
    from meetgen.index.index import Index
    from meetgen.model.action import Action
    from meetgen.sources.git import LineCommit


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--no-git", is_flag=True, help="Only what the notes say.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@as_of_option
@day_option
@click.pass_context
def log(
    ctx: click.Context,
    id_: str,
    today: dt.date | None,
    as_of: dt.date | None,
    *,
    no_git: bool,
    as_json: bool,
) -> None:
    r"""Tell what became of an action: raised, carried, moved, given away, closed, and where.

    With git, also when its latest line changed and by whom, under whatever name the file had.

    \b
    Examples:
      meetgen log k3f9
      meetgen log k3f9 --as-of 2026-10-01
    """
    from meetgen.editing.plans import action_named
    from meetgen.exports.action_log import action_log, action_log_json
    from meetgen.exports.messages import shown_path

    index = load(ctx, today, as_of)
    action = action_named(id_, index)
    commits = () if no_git or as_of is not None else _commits(action, index)
    if as_json:
        print_text(action_log_json(action, commits))
        return
    path = action.location.path
    folder = shown_path(path, index.config, Path.cwd()).removesuffix(path)
    click.echo(action_log(action, commits, folder=folder), nl=False)


def _commits(action: "Action", index: "Index") -> "tuple[LineCommit, ...]":
    from meetgen.sources.files import read_text
    from meetgen.sources.git import line_history

    at = action.location
    file = index.config.notes_dir / at.path
    source = read_text(file, at.path)
    lines = source.text.split("\n") if source is not None else []
    if not 0 < at.line <= len(lines):
        return ()
    return line_history(file, at.line, lines[at.line - 1])
