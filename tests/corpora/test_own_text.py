"""Links, anchors and boxes put into real notes leave the structure of their HTML as it was."""

import datetime as dt
import re
from pathlib import Path

import pytest

from meetgen.index.index import Index
from meetgen.model.config import Config
from meetgen.pages.note_text import marks_of, note_text
from meetgen.parsing.markdown import to_html
from meetgen.site import load_index

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
NAMES = (
    "obsidian-tasks-demo",
    "opencolorio-tsc",
    "rust-compiler-team",
    "solid-cg",
    "spdx-meetings",
)
TAG = re.compile(r"<(/?)(\w+)[^<>]*>")
ANCHOR = re.compile(r'<span id="([adq]-[^"]+)" class="mg-anchor"></span>')
OURS = frozenset({"span", "a", "del"})


def shape(html: str) -> list[str]:
    """The tags of some HTML, without ours and without the levels of headings."""
    found = (match[1] + match[2] for match in TAG.finditer(html) if match[2] not in OURS)
    return [re.sub(r"^(/?h)\d$", r"\1", tag) for tag in found]


def expected_anchors(index: Index) -> dict[str, set[str]]:
    """The anchors of the lines of each note."""
    found: dict[str, set[str]] = {}
    for action in index.actions:
        for note in (*(step.note for step in action.history), action.note):
            found.setdefault(note, set()).add(action.anchor)
    for decision in index.decisions:
        found.setdefault(decision.note, set()).add(decision.anchor)
    for question in index.questions:
        found.setdefault(question.note, set()).add(question.anchor)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_text_keeps_its_structure_and_each_line_has_its_anchor(name: str) -> None:
    notes = CORPORA / name
    if not notes.is_dir():
        pytest.skip("the corpora are not here")
    index = load_index(Config(root=notes, notes_dir=notes), dt.date(2026, 11, 24))
    marks, expected = marks_of(index), expected_anchors(index)

    changed, lost = [], []
    for path, meeting in index.meetings.items():
        html = to_html(note_text(meeting.note, index, marks, title="no title of a note"))
        if shape(html) != shape(to_html(meeting.note.body)):
            changed.append(path)
        if sorted(ANCHOR.findall(html)) != sorted(expected.get(path, set())):
            lost.append(path)

    assert (changed, lost) == ([], [])
