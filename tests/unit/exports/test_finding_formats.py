"""Findings for other programs; what notes say becomes no command, tag or control character."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from meetgen.errors import ConfigError
from meetgen.exports.baseline import without_known, write_baseline
from meetgen.exports.finding_formats import (
    Findings,
    as_github,
    as_json,
    as_junit,
    as_sarif,
    fingerprints,
)
from meetgen.exports.messages import caret_lines
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.rule import RULES
from meetgen.model.source import Location

ROOT = Path("/nb")
ONE = Diagnostic(
    code="MG012",
    severity=Severity.WARNING,
    location=Location(path="a b/x:1,2.md", line=7, column=8),
    message="nobody is called @x%0A::error::boo\n::set-output <b>&\x1b",
    hint="say \u201cAda\u201d",
)
OTHER = Diagnostic(
    code="MG042", severity=Severity.INFO, location=Location(path="y.md"), message="two", hint=""
)
FINDINGS = Findings(
    found=(ONE, OTHER),
    failing=frozenset({ONE}),
    config=Config(root=ROOT, notes_dir=ROOT / "notes"),
    here=ROOT,
)


def test_json_has_all_facts() -> None:
    data = json.loads(as_json(FINDINGS))

    assert data["findings"][0] == {
        "code": "MG012",
        "severity": "warning",
        "path": "notes/a b/x:1,2.md",
        "line": 7,
        "column": 8,
        "message": ONE.message,
        "hint": ONE.hint,
        "fixable": False,
        "fails": True,
    }


def test_github_gets_one_command_for_each_finding_and_none_of_the_notes() -> None:
    assert as_github(FINDINGS).split("\n") == [
        (
            "::warning file=notes/a b/x%3A1%2C2.md,title=MG012,line=7,col=8::nobody is called "
            r"@x%250A::error::boo\u000a::set-output <b>&\u001b (say “Ada”)"
        ),
        "::notice file=notes/y.md,title=MG042::two",
        "",
    ]


def test_sarif_has_rules_places_and_fingerprints() -> None:
    log = json.loads(as_sarif(FINDINGS))
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    first, second = run["results"]

    assert log["version"] == "2.1.0"
    assert {one["id"] for one in rules} == set(RULES)
    assert rules[first["ruleIndex"]]["id"] == "MG012"
    assert (first["level"], second["level"]) == ("warning", "note")
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "notes/a%20b/x%3A1%2C2.md"},
        "region": {"startLine": 7, "startColumn": 8},
    }
    assert "region" not in second["locations"][0]["physicalLocation"]
    assert first["partialFingerprints"]["meetgen/v1"] == fingerprints([ONE])[ONE]


def test_junit_can_be_parsed_and_counts_what_fails() -> None:
    suite = ET.fromstring(as_junit(FINDINGS)).find("testsuite")  # noqa: S314 - our own
    assert suite is not None

    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    case = suite.find("testcase")
    assert case is not None
    assert (case.get("classname"), case.get("name")) == ("MG012", "notes/a b/x:1,2.md:7")
    none = replace(FINDINGS, found=(), failing=frozenset())
    assert 'tests="1" failures="0"' in as_junit(none)


def test_a_fingerprint_stays_when_lines_move_and_equal_findings_differ() -> None:
    moved = replace(ONE, location=replace(ONE.location, line=70))
    keys = fingerprints([ONE, moved])

    assert fingerprints([moved])[moved] == keys[ONE]
    assert keys[moved] != keys[ONE]


def test_a_baseline_keeps_back_what_it_knows_and_nothing_else() -> None:
    text = write_baseline([ONE])
    moved = replace(ONE, location=replace(ONE.location, line=70))

    assert without_known([moved, OTHER], text, "b.json") == (OTHER,)
    assert without_known([ONE, moved], text, "b.json") == (moved,)  # one more than there was
    assert json.loads(write_baseline([])) == {"baseline": 1, "findings": []}
    assert text.count("\n") == 4


@pytest.mark.parametrize("text", ["", "[]", '{"baseline": 2, "findings": []}', '{"baseline": 1}'])
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match=r"b\.json"):
        without_known([ONE], text, "b.json")


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("- [ ] go", 3, ("    - [ ] go", "      ^")),
        ("会議 x", 4, ("    会議 x", "         ^")),
        ("\tx\x1b", 2, ("     x\\u001b", "     ^")),
        ("x" * 200, 150, ("    \u2026" + "x" * 100, "    " + " " * 61 + "^")),
        ("", 1, ("", "    ^")),
    ],
)
def test_a_caret_stands_below_its_place(line: str, column: int, shown: tuple[str, str]) -> None:
    at = Location(path="x.md", line=1, column=column)

    assert caret_lines(line, at) == (shown[0] or "", shown[1])
