"""Calendars as plain values and back, through the notation in which the cache keeps them."""

from collections.abc import Callable

import pytest

from meetgen.calendars.event import CalendarFile
from meetgen.calendars.ics import read_calendar
from meetgen.calendars.stored import file_of, plain_of
from meetgen.codec import decoder, encode
from tests.unit.calendars.corpora import FILES

decoded = decoder(object)
OWN_ZONE = """
    BEGIN:VTIMEZONE
    TZID:Own
    BEGIN:STANDARD
    DTSTART:19701101T020000
    TZOFFSETFROM:+0220
    TZOFFSETTO:+0120
    RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
    END:STANDARD
    END:VTIMEZONE
"""
SERIES = """
    UID:a
    SUMMARY:All
    LOCATION:Room
    SEQUENCE:3
    STATUS:TENTATIVE
    LAST-MODIFIED:20260101T000000Z
    DTSTART;TZID=Europe/Berlin:20260105T100000
    DURATION:PT1H
    RRULE:FREQ=WEEKLY;BYHOUR=10,12;UNTIL=20260301T000000Z
    RRULE:FREQ=MONTHLY;BYDAY=-1FR,MO;BYSETPOS=1;COUNT=5
    RDATE;VALUE=PERIOD:20260107T090000Z/PT3H
    EXDATE;VALUE=DATE:20260112
    EXDATE:20260119T090000Z
    ORGANIZER;CN=Ada:mailto:ada@example.org
    ATTENDEE;CN=Bob;PARTSTAT=DECLINED:mailto:bob@example.org
    RELATED-TO;RELTYPE=SIBLING:b
"""
EVENTS = (
    SERIES,
    "UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260126T090000Z\nDTSTART;TZID=Own:20260126T110000",
    "UID:b_R20260112T090000@google.com\nDTSTART;TZID=UTC+2:20260112T100000",
    "UID:c\nDTSTART;VALUE=DATE:20260112\nRRULE:FREQ=YEARLY;BYWEEKNO=3;BYYEARDAY=12;UNTIL=20300101",
    "UID:d",
    "UID:e\nDTSTART:20260105\nSEQUENCE:abc",
)


def returned(file: CalendarFile) -> CalendarFile:
    return file_of(decoded(encode(plain_of(file))))


def test_a_calendar_comes_back_as_it_was(write: Callable[..., bytes]) -> None:
    for method in ("PUBLISH", "CANCEL", "REPLY"):
        data = write(*EVENTS, head=f"METHOD:{method}\n{OWN_ZONE}".replace("    ", ""))
        file = read_calendar(data, path="calendars/a.ics", timezone="Europe/Berlin")

        assert len(file.events) >= len(EVENTS) - 1
        assert file.diagnostics
        assert returned(file) == file


def test_an_empty_calendar_comes_back() -> None:
    file = read_calendar(b"", path="a.ics", timezone="UTC")

    assert returned(file) == file


@pytest.mark.parametrize("plain", [[], ["a.ics", [], [], []], ["a.ics", [], [], [], [[]], []]])
def test_what_is_no_calendar_raises(plain: list[object]) -> None:
    with pytest.raises((ValueError, TypeError, IndexError)):
        file_of(plain)


@pytest.mark.skipif(not FILES, reason="no corpora (set MEETGEN_CORPORA)")
def test_real_calendars_come_back_as_they_were() -> None:
    for path in FILES:
        file = read_calendar(path.read_bytes(), path=path.name, timezone="Europe/Berlin")

        assert returned(file) == file
