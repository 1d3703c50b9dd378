"""Where notes and calendar do not meet: meetings held without a note, notes without a meeting."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.event import Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind
from meetgen.model.series import Series

DAYS = 60  # how far back a missing note is worth a word


def missing_notes(series: Series, since: dt.date) -> tuple[Occurrence, ...]:
    """The occurrences of a series from that day on that took place without a note, in order."""
    start = bisect_left(series.without_note, since, key=lambda one: one.day)
    return series.without_note[start:]


def notes_without_meeting(index: Index, since: dt.date) -> Iterator[Meeting]:
    """Notes from that day until today whose series the calendar has, but no meeting for them.

    By series and day. A note from before the calendar's first known meeting is none of them.
    """
    for series in index.series.values():
        if not series.occurrences:
            continue
        first = max(since, series.occurrences[0].day)
        for path in reversed(series.notes):
            meeting = index.meetings[path]
            if meeting.date is not None and meeting.date < first:
                break
            if is_without_meeting(meeting, index):
                yield meeting


def is_without_meeting(meeting: Meeting, index: Index) -> bool:
    """Whether the calendar has the note's series, reaches to its day, and has no meeting for it."""
    series = index.series.get(meeting.series or "")
    return (
        series is not None
        and bool(series.occurrences)
        and meeting.kind is NoteKind.MEETING
        and not meeting.events
        and meeting.date is not None
        and series.occurrences[0].day <= meeting.date <= index.as_of
    )
