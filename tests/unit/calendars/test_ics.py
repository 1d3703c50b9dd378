"""Reading events: what is wrong in one costs no other, and has a place."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.ics import read_calendar
from meetgen.model.event import EventStatus, Occurrence
from meetgen.model.limits import USUAL
from tests.budget import within

GOOD = "UID:good\nSUMMARY:Good\nDTSTART:20260105T100000Z\nDTEND:20260105T110000Z"
Read = Callable[..., Calendars]


@pytest.mark.parametrize(
    ("event", "line", "message", "is_kept"),
    [
        ("UID:b\nSUMMARY:Bad", 9, "the event 'Bad' has no DTSTART", False),
        ("UID:b\nDTSTART:20260105T100000Z\nDTSTART:20260106T100000Z", 11,
         "the event has more than one DTSTART", False),
        ("UID:b\nDTSTART:20261305\nSUMMARY:Bad", 11,
         "DTSTART '20261305' of the event 'Bad' is not a date or time that can be used", False),
        ("UID:b\nDTSTART:00010101T000000", 11,
         "DTSTART '00010101T000000' of the event 'b' is not a date or time that can be used",
         False),
        ("UID:b\nDTSTART:20260105\nSEQUENCE:abc", 12,
         "SEQUENCE 'abc' of the event 'b' is no number", True),
        ("UID:b\nDTSTART:20260105T100000Z\nDURATION:P999999999D", 12,
         "DURATION 'P999999999D' of the event 'b' does not fit its start", True),
        ("UID:b\nDTSTART:20260105T100000Z\nDTEND:20260105T090000Z", 12,
         "DTEND '20260105T090000Z' of the event 'b' does not fit its start", True),
        ("UID:b\nDTSTART;VALUE=DATE:20260105\nDTEND:20260105T090000Z", 12,
         "DTEND '20260105T090000Z' of the event 'b' is a time, its start is not", True),
        ("UID:b\nDTSTART:20260105T090000Z\nDTEND;VALUE=DATE:20260105", 12,
         "DTEND '20260105' of the event 'b' does not fit its start", True),
        ("UID:b\nDTSTART:20260105\nEXDATE:garbage", 12,
         "EXDATE 'garbage' of the event 'b' cannot be read", True),
        ("DTSTART:20260105\nSUMMARY:Bad", 9, "the event 'Bad' has no UID", True),
    ],
    ids=["no-start", "two-starts", "no-such-day", "year-1", "sequence", "huge-duration",
         "end-before-start", "day-and-time", "time-and-day", "exdate", "no-uid"],
)  # fmt: skip
def test_a_bad_event_is_reported_and_costs_no_other(
    read: Read, event: str, line: int, message: str, *, is_kept: bool
) -> None:
    calendars = read(GOOD, event)

    assert "good" in calendars.events
    assert len(calendars.events) == 1 + is_kept
    assert [
        (one.code, one.location.path, one.location.line, one.message)
        for one in calendars.diagnostics
    ] == [("MG060", "calendars/a.ics", line, message)]


def test_of_hundreds_of_warnings_a_hundred_are_shown_and_the_rest_counted(read: Read) -> None:
    found = read(*[f"UID:{index}\nSUMMARY:Bad" for index in range(250)]).diagnostics

    assert len(found) == 101
    assert found[-1].message == "150 more things are wrong with this calendar"


def test_the_line_of_a_folded_property_is_that_of_its_first_part(
    write: Callable[..., bytes],
) -> None:
    data = write("UID:b\nX-LONG:a\n  b\n  c\nDTSTART:20260105\nSEQUENCE:a\n b")
    found = read_calendar(data, path="a.ics", timezone="UTC")

    assert [one.location.line for one in found.diagnostics] == [9]


@pytest.mark.parametrize("text", ["FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "nonsense"])
def test_a_rule_that_is_not_expanded_leaves_the_start_and_a_warning(
    read: Read, starts: Callable[[Calendars], list[str]], text: str
) -> None:
    calendars = read(f"UID:bomb@x\nSUMMARY:Bomb\nDTSTART:20260105T100000Z\nRRULE:{text}",
                     zone="UTC")  # fmt: skip

    assert starts(calendars) == ["01-05 10:00"]
    (found,) = calendars.diagnostics
    assert (found.code, found.location.line) == ("MG063", 7)
    assert "bomb@x" in found.message


def test_an_exrule_is_not_read_and_said_so(read: Read) -> None:
    calendars = read("UID:a\nDTSTART:20260105\nRRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY")

    assert [one.code for one in calendars.diagnostics] == ["MG063"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this is no calendar"),
        (b"<!DOCTYPE html><title>Sign in</title>", "this is no calendar"),
        (b"/etc/passwd", "this is no calendar"),
        (b"\x1f\x8b\x08\x00garbage", "this is no calendar"),
        (b"x" * (USUAL.calendar + 1), "the calendar is larger than 20 MB"),
    ],
    ids=["empty", "html", "path", "gzip", "large"],
)
def test_a_file_that_is_no_calendar_is_reported(data: bytes, message: str) -> None:
    found = read_calendar(data, path="calendars/a.ics", timezone="UTC")

    assert found.events == ()
    assert [(one.code, one.message) for one in found.diagnostics] == [("MG060", message)]


def test_a_calendar_without_events_is_fine() -> None:
    data = b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"

    assert read_calendar(data, path="a.ics", timezone="UTC").diagnostics == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plan\\, do\\; check \\\\ act\\nnow", "Plan, do; check \\ act now"),
        ("a\x1b[31mred\x00\x07\x7f", "a[31mred"),
        ("\u202egpj.exe\u202c \u2066x\u2069", "gpj.exe x"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("x" * 10_000, "x" * 299 + "…"),
        ("  Café \t 👩‍💻  ", "Café 👩‍💻"),
    ],
    ids=["escapes", "controls", "bidirectional", "html-is-plain-text", "long", "emoji"],
)
def test_text_is_plain_and_of_one_line(read: Read, text: str, shown: str) -> None:
    calendars = read(f"UID:a\nDTSTART:20260105\nSUMMARY:{text}")

    assert calendars.summary_of("a") == shown


@pytest.mark.parametrize("text", ["CANCELLED", "cancelled", " Cancelled "])
def test_a_status_is_read_in_any_case(read: Read, text: str) -> None:
    calendars = read(f"UID:a\nDTSTART:20260105\nSTATUS:{text}")

    assert calendars.events["a"][0].status is EventStatus.CANCELLED


@pytest.mark.parametrize(
    ("lines", "length"),
    [
        ("DTSTART:20260105T100000Z\nDURATION:PT1H30M", dt.timedelta(hours=1, minutes=30)),
        ("DTSTART:20260105T100000Z", dt.timedelta()),
        ("DTSTART;VALUE=DATE:20260105", dt.timedelta(days=1)),
        ("DTSTART;VALUE=DATE:20260105\nDTEND;VALUE=DATE:20260107", dt.timedelta(days=2)),
        ("DTSTART;TZID=Europe/Berlin:20260105T100000\nDTEND;TZID=Europe/London:20260105T100000",
         dt.timedelta(hours=1)),
        ("dtstart:20260105T100000Z\nDtEnd:20260105t101500z", dt.timedelta(minutes=15)),
    ],
    ids=["duration", "no-end", "day", "days", "two-zones", "case"],
)  # fmt: skip
def test_an_event_lasts_to_its_end(read: Read, lines: str, length: dt.timedelta) -> None:
    calendars = read(f"UID:a\n{lines}")

    assert calendars.events["a"][0].length == length
    assert calendars.diagnostics == ()


@pytest.mark.parametrize(
    "value",
    [":20260105T1000Z", ":2026-01-05T10:00:00Z", ":2026-01-05T11:00:00+01:00",
     ";TZID=GMT+01:00:20260105T110000", ';TZID="Europe/Berlin:20260105T110000"'],
)  # fmt: skip
def test_a_time_is_read_in_the_odd_ways_in_which_it_is_written(read: Read, value: str) -> None:
    (event,) = read(f"UID:a\nDTSTART{value}").events["a"]

    assert event.start == dt.datetime(2026, 1, 5, 10, tzinfo=dt.UTC)


def test_a_day_is_read_as_the_web_writes_it(read: Read) -> None:
    assert read("UID:a\nDTSTART:2026-01-05").events["a"][0].start == dt.date(2026, 1, 5)


def test_a_part_of_a_rule_without_a_value_is_no_part(read: Read) -> None:
    calendars = read("UID:a\nDTSTART:20260105\nRRULE:FREQ=WEEKLY;BYDAY=;WKST=;COUNT=2")

    assert calendars.diagnostics == ()
    assert read("UID:a\nDTSTART:20260105\nRRULE:FREQ=WEEKLY;UNTIL=").diagnostics


def test_an_event_tells_where_it_stands(read: Read) -> None:
    calendars = read(GOOD, "UID:a\nDTSTART:20260105\nLOCATION:Room 1\\, Main St")
    event = calendars.events["a"][0]

    assert (event.place, event.location.path, event.location.line) == (
        "Room 1, Main St", "calendars/a.ics", 9)  # fmt: skip


@pytest.mark.parametrize("method", ["COUNTER", "REFRESH", "x" * 1000])
def test_mail_that_brings_no_event_is_left_out(read: Read, method: str) -> None:
    calendars = read(GOOD, head=f"METHOD:{method}")

    assert calendars.events == {}
    assert [one.code for one in calendars.diagnostics] == ["MG060"]


def test_a_thousand_events_are_read_in_a_fraction_of_a_second(write: Callable[..., bytes]) -> None:
    people = "\n".join(f"ATTENDEE;CN=Person {i};PARTSTAT=ACCEPTED:mailto:p{i}@example.org"
                       for i in range(6))  # fmt: skip
    data = write(*(f"UID:{i}\nDTSTART;TZID=Europe/Berlin:20260105T100000\nSUMMARY:x\n{people}"
                   for i in range(1000)))  # fmt: skip
    found = within(1.5, lambda: read_calendar(data, path="a.ics", timezone="UTC"))  # idle: 0.07 s

    assert len(found.events) == 1000


FULL = b"""\xef\xbb\xbfBEGIN:VCALENDAR\r
X-WR-TIMEZONE:Europe/Berlin\r
BEGIN:VTIMEZONE\r
TZID:Own\r
BEGIN:STANDARD\r
TZOFFSETTO:+0100\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:a_R20260105T090000@google.com\r
DTSTART;TZID="Own":20260105T100000\r
DURATION:PT1H\r
RRULE:FREQ=MONTHLY;BYDAY=-1MO,2TU;UNTIL=20261231T225959Z\r
EXDATE;TZID=Own:20260112T100000\r
RDATE;VALUE=PERIOD:20260107T090000Z/PT1H\r
ORGANIZER;CN="Lovelace, Ada":mailto:ada@example.org\r
ATTENDEE;CN=Alan: T;PARTSTAT=DECLINED:mailto:alan@example.org\r
SUMMARY:Caf\xc3\r
 \xa9\r
BEGIN:VALARM\r
TRIGGER:-PT5M\r
END:VALARM\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:a_R20260105T090000@google.com\r
RECURRENCE-ID;RANGE=THISANDFUTURE:20260126T090000Z\r
DTSTART:20260127T090000Z\r
STATUS:CANCELLED\r
END:VEVENT\r
END:VCALENDAR\r
"""


def test_a_file_cut_at_any_byte_is_read_as_far_as_it_goes() -> None:
    whole = {event.uid for event in read_calendar(FULL, path="a.ics", timezone="UTC").events}
    for cut in range(len(FULL)):
        found = read_calendar(FULL[:cut], path="a.ics", timezone="UTC")
        Calendars.of([found]).occurrences(whole, dt.date(2026, 1, 1), dt.date(2026, 12, 31))

        assert {event.uid for event in found.events} <= whole
        assert found.diagnostics or cut >= len(FULL) - 3


NOISE = st.sampled_from(
    [*FULL.split(b"\n"), b"BEGIN:VEVENT", b"END:VEVENT", b"DTSTART:20260230", b"DTSTART:99991231",
     b"RRULE:FREQ=DAILY;UNTIL=00010101", b"RRULE:;;=", b"EXDATE:", b"RDATE:,,", b"DURATION:-P1D",
     b"ATTENDEE;;CN=:", b"ATTENDEE:mailto:", b"RECURRENCE-ID:20260101", b"UID:{}", b";:", b"\xff",
     b"METHOD:CANCEL", b"METHOD:REPLY", b"DTSTART;TZID=:20260101T000000", b"DTSTART:21991231",
     b"RDATE;VALUE=PERIOD:20260107T090000Z/100000Z", b"DTEND:20260101T000000Z",
     b"RRULE:FREQ=YEARLY;BYWEEKNO=53,-53,1;BYDAY=-1MO,TU;BYHOUR=1,2;BYSETPOS=-1",
     b"RELATED-TO;RELTYPE=SIBLING:a@google.com", b"BEGIN:VTIMEZONE", b"TZID:Own", b"END:VTIMEZONE",
     b"BEGIN:DAYLIGHT", b"TZOFFSETTO:+9999", b"TZOFFSETFROM:-2359", b"DTSTART:99991231T235959Z",
     b"DTSTART;TZID=Own:21991231T235959", b"EXDATE:22001231T235959Z", b"DTSTART:19000101"]
)  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.one_of(NOISE, st.binary(max_size=30)), max_size=40))
def test_nothing_raises_on_any_bytes(lines: list[bytes]) -> None:
    found = read_calendar(b"\n".join(lines), path="a.ics", timezone="Europe/Berlin")
    calendars = Calendars.of([found])
    for family in calendars.all_families():
        calendars.occurrences([family], dt.date(2026, 1, 1), dt.date(2026, 2, 1))
        calendars.on_day([family], dt.date(2026, 1, 5), timezone="UTC")
        calendars.moved_away([family], dt.date(2026, 1, 5), timezone="UTC")
        calendars.nearest([family], dt.date(2199, 12, 1))
        calendars.at([family], dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC))
        calendars.first_and_last(family)
        calendars.cadence_of(family)


def test_a_hundred_hostile_invitations_cost_little(read: Read) -> None:
    rules = ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=DAILY;INTERVAL=7;BYDAY=TU;COUNT=5",
             "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5", "FREQ=DAILY;COUNT=1000000000"]  # fmt: skip
    events = [f"UID:{index}\nDTSTART:20260105T100000Z\nRRULE:{rules[index % 4]}"
              for index in range(100)]  # fmt: skip

    def january() -> tuple[Occurrence, ...]:
        calendars = read(*events)
        window = (dt.date(2026, 1, 1), dt.date(2026, 1, 31))
        return calendars.occurrences(calendars.all_families(), *window)

    found = within(2, january)

    assert len(found) == 75 + 25 * 27
