"""Findings for other programs: JSON, GitHub's annotations, SARIF 2.1.0 and JUnit."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from meetgen import __version__
from meetgen.exports.index_json import SCHEMA
from meetgen.exports.messages import printable, shown_path
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.rule import RULES

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
MOST_RESULTS = 25_000  # GitHub takes no more in one run
# What a workflow command acts upon, in its text and besides in its properties
IN_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTY = {**IN_TEXT, ":": "%3A", ",": "%2C"}
# Characters that XML cannot have, not even escaped
NOT_IN_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")


class Findings(Struct, frozen=True, kw_only=True):
    """What is written: findings in order of place, those that fail, and where paths begin."""

    found: tuple[Diagnostic, ...]
    failing: frozenset[Diagnostic]
    config: Config
    here: Path

    def path(self, one: Diagnostic) -> str:
        """The file of a finding as one opens it from here."""
        return shown_path(one.location.path, self.config, self.here)


def fingerprints(found: Iterable[Diagnostic]) -> dict[Diagnostic, str]:
    """A key for each finding that stays when lines move: from file, code, message, and order."""
    seen: Counter[tuple[str, str, str]] = Counter()
    keys = {}
    for one in found:
        about = (one.location.path, one.code, one.message)
        text = "\0".join((*about, str(seen[about])))
        seen[about] += 1
        keys[one] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return keys


def as_json(findings: Findings) -> str:
    """One object with all findings; `fails` tells those that give exit code 1."""
    data = {
        "schema": SCHEMA,
        "findings": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "path": findings.path(one),
                "line": one.location.line,
                "column": one.location.column,
                "message": one.message,
                "hint": one.hint,
                "fixable": one.code in RULES and RULES[one.code].is_fixable,
                "fails": one in findings.failing,
            }
            for one in findings.found
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_github(findings: Findings) -> str:
    """Workflow commands, which become annotations; no text of a note can be one itself."""
    lines = []
    for one in findings.found:
        values = {"file": findings.path(one), "title": one.code}
        if one.location.line:
            values["line"] = str(one.location.line)
            values["col"] = str(max(one.location.column, 1))
        properties = ",".join(f"{key}={_escaped(v, IN_PROPERTY)}" for key, v in values.items())
        hint = f" ({one.hint})" if one.hint else ""
        text = _escaped(printable(f"{one.message}{hint}"), IN_TEXT)
        lines.append(f"::{GITHUB_LEVELS[one.severity]} {properties}::{text}\n")
    return "".join(lines)


def _escaped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(character, character) for character in text)


def as_sarif(findings: Findings) -> str:
    """A log of the Static Analysis Results Interchange Format (OASIS, version 2.1.0)."""
    codes = sorted({*RULES, *(one.code for one in findings.found)})
    keys = fingerprints(findings.found)
    run = {
        "tool": {
            "driver": {
                "name": "meetgen",
                "semanticVersion": __version__,
                "rules": [_sarif_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _sarif_result(one, findings, codes.index(one.code), keys[one])
            for one in findings.found[:MOST_RESULTS]
        ],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(code: str) -> dict[str, object]:
    rule = RULES.get(code)
    title = rule.title if rule is not None else code
    level = SARIF_LEVELS[rule.severity] if rule is not None else "warning"
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in title.replace("-", " ").split()),
        "shortDescription": {"text": title},
        "defaultConfiguration": {"level": level},
    }


def _sarif_result(one: Diagnostic, findings: Findings, nth: int, key: str) -> dict[str, object]:
    hint = f" ({one.hint})" if one.hint else ""
    place: dict[str, object] = {
        "artifactLocation": {"uri": quote(findings.path(one).replace("\\", "/"))}
    }
    if one.location.line:
        region = {"startLine": one.location.line, "startColumn": max(one.location.column, 1)}
        place["region"] = region
    return {
        "ruleId": one.code,
        "ruleIndex": nth,
        "level": SARIF_LEVELS[one.severity],
        "message": {"text": printable(f"{one.message}{hint}")},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"meetgen/v1": key},
    }


def as_junit(findings: Findings) -> str:
    """A report as JUnit's: a case for each finding, failed where it counts; one where none is."""
    cases = []
    for one in findings.found:
        line = f":{one.location.line}" if one.location.line else ""
        place = f"{findings.path(one)}{line}"
        head = f"<testcase classname={_quoted(one.code)} name={_quoted(place)}"
        if one in findings.failing:
            text = _xml(f"{one.message}\n{one.hint}".strip())
            message = _quoted(one.message)
            cases.append(f"{head}><failure message={message}>{text}</failure></testcase>")
        else:
            cases.append(f"{head}/>")
    if not cases:
        cases.append('<testcase classname="meetgen" name="all notes"/>')
    failed = len(findings.failing)
    counts = f'tests="{len(cases)}" failures="{failed}" errors="0"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
        f'<testsuite name="meetgen check" {counts}>\n'
        + "".join(f"  {case}\n" for case in cases)
        + "</testsuite>\n</testsuites>\n"
    )


def _xml(text: str) -> str:
    return escape(text.encode("utf-8", "replace").decode().translate(NOT_IN_XML))


def _quoted(text: str) -> str:
    return quoteattr(text.encode("utf-8", "replace").decode().translate(NOT_IN_XML))


FORMATS: Mapping[str, Callable[[Findings], str]] = {
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "junit": as_junit,
}
