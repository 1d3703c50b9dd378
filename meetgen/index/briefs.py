"""What one should know before a meeting: a join over everything that the notes tell, with sources.

Nothing is guessed and nothing is summed up by a machine: each line stands in a note.
"""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from meetgen.index.desk import Desk, Subject
from meetgen.index.history import due_moves
from meetgen.index.index import Index
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind
from meetgen.model.page import project_uri

# How much of each part there is, so that a brief fits one page
AGENDA, OWED, DECIDED, ASKED, MET, PROJECTS = 8, 8, 6, 6, 8, 5
FEW = 3  # people of whom each gets a part of their own, where nobody says who asks
NAMED = 6  # people whom a line names before it counts


class BriefLine(Struct, frozen=True, kw_only=True):
    """A line with its source: `text` is somebody's Markdown, `about` our plain words on it.

    `uri` is a page of the site, which for a note is its path; `anchor` and `line` are the line's.
    """

    text: str
    about: str = ""
    uri: str = ""
    anchor: str = ""
    line: int = 0
    source: str = ""


class BriefPart(Struct, frozen=True, kw_only=True):
    """Lines under a heading; `more` is how many were left out."""

    heading: str
    lines: tuple[BriefLine, ...]
    more: int = 0


class Brief(Struct, frozen=True, kw_only=True):
    """A brief: who will be there, why, and the parts that have something to say."""

    subject: Subject
    as_of: dt.date
    names: tuple[str, ...]
    purpose: str
    parts: tuple[BriefPart, ...]


def make_brief(subject: Subject, index: Index, desk: Desk, me: str | None = None) -> Brief:
    """The brief for the person `me`; without one, it says of everybody what they owe."""
    last = _last_time(subject, index, desk)
    parts = (
        _part("Agenda so far", _agenda(subject), AGENDA),
        _part("Last time", told(last, index, desk), 3),
        *_owed(subject, index, desk, me),
        _part("Decided since", _decided(subject, last, desk), DECIDED),
        _part("Open questions, parked topics", _asked(subject, index, desk), ASKED),
        _part("Last seen", _met(subject, last, desk, me), MET),
        _part("Projects", _projects(subject, index, desk), PROJECTS),
    )
    names = (*(index.people[one].name for one in subject.people), *subject.others)
    return Brief(
        subject=subject,
        as_of=index.as_of,
        names=names,
        purpose=_purpose(subject, index),
        parts=tuple(one for one in parts if one.lines),
    )


def _part(heading: str, lines: Iterable[BriefLine], most: int) -> BriefPart:
    found = tuple(lines)
    return BriefPart(heading=heading, lines=found[:most], more=max(len(found) - most, 0))


def _purpose(subject: Subject, index: Index) -> str:
    if subject.note is not None and subject.note.purpose:
        return subject.note.purpose
    series = index.series.get(subject.series or "")
    return (series.purpose or "") if series is not None else ""


def _agenda(subject: Subject) -> Iterable[BriefLine]:
    """What a note written ahead lists below its agenda."""
    note = subject.note
    if note is None:
        return
    for line in Desk.agenda_of(note):
        yield BriefLine(text=line, uri=note.path, source=_source(note))


def _last_time(subject: Subject, index: Index, desk: Desk) -> Meeting | None:
    """The last meeting of the series before the day, else the last with all of the people."""
    if subject.series is not None:
        series = index.series.get(subject.series)
        paths = reversed(series.notes) if series is not None else iter(())
    else:
        paths = iter(desk.shared(subject.people))
    for path in paths:
        meeting = index.meetings[path]
        is_before = meeting.date is not None and meeting.date < _until(subject)
        if is_before and meeting.kind is not NoteKind.CANCELLED and meeting != subject.note:
            return meeting
    return None


def _until(subject: Subject) -> dt.date:
    """The day before which a meeting counts as an earlier one; people may have met today."""
    return subject.day if subject.is_meeting else subject.day + dt.timedelta(days=1)


def told(last: Meeting | None, index: Index, desk: Desk) -> Iterable[BriefLine]:
    """The last meeting in three lines: what it was, what it decided, what it left to do."""
    if last is None:
        return
    yield BriefLine(
        text=last.title, about=_with(last, index), uri=last.path, source=str(last.date or "")
    )
    decided = [one for one in desk.decisions_in.get(last.path, []) if one.was_accepted]
    if decided:
        first = decided[0]
        text = "; ".join(one.text.rstrip(" .") for one in decided[:3])
        about = f"and {len(decided) - 3} more" if len(decided) > 3 else ""  # noqa: PLR2004
        yield BriefLine(
            text=f"Decided: {text}", about=about, uri=last.path, anchor=first.anchor,
            line=first.location.line,
        )  # fmt: skip
    raised = desk.raised_in.get(last.path, [])
    asked = [one for one in desk.questions_in.get(last.path, []) if not one.answered]
    counted = []
    if raised:
        still = sum(one.status.is_open for one in raised)
        counted.append(f"{_count(len(raised), 'action')} raised, {still or 'none'} still open")
    if asked:
        counted.append(f"{_count(len(asked), 'question')} left open")
    if counted:
        yield BriefLine(text=f"Left: {'; '.join(counted)}", uri=last.path)


def _with(meeting: Meeting, index: Index) -> str:
    names = [
        index.people[one.person].name if one.person and one.person in index.people else one.name
        for one in meeting.present
    ]
    shown = ", ".join(names[:NAMED])
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"with {shown}{more}" if names else ""


def _owed(subject: Subject, index: Index, desk: Desk, me: str | None) -> Iterable[BriefPart]:
    """The open actions both ways: what I owe, what they owe, and what else the series waits for."""
    related = desk.related(subject, me)
    if me is not None:
        mine = [one for one in related if me in one.owners]
        theirs = [one for one in related if me not in one.owners and one.owners]
        yield _part("You owe", (action_line(one, index, with_owner=False) for one in mine), OWED)
        yield _part("They owe", (action_line(one, index) for one in theirs), OWED)
    elif len(subject.people) <= FEW and not subject.is_meeting:
        for handle in subject.people:
            owes = [one for one in related if handle in one.owners]
            heading = f"{index.people[handle].name} owes"
            yield _part(heading, (action_line(one, index, with_owner=False) for one in owes), OWED)
    else:
        owned = [one for one in related if one.owners]
        yield _part("Open actions", (action_line(one, index) for one in owned), OWED)
    nobody = [one for one in related if not one.owners]
    yield _part("Nobody owns", (action_line(one, index, with_owner=False) for one in nobody), 3)


def action_line(action: Action, index: Index, *, with_owner: bool = True) -> BriefLine:
    """An action with what matters of it: whose, due or overdue, moved, how old."""
    names = (index.people[one].name if one in index.people else one for one in action.owners)
    facts = [", ".join(names)] if with_owner else []
    if action.due is not None:
        late = (index.as_of - action.due).days
        facts.append(f"{late} d overdue" if late > 0 else f"due {action.due}")
    if moves := due_moves(action):
        facts.append(f"moved {'once' if moves == 1 else f'{moves} times'}")
    if action.age_days:
        meetings = f", {_count(action.age_meetings, 'meeting')}" if action.age_meetings else ""
        facts.append(f"open {action.age_days} d{meetings}")
    return BriefLine(
        text=action.text,
        about=" · ".join(facts),
        uri=action.note,
        anchor=action.anchor,
        line=action.location.line,
        source=action.id,
    )


def _decided(subject: Subject, last: Meeting | None, desk: Desk) -> Iterable[BriefLine]:
    """What was decided after the last time: in its projects, or by one of the people."""
    since = last.date if last is not None else None
    projects, people = desk.projects_of(subject), set(subject.people)
    for one in desk.decisions_after(since):
        is_near = one.series is not None and one.series == subject.series
        is_ours = not projects.isdisjoint(one.projects) or not people.isdisjoint(one.by)
        if (is_near or is_ours) and (one.date is None or one.date < _until(subject)):
            yield _decision(one, desk)


def _decision(one: Decision, desk: Desk) -> BriefLine:
    return BriefLine(
        text=one.text,
        uri=one.note,
        anchor=one.anchor,
        line=one.location.line,
        source=_source(desk.index.meetings[one.note]),
    )


def _asked(subject: Subject, index: Index, desk: Desk) -> Iterable[BriefLine]:
    """Open questions of the series, and those that name one of the people."""
    for one in desk.open_questions(subject):
        meeting = index.meetings[one.note]
        yield BriefLine(
            text=one.text,
            uri=one.note,
            anchor=one.anchor,
            line=one.location.line,
            source=_source(meeting),
        )


def _met(subject: Subject, last: Meeting | None, desk: Desk, me: str | None) -> Iterable[BriefLine]:
    """When each of the people was last seen elsewhere; by me, where it is known who asks."""
    index = desk.index
    for handle in subject.people:
        both = (handle,) if me is None else (handle, me)
        for path in desk.shared(both):
            meeting = index.meetings[path]
            if meeting.date is not None and meeting.date < _until(subject):
                if meeting != last:
                    yield BriefLine(
                        text=index.people[handle].name, about=_source(meeting), uri=path
                    )
                break


def _projects(subject: Subject, index: Index, desk: Desk) -> Iterable[BriefLine]:
    for slug in sorted(desk.projects_of(subject)):
        known = index.projects.get(slug)
        if known is not None:
            count = desk.open_in_project.get(slug, 0)
            about = f"{_count(count, 'open action')}" if count else ""
            yield BriefLine(text=known.name, about=about, uri=project_uri(slug))


def _source(meeting: Meeting) -> str:
    return f"{meeting.date} {meeting.title}" if meeting.date else meeting.title


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
