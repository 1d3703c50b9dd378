"""What was open when a meeting began, for one meeting and for all of them at once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from meetgen.index.carried import NOTHING_OPEN, carried_into, open_before, open_before_meetings
from meetgen.index.index import Index
from tests.unit.index.test_history import INDEX, day
from tests.unit.written import written


def test_a_meeting_begins_with_what_was_open_then_with_its_age() -> None:
    found = carried_into(INDEX.meetings["2026-10-21-weekly.md"], INDEX)

    assert [(one.action.text, one.age_days, one.age_meetings, one.moves) for one in found] == [
        ("send the deck", 14, 1, 1),
        ("write it up", 7, 0, 0),
    ]
    assert found[0].due == day("10-28")
    assert carried_into(INDEX.meetings["2026-10-07-weekly.md"], INDEX) == ()


def test_a_meeting_without_a_series_has_what_is_open_of_its_project() -> None:
    index = written(
        {
            "2026-10-07-a.md": "---\nproject: apollo\n---\n- [ ] go\n",
            "2026-10-08-b.md": "- [ ] stay\n",
            "2026-10-09-c.md": "---\nprojects: [apollo, zeus]\n---\nx\n",
            "no-date.md": "---\nattendees: [Ada Lovelace]\n---\nx\n",
        }
    )

    assert [one.action.text for one in carried_into(index.meetings["2026-10-09-c.md"], index)] == [
        "go"
    ]
    assert carried_into(index.meetings["no-date.md"], index) == ()


def test_what_was_open_then_says_how_much_of_it_is_open_today() -> None:
    found = open_before_meetings(INDEX, most=1)
    last = found["2026-11-04-weekly.md"]

    assert found["2026-10-07-weekly.md"] == NOTHING_OPEN
    assert [one.text for one in found["2026-10-14-weekly.md"].oldest] == ["call them"]
    assert (found["2026-10-14-weekly.md"].total, found["2026-10-14-weekly.md"].still) == (2, 0)
    assert (last.total, last.still) == (2, 1)


def test_what_is_open_between_some_people_is_told_of_any_days() -> None:
    mine = [one for one in INDEX.actions if "bob" in one.owners]

    found = open_before(mine, [day("10-20"), day("11-30")], most=5)

    assert [one.text for one in found[day("10-20")].oldest] == [
        "call them",
        "send the deck",
        "write it up",
    ]
    assert [one.text for one in found[day("11-30")].oldest] == ["write it up"]


LINES = st.tuples(
    st.sampled_from([" ", "x", "-", ">", "/"]),
    st.sampled_from("abcd"),
    st.sampled_from(["", "", " ✅ 2026-10-11", " ❌ 2026-10-17"]),
)
NOTEBOOKS = st.lists(
    st.tuples(
        st.integers(1, 20),
        st.sampled_from(["series: weekly", "projects: [apollo]", "projects: [apollo, zeus]", ""]),
        st.lists(LINES, max_size=4),
        st.sampled_from(["", "", "- #done a1\n", "- #done b1\n"]),
    ),
    max_size=8,
)


def _notebook(notes: list[tuple[int, str, list[tuple[str, str, str]], str]]) -> Index:
    files = {}
    for nth, (on, head, lines, closes) in enumerate(notes):
        tasks = "".join(
            f"- [{box}] {word} #apollo{ended} 🆔 {word}1\n" for box, word, ended in lines
        )
        files[f"2026-10-{on:02}-{nth}.md"] = (
            f"---\nattendees: [Ada Lovelace]\n{head}\n---\n{tasks}{closes}"
        )
    return written(files, registers={"projects": "apollo: {}\nzeus: {}\n"})


@settings(deadline=None)  # a busy machine takes its time
@given(NOTEBOOKS)
def test_one_walk_finds_for_every_meeting_what_a_look_at_each_action_finds(
    notes: list[tuple[int, str, list[tuple[str, str, str]], str]],
) -> None:
    index = _notebook(notes)
    found = open_before_meetings(index, most=3)

    for meeting in index.meetings.values():
        then = found.get(meeting.path, NOTHING_OPEN)
        slow = [one.action for one in carried_into(meeting, index)]
        assert (then.total, then.oldest) == (len(slow), tuple(slow[:3]))
        assert then.still == sum(one.status.is_open for one in slow)
