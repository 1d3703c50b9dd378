"""`meetgen calendar link` and `doctor`: notes joined to meetings, meetings put together."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from meetgen.cli.main import main
from tests.calendar_server import ics

MKDOCS = """site_name: Notes
site_url: https://notes.example.org/n/
docs_dir: notes
plugins:
  - meetgen:
      timezone: Europe/Berlin
"""
NOTE = Path("notes/2026-01-12-talk.md")
TEXT = "---\r\n# why we met\r\ntitle:   'A talk'\r\ntags: [a,  b]\r\n---\r\n\r\nHello\r\n"


def event(uid: str, title: str, start: str, *lines: str) -> str:
    begin = f"UID:{uid}@example.org\nDTSTART;TZID=Europe/Berlin:{start}"
    return "\n".join([begin, "DURATION:PT1H", f"SUMMARY:{title}", *lines])


@pytest.fixture(autouse=True)
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A notebook with a note that names no meeting, and a day of several."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / f"{tmp_path.name}-cache"))
    monkeypatch.setattr(os, "environ", os.environ.copy())
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    Path("notes").mkdir()
    Path("calendars").mkdir()
    Path("mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    NOTE.write_bytes(TEXT.encode())
    return tmp_path


def calendar(*events: str) -> None:
    Path("calendars/team.ics").write_bytes(ics(*events))


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["calendar", *words], catch_exceptions=False)


def test_the_meeting_of_the_day_is_written_and_no_other_byte_changes() -> None:
    calendar(event("review", "Spend review", "20260112T150000"))

    result = run("link", str(NOTE))

    assert result.exit_code == 0
    assert result.stdout == (
        "2026-01-12-talk.md: is about “Spend review” of 2026-01-12 15:00–16:00\n"
    )
    expected = TEXT.replace("tags: [a,  b]\r\n", "tags: [a,  b]\r\nevent: review@example.org\r\n")
    assert NOTE.read_bytes() == expected.encode()
    assert "is about “Spend review” of 2026-01-12 already" in run("link", str(NOTE)).stdout
    assert NOTE.read_bytes() == expected.encode()


def test_of_several_the_one_that_is_called_like_the_note_is_meant() -> None:
    calendar(event("a", "Spend review", "20260112T150000"),
             event("b", "A talk about cost", "20260112T160000"))  # fmt: skip

    assert run("link", str(NOTE)).exit_code == 0
    assert b"event: b@example.org" in NOTE.read_bytes()


def test_where_it_is_open_nothing_is_written() -> None:
    calendar(event("a", "One", "20260112T150000"), event("b", "Two", "20260112T160000"))
    result = run("link", str(NOTE))

    assert result.exit_code == 1
    assert "1  2026-01-12 15:00–16:00  One\n2  2026-01-12 16:00–17:00  Two" in result.stderr
    assert NOTE.read_bytes() == TEXT.encode()
    assert run("link", str(NOTE), "--event", "two").exit_code == 0
    assert b"event: b@example.org" in NOTE.read_bytes()


def test_an_event_that_takes_place_twice_a_day_gets_its_occurrence() -> None:
    twice = event("a", "A talk", "20260105T100000", "RRULE:FREQ=WEEKLY",
                  "RDATE;TZID=Europe/Berlin:20260112T150000")  # fmt: skip
    calendar(twice)
    Path("notes/2026-01-12-early.md").write_text(
        "---\nevent: a@example.org\noccurrence: 2026-01-12T10:00\n---\n# Early\n", encoding="utf-8"
    )

    assert run("link", str(NOTE)).exit_code == 0
    said = NOTE.read_text(encoding="utf-8")
    assert 'event: a@example.org\noccurrence: "2026-01-12T15:00"\n' in said
    checked = CliRunner().invoke(main, ["today", "--date", "2026-01-12"], catch_exceptions=False)
    assert "15:00–16:00  A talk  notes/2026-01-12-talk.md" in checked.stdout


def test_a_dry_run_shows_the_difference_and_writes_nothing() -> None:
    calendar(event("review", "Spend review", "20260112T150000"))
    result = run("link", str(NOTE), "--diff", "--dry-run")

    assert "+event: review@example.org\n" in result.stdout
    assert NOTE.read_bytes() == TEXT.encode()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([str(NOTE)], 1),
        (["notes/none.md"], 2),
        ([], 2),
        ([str(NOTE), "--permalink", "x"], 2),
        (["--permalink", "no-such"], 2),
    ],
)
def test_what_cannot_be_linked_is_told(words: list[str], code: int) -> None:
    calendar(event("x", "Elsewhere", "20260113T150000"))

    assert run("link", *words).exit_code == code
    assert NOTE.read_bytes() == TEXT.encode()


def test_a_permalink_is_printed_for_the_invitation() -> None:
    Path("series.yml").write_text("weekly: {title: The weekly}\n", encoding="utf-8")

    result = run("link", "--permalink", "The weekly")
    assert result.stdout == "https://notes.example.org/n/s/weekly/\n"


def test_without_site_url_the_permalink_says_what_to_set() -> None:
    Path("mkdocs.yml").write_text(MKDOCS.replace("site_url", "# site_url"), encoding="utf-8")
    Path("series.yml").write_text("weekly: {}\n", encoding="utf-8")
    result = run("link", "--permalink", "weekly")

    assert result.exit_code == 3
    assert "set site_url in mkdocs.yml; the page is s/weekly/ below it" in result.stderr


def test_the_doctor_prints_lines_for_series_yml_that_can_be_used() -> None:
    calendar(
        event("old", "Weekly: all", "20260105T100000", "RRULE:FREQ=WEEKLY;UNTIL=20260601T000000Z"),
        event("new", "Weekly: all", "20260608T110000", "RRULE:FREQ=WEEKLY"),
    )
    result = run("doctor")

    assert result.stdout == (
        "# Weekly: all: made anew (begins 2026-01-05, 2026-06-08)\n"
        'weekly-all:\n  title: "Weekly: all"\n'
        "  uids: [old@example.org, new@example.org]\n"
    )
    Path("series.yml").write_text(result.stdout, encoding="utf-8")
    again = run("doctor")
    assert (again.stdout, again.stderr) == (
        "",
        "2 meetings in the calendars, nothing to put together\n",
    )


def test_the_doctor_names_what_an_entry_lacks() -> None:
    calendar(
        event("old", "Weekly", "20260105T100000", "RRULE:FREQ=WEEKLY;UNTIL=20260601T000000Z"),
        event("new", "Weekly", "20260608T110000", "RRULE:FREQ=WEEKLY"),
    )
    Path("series.yml").write_text("mine: {uids: [old@example.org]}\n", encoding="utf-8")

    assert run("doctor").stdout == (
        "# series.yml:1: Weekly was made anew (begins 2026-01-05, 2026-06-08); its uids are to be\n"
        "#   uids: [old@example.org, new@example.org]\n"
    )
