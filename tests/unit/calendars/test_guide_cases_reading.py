"""The calendar guide's cases 45 to 61 by number: zones, limits, hostile files, people."""

import datetime as dt
import tracemalloc
from collections.abc import Callable

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.ics import read_calendar
from meetgen.calendars.scan import scan
from meetgen.model.event import Occurrence
from tests.budget import within

Read = Callable[..., Calendars]
ReadFiles = Callable[..., Calendars]
Write = Callable[..., bytes]
Starts = Callable[[Calendars], list[str]]
Occurrences = Callable[[Calendars], tuple[Occurrence, ...]]
GOOD = "UID:good\nSUMMARY:Good\nDTSTART:20260105T100000Z\nDTEND:20260105T110000Z"
FLOATING = "UID:f\nDTSTART:20260105T100000"


def offsets(calendars: Calendars) -> list[str]:
    found = calendars.occurrences(
        calendars.all_families(), dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    )
    return [one.start.strftime("%H:%M%z") for one in found]


@pytest.mark.parametrize(
    ("name", "start", "is_known"),
    [
        ("America/New_York", "10:00-0500", True),
        ("../../etc/passwd", "10:00+0100", False),
        ("x" * 5000, "10:00+0100", False),
        ("No/Such", "10:00+0100", False),
    ],
    ids=["valid", "path", "long", "unknown"],
)
def test_case_45_a_floating_time_is_in_the_calendars_zone_else_the_teams(
    read: Read, name: str, start: str, *, is_known: bool
) -> None:
    calendars = read(FLOATING, head=f"X-WR-TIMEZONE:{name}")

    assert offsets(calendars) == [start]
    assert [one.code for one in calendars.diagnostics] == ([] if is_known else ["MG062"])


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("W. Europe Standard Time", "10:00+0100"),
        ('"W. Europe Standard Time"', "10:00+0100"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "10:00+0100"),
        ("europe/berlin", "10:00+0100"),
        ("UTC+2", "10:00+0200"),
        # UTC is told in the calendar's zone, which is the team's here
        ("tzone://Microsoft/Utc", "11:00+0100"),
    ],
)
def test_case_46_a_zone_is_known_by_any_of_its_names(read: Read, name: str, start: str) -> None:
    calendars = read(f"UID:z\nDTSTART;TZID={name}:20260105T100000")

    assert offsets(calendars) == [start]
    assert calendars.diagnostics == ()


def test_case_46_an_unknown_zone_is_the_teams_and_names_the_event(read: Read) -> None:
    calendars = read("UID:z\nSUMMARY:Sync\nDTSTART;TZID=No/Such:20260105T100000")

    assert offsets(calendars) == ["10:00+0100"]
    assert [one.message for one in calendars.diagnostics] == [
        "time zone 'No/Such' of 'Sync' is unknown"
    ]


ZONE = """
    BEGIN:VTIMEZONE
    TZID:{0}
    BEGIN:STANDARD
    DTSTART:19701025T030000
    TZOFFSETFROM:{2}
    TZOFFSETTO:{1}
    RRULE:FREQ={3};BYMONTH=10;BYDAY=-1SU
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:19700329T020000
    TZOFFSETFROM:{1}
    TZOFFSETTO:{2}
    RRULE:FREQ={3};BYMONTH=3;BYDAY=-1SU
    END:DAYLIGHT
    END:VTIMEZONE
"""


def test_case_47_a_definition_never_changes_a_known_name_in_this_or_another_file(
    write: Write, read_files: ReadFiles
) -> None:
    name = "W. Europe Standard Time"
    event = f"UID:{{0}}\nDTSTART;TZID={name}:20261012T100000"
    head = ZONE.format(name, "+0500", "+0500", "YEARLY")
    files = {"a": write(event.format("a"), head=head), "b": write(event.format("b"))}
    for order in (files, dict(reversed(files.items()))):
        assert offsets(read_files(**order)) == ["10:00+0200"] * 2


def test_case_48_one_name_in_two_files_has_each_files_own_offset(
    write: Write, read_files: ReadFiles
) -> None:
    event = "UID:{0}\nDTSTART;TZID=Customized Time Zone:20260705T100000"
    one = write(
        event.format("a"), head=ZONE.format("Customized Time Zone", "+0530", "+0630", "YEARLY")
    )
    two = write(
        event.format("b"), head=ZONE.format("Customized Time Zone", "-0930", "-0830", "YEARLY")
    )
    for files in ({"a": one, "b": two}, {"b": one, "a": two}):
        assert sorted(offsets(read_files(**files))) == ["10:00+0630", "10:00-0830"]


def test_case_49_a_zone_that_changes_every_second_hangs_nothing_and_is_reported(
    read: Read,
) -> None:
    event = "UID:z\nDTSTART;TZID=Own:20260105T100000\nRRULE:FREQ=DAILY;COUNT=300"

    def read_and_expand() -> Calendars:
        calendars = read(event, head=ZONE.format("Own", "+0537", "+0637", "SECONDLY"))
        assert len(offsets(calendars)) == 300
        return calendars

    calendars = within(0.1, read_and_expand)

    assert [one.code for one in calendars.diagnostics] == ["MG062"]


def test_case_49_hundreds_of_zones_and_endless_lists_of_changes_cost_little(write: Write) -> None:
    names = [f"Own {index}" for index in range(2000)]
    head = "".join(ZONE.format(name, "+0537", f"+06{index % 60:02d}", "YEARLY")
                   for index, name in enumerate(names))  # fmt: skip
    events = [f"UID:{name}\nDTSTART;TZID={name}:20260105T100000" for name in names]
    changes = "RDATE:" + ",".join(["19800101T000000"] * 300_000)
    lines = ZONE.format("Long", "+0537", "+0637", "YEARLY").replace("RRULE", f"{changes}\nRRULE", 1)
    many = write(*events, head=head)
    long = write("UID:a\nDTSTART;TZID=Long:20260105T100000", head=lines.replace("    ", ""))
    found = within(3, lambda: read_calendar(many, path="a.ics", timezone="UTC"))
    within(1, lambda: read_calendar(long, path="a.ics", timezone="UTC"))

    assert len(found.events) == 2000
    assert found.diagnostics


def bomb(rule: str, start: str = ";TZID=Europe/Berlin:20260105T100000") -> str:
    return f"UID:bomb@example.org\nSUMMARY:Bomb\nDTSTART{start}\nRRULE:{rule}"


@pytest.mark.parametrize("frequency", ["SECONDLY", "MINUTELY", "HOURLY"])
def test_case_50_what_recurs_within_a_day_is_known_by_its_start_alone(
    read: Read, starts: Starts, frequency: str
) -> None:
    def read_and_expand() -> Calendars:
        calendars = read(bomb(f"FREQ={frequency}", ":20200101T000000Z"))
        calendars.occurrences(calendars.all_families(), dt.date(2020, 1, 1), dt.date(2026, 12, 31))
        return calendars

    calendars = within(0.05, read_and_expand)

    assert [one.code for one in calendars.diagnostics] == ["MG063"]
    assert starts(read(bomb(f"FREQ={frequency}"))) == ["01-05 10:00"]


NUMBERS = {n: ",".join(map(str, range(1, n + 1))) for n in (12, 28, 31, 53)}
BOMBS = {
    "interval 0": "FREQ=DAILY;INTERVAL=0",
    "interval -1": "FREQ=DAILY;INTERVAL=-1",
    "interval 10^9": "FREQ=DAILY;INTERVAL=1000000000",
    "times": "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE="
             + ",".join(map(str, range(0, 60, 2))),
    "cross product": f"FREQ=YEARLY;BYMONTH={NUMBERS[12]};BYMONTHDAY={NUMBERS[31]};BYHOUR=1,2,3",
    "cross product with count": f"FREQ=YEARLY;COUNT=19999;BYMONTH={NUMBERS[12]};"
                                f"BYMONTHDAY={NUMBERS[28]};BYHOUR=1,2,3;BYMINUTE=1,2",
    "weeks that never match": f"FREQ=YEARLY;COUNT=99;BYWEEKNO={NUMBERS[53]};BYDAY=MO;"
                              "BYMONTHDAY=31;BYMONTH=2",
    "30 February": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
    "30 February, counted": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;COUNT=5",
    "never a Tuesday": "FREQ=DAILY;INTERVAL=7;BYDAY=TU;COUNT=9",
    "fifth of one": "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5;COUNT=9",
    "day 366 of February": "FREQ=MONTHLY;BYYEARDAY=366;BYMONTH=2;COUNT=9",
    "weeks by the day": f"FREQ=DAILY;BYWEEKNO=53;BYYEARDAY=100;COUNT=9;BYMONTH={NUMBERS[12]}",
    "count 10^9": "FREQ=DAILY;COUNT=1000000000",
    "count 10^9 on weekdays": "FREQ=WEEKLY;BYDAY=MO,TU;COUNT=1000000000",
    "until 9999": "FREQ=WEEKLY;UNTIL=99991231T235959Z",
    "long": "FREQ=DAILY;BYMONTHDAY=" + "1," * 5000 + "1",
}  # fmt: skip


@pytest.mark.parametrize("rule", BOMBS.values(), ids=BOMBS)
def test_case_51_a_bomb_costs_little(read: Read, rule: str) -> None:
    def read_and_expand() -> Calendars:
        calendars = read(bomb(rule))
        window = (dt.date(2026, 3, 1), dt.date(2026, 3, 31))
        assert len(calendars.occurrences(calendars.all_families(), *window)) < 3000
        calendars.first_and_last("bomb@example.org")
        return calendars

    calendars = within(0.05, read_and_expand)

    assert all("bomb@example.org" in one.message for one in calendars.diagnostics)


def test_case_51_a_start_in_the_year_1_is_no_date_of_a_meeting(read: Read) -> None:
    calendars = within(0.05, lambda: read(GOOD, bomb("FREQ=DAILY", ":00010101T000000Z")))

    assert calendars.all_families() == ("good",)
    assert len(calendars.diagnostics) == 1


def test_case_51_a_hundred_rules_that_never_match_cost_little_together(read: Read) -> None:
    never = [BOMBS["30 February, counted"], BOMBS["never a Tuesday"], BOMBS["fifth of one"]]
    events = [
        bomb(never[index % 3]).replace("bomb@", f"bomb{index}@").replace("0105T", f"{100 + index}T")
        for index in range(9)
    ] * 11

    def read_and_expand() -> None:
        calendars = read(*events)
        calendars.occurrences(calendars.all_families(), dt.date(2026, 1, 1), dt.date(2030, 1, 1))

    within(1, read_and_expand)


def test_case_52_what_is_too_big_is_refused_and_what_is_too_many_is_cut(write: Write) -> None:
    line = b"X-LONG:" + b"x" * 1_000_000
    deep = b"BEGIN:VALARM\r\n" * 5000
    data = write(GOOD).replace(b"UID:good", line + b"\r\n" + deep + b"UID:good")
    many = write(*[f"UID:{index}\nDTSTART:20260105" for index in range(60_000)])
    too_big = read_calendar(b"X" * 25_000_000, path="a.ics", timezone="UTC")
    too_deep = read_calendar(data, path="a.ics", timezone="UTC")
    too_many = scan(many)

    assert [one.message for one in too_big.diagnostics] == ["the calendar is larger than 20 MB"]
    assert too_deep.diagnostics
    assert [one.message for one in too_many.problems] == ["more than 50000 events"]


def test_case_52_five_thousand_events_take_a_tenth_of_the_memory_allowed(write: Write) -> None:
    data = write(*[f"UID:{index}\n{GOOD[9:]}" for index in range(5000)])
    tracemalloc.start()
    read_calendar(data, path="a.ics", timezone="UTC")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 30_000_000


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<!DOCTYPE html><title>Sign in</title>", "this is no calendar"),
        (b"", "this is no calendar"),
        (b"\x1f\x8b\x08" + bytes(1000), "this is no calendar"),
    ],
    ids=["html", "empty", "gzip"],
)
def test_case_53_what_is_no_calendar_is_reported(data: bytes, message: str) -> None:
    found = read_calendar(data, path="a.ics", timezone="UTC")

    assert found.events == ()
    assert [(one.message, one.location.path, one.location.line) for one in found.diagnostics] == [
        (message, "a.ics", 1)
    ]


def test_case_53_a_file_that_is_cut_off_says_so_and_keeps_whole_events_only(write: Write) -> None:
    data = write(GOOD, GOOD.replace("good", "second"))
    whole = read_calendar(data, path="a.ics", timezone="UTC").events
    for cut in range(0, len(data) - len("END:VCALENDAR\r\n"), 2):
        found = read_calendar(data[:cut], path="a.ics", timezone="UTC")
        assert found.events == whole[: len(found.events)]
        assert found.diagnostics


@pytest.mark.parametrize(
    ("lines", "line", "is_kept"),
    [
        ("UID:b", 9, False),
        ("UID:b\nDTSTART:20260105T100000Z\nDTSTART:20260106T100000Z", 11, False),
        ("UID:b\nDTSTART:20261305", 11, False),
        ("UID:b\nDTSTART:20260105\nSEQUENCE:abc", 12, True),
        ("UID:b\nDTSTART:20260105T100000Z\nDURATION:P999999999D", 12, True),
        ("UID:b\nDTSTART:20260105T100000Z\nRRULE:FREQ=SOMETIMES", 12, True),
        ("DTSTART:20260105", 9, True),
        ("UID:b\nDTSTART:20260105T100000Z\nDTEND:20260105T090000Z", 12, True),
        ("UID:b\nDTSTART;VALUE=DATE:20260105\nDTEND:20260105T090000Z", 12, True),
    ],
    ids=["no start", "two starts", "bad date", "sequence", "duration", "rule", "no uid",
         "end before start", "date and time"],
)  # fmt: skip
def test_case_54_what_is_wrong_with_one_event_is_one_warning_and_costs_no_other(
    read: Read, lines: str, line: int, *, is_kept: bool
) -> None:
    calendars = read(GOOD, lines)

    assert "good" in calendars.events
    assert len(calendars.events) == 1 + is_kept
    assert [(one.location.path, one.location.line) for one in calendars.diagnostics] == [
        ("calendars/a.ics", line)
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"END:VEVENT\r\n", b"END:VEVENT\r\ngarbage\r\n", 1),
        lambda data: data + b"and some words\r\n",
        lambda data: data.replace(b"END:VCALENDAR", b"END:VTODO\r\nEND:VCALENDAR"),
        lambda data: data.replace(b"\r\n", b"\n"),
        lambda data: data.replace(b"\r\n", b"\r"),
        lambda data: data.replace(b"\r\n", b"\r\n\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"SUMMARY:Good", b"SUMMARY:G\xf6d").replace(b"G\xf6d", b"Good"),
    ],
    ids=["garbage between", "text after", "end mismatch", "lf", "cr", "blank lines", "bom", "x"],
)
def test_case_55_what_is_odd_about_a_file_costs_no_event(
    write: Write, change: Callable[[bytes], bytes]
) -> None:
    data = write(GOOD, GOOD.replace("good", "second"))
    found = read_calendar(change(data), path="a.ics", timezone="UTC")

    assert [one.uid for one in found.events] == ["good", "second"]
    assert found.diagnostics == ()


def test_case_55_a_latin_1_byte_and_a_character_that_a_fold_splits_are_restored(
    write: Write,
) -> None:
    latin = write(GOOD).replace(b"SUMMARY:Good", b"SUMMARY:Caf\xe9")
    split = write(GOOD).replace(b"SUMMARY:Good", b"SUMMARY:Caf\xc3\r\n \xa9")
    titles = [
        read_calendar(data, path="a.ics", timezone="UTC").events[0].summary
        for data in (latin, split)
    ]

    assert titles == ["Caf\u00e9"] * 2


def test_case_56_several_calendars_in_one_file_and_a_folder_of_files_are_all_read(
    write: Write, read_files: ReadFiles
) -> None:
    events = [f"UID:uid-{index}\nDTSTART:20260105" for index in range(510)]
    one_file = b"".join(write(event) for event in events[:5])
    ten_uids = write(*events[5:15])
    folder = {f"f{index}": write(event) for index, event in enumerate(events[15:])}

    assert len(read_files(one=one_file, ten=ten_uids, **folder).all_families()) == 510


def test_case_57_content_that_looks_like_a_path_is_never_opened() -> None:
    found = read_calendar(b"/etc/passwd", path="a.ics", timezone="UTC")

    assert [one.message for one in found.diagnostics] == ["this is no calendar"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("a\\nb\\Nc", "a b c"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("\x1b[31mred\x07", "[31mred"),
        ("x" * 10_000, "x" * 299 + "\u2026"),
        ("---", "---"),
    ],
    ids=["html", "newline", "bidi", "escape", "10 kB", "yaml"],
)
def test_case_58_a_title_is_one_plain_line_of_at_most_300_characters(
    read: Read, occurrences: Occurrences, text: str, shown: str
) -> None:
    """Escaping it in HTML, Markdown, YAML and file names is tested where these are written."""
    (found,) = occurrences(read(f"UID:a\nDTSTART:20260105\nSUMMARY:{text}"))

    assert found.summary == shown


def test_case_61_people_are_read_from_what_calendars_write(
    read: Read, occurrences: Occurrences
) -> None:
    (found,) = occurrences(
        read(
            "UID:a\nDTSTART:20260105\n"
            "ORGANIZER;CN=Ada:mailto:Ada@Example.org\n"
            "ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:ada@example.org\n"
            "ATTENDEE;CN=Bob:/principals/bob/\n"
            "ATTENDEE;CN=Foo: Bar:mailto:foo@example.org\n"
            "ATTENDEE;CUTYPE=ROOM;CN=Room 1:mailto:room@example.org\n"
            "ATTENDEE;PARTSTAT=PERHAPS:mailto:perhaps@example.org\n"
            "ATTENDEE;CN=Foo:MAILTO:foo@example.org\n"
            "ATTENDEE;EMAIL=eve@example.org;CN=Eve:invalid:nomail\n"
        )
    )

    assert [(one.name, one.email, one.reply.value) for one in found.invitees] == [
        ("Ada", "ada@example.org", "accepted"),
        ("Bob", None, "needs-action"),
        ("Foo: Bar", "foo@example.org", "needs-action"),
        ("", "perhaps@example.org", "needs-action"),
        ("Eve", "eve@example.org", "needs-action"),
    ]
    assert found.organizer is not None
    assert found.organizer.reply.value == "accepted"
