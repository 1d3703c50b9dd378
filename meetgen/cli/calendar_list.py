"""`meetgen calendar list`: what calendar files hold, without a notebook."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from meetgen.cli.days import Day, day_or_today
from meetgen.cli.notebook import Place, find_notebook
from meetgen.cli.output import print_text
from meetgen.errors import MeetgenError

if TYPE_CHECKING:
    from meetgen.calendars.event import CalendarFile
    from meetgen.model.event import Occurrence

DAYS = 30
MOST_DAYS = 36_600


@click.command("list")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(path_type=Path, exists=True),
)
@click.option("--from", "first", type=Day(), help="The first day; today unless given.")
@click.option("--to", "last", type=Day(), help="The last day; 30 days later unless given.")
@click.option("--timezone", metavar="ZONE", help="Of times without one; the notebook's, or UTC.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def list_(
    ctx: click.Context,
    files: tuple[Path, ...],
    first: dt.date | None,
    last: dt.date | None,
    timezone: str | None,
    *,
    as_json: bool,
) -> None:
    r"""List the occurrences in calendar files that start on a day from --from to --to.

    FILE is an .ics file or a folder of them. Several are read as one: an event that is in two of
    them counts once. What cannot be read is told on stderr.

    \b
    Examples:
      meetgen calendar list calendars
      meetgen calendar list team.ics --from 2026-11-01 --to 2026-11-30 --json
    """
    from meetgen.calendars.calendar import Calendars
    from meetgen.calendars.ics import read_calendar
    from meetgen.exports.messages import printable
    from meetgen.exports.occurrences import occurrences_json

    zone = timezone or _zone_of_notebook(ctx.find_object(Place) or Place())
    first = day_or_today(first, _known(zone))
    last = last or min(first, dt.date.max - dt.timedelta(days=DAYS)) + dt.timedelta(days=DAYS)
    if not 0 <= (last - first).days <= MOST_DAYS:
        raise click.UsageError("--to is before --from, or more than a century after it")
    read = [read_calendar(data, path=path, timezone=zone) for path, data in _read(files)]
    calendars = Calendars.of(read)
    found = calendars.occurrences(calendars.all_families(), first, last)
    for problem in calendars.diagnostics:
        at = problem.location
        place = f"{at.path}:{at.line}" if at.line else at.path
        message = f"{place}: {problem.severity}[{problem.code}] {problem.message}"
        click.echo(printable(message), err=True)
    if as_json:
        text = occurrences_json(found, calendars.diagnostics, _begins(read))
        print_text(text)
        return
    for one in found:
        click.echo(printable(_line(one)))


def _zone_of_notebook(place: Place) -> str:
    from meetgen.cli.engines import config_of

    try:
        return config_of(find_notebook(place)).timezone
    except MeetgenError:
        return "UTC"


def _known(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise click.UsageError(
            f"'{zone}' is not a time zone (write one like Europe/Paris)"
        ) from None
    return zone


def _read(files: Iterable[Path]) -> list[tuple[str, bytes]]:
    from meetgen.sources.calendars import calendar_files, read_bytes

    found: dict[str, Path] = {}
    for path in files:
        for one in sorted(calendar_files(path)) if path.is_dir() else [path]:
            found.setdefault(one.as_posix(), one)
    return [(name, read_bytes(path)) for name, path in found.items()]


def _begins(files: "Iterable[CalendarFile]") -> dict[str, list[int]]:
    return {file.path: sorted({one.location.line for one in file.events}) for file in files}


def _line(one: "Occurrence") -> str:
    """`2026-11-24 10:00–11:00 +01:00  Weekly  cancelled`."""
    when = f"{one.start}" if one.is_all_day else ""
    if isinstance(one.start, dt.datetime) and isinstance(one.end, dt.datetime):
        offset = one.start.isoformat()[-6:]
        when = f"{one.start:%Y-%m-%d %H:%M}–{one.end:%H:%M} {offset}"
    status = "" if one.status == "confirmed" else f"  {one.status}"
    return f"{when:<30}{one.summary}{status}"
