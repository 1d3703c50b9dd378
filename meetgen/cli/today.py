"""`meetgen today`: the meetings of a day, and the note that each has."""

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetgen.cli.days import day_option, day_or_today

if TYPE_CHECKING:
    from meetgen.cli.agenda import Agenda
    from meetgen.index.agenda import Planned

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@click.command()
@click.option("--days", type=click.IntRange(1, 31), default=1, help="So many days, from this one.")
@click.option("--links", is_flag=True, help="Show the links with which calls are joined.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@day_option
@click.pass_context
def today(
    ctx: click.Context, days: int, today: dt.date | None, *, links: bool, as_json: bool
) -> None:
    r"""Show the meetings of today, and which of them have a note.

    The links of calls are keys to them, and stay hidden unless asked for: screens are shared.
    Nothing is fetched; `meetgen calendar pull` does that.

    \b
    Examples:
      meetgen today
      meetgen today --date 2026-11-24 --links
      meetgen today --days 5
    """
    from meetgen.cli.agenda import read_agenda
    from meetgen.cli.engines import config_asked
    from meetgen.exports.messages import printable

    config = config_asked(ctx)
    first = day_or_today(today, config.timezone)
    agenda = read_agenda(config, first)
    plans = agenda.days(first, first + dt.timedelta(days=days - 1))
    if as_json:
        click.echo(json.dumps([_as_json(one, agenda, links=links) for one in plans], indent=2))
        return
    for day in sorted({first, *(one.day for one in plans)}):
        click.echo(f"{WEEKDAYS[day.weekday()]} {day}")
        some = [one for one in plans if one.day == day]
        for one in some:
            click.echo(printable(_line(one, agenda)))
            call = agenda.call(one.occurrence) if links else None
            if call is not None:
                click.echo(printable(f"               {call}"))
        if not some:
            click.echo("  no meeting is known")


def _line(plan: "Planned", agenda: "Agenda") -> str:
    from meetgen.exports.messages import shown_path

    when = plan.clock or "whole day"
    if plan.note is not None:
        told = shown_path(plan.note.path, agenda.index.config, Path.cwd())
        told += "" if plan.occurrence is not None else " (not in the calendar)"
        told += f", {plan.aside}" if plan.aside in ("cancelled", "declined") else ""
    elif plan.aside is not None:
        told = str(plan.aside) if plan.clock else ""
    else:
        told = "no note"
    return f"  {when:<11}  {plan.title}{f'  {told}' if told else ''}"


def _as_json(plan: "Planned", agenda: "Agenda", *, links: bool) -> dict[str, object]:
    one = plan.occurrence
    found: dict[str, object] = {
        "day": plan.day.isoformat(),
        "time": plan.clock,
        "title": plan.title,
        "uid": one.uid if one is not None else None,
        "start": one.start.isoformat() if one is not None else None,
        "series": plan.series,
        "note": plan.note.path if plan.note is not None else None,
        "wants_note": plan.wants_note,
        "aside": plan.aside,
    }
    return {**found, "link": agenda.call(one)} if links else found
