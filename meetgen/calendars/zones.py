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
# "UTC+2", "GMT+0100", "UTC-03:30", "+0200"; not "UTC+", "Etc/GMT+5" (its sign is the other way).
OFFSET = re.compile(r"(?:UTC|GMT)?[ ]?([+-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
# "(UTC+01:00) Amsterdam, Berlin, Rome"; not "Amsterdam (UTC)".
OUTLOOK_NAME = re.compile(r"\((?:UTC|GMT)(?:[+-]\d\d:\d\d)?\)[ ]*(.+)", re.IGNORECASE)
# The words between the commas of such a name; "&" and "/" divide too.
DIVIDER = re.compile(r"\s*[,&/;]\s*")
# "TZOFFSETTO:+0200" and the month of "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"
OFFSET_TO = re.compile(r"^TZOFFSETTO[ ]*:[ ]*([+-])(\d\d)(\d\d)", re.MULTILINE | re.IGNORECASE)
MONTH = re.compile(r"^RRULE[^\n]*BYMONTH=(\d{1,2})\b", re.MULTILINE | re.IGNORECASE)
START_MONTH = re.compile(r"^DTSTART[^\n]*:\d{4}(\d\d)\d\dT", re.MULTILINE | re.IGNORECASE)
LIC_LOCATION = re.compile(r"^X-LIC-LOCATION[^:\n]*:[ ]*([^\n]+)$", re.MULTILINE | re.IGNORECASE)
# "BEGIN:DAYLIGHT ... END:DAYLIGHT"; tempered by the next BEGIN so that a cut one costs nothing.
OBSERVANCE = re.compile(r"^BEGIN:(STANDARD|DAYLIGHT)[ \t]*$", re.MULTILINE | re.IGNORECASE)

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
    bare = name.strip().strip('"').strip()[:LONGEST_NAME]
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
    return found or fixed_offset(bare) or by_definition(definition, preferred)


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
    if folded in known:
        return iana_zone(known[folded])
    if folded in OTHER_NAMES:
        return iana_zone(OTHER_NAMES[folded])
    for windows_name, zone in windows.items():
        if windows_name.casefold() == folded:
            return iana_zone(zone)
    shown = OUTLOOK_NAME.fullmatch(name)
    words = (shown[1] if shown else name).casefold().partition(" (")[0]
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


def by_definition(text: str, preferred: tzinfo) -> tzinfo | None:
    """A zone with the offsets that a VTIMEZONE gives for January and July, else a fixed offset."""
    offsets = january_and_july(text)
    if offsets is None:
        return None
    if has_offsets(preferred, offsets):
        return preferred
    for name in COMMON_ZONES:
        if (zone := iana_zone(name)) and has_offsets(zone, offsets):
            return zone
    return timezone(offsets[0])


def january_and_july(text: str) -> tuple[timedelta, timedelta] | None:
    """The offsets in January and in July, by the last STANDARD and DAYLIGHT part of a VTIMEZONE."""
    offsets: dict[str, timedelta] = {}
    months: dict[str, int] = {}
    _, *parts = OBSERVANCE.split(text)
    for kind, part in zip(parts[::2], parts[1::2], strict=False):
        if offset := OFFSET_TO.search(part):
            offsets[kind.upper()] = offset_of(offset[1], offset[2], offset[3])
            if month := MONTH.search(part) or START_MONTH.search(part):
                months[kind.upper()] = int(month[1])
    standard = offsets.get("STANDARD", offsets.get("DAYLIGHT"))
    if standard is None:
        return None
    daylight = offsets.get("DAYLIGHT", standard)
    in_south = months.get("DAYLIGHT", 3) > months.get("STANDARD", 10)
    return (daylight, standard) if in_south else (standard, daylight)


def has_offsets(zone: tzinfo, offsets: tuple[timedelta, timedelta]) -> bool:
    """Whether a zone's offsets in January and July (2025) are these."""
    months = (datetime(2025, month, 15, 12, tzinfo=zone) for month in (1, 7))
    return tuple(moment.utcoffset() for moment in months) == offsets


def is_utc(zone: tzinfo | None) -> bool:
    """Whether a zone is UTC under one of its names."""
    return zone is UTC or (isinstance(zone, ZoneInfo) and zone.key in UTC_NAMES)


UTC_NAMES = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "Zulu", "GMT", "Etc/GMT", "UCT", "Universal"})
