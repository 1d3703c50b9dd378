"""Networks on pages: each picture has its words, and a list that says the same."""

from meetgen.index.index import Index
from meetgen.index.shown_names import shown_names
from meetgen.model.note import Note
from meetgen.model.page import Page
from meetgen.pages import network
from meetgen.pages.ego import ego_of_person, ego_of_project
from meetgen.pages.markdown import ROOT
from meetgen.rendering.lines import Lines
from meetgen.rendering.networks import Networks
from meetgen.rendering.pages import PageRenderer
from tests.unit.index.builders import index_of, meeting


def networks(index: Index) -> Networks:
    return Networks(shown_names(index), Lines(shown_names(index)))


def weekly(letter: str) -> list[Note]:
    return [
        meeting(f"2026-11-{day:02}-{letter}.md", [f"{letter}a X", f"{letter}b X"], series=letter)
        for day in (2, 9)
    ]


def test_a_project_has_a_picture_and_the_same_as_a_list() -> None:
    index = index_of(
        meeting("2026-11-11-a.md", ["Ada Lovelace"], projects=("apollo",), series="Weekly")
    )

    shown = networks(index).with_list(ego_of_project("apollo", index))

    assert "<title>Around Apollo</title>" in shown
    assert "Ada Lovelace, 1 meeting, last 2026-11-11" in shown
    assert "\u25cf people   \u25c6 series" in shown
    assert f"- [Ada Lovelace]({ROOT}people/ada-lovelace.md)" in shown
    assert f"- [Weekly]({ROOT}series/weekly.md)" in shown


def test_nothing_is_drawn_around_somebody_whom_nobody_met() -> None:
    index = index_of(meeting("2026-11-11-a.md", ["Ada Lovelace"]))

    assert networks(index).picture(ego_of_person("ada-lovelace", index)) == ""


def page_of(index: Index) -> str:
    page: Page
    [page] = network.pages(index)
    return "".join(
        part.markdown for part in PageRenderer(shown_names(index)).render(page, page.view).parts
    )


def test_groups_are_drawn_and_described_and_what_is_left_out_is_told() -> None:
    letters = "ABCDEFGHIJKLMN"
    index = index_of(
        *(note for letter in letters for note in weekly(letter)),
        meeting("2026-11-12-x.md", ["Zoe Zulu"]),
    )

    text = page_of(index)

    assert text.count('<svg role="group"') == 13  # all groups, and each of twelve
    assert text.count("\n## Around ") == 12
    assert "## Smaller groups" in text
    assert "4 people who are in none of the groups above" in text
    assert "1 person whom no note shows together with others" in text


def test_an_empty_network_says_what_to_write() -> None:
    assert "List who was there in a note" in page_of(index_of())


def test_what_a_picture_and_a_list_leave_out_of_a_group_is_told() -> None:
    names = [f"{chr(97 + number)}a X" for number in range(26)]
    notes = [
        meeting(f"2026-11-{day:02}-a.md", names, series=f"Round {day}") for day in range(1, 24)
    ]

    text = page_of(index_of(*notes))

    assert "8 of 26 people   6 of 23 projects and series" in text
    assert "and [3 more](../series/index.md)" in text
