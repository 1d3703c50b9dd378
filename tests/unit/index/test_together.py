"""Who met whom: small and recent meetings weigh more, what did not take place does not count."""

import datetime as dt

from meetgen.index.index import Index, TargetKind
from meetgen.index.together import LARGE_MEETING, STRONGEST, Node, Tie, ties
from meetgen.model.note import NoteKind
from tests.unit.index.builders import TODAY, index_of, meeting

NAMES = [f"Person {chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(LARGE_MEETING + 1)]


def person(handle: str) -> Node:
    return TargetKind.PERSON, handle


def others(index: Index, node: Node) -> list[str]:
    return [tie.node[1] for tie in ties(index).get(node, ())]


def test_ties_count_shared_meetings_and_tell_the_newest() -> None:
    index = index_of(
        meeting("2026-11-11-a.md", ["Ada Lovelace", "Bob Byte"]),
        meeting("2026-11-18-b.md", ["Bob Byte", "Ada Lovelace"]),
        meeting("2026-11-19-c.md", ["Ada Lovelace"]),
    )

    assert ties(index)[person("ada-lovelace")] == (
        Tie(node=person("bob-byte"), weight=48, meetings=2, last=dt.date(2026, 11, 18)),
    )


def test_a_recent_meeting_of_few_weighs_more_than_an_old_one_of_many() -> None:
    index = index_of(
        meeting("2026-11-18-a.md", ["Ada Lovelace", "Zoe Zulu"]),
        *(
            meeting(f"2024-0{month}-01-b.md", ["Ada Lovelace", *NAMES[:9]])
            for month in range(1, 10)
        ),
    )

    assert others(index, person("ada-lovelace"))[0] == "zoe-zulu"


def test_projects_and_series_are_tied_to_those_who_met_about_them() -> None:
    index = index_of(
        meeting(
            "2026-11-11-a.md", ["Ada Lovelace", "Bob Byte"], series="weekly", projects=("apollo",)
        ),
        meeting("2026-11-18-b.md", ["Ada Lovelace"], series="weekly"),
    )

    assert others(index, (TargetKind.PROJECT, "apollo")) == ["ada-lovelace", "bob-byte", "weekly"]
    assert others(index, (TargetKind.SERIES, "weekly"))[0] == "ada-lovelace"


def test_a_meeting_that_is_ahead_cancelled_planned_or_too_large_ties_nobody() -> None:
    pair = ["Ada Lovelace", "Bob Byte"]
    index = index_of(
        meeting("2026-11-25-ahead.md", pair),
        meeting("2026-11-18-off.md", pair, kind=NoteKind.CANCELLED),
        meeting("2026-11-18-plan.md", pair, kind=NoteKind.AGENDA),
        meeting("2026-11-18-all.md", NAMES),
    )

    assert ties(index) == {}


def test_only_the_strongest_ties_are_kept_and_equal_ones_come_by_name() -> None:
    index = index_of(meeting("2026-11-18-all.md", NAMES[:LARGE_MEETING]))

    first = others(index, person("person-aa"))

    assert len(first) == STRONGEST
    assert first == sorted(first)


def test_an_index_works_a_thing_out_once_and_its_copies_anew() -> None:
    index = index_of(meeting("2026-11-18-a.md", ["Ada Lovelace", "Bob Byte"]))
    later = index_of(today=TODAY)

    assert index.once(ties) is index.once(ties)
    assert later.once(ties) == {}
