"""Where decisions are in their lives, and what held on an earlier day."""

import datetime as dt
from collections.abc import Iterable

import pytest

from meetgen.index.index import Index
from meetgen.index.stages import Stage, by_stage, chain_of, end_of, in_force_on, stage_of
from meetgen.model.decision import Decision
from meetgen.model.note import Note
from tests.unit.index.builders import TODAY, decision, index_of, meeting

JUNE, JULY, AUGUST = "2026-06-10-w.md", "2026-07-10-w.md", "2026-08-10-w.md"
NOTES = (
    meeting(
        JUNE,
        decisions=(
            decision("rent", id="rent"),
            decision("hire", id="hire", line=21, status="proposed"),
            decision("paint", id="paint", line=22, revisit=dt.date(2026, 8, 1)),
            decision("dig", id="dig", line=23, status="proposed"),
        ),
    ),
    meeting(
        JULY,
        decisions=(
            decision("lease", id="lease", supersedes=("rent",)),
            decision("hire two", id="hire", line=21),
            decision("dig", id="dig", line=23, status="rejected"),
        ),
    ),
    meeting(
        AUGUST,
        decisions=(
            decision("buy", id="buy", supersedes=("lease",)),
            decision("hire two", id="hire", line=21, status="rejected"),
        ),
    ),
)


def index_on(day: dt.date, notes: Iterable[Note] = NOTES) -> Index:
    """The index of the notes up to a day, as `--as-of` makes it."""
    return index_of(*(one for one in notes if one.date and one.date <= day), today=day)


def ids(decisions: Iterable[Decision]) -> list[str]:
    return [one.id for one in decisions]


def test_every_decision_has_a_stage() -> None:
    stages = by_stage(index_of(*NOTES, today=TODAY))

    assert {stage.value: ids(some) for stage, some in stages.items()} == {
        "proposed": [],
        "to revisit": ["paint"],
        "in force": ["buy"],
        "rejected": ["dig", "hire"],
        "superseded": ["rent", "lease"],
    }


def test_a_decision_is_to_be_looked_at_again_from_its_day_on() -> None:
    [paint] = (one for one in index_of(*NOTES).decisions if one.id == "paint")

    assert stage_of(paint, dt.date(2026, 7, 31)) is Stage.IN_FORCE
    assert stage_of(paint, dt.date(2026, 8, 1)) is Stage.TO_REVISIT


@pytest.mark.parametrize(
    "day",
    [dt.date(2026, 6, 9), dt.date(2026, 6, 30), dt.date(2026, 7, 10), dt.date(2026, 8, 9), TODAY],
    ids=str,
)
def test_what_held_on_a_day_is_what_the_notes_up_to_it_tell(day: dt.date) -> None:
    index = index_of(*NOTES)
    then = index_on(day)
    held = {one.id for one in then.decisions if stage_of(one, day).is_in_force}

    by_id = {one.id: one for one in index.decisions}
    assert set(ids(in_force_on(day, index.decisions, by_id))) == held


def test_an_end_is_the_day_of_what_replaced_or_withdrew_it() -> None:
    index = index_of(*NOTES)
    by_id = {one.id: one for one in index.decisions}

    assert {one.id: end_of(one, by_id) for one in index.decisions} == {
        "rent": dt.date(2026, 7, 10),
        "paint": None,
        "lease": dt.date(2026, 8, 10),
        "hire": dt.date(2026, 8, 10),
        "dig": None,
        "buy": None,
    }


def test_a_chain_begins_with_the_oldest_and_holds_what_was_joined_once() -> None:
    notes = (
        meeting(JUNE, decisions=(decision("a", id="a"), decision("b", id="b", line=21))),
        meeting(JULY, decisions=(decision("c", id="c", supersedes=("a", "b")),)),
        meeting(AUGUST, decisions=(decision("d", id="d", supersedes=("c",)),)),
    )
    by_id = {one.id: one for one in index_of(*notes).decisions}

    assert ids(chain_of(by_id["d"], by_id)) == ["a", "b", "c", "d"]
    assert ids(chain_of(by_id["a"], by_id)) == ["a"]


def test_a_long_chain_is_no_trouble() -> None:
    links = tuple(
        decision(f"{n}", id=f"x{n}", line=n + 1, supersedes=(f"x{n - 1}",) if n else ())
        for n in range(3000)
    )
    by_id = {one.id: one for one in index_of(meeting(JUNE, decisions=links)).decisions}

    assert len(chain_of(by_id["x2999"], by_id)) == 3000
