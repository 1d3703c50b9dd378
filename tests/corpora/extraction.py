"""Compares what meetgen reads in the notes of the corpora with what a human found there.

`python -m tests.corpora.extraction [corpus ...]` prints the table and then every miss and every
false find as `path:line`; `-q` prints the table only.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from tests.corpora.expectations import (
    ExpectedAction,
    ExpectedNote,
    corpus_names,
    expected_notes,
    fold,
)

AS_OF = date(2026, 11, 24)
PROJECT = Path(__file__).parents[2]
SYNTAX_CORPUS = "obsidian-tasks-demo"  # task syntax, not meetings: scored on its own
HEADER = "corpus                measure     right missed false  recall  prec."
MEASURES = ("dates", "attendees", "actions", "owners", "status", "decisions", "questions")


class Verdict(StrEnum):
    """How one expectation or one find came out."""

    RIGHT = "right"
    MISSED = "missed"  # expected, and not found or found otherwise
    FALSE = "false"  # found, and not expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One comparison; `line` is 0 where the whole note is meant."""

    corpus: str
    measure: str
    verdict: Verdict
    path: str
    line: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAction:
    """An action as exported, its owners as names."""

    text: str
    owners: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNote:
    """What the export says about one file; lines map to text."""

    date: str | None
    present: tuple[str, ...]
    actions: Mapping[int, FoundAction]
    decisions: Mapping[int, str]
    questions: Mapping[int, str]


def corpora() -> Path:
    """The folder of the corpora, which may not exist on this machine."""
    configured = os.environ.get("MEETGEN_CORPORA")
    return Path(configured) if configured else PROJECT.parent / "shared" / "corpora"


def export(folder: Path) -> dict[str, Any]:
    """The index of a folder of notes as data, read with the defaults; the only seam to meetgen."""
    from meetgen.exports import index_json
    from meetgen.model.config import Config
    from meetgen.site import load_index

    exported: dict[str, Any] = index_json.index_as_json(
        load_index(Config(root=folder, notes_dir=folder), AS_OF)
    )
    return exported


def findings_of(corpus: str) -> tuple[Finding, ...]:
    """Every comparison of one corpus, in the order of its notes."""
    expected = expected_notes(corpus)
    folder = corpora() / corpus
    found = found_notes(export(folder))
    undated = tuple(note for note in expected if note.as_meeting)
    staged = _staged(folder, undated) if undated else {}
    return tuple(
        finding
        for note in expected
        for finding in _compare(corpus, note, found.get(note.path), staged.get(note.path))
    )


def found_notes(exported: Mapping[str, Any]) -> dict[str, FoundNote]:
    """The export by path of note; pages that are no meetings have no date."""
    names = {person["handle"]: person["name"] for person in exported["people"]}
    headers = {note["path"]: note for note in exported["notes"]}
    items = {key: _by_note(exported[key]) for key in ("actions", "decisions", "questions")}
    paths = headers.keys() | {path for lines in items.values() for path in lines}
    return {
        path: FoundNote(
            date=headers.get(path, {}).get("date"),
            present=_present(headers.get(path, {})),
            actions={
                line: FoundAction(
                    text=action["text"],
                    owners=tuple(names.get(owner, owner) for owner in action["owners"]),
                    status=action["status"],
                )
                for line, action in items["actions"].get(path, {}).items()
            },
            decisions=_texts(items["decisions"].get(path, {})),
            questions=_texts(items["questions"].get(path, {})),
        )
        for path in sorted(paths)
    }


def recall(findings: Iterable[Finding], measure: str) -> float:
    """The share of what was expected that was found; 1 where nothing was expected."""
    return _share(findings, measure, Verdict.MISSED)


def precision(findings: Iterable[Finding], measure: str) -> float:
    """The share of what was found that was expected; 1 where nothing was found."""
    return _share(findings, measure, Verdict.FALSE)


def table(findings: tuple[Finding, ...]) -> str:
    """Counts, recall and precision for each corpus and measure, and the sums of the meetings."""
    rows = [HEADER]
    groups = {name: tuple(f for f in findings if f.corpus == name) for name in corpus_names()}
    groups["all meetings"] = tuple(f for f in findings if f.corpus != SYNTAX_CORPUS)
    for name, group in groups.items():
        for measure in MEASURES:
            counts = [_count(group, measure, verdict) for verdict in Verdict]
            if any(counts):
                rates = f"{recall(group, measure):8.3f}{precision(group, measure):7.3f}"
                rows.append(f"{name:22}{measure:11}{counts[0]:6}{counts[1]:7}{counts[2]:6}{rates}")
    return "\n".join(rows)


def _staged(folder: Path, notes: tuple[ExpectedNote, ...]) -> dict[str, FoundNote]:
    """What is found in undated pages once copies of them have a date in their names."""
    with tempfile.TemporaryDirectory() as name:
        copies = {note.path: f"{note.as_meeting}-{at}.md" for at, note in enumerate(notes)}
        for path, copy in copies.items():
            shutil.copyfile(folder / path, Path(name) / copy)
        found = found_notes(export(Path(name)))
        return {path: found[copy] for path, copy in copies.items() if copy in found}


def _compare(
    corpus: str, expected: ExpectedNote, found: FoundNote | None, staged: FoundNote | None
) -> Iterator[Finding]:
    yield from _compare_date(corpus, expected, found)
    seen = staged if expected.as_meeting else found
    seen = seen or FoundNote(date=None, present=(), actions={}, decisions={}, questions={})
    yield from _compare_people(corpus, expected, seen)
    yield from _compare_actions(corpus, expected, seen)
    lines = (
        ("actions", _lines_of(expected.actions), seen.actions, expected.optional_actions),
        ("decisions", expected.decisions, seen.decisions, expected.optional_decisions),
        ("questions", expected.questions, seen.questions, expected.optional_questions),
    )
    for measure, wanted, got, optional in lines:
        for verdict, line in _compare_lines(wanted, got.keys(), optional):
            item = got.get(line, "")
            words = item.text if isinstance(item, FoundAction) else item
            yield Finding(
                corpus=corpus,
                measure=measure,
                verdict=verdict,
                path=expected.path,
                line=line,
                words=words,
            )


def _compare_date(
    corpus: str, expected: ExpectedNote, found: FoundNote | None
) -> Iterator[Finding]:
    got = found.date[:10] if found and found.date else None
    wanted = expected.date.isoformat() if expected.date else None
    verdict = Verdict.MISSED if wanted else Verdict.FALSE
    yield Finding(
        corpus=corpus,
        measure="dates",
        verdict=Verdict.RIGHT if got == wanted else verdict,
        path=expected.path,
        words=f"expected {wanted}, found {got}",
    )


def _compare_people(corpus: str, expected: ExpectedNote, found: FoundNote) -> Iterator[Finding]:
    got = {fold(name): name for name in found.present}
    known = {fold(name) for spellings in expected.present for name in spellings}
    for spellings in expected.present:
        right = any(fold(name) in got for name in spellings)
        yield Finding(
            corpus=corpus,
            measure="attendees",
            verdict=Verdict.RIGHT if right else Verdict.MISSED,
            path=expected.path,
            words=spellings[0],
        )
    for folded in sorted(got.keys() - known - expected.optional_present):
        yield Finding(
            corpus=corpus,
            measure="attendees",
            verdict=Verdict.FALSE,
            path=expected.path,
            words=got[folded],
        )


def _compare_actions(corpus: str, expected: ExpectedNote, found: FoundNote) -> Iterator[Finding]:
    """Owners and status of the actions that both sides have; an ownerless pair is no merit."""
    for action in expected.actions:
        got = found.actions.get(action.line)
        if got is None:
            continue
        checks = [("status", got.status in action.statuses, got.status)]
        if got.owners or action.owners[0]:
            checks.append(("owners", _owners_are_right(action, got), ", ".join(got.owners)))
        for measure, right, words in checks:
            wanted = ", ".join(action.owners[0]) if measure == "owners" else min(action.statuses)
            yield Finding(
                corpus=corpus,
                measure=measure,
                verdict=Verdict.RIGHT if right else Verdict.MISSED,
                path=expected.path,
                line=action.line,
                words=f"expected {wanted or 'nobody'}, found {words or 'nobody'}: {action.words}",
            )


def _owners_are_right(expected: ExpectedAction, found: FoundAction) -> bool:
    """The accountable owner comes first; the order of the others does not matter."""
    got = tuple(map(fold, found.owners))
    answers = [tuple(map(fold, owners)) for owners in expected.owners]
    return any(got[:1] == answer[:1] and set(got) == set(answer) for answer in answers)


def _compare_lines(
    wanted: frozenset[int], got: Iterable[int], optional: frozenset[int]
) -> Iterator[tuple[Verdict, int]]:
    found = frozenset(got)
    for line in sorted(wanted | (found - optional)):
        if line in wanted and line in found:
            yield Verdict.RIGHT, line
        else:
            yield (Verdict.MISSED if line in wanted else Verdict.FALSE), line


def _lines_of(actions: tuple[ExpectedAction, ...]) -> frozenset[int]:
    return frozenset(action.line for action in actions)


def _by_note(items: Iterable[Mapping[str, Any]]) -> dict[str, dict[int, Mapping[str, Any]]]:
    """The items by note and line; the first of a line stands for all of it."""
    by_note: dict[str, dict[int, Mapping[str, Any]]] = {}
    for item in items:
        by_note.setdefault(item["note"], {}).setdefault(item["line"], item)
    return by_note


def _texts(items: Mapping[int, Mapping[str, Any]]) -> dict[int, str]:
    return {line: item["text"] for line, item in items.items()}


def _present(header: Mapping[str, Any]) -> tuple[str, ...]:
    attendees = header.get("attendees", ())
    return tuple(person["name"] for person in attendees if person["presence"] == "present")


def _count(findings: Iterable[Finding], measure: str, verdict: Verdict) -> int:
    return sum(f.measure == measure and f.verdict is verdict for f in findings)


def _share(findings: Iterable[Finding], measure: str, other: Verdict) -> float:
    group = tuple(findings)
    right = _count(group, measure, Verdict.RIGHT)
    total = right + _count(group, measure, other)
    return right / total if total else 1.0


def main(arguments: list[str]) -> None:
    """Print the table, and every miss and false find unless `-q` is given."""
    names = [name for name in arguments if name != "-q"] or list(corpus_names())
    findings = tuple(finding for name in names for finding in findings_of(name))
    lines = [table(findings)]
    if "-q" not in arguments:
        wrong = (f for f in findings if f.verdict is not Verdict.RIGHT)
        lines += (
            f"{f.measure} {f.verdict}: {f.corpus}/{f.path}:{f.line}: {f.words[:120]}"
            for f in sorted(wrong, key=lambda f: (f.measure, f.corpus, f.path, f.line))
        )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
