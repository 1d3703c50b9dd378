"""What links lead to."""

from typing import Any

import pytest

from meetgen.index.index import TargetKind
from meetgen.model.link import LinkKind
from meetgen.model.note import NoteKind, Section
from meetgen.model.project import Project
from meetgen.model.register import Registers
from tests.unit.index.builders import (
    action,
    at,
    codes,
    entry,
    index_of,
    link,
    meeting,
    page,
    people,
    present,
)

HERE = "2026/2026-11-18-b.md"
OTHER = meeting(
    "2026/2026-11-11-a.md",
    title="Kick-off",
    meta={"aliases": ["Start"]},
    sections=(Section(level=2, text="Open points", anchor="open-points", location=at(4)),),
)
REGISTERS = Registers(
    people=(entry("ada", "Ada Lovelace"),),
    projects=(Project(slug="apollo", name="Apollo moon", aliases=("AM",)),),
)
MD, WIKI, TAG = LinkKind.MARKDOWN, LinkKind.WIKILINK, LinkKind.TAG


def lead(target: str, kind: LinkKind = WIKI, part: str = "", **more: Any) -> list[tuple[str, ...]]:
    """What one link in a note leads to: (kind, key, anchor)."""
    index = index_of(
        meeting(HERE, links=(link(target, kind, part=part),)),
        OTHER,
        page("guide/index.md"),
        page("people/ada.md", kind=NoteKind.OWN_WORDS),
        registers=REGISTERS,
        files=("2026/plan.pdf", "img/a b.png"),
        **more,
    )
    return [(one.kind.value, one.key, one.anchor) for one in index.links.get(HERE, ())]


NOTE = [("note", OTHER.path, "")]
ADA = [("person", "ada", "")]
APOLLO = [("project", "apollo", "")]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("2026-11-11-a", NOTE),
        ("2026/2026-11-11-A", NOTE),
        ("2026/2026-11-11-a.md", NOTE),
        ("kick-off", NOTE),
        ("Start", NOTE),
        ("Ada Lovelace", ADA),
        ("ada", ADA),
        ("people/ada", ADA),
        ("apollo", APOLLO),
        ("am", APOLLO),
        ("Apollo Moon", APOLLO),
        ("Prototype", []),
        ("plan.pdf", [("file", "2026/plan.pdf", "")]),
        ("a b.png", [("file", "img/a b.png", "")]),
    ],
)
def test_a_wikilink_leads_to_the_one_thing_of_its_name(target: str, found: list[object]) -> None:
    assert lead(target) == found


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("2026-11-11-a.md", NOTE),
        ("../2026/2026-11-11-a.md", NOTE),
        ("2026-11-11-a", NOTE),
        ("./2026-11-11-a.html", NOTE),
        ("../guide/", [("note", "guide/index.md", "")]),
        ("../guide", [("note", "guide/index.md", "")]),
        ("../people/ada.md", ADA),
        ("../projects/apollo.md", APOLLO),
        ("plan.pdf", [("file", "2026/plan.pdf", "")]),
        ("../img/a b.png", [("file", "img/a b.png", "")]),
        ("../../outside.md", []),
        ("https://example.org/x.md", []),
    ],
)
def test_a_relative_link_leads_to_what_lies_there(target: str, found: list[object]) -> None:
    assert lead(target, MD) == found


@pytest.mark.parametrize(
    "part", ["Open points", "open-points", "Agenda#Open Points", "OPEN POINTS"]
)
def test_a_part_is_a_heading_of_the_note(part: str) -> None:
    assert lead("Kick-off", part=part) == [("note", OTHER.path, "open-points")]


def test_tags_lead_to_projects_only() -> None:
    assert lead("apollo", TAG) == APOLLO
    assert lead("channel", TAG) == []


def findings(target: str, kind: LinkKind = WIKI, part: str = "") -> list[tuple[str, str]]:
    index = index_of(
        meeting(HERE, links=(link(target, kind, part=part),)),
        OTHER,
        registers=REGISTERS,
        files=("2026/plan.pdf",),
    )
    return [(one.code, one.message + " | " + one.hint) for one in index.diagnostics]


def test_a_broken_relative_link_is_reported_with_where_it_is() -> None:
    ((code, words),) = findings("../2025/2026-11-11-a.md", MD)

    assert code == "MG040"
    assert "did you mean 2026/2026-11-11-a.md" in words


@pytest.mark.parametrize("target", ["inrupt", "2026-11-18.md", "2026/11/x.md", "plan.png"])
@pytest.mark.parametrize("folder", ["meetings", "actions"])
def test_a_folder_of_ours_hides_no_broken_link(folder: str, target: str) -> None:
    assert [code for code, _ in findings(f"../{folder}/{target}", MD)] == ["MG040"]


def test_what_the_export_of_a_wiki_left_is_told_once_a_note() -> None:
    links = (link("Category:Minutes", MD), link("User_talk:Ada", MD))
    index = index_of(meeting(HERE, links=links), registers=REGISTERS)

    assert [(one.code, one.severity.value, one.message) for one in index.diagnostics] == [
        ("MG040", "info", "the link to Category:Minutes is one of a wiki: it leads nowhere here")
    ]


def test_a_missing_heading_is_reported_and_the_page_linked() -> None:
    assert [code for code, _ in findings("Kick-off", part="Nothing")] == ["MG041"]
    assert lead("Kick-off", part="Nothing") == NOTE


def test_a_near_miss_of_a_wikilink_is_proposed() -> None:
    ((code, words),) = findings("Appollo")

    assert code == "MG040"
    assert "[[apollo]]" in words


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("Prototype", WIKI),
        ("type", LinkKind.MENTION),
        ("channel", TAG),
        ("https://example.org", MD),
        ("mailto:ada@example.org", MD),
        ("../actions/index.md", MD),
        ("../people/", MD),
        ("../meetings/2026/11.md", MD),
    ],
)
def test_what_is_no_mistake_is_silent(target: str, kind: LinkKind) -> None:
    assert findings(target, kind) == []


def test_two_notes_of_one_name_are_both_named() -> None:
    index = index_of(
        meeting("a/2026-11-01-x.md"),
        meeting("b/2026-11-01-x.md"),
        meeting(HERE, links=(link("2026-11-01-x"),)),
    )

    (finding,) = index.diagnostics
    assert finding.code == "MG040"
    assert "a/2026-11-01-x.md" in finding.message
    assert "b/2026-11-01-x.md" in finding.message


def test_backlinks_come_newest_first_and_once_a_line() -> None:
    older = meeting(
        "2026-11-01-x.md",
        ["Ada Lovelace"],
        links=(link("ada", LinkKind.MENTION, line=2), link("ada", LinkKind.MENTION)),
    )
    newer = meeting(
        "2026-11-02-x.md",
        links=(link("ada", LinkKind.MENTION), link("Ada Lovelace"), link("2026-11-02-x")),
    )

    index = index_of(older, newer, registers=people(entry("ada", "Ada Lovelace")))

    to_ada = index.backlinks[TargetKind.PERSON, "ada"]
    assert [(one.note, one.link.location.line) for one in to_ada] == [
        ("2026-11-02-x.md", 5),
        ("2026-11-01-x.md", 5),
    ]
    assert (TargetKind.NOTE, "2026-11-02-x.md") not in index.backlinks


def test_a_mention_resolves_among_the_notes_own_people() -> None:
    note = meeting(
        people=["Ada Lovelace", present("Bob Byte", "bobb")],
        links=(link("ada", LinkKind.MENTION), link("BobB", LinkKind.MENTION)),
    )

    index = index_of(note)

    assert [one.key for one in index.links[note.path]] == ["ada-lovelace", "bobb"]


def test_ordinary_pages_are_not_checked() -> None:
    index = index_of(page("README.md", links=(link("nowhere.md", MD, path="README.md"),)))

    assert codes(index) == []


@pytest.mark.parametrize("written", ["2026/weekly", "../2026/weekly", "b/2026/weekly.md"])
def test_a_wikilinks_path_tells_notes_of_one_name_apart(written: str) -> None:
    notes = [meeting(f"{folder}/weekly.md", day="2026-11-01") for folder in ("b/2025", "b/2026")]
    source = meeting("b/2024/2026-11-18-x.md", links=(link(written),))

    index = index_of(*notes, source)

    assert [one.key for one in index.links[source.path]] == ["b/2026/weekly.md"]


@pytest.mark.parametrize("body", ['<a id="own"></a>', "<a name='own'>", "## Head {#own}"])
def test_an_anchor_written_in_the_text_is_there(body: str) -> None:
    note = meeting(HERE, body=body, links=(link("", MD, part="own"),))

    index = index_of(note)

    assert [one.anchor for one in index.links[HERE]] == ["own"]
    assert index.diagnostics == ()


def test_a_block_id_leads_to_its_item() -> None:
    note = meeting(HERE, actions=(action(id="k3f9"),), links=(link("2026-11-18-b", part="^k3f9"),))

    assert [one.anchor for one in index_of(note).links[HERE]] == ["a-k3f9"]
