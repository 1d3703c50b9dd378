"""Look-ups over all calendars."""

import datetime as dt
from collections.abc import Callable

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.family import family_of

Read = Callable[..., Calendars]
W = "w@example.org"


@pytest.mark.parametrize(
    ("uid", "family"),
    [
        ("38slc1@google.com", "38slc1@google.com"),
        ("38slc1_R20260112T090000@google.com", "38slc1@google.com"),
        ("x_R20260012T090000@proton.me", "x@proton.me"),
        ("x_R20260012", "x"),
        ("team_Rollout@example.org", "team_Rollout@example.org"),
        ("_R20260112T090000", "_R20260112T090000"),
        ("040000008200E00074C5B7101A82E00807EA010C00000000",
         "040000008200E00074C5B7101A82E0080000000000000000"),
        ("040000008200e00074c5b7101a82e0080000000000000000",
         "040000008200E00074C5B7101A82E0080000000000000000"),
        ("{1B2C}", "1B2C"),
        ("CaseMatters", "CaseMatters"),
        ("", ""),
    ],
)  # fmt: skip
def test_uids_of_one_meeting_share_a_family(uid: str, family: str) -> None:
    assert family_of(uid) == family


def test_a_uid_in_full_names_its_family(read: Read, weekly: str) -> None:
    calendars = read(weekly, "UID:u_R20260112T090000@google.com\nDTSTART:20260112T090000Z")

    assert calendars.by_uid(W) == W
    assert calendars.by_uid("u_R20260112T090000@google.com") == "u@google.com"
    assert calendars.by_uid("u@google.com") == "u@google.com"
    assert calendars.by_uid("W@example.org") is None
    assert calendars.uids_of("u@google.com") == ("u_R20260112T090000@google.com",)


def test_a_prefix_of_eight_characters_names_what_begins_with_it(read: Read) -> None:
    calendars = read(*(f"UID:{uid}\nDTSTART:20260105" for uid in
                       ("abcdefgh-1", "abcdefgh-2", "abcdefgx", "a")))  # fmt: skip

    assert calendars.by_prefix("abcdefgh-1") == ("abcdefgh-1",)
    assert calendars.by_prefix("abcdefgh") == ("abcdefgh-1", "abcdefgh-2")
    assert calendars.by_prefix("abcdefg") == ()
    assert calendars.by_prefix("nothing-here") == ()


def test_two_on_one_day_leave_a_doubt_that_the_start_settles(read: Read, weekly: str) -> None:
    extra = "RDATE;TZID=Europe/Berlin:20260112T150000"
    calendars = read(f"{weekly}\n{extra}".replace("    ", ""))
    found = calendars.on_day([W], dt.date(2026, 1, 12), timezone="Europe/Berlin")

    assert [f"{one.start:%H:%M}" for one in found] == ["10:00", "15:00"]
    (chosen,) = calendars.at([W], dt.datetime(2026, 1, 12, 14, tzinfo=dt.UTC))
    assert chosen == found[1]
    assert calendars.at([W], dt.date(2026, 1, 12)) == found


def test_the_day_of_a_note_is_that_of_the_notebook(read: Read) -> None:
    calendars = read("UID:a\nDTSTART;TZID=America/New_York:20260105T200000\nRRULE:FREQ=WEEKLY")

    (found,) = calendars.on_day(["a"], dt.date(2026, 1, 6), timezone="Europe/Berlin")
    assert found.day == dt.date(2026, 1, 5)
    (same,) = calendars.on_day(["a"], dt.date(2026, 1, 5), timezone="Europe/Berlin")
    assert same == found
    assert calendars.on_day(["a"], dt.date(2026, 1, 7), timezone="Europe/Berlin") == ()


def test_a_cancelled_occurrence_counts_only_when_it_is_the_only_one(
    read: Read, weekly: str
) -> None:
    gone = f"UID:{W}\nRECURRENCE-ID:20260112T090000Z\nDTSTART:20260112T090000Z\nSTATUS:CANCELLED"
    extra = "RDATE;TZID=Europe/Berlin:20260112T150000"
    day = dt.date(2026, 1, 12)

    (alone,) = read(weekly, gone).on_day([W], day, timezone="Europe/Berlin")
    assert alone.status == "cancelled"
    both = read(f"{weekly}\n{extra}".replace("    ", ""), gone)
    (other,) = both.on_day([W], day, timezone="Europe/Berlin")
    assert other.status == "confirmed"


def test_the_occurrences_next_to_a_day_are_known(read: Read, weekly: str) -> None:
    calendars = read(weekly)

    assert [one.day.day for one in calendars.nearest([W], dt.date(2026, 1, 13))] == [12, 19]
    assert [one.day.day for one in calendars.nearest([W], dt.date(2026, 1, 27))] == [26]
    assert calendars.nearest([W], dt.date(2030, 1, 1)) == ()


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("FREQ=WEEKLY;COUNT=4", dt.date(2026, 1, 26)),
        ("FREQ=WEEKLY;UNTIL=20260120", dt.date(2026, 1, 20)),
        ("FREQ=WEEKLY", dt.date.max),
        ("FREQ=HOURLY", dt.date(2026, 1, 5)),
    ],
)
def test_the_days_between_which_it_occurs_are_known(
    read: Read, weekly: str, rule: str, last: dt.date
) -> None:
    calendars = read(weekly.replace("FREQ=WEEKLY;COUNT=4", rule))

    assert calendars.first_and_last(W) == (dt.date(2026, 1, 5), last)
    assert calendars.first_and_last("unknown") is None


def test_the_first_day_is_told_where_the_event_is_shown(read: Read) -> None:
    calendars = read("UID:a\nDTSTART:20260105T233000Z\nRRULE:FREQ=WEEKLY;COUNT=2")

    assert calendars.first_and_last("a") == (dt.date(2026, 1, 6), dt.date(2026, 1, 13))


def test_an_unknown_family_has_nothing(read: Read) -> None:
    calendars = read()
    day = dt.date(2026, 1, 1)

    assert calendars.occurrences(["x"], day, day) == ()
    assert calendars.on_day(["x"], day, timezone="UTC") == ()
    assert calendars.at(["x"], day) == ()
    assert calendars.summary_of("x") == ""
    assert calendars.cadence_of("x") is None
    assert not calendars.is_recurring("x")


def test_the_order_of_files_does_not_matter(
    write: Callable[..., bytes], read_files: Callable[..., Calendars], weekly: str
) -> None:
    one, two = write(weekly, "UID:b\nSUMMARY:B\nDTSTART:20260105"), write(weekly)

    assert read_files(one=one, two=two) == read_files(two=two, one=one)
