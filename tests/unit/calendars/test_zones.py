"""Time zones by the names that calendars give them."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.properties import WINDOWS_ZONES
from meetgen.calendars.zones import find_zone, iana_zone
from tests.budget import within

BERLIN = ZoneInfo("Europe/Berlin")
OWN = """
    BEGIN:VTIMEZONE
    TZID:Customized Time Zone
    BEGIN:STANDARD
    DTSTART:16010101T020000
    TZOFFSETFROM:{summer}
    TZOFFSETTO:{winter}
    RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:16010101T020000
    TZOFFSETFROM:{winter}
    TZOFFSETTO:{summer}
    RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3
    END:DAYLIGHT
    END:VTIMEZONE
"""


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (" europe/BERLIN ", "Europe/Berlin"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ('"w. europe standard time"', "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/example.org/20070129_1/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome", "Europe/Amsterdam"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("tzone://Microsoft/Utc", "UTC"),
        ("UTC+2", "UTC+02:00"),
        ("GMT-0330", "UTC-03:30"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("America_Bogota", "America/Bogota"),
        ("GMT-05.00/-04.00", "America/New_York"),
        ("GMT -0500 (Standard) / GMT -0400 (Daylight)", "America/New_York"),
        ("(UTC+09:30) Nowhere", "UTC+09:30"),
        ("(GMT +01:00)", "UTC+01:00"),
        ("TZID=Europe/Berlin", "Europe/Berlin"),
    ],
)
def test_a_name_means_a_zone(name: str, zone: str) -> None:
    found = find_zone(name, windows=WINDOWS_ZONES, definitions={}, preferred=BERLIN)

    assert str(found) == zone


@pytest.mark.parametrize(
    "name", ["No/Such", "", "tzone://Microsoft/Custom", "../../etc/passwd", "/etc/passwd",
             "Europe", "x" * 5000, "a/" * 3000, "Berlin\x00", "(UTC+01.00) " + "a, " * 2000],
    ids=lambda name: name[:16],
)  # fmt: skip
def test_any_other_name_means_nothing_and_opens_no_file(name: str) -> None:
    found = within(
        1, lambda: find_zone(name, windows=WINDOWS_ZONES, definitions={}, preferred=BERLIN)
    )

    assert found is None


def test_only_zone_names_are_looked_up() -> None:
    assert iana_zone("../../etc/passwd") is None
    assert iana_zone("Asia/Tokyo") == ZoneInfo("Asia/Tokyo")


EUROPEAN = OWN.replace("1SU;BYMONTH=11", "-1SU;BYMONTH=10").replace(
    "2SU;BYMONTH=3", "-1SU;BYMONTH=3"
)
AT_THREE = EUROPEAN.replace("T020000", "T030000", 1)


@pytest.mark.parametrize(
    ("own", "winter", "summer", "zone"),
    [
        (AT_THREE, "+0100", "+0200", "Europe/Berlin"),
        (OWN, "-0500", "-0400", "America/New_York"),
        (OWN, "+1234", "+1234", "UTC+12:34"),
        (OWN, "+0100", "+0200", "Own"),
    ],
    ids=["team", "common", "fixed", "own"],
)
def test_a_zone_of_the_files_own_is_known_by_its_offsets(
    own: str, winter: str, summer: str, zone: str
) -> None:
    text = own.format(winter=winter, summer=summer).replace("    ", "")

    assert str(find_zone("Own", windows={}, definitions={"Own": text}, preferred=BERLIN)) == zone


@pytest.mark.parametrize(
    ("onset", "moment"),
    [
        ("00010101T020000", "2026-01-05 10:00:00+01:20"),
        ("20260101T000000", "2026-01-05 10:00:00+01:20"),
        ("20260104T230000Z", "2026-01-05 10:00:00+01:20"),
        ("20260105T110000", "2026-01-05 10:00:00+02:20"),
        ("20260106", "2026-01-05 10:00:00+02:20"),
    ],
    ids=["ever", "wall", "utc", "later that day", "day"],
)
def test_an_offset_holds_from_its_onset(
    read: Callable[..., Calendars], onset: str, moment: str
) -> None:
    head = (
        "BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nTZOFFSETFROM:+022000\nTZOFFSETTO:+0120\n"
        f"DTSTART:{onset}\nEND:STANDARD\nEND:VTIMEZONE"
    )
    calendars = read("UID:a\nDTSTART;TZID=Own:20260105T100000", head=head)
    (found,) = calendars.occurrences(["a"], dt.date(2026, 1, 5), dt.date(2026, 1, 5))

    assert str(found.start) == moment


def test_a_southern_zone_has_its_summer_in_january() -> None:
    text = OWN.format(winter="+1000", summer="+1100").replace("    ", "")
    text = text.replace("BYMONTH=11", "BYMONTH=4").replace("2SU;BYMONTH=3", "1SU;BYMONTH=10")
    text = text.replace("T020000", "T030000", 1)
    found = find_zone("Own", windows={}, definitions={"Own": text}, preferred=BERLIN)

    assert str(found) == "Australia/Sydney"


def test_one_name_defined_in_two_files_has_each_files_own_offset(
    write: Callable[..., bytes],
    read_files: Callable[..., Calendars],
) -> None:
    event = "UID:{0}\nDTSTART;TZID=Customized Time Zone:20260105T100000"
    one = write(event.format("one"), head=OWN.format(winter="+0100", summer="+0200"))
    two = write(event.format("two"), head=OWN.format(winter="-0500", summer="-0400"))
    for calendars in (read_files(one=one, two=two), read_files(two=two, one=one)):
        found = calendars.occurrences(["one", "two"], dt.date(2026, 1, 5), dt.date(2026, 1, 5))
        assert [str(occurrence.start) for occurrence in found] == [
            "2026-01-05 10:00:00+01:00",
            "2026-01-05 10:00:00-05:00",
        ]


def test_a_definition_never_changes_a_name_that_everybody_knows(
    write: Callable[..., bytes],
    read_files: Callable[..., Calendars],
) -> None:
    name = "W. Europe Standard Time"
    event = f"UID:{{0}}\nDTSTART;TZID={name}:20261012T100000"
    wrong = OWN.format(winter="+0500", summer="+0500").replace("Customized Time Zone", name)
    calendars = read_files(a=write(event.format("a"), head=wrong), b=write(event.format("b")))

    assert {str(events[0].start) for events in calendars.events.values()} == {
        "2026-10-12 10:00:00+02:00"
    }


def test_a_definition_that_would_hang_others_is_only_looked_at(
    read: Callable[..., Calendars],
) -> None:
    head = OWN.format(winter="+0537", summer="+0637").replace("FREQ=YEARLY", "FREQ=SECONDLY")
    event = "UID:a\nDTSTART;TZID=Customized Time Zone:20260105T100000"
    calendars = within(0.5, lambda: read(event, head=head))

    assert [(one.code, one.location.line) for one in calendars.diagnostics] == [("MG062", 18)]


def test_an_unknown_zone_is_reported_once_and_read_as_the_notebooks(
    read: Callable[..., Calendars],
    starts: Callable[[Calendars], list[str]],
) -> None:
    calendars = read(
        "UID:a\nSUMMARY:Sync\nDTSTART;TZID=No/Such:20260105T100000\n"
        "DTEND;TZID=No/Such:20260105T110000"
    )

    assert starts(calendars) == ["01-05 10:00"]
    assert [(one.code, one.location.line, one.message) for one in calendars.diagnostics] == [
        ("MG062", 3, "time zone 'No/Such' of 'Sync' is unknown")
    ]


@pytest.mark.parametrize(
    ("head", "shown", "codes"),
    [
        ("X-WR-TIMEZONE:America/New_York", "10:00-05:00", []),
        ("", "10:00+01:00", []),
        ("X-WR-TIMEZONE:../../etc/passwd", "10:00+01:00", ["MG062"]),
        ("X-WR-TIMEZONE:" + "x" * 5000, "10:00+01:00", ["MG062"]),
    ],
    ids=["calendar", "notebook", "hostile", "long"],
)
def test_a_floating_time_is_in_the_calendars_zone_else_the_notebooks(
    read: Callable[..., Calendars],
    head: str,
    shown: str,
    codes: list[str],
) -> None:
    calendars = read("UID:a\nDTSTART:20260105T100000", head=head)

    assert str(calendars.events["a"][0].start) == f"2026-01-05 {shown[:5]}:00{shown[5:]}"
    assert [one.code for one in calendars.diagnostics] == codes


def test_a_series_in_utc_stays_in_utc_and_is_told_in_the_calendars_zone(
    read: Callable[..., Calendars],
    starts: Callable[[Calendars], list[str]],
) -> None:
    calendars = read("UID:a\nDTSTART:20260119T090000Z\nRRULE:FREQ=MONTHLY;INTERVAL=6;COUNT=2",
                     head="X-WR-TIMEZONE:Europe/Berlin", zone="Asia/Tokyo")  # fmt: skip

    assert starts(calendars) == ["01-19 10:00", "07-19 11:00"]
