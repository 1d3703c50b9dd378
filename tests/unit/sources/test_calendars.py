"""Calendar files on disk."""

import os
from pathlib import Path

from meetgen.calendars.ics import read_calendar
from meetgen.model.config import Config
from meetgen.model.limits import USUAL
from meetgen.sources.calendars import read_calendars


def config(root: Path, calendars_dir: str = "calendars") -> Config:
    return Config(root=root, notes_dir=root / "notes", calendars_dir=calendars_dir)


def write(path: Path, data: bytes = b"BEGIN:VCALENDAR") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_every_calendar_below_the_folder_is_read_by_path(tmp_path: Path) -> None:
    write(tmp_path / "calendars/team.ics", b"t")
    write(tmp_path / "calendars/a/Own.ICS", b"o")
    write(tmp_path / "calendars/.hidden.ics")
    write(tmp_path / "calendars/.git/x.ics")
    write(tmp_path / "calendars/readme.txt")
    write(tmp_path / "other.ics")

    assert read_calendars(config(tmp_path)) == (
        ("calendars/a/Own.ICS", b"o"), ("calendars/team.ics", b"t"))  # fmt: skip


def test_a_notebook_without_calendars_has_none(tmp_path: Path) -> None:
    assert read_calendars(config(tmp_path)) == ()


def test_links_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "secret/a.ics")
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars/a.ics").symlink_to(tmp_path / "secret/a.ics")
    (tmp_path / "calendars/folder").symlink_to(tmp_path / "secret")
    (tmp_path / "linked").symlink_to(tmp_path / "secret")

    assert read_calendars(config(tmp_path)) == ()
    assert read_calendars(config(tmp_path, "linked")) == ()


def test_what_is_no_plain_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "calendars/folder.ics").mkdir(parents=True)
    os.mkfifo(tmp_path / "calendars/pipe.ics")

    assert read_calendars(config(tmp_path)) == ()


def test_a_file_that_is_too_large_is_not_read_whole_and_is_reported(tmp_path: Path) -> None:
    write(tmp_path / "calendars/a.ics", b"x")
    os.truncate(tmp_path / "calendars/a.ics", USUAL.calendar + 5000)
    ((path, data),) = read_calendars(config(tmp_path))

    assert len(data) == USUAL.calendar + 1
    (found,) = read_calendar(data, path=path, timezone="UTC").diagnostics
    assert (found.code, found.location.path) == ("MG060", "calendars/a.ics")
