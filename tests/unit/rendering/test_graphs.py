"""Pictures of networks are well-formed, link each node, and never lay a name over another."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from meetgen.index.index import TargetKind
from meetgen.pages.markdown import ROOT, Markdown
from meetgen.rendering.graphs import Dot, Words, ring, sides, star

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words(title="Around <Ada>", description="Bob & Eve", legend="\u25cf people")
HOSTILE = 'Eve "<script>" \u202e& \x00co'


def dots(count: int, kind: TargetKind = TargetKind.PERSON) -> list[Dot]:
    return [
        Dot(kind=kind, label=f"Person number {at}", uri=f"people/p{at}.md", told=f"{at} meetings")
        for at in range(count)
    ]


def parsed(picture: Markdown) -> ET.Element:
    return ET.fromstring(picture.replace(ROOT, "../"))  # noqa: S314 (ours)


PICTURES = {
    "star": star("Ada", dots(14), [1] * 14, [(0, 3), (3, 7)], WORDS),
    "one": star("Ada", dots(1), [4], [], WORDS),
    "odd": star("Ada", dots(7), [2] * 7, [], WORDS),
    "ring": ring(dots(12), [(0, 5, 4), (1, 2, 1)], WORDS),
    "nothing": ring([], [], WORDS),
    "sides": sides(dots(8), dots(3, TargetKind.SERIES), [(0, 1, 2), (7, 2, 4)], WORDS),
    "kinds": ring([dots(1, kind)[0] for kind in TargetKind], [], WORDS),
    "hostile": star(
        HOSTILE, [Dot(kind=TargetKind.PERSON, label=HOSTILE, uri='a"b.md')], [1], [], WORDS
    ),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_one_line_of_well_formed_svg_without_style(name: str) -> None:
    picture = PICTURES[name]
    [svg] = parsed(picture).iter(f"{SVG}svg")

    assert "\n" not in picture
    assert [one for one in svg.iter() if "style" in one.attrib] == []
    assert [one.tag for one in svg][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert (svg[0].text, svg[1].text) == ("Around <Ada>", "Bob & Eve")


@pytest.mark.parametrize("name", PICTURES)
def test_names_lie_on_no_other_name_and_inside_the_picture(name: str) -> None:
    [svg] = parsed(PICTURES[name]).iter(f"{SVG}svg")
    width, height = int(svg.get("width", "0")), int(svg.get("height", "0"))
    boxes = [box(text) for text in svg.iter(f"{SVG}text")]

    assert [one for one in boxes if one[0] < 0 or one[1] > width or one[2] > height] == []
    assert [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a[0] < b[1] and b[0] < a[1] and abs(a[2] - b[2]) < 24
    ] == []


def box(text: ET.Element) -> tuple[int, int, int]:
    """Where a name begins and ends, and its line."""
    x, y, wide = int(text.get("x", "0")), int(text.get("y", "0")), 7 * len(text.text or "")
    start = {"start": x, "middle": x - wide // 2, "end": x - wide}[text.get("text-anchor", "")]
    return start, start + wide, y


def test_each_node_is_a_link_in_the_form_that_pages_make_relative() -> None:
    picture = PICTURES["star"]

    assert picture.count(f'<a href="{ROOT}people/p') == 14


def test_a_hostile_name_is_only_text() -> None:
    picture = PICTURES["hostile"]

    assert "<script" not in picture
    assert "\u202e" not in picture
    assert "\x00co" not in picture
    assert 'href="\x00a%22b.md"' in picture


def test_long_and_wide_names_are_cut_to_their_room() -> None:
    names = ["x" * 60, "\u6771" * 60]
    picture = ring([Dot(kind=TargetKind.PERSON, label=one, uri="a.md") for one in names], [], WORDS)

    shown = [text.text for text in parsed(picture).iter(f"{SVG}text")]

    assert shown == ["x" * 27 + "\u2026", "\u6771" * 13 + "\u2026"]


def test_ties_are_as_wide_as_they_are_told_to_be() -> None:
    levels = [one.get("data-mg-level") for one in parsed(PICTURES["sides"]).iter(f"{SVG}path")]

    assert levels[:2] == ["2", "4"]
