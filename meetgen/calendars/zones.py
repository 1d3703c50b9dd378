"""Time zones by the names that calendars give them; a file's own definitions are only looked at.

What a VTIMEZONE says is never run: a hostile one can hang a library, and two files that define one
name differently would change each other's times.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

# "Europe/Berlin", "Etc/GMT+5", "UTC"; not "../../etc/passwd", "W. Europe Standard Time".
IANA_NAME = re.compile(r"[A-Za-z0-9_+-]{1,32}(?:/[A-Za-z0-9_+-]{1,32}){0,2}")
# "UTC+2", "GMT+0100", "(GMT -03:30)", "+0200"; not "UTC+", "Etc/GMT+5" (its sign is the other way).
OFFSET = re.compile(r"\(?(?:UTC|GMT)?[ ]?([+-])(\d{1,2})(?:[:.]?(\d{2}))?\)?", re.IGNORECASE)
# "(UTC+01:00) Amsterdam, Berlin, Rome"; not "Amsterdam (UTC)".
OUTLOOK_NAME = re.compile(r"\((?:UTC|GMT)(?:([+-])(\d\d):(\d\d))?\)[ ]*(.+)", re.IGNORECASE)
# The words between the commas of such a name; "&" and "/" divide too.
DIVIDER = re.compile(r"\s*[,&/;]\s*")
LIC_LOCATION = re.compile(r"^X-LIC-LOCATION[^:\n]*:[ ]*([^\n]+)$", re.MULTILINE | re.IGNORECASE)
# "GMT-05.00/-04.00", "GMT -0500 (Standard) / GMT -0400 (Daylight)"; not "GMT-05.00".
TWO_OFFSETS = re.compile(
    r"(?:UTC|GMT)?[ ]?([+-])(\d\d)[.:]?(\d\d)(?:[ ]\(Standard\))?[ ]?/"
    r"[ ]?(?:UTC|GMT)?[ ]?([+-])(\d\d)[.:]?(\d\d)(?:[ ]\(Daylight\))?",
    re.IGNORECASE,
)

# Exchange's own names and Outlook's names without a city.
OTHER_NAMES = {
    "tzone://microsoft/utc": "UTC",
    "coordinated universal time": "UTC",
    "z": "UTC",
    "gmt": "UTC",
    "greenwich mean time": "Europe/London",
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "atlantic time": "America/Halifax",
    "india standard time": "Asia/Kolkata",
}
# Tried in this order when a file defines a zone under a name of its own.
COMMON_ZONES = (
    "Europe/London", "Europe/Berlin", "Europe/Athens", "Europe/Moscow", "America/New_York",
    "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Dubai",
    "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland",
)  # fmt: skip
LONGEST_NAME = 128


@lru_cache(maxsize=512)
def iana_zone(name: str) -> ZoneInfo | None:
    """The zone of exactly this IANA name; None for any other text, hostile ones included."""
    if not IANA_NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(maxsize=1)
def folded_names() -> Mapping[str, str]:
    """Every IANA name and, where it is one zone's alone, every city, case folded."""
    names = sorted(available_timezones())
    cities: dict[str, set[str]] = {}
    for name in names:
        if name.count("/") and not name.startswith(("Etc/", "posix/", "right/", "US/")):
            cities.setdefault(name.rpartition("/")[2].replace("_", " ").casefold(), set()).add(name)
    known = {city: min(found) for city, found in cities.items() if len(found) == 1}
    return known | {name.casefold(): name for name in names}


def find_zone(
    name: str, *, windows: Mapping[str, str], definitions: Mapping[str, str], preferred: tzinfo
) -> tzinfo | None:
    """The zone that a TZID means; None when nothing tells.

    `windows` maps Windows' names to IANA ones, `definitions` a TZID of the file to the text of
    its VTIMEZONE, and `preferred` is the zone to take if it agrees with such a definition.
    """
    bare = name.strip().strip('"').removeprefix("TZID=").strip()[:LONGEST_NAME]
    found = (
        iana_zone(bare)
        or iana_zone(windows.get(bare, ""))
        or after_vendor(bare)
        or by_other_name(bare, windows)
    )
    if found:
        return found
    definition = definitions.get(name.strip(), "")
    if location := LIC_LOCATION.search(definition):
        found = iana_zone(location[1].strip())
    return (
        found
        or fixed_offset(bare)
        or by_definition(bare, definition, preferred)
        or by_offsets_in(bare)
    )


def after_vendor(name: str) -> ZoneInfo | None:
    """The zone of `/freeassociation.sourceforge.net/Europe/Berlin`: its last parts."""
    parts = [part for part in name.split("/") if part]
    for count in (3, 2):
        if len(parts) > count - 1 and (found := iana_zone("/".join(parts[-count:]))):
            return found
    return None


def by_other_name(name: str, windows: Mapping[str, str]) -> ZoneInfo | None:
    """The zone of a name in the wrong case, or of one that Outlook shows to people."""
    folded = name.casefold()
    known = folded_names()
    for spelling in (folded, folded.replace("_", "/", 1), folded.replace("-", "/", 1)):
        if spelling in known:
            return iana_zone(known[spelling])
    if folded in OTHER_NAMES:
        return iana_zone(OTHER_NAMES[folded])
    for windows_name, zone in windows.items():
        if windows_name.casefold() == folded:
            return iana_zone(zone)
    shown = OUTLOOK_NAME.fullmatch(name)
    words = (shown[4] if shown else name).casefold().partition(" (")[0]
    for word in (words, *DIVIDER.split(words)):
        if known_as := OTHER_NAMES.get(word) or (known.get(word) if shown else None):
            return iana_zone(known_as)
    return None


def fixed_offset(name: str) -> tzinfo | None:
    """The zone of `UTC+2` or `GMT+0100`."""
    if (match := OFFSET.fullmatch(name)) is None:
        return None
    return timezone(offset_of(match[1], match[2], match[3] or "0"))


def offset_of(sign: str, hours: str, minutes: str) -> timedelta:
    """The offset of `+`, `01`, `30`, below a day in any case."""
    offset = timedelta(hours=int(hours) % 24, minutes=int(minutes) % 60)
    return -offset if sign == "-" else offset


def by_definition(name: str, text: str, preferred: tzinfo) -> tzinfo | None:
    """The zone that a VTIMEZONE describes: a known one with its offsets, else one of its own."""
    # here because it reads rules with icalendar, which a notebook without events need not import
    from meetgen.calendars.vtimezone import read_offsets, zone_of

    offsets = read_offsets(name, text)
    if offsets is None:
        return None
    common = (zone for zone in map(iana_zone, COMMON_ZONES) if zone)
    return zone_of(offsets, (preferred, *common))


def by_offsets_in(name: str) -> tzinfo | None:
    """A common zone with the winter and summer offsets in a name, else the one offset in it."""
    if shown := OUTLOOK_NAME.fullmatch(name):
        return timezone(offset_of(*shown.group(1, 2, 3))) if shown[1] else UTC
    if (match := TWO_OFFSETS.fullmatch(name)) is None:
        return None
    offsets = [offset_of(*match.group(1, 2, 3)), offset_of(*match.group(4, 5, 6))]
    for zone in map(iana_zone, COMMON_ZONES):
        if zone and [offset_in(zone, month) for month in (1, 7)] in (offsets, offsets[::-1]):
            return zone
    return timezone(offsets[0])


def offset_in(zone: tzinfo, month: int) -> timedelta:
    """A zone's offset in a month (of 2025)."""
    return datetime(2025, month, 15, 12, tzinfo=zone).utcoffset() or timedelta()


def is_utc(zone: tzinfo | None) -> bool:
    """Whether a zone is UTC under one of its names."""
    return zone is UTC or (isinstance(zone, ZoneInfo) and zone.key in UTC_NAMES)


UTC_NAMES = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "Zulu", "GMT", "Etc/GMT", "UCT", "Universal"})
