"""The calendar guide's cases 12 to 44 by number: what a calendar's events occur as.

W is weekly on Monday from 10:00 to 11:00, four times from 2026-01-05, in Europe/Berlin.
"""

import datetime as dt
from collections.abc import Callable

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.model.event import EventStatus, Occurrence, Reply

Read = Callable[..., Calendars]
ReadFiles = Callable[..., Calendars]
Write = Callable[..., bytes]
Starts = Callable[[Calendars], list[str]]
Occurrences = Callable[[Calendars], tuple[Occurrence, ...]]
UID = "w@example.org"
MONDAYS = ["01-05 10:00", "01-12 10:00", "01-19 10:00", "01-26 10:00"]
WITHOUT_SECOND = [MONDAYS[0], *MONDAYS[2:]]
MOVED = (
    "UID:w@example.org\nRECURRENCE-ID;TZID=Europe/Berlin:20260112T100000\n"
    "DTSTART;TZID=Europe/Berlin:20260114T150000\nDTEND;TZID=Europe/Berlin:20260114T160000"
)
ALL_DAY = "UID:a\nDTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=4"


def and_line(event: str, line: str) -> str:
    """The event with a further line."""
    return "\n".join(one.strip() for one in (event.strip() + "\n" + line).split("\n"))


def timed(rule: str, start: str = ";TZID=Europe/Berlin:20260105T100000") -> str:
    return f"UID:r\nDTSTART{start}\nRRULE:{rule}"


def test_case_12_a_moved_occurrence_leaves_no_ghost(
    read: Read, starts: Starts, weekly: str
) -> None:
    assert starts(read(weekly, MOVED)) == [MONDAYS[0], "01-14 15:00", *MONDAYS[2:]]


def test_case_13_an_occurrence_moved_four_months_ahead_is_found_there(
    read: Read, weekly: str
) -> None:
    calendars = read(weekly, MOVED.replace("20260114", "20260514"))
    found = calendars.occurrences([UID], dt.date(2026, 5, 14), dt.date(2026, 5, 14))

    assert [one.original_start.day for one in found] == [12]


def test_case_14_a_cancelled_occurrence_stays_and_says_so(
    read: Read, occurrences: Occurrences, weekly: str
) -> None:
    found = occurrences(read(weekly, and_line(MOVED, "STATUS:CANCELLED")))

    assert [one.status for one in found].count(EventStatus.CANCELLED) == 1
    assert len(found) == 4


@pytest.mark.parametrize("status", ["CANCELLED", "cancelled"])
def test_case_15_a_cancelled_series_is_cancelled_throughout(
    read: Read, occurrences: Occurrences, weekly: str, status: str
) -> None:
    found = occurrences(read(and_line(weekly, f"STATUS:{status}"), MOVED))

    assert {one.status for one in found} == {EventStatus.CANCELLED}


@pytest.mark.parametrize(
    "exdate",
    ["EXDATE:20260112T090000Z", "EXDATE;TZID=America/New_York:20260112T040000",
     "EXDATE:20260112T100000", "EXDATE;VALUE=DATE:20260112"],
    ids=["utc", "other zone", "floating", "date"],
)  # fmt: skip
def test_case_16_an_excluded_occurrence_is_gone_however_it_is_written(
    read: Read, starts: Starts, weekly: str, exdate: str
) -> None:
    assert starts(read(and_line(weekly, exdate))) == WITHOUT_SECOND


def test_case_16_a_zoned_midnight_excludes_a_day_of_an_all_day_series(
    read: Read, starts: Starts
) -> None:
    event = and_line(ALL_DAY, "EXDATE;TZID=Europe/Berlin:20260112T000000")

    assert starts(read(event)) == ["01-05", "01-19", "01-26"]


def test_case_17_an_excluded_occurrence_is_gone_with_its_override(
    read: Read, starts: Starts, weekly: str
) -> None:
    assert starts(read(and_line(weekly, "EXDATE:20260112T090000Z"), MOVED)) == WITHOUT_SECOND


@pytest.mark.parametrize(
    "original",
    ["RECURRENCE-ID:20260112T090000Z", "RECURRENCE-ID;TZID=Asia/Tokyo:20260112T180000",
     "RECURRENCE-ID;VALUE=DATE:20260112"],
    ids=["utc", "other zone", "date"],
)  # fmt: skip
def test_case_18_an_override_is_matched_once_however_its_original_is_written(
    read: Read, starts: Starts, weekly: str, original: str
) -> None:
    override = and_line(original, "\n".join(MOVED.split("\n")[2:]) + f"\nUID:{UID}")

    assert starts(read(weekly, override)) == [MONDAYS[0], "01-14 15:00", *MONDAYS[2:]]


def test_case_19_an_override_on_the_day_that_an_hour_comes_twice_is_matched(
    read: Read, starts: Starts
) -> None:
    series = timed("FREQ=WEEKLY;COUNT=2", ";TZID=Europe/Berlin:20261018T023000")
    override = "UID:r\nRECURRENCE-ID:20261025T003000Z\nDTSTART:20261025T120000Z"

    assert starts(read(series, override)) == ["10-18 02:30", "10-25 13:00"]


def test_case_20_an_override_outside_the_rule_is_a_further_occurrence(
    read: Read, starts: Starts, weekly: str
) -> None:
    override = f"UID:{UID}\nRECURRENCE-ID:20260113T090000Z\nDTSTART:20260113T090000Z"

    assert starts(read(weekly, override)) == [*MONDAYS[:2], "01-13 10:00", *MONDAYS[2:]]


def test_case_21_an_invitation_to_one_occurrence_alone_is_an_occurrence_of_its_family(
    read: Read, occurrences: Occurrences
) -> None:
    (found,) = occurrences(read(MOVED))

    assert found.family == UID
    assert found.day == dt.date(2026, 1, 14)
    assert found.is_recurring


def test_case_22_changes_to_this_and_future_hold_until_the_next(
    read: Read, starts: Starts, occurrences: Occurrences, weekly: str
) -> None:
    calendars = read(
        weekly,
        f"UID:{UID}\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260112T090000Z\nDTSTART:20260112T110000Z",
        f"UID:{UID}\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260126T090000Z\nDTSTART:20260126T080000Z",
    )

    assert starts(calendars) == ["01-05 10:00", "01-12 12:00", "01-19 12:00", "01-26 09:00"]
    assert len({one.original_start for one in occurrences(calendars)}) == 4


FIRST_HALF = "UID:u@google.com\nDTSTART:20260105T090000Z\nRRULE:FREQ=WEEKLY;UNTIL=20260119T090000Z"
SECOND_HALF = (
    "UID:u_R20260112T090000@google.com\nDTSTART:20260112T090000Z\nRRULE:FREQ=WEEKLY;COUNT=3"
)


def test_case_23_the_halves_of_a_split_are_one_family_without_doubled_days(
    read: Read, starts: Starts
) -> None:
    calendars = read(FIRST_HALF, SECOND_HALF)

    assert calendars.all_families() == ("u@google.com",)
    assert starts(calendars) == MONDAYS


def test_case_24_a_month_that_does_not_exist_is_stripped_and_not_read(read: Read) -> None:
    calendars = read("UID:p_R20260012T090000@proton.me\nDTSTART:20260112T090000Z")

    assert calendars.all_families() == ("p@proton.me",)
    assert calendars.diagnostics == ()


def test_case_28_three_events_under_one_uid_are_three_occurrences(
    read: Read, starts: Starts
) -> None:
    events = [f"UID:zoom\nDTSTART:202601{day}T090000Z\nSUMMARY:Call" for day in ("06", "08", "15")]

    assert starts(read(*events)) == ["01-06 10:00", "01-08 10:00", "01-15 10:00"]


def test_case_29_rows_of_a_busy_feed_are_each_an_occurrence(
    read: Read, occurrences: Occurrences
) -> None:
    rows = [
        f"UID:busy\nRECURRENCE-ID:202601{day}T090000Z\nDTSTART:202601{day}T090000Z\nSUMMARY:Busy"
        for day in ("05", "12", "19")
    ]

    assert [one.summary for one in occurrences(read(*rows))] == ["Busy"] * 3


INVITED = "UID:m\nDTSTART:20260105T090000Z\nSUMMARY:{0}\nSEQUENCE:{1}\nORGANIZER:mailto:{2}\n{3}"


def test_case_30_of_one_uid_in_two_calendars_the_newer_version_counts_with_everyones_answer(
    write: Write, read_files: ReadFiles, occurrences: Occurrences
) -> None:
    old = INVITED.format("Old", 0, "o@example.org",
                         "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org")  # fmt: skip
    new = INVITED.format("New", 2, "o@example.org", "ATTENDEE:mailto:ada@example.org")
    (found,) = occurrences(read_files(a=write(old), b=write(new)))

    assert found.summary == "New"
    assert [one.reply for one in found.invitees] == [Reply.ACCEPTED]


def test_case_31_another_organizer_changes_nothing_whatever_the_sequence(
    write: Write, read_files: ReadFiles, occurrences: Occurrences
) -> None:
    ours = INVITED.format("Ours", 0, "o@example.org", "")
    theirs = INVITED.format("Theirs", 9, "evil@example.com", "")
    calendars = read_files(a=write(ours), b=write(theirs))

    assert [one.summary for one in occurrences(calendars)] == ["Ours"]
    assert [(one.code, one.location.path) for one in calendars.diagnostics] == [
        ("MG064", "calendars/b.ics")
    ]


def test_case_31_a_split_by_another_organizer_is_a_meeting_of_its_own(
    write: Write, read_files: ReadFiles
) -> None:
    ours = f"{FIRST_HALF}\nORGANIZER:mailto:o@example.org"
    theirs = f"{SECOND_HALF}\nORGANIZER:mailto:evil@example.com"
    calendars = read_files(a=write(ours), b=write(theirs))

    assert len(calendars.all_families()) == 2
    assert calendars.by_uid("u@google.com") == "u@google.com"


def test_case_32_of_two_masters_with_rules_the_newer_counts(read: Read, starts: Starts) -> None:
    old = timed("FREQ=WEEKLY;COUNT=2") + "\nSEQUENCE:0"
    new = timed("FREQ=WEEKLY;COUNT=3", ";TZID=Europe/Berlin:20260106T120000") + "\nSEQUENCE:2"

    assert starts(read(old, new)) == ["01-06 12:00", "01-13 12:00", "01-20 12:00"]


@pytest.mark.parametrize(
    ("original", "found"),
    [("20260113T090000Z", MONDAYS),
     ("20260112T090000Z", [MONDAYS[0], "01-14 15:00", *MONDAYS[2:]])],
    ids=["not in the rule", "in the rule"],
)  # fmt: skip
def test_case_33_an_older_override_stays_only_while_the_rule_has_its_start(
    read: Read, starts: Starts, weekly: str, original: str, found: list[str]
) -> None:
    override = f"UID:{UID}\nRECURRENCE-ID:{original}\nDTSTART:20260114T140000Z\nSEQUENCE:1"

    assert starts(read(and_line(weekly, "SEQUENCE:5"), override)) == found


@pytest.fixture
def both(write: Write, read_files: ReadFiles, weekly: str) -> Callable[[str], Calendars]:
    """W, and a mail that cancels."""
    return lambda event: read_files(a=write(weekly), b=write(event, head="METHOD:CANCEL"))


@pytest.mark.parametrize(
    ("lines", "cancelled"),
    [("", 4), ("\nRECURRENCE-ID:20260112T090000Z", 1),
     ("\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260112T090000Z", 3)],
    ids=["series", "occurrence", "this and future"],
)  # fmt: skip
def test_case_34_a_mail_cancels_a_series_or_one_occurrence(
    both: Callable[[str], Calendars], occurrences: Occurrences, lines: str, cancelled: int
) -> None:
    found = occurrences(both(f"UID:{UID}\nDTSTART:20260112T090000Z{lines}"))

    assert [one.status for one in found].count(EventStatus.CANCELLED) == cancelled
    assert len(found) == 4


def test_case_35_a_reply_changes_one_answer(
    write: Write, read_files: ReadFiles, occurrences: Occurrences
) -> None:
    people = "ATTENDEE:mailto:ada@example.org\nATTENDEE:mailto:bob@example.org"
    event = INVITED.format("M", 0, "o@example.org", people)
    reply = INVITED.format("Changed", 0, "o@example.org",
                           "ATTENDEE;PARTSTAT=DECLINED:mailto:bob@example.org")  # fmt: skip
    (found,) = occurrences(read_files(a=write(event), b=write(reply, head="METHOD:REPLY")))

    assert found.summary == "M"
    assert [one.reply for one in found.invitees] == [Reply.NEEDS_ACTION, Reply.DECLINED]


def test_case_35_a_reply_that_is_all_there_is_tells_when_the_meeting_is(
    write: Write, read_files: ReadFiles, starts: Starts, weekly: str
) -> None:
    assert starts(read_files(a=write(weekly, head="METHOD:REPLY"))) == MONDAYS


@pytest.mark.parametrize(
    "until", ["20260119", "20260119T100000", "20260119T090000Z"], ids=["36", "37", "utc"]
)
def test_case_36_37_until_includes_its_day_or_minute(
    read: Read, starts: Starts, until: str
) -> None:
    assert starts(read(timed(f"FREQ=WEEKLY;UNTIL={until}"))) == MONDAYS[:3]


def test_case_38_outlooks_until_of_an_all_day_event_leaves_its_day(
    read: Read, starts: Starts
) -> None:
    event = "UID:a\nDTSTART;VALUE=DATE:20261020\nRRULE:FREQ=YEARLY;UNTIL=20261019T230000Z"

    assert starts(read(event)) == ["10-20"]


def test_case_39_weekdays_with_and_without_a_number_are_all_meant(
    read: Read, starts: Starts
) -> None:
    days = ["01-05", "01-12", "01-19", "01-26", "01-30", "02-02"]

    assert starts(read(timed("FREQ=MONTHLY;BYDAY=MO,-1FR;COUNT=6"))) == [
        f"{day} 10:00" for day in days
    ]


def test_case_40_months_without_a_31st_are_passed_over(read: Read, starts: Starts) -> None:
    event = timed("FREQ=MONTHLY;COUNT=4", ";VALUE=DATE:20260131")

    assert starts(read(event)) == ["01-31", "03-31", "05-31", "07-31"]


def test_case_41_a_start_outside_its_rule_is_an_occurrence_and_is_not_counted(
    read: Read, starts: Starts
) -> None:
    assert starts(read(timed("FREQ=WEEKLY;BYDAY=WE;COUNT=3"))) == [
        "01-05 10:00", "01-07 10:00", "01-14 10:00", "01-21 10:00",
    ]  # fmt: skip


def test_case_42_a_time_that_does_not_exist_moves_by_the_gap_for_that_day(
    read: Read, occurrences: Occurrences
) -> None:
    event = timed("FREQ=DAILY;COUNT=3", ";TZID=Europe/Berlin:20260328T023000")
    found = occurrences(read(event))

    assert [f"{one.start:%m-%d %H:%M}" for one in found] == [
        "03-28 02:30", "03-29 03:30", "03-30 02:30",
    ]  # fmt: skip
    assert found[1].start == dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC)


def test_case_43_a_time_that_comes_twice_is_the_first(read: Read, occurrences: Occurrences) -> None:
    (found,) = occurrences(read("UID:f\nDTSTART;TZID=Europe/Berlin:20261025T023000"))

    assert isinstance(found.start, dt.datetime)
    assert found.start.astimezone(dt.UTC).hour == 0


def test_case_44_a_series_in_utc_stays_in_utc_and_is_told_in_the_calendars_zone(
    read: Read, starts: Starts
) -> None:
    event = timed("FREQ=MONTHLY;INTERVAL=6;COUNT=2", ":20260105T090000Z")

    assert starts(read(event, head="X-WR-TIMEZONE:Europe/Berlin")) == ["01-05 10:00", "07-05 11:00"]


def test_case_18_an_original_without_a_zone_is_in_that_of_the_series(
    read: Read, starts: Starts
) -> None:
    zone = ";TZID=America/New_York"
    series = timed("FREQ=WEEKLY;COUNT=2", f"{zone}:20260105T100000")
    override = f"UID:r\nRECURRENCE-ID:20260112T100000\nDTSTART{zone}:20260113T100000"

    assert starts(read(series, override)) == ["01-05 10:00", "01-13 10:00"]
