"""Open actions remembered: as long as nothing changed, and never when something did."""

import datetime as dt
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from meetgen.index.index import Index
from meetgen.model.config import Config
from meetgen.recalled import key_of, recall, recall_text, remember, remember_text
from meetgen.site import load_index

DAY = dt.date(2026, 11, 24)
NOTE = (
    "---\nseries: weekly\nproject: apollo\nattendees: [Ada Lovelace]\n---\n"
    "- [ ] @ada go 📅 {}\n- [x] b\n"
)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.setenv("MEETGEN_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "nb" / "notes").mkdir(parents=True)
    write(tmp_path / "nb" / "notes" / "2026-11-18-w.md", NOTE.format("2026-12-01"))
    return Config(root=tmp_path / "nb", notes_dir=tmp_path / "nb" / "notes")


def write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def kept(config: Config) -> Index:
    index = load_index(config, DAY)
    remember(index, key_of(config, DAY))
    return index


def test_the_open_actions_and_all_names_come_back(config: Config) -> None:
    index = kept(config)
    found = recall(config, DAY, key_of(config, DAY))

    assert found is not None
    assert found.actions == tuple(one for one in index.actions if one.status.is_open)
    assert found.people == index.people
    assert {slug: one.name for slug, one in found.projects.items()} == {"apollo": "Apollo"}
    assert {slug: one.title for slug, one in found.series.items()} == {"weekly": "Weekly"}
    assert found.meetings["2026-11-18-w.md"].date == dt.date(2026, 11, 18)


@pytest.mark.parametrize("what", ["note", "new note", "register", "calendar", "picture"])
def test_whatever_changes_on_disk_makes_it_forgotten(config: Config, what: str) -> None:
    kept(config)
    note = config.notes_dir / "2026-11-18-w.md"
    if what == "note":
        before = note.stat()
        write(note, NOTE.format("2026-12-02"))
        os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))  # size and time are the same
    elif what == "new note":
        write(config.notes_dir / "x.md", "")
    elif what == "register":
        write(config.root / "people.yml", "ada: {name: Ada L}\n")
    elif what == "calendar":
        (config.root / "calendars").mkdir()
        write(config.root / "calendars" / "c.ics", "")
    else:
        write(config.notes_dir / "x.png", "")

    assert recall(config, DAY, key_of(config, DAY)) is None


def test_a_file_that_was_only_touched_changes_nothing(config: Config) -> None:
    kept(config)
    os.utime(config.notes_dir / "2026-11-18-w.md", ns=(2, 2))

    assert recall(config, DAY, key_of(config, DAY)) is not None


def test_a_text_comes_back_by_its_key(config: Config) -> None:
    key = key_of(config, DAY)
    remember_text("text", config, key, b"said")

    assert recall_text("text", config, key) == b"said"
    assert recall_text("other", config, key) is None


def test_another_day_or_option_is_another_list(config: Config) -> None:
    kept(config)
    other = replace(config, days_ahead=3)

    assert recall(config, DAY, key_of(config, dt.date(2026, 11, 25))) is None
    assert recall(other, DAY, key_of(other, DAY)) is None


def test_without_a_cache_nothing_is_remembered(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEETGEN_CACHE_DIR", "")
    kept(config)

    assert recall(config, DAY, key_of(config, DAY)) is None
