"""The calendar guide's cases 1 to 11, 23 to 27, 62, 68 and 72 by number: what a note is about.

test_guide_cases.py tells where each case is.
"""

import base64
import datetime as dt

import pytest

from meetgen.index.index import Index
from meetgen.model.event import EventStatus
from meetgen.model.note import Presence
from meetgen.model.register import Registers
from meetgen.model.series import SeriesEntry
from meetgen.model.source import SourceFile
from meetgen.parsing.note import parse_note
from tests.unit.index.builders import at, calendar, config, index_of

BERLIN = "Europe/Berlin"
UID = "w1234567abc@example.org"
W = f"""UID:{UID}
SUMMARY:Weekly
DTSTART;TZID=Europe/Berlin:20260105T100000
DTEND;TZID=Europe/Berlin:20260105T110000
RRULE:FREQ=WEEKLY;COUNT=4
ORGANIZER;CN=Ada:mailto:ada@example.org
ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:ada@example.org
ATTENDEE;CN=Bob:mailto:bob@example.org
"""
MOVED = f"""UID:{UID}
SUMMARY:Weekly
RECURRENCE-ID;TZID=Europe/Berlin:20260112T100000
DTSTART;TZID=Europe/Berlin:20260114T150000
DTEND;TZID=Europe/Berlin:20260114T160000
"""
SERIES = Registers(
    series=(SeriesEntry(slug="platform-sync", uids=(UID,), location=at(1, "series.yml")),)
)
ONE = dt.date(2026, 1, 12)


def joined(front_matter: str, *events: str, registers: Registers = SERIES) -> Index:
    """The index of one note with this front matter and a calendar of these events."""
    text = f"---\n{front_matter}\n---\n\n# Notes\n"
    note = parse_note(SourceFile(path="note.md", text=text), config(timezone=BERLIN))
    return index_of(note, registers=registers, calendars=[calendar(*events)], timezone=BERLIN)


def original(index: Index) -> str:
    """The original start of the one occurrence that the note is about."""
    (event,) = index.meetings["note.md"].events
    assert isinstance(event.original_start, dt.datetime)
    return event.original_start.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%MZ")


def messages(index: Index) -> list[str]:
    return [f"{one.code} {one.location.line}: {one.message}" for one in index.diagnostics]


@pytest.mark.parametrize("event", ["platform-sync", UID, UID[:8]], ids=["01", "02", "03"])
def test_case_01_02_03_alias_uid_and_prefix_find_the_occurrence_of_the_date(event: str) -> None:
    index = joined(f"event: {event}\ndate: 2026-01-12", W)
    held = index.meetings["note.md"]

    assert original(index) == "2026-01-12T09:00Z"
    assert held.start == dt.datetime.fromisoformat("2026-01-12T10:00+01:00")
    assert held.events[0].organizer is not None
    assert {(one.name, one.presence) for one in held.attendees} == {
        ("Ada", Presence.INVITED),
        ("Bob", Presence.INVITED),
    }
    assert index.diagnostics == ()


def test_case_03_a_prefix_of_two_uids_names_both_titles() -> None:
    other = W.replace("abc@", "xyz@").replace("SUMMARY:Weekly", "SUMMARY:Review")
    index = joined("event: w1234567\ndate: 2026-01-12", W, other)

    assert messages(index) == ["MG011 2: 2 events begin with “w1234567”: “Weekly”, “Review”"]


def test_case_04_a_prefix_of_five_characters_is_too_short() -> None:
    index = joined("event: w1234\ndate: 2026-01-12", W)

    assert messages(index) == [
        "MG011 2: “w1234” is too short for a UID: 8 or more characters name one"
    ]


def test_case_05_a_google_link_names_the_occurrence_without_a_date() -> None:
    code = base64.urlsafe_b64encode(b"abc123_20260112T090000Z team@g").decode().rstrip("=")
    link = f"https://www.google.com/calendar/event?eid={code}"
    index = joined(f'event: "{link}"', W.replace(UID, "abc123@google.com"))

    assert original(index) == "2026-01-12T09:00Z"
    assert index.meetings["note.md"].date == ONE


@pytest.mark.parametrize(
    "link",
    ["https://www.google.com/calendar/event?eid=%%%", "https://evil.example/event?eid=YWJjIHRlYW0",
     "https://www.google.com/calendar/event?eid=YQ"],
)  # fmt: skip
def test_case_06_a_malformed_or_foreign_link_is_reported_and_not_fetched(link: str) -> None:
    assert messages(joined(f'event: "{link}"\ndate: 2026-01-12', W)) == [
        "MG011 2: this is no link to a Google Calendar event that can be read"
    ]


@pytest.mark.parametrize("value", ["12345678", "2026-10-05", "1.5"])
def test_case_07_a_value_that_yaml_takes_for_something_else_is_to_be_quoted(value: str) -> None:
    found = joined(f"event: {value}\ndate: 2026-01-12", W).diagnostics[0]

    assert found.code == "MG007"
    assert f'"{value}"' in found.hint


def test_case_08_no_occurrence_on_the_day_names_the_nearest_two() -> None:
    index = joined("event: platform-sync\ndate: 2026-01-13", W)

    message = "MG061 2: “platform-sync” does not take place on 2026-01-13; nearest: "
    assert messages(index) == [f"{message}2026-01-12 and 2026-01-19"]
    assert "note.md" in index.meetings


TWICE = f"{W}RDATE;TZID=Europe/Berlin:20260112T150000\n"


def test_case_09_two_on_one_day_give_two_lines_to_paste() -> None:
    (found,) = joined("event: platform-sync\ndate: 2026-01-12", TWICE).diagnostics

    assert found.code == "MG011"
    assert found.hint == (
        "write `occurrence: 2026-01-12T10:00` or `occurrence: 2026-01-12T15:00` in the front matter"
    )


@pytest.mark.parametrize(
    "front_matter",
    ["date: 2026-01-12\noccurrence: 2026-01-12T15:00", "date: 2026-01-12T15:00",
     "occurrence: 20260112T140000Z"],
    ids=["occurrence", "date with time", "basic form"],
)  # fmt: skip
def test_case_09_a_time_settles_which(front_matter: str) -> None:
    index = joined(f"event: platform-sync\n{front_matter}", TWICE)

    assert original(index) == "2026-01-12T14:00Z"


def test_a_start_that_is_none_any_more_is_taken_for_the_days_only_one_and_told() -> None:
    index = joined("event: platform-sync\noccurrence: 2026-01-12T09:00\ndate: 2026-01-14", W)

    assert original(index) == "2026-01-12T09:00Z"
    assert [(one.code, one.severity) for one in index.diagnostics] == [("MG061", "info")]
    assert "no occurrence of “platform-sync” begins on 2026-01-12 at 09:00" in (
        index.diagnostics[0].message
    )


@pytest.mark.parametrize("day", ["2026-01-14", "2026-01-12"], ids=["10", "11"])
def test_case_10_11_a_moved_occurrence_is_found_by_its_new_and_its_old_day(day: str) -> None:
    index = joined(f"event: platform-sync\ndate: {day}", W, MOVED)
    (event,) = index.meetings["note.md"].events

    assert original(index) == "2026-01-12T09:00Z"
    assert event.day == dt.date(2026, 1, 14)


def test_a_note_on_a_day_that_one_left_and_another_has_is_told_so() -> None:
    index = joined("event: platform-sync\ndate: 2026-01-12", TWICE, MOVED)

    assert original(index) == "2026-01-12T14:00Z"
    assert [(one.code, one.severity) for one in index.diagnostics] == [("MG061", "info")]
    assert "moved to 2026-01-14" in index.diagnostics[0].message


SPLIT = (
    W.replace(UID, "u@google.com").replace("COUNT=4", "UNTIL=20260111T225959Z"),
    W.replace(UID, "u_R20260112T090000@google.com")
    .replace("20260105", "20260112")
    .replace("COUNT=4", "COUNT=3"),
)
SIBLING = """UID:{0}
DTSTART;TZID=Europe/Berlin:{1}T100000
RRULE:FREQ=WEEKLY;COUNT=2
SUMMARY:Weekly
ORGANIZER:mailto:{2}
{3}
"""


def test_case_23_notes_of_both_halves_of_a_split_are_of_one_series() -> None:
    for day in ("2026-01-05", "2026-01-12", "2026-01-26"):
        index = joined(f"event: u@google.com\ndate: {day}", *SPLIT, registers=Registers())
        assert index.meetings["note.md"].series == "weekly"
    days = [one.day.day for one in index.series["weekly"].occurrences]
    assert days == sorted(set(days))


def test_case_25_halves_that_name_each_other_are_one_series() -> None:
    one = SIBLING.format(
        "aaa@example.org", "20260105", "a@example.org", "RELATED-TO;RELTYPE=SIBLING:bbb@example.org"
    )
    two = SIBLING.format(
        "bbb@example.org", "20260119", "b@example.org", "RELATED-TO;RELTYPE=SIBLING:aaa@example.org"
    )
    index = joined("event: bbb@example.org\ndate: 2026-01-05", one, two, registers=Registers())

    assert original(index) == "2026-01-05T09:00Z"


def test_case_25_what_only_one_says_joins_nothing() -> None:
    one = SIBLING.format("aaa@example.org", "20260105", "a@example.org", "")
    two = SIBLING.format(
        "bbb@example.org",
        "20260119",
        "b@evil.example",
        "RELATED-TO;RELTYPE=SIBLING:aaa@example.org",
    )
    both = two.replace("b@evil.example", "b@example.org"), two
    for stranger in both:
        index = joined("event: bbb@example.org\ndate: 2026-01-05", one, stranger)
        assert index.meetings["note.md"].events == ()
    mutual = one.replace("\n\n", "\nRELATED-TO;RELTYPE=SIBLING:bbb@example.org\n")
    index = joined("event: bbb@example.org\ndate: 2026-01-05", mutual, two)
    assert index.meetings["note.md"].events == ()


EXCHANGE = "040000008200E00074C5B7101A82E008{0}E0C1D2F3A4B5D901000000000000000010000000AABBCCDD"


def test_case_26_an_exchange_uid_with_a_day_is_of_the_series_and_means_that_day() -> None:
    event = W.replace(UID, EXCHANGE.format("00000000"))
    index = joined(f"event: {EXCHANGE.format('07EA010C')}", event, registers=Registers())

    assert original(index) == "2026-01-12T09:00Z"


AGAIN = W.replace(UID, "again@example.org").replace("20260105", "20260202")


def test_case_27_a_meeting_made_anew_is_joined_by_series_yml_alone() -> None:
    apart = joined("event: platform-sync\ndate: 2026-02-02", W, AGAIN)
    entry = SeriesEntry(
        slug="platform-sync", uids=(UID, "again@example.org"), location=at(1, "series.yml")
    )
    together = joined(
        "event: platform-sync\ndate: 2026-02-02", W, AGAIN, registers=Registers(series=(entry,))
    )

    assert apart.meetings["note.md"].events == ()
    assert original(together) == "2026-02-02T09:00Z"


def test_case_62_an_event_that_invites_nobody_leaves_the_notes_own_list() -> None:
    bare = "\n".join(line for line in W.split("\n") if not line.startswith(("ATTENDEE", "ORG")))
    index = joined("event: platform-sync\ndate: 2026-01-12\nattendees: [Cy, Di]", bare)

    assert [(one.name, one.presence) for one in index.meetings["note.md"].attendees] == [
        ("Cy", Presence.PRESENT),
        ("Di", Presence.PRESENT),
    ]


def test_case_68_an_event_that_its_calendar_has_no_longer_leaves_the_note_as_it_is() -> None:
    """`pull` keeps the past of a series that vanished; without it the note still has a page."""
    ended = W.replace("COUNT=4", "UNTIL=20260112T235959Z")
    kept = joined("event: platform-sync\ndate: 2026-01-12", ended)
    gone = joined("event: platform-sync\ndate: 2026-01-12")

    assert original(kept) == "2026-01-12T09:00Z"
    assert gone.meetings["note.md"].date == ONE
    assert [(one.code, one.severity) for one in gone.diagnostics] == [("MG011", "info")]


def test_several_events_in_one_note_are_each_found() -> None:
    other = W.replace(UID, "second@example.org").replace("T1", "T2")
    index = joined(f"event: [platform-sync, second@example.org]\ndate: {ONE}", W, other)

    assert [one.start.strftime("%H:%M") for one in index.meetings["note.md"].events] == [
        "10:00",
        "20:00",
    ]


def test_a_title_in_place_of_a_name_proposes_what_to_write() -> None:
    (found,) = joined("event: Weekly\ndate: 2026-01-12", W, registers=Registers()).diagnostics

    assert found.message == "no series or calendar event is called “Weekly”"
    assert found.hint == f"write `event: {UID}` for “Weekly”"


def test_a_cancelled_occurrence_of_a_note_says_so() -> None:
    index = joined("event: platform-sync\ndate: 2026-01-14", W, f"{MOVED}STATUS:CANCELLED\n")

    assert index.meetings["note.md"].events[0].status is EventStatus.CANCELLED


DECK = "- [ ] @ada send the deck"


@pytest.mark.parametrize(
    ("line", "changed", "is_same"),
    [
        (DECK, "- [ ] @ada send the deck \N{CALENDAR} 2026-12-01", True),
        (DECK, "- [x] @ada send the deck", True),
        (DECK, "- [ ] @bob send the deck", True),
        (f"{DECK} \N{SQUARED ID} k3f9", "- [ ] @ada send the slides \N{SQUARED ID} k3f9", True),
        (DECK, "- [ ] @ada send the slides", False),
    ],
    ids=["due", "status", "assignee", "text with id", "text"],
)
def test_case_72_an_action_keeps_its_id_whatever_changes_but_its_words(
    line: str, changed: str, *, is_same: bool
) -> None:
    """Its id makes the UID of its task and its day in a feed."""
    ids = []
    for text in (line, changed):
        source = SourceFile(path="note.md", text=f"---\ndate: 2026-01-12\n---\n\n{text}\n")
        ids.append([one.id for one in index_of(parse_note(source, config())).actions])

    assert (ids[0] == ids[1]) == is_same
    assert len(ids[0]) == len(ids[1]) == 1
