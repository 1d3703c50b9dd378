"""Calendars from the cache and read anew are the same calendars."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from meetgen.cache import Cache
from meetgen.calendar_reading import read_once
from meetgen.calendars import ics
from meetgen.calendars.event import CalendarFile
from meetgen.calendars.ics import read_calendar as original
from meetgen.model.config import Config

DATA = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:w@example.org\r\n"
    b"DTSTART;TZID=Europe/Berlin:20261118T100000\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Weekly\r\n"
    b"ORGANIZER:mailto:ada@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
FILES = [("calendars/a.ics", DATA), ("calendars/b.ics", b"nonsense")]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.setenv("MEETGEN_CACHE_DIR", str(tmp_path / "cache"))
    return Config(root=tmp_path, notes_dir=tmp_path)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were really read."""
    paths: list[str] = []

    def read_calendar(data: bytes, *, path: str, **options: Any) -> CalendarFile:
        paths.append(path)
        return original(data, path=path, **options)

    monkeypatch.setattr(ics, "read_calendar", read_calendar)
    return paths


def test_a_file_is_read_once(config: Config, read: list[str]) -> None:
    fresh = read_once(FILES, config)

    assert read_once(FILES, config) == fresh
    assert read == ["calendars/a.ics", "calendars/b.ics"]
    assert fresh[0].events[0].summary == "Weekly"
    assert fresh[1].diagnostics


@pytest.mark.parametrize("what", ["content", "path", "zone"])
def test_what_changed_is_read_anew(config: Config, read: list[str], what: str) -> None:
    read_once(FILES[:1], config)
    path, data = FILES[0]
    if what == "content":
        data = data.replace(b"Weekly", b"Sync")
    elif what == "path":
        path = "calendars/c.ics"
    else:
        config = replace(config, timezone="Europe/Berlin")

    read_once([(path, data)], config)

    assert len(read) == 2


@pytest.mark.parametrize("value", [b"", b"\xc1", b"\x90", b"\x93\x01\x02\x03"])
def test_a_damaged_value_is_read_anew(
    config: Config, monkeypatch: pytest.MonkeyPatch, value: bytes
) -> None:
    fresh = read_once(FILES, config)
    monkeypatch.setattr(Cache, "values", lambda _, __, keys: dict.fromkeys(keys, value))

    assert read_once(FILES, config) == fresh


def test_no_files_are_no_calendars(config: Config) -> None:
    assert read_once([], config) == ()
