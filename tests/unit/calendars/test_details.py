"""Details that only commands tell: the call's link, free time, privacy."""

from meetgen.calendars.details import Details, details_by_line
from meetgen.calendars.ics import read_calendar
from tests.calendar_server import DENTIST, WEEKLY, ics


def test_details_are_found_by_the_line_at_which_an_event_begins() -> None:
    free = "UID:x\nDTSTART;VALUE=DATE:20260112\nTRANSP:transparent\nSUMMARY:Away"
    data = ics(WEEKLY.format(stamp="20260101T000000Z"), DENTIST, free)

    assert list(details_by_line(data).values()) == [
        Details(call="https://example.zoom.us/j/123?pwd=s3cr3t"),
        Details(is_private=True),
        Details(is_free=True),
    ]
    lines = data.splitlines()
    assert [lines[at - 1] for at in details_by_line(data)] == [b"BEGIN:VEVENT"] * 3


def test_the_place_of_an_event_is_read_without_the_link_of_its_call() -> None:
    file = read_calendar(ics(WEEKLY.format(stamp="20260101T000000Z")), path="a.ics", timezone="UTC")

    assert [one.place for one in file.events] == ["Room Weser"]


def test_what_is_no_calendar_has_no_details() -> None:
    assert details_by_line(b"<html>") == {}
