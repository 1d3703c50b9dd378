"""`meetgen calendar link`: a note joined to its meeting, a series to its permanent address."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetgen.cli.changing import Planned, Showing, change_notes, load, writing_options
from meetgen.cli.days import day_option
from meetgen.errors import ConfigError

if TYPE_CHECKING:
    from meetgen.cli.agenda import Agenda
    from meetgen.index.agenda import Planned as Meeting
    from meetgen.index.index import Index


@click.command()
@click.argument("note", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--event", metavar="EVENT", help="A series, a UID or its beginning, or words of a title."
)
@click.option(
    "--permalink", metavar="SERIES", help="Print the address that always leads to a series' page."
)
@writing_options
@day_option
@click.pass_context
def link(
    ctx: click.Context,
    note: Path | None,
    today: dt.date | None,
    *,
    event: str | None,
    permalink: str | None,
    dry_run: bool,
    diff: bool,
) -> None:
    r"""Write into a note which meeting of the calendar it is about.

    The meeting is that of the note's day; where there are several, that of --event, or the one with
    the note's series or title, else the command asks on a terminal. Only the keys `event` and,
    where the event takes place twice that day, `occurrence` are written; all else stays.

    --permalink prints an address to paste once into a recurring invitation.

    \b
    Examples:
      meetgen calendar link notes/2026/2026-11-18-weekly.md
      meetgen calendar link notes/2026/2026-11-18-weekly.md --event weekly --diff --dry-run
      meetgen calendar link --permalink platform-weekly
    """
    if (note is None) == (permalink is None):
        raise click.UsageError("name a note, or a series with --permalink")
    if permalink is not None:
        click.echo(_permalink(permalink, load(ctx, today)))
        return
    assert note is not None  # noqa: S101 - one of the two was given
    showing = Showing(dry_run=dry_run, diff=diff)
    change_notes(ctx, today, showing, lambda index: _planned(note, event, index))


def _permalink(words: str, index: "Index") -> str:
    from meetgen.cli.asked import series_asked
    from meetgen.model.page import permalink_address

    slug = series_asked(words, index).slug
    if not index.config.site_url:
        raise ConfigError(
            f"the site's address is not known: set site_url in mkdocs.yml; the page is "
            f"{permalink_address(slug)} below it"
        )
    return f"{index.config.site_url.rstrip('/')}/{permalink_address(slug)}"


def _planned(file: Path, event: str | None, index: "Index") -> Planned:
    from meetgen.cli.agenda import read_agenda
    from meetgen.cli.asked import note_asked
    from meetgen.cli.new import event_files
    from meetgen.editing.change import Change
    from meetgen.editing.event_link import with_event
    from meetgen.editing.writing import read_file
    from meetgen.index.agenda import is_same_event

    path = note_asked(file, index)
    agenda = read_agenda(index.config, index.as_of)
    if event is None and path in index.meetings and (known := index.meetings[path].event):
        when = f"{known.start:%Y-%m-%d}"
        line = f"{path}: is about “{known.summary}” of {when} already"
        return Planned(changes=(), lines=(line,))
    plan = _chosen(path, event, agenda)
    one = plan.occurrence
    assert one is not None  # noqa: S101 - only those of the calendar are chosen from
    same_day = [
        other.occurrence
        for other in agenda.days(plan.day, plan.day)
        if other.occurrence is not None and is_same_event(other, plan)
    ]
    full = index.config.notes_dir / path
    before = read_file(full)
    after = with_event(before, path, one, same_day=same_day, config=index.config)
    note = Change(path=full, before=before, after=after)
    line = f"{path}: is about “{plan.title}” of {plan.day} {plan.clock}".rstrip()
    return Planned(changes=(note, *event_files(one, agenda)), lines=(line,))


def _chosen(path: str, event: str | None, agenda: "Agenda") -> "Meeting":
    """The meeting of the note's day; raises NoMeetingError where that is open."""
    from meetgen.cli.new import NoMeetingError, choose
    from meetgen.index.agenda import is_called

    meeting = agenda.index.meetings.get(path)
    if meeting is None or meeting.date is None:
        raise NoMeetingError(f"{path}: has no date (write `date:` in its front matter)")
    plans = [
        one
        for one in agenda.days(meeting.date, meeting.date)
        if one.occurrence is not None
        and one.aside != "cancelled"
        and (one.note is None or one.note.path == path or event is not None)
    ]
    if event is not None:
        plans = [one for one in plans if is_called(one, event, agenda.index)]
    likely = [one for one in plans if one.note is not None and one.note.path == path]
    likely += [
        one
        for one in plans
        if one not in likely
        and any(
            is_called(one, words, agenda.index)
            for words in (meeting.series, meeting.title)
            if words
        )
    ]
    if len(likely) == 1:
        return likely[0]
    return choose(likely or plans, f"on {meeting.date}")
