"""A meeting note's page: its facts and text, what is open from before, who refers to it."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meetgen.index.index import Backlink, Index, TargetKind
from meetgen.model.action import Action
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.meeting import Meeting
from meetgen.model.page import YEARS_URI, Page, PageKind
from meetgen.pages.lists import grouped
from meetgen.pages.note_text import Marks, marks_of, note_text

STILL_OPEN = 10
BACKLINKS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """What a note's page shows; `text` is its own Markdown, below the first heading.

    `still_open` are actions of earlier notes of the series that are open today, the oldest first,
    and `open_from_before` is how many there are. `problems` are errors and warnings, `remarks`
    the rest of what was found.
    """

    meeting: Meeting
    text: str
    previous: Meeting | None
    next: Meeting | None
    still_open: tuple[Action, ...]
    open_from_before: int
    backlinks: tuple[Backlink, ...]
    problems: tuple[Diagnostic, ...]
    remarks: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Carried:
    """The open actions of a series, oldest first, with the days on which they were raised."""

    actions: tuple[Action, ...]
    days: tuple[dt.date, ...]


def pages(index: Index) -> Iterator[Page]:
    """One page for each meeting note, in order of date."""
    marks = marks_of(index)
    carried = _carried(index)
    found = grouped(index.diagnostics, lambda one: (one.location.path,))
    for meeting in index.meetings.values():
        view = _view(meeting, index, marks, carried, found.get(meeting.path, []))
        yield Page(
            uri=meeting.path,
            title=meeting.title,
            kind=PageKind.NOTE,
            view=view,
            note=meeting.path,
            section=YEARS_URI,
            tags=meeting.note.tags,
            is_searchable=_is_searchable(meeting, index),
        )


def _view(
    meeting: Meeting,
    index: Index,
    marks: Marks,
    carried: Mapping[str, _Carried],
    found: list[Diagnostic],
) -> NoteView:
    still_open, total = _still_open(meeting, carried)
    backlinks = index.backlinks.get((TargetKind.NOTE, meeting.path), ())
    return NoteView(
        meeting=meeting,
        text=note_text(meeting.note, index, marks, title=meeting.title),
        previous=index.meetings.get(meeting.previous or ""),
        next=index.meetings.get(meeting.next or ""),
        still_open=still_open,
        open_from_before=total,
        backlinks=backlinks[:BACKLINKS],
        problems=tuple(one for one in found if one.severity is not Severity.INFO),
        remarks=tuple(one for one in found if one.severity is Severity.INFO),
    )


def _is_searchable(meeting: Meeting, index: Index) -> bool:
    """As the note's front matter says it in Material's words, else by age."""
    search = meeting.note.meta.get("search")
    if isinstance(search, Mapping) and search.get("exclude") is True:
        return False
    days = index.config.search_days
    return days is None or meeting.date is None or (index.as_of - meeting.date).days <= days


def _carried(index: Index) -> dict[str, _Carried]:
    raised = sorted(
        (one for one in index.actions if one.status.is_open and one.series and one.raised_on),
        key=lambda one: (one.raised_on or dt.date.max, one.raised_in, one.location, one.id),
    )
    by_series = grouped(raised, lambda one: (one.series or "",))
    return {
        slug: _Carried(
            actions=tuple(some),
            days=tuple(one.raised_on or dt.date.max for one in some),
        )
        for slug, some in by_series.items()
    }


def _still_open(
    meeting: Meeting,
    carried: Mapping[str, _Carried],
) -> tuple[tuple[Action, ...], int]:
    """The oldest few, and how many there are; an action that the note itself names is left out."""
    if meeting.date is None or (before := carried.get(meeting.series or "")) is None:
        return (), 0
    count = bisect_left(before.days, meeting.date)
    first = before.actions[: min(count, 2 * STILL_OPEN)]
    told = [one for one in first if any(line.note == meeting.path for line in one.history)]
    shown = [one for one in first if one not in told]
    return tuple(shown[:STILL_OPEN]), count - len(told)
