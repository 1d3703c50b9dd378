"""The organisation's map, and the page of a concern."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from meetgen.index.index import Index
from meetgen.model.concern import KnownConcern
from meetgen.model.page import Page
from meetgen.model.team import Team
from meetgen.pages import concern, concerns
from meetgen.pages.concern import ConcernView
from meetgen.pages.concerns import NOBODY, ConcernsView, OrganisationMap
from meetgen.pages.more import DECISIONS
from tests.unit.sample_index import SECOND, decision, empty_index, sample_index

INDEX = sample_index()


def map_of(index: Index) -> OrganisationMap:
    [page] = concerns.pages(index)
    assert isinstance(page.view, ConcernsView)
    assert page.view.map is not None
    return page.view.map


def known(slug: str, layer: str | None, *owners: str, **more: Any) -> KnownConcern:
    return KnownConcern(slug=slug, name=slug.title(), layer=layer, owners=owners, **more)


def organisation(teams: Iterable[str], *some: KnownConcern) -> Index:
    return empty_index(
        teams={slug: Team(slug=slug, name=slug) for slug in teams},
        concerns={one.slug: one for one in some},
    )


def test_the_map_has_layers_down_teams_across_and_what_nobody_owns() -> None:
    found = map_of(INDEX)

    assert (found.has_teams_across, found.across) == (True, ("cloud", "infra", NOBODY))
    assert found.down == ("Governance", "Product", "Other")
    assert [
        [[(one.concern.slug, one.holding.value) for one in cell] for cell in row]
        for row in found.cells
    ] == [
        [[("spend", "owned")], [("spend", "shared")], []],
        [[], [], [("status-page", "nobody")]],
        [[("hubs", "several")], [("hubs", "several")], []],
    ]


def test_many_teams_stand_below_each_other_and_many_of_both_are_a_list_of_rows() -> None:
    teams = [f"t{n}" for n in range(8)]
    few_layers = organisation(teams, *(known(f"c{n}", f"l{n % 2}", f"t{n}") for n in range(8)))
    many = organisation(teams, *(known(f"c{n}", f"l{n}", f"t{n}") for n in range(8)))

    turned, rows = map_of(few_layers), map_of(many)

    assert (turned.has_teams_across, turned.across) == (False, ("l0", "l1"))
    assert turned.down == tuple(teams)
    assert [(layer, team) for layer, team, _ in rows.bands] == [
        (f"l{n}", f"t{n}") for n in range(8)
    ]


def test_a_list_too_long_for_a_map_has_pages_and_none() -> None:
    index = organisation(["t"], *(known(f"c{n:03}", "l", "t") for n in range(201)))

    first, second = concerns.pages(index)

    assert isinstance(first.view, ConcernsView)
    assert (first.view.map, len(first.view.rows), first.view.total) == (None, 200, 201)
    assert (second.uri, second.section) == ("concerns/page-2.md", "concerns/index.md")


def test_what_has_no_owner_or_several_is_listed_and_so_is_what_stands_decided() -> None:
    [page] = concerns.pages(INDEX)
    view = page.view

    assert isinstance(view, ConcernsView)
    assert [one.slug for one in view.unowned] == ["status-page"]
    assert [one.slug for one in view.contested] == ["hubs"]
    assert [(row.concern.slug, row.decisions) for row in view.rows] == [
        ("hubs", 0),
        ("spend", 1),  # the other one is superseded
        ("status-page", 0),
    ]


def test_a_team_that_shares_and_has_no_page_has_no_column() -> None:
    index = organisation(["a"], known("c", "l", "a", shared_with=("gone",)))

    assert map_of(index).across == ("a",)


def test_without_concerns_there_is_no_map() -> None:
    index = organisation(["a"])

    assert [*concerns.pages(index), *concern.pages(index)] == []


def page_of(slug: str, index: Index = INDEX) -> Page:
    [page] = (one for one in concern.pages(index) if one.uri == f"concerns/{slug}.md")
    return page


def test_a_concern_says_who_owns_it_and_what_was_decided_and_when_it_was_spoken_of() -> None:
    page = page_of("spend")
    view = page.view

    assert (page.title, page.section) == ("Spend", "concerns/index.md")
    assert isinstance(view, ConcernView)
    assert view.people == ("ada",)  # of the team that owns it
    assert [one.id for one in view.decisions] == ["d2"]
    assert [one.id for one in view.superseded] == ["d1"]
    assert [one.id for one in view.questions] == ["q1"]
    assert [one.id for bucket in view.open for one in bucket.actions] == ["o1"]
    assert view.meetings.latest[0].path == SECOND


def test_a_concern_names_those_of_its_layer() -> None:
    index = organisation(["a"], known("c", "l", "a"), known("d", "l"), known("e", None))

    beside = [getattr(page.view, "beside", None) for page in concern.pages(index)]

    assert beside == [("d",), ("c",), ()]


def test_a_concern_shows_no_more_decisions_than_fit() -> None:
    many = tuple(decision(id=f"n{n}", text=str(n)) for n in range(60))
    spend = replace(INDEX.concerns["spend"], decisions=tuple(one.id for one in many))
    index = replace(
        INDEX, decisions=(*INDEX.decisions, *many), concerns={**INDEX.concerns, "spend": spend}
    )

    view = page_of("spend", index).view

    assert isinstance(view, ConcernView)
    assert len(view.decisions) == DECISIONS
