"""What was open when a meeting began: of its series, of its projects, or of any actions."""

import datetime as dt
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from meetgen.index.history import due_moves, lines_before, open_spans, was_open
from meetgen.index.index import Index
from meetgen.index.series import meetings_since
from meetgen.model.action import Action, ActionLine, ActionStatus
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind

ONE_DAY = dt.timedelta(days=1)


class Carried(Struct, frozen=True, kw_only=True):
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


class OpenThen(Struct, frozen=True, kw_only=True):
    """What was open when a day began: how much, how much of that is open today, the oldest few."""

    total: int
    still: int
    oldest: tuple[Action, ...]


NOTHING_OPEN = OpenThen(total=0, still=0, oldest=())


def carried_into(meeting: Meeting, index: Index) -> tuple[Carried, ...]:
    """All that was open when a meeting of a series began, the oldest first.

    For a meeting without a series, what was open of its projects. Empty for one without a date.
    """
    day = meeting.date
    if day is None:
        return ()
    found = (
        one
        for one in index.actions
        if one.raised_on is not None and _concerns(one, meeting) and was_open(one, day)
    )
    days = meeting_days(meeting.series, index)
    return tuple(carried(one, day, days) for one in sorted(found, key=_by_age))


def carried(action: Action, day: dt.date, days: list[dt.date]) -> Carried:
    """An action that was open when the `day` began; `days` are those of the meetings, sorted."""
    raised = action.raised_on
    before = lines_before(action, day)
    return Carried(
        action=action,
        line=before[-1],
        age_days=(day - raised).days if raised else None,
        age_meetings=meetings_since(days, raised, day - ONE_DAY) if raised else 0,
        due=next((one.due for one in reversed(before) if one.due is not None), None),
        moves=due_moves(action, day - ONE_DAY) if len(before) > 1 else 0,
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


def open_before(
    actions: Iterable[Action], days: Iterable[dt.date], *, most: int
) -> Mapping[dt.date, OpenThen]:
    """What of the actions was open when each of the days began, with the `most` oldest.

    One walk over the days, whatever the number of actions that are open on each.
    """
    ordered = sorted(set(days))
    begins: dict[int, list[Action]] = {}
    ends: dict[int, list[Action]] = {}
    for action in actions:
        for after, until in open_spans(action) if action.raised_on is not None else ():
            first, behind = bisect_right(ordered, after), bisect_right(ordered, until)
            if first < behind:
                begins.setdefault(first, []).append(action)
                ends.setdefault(behind, []).append(action)
    found = {}
    now: list[Action] = []
    still = 0
    for nth, day in enumerate(ordered):
        for one in ends.get(nth, ()):
            del now[bisect_left(now, _by_age(one), key=_by_age)]
            still -= one.status.is_open
        for one in begins.get(nth, ()):
            insort(now, one, key=_by_age)
            still += one.status.is_open
        found[day] = OpenThen(total=len(now), still=still, oldest=tuple(now[:most]))
    return found


def open_before_meetings(index: Index, *, most: int) -> Mapping[str, OpenThen]:
    """What was open when each meeting began, by the path of its note: as `carried_into`."""
    held: dict[tuple[str | None, tuple[str, ...]], list[Meeting]] = {}
    for meeting in index.meetings.values():
        if meeting.date is not None and (meeting.series is not None or meeting.projects):
            projects = () if meeting.series is not None else tuple(sorted(meeting.projects))
            held.setdefault((meeting.series, projects), []).append(meeting)
    of_series: dict[str, list[Action]] = {}
    of_project: dict[str, list[Action]] = {}
    for action in index.actions:
        if action.series is not None:
            of_series.setdefault(action.series, []).append(action)
        for slug in action.projects:
            of_project.setdefault(slug, []).append(action)
    found: dict[str, OpenThen] = {}
    for (series, projects), meetings in held.items():
        if series is not None:
            actions = of_series.get(series, [])
        else:
            some = (one for slug in projects for one in of_project.get(slug, ()))
            actions = list({one.id: one for one in some}.values())
        days = (one.date for one in meetings if one.date is not None)
        by_day = open_before(actions, days, most=most)
        found |= {one.path: by_day[one.date] for one in meetings if one.date is not None}
    return found


def meeting_days(series: str | None, index: Index) -> list[dt.date]:
    """The days of the meetings of a series that were not cancelled, sorted."""
    known = index.series.get(series or "")
    meetings = (index.meetings[path] for path in known.notes) if known is not None else ()
    return sorted(
        one.date for one in meetings if one.date is not None and one.kind is not NoteKind.CANCELLED
    )


def _concerns(action: Action, meeting: Meeting) -> bool:
    if meeting.series is not None:
        return action.series == meeting.series
    return not set(action.projects).isdisjoint(meeting.projects)


def _by_age(action: Action) -> tuple[dt.date, str]:
    return action.raised_on or dt.date.max, action.id
