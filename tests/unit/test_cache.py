"""The cache gives back what was kept, or nothing; whatever happens to its file."""

import sqlite3
from pathlib import Path

import pytest

from meetgen.cache import Cache, cache_of, digest_of, without_cache

KEY, OTHER = digest_of(b"one"), digest_of(b"other")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "notebook.sqlite3"


def filled(file: Path) -> Cache:
    cache = Cache(file)
    cache.keep("note", {KEY: b"value"}, [KEY])
    return cache


def test_a_value_is_there_for_the_next_program(file: Path) -> None:
    filled(file).close()

    assert Cache(file).values("note", [KEY, OTHER]) == {KEY: b"value"}


def test_kinds_are_apart(file: Path) -> None:
    assert filled(file).values("page", [KEY]) == {}


def test_two_programs_share_a_file(file: Path) -> None:
    first, second = filled(file), Cache(file)
    second.keep("note", {OTHER: b"more"}, [OTHER])

    assert first.values("note", [KEY, OTHER]) == {KEY: b"value", OTHER: b"more"}


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"\xff" * 5000, b"{}"])
def test_a_foreign_file_is_made_anew(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)

    filled(file).close()

    assert Cache(file).values("note", [KEY]) == {KEY: b"value"}


def test_the_file_of_another_version_is_made_anew(file: Path) -> None:
    filled(file).close()
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()

    assert Cache(file).values("note", [KEY]) == {}


def test_a_damaged_value_is_not_there(file: Path) -> None:
    filled(file).close()
    with sqlite3.connect(file) as database:
        database.execute("UPDATE found SET value = x'00'")
    database.close()

    assert Cache(file).values("note", [KEY]) == {}


def test_a_damaged_file_is_done_without_and_made_anew(file: Path) -> None:
    cache = Cache(file)
    values = {digest_of(b"%d" % n): b"x" * 1000 for n in range(200)}
    cache.keep("note", values, list(values))
    cache.close()
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    file.write_bytes(content)

    assert Cache(file).values("note", list(values)) == {}
    assert filled(file).values("note", [KEY]) == {KEY: b"value"}


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")

    cache = filled(blocked / "notebook.sqlite3")

    assert cache.values("note", [KEY]) == {}


def test_old_values_go_once_they_are_the_greater_part(file: Path) -> None:
    cache = filled(file)
    for round_ in range(6):
        new = {digest_of(b"%d %d" % (round_, n)): b"x" for n in range(1000)}
        cache.keep("note", new, list(new))

    assert cache.values("note", [KEY]) == {}
    assert len(cache.values("note", list(new))) == 1000


def test_a_process_can_do_without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MEETGEN_CACHE_DIR", str(tmp_path))
    cache_of(tmp_path).keep("note", {KEY: b"value"}, [KEY])

    without_cache()

    assert cache_of(tmp_path).values("note", [KEY]) == {}


def test_the_borders_between_parts_count() -> None:
    assert digest_of(b"a", b"bc") != digest_of(b"ab", b"c")
