"""Today: its meetings with what to know before each, and what is overdue."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from meetgen.index.briefs import Brief, make_brief
from meetgen.index.desk import Desk
from meetgen.index.index import Index
from meetgen.model.action import Action
from meetgen.model.page import TODAY_URI, YEARS_URI, Page, PageKind
from meetgen.pages.agenda import Coming, coming_days, next_of
from meetgen.pages.brief import reader, subject_of, subject_of_note
from meetgen.pages.lists import DueBucket, due_bucket, open_actions

LINES = 3  # of each part: the page of the series' next meeting has the rest
PARTS = ("Agenda so far", "Last time", "You owe", "They owe", "Open actions")
ACTIONS = 5


class TodayMeeting(Struct, frozen=True, kw_only=True):
    """A meeting of today; `brief_of` is the series whose page has the whole brief, or None."""

    coming: Coming
    brief: Brief
    brief_of: str | None


class TodayView(Struct, frozen=True, kw_only=True):
    """What the page of the day shows; `later` are the meetings of the next days.

    `pressing` are open actions that are overdue or due today: those of the notebook's `me`
    where it says who that is.
    """

    as_of: dt.date
    meetings: tuple[TodayMeeting, ...]
    later: tuple[Coming, ...]
    pressing: tuple[Action, ...]
    pressing_total: int
    is_mine: bool


def pages(index: Index) -> Iterator[Page]:
    """The page of the day."""
    yield Page(
        uri=TODAY_URI,
        title="Today",
        kind=PageKind.TODAY,
        show=partial(_view, index),
        section=YEARS_URI,
        is_searchable=False,
    )


def _view(index: Index) -> TodayView:
    desk, me = index.once(Desk), reader(index)
    coming = coming_days(index)
    today = [one for one in coming if one.day == index.as_of]
    pressing = [
        one
        for one in open_actions(index.actions)
        if (me is None or me in one.owners) and _is_due(one, index)
    ]
    return TodayView(
        as_of=index.as_of,
        meetings=tuple(_meeting(one, index, desk, me) for one in today if not one.is_cancelled),
        later=tuple(one for one in coming if one.day > index.as_of)[:ACTIONS],
        pressing=tuple(pressing[:ACTIONS]),
        pressing_total=len(pressing),
        is_mine=me is not None,
    )


def _is_due(action: Action, index: Index) -> bool:
    bucket = due_bucket(action, as_of=index.as_of, config=index.config)
    return bucket is DueBucket.OVERDUE or action.due == index.as_of


def _meeting(coming: Coming, index: Index, desk: Desk, me: str | None) -> TodayMeeting:
    series = index.series.get(coming.series or "")
    occurrence = next_of(series) if series is not None else None
    has_page = occurrence is not None and occurrence.day == coming.day
    if series is not None and occurrence is not None and has_page:
        subject = subject_of(series, occurrence, desk, me)
    else:
        subject = subject_of_note(coming, me)
    made = make_brief(subject, index, desk, me)
    parts = tuple(
        replace(one, lines=one.lines[:LINES], more=one.more + max(len(one.lines) - LINES, 0))
        for one in made.parts
        if one.heading in PARTS
    )
    return TodayMeeting(
        coming=coming,
        brief=replace(made, parts=parts),
        brief_of=series.slug if series is not None and has_page else None,
    )
