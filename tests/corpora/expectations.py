"""What a careful human found in notes of the corpora: read from `tests/data/corpora/*.json`.

The files hold facts only (lines, names, dates, at most four words an item), never the notes' text.
An `optional_...` entry could go either way and counts neither as missed nor as false.
`owners_also_fine` and `status_also_fine` list further right answers, `present` may hold a list of
spellings of one name. `as_meeting` gives a page without a date one, so that its tasks are read.
"""

import datetime as dt
import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data" / "corpora"

# "Gary O'Neall" and "Gary ONeall " compare equal; "Gary Neall" stays another.
SEPARATORS = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """The name without case, blanks and punctuation."""
    return SEPARATORS.sub("", unicodedata.normalize("NFKC", name)).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedAction:
    """An action item; `owners` are the right answers, each with the accountable one first."""

    line: int
    words: str
    statuses: frozenset[str]
    owners: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedNote:
    """All that is expected of one file; `date` is None for a page that is no meeting."""

    path: str
    date: dt.date | None
    as_meeting: dt.date | None
    present: tuple[tuple[str, ...], ...]
    optional_present: frozenset[str]
    actions: tuple[ExpectedAction, ...]
    decisions: frozenset[int]
    questions: frozenset[int]
    optional_actions: frozenset[int]
    optional_decisions: frozenset[int]
    optional_questions: frozenset[int]


def corpus_names() -> tuple[str, ...]:
    """The corpora that have expectations, sorted."""
    return tuple(sorted(path.stem for path in DATA.glob("*.json")))


def expected_notes(corpus: str) -> tuple[ExpectedNote, ...]:
    """The expectations of one corpus, sorted by path."""
    data = json.loads((DATA / f"{corpus}.json").read_text(encoding="utf-8"))
    return tuple(sorted((_note(entry) for entry in data["notes"]), key=lambda note: note.path))


def _note(entry: dict[str, Any]) -> ExpectedNote:
    return ExpectedNote(
        path=entry["path"],
        date=_date(entry["date"]) if entry["is_meeting"] else None,
        as_meeting=_date(entry.get("as_meeting")),
        present=tuple(map(_spellings, entry["present"])),
        optional_present=frozenset(map(fold, entry.get("optional_present", ()))),
        actions=tuple(_action(action) for action in entry["actions"]),
        decisions=_lines(entry, "decisions"),
        questions=_lines(entry, "questions"),
        optional_actions=_lines(entry, "optional_actions"),
        optional_decisions=_lines(entry, "optional_decisions"),
        optional_questions=_lines(entry, "optional_questions"),
    )


def _spellings(name: str | list[str]) -> tuple[str, ...]:
    return (name,) if isinstance(name, str) else tuple(name)


def _action(entry: dict[str, Any]) -> ExpectedAction:
    return ExpectedAction(
        line=entry["line"],
        words=entry["text_contains"],
        statuses=frozenset({entry["status"], *entry.get("status_also_fine", ())}),
        owners=tuple(map(tuple, (entry["owners"], *entry.get("owners_also_fine", ())))),
    )


def _lines(entry: dict[str, Any], key: str) -> frozenset[int]:
    return frozenset(item["line"] for item in entry.get(key, ()))


def _date(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
