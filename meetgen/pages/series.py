"""A series' page: its rhythm and its gaps, what is carried, what its meetings raise and close."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from meetgen.index.flow import FlowRow, flow
from meetgen.index.index import Backlink, Index, TargetKind
from meetgen.index.rhythm import Rhythm, rhythm_of
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.event import Occurrence
from meetgen.model.note import Note, NoteKind
from meetgen.model.page import SERIES_URI, Page, PageKind, brief_uri, series_uri
from meetgen.model.question import Question
from meetgen.model.series import Series
from meetgen.pages.agenda import next_of
from meetgen.pages.attention import Attention, late_and_carried, worth_a_word
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
from meetgen.pages.slots import Slot, SlotState, slots_of
from meetgen.pages.timeline import Timeline, timeline

UPCOMING = 5
MISSING = 20
DECISIONS = 20
MENTIONS = 20
FLOW = 12  # meetings
YEAR = dt.timedelta(days=365)


class SeriesView(Struct, frozen=True, kw_only=True):
    """What a series' page shows; `missing` are past occurrences without a note, newest first.

    `brief` is the page with what to know before the next meeting, empty when none is known.
    """

    series: Series
    own_words: str
    rhythm: Rhythm
    last_year: Mapping[SlotState, int]
    attention: tuple[Attention, ...]
    upcoming: tuple[Slot, ...]
    brief: str
    missing: tuple[Occurrence, ...]
    missing_total: int
    open: tuple[Bucket, ...]
    flow: tuple[FlowRow, ...]
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
        show = partial(
            _view,
            series,
            index,
            own=own,
            actions=actions.get(slug, []),
            decisions=newest_first(decisions.get(slug, [])),
            questions=newest_first(questions.get(slug, [])),
        )
        yield Page(
            uri=uri,
            title=series.title,
            kind=PageKind.SERIES,
            show=show,
            about=series,
            note=own.path if own else None,
            section=SERIES_URI,
        )


def _view(
    series: Series,
    index: Index,
    *,
    own: Note | None,
    actions: list[Action],
    decisions: tuple[Decision, ...],
    questions: tuple[Question, ...],
) -> SeriesView:
    uri = series_uri(series.slug)
    slots = slots_of(series, index)
    meetings = timeline(reversed(series.notes), index, uri)
    asked = tuple(one for one in questions if not one.answered)
    return SeriesView(
        series=series,
        rhythm=rhythm_of(series, index),
        last_year=_last_year(slots, index.as_of),
        attention=_attention(actions, asked, index.as_of),
        own_words=own_words(own, index),
        upcoming=_ahead(slots, index)[:UPCOMING],
        brief=brief_uri(series.slug) if next_of(series) is not None else "",
        missing=tuple(reversed(series.without_note[-MISSING:])),
        missing_total=len(series.without_note),
        open=first_rows(due_buckets(actions, index), actions_uri(uri)),
        flow=_flow(actions, series, index),
        questions=asked,
        decisions=decisions[:DECISIONS],
        meetings=meetings,
        slots=_until_today(slots, meetings, index),
        mentions=index.backlinks.get((TargetKind.SERIES, series.slug), ())[:MENTIONS],
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


def _last_year(slots: list[Slot], as_of: dt.date) -> Mapping[SlotState, int]:
    """What became of the meetings of the last twelve months, in the order of the states."""
    counts = Counter(one.state for one in slots if as_of - YEAR <= one.day < as_of)
    return {state: counts[state] for state in SlotState if counts[state]}


def _flow(actions: list[Action], series: Series, index: Index) -> tuple[FlowRow, ...]:
    """The newest meetings, newest first; of one more, so that the oldest tells what it closed."""
    held = [
        one
        for one in (index.meetings[path] for path in series.notes)
        if one.date is not None and one.date <= index.as_of and one.kind is not NoteKind.CANCELLED
    ][-FLOW - 1 :]
    return flow(actions, held)[::-1][:FLOW]


def _attention(
    actions: list[Action], asked: tuple[Question, ...], as_of: dt.date
) -> tuple[Attention, ...]:
    open_ones = [one for one in actions if one.status.is_open]
    return worth_a_word(
        *late_and_carried(open_ones, as_of),
        Attention(
            number=len(asked),
            words="open question" if len(asked) == 1 else "open questions",
            anchor="open-questions",
        ),
    )
