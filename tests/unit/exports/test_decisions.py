"""Decisions as a list, and which of them are asked for."""

import datetime as dt

from msgspec.structs import replace

from meetgen.exports.decisions import Chosen, chosen, decision_list, names_of
from meetgen.index.stages import Stage
from meetgen.model.decision import DecisionStatus
from tests.unit.sample_index import AS_OF, FIRST, decision, sample_index

INDEX = sample_index()


def ids(asked: Chosen) -> list[str]:
    return [one.id for one in chosen(INDEX, asked)]


def test_decisions_are_chosen_by_stage_project_person_and_concern() -> None:
    assert ids(Chosen()) == ["d2", "d1"]
    assert ids(Chosen(stages=(Stage.SUPERSEDED,))) == ["d1"]
    assert ids(Chosen(project="apollo")) == ["d2"]
    assert ids(Chosen(person="ada")) == ["d2", "d1"]
    assert ids(Chosen(person="bob")) == []
    assert ids(Chosen(concern="spend")) == ["d2", "d1"]
    assert ids(Chosen(concern="hubs")) == []


def test_the_list_is_by_stage_and_leads_both_ways() -> None:
    assert decision_list(INDEX.decisions, INDEX, 100) == (
        "In force (1)\n"
        "2026-11-18  d2  we buy   Ada Lovelace  replaces d1\n"
        "\n"
        "Superseded (1)\n"
        "2026-11-11  d1  we rent  Ada Lovelace  replaced by d2\n"
    )


def test_proposals_come_first_and_what_is_to_be_looked_at_again_has_a_group() -> None:
    index = replace(
        INDEX,
        decisions=(
            decision(id="p", text="ask *Bo* #apollo", status=DecisionStatus.PROPOSED, by=()),
            decision(id="r", text="wait", revisit=AS_OF, date=None),
        ),
    )

    assert decision_list(index.decisions, index, 100) == (
        "Proposed (1)\n2026-11-11  p  ask Bo  -\n".replace("ask Bo", "ask *Bo*") + "\n"
        "To revisit (1)\n"
        f"undated     r  wait      Ada Lovelace  revisit {AS_OF}\n"
    )


def test_a_list_of_nothing_is_empty() -> None:
    assert decision_list((), INDEX, 100) == ""


def test_nobody_is_named_by_an_address() -> None:
    assert names_of(decision(by=("ada", "bo@example.org")), INDEX) == ("Ada Lovelace", "bo")


def test_what_a_terminal_acts_upon_is_shown() -> None:
    shown = decision_list((decision(text="red \x1b[31m"),), INDEX, 100)

    assert "\x1b" not in shown
    assert dt.date(2026, 11, 11).isoformat() in shown
    assert FIRST not in shown
