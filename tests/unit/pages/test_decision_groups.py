"""Decisions in force today and at the ends of months, by person, and as chains."""

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from meetgen.index.index import Index
from meetgen.model.decision import Decision, DecisionStatus
from meetgen.model.page import Page
from meetgen.pages import decision_groups, decisions
from meetgen.pages.decision_groups import DecisionGroupsView, Grouping
from meetgen.pages.decisions import DecisionsView
from tests.unit.sample_index import AS_OF, decision, empty_index, sample_index

INDEX = sample_index()
JUNE, JULY, OCTOBER = dt.date(2026, 6, 10), dt.date(2026, 7, 10), dt.date(2026, 10, 10)
OLD = decision(
    id="old",
    date=JUNE,
    status=DecisionStatus.SUPERSEDED,
    superseded_by="new",
    projects=("apollo",),
)
NEW = decision(id="new", date=OCTOBER, supersedes=("old",), by=("bob", "Zoe"), projects=())
ASKED = decision(id="asked", date=JULY, status=DecisionStatus.PROPOSED, by=())


def index_of(*some: Decision) -> Index:
    return replace(INDEX, decisions=some)


def pages_of(index: Index, grouping: Grouping) -> list[tuple[Page, DecisionGroupsView]]:
    found = []
    for page in decision_groups.pages(index):
        assert isinstance(page.view, DecisionGroupsView)
        if page.view.grouping is grouping:
            found.append((page, page.view))
    return found


def told(view: DecisionGroupsView) -> list[tuple[str, list[str]]]:
    return [(one.title, ids(one.decisions)) for one in view.groups]


def ids(some: Iterable[Decision]) -> list[str]:
    return [one.id for one in some]


def test_what_is_in_force_stands_by_project_and_proposals_do_not() -> None:
    today, *_ = pages_of(index_of(OLD, ASKED, NEW), Grouping.IN_FORCE)

    page, view = today
    assert (page.uri, page.title, page.section) == (
        "decisions/in-force.md",
        "Decisions in force",
        "decisions/index.md",
    )
    assert told(view) == [("Without a project", ["new"])]


def test_each_month_in_which_something_changed_has_a_page_of_what_held_at_its_end() -> None:
    _, *before = pages_of(index_of(OLD, ASKED, NEW), Grouping.IN_FORCE)

    assert [(page.uri, told(view)) for page, view in before] == [
        ("decisions/in-force-2026-10.md", [("Without a project", ["new"])]),
        ("decisions/in-force-2026-06.md", [("Apollo", ["old"])]),
    ]
    assert before[0][0].title == "Decisions in force on 2026-10-31"


def test_before_the_last_months_only_the_ends_of_years_have_a_page() -> None:
    ancient = decision(id="a", date=dt.date(2023, 5, 1))
    later = decision(id="b", date=dt.date(2024, 2, 1))

    _, *before = pages_of(index_of(ancient, later), Grouping.IN_FORCE)

    assert [page.uri for page, _ in before] == [
        "decisions/in-force-2024-12.md",
        "decisions/in-force-2023-12.md",
    ]


def test_a_person_has_all_that_they_took_and_what_nobody_took_comes_last() -> None:
    [(page, view)] = pages_of(index_of(OLD, ASKED, NEW), Grouping.BY_PERSON)

    assert page.uri == "decisions/by-person.md"
    assert told(view) == [
        ("Ada Lovelace", ["old"]),
        ("Bob Byte", ["new"]),
        ("Zoe", ["new"]),
        ("Nobody is named", ["asked"]),
    ]
    assert [one.uri for one in view.groups] == ["people/ada.md", "people/bob.md", "", ""]


def test_a_chain_stands_below_its_newest_decision_oldest_first() -> None:
    [(page, view)] = pages_of(index_of(OLD, ASKED, NEW), Grouping.CHAINS)

    assert page.uri == "decisions/chains.md"
    assert [ids(one.decisions) for one in view.groups] == [["old", "new"]]


def test_without_chains_or_decisions_there_are_no_such_pages() -> None:
    assert pages_of(index_of(ASKED), Grouping.CHAINS) == []
    assert list(decision_groups.pages(empty_index())) == []


def test_a_long_group_is_cut_and_leads_to_all_of_it() -> None:
    many = tuple(decision(id=f"n{n}", projects=("apollo",)) for n in range(60))

    (_, view), *_ = pages_of(index_of(*many), Grouping.IN_FORCE)

    [group] = view.groups
    assert (len(group.decisions), group.total) == (20, 60)
    assert group.all_uri == "projects/apollo/decisions.md"


def test_many_groups_share_the_rows_of_a_page() -> None:
    many = tuple(decision(id=f"n{n}", by=(f"P{n % 250:03}",)) for n in range(2000))

    first, second = pages_of(index_of(*many), Grouping.BY_PERSON)

    assert sum(len(one.decisions) for one in first[1].groups) <= decision_groups.MOST_ROWS
    assert second[0].uri == "decisions/by-person-page-2.md"


def test_the_register_counts_stages_and_leads_to_what_was_in_force() -> None:
    again = decision(id="again", date=JULY, revisit=AS_OF)

    [page] = decisions.pages(index_of(OLD, ASKED, again, NEW))
    view = page.view

    assert isinstance(view, DecisionsView)
    assert {stage.value: count for stage, count in view.counts.items()} == {
        "proposed": 1,
        "to revisit": 1,
        "in force": 1,
        "rejected": 0,
        "superseded": 1,
    }
    assert (ids(view.proposed), ids(view.revisit)) == (["asked"], ["again"])
    assert view.snapshots == (
        dt.date(2026, 10, 31),
        dt.date(2026, 7, 31),
        dt.date(2026, 6, 30),
    )
