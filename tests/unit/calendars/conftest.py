"""Calendars written in place: the lines of each VEVENT, and what they occur as."""

import datetime as dt
from collections.abc import Callable
from textwrap import dedent

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.ics import read_calendar
from meetgen.model.event import Occurrence

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
# Mondays 10:00 to 11:00 from 2026-01-05, four times.
WEEKLY = """
    UID:w@example.org
    DTSTART;TZID=Europe/Berlin:20260105T100000
    DTEND;TZID=Europe/Berlin:20260105T110000
    RRULE:FREQ=WEEKLY;COUNT=4
    SUMMARY:Weekly
"""


def written(*events: str, head: str = "") -> bytes:
    """The bytes of a calendar; `head` are lines of the VCALENDAR itself."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *dedent(head).split("\n")]
    for event in events:
        lines += ["BEGIN:VEVENT", *dedent(event).split("\n"), "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{line}\r\n" for line in lines if line).encode()


@pytest.fixture
def weekly() -> str:
    return WEEKLY


@pytest.fixture
def write() -> Callable[..., bytes]:
    return written


@pytest.fixture
def read() -> Callable[..., Calendars]:
    def of_one_file(*events: str, head: str = "", zone: str = "Europe/Berlin") -> Calendars:
        file = read_calendar(written(*events, head=head), path="calendars/a.ics", timezone=zone)
        return Calendars.of([file])

    return of_one_file


@pytest.fixture
def read_files() -> Callable[..., Calendars]:
    def of_files(**files: bytes) -> Calendars:
        return Calendars.of(
            read_calendar(data, path=f"calendars/{name}.ics", timezone="Europe/Berlin")
            for name, data in files.items()
        )

    return of_files


@pytest.fixture
def occurrences() -> Callable[[Calendars], tuple[Occurrence, ...]]:
    def in_2026(calendars: Calendars) -> tuple[Occurrence, ...]:
        return calendars.occurrences(calendars.all_families(), *YEAR)

    return in_2026


@pytest.fixture
def starts() -> Callable[[Calendars], list[str]]:
    def in_2026(calendars: Calendars) -> list[str]:
        """Starts as `01-05 10:00`, all-day ones as `01-05`."""
        found = calendars.occurrences(calendars.all_families(), *YEAR)
        return [f"{one.start:{'%m-%d' if one.is_all_day else '%m-%d %H:%M'}}" for one in found]

    return in_2026
