"""Zones by their definitions in a file: the offsets are those that the definition says."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from meetgen.calendars.file_zone import FileZone
from meetgen.calendars.vtimezone import read_offsets, zone_of

MINUTE = dt.timedelta(minutes=1)
HALF_DAY = dt.timedelta(hours=12)
YEARS = (dt.datetime(2015, 1, 1, tzinfo=dt.UTC), dt.datetime(2027, 1, 1, tzinfo=dt.UTC))


def offset_text(offset: dt.timedelta) -> str:
    minutes = round(offset / MINUTE)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"


def observance(
    onset: dt.datetime, before: dt.timedelta, after: dt.timedelta, more: str = ""
) -> str:
    return (
        f"BEGIN:{'DAYLIGHT' if after > before else 'STANDARD'}\nDTSTART:{onset:%Y%m%dT%H%M%S}\n"
        f"TZOFFSETFROM:{offset_text(before)}\nTZOFFSETTO:{offset_text(after)}\n{more}END:X\n"
    )


def offset_in(zone: dt.tzinfo, instant: dt.datetime) -> dt.timedelta:
    found = instant.astimezone(zone).utcoffset()
    assert found is not None
    return found


def changes_of(zone: ZoneInfo) -> list[tuple[dt.datetime, dt.timedelta, dt.timedelta]]:
    """(first instant, offset before, offset after) of each change in `YEARS`."""
    found = []
    low = YEARS[0]
    while low < YEARS[1]:
        high = low + HALF_DAY
        before, after = offset_in(zone, low), offset_in(zone, high)
        first, last = low, high
        while before != after and last - first > MINUTE:
            middle = (first + (last - first) / 2).replace(second=0, microsecond=0)
            first, last = (middle, last) if offset_in(zone, middle) == before else (first, middle)
        if before != after:
            found.append((last, before, after))
        low = high
    return found


@pytest.mark.parametrize(
    "name", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"]
)
def test_a_zone_by_its_changes_is_the_zone(name: str) -> None:
    zone = ZoneInfo(name)
    changes = changes_of(zone)
    text = "".join(
        observance(instant.replace(tzinfo=None) + before, before, after)
        for instant, before, after in changes
    )
    offsets = read_offsets("own", text)
    assert offsets is not None
    own = FileZone(offsets)
    for instant, _, _ in changes[1:-1]:
        for minutes in (-121, -61, -30, -1, 0, 1, 29, 59, 61, 121):
            moment = instant + minutes * MINUTE
            ours, theirs = moment.astimezone(own), moment.astimezone(zone)
            assert ours.isoformat() == theirs.isoformat()
            assert ours.fold == theirs.fold
            assert ours.astimezone(dt.UTC) == moment
            for fold in (0, 1):
                wall = theirs.replace(tzinfo=None, fold=fold)
                assert wall.replace(tzinfo=own).utcoffset() == wall.replace(tzinfo=zone).utcoffset()
    assert zone_of(offsets, [ZoneInfo("Asia/Tokyo"), zone]) is zone


def test_a_later_era_ends_the_rule_of_an_earlier_one() -> None:
    hour = dt.timedelta(hours=1)
    standard, summer = -5 * hour, -4 * hour
    text = "".join(
        observance(dt.datetime(year, month, day, 2), before, after, f"RRULE:FREQ=YEARLY;{rule}\n")  # noqa: DTZ001
        for year, month, day, before, after, rule in (
            (1671, 10, 29, summer, standard, "BYDAY=-1SU;BYMONTH=10"),
            (1671, 4, 4, standard, summer, "BYDAY=1SU;BYMONTH=4"),
            (2007, 11, 4, summer, standard, "BYDAY=1SU;BYMONTH=11"),
            (2007, 3, 11, standard, summer, "BYDAY=2SU;BYMONTH=3"),
        )
    )
    offsets = read_offsets("own", text)
    assert offsets is not None
    zone = zone_of(offsets, [])

    assert zone_of(offsets, [ZoneInfo("America/New_York")]) == ZoneInfo("America/New_York")
    days = ((2025, 10, 28), (1985, 10, 28), (1985, 4, 20), (2025, 4, 2))
    assert [dt.datetime(*day, 12, tzinfo=zone).utcoffset() for day in days] == [
        summer, standard, summer, summer,
    ]  # fmt: skip


def test_a_definition_without_offsets_says_nothing() -> None:
    assert read_offsets("own", "TZID:own\nBEGIN:STANDARD\nDTSTART:20260101T000000\nEND:X") is None
    assert read_offsets("own", "") is None
