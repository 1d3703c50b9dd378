"""The network: groups with names, what they meet about, what connects them; cut where it is big."""

from meetgen.index.index import Index, TargetKind
from meetgen.model.note import Note
from meetgen.model.project import Project
from meetgen.model.register import Registers
from meetgen.pages import network
from meetgen.pages.network import DRAWN_PEOPLE, GROUPS, PEOPLE, NetworkView
from tests.unit.index.builders import entry, index_of, meeting, people


def view_of(index: Index) -> NetworkView:
    [page] = network.pages(index)
    assert isinstance(page.view, NetworkView)
    return page.view


def circle(letter: str, size: int) -> list[str]:
    return [f"{letter}{chr(97 + at // 26)}{chr(97 + at % 26)} Circle" for at in range(size)]


def weekly(letter: str, size: int) -> list[Note]:
    """Four meetings of a circle."""
    return [
        meeting(f"2026-11-{day:02}-{letter}.md", circle(letter, size), series=f"Round {letter}")
        for day in (2, 9, 16, 23)
    ]


def test_circles_are_groups_with_what_they_meet_about_and_whom_they_meet() -> None:
    index = index_of(
        *weekly("A", 4),
        *weekly("B", 3),
        meeting("2026-11-20-both.md", [circle("A", 1)[0], circle("B", 1)[0]]),
    )

    view = view_of(index)

    first, second = view.groups
    assert (first.name, first.people_total, first.series) == ("Around Round A", 4, ("round-a",))
    assert first.meets == ((1, 1),)
    assert second.meets == ((0, 1),)
    assert view.edges == ((0, 1, 4),)
    assert first.drawing.things == ((TargetKind.SERIES, "round-a"),)
    assert [edge[:2] for edge in first.drawing.edges] == [(0, 0), (1, 0), (2, 0), (3, 0)]
    assert view.alone == 0


def test_a_group_has_the_name_of_its_team() -> None:
    names = circle("A", 3)
    register: Registers = people(
        *(entry(f"a{at}", name, team="cloud") for at, name in enumerate(names)),
        entry("bob", "Bob Byte"),
    )

    whole = view_of(index_of(meeting("2026-11-18-a.md", names), registers=register))
    most = view_of(index_of(meeting("2026-11-18-a.md", [*names, "Bob Byte"]), registers=register))

    assert [one.name for one in whole.groups] == ["Cloud"]
    assert [one.name for one in most.groups] == ["Cloud and others"]


def test_a_group_that_shares_nothing_has_the_names_of_two() -> None:
    view = view_of(index_of(meeting("2026-11-18-a.md", ["Bob Byte", "Ada Lovelace", "Eve Ex"])))

    assert [one.name for one in view.groups] == ["Ada Lovelace, Bob Byte and others"]
    assert view.groups[0].drawing.things == ()
    assert len(view.groups[0].drawing.edges) == 6


def test_people_come_by_name_and_a_long_list_says_how_many_there_are() -> None:
    notes = [
        meeting(f"2026-11-{day:02}-a.md", circle("A", 50)[day - 1 : day + 27])
        for day in range(1, 24)
    ]
    view = view_of(index_of(*notes))
    names = [name for group in view.groups for name in group.people]

    assert max(len(group.people) for group in view.groups) <= PEOPLE
    assert sum(group.people_total for group in view.groups) == 50
    assert all(list(group.people) == sorted(group.people) for group in view.groups)
    assert max(len(group.drawing.people) for group in view.groups) == DRAWN_PEOPLE
    assert len(set(names)) == len(names)


def test_more_groups_than_a_picture_has_room_for_get_a_line_each() -> None:
    letters = "ABCDEFGHIJKLMNO"
    view = view_of(index_of(*(note for letter in letters for note in weekly(letter, 3))))

    assert len(view.groups) == GROUPS
    assert (view.smaller_total, view.smaller_people, len(view.smaller)) == (3, 9, 3)


def test_those_whom_nobody_met_are_counted_and_an_empty_notebook_has_no_groups() -> None:
    alone = view_of(index_of(meeting("2026-11-18-a.md", ["Ada Lovelace"])))

    assert (alone.groups, alone.alone) == ((), 1)
    assert view_of(index_of()).groups == ()


def test_a_project_belongs_to_the_group_that_meets_about_it_most() -> None:
    index = index_of(
        *weekly("A", 3),
        *weekly("B", 3),
        meeting("2026-11-20-a.md", circle("A", 3), projects=("Apollo",)),
        meeting("2026-11-20-b.md", circle("B", 2), projects=("Apollo",)),
        registers=Registers(projects=(Project(slug="apollo", name="Apollo"),)),
    )

    assert [group.projects for group in view_of(index).groups] == [("apollo",), ()]


def test_a_group_too_large_to_name_is_cut_into_those_within_it() -> None:
    notes = [
        meeting(f"2026-10-{day:02}-{letter}.md", circle(letter, 48)[start : start + 26])
        for letter in "ABC"  # of which nobody meets the others
        for day, start in enumerate(range(0, 22, 3), 1)
    ]

    view = view_of(index_of(*notes))

    assert [group.people_total for group in view.groups] == [26, 26, 26, 21, 21, 21]
    assert view.alone == 0
