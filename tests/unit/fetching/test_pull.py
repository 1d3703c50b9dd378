"""Pulled calendars: what goes into the notebook, and what stays when something is wrong."""

import datetime as dt
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.ended import ended
from meetgen.calendars.ics import read_calendar
from meetgen.calendars.trimmed import ics_of, trimmed_series
from meetgen.editing.writing import write_changes
from meetgen.errors import WriteError
from meetgen.fetching.address import FetchError
from meetgen.fetching.kept import read_kept
from meetgen.fetching.pull import fetch_calendar, named_families, plan_files
from meetgen.fetching.web import Answer
from meetgen.model.config import CalendarSource, Config, Keep
from tests.calendar_server import DENTIST, REVIEW, WEEKLY, ics

BOTH = ["05 confirmed", "12 confirmed"]
NOW = dt.datetime(2026, 1, 14, 12, tzinfo=dt.UTC)
TODAY = NOW.date()
ADDRESS = "https://calendar.example.org/private-3f9a1c5d7e2b4a6f/basic.ics"
ALL = ics(WEEKLY.format(stamp="20260101T000000Z"), DENTIST, REVIEW)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def config_of(folder: Path, **changes: object) -> Config:
    (folder / "notes").mkdir(exist_ok=True)
    source = CalendarSource(name="team", address_env="TEAM", **changes)  # type: ignore[arg-type]
    return Config(
        root=folder, notes_dir=folder / "notes", timezone="Europe/Berlin", calendars=(source,)
    )


def pull(config: Config, data: bytes | None, address: str = ADDRESS) -> Mapping[str, bytes]:
    """What is in the folder of the calendar after a pull of `data`, by file name."""
    source = config.calendars[0]
    fetched = fetch_calendar(
        source,
        config,
        now=NOW,
        environment={"TEAM": address},
        get=lambda *_, **__: Answer(data=data, etag='"v1"'),
    )
    named = named_families([fetched], config, TODAY)
    plan = plan_files(fetched, config, named=named, today=TODAY)
    write_changes(plan.changes)
    return files(config)


def files(config: Config) -> Mapping[str, bytes]:
    folder = config.root / "calendars" / "team"
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*"))}


def titles(found: Mapping[str, bytes]) -> set[str]:
    return {name.rpartition("-")[0] for name in found}


def test_what_recurs_is_kept_one_file_a_series(tmp_path: Path) -> None:
    assert titles(pull(config_of(tmp_path), ALL)) == {"platform-weekly"}


def test_everything_but_the_private_is_kept_if_asked_for(tmp_path: Path) -> None:
    found = pull(config_of(tmp_path, keep=Keep.ALL), ALL)

    assert titles(found) == {"platform-weekly", "spend-review"}


@pytest.mark.parametrize(
    "front_matter", ["event: single-1@google.com", "event: [single-1, single-1@google.com]"]
)
def test_what_a_note_names_is_kept_even_if_private(tmp_path: Path, front_matter: str) -> None:
    config = config_of(tmp_path, keep=Keep.NAMED)
    note = f"---\n{front_matter}\n---\n\n# Teeth\n"
    (config.notes_dir / "2026-01-12-teeth.md").write_text(note, encoding="utf-8")

    assert titles(pull(config, ALL)) == {"dentist"}


def test_what_a_private_note_names_is_kept(tmp_path: Path) -> None:
    config = config_of(tmp_path, keep=Keep.NAMED)
    note = "---\nevent: single-1@google.com\nvisibility: private\n---\n\n# Teeth\n"
    (config.notes_dir / "2026-01-12-teeth.md").write_text(note, encoding="utf-8")

    assert titles(pull(config, ALL)) == {"dentist"}


def test_what_series_yml_names_is_kept(tmp_path: Path) -> None:
    (tmp_path / "series.yml").write_text("spend: {uids: [single-2@google.com]}", encoding="utf-8")

    assert titles(pull(config_of(tmp_path, keep=Keep.NAMED), ALL)) == {"spend-review"}


def test_a_pull_with_nothing_new_changes_no_byte_and_no_time(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    pull(config, ALL)
    path = next((tmp_path / "calendars" / "team").iterdir())
    before = (path.read_bytes(), path.stat().st_mtime_ns)

    for data in (ics(REVIEW, WEEKLY.format(stamp="20260202T111111Z")), None):
        pull(config, data)
        assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_renamed_series_keeps_its_file(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    before = pull(config, ALL)
    after = pull(config, ALL.replace(b"Platform weekly", b"Platform sync"))

    assert list(after) == list(before)
    assert b"SUMMARY:Platform sync" in next(iter(after.values()))


@pytest.mark.parametrize(
    "data",
    [ALL[:-20], ALL[: len(ALL) // 2], ALL.replace(b"END:VEVENT\r\n", b"", 1), ics()],
    ids=["no end", "half", "an event without end", "empty"],
)
def test_a_calendar_that_came_in_part_changes_nothing(tmp_path: Path, data: bytes) -> None:
    config = config_of(tmp_path)
    before = pull(config, ALL)
    kept = read_kept(config.calendars[0], config)

    with pytest.raises(FetchError):
        pull(config, data)
    assert files(config) == before
    assert read_kept(config.calendars[0], config) == kept


def test_no_cut_of_a_calendar_is_taken_for_the_whole(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    before = pull(config, ALL)

    for at in range(0, len(ALL) - 4, 7):
        with pytest.raises(FetchError):
            pull(config, ALL[:at])
    assert files(config) == before


def test_an_event_that_tells_the_secret_address_is_refused(tmp_path: Path, cache: Path) -> None:
    planted = ALL.replace(b"Platform weekly", b"See private-3f9a1c5d7e2b4a6f")

    with pytest.raises(FetchError, match="secret address") as failed:
        pull(config_of(tmp_path), planted)
    assert "3f9a1c5d7e2b4a6f" not in str(failed.value)
    assert not (tmp_path / "calendars").exists()
    assert not any(b"3f9a1c5d7e2b4a6f" in one.read_bytes() for one in cache.rglob("*.*"))


def test_the_copy_is_this_users_alone_and_has_no_address(tmp_path: Path, cache: Path) -> None:
    pull(config_of(tmp_path), ALL)
    kept = [path for path in cache.rglob("calendars/*/*") if path.is_file()]

    assert [stat.S_IMODE(path.stat().st_mode) for path in kept] == [0o600, 0o600]
    assert all(b"private-3f9a" not in path.read_bytes() for path in kept)
    assert not any(b"DESCRIPTION" in path.read_bytes() for path in kept)


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "calendars").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(WriteError, match="is a link"):
        pull(config_of(tmp_path), ALL)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_another_address_is_not_asked_about_the_copy_of_the_first(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    asked: list[dict[str, str]] = []

    def get(_: object, **known: str) -> Answer:
        asked.append(known)
        return Answer(data=ALL, etag='"v1"')

    for address in (ADDRESS, ADDRESS, ADDRESS.replace("3f9a", "0000")):
        fetch_calendar(config.calendars[0], config, now=NOW, environment={"TEAM": address}, get=get)
    assert asked == [{}, {"etag": '"v1"', "last_modified": ""}, {}]


def test_a_copy_that_somebody_changed_is_fetched_anew(tmp_path: Path, cache: Path) -> None:
    config = config_of(tmp_path)
    pull(config, ALL)
    copy = next(cache.rglob("calendar.ics"))
    copy.write_bytes(copy.read_bytes() + b"X")

    assert read_kept(config.calendars[0], config) is None


def test_a_published_outlook_calendar_has_nobody_and_zones_of_its_own(tmp_path: Path) -> None:
    event = """
UID:040000008200E00074C5B7101A82E00800000000B0A1
DTSTART;TZID=W. Europe Standard Time:20260105T100000
DTEND;TZID=W. Europe Standard Time:20260105T110000
RRULE:FREQ=WEEKLY;UNTIL=20270101T090000Z
SUMMARY:../../Steering: <b>
DTSTAMP:20260114T120000Z
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
"""
    ((name, data),) = pull(config_of(tmp_path), ics(event, head="METHOD:PUBLISH")).items()

    assert name.startswith("steering-b-")
    assert b"DTSTART;TZID=Europe/Berlin:20260105T100000" in data
    assert b"ATTENDEE" not in data
    assert b"MICROSOFT" not in data


def test_a_new_organizer_does_not_replace_a_series(tmp_path: Path) -> None:
    config = config_of(tmp_path)
    before = pull(config, ALL)

    assert pull(config, ALL.replace(b"ada@example.org", b"eve@example.net")) == before


def test_a_series_that_is_gone_ends_and_is_never_deleted(tmp_path: Path) -> None:
    config = config_of(tmp_path, keep=Keep.ALL)
    pull(config, ALL)
    found = pull(config, ics(DENTIST))
    again = pull(config, ics(DENTIST, REVIEW))

    assert titles(found) == titles(again) == {"platform-weekly", "spend-review"}
    weekly, review = found.values()
    assert b"RRULE:FREQ=WEEKLY;UNTIL=20260113T235959Z" in weekly
    assert b"UID:single-2" in review
    assert b"CANCELLED" not in review  # it was yesterday
    assert list(again.values())[0] == weekly  # noqa: RUF015 - of two


@pytest.mark.parametrize(
    ("event", "days"),
    [
        ("DTSTART:20260105T090000Z\nRRULE:FREQ=WEEKLY;COUNT=9", BOTH),
        ("DTSTART;VALUE=DATE:20260105\nRRULE:COUNT=9;FREQ=WEEKLY", BOTH),
        ("DTSTART:20260105T090000Z\nRRULE:FREQ=WEEKLY;COUNT=2", BOTH),
        ("DTSTART:20260120T090000Z", ["20 cancelled"]),
        ("DTSTART:20260105T090000Z\nRDATE:20260112T090000Z,20260121T090000Z", BOTH),
    ],
)  # fmt: skip
def test_an_ended_series_keeps_what_was(event: str, days: list[str]) -> None:
    series = trimmed_series(ics(f"UID:x@example.org\nSUMMARY:X\n{event}"), "UTC")
    file = read_calendar(
        ics_of([ended(series["x@example.org"], TODAY, "UTC")]), path="x.ics", timezone="UTC"
    )
    found = Calendars.of([file]).occurrences(
        ["x@example.org"], dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    )

    assert [f"{one.day:%d} {one.status}" for one in found] == days
