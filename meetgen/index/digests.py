"""What changed since a day or a commit: decided, opened, closed, slipped, met without me."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from meetgen.index.briefs import Brief, BriefLine, BriefPart, action_line
from meetgen.index.desk import Subject
from meetgen.index.history import was_open
from meetgen.index.index import Index
from meetgen.model.action import Action, ActionStatus
from meetgen.model.decision import Decision
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind, Presence

LINES = 25  # of a part; a digest of months is no digest
ONE_DAY = dt.timedelta(days=1)


def digest_since(index: Index, day: dt.date, me: str | None = None) -> Brief:
    """What the notes after `day` changed, and what was closed or came due after it."""
    first = day + ONE_DAY
    before = {one.id: _due_on(one, day) for one in index.actions if was_open(one, first)}
    known = {
        one.id
        for one in index.actions
        if one.id in before or (one.raised_on is not None and one.raised_on <= day)
    }
    decided = [one for one in index.decisions if one.date is not None and one.date > day]
    return _digest(index, f"since {day}", day, me=me, before=before, known=known, decided=decided)


def digest_between(before: Index, index: Index, name: str, day: dt.date, me: str | None) -> Brief:
    """What is other in the notes now than in those of a commit called `name`, made on `day`."""
    open_before = {one.id: one.due for one in before.actions if one.status.is_open}
    old = {one.id for one in before.decisions if one.was_accepted}
    return _digest(
        index,
        f"since {name}",
        day,
        me=me,
        before=open_before,
        known={one.id for one in before.actions},
        decided=[one for one in index.decisions if one.id not in old],
    )


def _digest(
    index: Index,
    since: str,
    day: dt.date,
    *,
    me: str | None,
    before: Mapping[str, dt.date | None],
    known: set[str],
    decided: Iterable[Decision],
) -> Brief:
    """`before` are the due dates of what was open, by id; `known` the ids that there were."""
    past = [one for one in index.actions if one.raised_on is None or one.raised_on <= index.as_of]
    opened = [one for one in past if one.id not in known and one.status.is_open]
    ended = [
        one
        for one in past
        if not one.status.is_open and (one.id in before or one.id not in known)
        if one.status is not ActionStatus.MOVED
    ]
    still = [one for one in past if one.id in before and one.status.is_open]
    parts = (
        _part("Decided", (_decision(one, index) for one in decided if _is_decided(one, index))),
        _part("Opened", (action_line(one, index) for one in opened)),
        _part("Done", (_ended(one, index) for one in ended if one.status is ActionStatus.DONE)),
        _part(
            "Cancelled",
            (_ended(one, index) for one in ended if one.status is ActionStatus.CANCELLED),
        ),
        _part("Slipped", _slipped(still, before, day, index)),
        _part("Met without you" if me else "Meetings", _meetings(index, day, me)),
        _part("Held without a note", _without_note(index, day)),
    )
    subject = Subject(title=f"What changed {since}", day=index.as_of, is_meeting=False)
    return Brief(
        subject=subject,
        as_of=index.as_of,
        names=(),
        purpose="",
        parts=tuple(one for one in parts if one.lines),
    )


def _part(heading: str, lines: Iterable[BriefLine]) -> BriefPart:
    found = tuple(lines)
    return BriefPart(heading=heading, lines=found[:LINES], more=max(len(found) - LINES, 0))


def _due_on(action: Action, day: dt.date) -> dt.date | None:
    told = [one.due for one in action.history if one.due and one.date and one.date <= day]
    return told[-1] if told else None


def _is_decided(decision: Decision, index: Index) -> bool:
    is_past = decision.date is None or decision.date <= index.as_of
    return is_past and decision.was_accepted


def _decision(one: Decision, index: Index) -> BriefLine:
    names = ", ".join(index.people[who].name if who in index.people else who for who in one.by)
    return BriefLine(
        text=one.text,
        about=f"by {names}" if names else "",
        uri=one.note,
        anchor=one.anchor,
        line=one.location.line,
        source=_source(index.meetings[one.note]),
    )


def _ended(one: Action, index: Index) -> BriefLine:
    names = ", ".join(index.people[who].name if who in index.people else who for who in one.owners)
    about = " · ".join(word for word in (names, str(one.done or "")) if word)
    return BriefLine(
        text=one.text, about=about, uri=one.note, anchor=one.anchor, line=one.location.line,
        source=one.id,
    )  # fmt: skip


def _slipped(
    still: Iterable[Action], before: Mapping[str, dt.date | None], day: dt.date, index: Index
) -> Iterator[BriefLine]:
    """What was open and has moved to a later day, or has come due and is open yet."""
    for one in still:
        was = before[one.id]
        line = action_line(one, index)
        if was is not None and one.due is not None and one.due > was:
            yield BriefLine(
                text=line.text, about=f"{line.about} · was due {was}", uri=line.uri,
                anchor=line.anchor, line=line.line, source=line.source,
            )  # fmt: skip
        elif one.due is not None and day <= one.due < index.as_of:
            yield line


def _meetings(index: Index, day: dt.date, me: str | None) -> Iterator[BriefLine]:
    """The meetings after the day; for somebody, those where they were not present."""
    for meeting in index.meetings.values():
        if meeting.date is None or not day < meeting.date <= index.as_of:
            continue
        if meeting.kind is not NoteKind.MEETING:
            continue
        mine = [one for one in meeting.attendees if one.person == me] if me else []
        if any(one.presence is Presence.PRESENT for one in mine):
            continue
        about = "you were invited" if mine else ""
        yield BriefLine(text=meeting.title, about=about, uri=meeting.path, source=str(meeting.date))


def _without_note(index: Index, day: dt.date) -> Iterator[BriefLine]:
    for series in index.series.values():
        for one in series.without_note:
            if day < one.day <= index.as_of:
                yield BriefLine(text=series.title, source=str(one.day))


def _source(meeting: Meeting) -> str:
    return f"{meeting.date} {meeting.title}" if meeting.date else meeting.title
