"""`meetgen brief`: what to know before a meeting, or about people."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetgen.cli.days import as_of_option, day_option, day_or_today, moment_of
from meetgen.cli.notebook import Place, find_notebook
from meetgen.errors import MeetgenError

if TYPE_CHECKING:
    from meetgen.cli.agenda import Agenda
    from meetgen.index.agenda import Planned
    from meetgen.index.desk import Desk, Subject
    from meetgen.index.index import Index
    from meetgen.model.meeting import Meeting

DAYS_AHEAD = 60
FORMATS = ("text", "markdown", "html")


class NoSubjectError(MeetgenError):
    """Nothing, or too much, fits what a brief was asked for."""

    exit_code = 1


@click.command()
@click.argument("about", nargs=-1, metavar="[EVENT | SERIES | PERSON... | NOTE]")
@click.option("--next", "is_next", is_flag=True, help="The next meeting of the calendar.")
@click.option("--as", "who", metavar="PERSON", help="For whom; else the option `me` or git's user.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@as_of_option
@day_option
@click.pass_context
def brief(
    ctx: click.Context,
    *,
    about: tuple[str, ...],
    who: str | None,
    form: str,
    today: dt.date | None,
    as_of: dt.date | None,
    is_next: bool,
) -> None:
    r"""Tell what to know before a meeting: last time, what you owe, what they owe, what is open.

    About the next meeting called EVENT or of a SERIES, or about one person or several. Every line
    says where it stands. With --as-of, the brief is the one of that day; for a NOTE, it is what was
    known before its meeting.

    \b
    Examples:
      meetgen brief --next
      meetgen brief platform-weekly
      meetgen brief ada bob
      meetgen brief platform-weekly --format markdown | mail -s "Before we meet" team@example.org
      meetgen brief --next --format html > brief.html
    """
    from meetgen.cli.agenda import read_agenda
    from meetgen.cli.asked import me_or_nobody
    from meetgen.cli.engines import config_of
    from meetgen.exports import brief_text
    from meetgen.index.briefs import make_brief
    from meetgen.index.desk import Desk
    from meetgen.parsing.audiences import author_view
    from meetgen.site import load_index_as_of

    if is_next == bool(about):
        raise click.UsageError("say about what: --next, or an event, a series, or people")
    config = author_view(config_of(find_notebook(ctx.find_object(Place) or Place())))
    day = as_of or day_or_today(today, config.timezone)
    agenda = read_agenda(config, day)
    held = _meeting_of(about, agenda.index)
    if held is not None and held.date is not None:
        as_of = held.date - dt.timedelta(days=1)
    index = agenda.index if as_of is None else load_index_as_of(config, as_of)
    desk = Desk(index)
    moment = moment_of(as_of or today, config.timezone)
    me = me_or_nobody(who, index)
    subject = (
        _of_note(held, index)
        if held is not None
        else _of_plan(_next(agenda, day, moment), index, desk)
        if is_next
        else _asked(about, agenda, index, desk)
    )
    made = make_brief(_without(subject, me), index, desk, me)
    writers = {
        "text": brief_text.brief_text,
        "markdown": brief_text.brief_markdown,
        "html": brief_text.brief_html,
    }
    click.echo(writers[form](made).encode("utf-8", "backslashreplace"), nl=False)


def _meeting_of(about: tuple[str, ...], index: "Index") -> "Meeting | None":
    """The meeting of the note that the words name, where they are the path of one."""
    from meetgen.cli.asked import note_asked

    if len(about) != 1 or not about[0].lower().endswith((".md", ".markdown")):
        return None
    meeting = index.meetings.get(note_asked(Path(about[0]), index))
    if meeting is None or meeting.date is None:
        raise click.UsageError(f"{about[0]} is no note of a meeting with a date")
    return meeting


def _of_note(held: "Meeting", index: "Index") -> "Subject":
    from meetgen.index.desk import Subject

    people = dict.fromkeys(one.person for one in held.attendees if one.person in index.people)
    return Subject(
        title=held.title,
        day=held.date or index.as_of,
        clock=f"{held.start:%H:%M}" if held.start is not None else "",
        series=held.series,
        people=tuple(one for one in people if one is not None),
    )


def _without(subject: "Subject", me: str | None) -> "Subject":
    from dataclasses import replace

    return replace(subject, people=tuple(one for one in subject.people if one != me))


def _next(agenda: "Agenda", day: dt.date, moment: dt.datetime) -> "Planned":
    """The next meeting that has not ended and takes place."""
    for plan in agenda.days(day, day + dt.timedelta(days=DAYS_AHEAD)):
        end = plan.occurrence.end if plan.occurrence is not None else None
        if plan.aside is None and isinstance(end, dt.datetime) and end > moment:
            return plan
    raise NoSubjectError(
        f"the calendars have no meeting in the next {DAYS_AHEAD} days "
        "(`meetgen calendar pull` fetches newer ones)"
    )


def _asked(about: tuple[str, ...], agenda: "Agenda", index: "Index", desk: "Desk") -> "Subject":
    """The next meeting that the words name, else the series without one, else people."""
    from meetgen.index.agenda import is_called
    from meetgen.index.desk import Subject
    from meetgen.index.lookup import people_named, series_named

    first = " ".join(about)
    series = series_named(first, index)
    people = [people_named(one, index) for one in about]
    if all(len(some) == 1 for some in people) and not (
        len(series) == 1 and first == series[0].slug
    ):
        persons = dict.fromkeys(some[0] for some in people)
        title = " and ".join(one.name for one in persons)
        handles = tuple(one.handle for one in persons)
        return Subject(title=title, day=index.as_of, people=handles, is_meeting=False)
    plans = [
        one
        for one in agenda.days(index.as_of, index.as_of + dt.timedelta(days=DAYS_AHEAD))
        if one.aside is None and is_called(one, first, index)
    ]
    if plans:
        return _of_plan(plans[0], index, desk)
    if len(series) == 1:
        people_of, others = desk.people_of(series[0].slug, None)
        return Subject(
            title=series[0].title,
            day=index.as_of + dt.timedelta(days=1),
            series=series[0].slug,
            people=people_of,
            others=others,
        )
    raise NoSubjectError(_nothing(first, index))


def _nothing(words: str, index: "Index") -> str:
    from meetgen.index.lookup import near_names, people_named, series_named

    several = [one.handle for one in people_named(words, index)]
    several += [one.slug for one in series_named(words, index)]
    names = [name for one in index.people.values() for name in (one.handle, one.name)]
    near = several or near_names(words, (*index.series, *names))
    hint = f" (do you mean {', '.join(near)}?)" if near else ""
    return f"{words!r} is no meeting ahead, no series and nobody whom the notes know{hint}"


def _of_plan(plan: "Planned", index: "Index", desk: "Desk") -> "Subject":
    from meetgen.index.desk import Subject

    people, others = desk.people_of(plan.series, plan.occurrence)
    place = plan.occurrence.place if plan.occurrence is not None else ""
    note = index.meetings.get(plan.note.path) if plan.note is not None else None
    return Subject(
        title=plan.title,
        day=plan.day,
        clock=plan.clock,
        place=place,
        series=plan.series,
        people=people,
        others=others,
        note=note,
    )
