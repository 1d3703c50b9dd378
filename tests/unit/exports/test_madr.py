"""Decisions as files of decision records."""

import datetime as dt
from typing import Any

import yaml
from msgspec.structs import replace

from meetgen.exports.madr import is_ours, records
from meetgen.index.index import Index
from meetgen.model.decision import DecisionLine, DecisionStatus
from meetgen.model.meeting import Attendee
from meetgen.model.note import Presence, Role
from tests.unit.sample_index import FIRST, SECOND, at, decision, sample_index

INDEX = sample_index()
HOSTILE = 'a: "b"\n---\n# <script>alert(1)</script> [x](javascript:y) \x1b \u202e {{ 7 }}'


def front_matter(text: str) -> Any:
    return yaml.safe_load(text.split("---\n")[1])


def made(index: Index = INDEX) -> dict[str, str]:
    return {one.name: one.text for one in records(index.decisions, index)}


def test_a_decision_is_a_record_that_links_to_what_it_replaced() -> None:
    assert made()["2026-11-18-d2-we-buy.md"] == (
        "---\n"
        'status: "accepted"\n'
        "date: 2026-11-18\n"
        'decision-makers: "Ada Lovelace"\n'
        'id: "d2"\n'
        "---\n"
        "\n"
        "<!-- Made by `meetgen export decisions`: the next export replaces this file. -->\n"
        "\n"
        "# we buy\n"
        "\n"
        "## Context and Problem Statement\n"
        "\n"
        "Weekly 18 November of 2026-11-18, under Hosting.\n"
        "\n"
        "The meeting was held for this: Keep everyone afloat\n"
        "\n"
        "## Considered Options\n"
        "\n"
        "* we buy\n"
        "\n"
        "The notes record no other options.\n"
        "\n"
        "## Decision Outcome\n"
        "\n"
        "Chosen option: we buy\n"
        "\n"
        "## More Information\n"
        "\n"
        "* Source: 2026/2026-11-18-weekly.md, line 7\n"
        "* Project: Apollo\n"
        "* Concern: Spend\n"
        "* Supersedes [we rent](2026-11-11-d1-we-rent.md)\n"
    )


def test_what_was_replaced_says_by_which_file() -> None:
    text = made()["2026-11-11-d1-we-rent.md"]

    assert front_matter(text)["status"] == "superseded by 2026-11-18-d2-we-buy.md"
    assert "* Superseded by [we buy](2026-11-18-d2-we-buy.md)\n" in text


def test_a_record_without_its_neighbour_names_it_and_its_id() -> None:
    [one] = records(INDEX.decisions[:1], INDEX)

    assert front_matter(one.text)["status"] == "superseded by d2"
    assert "* Superseded by we buy (d2)\n" in one.text


def test_a_settled_proposal_tells_its_steps() -> None:
    steps = tuple(
        DecisionLine(status=status, note=note, date=dt.date(2026, 11, day), location=at(note, 5))
        for status, note, day in (
            (DecisionStatus.PROPOSED, FIRST, 11),
            (DecisionStatus.ACCEPTED, SECOND, 18),
        )
    )
    index = replace(INDEX, decisions=(decision(history=steps),))

    [text] = made(index).values()

    assert "* Proposed on 2026-11-11\n* Accepted on 2026-11-18\n" in text


def test_deciders_advisors_and_spectators_are_who_the_meeting_had() -> None:
    roles = {"Ada Lovelace": Role.DECIDER, "bo@example.org": Role.ADVISOR, "Cy": Role.SPECTATOR}
    attendees = tuple(
        Attendee(person=None, name=name, presence=Presence.PRESENT, role=role)
        for name, role in roles.items()
    )
    held = replace(INDEX.meetings[FIRST], attendees=attendees)
    index = replace(INDEX, meetings={**INDEX.meetings, FIRST: held}, decisions=(decision(by=()),))

    [text] = made(index).values()

    facts = front_matter(text)
    assert (facts["decision-makers"], facts["consulted"], facts["informed"]) == (
        "Ada Lovelace",
        "bo",
        "Cy",
    )


def test_names_of_files_do_not_depend_on_other_decisions_and_never_collide() -> None:
    twins = (
        decision(id="D1", text="we rent"),
        decision(id="d1", text="We rent"),
        decision(id="x" * 500, text="é" * 500),
    )
    index = replace(INDEX, decisions=twins)

    names = list(made(index))
    [alone] = records(twins[:1], index)

    assert len({name.casefold() for name in names}) == 3
    assert alone.name == names[0] == "2026-11-11-d1-we-rent.md"
    assert max(map(len, names)) < 180


def test_hostile_words_are_words() -> None:
    index = replace(INDEX, decisions=(decision(text=HOSTILE, by=(HOSTILE,), id="h"),))

    [(name, text)] = made(index).items()

    assert name.replace("-", "").removesuffix(".md").isalnum()
    assert front_matter(text)["decision-makers"] == HOSTILE
    body = text.split("---\n", 2)[2]
    assert "<script" not in body
    assert "](javascript" not in body
    assert "\x1b" not in text.replace("\\u001b", "")
    assert text.count("\n# ") == 1


def test_a_file_is_ours_only_by_its_mark_near_the_top() -> None:
    text = next(iter(made().values())).encode()

    assert is_ours(text)
    assert not is_ours(b"# Mine\n")
    assert not is_ours(b" " * 5000 + text)
