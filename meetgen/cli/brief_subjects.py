"""What a brief is about: the next meeting, one that the words name, a note's, or people."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from meetgen.cli.agenda import Agenda
from meetgen.cli.asked import note_asked
from meetgen.errors import MeetgenError
from meetgen.index.agenda import Planned, is_called
from meetgen.index.desk import Desk, Subject
from meetgen.index.index import Index
from meetgen.index.lookup import near_names, people_named, series_named
from meetgen.model.meeting import Meeting
from meetgen.model.person import Person

DAYS_AHEAD = 60
MARKDOWN = (".md", ".markdown")


class NoSubjectError(MeetgenError):
    """Nothing, or too much, fits what a brief was asked for."""

    exit_code = 1


class Finder(Struct, frozen=True, kw_only=True):
    """Where subjects are looked for: the meetings ahead, and the notes as they are to be known."""

    agenda: Agenda
    index: Index
    desk: Desk


def meeting_of(about: tuple[str, ...], index: Index) -> Meeting | None:
    """The meeting of the note that the words name, where they are the path of one."""
    if len(about) != 1 or not about[0].lower().endswith(MARKDOWN):
        return None
    meeting = index.meetings.get(note_asked(Path(about[0]), index))
    if meeting is None or meeting.date is None:
        raise click.UsageError(f"{about[0]} is no note of a meeting with a date")
    return meeting


def of_note(held: Meeting, index: Index) -> Subject:
    """The meeting that a note is about."""
    people = dict.fromkeys(one.person for one in held.attendees if one.person in index.people)
    return Subject(
        title=held.title,
        day=held.date or index.as_of,
        clock=f"{held.start:%H:%M}" if held.start is not None else "",
        series=held.series,
        people=tuple(one for one in people if one is not None),
    )


def without(subject: Subject, me: str | None) -> Subject:
    """The subject without whoever is asking."""
    return replace(subject, people=tuple(one for one in subject.people if one != me))


def next_meeting(finder: Finder, day: dt.date, moment: dt.datetime, me: str | None) -> Subject:
    """The next meeting that has not ended: of whoever asks where one is, else of anybody."""
    plans = list(_ahead(finder.agenda, day, moment))
    if not plans:
        raise NoSubjectError(
            f"the calendars have no meeting in the next {DAYS_AHEAD} days "
            "(`meetgen calendar pull` fetches newer ones)"
        )
    expected = (finder.desk.people_of(one.series, one.occurrence)[0] for one in plans)
    mine = (plan for plan, people in zip(plans, expected, strict=True) if me in people)
    return _of_plan(next(mine, plans[0]), finder)


def _ahead(agenda: Agenda, day: dt.date, moment: dt.datetime) -> Iterator[Planned]:
    for plan in agenda.days(day, day + dt.timedelta(days=DAYS_AHEAD)):
        end = plan.occurrence.end if plan.occurrence is not None else None
        if plan.aside is None and isinstance(end, dt.datetime) and end > moment:
            yield plan


def asked_for(about: tuple[str, ...], finder: Finder) -> Subject:
    """People, else the next meeting that the words name, else the series without one."""
    index, words = finder.index, " ".join(about)
    series = series_named(words, index)
    is_slug = len(series) == 1 and words == series[0].slug
    people = [people_named(one, index) for one in about]
    if all(len(some) == 1 for some in people) and not is_slug:
        return _of_people([some[0] for some in people], index)
    ahead = finder.agenda.days(index.as_of, index.as_of + dt.timedelta(days=DAYS_AHEAD))
    plans = (one for one in ahead if one.aside is None and is_called(one, words, index))
    if (plan := next(plans, None)) is not None:
        return _of_plan(plan, finder)
    if len(series) != 1:
        raise NoSubjectError(_nothing(words, index))
    expected, others = finder.desk.people_of(series[0].slug, None)
    return Subject(
        title=series[0].title,
        day=index.as_of + dt.timedelta(days=1),
        series=series[0].slug,
        people=expected,
        others=others,
    )


def _of_people(people: list[Person], index: Index) -> Subject:
    persons = dict.fromkeys(people)
    return Subject(
        title=" and ".join(one.name for one in persons),
        day=index.as_of,
        people=tuple(one.handle for one in persons),
        is_meeting=False,
    )


def _of_plan(plan: Planned, finder: Finder) -> Subject:
    people, others = finder.desk.people_of(plan.series, plan.occurrence)
    return Subject(
        title=plan.title,
        day=plan.day,
        clock=plan.clock,
        place=plan.occurrence.place if plan.occurrence is not None else "",
        series=plan.series,
        people=people,
        others=others,
        note=finder.index.meetings.get(plan.note.path) if plan.note is not None else None,
    )


def _nothing(words: str, index: Index) -> str:
    several = [one.handle for one in people_named(words, index)]
    several += [one.slug for one in series_named(words, index)]
    names = [name for one in index.people.values() for name in (one.handle, one.name)]
    near = several or near_names(words, (*index.series, *names))
    hint = f" (do you mean {', '.join(near)}?)" if near else ""
    return f"{words!r} is no meeting ahead, no series and nobody whom the notes know{hint}"
