"""Cutting a file into events: line ends, folds, broken ends, limits."""

import pytest

from meetgen.calendars.scan import Scan, scan
from meetgen.model.limits import USUAL
from tests.budget import within

EVENT = b"BEGIN:VEVENT\nUID:a\nEND:VEVENT\n"
CALENDAR = b"BEGIN:VCALENDAR\n" + EVENT + b"END:VCALENDAR\n"


def texts(found: Scan) -> list[str]:
    return [
        piece.text()
        for calendar in found.calendars
        for event in calendar.events
        for piece in event.pieces
    ]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["lf", "crlf", "cr"])
def test_any_line_end_is_read(end: bytes) -> None:
    found = scan(CALENDAR.replace(b"\n", end))

    assert texts(found) == ["UID:a"]
    assert found.calendars[0].events[0].line == 2
    assert found.problems == ()


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert texts(scan(b"\xef\xbb\xbf" + CALENDAR)) == ["UID:a"]


def test_a_character_split_by_a_fold_is_restored() -> None:
    text = "SUMMARY:Café".encode()
    folded = text[:-1] + b"\r\n " + text[-1:]

    assert texts(scan(CALENDAR.replace(b"UID:a", folded))) == ["SUMMARY:Café"]


def test_a_line_that_is_not_utf_8_is_read_as_windows_1252() -> None:
    lines = "SUMMARY:Café".encode("cp1252") + b"\nLOCATION:" + "Köln".encode()

    assert texts(scan(CALENDAR.replace(b"UID:a", lines))) == ["SUMMARY:Café\nLOCATION:Köln"]


def test_lines_of_an_alarm_are_no_lines_of_its_event() -> None:
    alarm = b"UID:a\nBEGIN:VALARM\nSUMMARY:no\nEND:VALARM\nSUMMARY:yes"
    found = scan(CALENDAR.replace(b"UID:a", alarm))

    assert texts(found) == ["UID:a", "SUMMARY:yes"]
    assert [piece.line for piece in found.calendars[0].events[0].pieces] == [3, 7]


def test_a_line_that_begins_with_begin_after_a_fold_is_text() -> None:
    folded = b"DESCRIPTION:see\n BEGIN:VEVENT\nUID:a"

    assert texts(scan(CALENDAR.replace(b"UID:a", folded))) == ["DESCRIPTION:seeBEGIN:VEVENT\nUID:a"]


def test_an_event_without_its_end_costs_only_itself() -> None:
    found = scan(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:cut\n" + EVENT + b"END:VCALENDAR\n")

    assert texts(found) == ["UID:a"]
    assert [(one.line, one.message) for one in found.problems] == [
        (2, "the event is cut off: END:VEVENT is missing")
    ]


def test_a_file_that_is_cut_off_keeps_the_events_before_the_cut() -> None:
    found = scan(b"BEGIN:VCALENDAR\n" + EVENT + b"BEGIN:VEV")

    assert texts(found) == ["UID:a"]
    assert [one.line for one in found.problems] == [5]


def test_garbage_between_events_and_after_the_calendar_is_passed_over() -> None:
    data = CALENDAR.replace(EVENT, EVENT + b"garbage;;:\n" + EVENT) + b"more garbage\n"

    assert texts(scan(data)) == ["UID:a", "UID:a"]
    assert scan(data).problems == ()


def test_an_end_that_closes_nothing_is_passed_over() -> None:
    data = b"BEGIN:VCALENDAR\nEND:VALARM\nEND:VEVENT\n" + EVENT + b"END:VCALENDAR\n"

    assert texts(scan(data)) == ["UID:a"]


def test_several_calendars_keep_their_own_headers() -> None:
    other = CALENDAR.replace(b"UID:a", b"UID:b").replace(
        b"BEGIN:VEVENT", b"METHOD:CANCEL\nX-WR-TIMEZONE:Asia/Tokyo\nBEGIN:VEVENT"
    )
    found = scan(CALENDAR + other)

    assert [(one.method, one.timezone, len(one.events)) for one in found.calendars] == [
        ("", "", 1),
        ("CANCEL", "Asia/Tokyo", 1),
    ]


def test_headers_behind_the_events_count_as_well() -> None:
    data = CALENDAR.replace(b"END:VCALENDAR", b"X-WR-TIMEZONE:Asia/Tokyo\nEND:VCALENDAR")

    assert scan(data).calendars[0].timezone == "Asia/Tokyo"


def test_a_time_zone_is_kept_as_text_under_its_name() -> None:
    zone = b"BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nEND:STANDARD\nEND:VTIMEZONE\n"
    found = scan(CALENDAR.replace(EVENT, zone + EVENT))

    assert found.calendars[0].zones["Own"].startswith("TZID:Own\nBEGIN:STANDARD")
    assert texts(found) == ["UID:a"]


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:A\n" * 200_000,
        b"BEGIN:VEVENT\n" + b"BEGIN:VALARM\n" * 100_000,
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:" + b"x" * 2_000_000,
        b"\n ".join([b"x"] * 300_000),
        b"BEGIN" + b" " * 1_000_000,
        b"END:VEVENT\r" * 200_000,
    ],
    ids=["nested", "alarms", "one-line", "folds", "blanks", "ends"],
)
def test_odd_input_of_megabytes_is_read_in_linear_time(data: bytes) -> None:
    within(2, lambda: scan(data))


def test_events_beyond_the_limit_are_left_out_and_reported() -> None:
    found = scan(b"BEGIN:VCALENDAR\n" + EVENT * (USUAL.calendar_events + 5) + b"END:VCALENDAR\n")

    assert len(found.calendars[0].events) == USUAL.calendar_events
    assert [one.message for one in found.problems] == [f"more than {USUAL.calendar_events} events"]


@pytest.mark.parametrize("filler", [b"\n" * 1_000_000, b"\n " * 500_000, b"\n\t\n" * 300_000])
def test_a_line_with_a_million_ends_is_read_in_linear_time(filler: bytes) -> None:
    found = scan(CALENDAR.replace(EVENT, b"BEGIN:VEVENT\nUID:a" + filler + b"\nEND:VEVENT\n"))
    piece = found.calendars[0].events[0].pieces[0]
    text, lines = within(2, lambda: (piece.text(), list(piece.lines())))

    assert text.strip() == lines[0][1].strip() == "UID:a"
