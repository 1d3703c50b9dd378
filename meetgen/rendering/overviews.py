"""Tables that give an overview: people, projects, series, teams, years, a month, findings."""

import datetime as dt
from collections.abc import Iterable, Sequence

from meetgen.model.diagnostic import Diagnostic
from meetgen.model.page import month_uri, person_uri, project_uri, series_uri
from meetgen.pages.markdown import ROOT, Markdown, address, escape, link, shortened, words
from meetgen.pages.month import Day, Entry, MonthView
from meetgen.pages.people import PersonRow
from meetgen.pages.projects import ProjectRow
from meetgen.pages.series_list import SeriesRow
from meetgen.pages.years import YearRow
from meetgen.rendering.lines import SLOTS, WEEKDAYS, Lines

MOST_A_DAY = 4
LONGEST_IN_DAY = 28
HEATS = (0, 3, 7, 15)  # meetings a month above which a cell is one shade darker
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Overviews:
    """The overview tables of one site."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines

    def people(self, rows: Iterable[PersonRow]) -> Markdown:
        """People with their team, open actions and the day they were last met."""
        return table(
            ("Name", "Title", "Team", "Actions", "Last met"),
            [
                (
                    self._lines.person(row.person.handle),
                    escape(row.person.title or ""),
                    self._lines.team(row.person.team) if row.person.team else "",
                    open_number(row.open_actions, person_uri(row.person.handle)),
                    labelled("last met", row.last_met),
                )
                for row in rows
            ],
        )

    def projects(self, rows: Iterable[ProjectRow]) -> Markdown:
        """Projects with their state, what is open, and the day of their last meeting."""
        return table(
            ("Project", "About", "Status", "Team", "Actions", "Last met"),
            [
                (
                    self._lines.project(row.project.slug),
                    words(row.project.summary or ""),
                    self._lines.status(row.project.status) if row.project.status else "",
                    self._lines.team(row.project.team) if row.project.team else "",
                    self._open(row),
                    labelled("last met", row.last_met),
                )
                for row in rows
            ],
        )

    def series(self, rows: Iterable[SeriesRow]) -> Markdown:
        """Series with their rhythm, what is open, and the days before and after today."""
        return table(
            ("Series", "Rhythm", "Notes", "Actions", "Last", "Next"),
            [
                (
                    self._lines.series(row.series.slug),
                    escape(row.series.cadence or ""),
                    self._lines.count(len(row.series.notes), "note", "notes"),
                    open_number(row.open_actions, series_uri(row.series.slug)),
                    labelled("last", row.last_met),
                    labelled("next", row.next.day if row.next else None),
                )
                for row in rows
            ],
        )

    def years(self, rows: Iterable[YearRow]) -> Markdown:
        """Years down, months across, with the number of meetings."""
        return table(
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
        return table(
            WEEKDAYS, [tuple(_day(day) for day in week) for week in view.weeks], keep_all=True
        )

    def findings(self, findings: Iterable[Diagnostic]) -> Markdown:
        """Where, and what to do about it."""
        return table(
            ("Where", "What"),
            [(self._lines.place(one), self._lines.finding(one)) for one in findings],
        )

    def _open(self, row: ProjectRow) -> str:
        number = open_number(row.open_actions, project_uri(row.project.slug))
        if row.overdue:
            return f"{number} {self._lines.badge('overdue', f'{row.overdue} overdue')}"
        return number


def labelled(label: str, day: dt.date | None) -> Markdown:
    """A day; where a narrow screen hides the table's head, a word says which day it is."""
    if day is None:
        return Markdown("")
    return Markdown(f'<span class="mg-label">{label} </span><time datetime="{day}">{day}</time>')


def open_number(count: int, uri: str) -> str:
    """`3 open`, with a link to them on a page; empty for none."""
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


def table(
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
