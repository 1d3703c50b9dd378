"""The home page: what needs attention, what comes next, and what was done and decided last."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from heapq import nlargest

from msgspec import Struct

from meetgen.index.gaps import missing_notes, notes_without_meeting
from meetgen.index.index import Index
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.diagnostic import Severity
from meetgen.model.event import EventStatus, Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.note import Note
from meetgen.model.page import HOME_URI, Page, PageKind
from meetgen.model.series import Series
from meetgen.pages.agenda import Coming, coming_days
from meetgen.pages.lists import DueBucket, due_bucket, newest_first, open_actions
from meetgen.pages.note_text import own_words

TOP_ACTIONS = 10
LATEST = 10
FEWEST_DECISIONS = 5
WEEKS = 12
MISSED = 2
FEW = 5


class HomeView(Struct, frozen=True, kw_only=True):
    """What the home page shows; `own_words` is Markdown from `index.md`.

    `due` counts open actions by bucket, all of them; `top_actions` are the most pressing.
    `coming` are meetings of the next days in order; `missing` the series without a note for
    their last two occurrences; `held` are other meetings of the last days without a note and
    `unplanned` notes of them that no meeting fits, each the newest first; `weeks` counts meetings
    in each of the last twelve weeks.
    """

    own_words: str
    as_of: dt.date
    is_empty: bool
    due: dict[DueBucket, int]
    top_actions: tuple[Action, ...]
    open_total: int
    open_questions: int
    errors: int
    warnings: int
    coming: tuple[Coming, ...]
    days_ahead: int
    decisions: tuple[Decision, ...]
    latest: tuple[Meeting, ...]
    missing: tuple[Series, ...]
    held: tuple[tuple[Series, Occurrence], ...]
    unplanned: tuple[Meeting, ...]
    weeks: tuple[int, ...]

    @property
    def findings(self) -> int:
        """How many errors and warnings there are."""
        return self.errors + self.warnings


def pages(index: Index) -> Iterator[Page]:
    """The home page."""
    own = index.notes.get(HOME_URI)
    title = own.title if own is not None and own.title else index.config.site_name
    yield Page(
        uri=HOME_URI,
        title=title,
        kind=PageKind.HOME,
        show=partial(_view, index, own),
        note=own.path if own else None,
        is_searchable=False,
    )


def _view(index: Index, own: Note | None) -> HomeView:
    actions = open_actions(index.actions)
    due = dict.fromkeys(DueBucket, 0)
    for action in actions:
        due[due_bucket(action, as_of=index.as_of, config=index.config)] += 1
    past = [one for one in index.meetings.values() if one.date and one.date <= index.as_of]
    levels = [one.severity for one in index.diagnostics]
    missing = tuple(one for one in index.series.values() if _is_missing_notes(one))
    return HomeView(
        own_words=own_words(own, index),
        as_of=index.as_of,
        is_empty=not index.meetings,
        due=due,
        top_actions=actions[:TOP_ACTIONS],
        open_total=len(actions),
        open_questions=sum(not one.answered for one in index.questions),
        errors=levels.count(Severity.ERROR),
        warnings=levels.count(Severity.WARNING),
        coming=coming_days(index),
        days_ahead=index.config.days_ahead,
        decisions=_latest_decisions(index),
        latest=tuple(reversed(past[-LATEST:])) if past else tuple(index.meetings.values())[:LATEST],
        missing=missing,
        held=_held(index, missing),
        unplanned=_unplanned(index),
        weeks=_weeks(past, index.as_of),
    )


def _latest_decisions(index: Index) -> tuple[Decision, ...]:
    """Those of the last days, or a few older ones when there are hardly any."""
    since = index.as_of - dt.timedelta(days=index.config.recent_days)
    ordered = newest_first(index.decisions)
    recent = sum(one.date is not None and one.date >= since for one in ordered)
    return ordered[: min(max(recent, FEWEST_DECISIONS), LATEST)]


def _is_missing_notes(series: Series) -> bool:
    """Whether the last two occurrences took place without a note."""
    missing = {one.original_start for one in series.without_note}
    upcoming = {one.original_start for one in series.upcoming}
    past = [
        one
        for one in series.occurrences
        if one.original_start not in upcoming and one.status is not EventStatus.CANCELLED
    ]
    return len(past) >= MISSED and all(one.original_start in missing for one in past[-MISSED:])


def _held(index: Index, without: tuple[Series, ...]) -> tuple[tuple[Series, Occurrence], ...]:
    """The newest meetings without a note, of series other than those `without` any lately."""
    since = index.as_of - dt.timedelta(days=index.config.recent_days)
    known = {one.slug for one in without}
    found = (
        (series, one)
        for series in index.series.values()
        if series.notes and series.slug not in known
        for one in missing_notes(series, since)
    )
    return tuple(nlargest(FEW, found, key=lambda one: (one[1].day, one[0].slug)))


def _unplanned(index: Index) -> tuple[Meeting, ...]:
    """The newest notes of a series that no meeting of the calendar fits."""
    since = index.as_of - dt.timedelta(days=index.config.recent_days)
    found = notes_without_meeting(index, since)
    return tuple(nlargest(FEW, found, key=lambda one: (one.date or dt.date.min, one.path)))


def _weeks(meetings: list[Meeting], as_of: dt.date) -> tuple[int, ...]:
    counts = [0] * WEEKS
    monday = as_of - dt.timedelta(days=as_of.weekday())
    for meeting in reversed(meetings):
        if meeting.date is None:
            continue
        ago = (monday - (meeting.date - dt.timedelta(days=meeting.date.weekday()))).days // 7
        if ago >= WEEKS:
            break
        if ago >= 0:
            counts[WEEKS - 1 - ago] += 1
    return tuple(counts)
