"""Rows 32 to 38: an invitation from a stranger costs a bounded time, and only itself."""

import datetime as dt
import gzip
import time
from collections.abc import Iterator

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.event import CalendarFile
from meetgen.calendars.ics import read_calendar
from meetgen.model.limits import USUAL
from tests.budget import within

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
    within(2, lambda: titles(read(data)))


def test_row_37_events_without_number_are_cut_with_a_warning() -> None:
    event = "UID:{0}@x\nDTSTART:20261118T090000Z\nSUMMARY:E"
    file = read(calendar(*(event.format(n) for n in range(100_000))))

    assert len(file.events) < 100_000
    assert file.diagnostics


def test_row_37_attendees_without_number_are_cut() -> None:
    people = "\n".join(f"ATTENDEE;CN=P{n}:mailto:p{n}@example.org" for n in range(100_000))
    data = calendar(GOOD + "\n" + people)
    file = within(5, lambda: read(data))

    assert all(len(event.invitees) <= 5_000 for event in file.events)


def test_row_38_a_compressed_bomb_is_no_calendar() -> None:
    bomb = gzip.compress(b"x" * 20_000_000)
    file = within(1, lambda: read(bomb))

    assert file.events == ()
    assert file.diagnostics


def test_row_38_a_file_beyond_the_limit_is_refused() -> None:
    file = read(b"BEGIN:VCALENDAR\r\n" + b"x" * USUAL.calendar)

    assert file.events == ()
    assert [one.code for one in file.diagnostics] == ["MG060"]


# A bomb in an answer, a slow drip and a redirect away from https: tests/unit/fetching/test_web.py
