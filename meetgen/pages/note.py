"""A meeting note's page: its facts and text, what was open before it, who refers to it."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

from msgspec import Struct

from meetgen.index.carried import (
    NOTHING_OPEN,
    Carried,
    OpenThen,
    carried,
    meeting_days,
    open_before_meetings,
)
from meetgen.index.index import Backlink, Index, TargetKind
from meetgen.index.pairs import pair_of, pairs
from meetgen.model.action import Action
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.meeting import Meeting
from meetgen.model.page import YEARS_URI, Page, PageKind
from meetgen.model.pair import Pair
from meetgen.pages.lists import grouped
from meetgen.pages.note_text import Marks, marks_of, note_text

OPEN_BEFORE = 7
BACKLINKS = 30


class NoteView(Struct, frozen=True, kw_only=True):
    """What a note's page shows; `text` is its own Markdown, below the first heading.

    `open_before` counts what was open when the meeting began, of its series or else its projects;
    `carried` are the oldest few of that as they stood then. `lives` are the actions of which the
    note has the latest line and others have earlier ones. `problems` are errors and warnings,
    `remarks` the rest of what was found.
    """

    meeting: Meeting
    text: str
    previous: Meeting | None
    next: Meeting | None
    open_before: OpenThen
    carried: tuple[Carried, ...]
    lives: tuple[Action, ...]
    pair: Pair | None
    backlinks: tuple[Backlink, ...]
    problems: tuple[Diagnostic, ...]
    remarks: tuple[Diagnostic, ...]


class _Shared(Struct, frozen=True, kw_only=True):
    """What is worked out once for all notes."""

    marks: Marks
    open_before: Mapping[str, OpenThen]
    lives: Mapping[str, list[Action]]
    found: Mapping[str, list[Diagnostic]]
    days: Callable[[str | None], list[dt.date]]


def pages(index: Index) -> Iterator[Page]:
    """One page for each meeting note, in order of date."""
    for meeting in index.meetings.values():
        yield Page(
            uri=meeting.path,
            title=meeting.title,
            kind=PageKind.NOTE,
            show=partial(_view, meeting, index),
            about=meeting,
            note=meeting.path,
            section=YEARS_URI,
            tags=meeting.note.tags,
            is_searchable=_is_searchable(meeting, index),
        )


def _shared(index: Index) -> _Shared:
    several = (one for one in index.actions if len(one.history) > 1)
    return _Shared(
        marks=marks_of(index),
        open_before=open_before_meetings(index, most=OPEN_BEFORE),
        lives=grouped(several, lambda one: (one.note,)),
        found=grouped(index.diagnostics, lambda one: (one.location.path,)),
        days=cache(partial(meeting_days, index=index)),
    )


def _view(meeting: Meeting, index: Index) -> NoteView:
    shared = index.once(_shared)
    days = shared.days(meeting.series)
    found = shared.found.get(meeting.path, ())
    before = shared.open_before.get(meeting.path, NOTHING_OPEN)
    day = meeting.date or dt.date.max
    return NoteView(
        meeting=meeting,
        text=note_text(meeting.note, index, shared.marks, title=meeting.title),
        previous=index.meetings.get(meeting.previous or ""),
        next=index.meetings.get(meeting.next or ""),
        open_before=before,
        carried=tuple(carried(one, day, days) for one in before.oldest),
        lives=tuple(shared.lives.get(meeting.path, ())),
        pair=_pair(meeting, index),
        backlinks=index.backlinks.get((TargetKind.NOTE, meeting.path), ())[:BACKLINKS],
        problems=tuple(one for one in found if one.severity is not Severity.INFO),
        remarks=tuple(one for one in found if one.severity is Severity.INFO),
    )


def _pair(meeting: Meeting, index: Index) -> Pair | None:
    """The two people who were there alone, where they have a page."""
    there = [one.person for one in meeting.present]
    if len(there) != 2 or there[0] is None or there[1] is None:  # noqa: PLR2004
        return None
    return pair_of(there[0], there[1], index.once(pairs))


def _is_searchable(meeting: Meeting, index: Index) -> bool:
    """As the note's front matter says it in Material's words, else by age."""
    search = meeting.note.meta.get("search")
    if isinstance(search, Mapping) and search.get("exclude") is True:
        return False
    days = index.config.search_days
    return days is None or meeting.date is None or (index.as_of - meeting.date).days <= days
