"""`meetgen serve`: the site in the browser, made anew on each change."""

import datetime as dt
from pathlib import Path

import click

from meetgen.cli.audience import audience_option
from meetgen.cli.days import day_option
from meetgen.cli.notebook import Place, find_notebook


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "-a", "--address", metavar="HOST:PORT", help="Where to serve; 127.0.0.1:8000 unless given."
)
@click.option("--open", "open_in_browser", is_flag=True, help="Open the site in the browser.")
@click.option("--strict", is_flag=True, help="Stop when anything is wrong with the notes.")
@audience_option
@day_option
@click.pass_context
def serve(
    ctx: click.Context,
    folder: Path | None,
    address: str | None,
    today: dt.date | None,
    *,
    open_in_browser: bool,
    strict: bool,
) -> None:
    r"""Serve the site of a notebook and follow changes of notes, registers and calendars.

    \b
    Examples:
      meetgen serve --open
      meetgen serve ~/Documents/notes --address localhost:9000
    """
    from meetgen.cli.engines import engine, plain_config

    found = find_notebook(ctx.find_object(Place) or Place(), folder)
    engine().serve(
        config_file=found.config_file,
        notebook=plain_config(found),
        address=address,
        strict=strict,
        today=today,
        open_in_browser=open_in_browser,
    )
