"""Notes from the cache, from another process and parsed here are the same notes."""

import datetime as dt
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from meetgen import parsing
from meetgen.cache import Cache
from meetgen.model.config import Config, Words
from meetgen.model.note import Note
from meetgen.model.progress import Stage
from meetgen.model.source import SourceFile
from meetgen.parsing import note
from meetgen.parsing.note import parse_note
from meetgen.reading import PARSED_BY, Reading

NO_NOTES = {"options", "registers", "calendar_sources"}
TEXT = """\
---
title: Weekly
date: 2026-11-18T10:00+01:00
occurrence: 2026-11-17
attendees: [Ada, {name: Bob, role: decider}]
visibility: [team]
since: 2026-01-01
big: 123456789012345678901234567890
deep: {b: [1, 2.5, null, true], a: x}
---
# Weekly

- [ ] @ada send it 📅 2026-12-01
- **Decision:** we go
- [?] Who pays?
- see [[Other]] and #apollo
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.setenv("MEETGEN_CACHE_DIR", str(tmp_path / "cache"))
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.md").write_text(TEXT, encoding="utf-8")
    (notes / "b.md").write_text("# Page\n", encoding="utf-8")
    return Config(root=tmp_path, notes_dir=notes)


def read(config: Config) -> list[Note]:
    return list(Reading(config).notes(config))


def forget_how_to_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(_source: SourceFile, config: Config) -> Note:
        raise AssertionError(config)

    monkeypatch.setattr(note, "parse_note", parse)


def test_a_note_survives_the_way_to_the_cache_and_back(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = read(config)
    forget_how_to_parse(monkeypatch)

    assert read(config) == fresh
    assert fresh[0] == parse_note(SourceFile(path="a.md", text=TEXT), config)


def test_dates_of_unknown_keys_are_text_and_numbers_beyond_64_bits_too(config: Config) -> None:
    [first, _] = read(config)

    assert first.occurrence == dt.date(2026, 11, 17)
    assert first.meta == {
        "since": "2026-01-01",
        "big": "123456789012345678901234567890",
        "deep": {"b": [1, 2.5, None, True], "a": "x"},
    }


def test_only_what_changed_is_parsed_again(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    read(config)
    (config.notes_dir / "b.md").write_text("# Other\n", encoding="utf-8")
    parsed = []

    def parse(source: SourceFile, config: Config) -> Note:
        parsed.append(source.path)
        return parse_note(source, config)

    monkeypatch.setattr(note, "parse_note", parse)

    assert [one.title for one in read(config)] == ["Weekly", "Other"]
    assert parsed == ["b.md"]


def test_another_configuration_reads_anew(config: Config) -> None:
    read(config)
    other = replace(config, words=Words(actions=("zutun",)))
    (config.notes_dir / "a.md").write_text("# 2026-11-18 x\n\n## Zutun\n\n- Ada: go\n", "utf-8")

    assert len(read(config)[0].actions) == 0
    assert len(read(other)[0].actions) == 1


def test_every_option_that_parsing_looks_at_is_known() -> None:
    folder = Path(str(parsing.__file__)).parent
    texts = [path.read_text("utf-8") for path in folder.glob("*.py") if path.stem not in NO_NOTES]

    assert set(re.findall(r"\bconfig\.([a-z_]+)", "".join(texts))) <= set(PARSED_BY)


def test_a_reading_begun_for_more_gives_less(config: Config) -> None:
    begun = Reading(config)

    assert [one.path for one in begun.notes(replace(config, ignored=("/b.md",)))] == ["a.md"]
    assert [one.path for one in begun.notes(config)] == ["a.md", "b.md"]


def test_a_reading_begun_for_another_configuration_is_not_used(config: Config) -> None:
    begun = Reading(config)

    notes = begun.notes(replace(config, words=Words(attendance=("dabei",))))

    assert [one.path for one in notes] == ["a.md", "b.md"]


def test_a_damaged_value_is_worked_out_again(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = read(config)
    monkeypatch.setattr(Cache, "values", lambda _, __, keys: dict.fromkeys(keys, b"\xc1"))

    assert read(config) == fresh


def test_how_many_notes_are_read_is_told(config: Config) -> None:
    told: list[tuple[Stage, int, int]] = []

    Reading(config, lambda *what: told.append(what)).notes(config)

    assert told[-1] == (Stage.NOTES, len(read(config)), len(read(config)))


def test_notes_at_hand_are_not_read_again(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    at_hand: dict[bytes, Note] = {}
    first = {one.path: one for one in Reading(config, at_hand=at_hand).notes(config)}
    (config.notes_dir / "b.md").write_text("# Another page\n", encoding="utf-8")
    (config.notes_dir / "c.md").write_text("# New\n", encoding="utf-8")
    monkeypatch.setenv("MEETGEN_CACHE_DIR", "")

    second = {one.path: one for one in Reading(config, at_hand=at_hand).notes(config)}

    assert second["a.md"] is first["a.md"]
    assert (second["b.md"].title, second["c.md"].title) == ("Another page", "New")
    assert list(at_hand.values()) == list(second.values())
