"""What `check` finds in real notes, against what a person found who read 44 of them before.

`tests/data/readings.json` has, for each note, the lines on which something is wrong, and those of
which one may tell or not, with a word for what it is; never the note's text.
"""

import datetime as dt
import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from meetgen.index.index import Index
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.site import load_index

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
READINGS = Path(__file__).parents[1] / "data" / "readings.json"
DAY = dt.date(2026, 11, 24)
CODES = {
    "date": ("MG010",),
    "no owner": ("MG020",),
    "name": ("MG015",),
    "link": ("MG040", "MG041"),
    "template": ("MG051",),
    "attendance": ("MG017",),
}
ONCE_A_NOTE = ("link", "template")  # told at the first of them

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not here")


class Reading(NamedTuple):
    """What somebody found on a line of a note."""

    corpus: str
    path: str
    line: int
    kind: str


def readings(which: str) -> list[Reading]:
    found = []
    for note in json.loads(READINGS.read_text(encoding="utf-8"))["notes"]:
        corpus, _, path = note["path"].partition("/")
        found += [Reading(corpus, path, line, kind) for line, kind in note[which]]
    return found


def paths() -> list[tuple[str, str]]:
    notes = json.loads(READINGS.read_text(encoding="utf-8"))["notes"]
    return [(one["path"].partition("/")[0], one["path"].partition("/")[2]) for one in notes]


@cache
def index_of(corpus: str) -> Index:
    folder = CORPORA / corpus
    return load_index(Config(root=folder, notes_dir=folder), DAY)


@cache
def findings_of(corpus: str) -> dict[str, list[Diagnostic]]:
    found = defaultdict(list)
    for one in index_of(corpus).diagnostics:
        found[one.location.path].append(one)
    return found


def is_told(one: Reading) -> bool:
    codes = CODES.get(one.kind, ())
    told = [each for each in findings_of(one.corpus)[one.path] if each.code in codes]
    if one.kind in ONCE_A_NOTE:
        return bool(told)
    if any(each.location.line == one.line for each in told):
        return True
    return is_told_elsewhere(one) or is_read_all_the_same(one)


def is_told_elsewhere(one: Reading) -> bool:
    """A pair of spellings is told once, where the rarer one stands first."""
    index = index_of(one.corpus)
    attendance = index.meetings[one.path].note.attendance
    names = [each.name for each in attendance if each.location.line == one.line]
    told = [each.message for each in index.diagnostics if each.code == "MG015"]
    return one.kind == "name" and any(f"“{name}”" in said for name in names for said in told)


def is_read_all_the_same(one: Reading) -> bool:
    """Three names below the title are attendance without saying so."""
    present = index_of(one.corpus).meetings[one.path].note.attendance
    return one.kind == "attendance" and any(each.location.line == one.line for each in present)


def test_what_a_reader_finds_wrong_is_told() -> None:
    wrong = readings("wrong")
    missed = [one for one in wrong if not is_told(one)]

    assert len(paths()) >= 40
    assert len(wrong) >= 40
    assert len(missed) <= len(wrong) // 20, missed


def test_little_else_is_told_of_those_notes() -> None:
    lines = {(one.corpus, one.path, one.line) for one in (*readings("wrong"), *readings("may"))}
    told = [
        (corpus, path, one.location.line, one.code)
        for corpus, path in paths()
        for one in findings_of(corpus)[path]
    ]
    false = [one for one in told if one[:3] not in lines]

    assert len(told) > 40
    assert len(false) <= 1, false


@pytest.mark.parametrize("corpus", sorted({corpus for corpus, _ in paths()}))
def test_there_is_at_most_a_warning_for_three_notes(corpus: str) -> None:
    index = index_of(corpus)
    loud = [one for one in index.diagnostics if one.severity is not Severity.INFO]

    assert 3 * len(loud) <= len(index.meetings), len(loud)
