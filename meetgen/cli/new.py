"""`meetgen new`: a note for a meeting of the calendar."""

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetgen.cli.days import day_option, day_or_today, moment_of
from meetgen.errors import MeetgenError

if TYPE_CHECKING:
    from meetgen.cli.agenda import Agenda
    from meetgen.editing.change import Change
    from meetgen.index.agenda import Planned
    from meetgen.model.config import Config
    from meetgen.model.event import Occurrence

DAYS_AHEAD = 14  # how far `--next` and `--event` look


class NoMeetingError(MeetgenError):
    """No meeting fits, or too many do."""

    exit_code = 1


@click.command()
@click.option("--next", "is_next", is_flag=True, help="The next meeting that has no note.")
@click.option(
    "--event", metavar="EVENT", help="A series, a UID or its beginning, or words of a title."
)
@click.option("-n", "--dry-run", is_flag=True, help="Print the note, and write nothing.")
@day_option
@click.pass_context
def new(
    ctx: click.Context, event: str | None, today: dt.date | None, *, is_next: bool, dry_run: bool
) -> None:
    r"""Write a note for a meeting of the calendar: today's, or that of --date.

    The note gets the day, the series or event, who is invited, and headings for purpose and agenda.
    Meetings that have a note are never offered, nor cancelled or declined ones. With more than one
    left, the command asks on a terminal; elsewhere it lists them and ends with exit code 1.
    The path of the new note is printed.

    \b
    Examples:
      meetgen new
      meetgen new --next
      meetgen new --event platform-weekly --date 2026-11-25
      $EDITOR "$(meetgen new --next)"
    """
    from meetgen.cli.agenda import read_agenda
    from meetgen.cli.engines import config_asked

    if is_next and event is not None:
        raise click.UsageError("--next and --event exclude each other: give one of them")
    config = config_asked(ctx)
    day = day_or_today(today, config.timezone)
    agenda = read_agenda(config, day)
    if is_next:
        plan = _next(agenda, day, moment_of(today, config.timezone))
    elif event is not None:
        plan = _named(agenda, event, day, is_exact=today is not None)
    else:
        plan = _choose(agenda.days(day, day), f"on {day}")
    changes = _changes(plan, agenda)
    if dry_run:
        click.echo(changes[0].after.decode(), nl=False)
        return
    from meetgen.editing.writing import write_changes

    write_changes(changes)
    click.echo(click.format_filename(_shown(changes[0].path)))


def _next(agenda: "Agenda", day: dt.date, moment: dt.datetime) -> "Planned":
    from meetgen.index.agenda import next_wanted

    plans = agenda.days(day, day + dt.timedelta(days=DAYS_AHEAD))
    found = next(next_wanted(plans, moment), None)
    if found is None:
        raise NoMeetingError(
            f"no meeting of the next {DAYS_AHEAD} days wants a note "
            "(`meetgen calendar pull` fetches newer calendars)"
        )
    return found


def _named(agenda: "Agenda", event: str, day: dt.date, *, is_exact: bool) -> "Planned":
    """The meeting called so on the day, else the next one."""
    from meetgen.index.agenda import is_called

    last = day if is_exact else day + dt.timedelta(days=DAYS_AHEAD)
    plans = [
        one
        for one in agenda.days(day, last)
        if one.occurrence is not None and is_called(one, event, agenda.index)
    ]
    if not plans:
        when = f"on {day}" if is_exact else f"from {day} to {last}"
        raise NoMeetingError(f"the calendars have no '{event}' {when}")
    first = [one for one in plans if one.day == plans[0].day]
    noted = [one for one in first if one.note is not None]
    if len(noted) == len(first) and noted[0].note is not None:
        path = _shown(agenda.index.config.notes_dir / noted[0].note.path)
        raise NoMeetingError(f"{noted[0].title} on {first[0].day} has a note: {path}")
    wanted = [one for one in first if one.note is None]
    return wanted[0] if len(wanted) == 1 else _choose(wanted, f"called '{event}'")


def _choose(plans: "Sequence[Planned]", which: str) -> "Planned":
    """The one that wants a note."""
    wanted = [one for one in plans if one.wants_note]
    if not wanted:
        noted = sum(one.note is not None for one in plans)
        raise NoMeetingError(f"no meeting {which} wants a note ({noted} have one)")
    return choose(wanted, which)


def choose(plans: "Sequence[Planned]", which: str) -> "Planned":
    """The only one; asked for where there are several and there is somebody to ask."""
    from meetgen.exports.messages import printable

    if len(plans) == 1:
        return plans[0]
    if not plans:
        raise NoMeetingError(f"the calendars have no such meeting {which}")
    for number, one in enumerate(plans, 1):
        click.echo(printable(f"{number}  {one.day} {one.clock}  {one.title}"), err=True)
    if not is_terminal():
        raise NoMeetingError(f"{len(plans)} meetings {which}: name one with --event")
    choice = click.IntRange(1, len(plans))
    return plans[click.prompt("Which meeting", type=choice, err=True) - 1]


def _changes(plan: "Planned", agenda: "Agenda") -> "list[Change]":
    """The new note; and the event's file, where only one's own copy of the calendar has it."""
    from meetgen.editing.change import Change
    from meetgen.editing.new_note import invited_names, new_note, new_path
    from meetgen.index.agenda import is_same_meeting

    index, config = agenda.index, agenda.index.config
    one = plan.occurrence
    if one is None:
        raise NoMeetingError("the meeting is in no calendar")
    text = new_note(
        plan,
        index,
        names=invited_names(one, _names_by_email(config), index),
        same_day=[
            other.occurrence
            for other in agenda.days(plan.day, plan.day)
            if other.occurrence is not None and is_same_meeting(other, plan)
        ],
    )
    changes = [
        Change(path=config.notes_dir / new_path(plan, index), before=None, after=text.encode())
    ]
    return [*changes, *event_files(one, agenda)]


def event_files(one: "Occurrence", agenda: "Agenda") -> "list[Change]":
    """The event's trimmed file, where only one's own copy of a calendar has it."""
    from meetgen.calendars.family import family_of
    from meetgen.calendars.trimmed import trimmed_series
    from meetgen.fetching.pull import file_of

    if (copy := agenda.copy_of(one)) is None:
        return []
    source, data = copy
    config = agenda.index.config
    series = trimmed_series(data, config.timezone, config.limits).get(family_of(one.uid))
    file = file_of(series, source, config) if series is not None else None
    return [file] if file is not None else []


def _names_by_email(config: "Config") -> dict[str, str]:
    from meetgen.parsing.registers import parse_registers
    from meetgen.sources.registers import read_registers

    people = parse_registers(read_registers(config), config).people
    return {
        address.lower(): person.name or person.handle
        for person in people
        for address in person.emails
    }


def _shown(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def is_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()
