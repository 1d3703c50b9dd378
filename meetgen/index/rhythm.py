"""When the meetings of a series really take place: how often, when, how long, where they paused."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median_high
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind, Presence
from meetgen.model.series import Series

LOOKED_AT = 12  # of the newest meetings
LEAST = 3  # meetings before anything is usual
PAUSE = 1.75  # times the usual distance
PAUSES = 3
EVEN = 0.25  # share of the usual distance by which most distances may differ
# days between meetings, from and to, and the words for it
DISTANCES = ((1, 1, "every day"), (6, 8, "every week"), (12, 16, "every two weeks"),
             (19, 24, "every three weeks"), (27, 36, "every month"), (55, 70, "every two months"),
             (85, 100, "every quarter"))  # fmt: skip
HELD = (NoteKind.MEETING, NoteKind.SUMMARY)

Value = TypeVar("Value", int, str)


class Rhythm(Struct, frozen=True, kw_only=True):
    """What is usual of a series' newest meetings; empty or None where nothing is.

    `every` is how often they were, by the notes alone: `about every week`. `weekday` counts from
    Monday as 0; `clock` is in the notebook's zone. `people` is how many are there, `pauses` are
    the days between which the notes leave out at least one meeting, the newest first.
    """

    every: str = ""
    weekday: int | None = None
    clock: str = ""
    minutes: int | None = None
    people: int | None = None
    pauses: tuple[tuple[dt.date, dt.date], ...] = ()


def rhythm_of(series: Series, index: Index) -> Rhythm:
    """The rhythm of the newest meetings that took place."""
    held = [
        one
        for one in (index.meetings[path] for path in series.notes[-2 * LOOKED_AT :])
        if one.date is not None and one.date <= index.as_of and one.kind in HELD
    ][-LOOKED_AT:]
    if len(held) < LEAST:
        return Rhythm()
    zone = ZoneInfo(index.config.timezone)
    starts = [one.start.astimezone(zone) for one in held if one.start is not None]
    days = sorted({one.date for one in held if one.date is not None})
    counts = [count for one in held if (count := _present(one))]
    return Rhythm(
        every=_every(days),
        weekday=_usual(day.weekday() for day in days),
        clock=_usual(f"{one:%H:%M}" for one in starts) or "",
        minutes=_usual(
            int((one.end - one.start).total_seconds() // 60)
            for one in held
            if one.start is not None and one.end is not None
        ),
        people=median_high(counts) if len(counts) >= LEAST else None,
        pauses=_pauses(days),
    )


def _present(meeting: Meeting) -> int:
    return sum(one.presence is Presence.PRESENT for one in meeting.attendees)


def _usual(values: Iterable[Value]) -> Value | None:
    """The value that more than half of them have."""
    counts = Counter(values)
    if counts.total() < LEAST:
        return None
    value, count = min(counts.items(), key=lambda one: (-one[1], one[0]))
    return value if 2 * count > counts.total() else None


def _distances(days: Sequence[dt.date]) -> list[int]:
    return [(later - earlier).days for earlier, later in pairwise(days)]


def _every(days: Sequence[dt.date]) -> str:
    """How often, where most distances are about the same."""
    distances = _distances(days)
    if len(distances) < LEAST - 1:
        return ""
    usual = median_high(distances)
    even = sum(abs(one - usual) <= max(EVEN * usual, 1) for one in distances)
    if 2 * even <= len(distances):
        return ""
    known = (words for least, most, words in DISTANCES if least <= usual <= most)
    words = next(known, f"every {usual} days")
    return f"about {words}"


def _pauses(days: Sequence[dt.date]) -> tuple[tuple[dt.date, dt.date], ...]:
    distances = _distances(days)
    if not _every(days):
        return ()
    longest = PAUSE * median_high(distances)
    found = [pair for pair in pairwise(days) if (pair[1] - pair[0]).days > longest]
    return tuple(reversed(found))[:PAUSES]
