"""What comes next: meetings of the calendar and notes written ahead, in order."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from meetgen.index.events import clock_in, day_of
from meetgen.index.index import Index
from meetgen.model.event import EventStatus, Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.series import Series


class Coming(Struct, frozen=True, kw_only=True):
    """A meeting ahead: known from the calendar, from a note written for it, or from both.

    `day` is on or after the index's day; `clock` is the start as `10:00`, empty for a whole day;
    both in the notebook's zone.
    """

    day: dt.date
    clock: str
    title: str
    series: str | None = None
    note: Meeting | None = None
    is_cancelled: bool = False


def coming_days(index: Index) -> tuple[Coming, ...]:
    """The meetings of the next days, as many days as the notebook says, in order of time."""
    last = index.as_of + dt.timedelta(days=index.config.days_ahead)
    notes = [one for one in index.meetings.values() if one.date and index.as_of <= one.date <= last]
    noted = {(event.uid, event.original_start): one for one in notes for event in one.events}
    series_of = _series_of(index.series)
    found = [_from_note(one) for one in notes]
    for occurrence in index.upcoming:
        key = (occurrence.uid, occurrence.original_start)
        if index.as_of <= occurrence.day <= last and key not in noted:
            series = series_of.get(key)
            if not any(
                one.series == series and one.date == occurrence.day
                for one in notes
                if series is not None
            ):
                found.append(_from_calendar(occurrence, series, index.config.timezone))
    return tuple(sorted(found, key=lambda one: (one.day, one.clock, one.title)))


def next_of(series: Series) -> Occurrence | None:
    """The next occurrence that takes place, None when none is known."""
    for one in series.upcoming:
        if one.status is not EventStatus.CANCELLED:
            return one
    return None


def _series_of(series: Mapping[str, Series]) -> dict[tuple[str, dt.date], str]:
    return {
        (occurrence.uid, occurrence.original_start): one.slug
        for one in series.values()
        for occurrence in one.upcoming
    }


def _from_note(meeting: Meeting) -> Coming:
    start = meeting.start
    return Coming(
        day=meeting.date or dt.date.min,
        clock=start.strftime("%H:%M") if start else "",
        title=meeting.title,
        series=meeting.series,
        note=meeting,
    )


def _from_calendar(occurrence: Occurrence, series: str | None, timezone: str) -> Coming:
    return Coming(
        day=day_of(occurrence, timezone),
        clock=clock_in(occurrence, timezone),
        title=occurrence.summary,
        series=series,
        is_cancelled=occurrence.status is EventStatus.CANCELLED,
    )
