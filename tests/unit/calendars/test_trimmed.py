"""Calendars in normal form: what is kept, and that the same events give the same bytes."""

import os
from pathlib import Path

import pytest

from meetgen.calendars.call_links import call_link, without_links
from meetgen.calendars.ics import read_calendar
from meetgen.calendars.properties import Property
from meetgen.calendars.trimmed import ics_of, same_events, trimmed_series
from tests.calendar_server import DENTIST, REVIEW, WEEKLY, ics

STAMPED = WEEKLY.format(stamp="20260101T000000Z")


def trimmed(data: bytes) -> str:
    """The calendar's events in normal form, unfolded."""
    made = ics_of(trimmed_series(data, "Europe/Berlin").values())
    return made.decode().replace("\r\n ", "").replace("\r\n", "\n")


def test_an_event_keeps_who_when_where_and_what() -> None:
    assert trimmed(ics(STAMPED)) == (
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//meetgen//trimmed calendar 1//EN\n"
        "CALSCALE:GREGORIAN\nX-WR-TIMEZONE:Europe/Berlin\nBEGIN:VEVENT\nDTSTAMP:19700101T000000Z\n"
        "UID:weekly-1@google.com\nDTSTART;TZID=Europe/Berlin:20260105T100000\n"
        "DTEND;TZID=Europe/Berlin:20260105T110000\nRRULE:FREQ=WEEKLY\nSUMMARY:Platform weekly\n"
        "LOCATION:Room Weser\nORGANIZER;CN=Ada:mailto:ada@example.org\n"
        "ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:ada@example.org\n"
        "ATTENDEE;CN=Bob;PARTSTAT=ACCEPTED:mailto:bob@example.org\nEND:VEVENT\nEND:VCALENDAR\n"
    )


def test_the_link_to_a_call_is_kept_only_when_asked_for() -> None:
    series = trimmed_series(ics(STAMPED), "UTC").values()

    assert b"zoom" not in ics_of(series)
    assert b"CONFERENCE;VALUE=URI:https://example.zoom.us/j/123?pwd=s3cr3t" in ics_of(
        series, with_links=True
    )


def test_another_order_and_time_of_request_give_the_same_file() -> None:
    other = WEEKLY.format(stamp="20260202T000000Z").strip().splitlines()
    other[9], other[10] = other[10], other[9]
    backwards = ics(REVIEW, "\n".join(other))

    assert trimmed(backwards) == trimmed(ics(STAMPED, REVIEW))


def test_a_new_last_modified_alone_is_no_change() -> None:
    one, other = (
        ics_of(trimmed_series(ics(f"{REVIEW}LAST-MODIFIED:{day}T000000Z"), "UTC").values())
        for day in ("20260101", "20260102")
    )

    assert one != other
    assert same_events(one, other)
    assert not same_events(one, one.replace(b"Spend", b"Other"))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ('"UTC+05:30"', '"UTC+05:30"'),
        ("No/Such", "No/Such"),
    ],
)
def test_zones_are_named_so_that_they_are_found_again(written: str, kept: str) -> None:
    event = REVIEW.replace("Europe/Berlin", written)

    assert f"DTSTART;TZID={kept}:20260113T090000" in trimmed(ics(event))


def test_private_and_recurring_events_are_known_as_such() -> None:
    series = trimmed_series(ics(STAMPED, DENTIST), "UTC")

    assert {one.title: (one.is_recurring, one.is_private) for one in series.values()} == {
        "Platform weekly": (True, False),
        "Dentist": (False, True),
    }


@pytest.mark.parametrize(
    ("lines", "link"),
    [
        ({"DESCRIPTION": r'<a href="https://x.zoom.us/j/1?pwd=a&amp;b=c">join</a>'},
         "https://x.zoom.us/j/1?pwd=a&b=c"),
        ({"LOCATION": r"Room 3\; https://meet.google.com/abc-defg"},
         "https://meet.google.com/abc-defg"),
        ({"LOCATION": "https://meet.google.com/b", "X-GOOGLE-CONFERENCE": "https://own.example/a"},
         "https://own.example/a"),
        ({"LOCATION": "https://zoom.us.evil.example/j/1"}, None),
        ({"LOCATION": "https://evilzoom.us/j/1"}, None),
        ({"LOCATION": "https://me@meet.google.com/x"}, None),
        ({"URL": "javascript:alert(1)"}, None),
        ({"DESCRIPTION": "http://zoom.us/j/1"}, None),
        ({"LOCATION": "https://[zoom.us/j/1"}, None),
    ],
)  # fmt: skip
def test_the_link_of_a_call_is_found_by_its_host(lines: dict[str, str], link: str | None) -> None:
    found = [Property(name=name, head="", value=value) for name, value in lines.items()]

    assert call_link(found) == link


@pytest.mark.parametrize(
    ("place", "bare"),
    [
        ("https://x.example/a", ""),
        ("https://x.example/a, Room 3", "Room 3"),
        ("Room 3; https://x.example/a?b=c; Floor 2", "Room 3; Floor 2"),
        ("Room 3", "Room 3"),
        ("Room 3, building 4; yard", "Room 3, building 4; yard"),
        ("zoom.us/j/1?pwd=x | Room 3", "Room 3"),
        ("example.zoom.us/j/1", ""),
        ("Google.com Street 3/4", "Google.com Street 3/4"),
    ],
)
def test_a_place_is_told_without_web_addresses(place: str, bare: str) -> None:
    assert without_links(place) == bare


def fixtures() -> list[Path]:
    """The calendars of the corpora, where they are."""
    folder = os.environ.get("MEETGEN_CORPORA", "")
    return sorted(Path(folder).rglob("*.ics")) if folder else []


@pytest.mark.skipif(not fixtures(), reason="MEETGEN_CORPORA is not set")
def test_real_calendars_say_the_same_after_trimming_and_trimming_again_changes_nothing() -> None:
    lost = []
    for path in fixtures():
        data = path.read_bytes()
        series = trimmed_series(data, "UTC")
        made = ics_of(series.values(), with_links=True)
        assert ics_of(trimmed_series(made, "UTC").values(), with_links=True) == made, path
        before, after = (
            {(one.uid, one.start, one.recurrence_id, one.summary, one.rule) for one in file.events}
            for file in (read_calendar(some, path="x.ics", timezone="UTC") for some in (data, made))
        )
        if series and not before <= after:
            lost.append(path.name)
    assert len(fixtures()) > 100
    # One has events without UID, which no note can name.
    assert len(lost) <= 2


def test_a_zone_that_only_the_file_knows_keeps_its_definition() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Works time\nX-LIC-LOCATION:\nBEGIN:STANDARD\nTZNAME:WT\n"
        "DTSTART:19701101T020000\nTZOFFSETFROM:+0220\nTZOFFSETTO:+0120\n"
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\n"
        "DTSTART:19700308T020000\nTZOFFSETFROM:+0120\nTZOFFSETTO:+0220\n"
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nEND:DAYLIGHT\nEND:VTIMEZONE"
    )
    event = "UID:works\nDTSTART;TZID=Works time:20260701T100000\nRRULE:FREQ=WEEKLY;COUNT=2"
    data = f"BEGIN:VCALENDAR\n{zone}\nBEGIN:VEVENT\n{event}\nEND:VEVENT\nEND:VCALENDAR\n".encode()
    made = ics_of(trimmed_series(data, "UTC").values())
    (kept,) = read_calendar(made, path="a.ics", timezone="UTC").events

    assert str(kept.start) == "2026-07-01 10:00:00+02:20"
    assert b"TZNAME" not in made
    assert ics_of(trimmed_series(made, "UTC").values()) == made
