"""A series' page: when it takes place, which notes are missing, what is carried."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from meetgen.index.index import Backlink, Index, TargetKind
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.event import Occurrence
from meetgen.model.page import SERIES_URI, Page, PageKind, brief_uri, series_uri
from meetgen.model.question import Question
from meetgen.model.series import Series
from meetgen.pages.agenda import next_of
from meetgen.pages.lists import (
    ROWS_A_PAGE,
    Bucket,
    due_buckets,
    first_rows,
    grouped,
    newest_first,
    series_actions,
)
from meetgen.pages.more import actions_uri
from meetgen.pages.note_text import own_words
from meetgen.pages.slots import Slot, slots_of
from meetgen.pages.timeline import Timeline, timeline

UPCOMING = 5
MISSING = 20
DECISIONS = 20
MENTIONS = 20
MONTHS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Throughput:
    """Actions of one month: how many the series' notes raised, how many were done."""

    month: dt.date
    raised: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """What a series' page shows; `missing` are past occurrences without a note, newest first.

    `brief` is the page with what to know before the next meeting, empty when none is known.
    """

    series: Series
    own_words: str
    upcoming: tuple[Slot, ...]
    brief: str
    missing: tuple[Occurrence, ...]
    missing_total: int
    open: tuple[Bucket, ...]
    throughput: tuple[Throughput, ...]
    questions: tuple[Question, ...]
    decisions: tuple[Decision, ...]
    meetings: Timeline
    slots: tuple[Slot, ...]
    mentions: tuple[Backlink, ...]


def pages(index: Index) -> Iterator[Page]:
    """One page for each series, by slug."""
    actions = series_actions(index)
    decisions = grouped(index.decisions, lambda one: (one.series,) if one.series else ())
    questions = grouped(index.questions, lambda one: (one.series,) if one.series else ())
    for series in index.series.values():
        slug = series.slug
        uri = series_uri(slug)
        own = index.notes.get(uri)
        slots = slots_of(series, index)
        meetings = timeline(reversed(series.notes), index, uri)
        view = SeriesView(
            series=series,
            own_words=own_words(own, index) if own else "",
            upcoming=_ahead(slots, index)[:UPCOMING],
            brief=brief_uri(slug) if next_of(series) is not None else "",
            missing=tuple(reversed(series.without_note[-MISSING:])),
            missing_total=len(series.without_note),
            open=first_rows(due_buckets(actions.get(slug, []), index), actions_uri(uri)),
            throughput=_throughput(actions.get(slug, []), index.as_of),
            questions=tuple(
                one for one in newest_first(questions.get(slug, [])) if not one.answered
            ),
            decisions=newest_first(decisions.get(slug, []))[:DECISIONS],
            meetings=meetings,
            slots=_until_today(slots, meetings, index),
            mentions=index.backlinks.get((TargetKind.SERIES, slug), ())[:MENTIONS],
        )
        yield Page(
            uri=uri,
            title=series.title,
            kind=PageKind.SERIES,
            view=view,
            note=own.path if own else None,
            section=SERIES_URI,
        )


def _ahead(slots: list[Slot], index: Index) -> tuple[Slot, ...]:
    """What comes next, with the notes that are there already."""
    return tuple(one for one in slots if one.day >= index.as_of)


def _until_today(slots: list[Slot], meetings: Timeline, index: Index) -> tuple[Slot, ...]:
    """The meetings until today and those ahead that have a note, newest first.

    As far back as the notes that the page lists in the open.
    """
    shown = [one for one in slots if one.day < index.as_of or one.meeting is not None]
    days = [one.date for one in meetings.latest if one.date is not None]
    first = min(days) if meetings.older or meetings.links else dt.date.min
    return tuple(one for one in reversed(shown) if one.day >= first)[:ROWS_A_PAGE]


def _throughput(actions: list[Action], as_of: dt.date) -> tuple[Throughput, ...]:
    """The last months up to that of `as_of`; empty when nothing was raised or done in them."""
    months = [as_of.replace(day=1)]
    while len(months) < MONTHS:
        months.append((months[-1] - dt.timedelta(days=1)).replace(day=1))
    raised = dict.fromkeys(months, 0)
    done = dict.fromkeys(months, 0)
    for action in actions:
        for counts, day in ((raised, action.raised_on), (done, action.done)):
            if day is not None and day.replace(day=1) in counts:
                counts[day.replace(day=1)] += 1
    if not any(raised.values()) and not any(done.values()):
        return ()
    return tuple(
        Throughput(month=month, raised=raised[month], done=done[month])
        for month in reversed(months)
    )
