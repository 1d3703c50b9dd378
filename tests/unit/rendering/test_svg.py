"""Charts are well-formed, say their numbers in words, and carry no style."""

from xml.etree import ElementTree as ET

import pytest

from meetgen.rendering import svg

CHARTS = {
    "sparkline": svg.sparkline((0, 3, 1), "Meetings & more"),
    "pairs": svg.pairs((1, 0), (0, 2), "raised, done"),
    "ageing": svg.ageing((0, 2, 3), "ages"),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_one_line_of_well_formed_svg_without_style(name: str) -> None:
    chart = CHARTS[name]
    root = ET.fromstring(chart)  # noqa: S314 (ours)

    assert "\n" not in chart
    assert [one for one in root.iter() if "style" in one.attrib] == []
    assert root[0].attrib["role"] == "img"
    assert root[0][0].tag.endswith("title")


def test_bars_are_as_high_as_their_numbers() -> None:
    root = ET.fromstring(CHARTS["sparkline"])  # noqa: S314 (ours)

    bars = [(one.get("data-mg-state"), one.get("height")) for one in root[0][1:]]

    assert bars == [("none", "1"), ("some", "32"), ("last", "11")]
