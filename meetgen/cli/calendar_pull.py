"""`meetgen calendar pull`: the only command that goes over the network."""

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetgen.cli.days import day_option, day_or_today, now
from meetgen.errors import ConfigError

if TYPE_CHECKING:
    from meetgen.fetching.pull import Fetched, Plan
    from meetgen.model.config import CalendarSource, Config


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option(
    "--max-age",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Fail when a calendar was not heard for so many days.",
)
@day_option
@click.pass_context
def pull(
    ctx: click.Context,
    names: tuple[str, ...],
    max_age: int | None,
    today: dt.date | None,
    *,
    dry_run: bool,
) -> None:
    r"""Fetch the calendars of the configuration into the calendars folder.

    Each is asked for at its secret address, which an environment variable or a command gives. What
    is kept is trimmed: no descriptions, no links to calls; one file a series, none is deleted.
    Where nothing changed, no byte does. A calendar that cannot be fetched stays as it was; the exit
    code is 1 if there is no earlier copy of it, or if that is older than --max-age.

    \b
    Examples:
      meetgen calendar pull
      meetgen calendar pull team --dry-run
      MEETGEN_CALENDAR_TEAM="$(pass show calendar/team)" meetgen calendar pull
    """
    from meetgen.cli.engines import config_asked

    config = config_asked(ctx)
    sources = _chosen(config, names)
    found = [_fetched(one, config, max_age) for one in sources]
    fetched = [one for one in found if one is not None and not isinstance(one, bool)]
    if fetched:
        _keep(fetched, config, day_or_today(today, config.timezone), dry_run=dry_run)
    if False in found:
        ctx.exit(1)


def _chosen(config: "Config", names: Iterable[str]) -> "list[CalendarSource]":
    known = {one.name: one for one in config.calendars}
    if not known:
        raise ConfigError(
            "no calendar is configured (write `calendars: [{name: team}]` below meetgen in "
            "mkdocs.yml, and put its secret address into MEETGEN_CALENDAR_TEAM)"
        )
    for name in names:
        if name not in known:
            raise click.UsageError(f"no calendar is called '{name}' (known: {', '.join(known)})")
    return [known[name] for name in names] or list(known.values())


def _fetched(source: "CalendarSource", config: "Config", max_age: int | None) -> "Fetched | bool":
    """What came; else whether the copy that there is will do."""
    from meetgen.exports.messages import printable
    from meetgen.fetching.address import FetchError
    from meetgen.fetching.kept import read_kept
    from meetgen.fetching.pull import fetch_calendar

    moment = now()
    try:
        return fetch_calendar(source, config, now=moment, environment=os.environ)
    except FetchError as error:
        kept = read_kept(source, config)
        age = kept.age(moment) if kept is not None else None
        what = "nothing is there yet"
        if age is not None:
            what = f"the copy of {_days(age.days)} stays"
        elif (config.root / config.calendars_dir / source.name).is_dir():
            what = "what is there stays"
        click.echo(printable(f"{source.name}: {error} ({what})"), err=True)
        is_late = max_age is not None and (age is None or age.days > max_age)
        return not is_late and what != "nothing is there yet"


def _keep(fetched: "list[Fetched]", config: "Config", today: dt.date, *, dry_run: bool) -> None:
    from meetgen.editing.writing import write_changes
    from meetgen.exports.messages import printable
    from meetgen.fetching.pull import named_families, plan_files

    named = named_families(fetched, config, today)
    for one in fetched:
        plan = plan_files(one, config, named=named, today=today)
        for warning in plan.warnings:
            click.echo(printable(f"{one.source.name}: {warning}"), err=True)
        if not dry_run:
            write_changes(plan.changes)
        _tell(one.source.name, plan, config, dry_run=dry_run)


def _tell(name: str, plan: "Plan", config: "Config", *, dry_run: bool) -> None:
    from meetgen.exports.messages import shown_path

    for change in plan.changes:
        path = shown_path(os.path.relpath(change.path, config.root), config, Path.cwd())
        verb = "new" if change.before is None else "changed"
        click.echo(f"{verb:<8} {path}")
    count = len(plan.changes)
    files = "nothing new" if not count else "1 file" if count == 1 else f"{count} files"
    click.echo(f"{name}: {files}{' (nothing is written)' if dry_run and count else ''}", err=True)


def _days(number: int) -> str:
    return "today" if number == 0 else "yesterday" if number == 1 else f"{number} days ago"
