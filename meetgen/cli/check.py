"""`meetgen check`: what is wrong with the notes, line by line."""

import datetime as dt
from pathlib import Path

import click

from meetgen.cli.changing import writing_options
from meetgen.cli.days import day_option

FORMATS = ("text", "json", "github", "sarif", "junit")


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
@click.option("--select", multiple=True, metavar="CODES", help="Only these: MG020,MG07.")
@click.option("--ignore", multiple=True, metavar="CODES", help="All but these.")
@click.option("--practice", is_flag=True, help="Also the rules about good meetings.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--source/--no-source", default=None, help="Show the line and where in it; on a terminal."
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Leave out what this file knows; meetgen-baseline.json where it is there.",
)
@click.option("--write-baseline", is_flag=True, help="Write all findings into that file.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, and tell of the rest.")
@writing_options
@day_option
@click.pass_context
def check(
    ctx: click.Context,
    *,
    folder: Path | None,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    baseline: Path | None,
    today: dt.date | None,
    quiet: bool,
    practice: bool,
    source: bool | None,
    write_baseline: bool,
    fix: bool,
    dry_run: bool,
    diff: bool,
) -> None:
    r"""Say what is wrong with the notes of a notebook.

    Each finding is a line `path:line:column: severity[CODE] message (remedy)` on stdout. The
    exit code is 1 when one of them is at least a warning, 0 otherwise. Codes may be beginnings:
    MG07 are all rules of practice. A comment `<!-- meetgen: ignore MG012 -->` in a note keeps
    its line, or the next one, from being told of; `ignore-file` the whole note.

    \b
    Examples:
      meetgen check
      meetgen check --fail-on error --quiet
      meetgen check --practice --select MG07
      meetgen check --format github
      meetgen check --write-baseline
      meetgen check --fix --diff
    """
    from meetgen.cli.changing import Showing
    from meetgen.cli.checking import Asked, run_check

    asked = Asked(
        fail_on=fail_on,
        is_quiet=quiet,
        select=_codes(select),
        ignore=_codes(ignore),
        practice=practice,
        form=form,
        with_source=source,
        baseline=baseline,
        writes_baseline=write_baseline,
        fixes=fix,
        showing=Showing(dry_run=dry_run, diff=diff),
    )
    ctx.exit(run_check(ctx, folder, asked, today))


def _codes(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for one in words for code in one.upper().replace(",", " ").split())
