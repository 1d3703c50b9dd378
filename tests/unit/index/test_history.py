"""The lives of actions: what their lines did, and on which days they were open."""

import datetime as dt

import pytest

from meetgen.index.as_of import known_on
from meetgen.index.history import due_moves, open_spans, steps, was_open
from meetgen.index.index import Index
from meetgen.model.action import Action
from tests.unit.written import written

HEAD = "---\nseries: weekly\nattendees: [Ada Lovelace, Bob Roe]\n---\n\n"
NOTES = {
    "2026-10-07-weekly.md": HEAD + "- [ ] @ada send the deck 📅 2026-10-14 🆔 k3f9\n"
    "- [x] @bob call them ✅ 2026-10-20 🆔 c4ll\n- [x] pay 🆔 p4y5\n",
    "2026-10-14-weekly.md": HEAD + "- [ ] @ada send the deck 📅 2026-10-28 🆔 k3f9\n"
    "- [ ] @bob write it up\n",
    "2026-10-21-weekly.md": HEAD + "- [>] @bob send the deck 📅 2026-11-04 🆔 k3f9\n"
    "- [ ] @bob write it up\n- #done c4ll\n",
    "2026-11-04-weekly.md": HEAD + "- [x] @bob send the deck 🆔 k3f9\n",
}
INDEX = written(NOTES)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(f"2026-{text}")


def action(id_: str, index: Index = INDEX) -> Action:
    return next(one for one in index.actions if id_ in (one.id, one.text))


def test_each_line_says_what_it_did() -> None:
    told = [
        (str(one.line.date), one.what, one.owners, str(one.due or ""), str(one.was_due or ""))
        for one in steps(action("k3f9"))
    ]

    assert told == [
        ("2026-10-07", "raised", ("ada",), "2026-10-14", ""),
        ("2026-10-14", "carried", (), "2026-10-28", "2026-10-14"),
        ("2026-10-21", "moved on", ("bob",), "2026-11-04", "2026-10-28"),
        ("2026-11-04", "closed", (), "", ""),
    ]
    assert [one.what for one in steps(action("write it up"))] == ["raised", "carried"]


def test_the_due_date_moved_as_often_as_it_changed() -> None:
    assert due_moves(action("k3f9")) == 2
    assert due_moves(action("k3f9"), day("10-14")) == 1
    assert due_moves(action("write it up")) == 0


@pytest.mark.parametrize(
    ("id_", "on", "expected"),
    [
        ("k3f9", "10-07", False),  # raised on that day
        ("k3f9", "10-14", True),
        ("k3f9", "11-04", True),
        ("k3f9", "11-05", False),
        ("c4ll", "10-14", True),  # ticked where it was raised, six days later
        ("c4ll", "10-20", True),
        ("c4ll", "10-21", False),
        ("p4y5", "10-14", False),  # ticked, nobody knows when
    ],
)
def test_what_was_open_when_a_day_began(id_: str, on: str, expected: bool) -> None:  # noqa: FBT001
    assert was_open(action(id_), day(on)) is expected


def test_what_a_later_note_tells_of_an_earlier_day_counts_for_the_days_between() -> None:
    index = written(
        {
            "2026-10-07-weekly.md": HEAD + "- [ ] call them 🆔 c4ll\n",
            "2026-10-14-weekly.md": HEAD + "- [>] call them 🆔 c4ll\n",
            "2026-10-21-weekly.md": HEAD + "- [x] call them ✅ 2026-10-16 🆔 c4ll\n",
            "2026-10-28-weekly.md": HEAD + "- [ ] call them 🆔 c4ll\n",
        }
    )
    one = action("c4ll", index)

    assert list(open_spans(one)) == [
        (day("10-07"), day("10-14")),
        (day("10-14"), day("10-16")),
        (day("10-28"), dt.date.max),
    ]
    assert not was_open(one, day("10-21"))


def test_on_an_earlier_day_later_notes_and_later_ticks_are_not_known() -> None:
    notes = [one.note for one in INDEX.meetings.values()]

    known = known_on(notes, day("10-15"))

    assert [one.path for one in known] == ["2026-10-07-weekly.md", "2026-10-14-weekly.md"]
    assert [one.status.value for one in known[0].actions] == ["open", "open", "done"]
    assert known_on(notes, day("11-30"))[0] is notes[0]
