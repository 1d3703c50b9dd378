"""Plain front matter is read without a YAML parser, and gives what the parser would."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from meetgen.parsing import frontmatter
from meetgen.parsing.frontmatter import FrontMatter, read_front_matter
from meetgen.parsing.plain_yaml import read_plain_block

WORDS = (
    *("Ada", "O'Neall", "ada-l", "2026-11-18", "2026-11-18 14:00", "12", "012", "1.5", "yes"),
    *("a: b", "a:b", "https://x/y", "a #b", "a#b", "-", "- a", "é", "Ada (chair)", "a, b", "it's"),
    *("&a", "*a", "!a", "%a", "@a", "`a", "[a]", "{a}", "a]", "a}", "|", ">", "~", '"', "'", "<<"),
    *(
        "\\",
        "\t",
        "\u00a0",
        "\u0085",
        "\u2028",
        "\ufeff",
        "…",
        "14:00",
        "?",
        ",",
        "---",
        "x:",
        "null",
    ),
)
words = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join) | st.text(max_size=9)
keys = words | st.sampled_from("abc")
scalars = words | words.map('"{}"'.format) | words.map("'{}'".format)
blanks = st.sampled_from(("", " ", "  "))
flows = st.lists(words, max_size=3).map(lambda parts: f"[{', '.join(parts)}]")
entries = st.builds("{}{}:{} {}{}\n".format, blanks, keys, blanks, scalars | flows, blanks)
items = st.builds("{}-{} {}\n".format, blanks, blanks, scalars)
lists = st.builds("{}:{}\n{}".format, keys, blanks, st.lists(items).map("".join))
blocks = st.lists(entries | lists | scalars.map("{}\n".format), max_size=4).map("".join)


def by_parser(text: str) -> FrontMatter:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frontmatter, "read_plain_block", lambda *_args, **_options: None)
        return read_front_matter(text, "a.md")


@given(blocks)
@example("a: 1\nb:\n  - x\n  - 'y'  \nc: [p,  q ]\nd: []\n")
@example("a: x\n  y\n")
@example("a: x\n  - y\n")
@example("a:\n  - x\n    - y\n")
@example("a:\n  - x\n    y\n")
@example("a: " + "1" * 101 + "\n")
@example("a: \"b'c\"\nd: 'e\"f'\n")
def test_a_plain_block_gives_what_the_parser_gives(block: str) -> None:
    text = f"---\n{block}---\nBody\n"

    assert read_front_matter(text, "a.md") == by_parser(text)


@pytest.mark.parametrize(
    "block",
    [
        'title: "Platform: weekly"\ndate: 2026-11-18\n',
        "attendees:\n  - ada\n  - Bob Roe\ntags: [weekly, cloud]\n",
        "purpose: 'to agree'\nevent: x1@example.org\nunits:\n- 1.5\n",
    ],
)
def test_usual_front_matter_is_plain(block: str) -> None:
    assert read_plain_block(block, first_line=2) is not None


@pytest.mark.parametrize(
    "block",
    ["a: b: c\n", "a: &x b\n", "a: b # c\n", "a: >\n  b\n", "a: 1\na: 2\n", "a:\n", "a: [[b]]\n"],
)
def test_what_is_not_plainly_safe_is_left_to_the_parser(block: str) -> None:
    assert read_plain_block(block, first_line=2) is None
