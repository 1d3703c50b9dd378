"""The brief for the next meeting of each series, on a page of its own."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from meetgen.index.briefs import Brief, make_brief
from meetgen.index.desk import Desk, Subject
from meetgen.index.events import clock_in, day_of
from meetgen.index.index import Index
from meetgen.index.lookup import people_named
from meetgen.model.event import Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.page import SERIES_URI, Page, PageKind, brief_uri
from meetgen.model.series import Series
from meetgen.pages.agenda import Coming, next_of


class BriefView(Struct, frozen=True, kw_only=True):
    """What a brief's page shows; `series` is the slug of the series."""

    brief: Brief
    series: str


def pages(index: Index) -> Iterator[Page]:
    """One page for each series whose next meeting the calendar knows, by slug."""
    desk, me = index.once(Desk), reader(index)
    for series in index.series.values():
        occurrence = next_of(series)
        if occurrence is None:
            continue
        yield Page(
            uri=brief_uri(series.slug),
            title=f"Before {series.title}",
            kind=PageKind.BRIEF,
            show=partial(_view, series, occurrence, desk, me),
            section=SERIES_URI,
            is_searchable=False,
        )


def _view(series: Series, next_one: Occurrence, desk: Desk, me: str | None) -> BriefView:
    subject = subject_of(series, next_one, desk, me)
    return BriefView(brief=make_brief(subject, desk.index, desk, me), series=series.slug)


def reader(index: Index) -> str | None:
    """The handle of who works at the notebook, as its options say; the site asks no git."""
    found = people_named(index.config.me, index) if index.config.me else ()
    return found[0].handle if len(found) == 1 else None


def subject_of(series: Series, occurrence: Occurrence, desk: Desk, me: str | None) -> Subject:
    """A meeting of a series ahead, with a note that is written for it already."""
    zone = desk.index.config.timezone
    people, others = desk.people_of(series.slug, occurrence)
    return Subject(
        title=occurrence.summary or series.title,
        day=day_of(occurrence, zone),
        clock=clock_in(occurrence, zone),
        place=occurrence.place,
        series=series.slug,
        people=tuple(one for one in people if one != me),
        others=others,
        note=_note_for(series, occurrence, desk),
    )


def _note_for(series: Series, occurrence: Occurrence, desk: Desk) -> Meeting | None:
    meetings = (desk.index.meetings[path] for path in reversed(series.notes))
    return next((one for one in meetings if one.date == occurrence.day), None)


def subject_of_note(coming: Coming, me: str | None) -> Subject:
    """A meeting ahead that only a note knows, or an event without a series."""
    note = coming.note
    present = () if note is None else tuple(one.person for one in note.attendees if one.person)
    return Subject(
        title=coming.title,
        day=coming.day,
        clock=coming.clock,
        series=coming.series,
        people=tuple(one for one in dict.fromkeys(present) if one != me),
        note=note,
    )
