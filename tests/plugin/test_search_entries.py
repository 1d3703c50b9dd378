"""What Material's search is told of a page."""

from meetgen.rendering.html import SearchSection
from mkdocs_meetgen.search_entries import material_entries

SECTIONS = (
    SearchSection(anchor="ada", title="Ada", text="Team Infrastructure"),
    SearchSection(anchor="decisions", title="Decisions", text="We rent"),
)


def test_a_page_is_found_under_its_title_and_its_sections_under_theirs() -> None:
    found = material_entries("x/", "Ada, 2026-11-18", SECTIONS, tags=["a"], boosts=(1.5, 1.5))

    assert found == [
        {
            "location": "x/",
            "title": "Ada, 2026-11-18",
            "text": "<p>Team Infrastructure</p>",
            "tags": ["a"],
            "boost": 1.5,
        },
        {
            "location": "x/#decisions",
            "title": "Decisions",
            "text": "<p>We rent</p>",
            "tags": ["a"],
            "boost": 1.5,
        },
    ]


def test_a_name_counts_and_the_facts_below_it_do_not() -> None:
    found = material_entries("x/", "Ada", SECTIONS, tags=None, boosts=(3000, 0.01), has_name=True)

    assert [(one["location"], one["text"], one["boost"]) for one in found] == [
        ("x/", "", 3000),
        ("x/#ada", "<p>Team Infrastructure</p>", 0.01),
        ("x/#decisions", "<p>We rent</p>", 0.01),
    ]


def test_without_text_a_page_is_found_by_its_title() -> None:
    found = material_entries("x/", "Ada", SECTIONS, tags=None, has_text=False)

    assert found == [{"location": "x/", "title": "Ada", "text": ""}]
