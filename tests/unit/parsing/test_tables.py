import datetime as dt

from meetgen.model.action import ActionForm, ActionStatus
from tests.unit.parsing.reading import items

TABLE = """\
| # | Action | Owner | Due | Status |
|---|--------|-------|-----|--------|
| 1 | Send **it** | Ada Roe, @bob | 2026-12-01 | Open |
| 2 | Book a room | TBD | friday | Done |
| 3 |  | Ada |  |  |
"""


def test_a_table_with_actions_and_owners_is_read() -> None:
    first, second = items(TABLE).actions

    assert (first.text, first.claims[0].names, first.fields.due, first.status) == (
        "Send **it**",
        ("Ada Roe", "bob"),
        dt.date(2026, 12, 1),
        ActionStatus.OPEN,
    )
    assert (second.text, second.fields.due, second.status, second.location.line) == (
        "Book a room",
        dt.date(2026, 11, 20),
        ActionStatus.DONE,
        4,
    )
    assert all(claim.names != ("TBD",) for claim in second.claims)


def test_below_a_heading_for_actions_a_table_needs_no_owners() -> None:
    text = "## Action items\n\n| Item | By |\n|---|---|\n| Send it | x |\n"

    assert [action.text for action in items(text).actions] == ["Send it"]


def test_elsewhere_a_table_of_actions_says_whose_they_are() -> None:
    assert items("| Action | Result |\n|---|---|\n| Press a key | Beep |\n").actions == ()


def test_a_review_table_is_matched_and_not_added() -> None:
    (first, _) = items(f"## Review previous actions\n\n{TABLE}").actions

    assert first.form is ActionForm.REVIEW


def test_a_column_of_decisions_is_read() -> None:
    text = (
        "| Topic | Decision | Action | Owner |\n|--|--|--|--|\n"
        "| A | Go | call | Ada |\n| B | None | | |"
    )

    found = items(text)

    assert [decision.text for decision in found.decisions] == ["Go"]
    assert [action.text for action in found.actions] == ["call"]
