"""When the meetings of a series really take place."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from meetgen.index.rhythm import Rhythm, rhythm_of
from tests.unit.written import written

HEAD = "---\nseries: weekly\nattendees: [ada, bob]\n"


def rhythm(days: Iterable[str], more: str = "", **options: Any) -> Rhythm:
    index = written({f"{day}-w.md": f"{HEAD}{more}---\n" for day in days}, **options)
    return rhythm_of(index.series["weekly"], index)


def at(day: str, clock: str) -> tuple[str, str]:
    return f"{day}-w.md", f"{HEAD}date: {day} {clock}\n---\n"


def test_notes_tell_how_often_and_where_a_series_paused() -> None:
    found = rhythm(
        ["2026-09-02", "2026-09-09", "2026-09-16", "2026-10-07", "2026-10-14", "2026-10-21"]
    )

    assert found == Rhythm(
        every="about every week",
        weekday=2,
        people=2,
        pauses=((dt.date(2026, 9, 16), dt.date(2026, 10, 7)),),
    )


def test_every_distance_has_its_words() -> None:
    start = dt.date(2026, 1, 5)

    def every(days: int) -> str:
        return rhythm(str(start + dt.timedelta(days=days * nth)) for nth in range(4)).every

    assert [every(days) for days in (1, 4, 7, 14, 21, 30, 61, 91)] == [
        "about every day",
        "about every 4 days",
        "about every week",
        "about every two weeks",
        "about every three weeks",
        "about every month",
        "about every two months",
        "about every quarter",
    ]


def test_what_differs_each_time_is_not_usual() -> None:
    found = rhythm(["2026-09-01", "2026-09-10", "2026-10-30", "2026-11-02"])

    assert (found.every, found.weekday, found.clock, found.pauses) == ("", None, "", ())


def test_few_meetings_and_those_ahead_tell_nothing() -> None:
    assert rhythm(["2026-11-11", "2026-11-18"]) == Rhythm()
    assert rhythm(["2026-11-11", "2026-11-18", "2026-11-25"]) == Rhythm()
    cancelled = rhythm(["2026-11-04", "2026-11-11", "2026-11-18"], "kind: cancelled\n")
    assert cancelled == Rhythm()


def test_the_usual_time_is_in_the_zone_of_the_notebook() -> None:
    notes = dict(
        [
            at("2026-10-07", "10:00"),
            at("2026-10-14", "10:00"),
            at("2026-10-21", "11:30"),
            at("2026-10-28", "10:00"),
        ]
    )
    index = written(notes, timezone="America/New_York")

    assert rhythm_of(index.series["weekly"], index).clock == "10:00"
