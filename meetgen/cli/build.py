"""`meetgen build`: the site on disk."""

import datetime as dt
from pathlib import Path

import click

from meetgen.cli.audience import audience_option
from meetgen.cli.days import day_option
from meetgen.cli.notebook import Place, find_notebook


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--strict", is_flag=True, help="Fail when anything is wrong with the notes.")
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site goes; `site` unless mkdocs.yml says otherwise.",
)
@audience_option
@day_option
@click.pass_context
def build(
    ctx: click.Context,
    folder: Path | None,
    site_dir: Path | None,
    today: dt.date | None,
    *,
    strict: bool,
) -> None:
    r"""Build the site of a notebook.

    FOLDER is a notebook with an mkdocs.yml, or any folder of Markdown; this folder unless given.

    \b
    Examples:
      meetgen build
      meetgen build --strict --site-dir public
      meetgen build --audience leads --site-dir site-leads
      meetgen build ~/Documents/notes
    """
    from meetgen.cli.engines import engine, plain_config
    from meetgen.cli.progress import shown_progress
    from meetgen.publishing.search_size import INDEX, search_remark

    found = find_notebook(ctx.find_object(Place) or Place(), folder)
    with shown_progress() as progress:
        site = engine().build(
            config_file=found.config_file,
            notebook=plain_config(found),
            site_dir=site_dir,
            strict=strict,
            today=today,
            progress=progress,
        )
    if site is None:
        ctx.exit(1)
    click.echo(f"The site is in {click.format_filename(site)}", err=True)
    if (search := site / INDEX).exists() and (remark := search_remark(search.stat().st_size)):
        click.echo(remark, err=True)
