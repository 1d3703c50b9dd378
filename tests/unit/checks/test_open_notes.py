"""Private matter in a folder that another engine would publish."""

import pytest

from meetgen.checks.open_notes import run
from meetgen.model.note import Note
from tests.unit.index.builders import index_of, meeting


def found(note: Note, *, is_open: bool = True) -> list[int]:
    """The lines that are told."""
    return [one.location.line for one in run(index_of(note, audience="private", is_open=is_open))]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("# X\n\nWords.\n", []),
        ("# X\n\n## Pay {visibility=private}\n\nSecret.\n", [3]),
        ("# X\n\n- a\n- b [visibility:: leads]\n", [4]),
        ("# X\n\n- b [visibility:: public]\n", []),
        ("# X\n\n`[visibility:: private]` is how\n", []),
    ],
)
def test_a_section_or_line_kept_back_is_told(body: str, lines: list[int]) -> None:
    assert found(meeting("2026-11-18-x.md", body=body)) == lines


def test_a_note_kept_back_is_told_where_the_folder_is_open() -> None:
    note = meeting("2026-11-18-x.md", visibility=("private",))

    assert found(note) == [0]
    assert found(note, is_open=False) == []
