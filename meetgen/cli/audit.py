"""`meetgen audit`: what a built site tells that its audience may not see."""

import datetime as dt
import json
import os
from pathlib import Path

import click
from msgspec.structs import asdict

from meetgen.cli.audience import audience_option
from meetgen.cli.days import day_option, day_or_today


@click.command()
@click.argument("site", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@audience_option
@day_option
@click.pass_context
def audit(
    ctx: click.Context,
    site: Path,
    folder: Path | None,
    today: dt.date | None,
    *,
    as_json: bool,
) -> None:
    r"""Look through every file of the built SITE for what its audience may not see.

    The notebook is that of this folder, or of FOLDER. Titles, names, ids, distinctive words and
    attachments of what is hidden are looked for, secrets of the environment, e-mail addresses,
    requests to other hosts, and scripts without a known hash. The exit code is 1 if there is any.

    \b
    Examples:
      meetgen audit site
      meetgen audit site-leads --audience leads
      meetgen audit site --json | jq -r '.leaks[].kind' | sort | uniq -c
    """
    from meetgen.cli.engines import config_asked
    from meetgen.exports.messages import printable
    from meetgen.parsing.audiences import author_view
    from meetgen.publishing.audit import audit as leaks_in
    from meetgen.publishing.canaries import canaries_of
    from meetgen.site import load_index
    from meetgen.sources.site_files import read_site

    config = config_asked(ctx, folder)
    day = day_or_today(today, config.timezone)
    author, shown = load_index(author_view(config), day), load_index(config, day)
    canaries = canaries_of(author, shown, os.environ)
    files = [*read_site(site, config.limits.site_file)]
    leaks = [*leaks_in(files, canaries)]
    if as_json:
        told = {"schema": 1, "files": len(files), "leaks": [asdict(one) for one in leaks]}
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    for one in () if as_json else leaks:
        source = f" (from {one.source})" if one.source and one.kind != "secret" else ""
        click.echo(printable(f"{one.file}: {one.kind}: {one.what}{source}"))
    looked_for = len(canaries.words) + len(canaries.phrases) + len(canaries.files)
    said = f"{len(files)} files, {looked_for} hidden words and names looked for, {len(leaks)} found"
    click.echo(said, err=True)
    ctx.exit(1 if leaks else 0)
