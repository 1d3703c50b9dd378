"""How work flows through meetings: what was open before each, what it raised, what was closed."""

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from meetgen.index.carried import open_before
from meetgen.model.action import Action, ActionStatus
from meetgen.model.meeting import Meeting


class FlowRow(Struct, frozen=True, kw_only=True):
    """One meeting: how many actions were open when it began, and how many it raised.

    `closed` are those done or cancelled since the meeting before, or in this one. `oldest` are the
    first of what was open.
    """

    meeting: Meeting
    open_before: int
    raised: int
    closed: int
    oldest: tuple[Action, ...] = ()


def flow(
    actions: Iterable[Action], meetings: Sequence[Meeting], *, most: int = 0
) -> tuple[FlowRow, ...]:
    """A row for each of the meetings, which have a date and come oldest first."""
    actions = tuple(actions)
    days = [one.date or dt.date.min for one in meetings]
    then = open_before(actions, days, most=most)
    raised = Counter(one.raised_in for one in actions)
    closed = Counter(
        bisect_left(days, day) for one in actions if one.history for day in closings(one)
    )
    return tuple(
        FlowRow(
            meeting=one,
            open_before=then[day].total,
            raised=raised[one.path],
            closed=closed[nth],
            oldest=then[day].oldest,
        )
        for nth, (one, day) in enumerate(zip(meetings, days, strict=True))
    )


def closings(action: Action) -> Iterator[dt.date]:
    """The days since which the action was done or cancelled; several where it was reopened."""
    is_closed = False
    for line in action.history:
        if line.date is None or line.status is ActionStatus.MOVED:
            continue
        if not line.status.is_open and not is_closed:
            yield line.ended or line.date
        is_closed = not line.status.is_open
