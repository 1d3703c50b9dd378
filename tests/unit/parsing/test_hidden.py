"""Sections and lines kept from an audience: the note reads as if they had never been there."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from meetgen.model.config import Config
from meetgen.model.note import Note
from meetgen.model.source import SourceFile
from meetgen.parsing.note import parse_note
from tests.budget import within

CONFIG = Config(root=Path("book"), notes_dir=Path("book/notes"))


def read(text: str, audience: str | None = None, **options: object) -> Note:
    source = SourceFile(path="2026-11-18-x.md", text=text, encoding_error=None)
    return parse_note(source, replace(CONFIG, audience=audience, **options))


CASES = {
    "section": (
        ("# X\n\nOne.\n\n## Pay {visibility=private}\n\nSecret.\n\n"
        "### More\n\nSecret.\n\n## Two\n\nTwo.\n"),
        "# X\n\nOne.\n\n## Two\n\nTwo.\n",
    ),
    "quoted-value": ('# X\n\n## A {#a visibility="private"}\n\nS\n\n## B\n', "# X\n\n## B\n"),
    "setext": ("# X\n\nPay {visibility=private}\n---\n\nS\n\n## B\n", "# X\n\n## B\n"),
    "last-section": ("# X\n\nOne.\n\n## A {visibility=private}\n\nS\n", "# X\n\nOne.\n"),
    "field-in-heading": ("# X\n\n## A [visibility:: private]\n\nS\n\n## B\n", "# X\n\n## B\n"),
    "no-value": ("# X\n\n## A {visibility}\n\nS\n\n## B\n", "# X\n\n## B\n"),
    "line": (
        "# X\n\nOne.\nSecret [visibility:: private]\nTwo.\n",
        "# X\n\nOne.\nTwo.\n",
    ),
    "capitals": ("# X\n\nSecret [Visibility::Private]\n", "# X\n\n"),
    "round": ("# X\n\n- a\n- S (visibility:: private)\n- b\n", "# X\n\n- a\n- b\n"),
    "item-with-children": (
        ("# X\n\n- a\n- S [visibility:: private]\n  more\n  - child\n"
        "    - grandchild\n\n  para\n- b\n"),
        "# X\n\n- a\n- b\n",
    ),
    "second-line-of-item": ("# X\n\n- S\n  s [visibility:: private]\n- b\n", "# X\n\n- b\n"),
    "task": (
        "# X\n\n- [ ] @ada a\n- [ ] @bob S visibility:private\n",
        "# X\n\n- [ ] @ada a\n",
    ),
    "decision": (
        "# X\n\n- Decision: S [visibility:: private]\n- Decision: a\n",
        "# X\n\n- Decision: a\n",
    ),
    "table-row": (
        "# X\n\n| a | b |\n| - | - |\n| 1 | S [visibility:: private] |\n| 2 | 3 |\n",
        "# X\n\n| a | b |\n| - | - |\n| 2 | 3 |\n",
    ),
    "whole-table": (
        "# X\n\n| a [visibility:: private] | b |\n| - | - |\n| 1 | S |\n\nT\n",
        "# X\n\n\nT\n",
    ),
    "callout": ("# X\n\n> [!note] T [visibility:: private]\n> S\n\nT\n", "# X\n\n\nT\n"),
    "quoted-line": ("# X\n\n> a\n> S [visibility:: private]\n> b\n", "# X\n\n> a\n> b\n"),
    "in-quote": ("# X\n\n> ## P {visibility=private}\n> S\n\nT\n", "# X\n\n\nT\n"),
    "unknown-slip": ("# X\n\n- S [visibility:: privte]\n- b\n", "# X\n\n- b\n"),
    "empty": ("# X\n\n- S [visibility::]\n- b\n", "# X\n\n- b\n"),
    "attendee": (
        "# X\n\nPresent:\n\n- Ada\n- Bob [visibility:: private]\n",
        "# X\n\nPresent:\n\n- Ada\n",
    ),
    "no-end": ("# X\n\n- S [visibility:: private\n- b\n", "# X\n\n- b\n"),
    "no-end-in-heading": ("# X\n\n## A {visibility=private\n\nS\n\n## B\n", "# X\n\n## B\n"),
    "link-as-value": ("# X\n\n- S [visibility:: [[board]]]\n- b\n", "# X\n\n- b\n"),
    "hard-blank": ("# X\n\n- S [visibility\u00a0::\u00a0private]\n- b\n", "# X\n\n- b\n"),
    "wide-colons": ("# X\n\n- S [visibility：：private]\n- b\n", "# X\n\n- b\n"),
    "without-brackets": ("# X\n\n- S visibility:: private\n- b\n", "# X\n\n- b\n"),
    "escaped-backticks": ("# X\n\n- \\`S [visibility:: private] \\`\n- b\n", "# X\n\n- b\n"),
    "between-two-codes": (
        "# X\n\na `b\nc` S [visibility:: private] `d\ne` f\n",
        "# X\n\na `b\ne` f\n",
    ),
    "backtick-in-a-link": ("# X\n\n[a](b '`') S [visibility:: private] `\n", "# X\n\n"),
    "begins-in-code": ("# X\n\n`[visibility:: `private] S\n", "# X\n\n"),
    "setext-of-two-lines": (
        "# X\n\nS one\nS two [visibility:: private]\n---\n\nS\n\n## B\n",
        "# X\n\n## B\n",
    ),
    "alone-in-a-section": (
        "# X\n\n## A\n\n[visibility:: private]\n\nS\n\n## B\n",
        "# X\n\n## B\n",
    ),
    "alone-on-a-line": ("# X\n\nS\n{visibility=private}\nS\n\nT\n", "# X\n\n\nT\n"),
    "alone-in-an-item": (
        "# X\n\n- S\n\n  visibility:: private\n\n  - S\n- b\n",
        "# X\n\n- b\n",
    ),
    "whole": ("# X {visibility=private}\n\nS\n", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rest"), CASES.values(), ids=CASES)
def test_what_is_kept_from_everybody_leaves_no_trace(text: str, rest: str) -> None:
    front = "---\nseries: s\n---\n"
    note = read(front + text)

    assert replace(note, kept_lines=()) == read(front + rest)
    assert note.kept_lines


@pytest.mark.parametrize(("text", "rest"), CASES.values(), ids=CASES)
def test_its_author_sees_everything(text: str, rest: str) -> None:  # noqa: ARG001 - the cases' shape
    note = read(text, audience="private")

    assert note.body == text
    assert note.kept_lines == ()


@pytest.mark.parametrize(
    "text",
    [
        "`[visibility:: private]` is how",
        "```\n[visibility:: private]\n```",
        "The visibility was good: private flights only.",
        "a [visibility: private] link",
        "CSS has visibility:hidden, here is more",
        "In C++ it is std::visibility::hidden",
        "A list {of words, visibility",
        "``a ` [visibility:: private]`` is how",
        "a `code\n[visibility:: private]\nof lines`",
    ],
)
def test_words_about_visibility_are_words(text: str) -> None:
    assert read(f"# X\n\n{text}\n").body == f"# X\n\n{text}\n"


@pytest.mark.parametrize("mark", ["[visibility:: private]", "visibility:: private", "{visibility}"])
@pytest.mark.parametrize("place", ["{}\n\n# X\n\nS\n", "# X\n\n**{}**\n\nS\n"])
def test_a_mark_that_stands_for_nothing_else_is_the_notes_own(mark: str, place: str) -> None:
    text = place.format(mark) if "{}" in place else place
    note = read(text)

    assert note.visibility == ("private",)
    assert read(text, audience="private").visibility is None


def test_the_audience_of_a_whole_note_may_be_named_in_its_text() -> None:
    text = "# X\n\n[visibility:: leads]\n\nS\n"

    assert read(text).visibility == ("private",)
    assert read(text, audience="leads").visibility is None


def test_a_part_is_shown_to_its_audience_alone() -> None:
    text = "# X\n\n## A {visibility=leads}\n\nS\n\n- T [visibility:: board, leads]\n\n## B\n\nU\n"

    assert "S" in read(text, audience="leads").body
    assert "T" in read(text, audience="board", audiences={"board": ("leads",), "leads": ()}).body
    assert read(text, audience="team").body == "# X\n\n## B\n\nU\n"
    assert read(text).body == "# X\n\n## B\n\nU\n"


def test_an_audience_that_is_not_listed_is_nobody_and_its_author_hears_of_it() -> None:
    text = "# X\n\n- S [visibility:: laeds]\n"
    listed = {"audiences": {"leads": ()}}

    assert read(text, audience="leads", **listed).body == "# X\n\n"
    (found,) = read(text, audience="private", **listed).diagnostics
    assert (found.code, found.location.line) == ("MG002", 3)


def test_places_lead_back_to_the_files_lines() -> None:
    note = read("# X\n\n- S [visibility:: private]\n- [ ] @ada send it\n")

    assert note.actions[0].location.line == 3
    assert note.kept_lines[note.actions[0].location.line - 1] == 4


def test_marks_without_number_cost_linear_time() -> None:
    text = "# X\n\n" + "".join(
        f"{'  ' * (at % 40)}- x [visibility:: private]\n" for at in range(20_000)
    )

    within(4, lambda: read(text))


@pytest.mark.parametrize(
    "text",
    [
        "{" + "visibility " * 50_000,
        "{visibility " * 50_000,
        "[visibility:: " * 50_000,
        "visibility:: " * 50_000,
        "- [ ] " + "visibility:x " * 50_000,
        "`visibility" * 50_000,
        "# X\n\n## Y\n\n" + "[visibility:: x]\n\n" * 20_000,
    ],
    ids=["words", "braces", "fields", "bare", "in-a-task", "code", "alone"],
)
def test_marks_without_end_cost_linear_time(text: str) -> None:
    within(4, lambda: read(text, audience="private"))


def test_a_text_that_shows_ever_more_marks_ends_private() -> None:
    source = SourceFile(path="x.md", text="- S [visibility:: private]\n", encoding_error=None)

    assert parse_note(source, CONFIG, passes=0).visibility == ("private",)
