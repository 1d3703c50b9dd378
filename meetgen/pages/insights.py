"""Insights: time, size and outcome of meetings where a notebook wants them; never of persons."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from meetgen.index.history import open_spans
from meetgen.index.index import Index
from meetgen.index.outcomes import has_purpose, outcomes
from meetgen.index.sittings import Sitting, sittings
from meetgen.model.meeting import Meeting
from meetgen.model.page import INSIGHTS_URI, YEARS_URI, Page, PageKind
from meetgen.pages.figures import Count, Figures, by_project, by_series, figures, roles, sizes
from meetgen.pages.lists import grouped
from meetgen.pages.reviews import Review, reviews

WEEKS = 52
MONTHS = 12  # of which the ages of actions are told
AGES = (14, 30, 90)  # days at which the next group of ages begins
WITHOUT = 20  # meetings without a purpose and the like that are listed
ROWS = 60  # of the table of series, or of projects


class Week(Struct, frozen=True, kw_only=True):
    """A week that begins on the Monday `day`; `first` is the day of its first meeting."""

    day: dt.date
    first: dt.date
    meetings: int


class LoadRow(Struct, frozen=True, kw_only=True):
    """A month: its weeks by where in it their Monday is, None for those without a meeting."""

    month: dt.date
    weeks: tuple[Week | None, ...]
    meetings: int
    minutes: int
    untimed: int


class Without(Struct, frozen=True, kw_only=True):
    """Meetings without something: how many, of those with a note, and the newest of them."""

    what: str
    total: int
    newest: tuple[Meeting, ...]


class Ages(Struct, frozen=True, kw_only=True):
    """How old those actions were that were open at the end of a day: four groups, young first."""

    day: dt.date
    counts: tuple[int, ...]


class InsightsView(Struct, frozen=True, kw_only=True):
    """What the page of insights shows of the meetings from `since` to `until`.

    `whole` has the figures of all. `series` and `projects` are cut; the totals tell how many there
    are. `load` is the newest month first. `most` is the number of meetings of the fullest week.
    `reviews` and `ages` are as of today, whatever `until` is.
    """

    since: dt.date
    until: dt.date
    whole: Figures
    load: tuple[LoadRow, ...]
    most: int
    series: tuple[Figures, ...]
    series_total: int
    projects: tuple[Figures, ...]
    projects_total: int
    sizes: tuple[Count, ...]
    roles: tuple[Count, ...]
    without: tuple[Without, ...]
    ages: tuple[Ages, ...]
    reviews: tuple[Review, ...]


def pages(index: Index) -> Iterator[Page]:
    """The page of insights where the notebook wants it."""
    if not index.config.insights:
        return
    yield Page(
        uri=INSIGHTS_URI,
        title="Insights",
        kind=PageKind.INSIGHTS,
        show=partial(_view, index),
        section=YEARS_URI,
        is_searchable=False,
    )


def _view(index: Index) -> InsightsView:
    known = index.once(sittings)
    until = known[-1].day if known else index.as_of
    since = _monday(until) - dt.timedelta(weeks=WEEKS - 1)
    some = [one for one in known if one.day >= since]
    notes = [one.meeting for one in some if one.meeting is not None]
    load = tuple(_load(some))
    series, projects = by_series(some, index), by_project(some, index)
    return InsightsView(
        since=since,
        until=until,
        whole=figures(None, some, index),
        load=load,
        most=max((week.meetings for row in load for week in row.weeks if week), default=0),
        series=series[:ROWS],
        series_total=len(series),
        projects=projects[:ROWS],
        projects_total=len(projects),
        sizes=sizes(notes),
        roles=roles(notes),
        without=tuple(_without(notes, index)),
        ages=_ages(index),
        reviews=reviews(index),
    )


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _load(some: Iterable[Sitting]) -> Iterator[LoadRow]:
    """Months newest first; a week belongs to the month of its Monday."""
    months = grouped(some, lambda one: (_monday(one.day).replace(day=1),))
    for month in sorted(months, reverse=True):
        weeks: list[Week | None] = [None] * 5
        for day, held in grouped(months[month], lambda one: (_monday(one.day),)).items():
            weeks[(day.day - 1) // 7] = Week(day=day, first=held[0].day, meetings=len(held))
        yield LoadRow(
            month=month,
            weeks=tuple(weeks),
            meetings=len(months[month]),
            minutes=sum(one.minutes or 0 for one in months[month]),
            untimed=sum(one.minutes is None for one in months[month]),
        )


def _without(notes: Sequence[Meeting], index: Index) -> Iterator[Without]:
    came_of = index.once(outcomes)
    for what, some in (
        ("purpose", [one for one in notes if not has_purpose(one, index)]),
        ("decision", [one for one in notes if one.path not in came_of.decided]),
        ("action", [one for one in notes if one.path not in came_of.acted]),
    ):
        yield Without(what=what, total=len(some), newest=tuple(some[: -WITHOUT - 1 : -1]))


def _ages(index: Index) -> tuple[Ages, ...]:
    """The ends of the last months and today, oldest first, since something was open."""
    days = [index.as_of]
    while len(days) <= MONTHS:
        days.append(days[-1].replace(day=1) - dt.timedelta(days=1))
    days.reverse()
    counts = [[0] * (len(AGES) + 1) for _ in days]
    for action in index.actions:
        raised = action.raised_on
        if raised is None or (not action.status.is_open and _closed_before(action.done, days[0])):
            continue
        for after, until in open_spans(action):
            # Open when the day after each of them began, which is when that day ends
            for at in range(bisect_left(days, after), len(days)):
                if days[at] >= until:
                    break
                counts[at][bisect_right(AGES, (days[at] - raised).days)] += 1
    first = next((at for at, some in enumerate(counts) if any(some)), len(days))
    told = zip(days[first:], counts[first:], strict=True)
    return tuple(Ages(day=day, counts=tuple(some)) for day, some in told)


def _closed_before(done: dt.date | None, day: dt.date) -> bool:
    return done is not None and done < day
