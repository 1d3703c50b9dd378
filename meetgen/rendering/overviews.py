"""Tables that give an overview: people, projects, series, teams, years, a month, findings."""

import datetime as dt
from collections.abc import Iterable, Sequence

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.page import month_uri, person_uri, project_uri, series_uri
from meetgen.model.team import Concern, Team
from meetgen.pages.markdown import ROOT, Markdown, address, escape, join, link, shortened, words
from meetgen.pages.month import Day, Entry, MonthView
from meetgen.pages.people import PersonRow
from meetgen.pages.projects import ProjectRow
from meetgen.pages.series_list import SeriesRow
from meetgen.pages.teams import Layer
from meetgen.pages.years import YearRow
from meetgen.rendering.lines import SLOTS, WEEKDAYS, Lines

MOST_COLUMNS = 6  # teams beside each other in the map; with more of them it is a list
MOST_A_DAY = 4
LONGEST_IN_DAY = 28
HEATS = (0, 3, 7, 15)  # meetings a month above which a cell is one shade darker
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Overviews:
    """The overview tables of one site."""

    def __init__(self, index: Index, lines: Lines) -> None:
        self._index = index
        self._lines = lines

    def people(self, rows: Iterable[PersonRow]) -> Markdown:
        """People with their team, open actions and the day they were last met."""
        return _table(
            ("Name", "Title", "Team", "Actions", "Last met"),
            [
                (
                    self._lines.person(row.person.handle),
                    escape(row.person.title or ""),
                    self._lines.team(row.person.team) if row.person.team else "",
                    _number(row.open_actions, person_uri(row.person.handle)),
                    self._labelled("last met", row.last_met),
                )
                for row in rows
            ],
        )

    def projects(self, rows: Iterable[ProjectRow]) -> Markdown:
        """Projects with their state, what is open, and the day of their last meeting."""
        return _table(
            ("Project", "About", "Status", "Team", "Actions", "Last met"),
            [
                (
                    self._lines.project(row.project.slug),
                    words(row.project.summary or ""),
                    self._lines.status(row.project.status) if row.project.status else "",
                    self._lines.team(row.project.team) if row.project.team else "",
                    self._open(row),
                    self._labelled("last met", row.last_met),
                )
                for row in rows
            ],
        )

    def series(self, rows: Iterable[SeriesRow]) -> Markdown:
        """Series with their rhythm, what is open, and the days before and after today."""
        return _table(
            ("Series", "Rhythm", "Notes", "Actions", "Last", "Next"),
            [
                (
                    self._lines.series(row.series.slug),
                    escape(row.series.cadence or ""),
                    self._lines.count(len(row.series.notes), "note", "notes"),
                    _number(row.open_actions, series_uri(row.series.slug)),
                    self._labelled("last", row.last_met),
                    self._labelled("next", row.next.day if row.next else None),
                )
                for row in rows
            ],
        )

    def concerns(self, team: Team, shares: Iterable[tuple[str, Concern]]) -> Markdown:
        """What a team owns, and in what of others it has a part."""
        own = [
            (escape(one.concern), escape(one.layer or ""), self._lines.teams(one.shared_with))
            for one in team.owns
        ]
        others = [
            (
                escape(one.concern),
                escape(one.layer or ""),
                Markdown(f"owned by {self._lines.team(owner)}"),
            )
            for owner, one in shares
        ]
        return _table(("Concern", "Layer", "Shared with"), [*own, *others])

    def map(self, layers: tuple[Layer, ...]) -> Markdown:
        """Layers down, teams across, concerns where they meet; a list when there are many teams."""
        owners = list(dict.fromkeys(one.team for layer in layers for one in layer.owned))
        sharing = (
            slug
            for layer in layers
            for one in layer.owned
            for slug in one.concern.shared_with
            if slug in self._index.teams
        )
        teams = list(dict.fromkeys([*owners, *sharing]))
        if len(teams) > MOST_COLUMNS:
            return self._long_map(layers)
        rows = []
        for layer in layers:
            cells: dict[str, list[Markdown]] = {slug: [] for slug in teams}
            for one in layer.owned:
                cells[one.team].append(_concern("mg-concern", one.concern.concern))
                for slug in one.concern.shared_with:
                    if slug in cells:
                        shared = f"{one.concern.concern}, shared"
                        cells[slug].append(_concern("mg-concern mg-shared", shared))
            rows.append(
                (
                    Markdown(f"**{escape(layer.name)}**"),
                    *(join(cells[slug], "<br>") for slug in teams),
                )
            )
        return _table(("Layer", *(self._lines.team(slug) for slug in teams)), rows, keep_all=True)

    def _long_map(self, layers: tuple[Layer, ...]) -> Markdown:
        return _table(
            ("Layer", "Concern", "Team", "Shared with"),
            [
                (
                    escape(layer.name),
                    escape(one.concern.concern),
                    self._lines.team(one.team),
                    self._lines.teams(one.concern.shared_with),
                )
                for layer in layers
                for one in layer.owned
            ],
        )

    def years(self, rows: Iterable[YearRow]) -> Markdown:
        """Years down, months across, with the number of meetings."""
        return _table(
            ("Year", *MONTHS),
            [
                (
                    self._lines.year(row.year),
                    *(_heat(row.year, month, count) for month, count in enumerate(row.months, 1)),
                )
                for row in rows
            ],
            keep_all=True,
        )

    def month(self, view: MonthView) -> Markdown:
        """The month as weeks from Monday to Sunday."""
        return _table(
            WEEKDAYS, [tuple(_day(day) for day in week) for week in view.weeks], keep_all=True
        )

    def findings(self, findings: Iterable[Diagnostic]) -> Markdown:
        """Where, and what to do about it."""
        return _table(
            ("Where", "What"),
            [(self._lines.place(one), self._lines.finding(one)) for one in findings],
        )

    def _labelled(self, label: str, day: dt.date | None) -> str:
        """A day; where a narrow screen hides the table's head, a word says which day it is."""
        if day is None:
            return ""
        return f'<span class="mg-label">{label} </span>{self._lines.day(day)}'

    def _open(self, row: ProjectRow) -> str:
        number = _number(row.open_actions, project_uri(row.project.slug))
        if row.overdue:
            return f"{number} {self._lines.badge('overdue', f'{row.overdue} overdue')}"
        return number


def _concern(name: str, text: str) -> Markdown:
    return Markdown(f'<span class="{name}">{escape(text)}</span>')


def _number(count: int, uri: str) -> str:
    return link(f"{count} open", uri, "open-actions") if count else ""


def _heat(year: int, month: int, count: int) -> str:
    if not count:
        return ""
    heat = sum(count > least for least in HEATS)
    shown = f'<span class="mg-heat" data-mg-heat="{heat}">{count}</span>'
    return f"[{shown}]({ROOT}{address(month_uri(year, month))})"


def _day(day: Day) -> str:
    if day.is_outside:
        return ""
    state = "some" if day.entries else "none"
    number = f'<span class="mg-day" data-mg-state="{state}">{day.date.day}</span>'
    shown = [_in_day(one) for one in day.entries[:MOST_A_DAY]]
    if len(day.entries) > MOST_A_DAY:
        shown.append(escape(f"{len(day.entries) - MOST_A_DAY} more"))
    return "<br>".join([number, *shown])


def _in_day(entry: Entry) -> str:
    if entry.meeting is not None:
        return link(shortened(entry.meeting.title, LONGEST_IN_DAY), entry.meeting.path)
    if entry.slot is None:
        return ""
    slot = entry.slot
    title = link(shortened(slot.title, LONGEST_IN_DAY), series_uri(slot.series))
    state = SLOTS[slot.state]
    return f'<span class="mg-gap" data-mg-state="{state}">{title} ({slot.state.value})</span>'


def _table(
    head: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    *,
    keep_all: bool = False,
) -> Markdown:
    """A GFM table, without columns in which nothing stands."""
    kept = [at for at in range(len(head)) if keep_all or at == 0 or any(r[at] for r in rows)]
    lines = [[head[at] for at in kept], ["---"] * len(kept)]
    lines += [[row[at] for at in kept] for row in rows]
    return Markdown("\n".join(f"| {' | '.join(cells)} |" for cells in lines))
