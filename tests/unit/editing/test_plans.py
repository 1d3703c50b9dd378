"""Actions found by their ids, and the lines that are changed for them."""

from pathlib import Path

import pytest

from meetgen.editing.action_edits import SetId
from meetgen.editing.additions import new_action
from meetgen.editing.ids import id_plans, new_id, taken_ids
from meetgen.editing.plans import (
    Plan,
    UnknownIdError,
    action_named,
    changes,
    due_item,
    owner_names,
    safe_changes,
    state_item,
)
from meetgen.errors import EditRefusedError
from meetgen.index.index import Index
from tests.unit.written import written

FIRST, SECOND = "2026-11-11-weekly.md", "2026-11-18-weekly.md"
HEAD = "---\nseries: weekly\nattendees: [Ada Lovelace, Bob Roe]\n---\n\n"


def book(tmp_path: Path, first: str, second: str = "") -> Index:
    """A notebook of two notes of one series, on disk as well."""
    notes = {FIRST: HEAD + first, SECOND: HEAD + second}
    (tmp_path / "notes").mkdir()
    for path, text in notes.items():
        (tmp_path / "notes" / path).write_text(text, encoding="utf-8")
    return written(notes, root=tmp_path)


def test_an_id_that_nobody_has_is_refused_with_those_that_begin_so(tmp_path: Path) -> None:
    index = book(tmp_path, "- [ ] @ada send the deck 🆔 k3f9\n")

    assert action_named("^k3f9", index).text == "send the deck"
    with pytest.raises(UnknownIdError, match=r"do you mean\)\n  k3f9  send the deck  \(2026-11-11"):
        action_named("k3", index)


def test_an_id_on_two_actions_is_refused_with_both_places(tmp_path: Path) -> None:
    index = book(tmp_path, "- [ ] send the deck 🆔 k3f9\n", "")
    index = written(
        {FIRST: "- [ ] send the deck 🆔 k3f9\n", "2026-11-12-x.md": "- [ ] buy cake 🆔 k3f9\n"}
    )

    with pytest.raises(UnknownIdError, match=r"(?s)another action.*2026-11-12-x\.md:1"):
        action_named("k3f9", index)


def test_the_latest_line_says_the_state_and_the_last_dated_one_the_due_date(
    tmp_path: Path,
) -> None:
    first, second = "- [ ] @ada go 📅 2026-12-01 🆔 k3f9\n", "- [ ] @ada go 🆔 k3f9\n"
    index = book(tmp_path, first, second)
    action = action_named("k3f9", index)

    assert state_item(action, index).location.path == SECOND
    assert due_item(action, index).location.path == FIRST


def test_what_a_mark_closed_is_not_reopened_at_its_line(tmp_path: Path) -> None:
    index = book(tmp_path, "- [ ] go 🆔 k3f9\n", "- #done k3f9\n")

    with pytest.raises(EditRefusedError, match=r"2026-11-18-weekly\.md:6: `#done k3f9`"):
        state_item(action_named("k3f9", index), index)


def test_the_names_that_count_are_those_of_the_line(tmp_path: Path) -> None:
    index = book(tmp_path, "- [ ] Ada to send it 🆔 k1\n- [ ] someone else to go 🆔 k2\n")
    items = [(one, state_item(one, index)) for one in index.actions]

    assert [owner_names(item, action) for action, item in items] == [("Ada",), ()]


def test_ids_go_to_the_line_that_raised_the_action(tmp_path: Path) -> None:
    index = book(
        tmp_path,
        "- [ ] @ada go\n- [x] done\n- [ ] has one 🆔 k3f9\n",
        "- [ ] @ada go\n- [ ] @bob stay\n",
    )
    plans = list(id_plans(index, (one for one in index.actions if one.status.is_open)))
    made = changes(plans, index.config)

    assert [(one.item.location.path, one.item.location.line) for one in plans] == [
        (FIRST, 6),
        (SECOND, 7),
    ]
    assert [one.after.count("🆔".encode()) for one in made] == [2, 1]
    after = {one.path.name: one.after.decode() for one in made}
    again = written(after, root=tmp_path)
    assert [one.text for one in again.actions] == [one.text for one in index.actions]
    assert not list(id_plans(again, (one for one in again.actions if one.status.is_open)))


DECISIONS = """- Decision: we **rent** #apollo
- [ ] @ada go

Decision: we move,
and we move in May
> [!decision]
> we buy

## Decisions

* we stay [by:: ada]
1. we leave 🆔 d7k2

| Decision | By |
| --- | --- |
| we wait | Ada |
"""


def test_decisions_get_an_id_at_the_end_of_their_words(tmp_path: Path) -> None:
    index = book(tmp_path, DECISIONS)
    made = safe_changes(id_plans(index, (), index.decisions), index.config)
    [change] = made.changes
    again = written({FIRST: change.after.decode()}, root=tmp_path)

    assert [one.text for one in again.decisions] == [one.text for one in index.decisions]
    assert [one.text for one in again.decisions if not one.has_own_id] == ["we wait"]
    assert [one.text for one in again.actions] == ["go"]
    old, new = (change.before or b"").splitlines(), change.after.splitlines()
    assert len(old) == len(new)
    assert len(made.plans) == sum(one != other for one, other in zip(old, new, strict=True))
    assert made.refused == (f"{FIRST}:21: no place for an id; write it by hand",)  # a table's row


def test_an_id_that_a_mark_names_already_is_written_down(tmp_path: Path) -> None:
    index = book(tmp_path, "- [ ] @ada go\n")
    made = index.actions[0].id
    index = written({**dict.fromkeys([FIRST], HEAD + "- [ ] @ada go\n"), SECOND: f"#done {made}\n"})

    [plan] = id_plans(index, index.actions)
    assert isinstance(plan, Plan)
    assert plan.edit == SetId(id=made)


def test_new_ids_never_meet(tmp_path: Path) -> None:
    taken = taken_ids(book(tmp_path, "- [ ] go 🆔 k3f9\n- Decision: we go 🆔 d7k2\n"))
    assert {"k3f9", "d7k2"} <= taken
    before = len(taken)

    made = {new_id(taken) for _ in range(20_000)}

    assert len(made) == 20_000
    assert len(taken) == before + 20_000
    assert all(len(one) == 6 and one[0].isalpha() for one in made)


def test_lines_that_cannot_be_changed_are_told_and_the_others_changed(tmp_path: Path) -> None:
    index = book(tmp_path, "- [ ] go\n", "- [ ] stay\n")
    (tmp_path / "notes" / FIRST).write_text("<<<<<<< a\n", encoding="utf-8")

    made = safe_changes(id_plans(index, index.actions), index.config)

    assert [one.path.name for one in made.changes if one.is_needed] == [SECOND]
    assert "merge markers" in made.refused[0]


def test_a_new_action_stands_below_the_heading_of_actions(tmp_path: Path) -> None:
    index = book(tmp_path, "## Next steps\n\n- [ ] go\n\n## Other\n")
    made = new_action("send  it", path=FIRST, index=index, owner="ada", due=index.as_of)
    _, line, *_ = made.change.after.decode().partition("- [ ] go\n")[2].split("\n"), made.line

    assert f"- [ ] go\n- {line}\n\n## Other\n" in made.change.after.decode()
    assert line.startswith("[ ] @ada send it 📅 2026-11-24 🆔 ")


def test_a_new_action_that_would_not_be_read_as_one_is_refused(tmp_path: Path) -> None:
    index = book(tmp_path, "text\n")

    with pytest.raises(EditRefusedError, match="not be read as one action"):
        new_action(" ", path=FIRST, index=index, owner=None, due=None)
