"""What an action's lines tell over time: how it stood on any day, and what moved."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from meetgen.index.index import Index
from meetgen.index.series import meetings_since
from meetgen.model.action import Action, ActionLine, ActionStatus
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A line of an action's history and what it did.

    `what` is `raised`, `carried`, `closed`, `cancelled`, `reopened` or `moved on`. `due` and
    `owners` are given where they are new with this line, `was_due` where the due date moved.
    """

    line: ActionLine
    what: str
    due: dt.date | None = None
    was_due: dt.date | None = None
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """An action that was open when a meeting began, as it stood then.

    `line` is the last one that spoke of it.
    `age_days` is None where nobody knows when it was raised; `age_meetings` counts the meetings
    of its series since. `moves` is how often its due date had moved.
    """

    action: Action
    line: ActionLine
    age_days: int | None
    age_meetings: int
    due: dt.date | None
    moves: int


def steps(action: Action) -> tuple[Step, ...]:
    """What each line of the action did, in order of date; its first line raised it."""
    found: list[Step] = []
    due: dt.date | None = None
    owners: tuple[str, ...] = ()
    status: ActionStatus | None = None
    for line in action.history:
        is_new_due = line.due is not None and line.due != due
        is_new_owner = bool(line.owners) and line.owners != owners
        found.append(
            Step(
                line=line,
                what=_what(line.status, status),
                due=line.due if is_new_due else None,
                was_due=due if is_new_due else None,
                owners=line.owners if is_new_owner else (),
            )
        )
        due = line.due or due
        owners = line.owners or owners
        if line.status is not ActionStatus.MOVED or status is None:
            status = line.status
    return tuple(found)


def _what(status: ActionStatus, before: ActionStatus | None) -> str:
    if status is ActionStatus.MOVED:
        return "moved on"
    if before is None:
        return "raised"
    if status.is_open:
        return "carried" if before.is_open or before is ActionStatus.MOVED else "reopened"
    return "closed" if status is ActionStatus.DONE else "cancelled"


def due_moves(action: Action, until: dt.date | None = None) -> int:
    """How often the due date moved, in the notes up to the day `until`."""
    days = (one.due for one in action.history if one.due and _is_by(one, until))
    distinct = list(_changes(days))
    return max(len(distinct) - 1, 0)


def _changes(days: Iterable[dt.date]) -> Iterator[dt.date]:
    last = None
    for day in days:
        if day != last:
            yield day
        last = day


def _is_by(line: ActionLine, until: dt.date | None) -> bool:
    return until is None or (line.date is not None and line.date <= until)


def was_open(action: Action, day: dt.date) -> bool:
    """Whether the action was raised before `day` and open when that day began.

    A line that was ticked later than its note says so by the date behind it; without one, it
    counts as closed since its note.
    """
    before = _before(action, day)
    if not before:
        return False
    told = [one for one in before if one.status is not ActionStatus.MOVED] or list(before)
    last = told[-1]
    if last.status.is_open or last.status is ActionStatus.MOVED:
        return True
    return last.ended is not None and last.ended >= day


def carried_into(meeting: Meeting, index: Index) -> tuple[Carried, ...]:
    """What was open when a meeting of a series began, the oldest first.

    For a meeting without a series, what was open of its projects. Empty for one without a date.
    """
    day = meeting.date
    if day is None:
        return ()
    days = _meeting_days(meeting.series, index)
    found = (
        one
        for one in index.actions
        if one.raised_on is not None and _concerns(one, meeting) and was_open(one, day)
    )
    return tuple(
        Carried(
            action=one,
            line=_before(one, day)[-1],
            age_days=(day - one.raised_on).days if one.raised_on else None,
            age_meetings=meetings_since(days, one.raised_on, day - dt.timedelta(days=1))
            if one.raised_on
            else 0,
            due=_due_on(one, day),
            moves=due_moves(one, day - dt.timedelta(days=1)),
        )
        for one in sorted(found, key=lambda one: (one.raised_on or dt.date.max, one.id))
    )


def as_it_stood(carried: Carried) -> Action:
    """The action as it was then: open, with the age and the due date of that day."""
    return replace(
        carried.action,
        status=ActionStatus.OPEN,
        note=carried.line.note,
        location=carried.line.location,
        due=carried.due,
        done=None,
        age_days=carried.age_days,
        age_meetings=carried.age_meetings,
    )


def _concerns(action: Action, meeting: Meeting) -> bool:
    if meeting.series is not None:
        return action.series == meeting.series
    return not set(action.projects).isdisjoint(meeting.projects)


def _due_on(action: Action, day: dt.date) -> dt.date | None:
    return next((one.due for one in reversed(_before(action, day)) if one.due is not None), None)


def _before(action: Action, day: dt.date) -> tuple[ActionLine, ...]:
    return tuple(one for one in action.history if one.date is not None and one.date < day)


def _meeting_days(series: str | None, index: Index) -> list[dt.date]:
    known = index.series.get(series or "")
    meetings = (index.meetings[path] for path in known.notes) if known is not None else ()
    return sorted(
        one.date for one in meetings if one.date is not None and one.kind is not NoteKind.CANCELLED
    )
