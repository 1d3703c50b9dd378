"""How a project stands, by the words of its notes."""

import pytest

from meetgen.index.index import Index
from tests.unit.written import written

PROJECTS = {"projects": "apollo: {name: Apollo, aliases: [Moon], status: On track}\nzeus: {}\n"}
ONE = "---\nproject: apollo\n---\n\n"
BOTH = "---\nprojects: [apollo, zeus]\n---\n\n"


def index(*texts: str) -> Index:
    notes = {f"2026-10-{nth:02}-a.md": text for nth, text in enumerate(texts, 1)}
    return written(notes, registers=PROJECTS)


def told(*texts: str) -> tuple[str, str] | None:
    found = index(*texts).projects["apollo"].told
    return (found.word, found.text) if found is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ONE + "Status: at risk, no freeze yet\n", ("at risk", "no freeze yet")),
        (ONE + "- **Status:** On track\n", ("on track", "")),
        (ONE + "> Apollo status: blocked by `legal`.\n", ("blocked", "by legal")),
        (ONE + "Status: 🟡 two weeks late\n", ("yellow", "two weeks late")),
        (ONE + "Moon project status: off track – no budget\n", ("off track", "no budget")),
        (BOTH + "- Status #apollo: at risk\n- Status #zeus: done\n", ("at risk", "")),
        (BOTH + "Apollo status: delayed\nZeus status: done\n", ("delayed", "")),
        (ONE + "Status: on track\n\n## Later\n\nStatus: at risk\n", ("at risk", "")),
    ],
)  # fmt: skip
def test_a_line_says_how_the_project_stands(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        ONE + "Status: published\n",
        ONE + "The status quo: at risk\n",
        ONE + "Release status: done\n",
        ONE + "    Status: at risk\n",
        ONE + "```\nStatus: at risk\n```\n",
        ONE + "Status: red-handed#\n".replace("red", "credible"),
        BOTH + "Status: at risk\n",
        BOTH + "Status #zeus: at risk\n",
        "---\nproject: zeus\n---\n\nApollo status: at risk\n",
    ],
)
def test_other_lines_say_nothing_of_it(text: str) -> None:
    assert told(text) is None


def test_the_newest_note_that_tells_is_believed_before_the_register() -> None:
    made = index(ONE + "Status: done\n", ONE + "Status: at risk\n", ONE + "Nothing new.\n")
    apollo = made.projects["apollo"]

    assert apollo.told is not None
    assert (apollo.status, apollo.told.note, apollo.told.line) == ("at risk", "2026-10-02-a.md", 5)
    assert index(ONE).projects["apollo"].status == "On track"


def test_what_was_said_long_ago_is_no_status() -> None:
    assert told(ONE + "Status: done\n", *[ONE] * 12) is None
    assert told(ONE + "Status: done\n", *[ONE] * 11) == ("done", "")
