"""The checks over a whole index."""

from typing import Any

import pytest

from meetgen.checks import CHECKS, run_checks
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Note, NoteKind
from tests.unit.index.builders import action, at, entry, index_of, meeting, page, people


def found(*notes: Note, **options: Any) -> list[tuple[str, str]]:
    index = run_checks(index_of(*notes, **options))
    return [(one.code, one.location.path) for one in index.diagnostics]


def test_every_check_says_what_why_bad_and_good() -> None:
    for check in CHECKS:
        assert all(f"{word}:" in (check.__doc__ or "") for word in ("What", "Why", "Bad", "Good"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gary ONeall", "Gary O'Neall"),
        ("Ada Lovelace", "Lovelace Ada"),
        ("José Núñez", "Jose Nunez"),
        ("Gopi Rajbhadur", "Gopi Rajbahadur"),
        ("Gopi Krishnan Rajbhdur", "Gopi Krishnan Rajbahadur"),
    ],
)
def test_near_spellings_are_proposed_as_alias(one: str, other: str) -> None:
    index = run_checks(
        index_of(
            meeting(people=[one]),
            meeting("2026-11-19-b.md", [other]),
            meeting("2026-11-20-b.md", [other]),
        )
    )

    (finding,) = index.diagnostics
    assert finding.code == "MG015"
    assert finding.location.path == "2026-11-18-weekly.md"
    assert f"aliases: [{one}]" in finding.hint


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "Bob Byte"),
        ("Jo Li", "Jo Lu"),
        ("Anna Schmidt", "Anna Schneider"),
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert found(meeting(people=[one, other])) == []


def test_two_registered_people_are_two() -> None:
    registers = people(entry("a", "Gary ONeall"), entry("b", "Gary O'Neall", line=3))

    assert found(meeting(), registers=registers) == []


def test_open_actions_without_owner_are_reported() -> None:
    assert found(meeting(actions=(action(),))) == [("MG020", "2026-11-18-weekly.md")]


def test_pages_with_one_address_are_reported() -> None:
    assert found(page("A.md"), page("a.md")) == [("MG042", "a.md")]
    assert found(page("x.md"), page("x/index.md")) == [("MG042", "x/index.md")]
    assert found(page("actions/done.md")) == [("MG042", "actions/done.md")]
    assert found(page("decisions.md")) == [("MG042", "decisions.md")]
    assert found(page("decisions/index.md")) == []  # own words for the list
    assert (
        found(
            page("people/ada.md", kind=NoteKind.OWN_WORDS),
            registers=people(entry("ada", "Ada Lovelace")),
        )
        == []
    )
    assert found(page("README.md"), page("index.md")) == []


def test_levels_are_those_of_the_notebook() -> None:
    note = meeting(actions=(action(),))

    index = run_checks(index_of(note, levels={"MG020": "error"}))

    assert [one.severity for one in index.diagnostics] == [Severity.ERROR]
    assert found(note, levels={"MG020": "ignore"}) == []


def test_findings_come_once_and_in_order_of_place() -> None:
    one, two = (
        Diagnostic(
            code="MG010",
            severity=Severity.WARNING,
            message="x",
            location=at(line, "2026-11-18-weekly.md"),
        )
        for line in (2, 9)
    )

    index = run_checks(index_of(meeting(diagnostics=(two, one, two))))

    assert index.diagnostics == (one, two)


def test_of_three_spellings_each_is_told_of_the_one_used_most() -> None:
    index = run_checks(
        index_of(
            meeting("2026-11-18-a.md", ["Gary ONeall", "Gary O'Neal"]),
            meeting("2026-11-19-b.md", ["Gary O'Neall"]),
            meeting("2026-11-20-b.md", ["Gary O'Neall"]),
        )
    )

    assert [(one.message, one.location.line) for one in index.diagnostics] == [
        ("“Gary O'Neal” and “Gary O'Neall” may be one person", 2),
        ("“Gary ONeall” and “Gary O'Neall” may be one person", 2),
    ]


@pytest.mark.parametrize(
    ("owner", "expected"),
    [("priyaa", ["MG012"]), ("priya", []), ("zeno", [])],
    ids=["a letter too many", "somebody known", "somebody new"],
)
def test_an_owner_a_letter_away_from_somebody_is_reported(owner: str, expected: list[str]) -> None:
    note = meeting(actions=(action("send it", owner),))
    registers = people(entry("priya", "Priya Rao"))

    assert [code for code, _ in found(note, registers=registers)] == expected


def test_a_new_owner_who_was_at_a_meeting_is_no_slip() -> None:
    note = meeting(people=["Adda Roe"], actions=(action("send it", "Adda Roe"),))

    assert found(note, registers=people(entry("adda-rose", "Adda Rose"))) == [
        ("MG015", "2026-11-18-weekly.md")
    ]
