"""Insights: sums say of how many they are, nothing is of persons, and nothing is there unasked."""

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from meetgen.index.index import Index
from meetgen.model.action import ActionStatus
from meetgen.model.note import Note, Role
from meetgen.model.register import Registers
from meetgen.model.series import SeriesEntry
from meetgen.pages import insights
from meetgen.pages.figures import Count, Figures
from meetgen.pages.insights import Ages, InsightsView
from meetgen.pages.reviews import Review
from tests.unit.index.builders import (
    action,
    at,
    calendar,
    decision,
    entry,
    index_of,
    meeting,
    people,
    present,
)

ADA, BOB = "Ada Lovelace", "Bob Byte"
MONDAYS = """UID:weekly@example.org
SUMMARY:Weekly
DTSTART:20261102T100000Z
DTEND:20261102T110000Z
RRULE:FREQ=WEEKLY;COUNT=4
"""
WEEKLY = SeriesEntry(slug="weekly", uids=("weekly@example.org",), location=at())


def view_of(index: Index) -> InsightsView:
    [page] = insights.pages(index)
    assert isinstance(page.view, InsightsView)
    return page.view


def weekly(*notes: Note, register: Registers | None = None, **options: Any) -> Index:
    known = replace(register or Registers(), series=(WEEKLY,))
    return index_of(
        *notes, registers=known, calendars=[calendar(MONDAYS)], insights=True, **options
    )


def test_there_are_no_insights_unless_the_notebook_wants_them() -> None:
    assert list(insights.pages(index_of(meeting("2026-11-18-a.md")))) == []


def test_hours_are_those_of_meetings_with_times_and_it_is_said_how_many_have_none() -> None:
    view = view_of(
        weekly(
            meeting("2026-11-09-a.md", [ADA, BOB], series="weekly", purpose="Agree"),
            meeting("2026-11-10-b.md", [ADA], decisions=(decision(),), actions=(action(),)),
        )
    )

    assert view.whole == Figures(
        key=None,
        meetings=4,
        noted=2,
        timed=3,
        minutes=180,
        people=1,
        purposes=1,
        decided=1,
        acted=1,
    )
    assert [(one.key, one.meetings, one.noted, one.minutes) for one in view.series] == [
        ("weekly", 3, 1, 180),
        (None, 1, 1, 0),
    ]


def test_a_meeting_of_two_projects_counts_for_both() -> None:
    view = view_of(index_of(meeting("2026-11-10-b.md", projects=("a", "b")), insights=True))

    assert [(one.key, one.meetings) for one in view.projects] == [("a", 1), ("b", 1)]
    assert view.whole.meetings == 1


def test_the_load_has_a_row_for_each_month_and_its_weeks_by_their_mondays() -> None:
    view = view_of(
        index_of(
            meeting("2026-11-02-a.md"),
            meeting("2026-11-05-b.md"),
            meeting("2026-11-01-c.md"),  # a Sunday: its week began in October
            insights=True,
        )
    )

    assert [(row.month.month, row.meetings, row.untimed) for row in view.load] == [
        (11, 2, 2),
        (10, 1, 1),
    ]
    assert [week.meetings if week else 0 for week in view.load[0].weeks] == [2, 0, 0, 0, 0]
    assert [week.first.day if week else 0 for week in view.load[1].weeks] == [0, 0, 0, 1, 0]
    assert view.most == 2


def test_the_time_is_the_year_up_to_the_last_meeting_however_long_ago() -> None:
    view = view_of(
        index_of(
            meeting("2019-05-10-a.md"),
            meeting("2019-01-10-b.md"),
            meeting("2017-05-10-c.md"),
            insights=True,
        )
    )

    assert (view.since, view.until) == (dt.date(2018, 5, 14), dt.date(2019, 5, 10))
    assert view.whole.meetings == 2


def test_sizes_and_roles_are_counted_by_meeting() -> None:
    view = view_of(
        index_of(
            meeting("2026-11-10-a.md", [present(ADA, role=Role.FACILITATOR), BOB]),
            meeting("2026-11-11-b.md"),
            insights=True,
        )
    )

    assert [one for one in view.sizes if one.meetings] == [
        Count(name="1\u20132", meetings=1),
        Count(name="not listed", meetings=1),
    ]
    assert view.roles[0] == Count(name="Facilitator", meetings=1)


def test_ages_of_open_actions_are_those_of_the_end_of_each_month() -> None:
    view = view_of(
        index_of(
            meeting(
                "2026-09-10-a.md", actions=(action("one", id="one1"), action("two", id="two2"))
            ),
            meeting(
                "2026-10-20-b.md", actions=(action("one", id="one1", status=ActionStatus.DONE),)
            ),
            insights=True,
        )
    )

    assert view.ages == (
        Ages(day=dt.date(2026, 9, 30), counts=(0, 2, 0, 0)),
        Ages(day=dt.date(2026, 10, 31), counts=(0, 0, 1, 0)),
        Ages(day=dt.date(2026, 11, 24), counts=(0, 0, 1, 0)),
    )


def test_meetings_without_something_are_counted_and_the_newest_listed() -> None:
    notes = [meeting(f"2026-10-{day:02}-a.md", purpose="x") for day in range(1, 31)]

    purpose, decided, _ = view_of(index_of(*notes, insights=True)).without

    assert (purpose.total, purpose.newest) == (0, ())
    assert (decided.total, len(decided.newest)) == (30, 20)
    assert decided.newest[0].path == "2026-10-30-a.md"


def test_series_that_lead_to_nothing_are_worth_a_review_with_the_reasons() -> None:
    idle = [meeting(f"2026-11-{day:02}-a.md", series="Idle") for day in (2, 9, 16, 23)]
    busy = [
        meeting(f"2026-11-{day:02}-b.md", series="Busy", purpose="Agree", decisions=(decision(),))
        for day in (2, 9, 16, 23)
    ]

    assert view_of(index_of(*idle, *busy, insights=True)).reviews == (
        Review(
            series="idle",
            reasons=(
                "nothing came of the last 4 meetings: no decision, action or question",
                "nobody wrote down what the last 4 meetings were for",
            ),
        ),
    )


def test_a_series_that_ended_is_asked_about_once_and_one_long_over_is_left_alone() -> None:
    ended = [meeting(f"2026-0{month}-01-a.md", series="Ended") for month in (3, 4, 5)]
    over = [meeting(f"2024-0{month}-01-b.md", series="Over") for month in (3, 4, 5)]

    assert view_of(index_of(*ended, *over, insights=True)).reviews == (
        Review(series="ended", reasons=("no meeting for 207 days and none ahead: has it ended?",)),
    )


@pytest.mark.parametrize(
    ("rates", "costed", "cost"),
    [
        ({}, 0, 0),
        ({"": 80.0}, 1, 160),
        ({"": 80.0, "engineer": 100.0}, 1, 180),
        ({"engineer": 100.0}, 0, 0),
    ],
    ids=["no rates", "one rate", "by title", "one without a rate"],
)
def test_a_meeting_costs_its_hours_times_the_rates_of_those_present(
    rates: dict[str, float], costed: int, cost: int
) -> None:
    register = people(entry("ada", ADA, title="Engineer"))
    index = weekly(
        meeting("2026-11-09-a.md", [ADA, BOB], series="weekly"),
        meeting("2026-11-10-b.md", [ADA]),
        register=register,
        cost_per_hour=rates,
    )

    whole = view_of(index).whole

    assert (whole.costed, whole.cost) == (costed, cost)


def test_an_empty_notebook_has_no_figures() -> None:
    view = view_of(index_of(insights=True))

    assert (view.whole.meetings, view.load, view.ages, view.reviews) == (0, (), (), ())


def test_nothing_in_the_view_tells_of_a_person() -> None:
    index = index_of(meeting("2026-11-10-a.md", [ADA, BOB]), insights=True)
    view = replace(view_of(index), without=())  # notes, which name their people

    assert "ada" not in repr(view).lower()
