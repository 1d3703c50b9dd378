"""Concerns of the index: whose they are, and what notes say about them."""

from msgspec.structs import replace

from meetgen.index.index import Index, TargetKind
from meetgen.model.concern import KnownConcern
from meetgen.model.link import LinkKind
from meetgen.model.note import Note
from meetgen.model.project import Project
from meetgen.model.register import Registers
from meetgen.model.team import Concern, Team
from tests.unit.index.builders import (
    action,
    at,
    codes,
    decision,
    index_of,
    link,
    meeting,
    page,
    question,
)

ONE, TWO = "2026-11-04-w.md", "2026-11-11-w.md"


def team(slug: str, *owns: Concern, line: int = 1, unowned: tuple[Concern, ...] = ()) -> Team:
    return Team(
        slug=slug, name=slug.title(), owns=owns, unowned=unowned, location=at(line, "teams.yml")
    )


def organised(*teams: Team, notes: tuple[Note, ...] = (), projects: tuple[str, ...] = ()) -> Index:
    known = tuple(Project(slug=slug, name=slug.title()) for slug in projects)
    return index_of(*notes, registers=Registers(teams=teams, projects=known))


def concern(index: Index, slug: str) -> KnownConcern:
    return index.concerns[slug]


def test_concerns_come_in_the_order_of_the_register_with_owner_and_partners() -> None:
    index = organised(
        team("zeta", Concern(concern="Cloud spend", layer="Governance"), line=1),
        team("alpha", Concern(concern="Base images", shared_with=("Zeta", "gone")), line=5),
    )

    assert list(index.concerns) == ["cloud-spend", "base-images"]
    assert concern(index, "base-images").owners == ("alpha",)
    assert concern(index, "base-images").shared_with == ("zeta", "gone")


def test_one_concern_of_two_teams_has_two_owners_however_it_is_spelt() -> None:
    index = organised(
        team("a", Concern(concern="Cloud spend", shared_with=("b",))),
        team("b", Concern(concern="cloud-Spend", layer="Money"), line=2),
    )

    [one] = index.concerns.values()
    assert (one.name, one.layer, one.owners, one.shared_with) == (
        "Cloud spend",
        "Money",
        ("a", "b"),
        (),
    )


def test_what_a_team_misses_an_owner_for_is_nobodys_until_a_team_owns_it() -> None:
    status = Concern(concern="Status page")
    nobodys = organised(team("a", unowned=(status,)))
    owned = organised(team("a", unowned=(status,)), team("b", status, line=2))

    assert concern(nobodys, "status-page").owners == ()
    assert concern(owned, "status-page").owners == ("b",)


def test_names_of_one_slug_are_two_concerns_with_addresses_of_their_own() -> None:
    names = ("C", "C++", "C#", "c ")
    index = organised(team("a", *(Concern(concern=name) for name in names)))

    assert [one.name for one in index.concerns.values()] == ["C", "C++", "C#"]
    first, *others = index.concerns
    assert first == "c"
    assert all(slug.startswith("c-") for slug in others)
    assert list(organised(team("a", *(Concern(concern=name) for name in names))).concerns) == [
        first,
        *others,
    ]


def test_hostile_names_have_safe_addresses() -> None:
    index = organised(team("a", Concern(concern="../<b>"), Concern(concern="index")))

    assert all(slug.replace("-", "").isalnum() for slug in index.concerns)
    assert "index" not in index.concerns


def test_a_tag_that_is_no_concern_makes_none() -> None:
    index = organised(
        team("a", Concern(concern="Spend")),
        notes=(meeting(ONE, links=(link("vpn", LinkKind.TAG),)),),
    )

    assert list(index.concerns) == ["spend"]
    assert codes(index) == []


def test_lines_with_the_tag_are_about_the_concern_and_so_is_their_meeting() -> None:
    note = meeting(
        ONE,
        decisions=(decision(id="d1", tags=("spend",)), decision("else", id="d2", line=21)),
        actions=(action(id="a1", tags=("Spend",)),),
        questions=(question(id="q1", line=5),),
        links=(link("spend", LinkKind.TAG, line=5),),
    )

    one = concern(
        organised(team("a", Concern(concern="Spend")), notes=(note, meeting(TWO))), "spend"
    )

    assert (one.decisions, one.actions, one.questions) == (("d1",), ("a1",), ("q1",))
    assert one.notes == (ONE,)


def test_another_name_of_a_concern_is_its_tag_too() -> None:
    network = Concern(concern="Network and hubs", aliases=("network",))
    note = meeting(ONE, decisions=(decision(id="d1", tags=("network",)),))

    assert concern(organised(team("a", network), notes=(note,)), "network-and-hubs").decisions == (
        "d1",
    )


def test_front_matter_tags_are_about_all_that_names_nothing_else() -> None:
    note = meeting(
        ONE,
        tags=("spend",),
        decisions=(decision(id="d1"), decision("else", id="d2", line=21, tags=("images",))),
    )
    index = organised(team("a", Concern(concern="Spend"), Concern(concern="Images")), notes=(note,))

    assert concern(index, "spend").decisions == ("d1",)
    assert concern(index, "images").decisions == ("d2",)
    assert concern(index, "images").notes == (ONE,)


def test_a_concern_has_what_is_about_its_project() -> None:
    index = organised(
        team("a", Concern(concern="Accounts", projects=("Zone",)), Concern(concern="Spend")),
        notes=(
            meeting(ONE, projects=("zone",), decisions=(decision(id="d1"),)),
            meeting(TWO, decisions=(decision("else", id="d2", tags=("spend",)),)),
        ),
        projects=("zone", "spend"),
    )

    assert concern(index, "accounts").projects == ("zone",)
    assert concern(index, "accounts").decisions == ("d1",)
    assert concern(index, "spend").projects == ("spend",)  # it has the project's name
    assert concern(index, "spend").decisions == ("d2",)


def test_the_heading_above_a_decision_can_have_the_tag() -> None:
    item = replace(decision(id="d1"), context=("Money #spend",))

    index = organised(team("a", Concern(concern="Spend")), notes=(meeting(ONE, decisions=(item,)),))

    assert concern(index, "spend").decisions == ("d1",)


def test_meetings_come_newest_first() -> None:
    notes = (meeting(ONE, tags=("spend",)), meeting(TWO, tags=("spend",)))

    assert concern(organised(team("a", Concern(concern="Spend")), notes=notes), "spend").notes == (
        TWO,
        ONE,
    )


def test_links_lead_to_a_concern_where_nothing_else_has_its_name() -> None:
    owner = team("a", Concern(concern="Spend"), Concern(concern="Audit log"))
    note = meeting(
        ONE,
        links=(
            link("Spend", line=5),
            link("Audit log", line=6),
            link("concerns/spend.md", LinkKind.MARKDOWN, line=7),
            link("spend", LinkKind.TAG, line=8),
        ),
    )
    index = organised(owner, notes=(note, page("audit log.md")))

    assert [(one.kind, one.key) for one in index.links[ONE]] == [
        (TargetKind.CONCERN, "spend"),
        (TargetKind.NOTE, "audit log.md"),
        (TargetKind.CONCERN, "spend"),
        (TargetKind.CONCERN, "spend"),
    ]
    assert [one.note for one in index.backlinks[TargetKind.CONCERN, "spend"]] == [ONE] * 3


def test_a_tag_of_a_project_leads_to_the_project() -> None:
    index = organised(
        team("a", Concern(concern="Spend")),
        notes=(meeting(ONE, links=(link("spend", LinkKind.TAG),)),),
        projects=("spend",),
    )

    assert [one.kind for one in index.links[ONE]] == [TargetKind.PROJECT]
    assert concern(index, "spend").notes == (ONE,)
