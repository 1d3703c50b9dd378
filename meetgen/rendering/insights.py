"""The tables of insights: each figure in words, with the way to the list behind it."""

from collections.abc import Iterable

from meetgen.index.shown_names import ShownNames
from meetgen.model.page import (
    ACTIONS_URI,
    INSIGHTS_URI,
    YEARS_URI,
    month_uri,
    project_uri,
    series_uri,
)
from meetgen.pages.ego import level
from meetgen.pages.figures import Count, Figures
from meetgen.pages.insights import Ages, InsightsView, LoadRow, Week
from meetgen.pages.markdown import ROOT, Markdown, address, escape, join, link
from meetgen.rendering import svg
from meetgen.rendering.lines import Lines
from meetgen.rendering.overviews import MONTHS, table

WEEKS = ("1\u20137", "8\u201314", "15\u201321", "22\u201328", "29\u201331")
AGES = ("under 14 days", "14\u201329", "30\u201389", "90 or more")


class Insights:
    """The figures of one site."""

    def __init__(self, names: ShownNames, lines: Lines) -> None:
        self._config = names.config
        self._lines = lines

    def counters(self, view: InsightsView) -> Markdown:
        """The figures of all meetings, each with the way to what it is made of."""
        whole = view.whole
        shown = [
            (str(whole.meetings), "meetings", YEARS_URI, ""),
            (_hours(whole.minutes), "hours", INSIGHTS_URI, "weeks"),
        ]
        shown += (
            (_percent(count, whole.noted), f"with {words}", INSIGHTS_URI, "without")
            for count, words in (
                (whole.purposes, "a purpose"),
                (whole.decided, "a decision"),
                (whole.acted, "an action"),
            )
        )
        if whole.costed:
            shown.append((self._money(whole.cost), "cost", INSIGHTS_URI, "series"))
        return Markdown(
            "\n".join(
                f'- [<span class="mg-number">{escape(number)}</span> {words}]'
                f"({ROOT}{address(uri, anchor)})"
                for number, words, uri, anchor in shown
            )
        )

    def load(self, view: InsightsView) -> Markdown:
        """Months down, weeks across, with the number of meetings; the hours at the end."""
        return table(
            ("Month", *WEEKS, "Meetings", "Hours"),
            [
                (
                    escape(f"{MONTHS[row.month.month - 1]} {row.month.year}"),
                    *(_week(week, view.most) for week in row.weeks),
                    str(row.meetings),
                    _of_hours(row),
                )
                for row in view.load
            ],
            keep_all=True,
        )

    def series(self, rows: Iterable[Figures]) -> Markdown:
        """Series with their figures."""
        return self._table("Series", [self._row(row, *self._series(row.key)) for row in rows])

    def projects(self, rows: Iterable[Figures]) -> Markdown:
        """Projects with their figures."""
        return self._table("Project", [self._row(row, *self._project(row.key)) for row in rows])

    def counts(self, head: str, counts: Iterable[Count], total: int) -> Markdown:
        """How many meetings each of some things holds of."""
        return table(
            (head, "Meetings", "Share"),
            [
                (escape(one.name), str(one.meetings), _percent(one.meetings, total))
                for one in counts
            ],
            keep_all=True,
        )

    def ages(self, ages: tuple[Ages, ...]) -> Markdown:
        """How old open actions were at the end of each month: bars, and the numbers."""
        title = "; ".join(f"{one.day}: {sum(one.counts)} open" for one in ages)
        keys = " ".join(
            f'<span class="mg-key" data-mg-age="{at}">{words}</span>'
            for at, words in enumerate(AGES)
        )
        rows = [
            (
                self._lines.day(one.day),
                *map(str, one.counts),
                link(str(sum(one.counts)), ACTIONS_URI) if at == 0 else str(sum(one.counts)),
            )
            for at, one in enumerate(reversed(ages))
        ]
        return join(
            [
                svg.stacked([one.counts for one in ages], title),
                Markdown(f'<p class="mg-legend">{keys}</p>'),
                table(("On", *AGES, "All"), rows, keep_all=True),
            ],
            "\n\n",
        )

    def _series(self, slug: str | None) -> tuple[str, str]:
        if slug is None:
            return "no series", ""
        return self._lines.series(slug), series_uri(slug)

    def _project(self, slug: str | None) -> tuple[str, str]:
        if slug is None:
            return "no project", ""
        return self._lines.project(slug), project_uri(slug)

    def _table(self, first: str, rows: list[tuple[str, ...]]) -> Markdown:
        cost = ("Cost",) if self._config.cost_per_hour else ()
        head = (first, "Meetings", "Hours", "People", "Purpose", "Decision", "Action", *cost)
        return table(head, rows, keep_all=True)

    def _row(self, row: Figures, name: str, page: str) -> tuple[str, ...]:
        meetings = _to(row.meetings, page, "meetings")
        decided = _to(_of(row.decided, row.noted), page if row.decided else "", "decisions")
        cells = (
            _with(_labelled("meetings", meetings), row.meetings - row.noted, "without a note"),
            _with(
                _labelled("hours", _hours(row.minutes)), row.meetings - row.timed, "without times"
            ),
            _labelled("people", str(row.people or "")),
            _labelled("purpose", _of(row.purposes, row.noted)),
            _labelled("decision", decided),
            _labelled("action", _of(row.acted, row.noted)),
        )
        if not self._config.cost_per_hour:
            return name, *cells
        known = _labelled("cost", self._money(row.cost) if row.costed else "")
        return name, *cells, _with(known, row.meetings - row.costed if known else 0, "not known")

    def _money(self, cost: int) -> str:
        return " ".join(filter(None, (f"{cost:,}", self._config.currency)))


def _week(week: Week | None, most: int) -> str:
    if week is None:
        return ""
    heat = level(week.meetings, most)
    told = f'<span class="mg-sr">week of {week.day}: </span>'
    shown = f'{told}<span class="mg-heat" data-mg-heat="{heat}">{week.meetings}</span>'
    return f"[{shown}]({ROOT}{address(month_uri(week.first.year, week.first.month))})"


def _of_hours(row: LoadRow) -> str:
    return _with(_hours(row.minutes), row.untimed, "without times")


def _labelled(label: str, shown: str) -> str:
    """A figure; where a narrow screen hides the table's head, a word says what it is."""
    return f'<span class="mg-label">{label} </span>{shown}' if shown else ""


def _with(shown: str, number: int, words: str) -> str:
    """A figure, and of how many it does not tell."""
    return f'{shown} <span class="mg-muted">{number} {words}</span>' if number else shown


def _hours(minutes: int) -> str:
    tenths = (minutes + 3) // 6
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else f"{tenths // 10}"


def _percent(count: int, total: int) -> str:
    return f"{(100 * count + total // 2) // total} %" if total else "\u2013"


def _of(count: int, total: int) -> str:
    return f"{count} of {total}" if total else ""


def _to(shown: int | str, page: str, anchor: str) -> str:
    return link(str(shown), page, anchor) if page and shown else str(shown)
