import datetime as dt

import pytest

from meetgen.model.action import TaskFields
from meetgen.model.decision import DecisionItem
from meetgen.model.source import Location
from tests.unit.parsing.reading import items

FORMS = {
    "item": ("- Decision: go", ["go"]),
    "bold": ("**Decision:** go", ["go"]),
    "bold, colon outside": ("- **Decision**: go", ["go"]),
    "capitals": ("DECISION: go", ["go"]),
    "agreed": ("AGREED: go", ["go"]),
    "resolved": ("RESOLVED: go", ["go"]),
    "resolved that": ("RESOLVED that we go", ["that we go"]),
    "bold without colon": ("**Resolved** to go", ["to go"]),
    "resolution": ("Resolution #1: go", ["go"]),
    "remark": ("DECISION (for now): go", ["go"]),
    "dash": ("- Decision - no", ["no"]),
    "hash": ("#agreed go on", ["go on"]),
    "code tag": ("- we go `Agreed`", ["we go"]),
    "within": ("We talked. **Decision:** go", ["go"]),
    "call-out": ("> [!decision] Go *on*\n> since it works", ["Go *on*"]),
    "call-out without title": ("> [!decision]\n> Go on", ["Go on"]),
    "heading": ("## Decisions\n- go\n- stay", ["go", "stay"]),
    "heading's paragraphs": ("## Resolutions\nWe go.\n\nWe\nstay.", ["We go.", "We stay."]),
    "conclusion": ("### Conclusion\n* Stage 2", ["Stage 2"]),
    "details": ("## Decisions\n- go\n  - by train", ["go"]),
    "label": ("Decisions:\n- go", ["go"]),
    "label above": ("- Decision:\n  - go", ["go"]),
    "introduced": ("## Decisions\nWe said:\n- go", ["go"]),
    "box below the heading": ("## Decisions\n- [x] go", ["go"]),
    "heading line": ("### Decision: go", ["go"]),
    "German": ("Beschluss: los", ["los"]),
}
NONE = {
    "proposed": "Proposed resolution: go",
    "tentative": "TENTATIVE RESOLUTION: go",
    "proposed heading": "## Proposed decisions\n- go",
    "none": "## Decisions\n- None\n- TBD\n\nNo decisions were made.",
    "not yet": "Decision: No decision yet, more talk needed",
    "a choice nobody made": "## Decisions\n- Accepted/Rejected",
    "a sentence": "Agreed to go.\n\nAgreed; that is fine.\n\nResolved issues #143:",
    "code": "`Decision: a`",
    "talk": "- Issue 4 discussion and resolution\n  - Ada: hm",
    "about a decision": "- Decision to use x was hard",
}


@pytest.mark.parametrize(("text", "decisions"), FORMS.values(), ids=FORMS.keys())
def test_each_form_is_read(text: str, decisions: list[str]) -> None:
    assert [decision.text for decision in items(text).decisions] == decisions


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_no_decision_is_invented(text: str) -> None:
    assert items(text).decisions == ()


def test_a_decision_keeps_its_fields_and_what_stands_above() -> None:
    text = (
        "# T\n- the API\n  - Decision: yes #apollo [by:: ada] [supersedes:: d7k2] "
        "[revisit:: 2027-01-01] 🆔 d9\n"
    )

    assert items(text).decisions == (
        DecisionItem(
            text="yes #apollo",
            fields=TaskFields(
                by=("ada",), supersedes=("d7k2",), revisit=dt.date(2027, 1, 1), id="d9"
            ),
            tags=("apollo",),
            context=("T", "the API"),
            location=Location(path="2026/note.md", line=3, column=5),
            span=(18, 27),
        ),
    )


def test_a_line_can_be_a_decision_and_an_action_by_its_tags() -> None:
    found = items("- use TO `Agreed` `ToDo`")

    assert [one.text for one in found.decisions] == ["use TO"]
    assert [one.text for one in found.actions] == ["use TO"]


@pytest.mark.parametrize(
    ("text", "decisions"),
    [
        ("- CONSENSUS: paint it red\n", ["paint it red"]),
        ("- **Verdict:** paint it red\n", ["paint it red"]),
        ("**RESOLUTION R2026-07:** paint it red\n", ["paint it red"]),
        ("- No consensus: we ask again\n- Consensus layer call\n", []),
    ],
)
def test_what_a_vote_came_to_is_a_decision(text: str, decisions: list[str]) -> None:
    assert [one.text for one in items(text).decisions] == decisions
