"""Who stands around whom: the strongest, told apart by kind, and never all of them."""

from meetgen.index.index import TargetKind
from meetgen.model.register import Registers
from meetgen.model.source import Location
from meetgen.model.team import Concern, Team
from meetgen.pages.ego import MOST_OF_PERSON, ego_of_concern, ego_of_person, ego_of_project
from tests.unit.index.builders import entry, index_of, meeting, people

MANY = [f"Name N{chr(97 + number)}" for number in range(20)]


def test_a_person_stands_among_those_met_most_with_team_mates_beside_each_other() -> None:
    register: Registers = people(
        entry("ada", "Ada Lovelace", team="x"),
        entry("bob", "Bob Byte", team="y"),
        entry("cleo", "Cleo Chip", team="x"),
        entry("dan", "Dan Disk", team="y"),
    )
    names = ["Ada Lovelace", "Bob Byte", "Cleo Chip", "Dan Disk"]
    index = index_of(
        meeting("2026-11-11-a.md", names),
        meeting("2026-11-18-b.md", names[:2]),
        registers=register,
    )

    ego = ego_of_person("ada", index)

    assert [one.node[1] for one in ego.around] == ["cleo", "bob", "dan"]
    assert [(one.level, one.meetings) for one in ego.around] == [(2, 1), (4, 2), (2, 1)]
    assert [one.node[1] for one in ego.by_strength] == ["bob", "cleo", "dan"]
    assert ego.among == ((0, 1), (0, 2), (1, 2))
    assert not ego.is_cut


def test_more_neighbours_than_there_is_room_for_are_left_out_and_that_is_told() -> None:
    index = index_of(meeting("2026-11-18-a.md", ["Ada Lovelace", *MANY]))

    ego = ego_of_person("ada-lovelace", index)

    assert len(ego.around) == MOST_OF_PERSON[TargetKind.PERSON]
    assert ego.is_cut


def test_a_project_stands_among_people_then_series_and_other_projects() -> None:
    index = index_of(
        meeting(
            "2026-11-11-a.md", ["Ada Lovelace"], series="weekly", projects=("apollo", "gemini")
        ),
        meeting("2026-11-18-a.md", ["Ada Lovelace"], series="weekly", projects=("apollo",)),
    )

    ego = ego_of_project("apollo", index)

    assert [one.node for one in ego.around] == [
        (TargetKind.PERSON, "ada-lovelace"),
        (TargetKind.PROJECT, "gemini"),
        (TargetKind.SERIES, "weekly"),
    ]


def test_nobody_stands_around_somebody_who_was_alone() -> None:
    index = index_of(meeting("2026-11-18-a.md", ["Ada Lovelace"]))

    assert ego_of_person("ada-lovelace", index).around == ()


def test_a_concern_stands_among_its_teams_and_those_who_spoke_of_it() -> None:
    place = Location(path="teams.yml", line=1)
    register = Registers(
        teams=(
            Team(
                slug="cloud",
                name="Cloud",
                owns=(Concern(concern="Images", shared_with=("infra",)),),
                location=place,
            ),
            Team(slug="infra", name="Infra", location=place),
        )
    )
    index = index_of(
        meeting("2026-11-18-a.md", ["Ada Lovelace"], tags=("images",), series="weekly"),
        meeting("2026-11-25-b.md", ["Bob Byte"], tags=("images",)),
        meeting("2026-11-11-c.md", ["Eve Example"]),
        registers=register,
    )

    ego = ego_of_concern("images", index)

    assert [(one.node[1], one.part, one.meetings) for one in ego.by_strength] == [
        ("cloud", "owns it", 0),
        ("infra", "shares it", 0),
        ("ada-lovelace", "", 1),
        ("weekly", "", 1),
    ]
