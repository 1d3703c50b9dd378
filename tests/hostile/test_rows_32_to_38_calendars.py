"""Rows 32 to 38: an invitation from a stranger costs a bounded time, and only itself."""

import datetime as dt
import gzip
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.event import CalendarFile
from meetgen.calendars.ics import read_calendar
from meetgen.fetching.address import FetchError
from meetgen.fetching.pull import fetch_calendar
from meetgen.fetching.web import Allowance, fetch
from meetgen.model.config import CalendarSource, Config
from meetgen.model.limits import USUAL
from tests.budget import within
from tests.calendar_server import (
    HIDDEN,
    PLACE,
    Handler,
    Server,
    bomb,
    dripping,
    redirecting,
    serving,
)
from tests.hostile.conftest import meetgen, write

GOOD = "UID:good@example.org\nDTSTART:20261118T090000Z\nSUMMARY:Good"
WINDOW = (dt.date(2026, 11, 1), dt.date(2026, 11, 30))


def calendar(*events: str, before: str = "") -> bytes:
    blocks = "".join(f"BEGIN:VEVENT\n{one}\nEND:VEVENT\n" for one in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{before}{blocks}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode("utf-8", "surrogatepass")


def read(data: bytes) -> CalendarFile:
    return read_calendar(data, path="x.ics", timezone="Europe/Berlin")


def titles(file: CalendarFile) -> list[str]:
    """What occurs in the window."""
    calendars = Calendars.of([file])
    return [one.summary for one in calendars.occurrences(calendars.all_families(), *WINDOW)]


@pytest.fixture
def _in_a_second() -> Iterator[None]:
    read(calendar(GOOD))  # imports
    begin = time.process_time()
    yield
    assert time.process_time() - begin < 1


def recurring(rule: str, start: str = "19700101T000000Z") -> str:
    return f"UID:bad@example.org\nDTSTART:{start}\nSUMMARY:Bad\nRRULE:{rule}"


@pytest.mark.usefixtures("_in_a_second")
@pytest.mark.parametrize("frequency", ["SECONDLY", "MINUTELY", "HOURLY"])
def test_row_32_a_rule_by_the_second_is_not_expanded(frequency: str) -> None:
    file = read(calendar(GOOD, recurring(f"FREQ={frequency}")))

    assert titles(file).count("Good") == 1
    assert titles(file).count("Bad") <= 1
    assert any(one.code == "MG063" for one in file.diagnostics)


@pytest.mark.usefixtures("_in_a_second")
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY\nEXRULE:FREQ=DAILY",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;COUNT=1000000000",
        "FREQ=YEARLY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE="
        + ",".join(map(str, range(60))) + ";BYSECOND=" + ",".join(map(str, range(60))),
        "FREQ=MONTHLY;BYSETPOS=-366;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "FREQ=DAILY;UNTIL=99991231T235959Z",
        "FREQ=YEARLY;BYWEEKNO=53;BYDAY=1MO,2TU,-3WE;BYYEARDAY=366",
    ],
)  # fmt: skip
def test_row_33_a_rule_that_never_ends_or_never_occurs_costs_little(rule: str) -> None:
    file = read(calendar(GOOD, recurring(rule)))

    assert titles(file).count("Good") == 1


@pytest.mark.usefixtures("_in_a_second")
@pytest.mark.parametrize(
    "event",
    [
        "UID:bad@example.org\nSUMMARY:Bad",
        "UID:bad@example.org\nDTSTART:00010101T000000Z\nSUMMARY:Bad\nRRULE:FREQ=DAILY",
        "UID:bad@example.org\nDTSTART:99991231T235959Z\nSUMMARY:Bad\nRRULE:FREQ=DAILY",
        "UID:bad@example.org\nDTSTART:20261118T090000Z\nDURATION:P999999999D\nSUMMARY:Bad",
        "UID:bad@example.org\nDTSTART:20261118T090000Z\nDTEND:00010101T000000Z\nSUMMARY:Bad",
        "UID:bad@example.org\nDTSTART:tomorrow\nSUMMARY:Bad",
    ],
    ids=["no-start", "year-1", "year-9999", "long", "backwards", "no-date"],
)
def test_row_34_an_event_out_of_time_costs_only_itself(event: str) -> None:
    assert "Good" in titles(read(calendar(event, GOOD)))


@pytest.mark.usefixtures("_in_a_second")
@pytest.mark.parametrize(
    "zone", ["../../etc/passwd", "/etc/passwd", "Mars/Olympus", "\0", "x" * 999]
)
def test_row_35_an_unknown_zone_opens_no_file(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("builtins.open", lambda name, *_, **__: opened.append(str(name)))
    file = read(
        calendar(GOOD, f"UID:z@example.org\nDTSTART;TZID={zone}:20261118T090000\nSUMMARY:Z")
    )

    assert not [name for name in opened if "passwd" in name]
    assert "Good" in titles(file)
    assert "Z" in titles(file)  # at the time of the notebook's zone
    assert "MG062" in {one.code for one in file.diagnostics}


def test_row_35_ten_thousand_zones_are_data() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Z{0}\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    data = calendar(GOOD, before="".join(zone.format(n) for n in range(10_000)))

    assert "Good" in within(3, lambda: titles(read(data)))


@pytest.mark.parametrize(
    "data",
    [
        calendar(GOOD + "\nDESCRIPTION:" + "x" * 5_000_000),
        calendar(GOOD + "\nDESCRIPTION:" + "x\n " * 200_000),
        calendar(GOOD) + b"BEGIN:VEVENT\r\n" * 5_000,
        b"END:VEVENT\r\n" + calendar(GOOD),
        b"BEGIN:VCALENDAR\r\n" * 5_000,
    ],
    ids=["one-line", "folds", "nested-events", "lone-end", "nested-calendars"],
)
def test_row_36_odd_files_are_read_or_refused_in_two_seconds(data: bytes) -> None:
    file = within(2, lambda: read(data))

    assert "Good" in titles(file) or file.diagnostics


def test_row_37_events_without_number_are_cut_with_a_warning() -> None:
    event = "UID:{0}@x\nDTSTART:20261118T090000Z\nSUMMARY:E"
    file = read(calendar(*(event.format(n) for n in range(100_000))))

    assert len(file.events) == USUAL.calendar_events
    assert "more than 50000 events" in {one.message for one in file.diagnostics}


def test_row_37_attendees_without_number_are_cut_with_a_warning() -> None:
    people = "\n".join(f"ATTENDEE;CN=P{n}:mailto:p{n}@example.org" for n in range(100_000))
    data = calendar(GOOD + "\n" + people)
    file = within(5, lambda: read(data))

    assert [len(event.invitees) for event in file.events] == [USUAL.event_people]
    assert [one.message for one in file.diagnostics] == [
        "the event 'Good' has more than 500 people"
    ]


def test_row_37_exceptions_without_number_are_cut_with_a_warning() -> None:
    first = dt.date(2000, 1, 1)
    days = ",".join(f"{first + dt.timedelta(days=at):%Y%m%d}T090000Z" for at in range(20_000))
    event = f"UID:x\nDTSTART:20000101T090000Z\nSUMMARY:X\nRRULE:FREQ=DAILY\nEXDATE:{days}"
    file = within(2, lambda: read(calendar(event)))

    assert [one.message for one in file.diagnostics] == [
        "the event 'X' has more than 5000 dates in EXDATE"
    ]


def test_row_38_a_compressed_bomb_is_no_calendar() -> None:
    bomb = gzip.compress(b"x" * 20_000_000)
    file = within(1, lambda: read(bomb))

    assert file.events == ()
    assert file.diagnostics


def test_row_38_a_file_beyond_the_limit_is_refused() -> None:
    file = read(b"BEGIN:VCALENDAR\r\n" + b"x" * USUAL.calendar)

    assert file.events == ()
    assert [one.code for one in file.diagnostics] == ["MG060"]


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server with a certificate, and `tmp_path / "nb"` a notebook that pulls from it."""
    (tmp_path / "server").mkdir()
    write(
        tmp_path / "nb",
        {
            "notes/2026-11-18-x.md": "# X\n",
            "mkdocs.yml": "site_name: X\ndocs_dir: notes\nplugins:\n  - meetgen:\n"
            "      calendars: [{name: team}]\n",
        },
    )
    monkeypatch.setenv("NO_PROXY", "localhost")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with serving(tmp_path / "server") as (running, authority):
        monkeypatch.setenv("SSL_CERT_FILE", str(authority))
        monkeypatch.setenv("MEETGEN_CALENDAR_TEAM", running.address)
        yield running


class _Endless:
    """Two gigabytes of a calendar; counts what was taken of it."""

    def __init__(self) -> None:
        self.sent = 0

    def __call__(self, handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(2_000_000_000))
        handler.end_headers()
        handler.wfile.write(b"BEGIN:VCALENDAR\r\n")
        while self.sent < 2_000_000_000:
            handler.wfile.write(b"X" * 1_000_000)
            self.sent += 1_000_000


def nothing_was_pulled(folder: Path) -> bool:
    return not (folder / "calendars").exists()


def test_row_38_two_gigabytes_are_left_at_the_limit(server: Server, tmp_path: Path) -> None:
    endless = _Endless()
    server.answers[PLACE] = endless
    done = meetgen("calendar", "pull", folder=tmp_path / "nb")

    assert done.returncode == 1
    assert "larger than 20 MB" in done.stderr
    assert endless.sent < 40_000_000
    assert nothing_was_pulled(tmp_path / "nb")


# the program, which says at its end how much memory it had at most, in KiB
MEASURED = """
import re, sys
from pathlib import Path
from meetgen.cli import main
try:
    main(["calendar", "pull"])
finally:
    print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def test_row_38_a_bomb_in_an_answer_is_never_unpacked(server: Server, tmp_path: Path) -> None:
    server.answers[PLACE] = bomb()
    done = subprocess.run(
        [sys.executable, "-c", MEASURED], cwd=tmp_path / "nb", check=False, capture_output=True,
        text=True,
    )  # fmt: skip

    assert done.returncode == 1
    assert "larger than 20 MB" in done.stderr
    assert int(done.stdout.split()[-1]) < 120_000  # the bomb alone has 100 MB
    assert nothing_was_pulled(tmp_path / "nb")


@pytest.mark.parametrize("headers_too", [False, True], ids=["body", "headers"])
def test_row_38_a_server_that_drips_is_left_at_the_deadline(
    server: Server, tmp_path: Path, *, headers_too: bool
) -> None:
    """The deadline is a minute; here it is a second."""
    server.answers[PLACE] = dripping(calendar(GOOD) * 100, headers_too=headers_too)
    config = Config(root=tmp_path / "nb", notes_dir=tmp_path / "nb" / "notes")
    source = CalendarSource(name="team", address_env="MEETGEN_CALENDAR_TEAM")
    quick = partial(fetch, allowance=Allowance(seconds=1.0, idle=0.5))
    begin = time.monotonic()

    with pytest.raises(FetchError, match="took too long"):
        fetch_calendar(
            source, config, now=dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
            environment=os.environ, get=quick,
        )  # fmt: skip
    assert time.monotonic() - begin < 20  # the machine may be busy


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "http://localhost/plain",
        "http://169.254.169.254/latest/meta-data/",
        "ftp://localhost/x",
        "data:text/calendar,BEGIN:VCALENDAR",
    ],
)
def test_row_38_a_redirect_away_from_https_is_refused(
    server: Server, tmp_path: Path, target: str
) -> None:
    server.answers[PLACE] = redirecting(target)
    done = meetgen("calendar", "pull", folder=tmp_path / "nb")

    assert done.returncode == 1
    assert "https" in done.stderr or "redirects" in done.stderr
    assert HIDDEN not in done.stdout + done.stderr
    assert nothing_was_pulled(tmp_path / "nb")
