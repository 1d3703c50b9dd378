"""MG065: what it says of how many missing notes, and of which it says nothing."""

import datetime as dt

import pytest
from msgspec.structs import replace

from meetgen.checks.missing_notes import run
from tests.unit.index.test_gaps import index_of, note


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ((18,), "2026-11-18"),
        ((4, 11, 18), "2026-11-04, 2026-11-11, 2026-11-18"),
        ((2, 4, 9, 11, 18), "2026-11-09, 2026-11-11, 2026-11-18 and 2 more"),
    ],
)
def test_the_latest_days_are_named(events: tuple[int, ...], words: str) -> None:
    (found,) = run(index_of(note(1), events=events))

    assert found.message == f"“Weekly” was held without a note: {words}"
    assert "--event weekly --date 2026-11-18" in found.hint


def test_a_series_without_any_note_is_left_in_peace() -> None:
    assert list(run(index_of())) == []


def test_what_is_long_ago_is_left_in_peace() -> None:
    index = replace(index_of(note(1)), as_of=dt.date(2027, 11, 24))
    assert list(run(index)) == []
