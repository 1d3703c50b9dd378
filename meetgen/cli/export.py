"""`meetgen export`: the notebook as data."""

import datetime as dt
from pathlib import Path

import click

from meetgen.cli.days import day_option, day_or_today
from meetgen.cli.notebook import Place, find_notebook


@click.group()
def export() -> None:
    r"""Print the notebook as data for other programs.

    \b
    Examples:
      meetgen export json > index.json
      meetgen --notes minutes export json | jq '.actions[] | select(.status == "open")'
    """


@export.command("json")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@day_option
@click.pass_context
def export_json(ctx: click.Context, folder: Path | None, today: dt.date | None) -> None:
    """Print the whole index as JSON: notes, people, actions, decisions, questions, series."""
    from meetgen.cli.engines import config_of
    from meetgen.exports.index_json import write_json
    from meetgen.site import load_index

    config = config_of(find_notebook(ctx.find_object(Place) or Place(), folder))
    index = load_index(config, day_or_today(today, config.timezone))
    # Bytes, so that neither the terminal's encoding nor its line ends change the data.
    click.echo(write_json(index).encode("utf-8", "backslashreplace"), nl=False)
