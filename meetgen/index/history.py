"""What an action's lines tell over time: what each did, and on which days it was open."""

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct

from meetgen.model.action import Action, ActionLine, ActionStatus


class Step(Struct, frozen=True, kw_only=True):
    """A line of an action's history and what it did.

    `what` is `raised`, `carried`, `closed`, `cancelled`, `reopened` or `moved on`. `due` and
    `owners` are given where they are new with this line, `was_due` where the due date moved.
    """

    line: ActionLine
    what: str
    due: dt.date | None = None
    was_due: dt.date | None = None
    owners: tuple[str, ...] = ()


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
        if _says_state(line) or status is None:
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
    """Whether the action was raised before `day` and open when that day began, as is known today.

    A line that was ticked later than its note, or tells of a day before its note, says so by the
    date behind it; without one, the action counts as closed since the note.
    """
    return any(after < day <= until for after, until in open_spans(action))


def open_spans(action: Action) -> Iterator[tuple[dt.date, dt.date]]:
    """Days between which the action was open: when each day behind the first began, to the last."""
    dated = [one for one in action.history if one.date is not None]
    last: ActionLine | None = None
    for line, (until, ended) in zip(dated, _ends(dated), strict=True):
        if last is None or last.status is ActionStatus.MOVED or _says_state(line):
            last = line
        end = min(until, ended)
        if not last.status.is_open and _says_state(last):
            end = min(until, last.ended or dt.date.min)
        if line.date is not None and line.date < end:
            yield line.date, end


def _ends(lines: list[ActionLine]) -> list[tuple[dt.date, dt.date]]:
    """For each line the day of the next one, and the day on which one of the next ended it."""
    found = []
    until = ended = dt.date.max
    for line in reversed(lines):
        found.append((until, ended))
        until = line.date or until
        if _says_state(line):
            ended = dt.date.max if line.status.is_open else line.ended or dt.date.max
    return found[::-1]


def lines_before(action: Action, day: dt.date) -> tuple[ActionLine, ...]:
    """What the notes of earlier days say of the action."""
    return tuple(one for one in action.history if one.date is not None and one.date < day)


def _says_state(line: ActionLine) -> bool:
    return line.status is not ActionStatus.MOVED
