"""Places of front matter values: each says what stands there, emoji and quotes included."""

import pytest

from meetgen.parsing.frontmatter_places import front_matter_places

TEXT = "---\ntitle: 😀 plan # c\n'event': \"a\"\nlist: [x, y]\nempty:\n---\nbody: no\n"


def test_the_places_hold_the_values_as_written() -> None:
    places = front_matter_places(TEXT, "n.md")

    assert places is not None
    assert {key: TEXT[one.start : one.end] for key, one in places.values.items()} == {
        "title": "😀 plan",
        "event": '"a"',
        "list": "[x, y]",
        "empty": "",
    }
    assert all(TEXT[one.key_end - 1] == ":" for one in places.values.values())
    assert [one.is_scalar for one in places.values.values()] == [True, True, False, True]


@pytest.mark.parametrize("text", ["# T\n", "---\n\nT\n", "---\na: [\n---\n", "", "---\na: b\n"])
def test_without_readable_front_matter_there_are_none(text: str) -> None:
    assert front_matter_places(text, "n.md") is None
