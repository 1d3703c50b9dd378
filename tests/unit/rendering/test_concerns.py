"""Concerns in lines and tables."""

from msgspec.structs import replace

from meetgen.index.shown_names import shown_names
from meetgen.model.team import Concern
from meetgen.pages.concern import ConcernView, pages
from meetgen.pages.concerns import ConcernsView
from meetgen.pages.concerns import pages as map_pages
from meetgen.pages.markdown import ROOT
from meetgen.rendering.concerns import Concerns
from meetgen.rendering.lines import Lines
from tests.unit.sample_index import sample_index

INDEX = sample_index()
CONCERNS = Concerns(shown_names(INDEX), Lines(shown_names(INDEX)))


def view() -> ConcernsView:
    [page] = map_pages(INDEX)
    assert isinstance(page.view, ConcernsView)
    return page.view


def test_the_map_says_in_words_what_is_shared_contested_or_nobodys() -> None:
    shown = view().map
    assert shown is not None
    lines = CONCERNS.map(shown).replace(ROOT, "/").split("\n")

    assert lines[0] == (
        "| Layer | [Cloud](/teams/cloud.md) | [Infrastructure](/teams/infra.md) | Nobody |"
    )
    assert '<span class="mg-label">[Cloud](/teams/cloud.md)</span>' in lines[2]
    assert (
        '<span class="mg-concern" data-mg-state="shared">[Spend](/concerns/spend.md)'
        ' <span class="mg-of">shared</span></span>'
    ) in lines[2]
    assert 'data-mg-state="nobody">[Status page](/concerns/status-page.md)</span>' in lines[3]
    assert lines[4].count('<span class="mg-of">one of several</span>') == 2


def test_the_list_names_owners_and_badges_what_has_none_or_several() -> None:
    hubs, spend, status = CONCERNS.list(view().rows).replace(ROOT, "/").split("\n")[2:]

    assert 'data-mg-state="warning">2 owners</span>' in hubs
    assert "[1 decision](/concerns/spend.md#decisions)" in spend
    assert 'data-mg-state="error">nobody</span>' in status


def test_the_facts_of_a_concern_begin_with_its_owner_and_whom_to_ask() -> None:
    first = next(iter(pages(INDEX))).view
    assert isinstance(first, ConcernView)

    facts = CONCERNS.facts(first).replace(ROOT, "/").split("\n")

    assert facts[:3] == [
        "- **Owner** [Cloud](/teams/cloud.md)",
        "- **Shared with** [Infrastructure](/teams/infra.md)",
        "- **Ask** [Ada Lovelace](/people/ada.md)",
    ]


def test_what_a_team_owns_leads_to_the_pages_of_concerns() -> None:
    cloud = INDEX.teams["cloud"]

    table = CONCERNS.of_team(cloud, [("cloud", cloud.owns[0])]).replace(ROOT, "/")

    assert table.count("[Spend](/concerns/spend.md)") == 2
    assert "owned by [Cloud](/teams/cloud.md)" in table


def test_a_team_is_told_who_else_says_to_own_what_it_owns() -> None:
    cloud = replace(INDEX.teams["cloud"], owns=(Concern(concern="Hubs"), Concern(concern="Spend")))

    table = CONCERNS.of_team(cloud, ()).replace(ROOT, "/")

    assert "also owned by [Infrastructure](/teams/infra.md)" in table
    assert table.count("also owned by") == 1
