"""What events occur as: rules with exceptions, moved and cancelled occurrences, time zones."""

import datetime as dt
from collections.abc import Callable

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.model.event import EventStatus, Occurrence

Read = Callable[..., Calendars]
Starts = Callable[[Calendars], list[str]]
Occurrences = Callable[[Calendars], tuple[Occurrence, ...]]
MONDAYS = ["01-05 10:00", "01-12 10:00", "01-19 10:00", "01-26 10:00"]
WITHOUT_SECOND = [MONDAYS[0], *MONDAYS[2:]]
ALL_DAY = "UID:a\nDTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=4"


def override(lines: str, uid: str = "w@example.org") -> str:
    return f"UID:{uid}\n{lines}"


MOVED = override(
    "RECURRENCE-ID;TZID=Europe/Berlin:20260112T100000\n"
    "DTSTART;TZID=Europe/Berlin:20260114T150000\nDTEND;TZID=Europe/Berlin:20260114T160000"
)


def test_a_series_occurs_by_its_rule(
    read: Read, occurrences: Occurrences, starts: Starts, weekly: str
) -> None:
    calendars = read(weekly)

    assert starts(calendars) == MONDAYS
    first = occurrences(calendars)[0]
    assert str(first.start) == "2026-01-05 10:00:00+01:00"
    assert str(first.end) == "2026-01-05 11:00:00+01:00"
    assert first.is_recurring
    assert first.summary == "Weekly"


def test_a_moved_occurrence_leaves_no_ghost(
    read: Read, starts: Starts, occurrences: Occurrences, weekly: str
) -> None:
    calendars = read(weekly, MOVED)

    assert starts(calendars) == [MONDAYS[0], "01-14 15:00", *MONDAYS[2:]]
    moved = occurrences(calendars)[1]
    assert str(moved.original_start) == "2026-01-12 10:00:00+01:00"
    assert moved.summary == "Weekly"


def test_components_in_any_order_give_the_same(
    read: Read, occurrences: Occurrences, weekly: str
) -> None:
    def plain(calendars: Calendars) -> list[str]:
        return [f"{one.start} {one.original_start}" for one in occurrences(calendars)]

    assert plain(read(weekly, MOVED)) == plain(read(MOVED, weekly))


def test_a_note_on_either_day_finds_a_moved_occurrence(read: Read, weekly: str) -> None:
    calendars = read(weekly, MOVED)

    for day in (12, 14):
        (found,) = calendars.on_day(
            ["w@example.org"], dt.date(2026, 1, day), timezone="Europe/Berlin"
        )
        assert found.day == dt.date(2026, 1, 14)


def test_an_occurrence_moved_by_months_is_found_at_its_new_date(read: Read, weekly: str) -> None:
    far = MOVED.replace("20260114", "20260514")
    found = read(weekly, far).occurrences(
        ["w@example.org"], dt.date(2026, 5, 1), dt.date(2026, 5, 31)
    )

    assert [one.day for one in found] == [dt.date(2026, 5, 14)]


def test_a_cancelled_occurrence_stays_and_says_so(
    read: Read, occurrences: Occurrences, weekly: str
) -> None:
    gone = override("RECURRENCE-ID:20260112T090000Z\nDTSTART:20260112T090000Z\nSTATUS:CANCELLED")
    found = occurrences(read(weekly, gone))

    assert [one.status is EventStatus.CANCELLED for one in found] == [False, True, False, False]


@pytest.mark.parametrize("status", ["CANCELLED", "cancelled"])
def test_a_cancelled_series_is_cancelled_throughout(
    read: Read, occurrences: Occurrences, weekly: str, status: str
) -> None:
    found = occurrences(read(f"{weekly}\nSTATUS:{status}".replace("    ", ""), MOVED))

    assert [one.status for one in found] == [EventStatus.CANCELLED] * 4


@pytest.mark.parametrize(
    "line",
    ["EXDATE:20260112T090000Z", "EXDATE;TZID=America/New_York:20260112T040000",
     "EXDATE:20260112T100000", "EXDATE;VALUE=DATE:20260112"],
    ids=["utc", "other-zone", "floating", "day"],
)  # fmt: skip
def test_an_excluded_occurrence_is_gone_however_it_is_written(
    read: Read, starts: Starts, weekly: str, line: str
) -> None:
    assert starts(read(f"{weekly}\n{line}".replace("    ", ""))) == WITHOUT_SECOND


@pytest.mark.parametrize(
    "line",
    ["EXDATE;VALUE=DATE:20260112", "EXDATE;TZID=Europe/Berlin:20260112T000000",
     "EXDATE:20260111T230000Z", "EXDATE:20260112T000000"],
    ids=["day", "exchange", "utc-midnight", "floating"],
)  # fmt: skip
def test_an_excluded_day_of_an_all_day_series_is_gone(
    read: Read, starts: Starts, line: str
) -> None:
    assert starts(read(f"{ALL_DAY}\n{line}")) == ["01-05", "01-19", "01-26"]


def test_an_override_of_an_excluded_occurrence_is_gone_too(
    read: Read, starts: Starts, weekly: str
) -> None:
    calendars = read(f"{weekly}\nEXDATE:20260112T090000Z".replace("    ", ""), MOVED)

    assert starts(calendars) == WITHOUT_SECOND


@pytest.mark.parametrize(
    "wanted",
    [":20260112T090000Z", ";TZID=America/New_York:20260112T040000", ";VALUE=DATE:20260112",
     ":20260112T100000"],
    ids=["utc", "other-zone", "day", "floating"],
)  # fmt: skip
def test_an_override_is_matched_however_its_original_is_written(
    read: Read, starts: Starts, weekly: str, wanted: str
) -> None:
    moved = MOVED.replace(";TZID=Europe/Berlin:20260112T100000", wanted)

    assert starts(read(weekly, moved)) == [MONDAYS[0], "01-14 15:00", *MONDAYS[2:]]


def test_an_original_in_the_hour_that_comes_twice_is_matched(read: Read, starts: Starts) -> None:
    daily = "UID:a\nDTSTART;TZID=Europe/Berlin:20261024T023000\nRRULE:FREQ=DAILY;COUNT=3"
    moved = override("RECURRENCE-ID:20261025T003000Z\nDTSTART:20261025T100000Z", "a")

    assert starts(read(daily, moved)) == ["10-24 02:30", "10-25 11:00", "10-26 02:30"]


def test_an_override_outside_the_rule_is_a_further_occurrence(
    read: Read, starts: Starts, weekly: str
) -> None:
    extra = MOVED.replace("20260112T100000", "20260113T100000")

    assert starts(read(weekly, extra)) == [*MONDAYS[:2], "01-14 15:00", *MONDAYS[2:]]


def test_an_invitation_to_one_occurrence_is_one_of_its_series(
    read: Read, occurrences: Occurrences
) -> None:
    (found,) = occurrences(read(MOVED))

    assert found.is_recurring
    assert found.family == "w@example.org"
    assert found.day == dt.date(2026, 1, 14)


def test_busy_rows_without_a_rule_are_each_an_occurrence(read: Read, starts: Starts) -> None:
    rows = [override(f"RECURRENCE-ID:202601{day}T090000Z\nDTSTART:202601{day}T090000Z\n"
                     "SUMMARY:Busy") for day in ("05", "12", "19")]  # fmt: skip

    assert starts(read(*rows)) == MONDAYS[:3]


def test_a_change_to_this_and_future_shifts_all_until_the_next_such_change(
    read: Read, starts: Starts, occurrences: Occurrences, weekly: str
) -> None:
    calendars = read(
        weekly,
        override("RECURRENCE-ID;RANGE=THISANDFUTURE:20260112T090000Z\nDTSTART:20260112T110000Z"),
        override("RECURRENCE-ID;RANGE=THISANDFUTURE:20260126T090000Z\nDTSTART:20260126T080000Z"),
    )

    assert starts(calendars) == [MONDAYS[0], "01-12 12:00", "01-19 12:00", "01-26 09:00"]
    assert len({one.original_start for one in occurrences(calendars)}) == 4
    assert calendars.diagnostics == ()


def test_a_change_to_this_and_future_keeps_the_clock_over_the_change_of_time(
    read: Read, starts: Starts, weekly: str
) -> None:
    calendars = read(
        weekly.replace("0105T", "0316T"),
        override("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260323T100000\n"
                 "DTSTART;TZID=Europe/Berlin:20260324T090000"),
    )  # fmt: skip

    assert starts(calendars) == ["03-16 10:00", "03-24 09:00", "03-31 09:00", "04-07 09:00"]


def test_an_old_change_to_this_and_future_of_a_start_that_is_gone_changes_nothing(
    read: Read, starts: Starts, weekly: str
) -> None:
    later = override("RECURRENCE-ID;RANGE=THISANDFUTURE:20260113T090000Z\n"
                     "DTSTART:20260113T110000Z\nSEQUENCE:1")  # fmt: skip

    assert starts(read(f"{weekly}\nSEQUENCE:5".replace("    ", ""), later)) == MONDAYS


def test_the_last_day_is_that_of_what_a_change_to_this_and_future_moved(
    read: Read, weekly: str
) -> None:
    later = override("RECURRENCE-ID;RANGE=THISANDFUTURE:20260119T090000Z\n"
                     "DTSTART:20260121T090000Z")  # fmt: skip
    days = read(weekly, later).first_and_last("w@example.org")

    assert days is not None
    assert days[0] == dt.date(2026, 1, 5)
    assert days[1] >= dt.date(2026, 1, 28)


def test_a_note_finds_what_a_change_to_this_and_future_moved(read: Read, weekly: str) -> None:
    later = override("RECURRENCE-ID;RANGE=THISANDFUTURE:20260112T090000Z\n"
                     "DTSTART:20260114T110000Z")  # fmt: skip
    calendars = read(weekly, later)
    for day in (19, 21):
        found = calendars.on_day(["w@example.org"], dt.date(2026, 1, day), timezone="Europe/Berlin")
        assert [(one.original_start.day, one.day.day) for one in found] == [(19, 21)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("RDATE;TZID=Europe/Berlin:20260113T140000", "01-13 14:00"),
        ("RDATE;VALUE=DATE:20260113", "01-13 10:00"),
        ("RDATE;VALUE=PERIOD:20260113T130000Z/PT1H", "01-13 14:00"),
    ],
    ids=["time", "day", "period"],
)
def test_further_dates_are_occurrences(
    read: Read, starts: Starts, weekly: str, line: str, found: str
) -> None:
    calendars = read(f"{weekly}\n{line}".replace("    ", ""))

    assert starts(calendars) == [*MONDAYS[:2], found, *MONDAYS[2:]]


def test_a_period_lasts_as_long_as_it_says(
    read: Read, occurrences: Occurrences, weekly: str
) -> None:
    line = "RDATE;VALUE=PERIOD:20260113T130000Z/PT3H,20260114T130000Z/20260114T150000Z"
    found = occurrences(read(f"{weekly}\n{line}".replace("    ", "")))
    spans = {one.day.day: f"{one.start:%H:%M} to {one.end:%H:%M}" for one in found}

    assert spans[12] == "10:00 to 11:00"
    assert spans[13] == "14:00 to 17:00"
    assert spans[14] == "14:00 to 16:00"


def test_a_further_date_that_the_rule_has_counts_once(
    read: Read, starts: Starts, weekly: str
) -> None:
    calendars = read(f"{weekly}\nRDATE:20260112T090000Z,20260112T090000Z".replace("    ", ""))

    assert starts(calendars) == MONDAYS


@pytest.mark.parametrize("until", ["20260119", "20260119T100000", "20260119T090000Z"])
def test_the_last_day_of_a_series_is_one_of_its_days(
    read: Read, starts: Starts, weekly: str, until: str
) -> None:
    assert starts(read(weekly.replace("COUNT=4", f"UNTIL={until}"))) == MONDAYS[:3]


def test_outlooks_end_of_an_all_day_event_leaves_its_first_day(read: Read, starts: Starts) -> None:
    calendars = read("UID:a\nDTSTART;VALUE=DATE:20261020\nRRULE:FREQ=YEARLY;UNTIL=20261019T230000Z")

    assert starts(calendars) == ["10-20"]


def test_a_time_that_does_not_exist_moves_by_the_gap_and_only_that_day(
    read: Read, starts: Starts, occurrences: Occurrences
) -> None:
    calendars = read("UID:a\nDTSTART;TZID=Europe/Berlin:20260328T023000\nDURATION:PT30M\n"
                     "RRULE:FREQ=DAILY;COUNT=3")  # fmt: skip

    assert starts(calendars) == ["03-28 02:30", "03-29 03:30", "03-30 02:30"]
    assert str(occurrences(calendars)[1].end) == "2026-03-29 04:00:00+02:00"


def test_a_time_that_exists_twice_is_the_first(read: Read, occurrences: Occurrences) -> None:
    (found,) = occurrences(read("UID:a\nDTSTART;TZID=Europe/Berlin:20261025T023000"))

    assert str(found.start) == "2026-10-25 02:30:00+02:00"


def test_a_series_keeps_its_wall_clock_over_the_change_of_time(
    read: Read, occurrences: Occurrences
) -> None:
    found = occurrences(read("UID:a\nDTSTART;TZID=Europe/Berlin:20260323T100000\n"
                             "DURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2"))  # fmt: skip

    assert [str(one.start)[11:] for one in found] == ["10:00:00+01:00", "10:00:00+02:00"]
    assert [str(one.end)[11:] for one in found] == ["11:00:00+01:00", "11:00:00+02:00"]


def test_an_all_day_event_has_days_and_an_exclusive_end(
    read: Read, occurrences: Occurrences
) -> None:
    (found,) = occurrences(read("UID:a\nDTSTART;VALUE=DATE:20260105\nDTEND;VALUE=DATE:20260107"))

    assert (found.start, found.end) == (dt.date(2026, 1, 5), dt.date(2026, 1, 7))
    assert not found.is_recurring


def test_a_window_holds_both_its_days_and_nothing_else(read: Read, weekly: str) -> None:
    found = read(weekly).occurrences(["w@example.org"], dt.date(2026, 1, 12), dt.date(2026, 1, 19))

    assert [one.day.day for one in found] == [12, 19]


def test_a_window_is_of_days_where_the_event_takes_place(read: Read) -> None:
    tokyo = read("UID:a\nDTSTART;TZID=Asia/Tokyo:20260105T080000\nRRULE:FREQ=WEEKLY;COUNT=2")
    day = dt.date(2026, 1, 5)

    assert len(tokyo.occurrences(["a"], day, day)) == 1


def test_all_day_events_come_first_on_their_day(read: Read, starts: Starts) -> None:
    calendars = read("UID:b\nDTSTART;TZID=Europe/Berlin:20260105T000000", ALL_DAY)

    assert starts(calendars)[:2] == ["01-05", "01-05 00:00"]


def test_an_endless_series_costs_what_its_window_costs(read: Read) -> None:
    calendars = read("UID:a\nDTSTART:19700101T090000Z\nRRULE:FREQ=DAILY")
    found = calendars.occurrences(["a"], dt.date(2026, 1, 1), dt.date(2026, 1, 31))

    assert len(found) == 31
    assert len(calendars.occurrences(["a"], dt.date.min, dt.date.max)) <= 20_001
