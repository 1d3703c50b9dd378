"""The samples of the documentation: a note, and below it what meetgen reads from it.

A sample stands in a page as

    <!-- sample: 2026/2026-11-18-weekly.md -->
    ```markdown
    (the note)
    ```
    ```text
    (what is read)
    ```

The words "what is read" are made by `reading_of`; `pytest --update-docs` writes them anew.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from meetgen.exports.index_json import index_as_json
from meetgen.model.config import Config
from meetgen.site import load_index

TODAY = dt.date(2026, 11, 24)
SAMPLE = re.compile(
    r"<!-- sample: (?P<path>\S+) -->\n````?markdown\n(?P<note>.*?)\n````?\n+"
    r"```text\n(?P<reading>.*?)```",
    re.DOTALL,
)
PEOPLE = """\
ada: {name: Ada Lovelace, aliases: [AL]}
bo: {name: Bo Li}
chen: {name: Chen Wei}
"""
PROJECTS = "apollo: {name: Apollo}\n"


@dataclass(frozen=True, slots=True)
class Sample:
    """A note of the documentation, and what the page says is read from it."""

    path: str
    note: str
    reading: str
    span: tuple[int, int]


def samples_of(text: str) -> Iterator[Sample]:
    """The samples of a page, in order; `span` is that of the reading."""
    for match in SAMPLE.finditer(text):
        yield Sample(match["path"], match["note"], match["reading"], match.span("reading"))


def reading_of(sample: Sample, folder: Path) -> str:
    """What meetgen reads from a note in a notebook with three people and a project."""
    path = folder / "notes" / sample.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(sample.note + "\n", encoding="utf-8")
    (folder / "people.yml").write_text(PEOPLE, encoding="utf-8")
    (folder / "projects.yml").write_text(PROJECTS, encoding="utf-8")
    config = Config(root=folder, notes_dir=folder / "notes")
    index: dict[str, Any] = index_as_json(load_index(config, TODAY))
    return "".join(f"{kind:<10} {text}\n" for kind, text in _lines(index))


def _lines(index: dict[str, Any]) -> Iterator[tuple[str, str]]:
    names = {one["handle"]: one["name"] for one in index["people"]}
    for note in index["notes"]:
        for key in ("title", "date", "series", "team", "purpose"):
            if note[key]:
                yield key, note[key]
        if note["projects"]:
            yield "projects", ", ".join(note["projects"])
        for one in note["attendees"]:
            role = f" ({one['role']})" if one["role"] else ""
            yield one["presence"], names.get(one["person"], one["name"]) + role
    for one in index["actions"]:
        owners = ", ".join(names.get(owner, owner) for owner in one["owners"]) or "nobody"
        due = f", due {one['due']}" if one["due"] else ""
        yield "action", f"{one['status']}, {owners}: {one['text']}{due}"
    for one in index["decisions"]:
        yield "decision", f"{one['status']}: {one['text']}"
    for one in index["questions"]:
        yield "question", f"{'answered' if one['answered'] else 'open'}: {one['text']}"
    for one in index["diagnostics"]:
        place = f"{one['line']}:{one['column']}"
        yield "finding", f"{place} {one['severity']}[{one['code']}] {one['message']}"
