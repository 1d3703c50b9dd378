"""`meetgen today` and `meetgen new`: the day's meetings, and notes made from them."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from meetgen.cli.main import main
from meetgen.fetching.kept import Kept, write_kept
from meetgen.model.config import CalendarSource, Config
from tests.calendar_server import ics

MKDOCS = """site_name: Notes
docs_dir: notes
plugins:
  - meetgen:
      timezone: Europe/Berlin
      calendars: [{name: ada, owner: ada@example.org}]
"""


def event(uid: str, title: str, start: str, *lines: str) -> str:
    hour = int(start[9:11])
    end = f"{start[:9]}{hour + 1:02d}{start[11:]}"
    return "\n".join(
        [
            f"UID:{uid}",
            f"DTSTART;TZID=Europe/Berlin:{start}",
            f"DTEND;TZID=Europe/Berlin:{end}",
            f"SUMMARY:{title}",
            *lines,
        ]
    )


DECLINED = "ATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.org"
TEAM = ics(
    event("weekly@example.org", "Platform weekly", "20260105T100000", "RRULE:FREQ=WEEKLY",
          "ATTENDEE;CN=Bob Li:mailto:bob@example.org", "ATTENDEE:mailto:ada@example.org",
          "LOCATION:https://example.zoom.us/j/1?pwd=secret"),
    event("off@example.org", "Called off", "20260112T110000", "STATUS:CANCELLED"),
    event("declined@example.org", "Not for me", "20260112T120000", DECLINED),
    event("focus@example.org", "Focus time", "20260112T130000", "TRANSP:TRANSPARENT"),
    "UID:trip@example.org\nDTSTART;VALUE=DATE:20260112\nSUMMARY:Offsite",
    event("offer@example.net", "An offer", "20260112T140000",
          "ORGANIZER:mailto:eve@example.net", "ATTENDEE:mailto:ada@example.org"),
    event("dentist@example.org", "Dentist", "20260112T170000", "CLASS:PRIVATE"),
    event("late@example.org", "Late call", "20260113T003000"),
)  # fmt: skip
CALL = "CONFERENCE;VALUE=URI:https://meet.google.com/abc"
OWN = ics(event("review@example.org", "Spend review", "20260112T150000", CALL))


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notebook with a calendar, and one's own copy of another."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / f"{tmp_path.name}-cache"))
    monkeypatch.setattr(os, "environ", os.environ.copy())
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for folder in ("notes", "calendars"):
        Path(folder).mkdir()
    Path("mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    Path("people.yml").write_text(
        "ada: {name: Ada Lovelace, emails: [ada@example.org]}\n", encoding="utf-8"
    )
    Path("calendars/team.ics").write_bytes(TEAM)
    source = CalendarSource(name="ada")
    config = Config(root=tmp_path, notes_dir=tmp_path / "notes")
    write_kept(Kept(data=OWN, address="x"), source, config)
    return tmp_path


def run(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, words, input=typed, catch_exceptions=False)


@pytest.mark.usefixtures("notebook")
def test_today_shows_the_day_in_the_notebooks_zone() -> None:
    result = run("today", "--date", "2026-01-12")

    assert result.stdout == (
        "Mon 2026-01-12\n"
        "  whole day    Offsite\n"
        "  10:00–11:00  Platform weekly  no note\n"
        "  11:00–12:00  Called off  cancelled\n"
        "  12:00–13:00  Not for me  declined\n"
        "  13:00–14:00  Focus time  free\n"
        "  14:00–15:00  An offer  not answered\n"
        "  15:00–16:00  Spend review  no note\n"
        "  17:00–18:00  Dentist  private\n"
    )


@pytest.mark.usefixtures("notebook")
def test_today_shows_the_links_of_calls_only_when_asked() -> None:
    hidden = run("today", "--date", "2026-01-12")
    shown = run("today", "--date", "2026-01-12", "--links")

    assert "zoom" not in hidden.output
    assert "               https://example.zoom.us/j/1?pwd=secret\n" in shown.stdout
    assert "zoom" not in run("today", "--date", "2026-01-12", "--json").output


@pytest.mark.usefixtures("notebook")
def test_the_link_of_what_was_pulled_is_in_ones_own_copy_only() -> None:
    run("new", "--event", "spend", "--date", "2026-01-12")
    (file,) = Path("calendars/ada").iterdir()

    assert b"meet.google.com" not in file.read_bytes()
    shown = run("today", "--date", "2026-01-12", "--links").stdout
    assert "https://meet.google.com/abc" in shown


@pytest.mark.usefixtures("notebook")
def test_today_says_which_note_a_meeting_has_and_which_note_has_none() -> None:
    Path("notes/2026-01-12-weekly.md").write_text("---\nevent: weekly@example.org\n---\n# W\n")
    Path("notes/2026-01-12-hallway.md").write_text("# Hallway\n")

    said = run("today", "--date", "2026-01-12").stdout
    assert "Platform weekly  notes/2026-01-12-weekly.md\n" in said
    assert "Hallway  notes/2026-01-12-hallway.md (not in the calendar)\n" in said


@pytest.mark.usefixtures("notebook")
def test_the_day_is_that_of_the_zone_not_of_utc() -> None:
    assert "00:30–01:30  Late call" in run("today", "--date", "2026-01-13").stdout
    assert "Late call" not in run("today", "--date", "2026-01-12").stdout


@pytest.mark.usefixtures("notebook")
def test_the_agenda_is_there_as_json() -> None:
    (one, *_) = json.loads(run("today", "--date", "2026-01-19", "--json").stdout)

    assert one == {
        "day": "2026-01-19",
        "time": "10:00–11:00",
        "title": "Platform weekly",
        "uid": "weekly@example.org",
        "start": "2026-01-19T10:00:00+01:00",
        "series": None,
        "note": None,
        "wants_note": True,
        "aside": None,
    }


@pytest.mark.usefixtures("notebook")
def test_new_makes_a_note_of_the_one_meeting_that_wants_one() -> None:
    result = run("new", "--date", "2026-01-19")

    path = Path("notes/2026/2026-01-19-platform-weekly.md")
    assert (result.exit_code, result.stdout) == (0, f"{path}\n")
    assert path.read_text(encoding="utf-8").startswith(
        "---\ndate: 2026-01-19\nevent: weekly@example.org\n"
        "invited: [Ada Lovelace, Bob Li]\n---\n\n# Platform weekly\n\n## Purpose\n\n## Agenda\n"
    )
    assert run("check", "--date", "2026-01-19").stdout == ""


@pytest.mark.usefixtures("notebook")
def test_new_never_offers_a_meeting_twice() -> None:
    first = run("new", "--next", "--date", "2026-01-12")
    second = run("new", "--next", "--date", "2026-01-12")
    third = run("new", "--date", "2026-01-12")

    assert first.stdout == "notes/2026/2026-01-12-platform-weekly.md\n"
    assert second.stdout == "notes/2026/2026-01-12-spend-review.md\n"
    assert third.exit_code == 1
    assert "no meeting on 2026-01-12 wants a note (2 have one)" in third.stderr


@pytest.mark.usefixtures("notebook")
def test_a_note_of_an_event_that_only_ones_own_copy_has_brings_the_event() -> None:
    run("new", "--event", "spend", "--date", "2026-01-12")

    (path,) = Path("calendars/ada").iterdir()
    assert path.name.startswith("spend-review-")
    assert b"UID:review@example.org" in path.read_bytes()


@pytest.mark.usefixtures("notebook")
def test_without_a_terminal_several_meetings_are_listed_and_nothing_is_written() -> None:
    result = run("new", "--date", "2026-01-12", typed="1\n")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "1  2026-01-12 10:00–11:00  Platform weekly\n2  2026-01-12 15:00" in result.stderr
    assert list(Path("notes").rglob("*.md")) == []


@pytest.mark.usefixtures("notebook")
def test_on_a_terminal_it_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meetgen.cli.new.is_terminal", lambda: True)

    assert run("new", "--date", "2026-01-12", typed="2\n").stdout.endswith("spend-review.md\n")


@pytest.mark.usefixtures("notebook")
@pytest.mark.parametrize(
    "words", ["weekly@example.org", "weekly@e", "platform", "Platform weekly", "platform-weekly"]
)
def test_a_meeting_is_named_by_uid_or_title(words: str) -> None:
    result = run("new", "--event", words, "--date", "2026-01-12", "--dry-run")

    assert "# Platform weekly" in result.stdout
    assert list(Path("notes").rglob("*.md")) == []


@pytest.mark.usefixtures("notebook")
def test_a_named_meeting_that_has_a_note_is_refused_with_its_path() -> None:
    run("new", "--event", "weekly@example.org", "--date", "2026-01-12")
    result = run("new", "--event", "weekly@example.org", "--date", "2026-01-12")

    assert result.exit_code == 1
    assert "has a note: notes/2026/2026-01-12-platform-weekly.md" in result.stderr


@pytest.mark.usefixtures("notebook")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--event", "no-such", "--date", "2026-01-12"], 1),
        (["--next", "--event", "x"], 2),
        (["--next", "--date", "2020-01-01"], 1),
    ],
)
def test_a_meeting_that_is_not_there_is_told(words: list[str], code: int) -> None:
    assert run("new", *words).exit_code == code


@pytest.mark.usefixtures("notebook")
def test_a_declined_meeting_can_be_named_all_the_same() -> None:
    result = run("new", "--event", "Not for me", "--date", "2026-01-12", "--dry-run")

    assert "# Not for me" in result.stdout
