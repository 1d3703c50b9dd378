"""One UID in several events, files and mails."""

import datetime as dt
from collections.abc import Callable

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.model.event import EventStatus, Occurrence, Reply
from tests.budget import within

Read = Callable[..., Calendars]
ReadFiles = Callable[..., Calendars]
Write = Callable[..., bytes]
Starts = Callable[[Calendars], list[str]]
Occurrences = Callable[[Calendars], tuple[Occurrence, ...]]
ADA = "ORGANIZER:mailto:ada@example.org"
MALLORY = "ORGANIZER:mailto:mallory@example.com"


def single(day: int, lines: str = "") -> str:
    return f"UID:a\nDTSTART:202601{day:02}T090000Z\n{lines}"


def series(lines: str, hour: int = 10) -> str:
    start = f"DTSTART;TZID=Europe/Berlin:20260105T{hour}0000"
    return f"UID:a\n{start}\nRRULE:FREQ=WEEKLY;COUNT=2\n{lines}"


def test_one_uid_on_several_dates_is_several_occurrences(read: Read, starts: Starts) -> None:
    calendars = read(single(5), single(7), single(12))

    assert starts(calendars) == ["01-05 10:00", "01-07 10:00", "01-12 10:00"]
    assert calendars.is_recurring("a")


def test_the_newer_of_two_versions_of_a_series_counts(read: Read, starts: Starts) -> None:
    assert starts(read(series("SEQUENCE:2", 15), series("SEQUENCE:0"))) == [
        "01-05 15:00", "01-12 15:00"]  # fmt: skip


def test_of_equal_versions_the_later_modified_counts(read: Read) -> None:
    calendars = read(single(5, "SUMMARY:Old\nLAST-MODIFIED:20260101T000000Z"),
                     single(5, "SUMMARY:New\nLAST-MODIFIED:20260102T000000Z"))  # fmt: skip

    assert calendars.summary_of("a") == "New"


def test_an_event_in_two_calendars_is_one(
    write: Write, read_files: ReadFiles, starts: Starts
) -> None:
    old, new = write(single(5, f"{ADA}\nSEQUENCE:0")), write(single(6, f"{ADA}\nSEQUENCE:2"))

    assert starts(read_files(mine=old, theirs=new)) == ["01-06 10:00"]
    assert starts(read_files(mine=new, theirs=old)) == ["01-06 10:00"]


def test_everyones_own_calendar_knows_their_answer(write: Write, read_files: ReadFiles) -> None:
    one = write(single(5, "SEQUENCE:1\nATTENDEE:mailto:ada@example.org"))
    two = write(single(5, "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org"))
    (event,) = read_files(one=one, two=two).events["a"]

    assert [person.reply for person in event.invitees] == [Reply.ACCEPTED]
    assert event.sequence == 1


def test_another_organizer_changes_nothing_and_is_reported(
    write: Write, read_files: ReadFiles, starts: Starts
) -> None:
    calendars = read_files(
        a=write(single(5, f"{ADA}\nSUMMARY:Sync")),
        b=write(single(6, f"{MALLORY}\nSEQUENCE:9\nSUMMARY:Send money")),
    )

    assert starts(calendars) == ["01-05 10:00"]
    assert calendars.summary_of("a") == "Sync"
    assert [(one.code, one.location.path) for one in calendars.diagnostics] == [
        ("MG064", "calendars/b.ics")
    ]


def test_another_organizer_in_the_same_file_replaces_no_master(read: Read, starts: Starts) -> None:
    for events in ((series(ADA), series(f"{MALLORY}\nSEQUENCE:9", 15)),
                   (series(f"{MALLORY}\nSEQUENCE:9", 15), series(ADA))):  # fmt: skip
        assert starts(read(*events)) == ["01-05 10:00", "01-12 10:00"]


def test_another_organizer_cannot_cancel(
    write: Write, read_files: ReadFiles, occurrences: Occurrences
) -> None:
    cancel = write(single(5, f"{MALLORY}\nSEQUENCE:9"), head="METHOD:CANCEL")
    (found,) = occurrences(read_files(a=write(single(5, ADA)), b=cancel))

    assert found.status is EventStatus.CONFIRMED


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("20260112T100000", ["01-05 12:00", "01-12 12:00"]),
     ("20260112T120000", ["01-05 12:00", "01-13 09:00"])],
    ids=["no-longer-in-the-rule", "still-in-the-rule"],
)  # fmt: skip
def test_an_older_override_stays_while_the_rule_has_its_start(
    read: Read, starts: Starts, wanted: str, found: list[str]
) -> None:
    moved = (f"UID:a\nSEQUENCE:1\nRECURRENCE-ID;TZID=Europe/Berlin:{wanted}\n"
             "DTSTART;TZID=Europe/Berlin:20260113T090000")  # fmt: skip

    assert starts(read(series("SEQUENCE:5", 12), moved)) == found


@pytest.mark.parametrize(
    ("lines", "cancelled"),
    [
        ("UID:a\nDTSTART:20260105T090000Z", [True, True]),
        ("UID:a", [True, True]),
        ("UID:a\nRECURRENCE-ID:20260112T090000Z\nDTSTART:20260112T090000Z", [False, True]),
        ("UID:a\nRECURRENCE-ID:20260112T090000Z", [False, True]),
    ],
    ids=["series", "series-without-start", "one", "one-without-start"],
)
def test_a_mail_cancels_a_series_or_one_occurrence(
    write: Write,
    read_files: ReadFiles,
    occurrences: Occurrences,
    lines: str,
    cancelled: list[bool],
) -> None:
    mail = write(lines, head="METHOD:CANCEL")
    found = occurrences(read_files(a=write(series("SUMMARY:Sync")), mail=mail))

    assert [one.status is EventStatus.CANCELLED for one in found] == cancelled
    assert [one.summary for one in found] == ["Sync", "Sync"]


def test_a_mail_older_than_the_event_cancels_nothing(
    write: Write, read_files: ReadFiles, occurrences: Occurrences
) -> None:
    mail = write("UID:a\nSEQUENCE:1", head="METHOD:CANCEL")
    found = occurrences(read_files(a=write(series("SEQUENCE:2")), mail=mail))

    assert {one.status for one in found} == {EventStatus.CONFIRMED}


def test_a_cancellation_alone_is_a_cancelled_event(read: Read, occurrences: Occurrences) -> None:
    (found,) = occurrences(read(single(5), head="METHOD:CANCEL"))

    assert found.status is EventStatus.CANCELLED


def test_a_reply_changes_one_persons_answer_and_nothing_else(
    write: Write, read_files: ReadFiles
) -> None:
    event = write(single(5, f"SUMMARY:Sync\n{ADA}\nATTENDEE:mailto:ada@example.org\n"
                            "ATTENDEE:mailto:alan@example.org"))  # fmt: skip
    mail = write(single(6, "SUMMARY:No\nATTENDEE;PARTSTAT=DECLINED:mailto:alan@example.org"),
                 head="METHOD:REPLY")  # fmt: skip
    (found,) = read_files(event=event, mail=mail).events["a"]

    assert [(one.email, one.reply) for one in found.invitees] == [
        ("ada@example.org", Reply.NEEDS_ACTION), ("alan@example.org", Reply.DECLINED)]  # fmt: skip
    assert found.summary == "Sync"
    assert found.start.day == 5


def test_a_split_series_is_one_family_without_doubled_days(read: Read, starts: Starts) -> None:
    first = ("UID:u@google.com\nDTSTART:20260105T090000Z\n"
             "RRULE:FREQ=WEEKLY;UNTIL=20260112T090000Z")  # fmt: skip
    second = ("UID:u_R20260112T090000@google.com\nDTSTART:20260112T090000Z\n"
              "RRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:Later")  # fmt: skip
    calendars = read(second, first)

    assert calendars.all_families() == ("u@google.com",)
    assert starts(calendars) == ["01-05 10:00", "01-12 10:00", "01-19 10:00"]
    assert [one.summary for one in calendars.occurrences(
        ["u@google.com"], dt.date(2026, 1, 12), dt.date(2026, 1, 12))] == ["Later"]  # fmt: skip


def test_thousands_under_one_uid_or_related_to_each_other_cost_linear_time(read: Read) -> None:
    day = dt.date(1990, 1, 1)
    same = [
        f"UID:a\nDTSTART:{day + dt.timedelta(days=index):%Y%m%d}T100000Z" for index in range(4000)
    ]
    related = [
        f"UID:u{index}\nDTSTART:20260105\n"
        + "\n".join(f"RELATED-TO;RELTYPE=SIBLING:u{(index + step) % 1000}" for step in (1, -1, 9))
        for index in range(1000)
    ]
    calendars = within(4, lambda: read(*same, *related))

    assert len(calendars.events["a"]) == 4000
    assert len(calendars.all_families()) == 2
