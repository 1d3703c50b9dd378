"""`meetgen check`: what is wrong with the notes, line by line."""

import datetime as dt
import os
from pathlib import Path

import click

from meetgen.cli.days import day_option, day_or_today
from meetgen.cli.notebook import Place, find_notebook

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="The least severity that gives exit code 1.",
)
@click.option("-q", "--quiet", is_flag=True, help="Leave out what is below that severity.")
@day_option
@click.pass_context
def check(
    ctx: click.Context,
    folder: Path | None,
    fail_on: str,
    today: dt.date | None,
    *,
    quiet: bool,
) -> None:
    r"""Say what is wrong with the notes of a notebook.

    Each finding is a line `path:line:column: severity[CODE] message (remedy)` on stdout. The
    exit code is 1 when one of them is at least a warning, 0 otherwise.

    \b
    Examples:
      meetgen check
      meetgen check --fail-on error --quiet
      meetgen --notes minutes check
    """
    from meetgen.cli.engines import config_of
    from meetgen.exports.messages import message_line
    from meetgen.parsing.audiences import author_view
    from meetgen.site import load_index

    # Whoever checks has the files: nothing is kept from them.
    config = author_view(config_of(find_notebook(ctx.find_object(Place) or Place(), folder)))
    index = load_index(config, day_or_today(today, config.timezone))
    severities = ["error", "warning", "info"]
    counted = severities[: severities.index(fail_on) + 1]
    said = index.diagnostics
    found = [one for one in said if one.severity in counted]
    here = Path.cwd()
    for diagnostic in found if quiet else said:
        line = message_line(diagnostic, config, here)
        severity = str(diagnostic.severity)
        if not os.environ.get("NO_COLOR"):  # click drops colours itself where nobody would see them
            styled = click.style(severity, fg=COLOURS[severity])
            line = line.replace(f": {severity}[", f": {styled}[", 1)
        click.echo(line)
    click.echo(f"{_count(len(index.notes), 'note')}, {_count(len(said), 'finding')}", err=True)
    if found:
        ctx.exit(1)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
