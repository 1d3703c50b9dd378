"""What was open before each meeting, what it raised, and what was closed."""

from meetgen.index.flow import FlowRow, closings, flow
from tests.unit.written import written

NOTES = {
    "2026-10-01-w.md": "- [ ] one 🆔 a1\n- [ ] two 🆔 a2\n- [x] three 🆔 a3\n",
    "2026-10-08-w.md": "- [x] two 🆔 a2\n- [ ] four 🆔 a4 ✅ 2026-10-10\n",
    "2026-10-15-w.md": "- [-] one 🆔 a1\n- [x] five ✅ 2026-10-17 🆔 a5\n",
    "2026-10-22-w.md": "- [ ] two 🆔 a2\n",
}
INDEX = written({path: f"---\nseries: weekly\n---\n\n{text}" for path, text in NOTES.items()})
MEETINGS = [INDEX.meetings[path] for path in sorted(NOTES)]


def counts(row: FlowRow) -> tuple[int, int, int]:
    return row.open_before, row.raised, row.closed


def test_each_meeting_has_what_was_open_before_it_and_what_it_changed() -> None:
    rows = flow(INDEX.actions, MEETINGS)

    assert [one.meeting for one in rows] == MEETINGS
    assert [counts(one) for one in rows] == [
        (0, 3, 1),  # what is ticked where it was raised was closed there
        (2, 1, 1),
        (2, 1, 1),
        (1, 0, 1),  # "five" was ticked two days after the meeting before
    ]
    assert [[one.id for one in row.oldest] for row in rows] == [[], [], [], []]


def test_the_oldest_of_what_was_open_come_with_their_meeting() -> None:
    last = flow(INDEX.actions, MEETINGS, most=1)[2]

    assert ([one.id for one in last.oldest], last.open_before) == (["a1"], 2)


def test_of_the_newest_meetings_alone_what_came_before_counts_as_open() -> None:
    assert [counts(one)[:2] for one in flow(INDEX.actions, MEETINGS[2:])] == [(2, 1), (1, 0)]


def test_what_was_reopened_and_closed_again_was_closed_twice() -> None:
    path = "2026-10-29-w.md"
    more = written(
        {
            **{one: f"---\nseries: weekly\n---\n\n{text}" for one, text in NOTES.items()},
            path: "---\nseries: weekly\n---\n\n- [x] two 🆔 a2\n",
        }
    )
    [action] = [one for one in more.actions if one.id == "a2"]

    assert [str(day) for day in closings(action)] == ["2026-10-08", "2026-10-29"]


def test_without_meetings_there_is_nothing_to_tell() -> None:
    assert flow(INDEX.actions, []) == ()
