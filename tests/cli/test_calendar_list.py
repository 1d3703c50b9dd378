"""`meetgen calendar list`: occurrences of any calendar files."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from meetgen.cli.main import main
from tests.calendar_server import REVIEW, WEEKLY, ics

JANUARY = ("--from", "2026-01-01", "--to", "2026-01-15")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["calendar", "list", *words], catch_exceptions=False)


def test_occurrences_come_as_promised_in_order_of_start() -> None:
    weekly = WEEKLY.format(stamp="20260101T000000Z").replace(";PARTSTAT=ACCEPTED", "", 1)
    bad = "UID:bad@example.org\nDTSTART:20260103T090000Z\nSEQUENCE:abc\nSUMMARY:Odd"
    trip = "UID:trip@example.org\nDTSTART;VALUE=DATE:20260112\nSUMMARY:Trip\nSTATUS:TENTATIVE"
    Path("a.ics").write_bytes(ics(weekly, bad, trip))

    result = run("a.ics", *JANUARY, "--json")

    first, second, *rest = json.loads(result.stdout)
    assert (first["summary"], first["warnings"]) == (
        "Odd",
        ["MG060: SEQUENCE 'abc' of the event 'Odd' is no number"],
    )
    assert second == {
        "uid": "weekly-1@google.com",
        "start": "2026-01-05T10:00:00+01:00",
        "end": "2026-01-05T11:00:00+01:00",
        "all_day": False,
        "summary": "Platform weekly",
        "status": "confirmed",
        "organizer": "Ada",
        "attendees": [
            {"name": "Bob", "role": "req-participant", "reply": "needs-action"},
            {"name": "Ada", "role": "req-participant", "reply": "accepted"},
        ],
        "warnings": [],
    }
    assert [(one["start"], one["all_day"], one["status"]) for one in rest] == [
        ("2026-01-12", True, "tentative"),
        ("2026-01-12T10:00:00+01:00", False, "confirmed"),
    ]
    assert "MG060" in result.stderr


def test_a_line_says_when_and_what() -> None:
    Path("a.ics").write_bytes(ics(REVIEW))

    assert run("a.ics", *JANUARY).stdout == "2026-01-13 09:00–10:00 +01:00 Spend review\n"


def test_folders_are_read_and_an_event_in_two_files_counts_once() -> None:
    Path("team").mkdir()
    for name in ("a.ics", "team/b.ics"):
        Path(name).write_bytes(ics(REVIEW))

    assert run("a.ics", "team", *JANUARY).stdout.count("\n") == 1


def test_times_without_a_zone_are_in_the_one_given() -> None:
    Path("a.ics").write_bytes(ics("UID:x\nDTSTART:20260113T090000", head="X-A:b"))

    (one,) = json.loads(run("a.ics", *JANUARY, "--json", "--timezone", "Asia/Tokyo").stdout)
    assert one["start"] == "2026-01-13T09:00:00+09:00"


def test_what_is_no_calendar_is_told_and_is_no_crash() -> None:
    Path("a.ics").write_bytes(b"<html>\x1b[31m")
    result = run("a.ics", *JANUARY, "--json")

    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert "MG060" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["missing.ics"],
        ["a.ics", "--from", "2026-02-01", "--to", "2026-01-01"],
        ["a.ics", "--from", "0001-01-01", "--to", "9999-12-31"],
        ["a.ics", "--timezone", "../../etc/passwd"],
        [],
    ],
)
def test_wrong_usage_is_told(words: list[str]) -> None:
    Path("a.ics").write_bytes(ics(REVIEW))

    assert run(*words).exit_code == 2
