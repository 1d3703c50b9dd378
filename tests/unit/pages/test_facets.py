"""By what results of a large search can be narrowed."""

from msgspec.structs import replace

from meetgen.pages import all_pages
from meetgen.pages.facets import Facets, facets_of, facets_of_decision
from tests.unit.sample_index import SECOND, decision, sample_index

INDEX = sample_index()


def facets(uri: str) -> Facets:
    return facets_of(next(page for page in all_pages(INDEX) if page.uri == uri), INDEX)


def test_a_note_has_its_people_projects_series_and_year() -> None:
    found = facets(SECOND)

    assert found["Kind"] == ("Meeting",)
    assert "Ada Lovelace" in found["Person"]
    assert found["Year"] == ("2026",)
    assert set(found) <= {"Kind", "Person", "Project", "Series", "Year"}


def test_only_those_who_were_there_are_its_people() -> None:
    meeting = INDEX.meetings[SECOND]
    present = {one.name for one in meeting.present if one.person in INDEX.people}

    assert set(facets(SECOND)["Person"]) == present < {one.name for one in meeting.attendees}


def test_other_pages_have_their_kind() -> None:
    assert facets("people/ada.md") == {"Kind": ("Person",)}
    assert facets("index.md") == {"Kind": ("Page",)}


def test_a_decision_has_those_who_took_it_and_no_empty_facet() -> None:
    found = facets_of_decision(replace(decision(), by=("ada", "nobody"), projects=()), INDEX)

    assert found["Kind"] == ("Decision",)
    assert found["Person"] == ("Ada Lovelace",)
    assert "Project" not in found
