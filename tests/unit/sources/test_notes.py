import os
from pathlib import Path

import pytest

from meetgen.errors import NotebookNotFoundError, NotebookUnreadableError
from meetgen.model.config import Config
from meetgen.model.limits import USUAL
from meetgen.model.source import SourceFile
from meetgen.sources.notes import list_files, read_notes
from meetgen.sources.registers import read_registers


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


def config(notes: Path, *ignored: str) -> Config:
    return Config(root=notes.parent, notes_dir=notes, ignored=ignored)


def write(file: Path, data: bytes = b"x") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def paths(notes: Path, *ignored: str) -> list[str]:
    return [note.path for note in read_notes(config(notes, *ignored))]


def test_notes_come_sorted_by_path_from_the_notes_folder(notes: Path) -> None:
    for name in ("b.md", "a/z.md", "a.markdown", "A.MD", "a/b/c.md"):
        write(notes / name)

    assert paths(notes) == ["A.MD", "a.markdown", "a/b/c.md", "a/z.md", "b.md"]


def test_hidden_files_and_folders_are_no_notes(notes: Path) -> None:
    for name in (".hidden.md", ".obsidian/x.md", "seen.md"):
        write(notes / name)

    assert paths(notes) == ["seen.md"]


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("archive/**", ["a.draft.md", "b/archive.md"]),
        ("archive", ["a.draft.md", "b/archive.md"]),
        ("*.draft.md", ["archive/x.md", "b/archive.md"]),
        ("b/*.md", ["a.draft.md", "archive/x.md"]),
    ],
)
def test_ignored_files_are_left_out(notes: Path, pattern: str, left: list[str]) -> None:
    for name in ("archive/x.md", "a.draft.md", "b/archive.md"):
        write(notes / name)

    assert paths(notes, pattern) == left


def test_links_are_not_followed(notes: Path, tmp_path: Path) -> None:
    write(tmp_path / "secret.md")
    write(tmp_path / "outside" / "x.md")
    (notes / "link.md").symlink_to(tmp_path / "secret.md")
    (notes / "folder").symlink_to(tmp_path / "outside")
    (notes / "loop").symlink_to(notes)

    assert paths(notes) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_never_opened(notes: Path) -> None:
    os.mkfifo(notes / "pipe.md")

    assert paths(notes) == []
    assert list_files(config(notes)) == frozenset()


def test_other_files_are_listed(notes: Path) -> None:
    for name in ("x.md", "img/plan.png", ".git/config"):
        write(notes / name)

    assert list_files(config(notes)) == {"img/plan.png"}


def test_a_folder_that_cannot_be_read_is_an_error_and_not_passed_over(
    notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (notes / "leads").mkdir()
    scandir = os.scandir

    def refused(folder: str) -> object:
        if folder.endswith("leads"):
            raise PermissionError(13, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refused)

    with pytest.raises(NotebookUnreadableError, match=r"leads: cannot be read \(Permission denied"):
        paths(notes)
    assert paths(notes, "leads") == []


def test_a_missing_folder_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(NotebookNotFoundError, match="nowhere: no such folder"):
        list(read_notes(config(tmp_path / "nowhere")))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xef\xbb\xbfa\r\nb\rc\n", SourceFile(path="x.md", text="a\nb\nc\n")),
        (b"a\xffb", SourceFile(path="x.md", text="a\ufffdb", encoding_error=1)),
        ("é".encode(), SourceFile(path="x.md", text="é")),
    ],
    ids=["mark and line ends", "not UTF-8", "UTF-8"],
)
def test_bytes_become_text(notes: Path, data: bytes, expected: SourceFile) -> None:
    write(notes / "x.md", data)

    assert list(read_notes(config(notes))) == [expected]


def test_of_a_huge_file_only_a_part_is_read(notes: Path) -> None:
    write(notes / "x.md", b"a" * (5 * USUAL.note))

    (note,) = read_notes(config(notes))

    assert USUAL.note < len(note.text) < 3 * USUAL.note


def test_registers_are_read_with_either_ending(notes: Path) -> None:
    write(notes.parent / "series.yaml", b"s:")
    write(notes.parent / "people.yml", b"p:")
    (notes.parent / "teams.yml").symlink_to(notes.parent / "people.yml")

    assert read_registers(config(notes)) == (
        SourceFile(path="people.yml", text="p:"),
        SourceFile(path="series.yaml", text="s:"),
    )
