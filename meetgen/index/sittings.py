"""What took place: notes and meetings of the calendar without one, with how long each lasted."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from meetgen.index.events import day_of
from meetgen.index.index import Index
from meetgen.index.together import held
from meetgen.model.event import Occurrence
from meetgen.model.meeting import Meeting

LONGEST = 24 * 60  # minutes; what lasts longer is a trip or a mistake, and no meeting


class Sitting(Struct, frozen=True, kw_only=True):
    """A meeting that took place; `minutes` None where nobody says how long it was.

    `meeting` is its note, None where it has none: then it is known from its series' calendar.
    """

    day: dt.date
    minutes: int | None
    series: str | None = None
    projects: tuple[str, ...] = ()
    meeting: Meeting | None = None


def sittings(index: Index) -> tuple[Sitting, ...]:
    """What took place until today and has a date, by day. Ask for it with `index.once`.

    A meeting with two notes counts once.
    """
    found: list[Sitting] = []
    seen: set[tuple[str, dt.date | dt.datetime]] = set()
    for meeting in held(index):
        keys = [(one.family, one.original_start) for one in meeting.events]
        if meeting.date is None or (keys and seen.issuperset(keys)):
            continue
        seen.update(keys)
        found.append(
            Sitting(
                day=meeting.date,
                minutes=_minutes(meeting.start, meeting.end),
                series=meeting.series,
                projects=meeting.projects,
                meeting=meeting,
            )
        )
    found += _without_note(index)
    return tuple(sorted(found, key=lambda one: one.day))


def _without_note(index: Index) -> Iterable[Sitting]:
    for series in index.series.values():
        if series.notes or series.in_register:
            for one in series.without_note:
                yield Sitting(
                    day=day_of(one, index.config.timezone),
                    minutes=_minutes_of(one),
                    series=series.slug,
                    projects=series.projects,
                )


def _minutes_of(one: Occurrence) -> int | None:
    if isinstance(one.start, dt.datetime) and isinstance(one.end, dt.datetime):
        return _minutes(one.start, one.end)
    return None


def _minutes(start: dt.datetime | None, end: dt.datetime | None) -> int | None:
    if start is None or end is None:
        return None
    minutes = int((end - start).total_seconds()) // 60
    return minutes if 0 < minutes <= LONGEST else None
