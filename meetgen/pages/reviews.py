"""Series that are worth a look: what in their last meetings says so."""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import islice
from statistics import median_low

from msgspec import Struct

from meetgen.index.gaps import missing_notes
from meetgen.index.index import Index
from meetgen.index.outcomes import Outcomes, has_purpose, held_in, outcomes
from meetgen.model.action import Action
from meetgen.model.event import EventStatus
from meetgen.model.meeting import Meeting
from meetgen.model.series import Series
from meetgen.pages.lists import series_actions

LOOKED_AT = 4  # the last meetings of a series
FEWEST = 3  # of which this is the least that says something
CROWD = 12  # people; more rarely decide anything
LONG_OPEN = 90  # days
MANY = 5  # actions open for so long
ENDED = 120  # days without a meeting, and none ahead
LAPSED = 365  # days after which nobody need be told that a series has ended
GAPS = 60  # days in which missing notes count


class Review(Struct, frozen=True, kw_only=True):
    """A series with what speaks for looking at it, each in a few plain words."""

    series: str
    reasons: tuple[str, ...]


def reviews(index: Index) -> tuple[Review, ...]:
    """Series to look at, those with most reasons first."""
    actions, came_of = series_actions(index), index.once(outcomes)
    found = []
    for series in index.series.values():
        last = list(islice(held_in(series, index), LOOKED_AT))
        reasons = tuple(_reasons(series, last, actions, came_of, index))
        if reasons:
            found.append(Review(series=series.slug, reasons=reasons))
    return tuple(sorted(found, key=lambda one: (-len(one.reasons), one.series)))


def _reasons(
    series: Series,
    last: list[Meeting],
    actions: Mapping[str, list[Action]],
    came_of: Outcomes,
    index: Index,
) -> Iterator[str]:
    days_since = (index.as_of - last[0].date).days if last and last[0].date else None
    if days_since is not None and days_since > ENDED and not series.upcoming:
        if days_since <= LAPSED:
            yield f"no meeting for {days_since} days and none ahead: has it ended?"
        return
    if len(last) >= FEWEST:
        yield from _of_meetings(last, came_of, index)
    missing = len(missing_notes(series, index.as_of - dt.timedelta(days=GAPS)))
    if missing >= FEWEST:
        yield f"{missing} meetings of the last {GAPS} days have no note"
    yield from _of_calendar(series, index)
    old = sum(
        one.status.is_open and (one.age_days or 0) > LONG_OPEN
        for one in actions.get(series.slug, ())
    )
    if old >= MANY:
        yield f"{old} actions are open for more than {LONG_OPEN} days"


def _of_meetings(last: list[Meeting], came_of: Outcomes, index: Index) -> Iterator[str]:
    number = len(last)
    if not any(one.path in came_of.any for one in last):
        yield f"nothing came of the last {number} meetings: no decision, action or question"
    elif not any(one.path in came_of.decided or one.path in came_of.acted for one in last):
        yield f"the last {number} meetings had questions, but no decision and no action"
    if not any(has_purpose(one, index) for one in last):
        yield f"nobody wrote down what the last {number} meetings were for"
    sizes = [size for one in last if (size := len(one.present))]
    if sizes and median_low(sizes) > CROWD and not any(one.path in came_of.decided for one in last):
        yield f"{median_low(sizes)} people in the middle of the last {number}, and no decision"


def _of_calendar(series: Series, index: Index) -> Iterator[str]:
    past = [one for one in series.occurrences if one.day < index.as_of][-2 * LOOKED_AT :]
    cancelled = sum(one.status is EventStatus.CANCELLED for one in past)
    if cancelled >= FEWEST:
        yield f"{cancelled} of the last {len(past)} were cancelled"
