"""Findings for other programs; what notes say becomes no command, tag or control character."""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from msgspec.structs import replace

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


# What SARIF 2.1.0 (errata 01) says of the objects that are written: needed and allowed properties
SARIF = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"results", "columnKind"}),
    "driver": ({"name"}, {"semanticVersion", "rules"}),
    "rule": ({"id"}, {"name", "shortDescription", "defaultConfiguration"}),
    "result": (
        {"message"},
        {"ruleId", "ruleIndex", "level", "locations", "partialFingerprints"},
    ),
    "place": (set(), {"artifactLocation", "region"}),
    "region": (set(), {"startLine", "startColumn"}),
}
# Characters of a URI reference (RFC 3986), with each colon of the first part escaped
URI_REFERENCE = re.compile(
    r"(?:[\w.~!$&'()*+,;=@-]|%[0-9A-F]{2})*(?:/[\w.~!$&'()*+,;=:@%-]*)*", re.ASCII
)


def has_only(what: str, found: dict[str, object]) -> bool:
    needed, allowed = SARIF[what]
    return needed <= set(found) <= needed | allowed


def test_sarif_is_what_the_standard_allows() -> None:
    log = json.loads(as_sarif(FINDINGS))
    [run] = log["runs"]
    driver = run["tool"]["driver"]

    assert has_only("log", log)
    assert has_only("run", run)
    assert set(run["tool"]) == {"driver"}
    assert has_only("driver", driver)
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert all(has_only("rule", one) for one in driver["rules"])
    assert len({one["id"] for one in driver["rules"]}) == len(driver["rules"])
    for one in run["results"]:
        assert has_only("result", one)
        assert one["level"] in ("none", "note", "warning", "error")
        assert one["message"]["text"]
        assert all(isinstance(value, str) for value in one["partialFingerprints"].values())
        [location] = one["locations"]
        place = location["physicalLocation"]
        assert has_only("place", place)
        assert URI_REFERENCE.fullmatch(place["artifactLocation"]["uri"])
        assert has_only("region", place.get("region", {}))
        assert all(value >= 1 for value in place.get("region", {}).values())


@pytest.mark.skipif("MEETGEN_SARIF_SCHEMA" not in os.environ, reason="names no file of the schema")
def test_sarif_fits_the_official_schema() -> None:
    """`MEETGEN_SARIF_SCHEMA=sarif-schema-2.1.0.json pytest tests/unit/exports`, OASIS' own file."""
    schema = json.loads(Path(os.environ["MEETGEN_SARIF_SCHEMA"]).read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)

    assert list(validator.iter_errors(json.loads(as_sarif(FINDINGS)))) == []


# Elements with the attributes that the schema of Jenkins' reader knows, of those that are written
JUNIT = {
    "testsuites": {"name", "time", "tests", "failures", "errors", "disabled"},
    "testsuite": {
        "name",
        "tests",
        "failures",
        "errors",
        "time",
        "skipped",
        "timestamp",
        "hostname",
    },
    "testcase": {"name", "classname", "time", "status", "assertions"},
    "failure": {"type", "message"},
}
INSIDE = {"testsuites": "testsuite", "testsuite": "testcase", "testcase": "failure"}


def test_junit_has_elements_and_attributes_that_its_readers_know() -> None:
    root = ET.fromstring(as_junit(FINDINGS))  # noqa: S314 - our own
    found = list(root.iter())

    assert root.tag == "testsuites"
    assert {one.tag for one in found} == set(JUNIT)
    for one in found:
        assert set(one.attrib) <= JUNIT[one.tag]
        assert {each.tag for each in one} <= {INSIDE.get(one.tag, "")}
        if one.tag == "testcase":
            assert one.get("name")
            assert one.get("classname")


def test_no_text_of_a_note_begins_a_command_of_a_workflow() -> None:
    for words in (
        "::error::x",
        "a\n::error::x",
        "a\r::x",
        "a%0A::error::x",
        "##[error]x",
        "\u2028::x",
    ):
        told = as_github(replace(FINDINGS, found=(replace(ONE, message=words),)))

        assert len(told.splitlines()) == 1
        assert told.startswith("::warning file=")


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
