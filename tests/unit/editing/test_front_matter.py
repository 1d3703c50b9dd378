"""Keys of the front matter: only the value changes, and it reads back as what was meant."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetgen.editing.front_matter import with_key
from meetgen.errors import EditRefusedError
from meetgen.parsing.frontmatter import read_front_matter
from meetgen.sources.files import decoded

ROWS = [
    ("no front matter", "# Weekly\n", "---\nevent: abc\n---\n\n# Weekly\n"),
    ("an empty file", "", "---\nevent: abc\n---\n"),
    (
        "a new key",
        "---\ntitle: x # why\n\n---\nText\n",
        "---\ntitle: x # why\nevent: abc\n\n---\nText\n",
    ),
    ("an empty block", "---\n---\nText\n", "---\nevent: abc\n---\nText\n"),
    ("plain words", "---\nevent:   old # c\n---\n", "---\nevent:   abc # c\n---\n"),
    ("single quotes", "---\nevent: 'old'\n---\n", "---\nevent: 'abc'\n---\n"),
    ("double quotes", '---\nevent: "old"\n---\n', '---\nevent: "abc"\n---\n'),
    ("no value", "---\nevent:\na: b\n---\n", "---\nevent: abc\na: b\n---\n"),
    ("a list", "---\nevent:\n  - a\n  - b\nx: y\n---\n", "---\nevent: abc\nx: y\n---\n"),
    ("a list on a line", "---\nevent: [a, b] # c\n---\n", "---\nevent: abc # c\n---\n"),
    ("a map on a line", "---\n{a: b}\n---\n", "---\n{event: abc, a: b}\n---\n"),
    ("a quoted key", '---\n"event": old\n---\n', '---\n"event": abc\n---\n'),
    ("CRLF", "---\r\na: b\r\n---\r\nT\r\n", "---\r\na: b\r\nevent: abc\r\n---\r\nT\r\n"),
    ("CRLF without block", "T\r\nU\r\n", "---\r\nevent: abc\r\n---\r\n\r\nT\r\nU\r\n"),
    ("a mark", "\ufeff---\na: é😀\nevent: old\n---\n", "\ufeff---\na: é😀\nevent: abc\n---\n"),
    ("said already", "---\nevent: 'abc'\n---\n", "---\nevent: 'abc'\n---\n"),
]


@pytest.mark.parametrize(("before", "after"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_only_the_value_changes(before: str, after: str) -> None:
    assert with_key(before.encode(), "n.md", "event", "abc").decode() == after


def test_several_values_are_a_list_on_one_line() -> None:
    made = with_key(b"x\n", "n.md", "attendees", ("Ada Lovelace", "Roe, Bob", "12"))

    assert made == b'---\nattendees: [Ada Lovelace, "Roe, Bob", "12"]\n---\n\nx\n'


@pytest.mark.parametrize(
    "text",
    [
        "---\na: [\n---\n",
        "---\na: b\n<<<<<<< ours\nc: d\n=======\n>>>>>>> theirs\n---\n",
        "---\nevent: |\n  several\n  lines\n---\n",
        "---\nevent:\n  - a # keep me\n---\n",
    ],
    ids=["unreadable", "merge markers", "block text", "comment in a list"],
)
def test_what_cannot_be_edited_safely_is_refused(text: str) -> None:
    with pytest.raises(EditRefusedError, match=r"n\.md"):
        with_key(text.encode(), "n.md", "event", "abc")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(EditRefusedError, match="UTF-8"):
        with_key(b"---\ntitle: caf\xe9\n---\n", "n.md", "event", "abc")


any_words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


@given(any_words.filter(lambda one: "<<<<<<<" not in one and ">>>>>>>" not in one))
def test_any_words_read_back_as_themselves(value: str) -> None:
    for before in (b"---\na: b\n---\n", b"---\nevent: 'x'\n---\n", b'---\nevent: "x"\n---\n'):
        after = with_key(before, "n.md", "event", value)
        read = read_front_matter(decoded(after, "n.md").text, "n.md")
        assert str(read.values["event"].data) == value


words = st.text(string.ascii_letters + string.digits + " é😀", min_size=1, max_size=12)


@given(
    st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), words, max_size=5),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.sampled_from(["", "# T", "# T\n\ntext", "text\n\n"]),
)
def test_setting_twice_gives_the_bytes_of_the_first_value(
    values: dict[str, str],
    line_end: str,
    has_mark: bool,  # noqa: FBT001
    body: str,
) -> None:
    block = "".join(f'{key}: "{value}"\n' for key, value in values.items() if key != "event")
    text = f"---\n{block}event: first\n---\n{body}".replace("\n", line_end)
    data = (b"\xef\xbb\xbf" if has_mark else b"") + text.encode()

    there = with_key(data, "n.md", "event", "second")
    back = with_key(there, "n.md", "event", "first")

    assert back == data
    assert there == data.replace(b"event: first", b"event: second")
