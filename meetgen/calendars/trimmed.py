"""Calendars cut down to what a notebook needs, in one normal form: one file a series."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, timezone, tzinfo

from icalendar import Parameters
from msgspec import Struct

from meetgen.calendars.call_links import call_link, without_links
from meetgen.calendars.content_lines import calendar_bytes, text_value
from meetgen.calendars.family import family_of
from meetgen.calendars.properties import (
    LONGEST_HEAD,
    WINDOWS_ZONES,
    Property,
    clean,
    parameters,
    split_line,
    unescape,
)
from meetgen.calendars.scan import CalendarBlock, EventBlock, scan
from meetgen.calendars.zones import find_zone, iana_zone
from meetgen.model.limits import USUAL, Limits

LONGEST_VALUE = 5000
PRODUCT = "-//meetgen//trimmed calendar 1//EN"
NEVER = "19700101T000000Z"
READ_METHODS = frozenset({"", "PUBLISH", "REQUEST"})
PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})
TEXTS = frozenset({"UID", "SUMMARY", "LOCATION"})
TIMES = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"})
PEOPLE = frozenset({"ORGANIZER", "ATTENDEE"})
# What is kept of an event, in this order; all else (descriptions, alarms, attachments) is not.
KEPT = (
    "UID", "RECURRENCE-ID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "SUMMARY",
    "LOCATION", "STATUS", "TRANSP", "CLASS", "SEQUENCE", "LAST-MODIFIED", "ORGANIZER", "ATTENDEE",
    "RELATED-TO", "CONFERENCE",
)  # fmt: skip
ORDER = {name: at for at, name in enumerate(KEPT)}
KEPT_PARAMETERS = {
    **dict.fromkeys(TIMES, ("TZID", "VALUE", "RANGE")),
    **dict.fromkeys(PEOPLE, ("CN", "CUTYPE", "EMAIL", "PARTSTAT", "ROLE")),
    "RELATED-TO": ("RELTYPE",),
}
REPEATED = frozenset({"RRULE", "RDATE", "EXDATE", "ATTENDEE", "RELATED-TO"})
# "SUMMARY:x" and "DTSTART;TZID=y:z"; not " folded", "SUMMARY"
LINE = re.compile(r"([A-Za-z0-9-]+)[ \t]*([;:].*)", re.DOTALL)
# "BEGIN:STANDARD", "TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY"; not "TZNAME:CET", "X-LIC-LOCATION:x"
OF_ZONE = re.compile(
    r"^(?:(?:BEGIN|END)[ \t]*:[ \t]*(?:STANDARD|DAYLIGHT)[ \t]*$"
    r"|(?:DTSTART|RRULE|RDATE|TZOFFSETFROM|TZOFFSETTO)[;:][^\n]*$)",
    re.IGNORECASE | re.MULTILINE,
)
# What servers write anew on each request although nothing changed.
RESTAMPED = re.compile(rb"^(?:DTSTAMP|LAST-MODIFIED)[:;][^\n]*\n", re.MULTILINE)


class TrimmedEvent(Struct, frozen=True, kw_only=True):
    """One VEVENT in normal form: sorted content lines, not folded, and the zone it is told in.

    `zones` are the lines of the VTIMEZONEs that its times need: of names that nobody else knows.
    """

    timezone: str
    lines: tuple[str, ...]
    zones: tuple[tuple[str, ...], ...] = ()

    def value(self, name: str) -> str:
        """The raw value of its first property `name`, empty when it has none."""
        start = next((one for one in self.lines if re.match(rf"{name}[;:]", one)), "")
        found = split_line(name, start[len(name) :]) if start else None
        return found.value if found else ""


class TrimmedSeries(Struct, frozen=True, kw_only=True):
    """The events of one family, masters first, then overrides by what they override."""

    family: str
    title: str
    is_recurring: bool
    is_private: bool
    organizer: str
    events: tuple[TrimmedEvent, ...]


def trimmed_series(
    data: bytes, timezone: str, limits: Limits = USUAL
) -> Mapping[str, TrimmedSeries]:
    """What a calendar holds, by family, sorted; zones are IANA names wherever one is known.

    Mails (METHOD:CANCEL and the like) are not read. Raises nothing.
    """
    preferred = iana_zone(timezone) or UTC
    families: dict[str, list[TrimmedEvent]] = {}
    for calendar in scan(data, limits.calendar_events).calendars:
        if calendar.method not in READ_METHODS:
            continue
        for block in calendar.events:
            event = _trimmed(block, calendar, preferred)
            if uid := unescape(event.value("UID")):
                families.setdefault(family_of(uid), []).append(event)
    return {family: _series(family, families[family]) for family in sorted(families)}


def _series(family: str, events: list[TrimmedEvent]) -> TrimmedSeries:
    ordered = sorted(dict.fromkeys(events), key=_order)
    titles = [title for one in ordered if (title := clean(unescape(one.value("SUMMARY"))))]
    repeats = ("RRULE", "RDATE", "RECURRENCE-ID")
    return TrimmedSeries(
        family=family,
        title=titles[0] if titles else "",
        is_recurring=len(ordered) > 1 or any(ordered[0].value(name) for name in repeats),
        is_private=any(one.value("CLASS").strip().upper() in PRIVATE for one in ordered),
        organizer=next(filter(None, (one.value("ORGANIZER").lower() for one in ordered)), ""),
        events=tuple(ordered),
    )


def _order(event: TrimmedEvent) -> tuple[str, str, str, tuple[str, ...]]:
    return (
        event.value("RECURRENCE-ID"),
        event.value("UID"),
        event.value("DTSTART"),
        event.lines,
    )


def ics_of(series: Iterable[TrimmedSeries], *, with_links: bool = False) -> bytes:
    """An `.ics` file of these series: the same events give the same bytes.

    `with_links` keeps the links of calls, which are keys to them: not in what others can read.
    """
    by_zone: dict[tuple[str, tuple[tuple[str, ...], ...]], list[TrimmedEvent]] = {}
    for one in series:
        for event in one.events:
            by_zone.setdefault((event.timezone, event.zones), []).append(event)
    lines: list[str] = []
    for (zone, definitions), events in sorted(by_zone.items(), key=lambda item: item[0]):
        lines += ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN")
        lines += (f"X-WR-TIMEZONE:{zone}",) if zone else ()
        lines += (line for definition in definitions for line in definition)
        for event in events:
            lines += _component(event, with_links=with_links)
        lines.append("END:VCALENDAR")
    return calendar_bytes(lines)


def _component(event: TrimmedEvent, *, with_links: bool) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"DTSTAMP:{event.value('LAST-MODIFIED') or NEVER}"
    for line in event.lines:
        if with_links or not line.startswith(("CONFERENCE", "LOCATION")):
            yield line
        elif line.startswith("LOCATION:"):
            place = without_links(unescape(line.removeprefix("LOCATION:")))
            if place:
                yield f"LOCATION:{text_value(place)}"
    yield "END:VEVENT"


def same_events(one: bytes, other: bytes) -> bool:
    """Whether two files in normal form differ in nothing but the times of writing."""
    return _compared(one) == _compared(other)


def _compared(data: bytes) -> bytes:
    return RESTAMPED.sub(b"", data.replace(b"\r\n", b"\n"))


def _trimmed(block: EventBlock, calendar: CalendarBlock, preferred: tzinfo) -> TrimmedEvent:
    found: dict[str, list[Property]] = {}
    for line in _properties(block):
        found.setdefault(line.name, []).append(line)
    link = call_link(one for some in found.values() for one in some)
    found.pop("CONFERENCE", None)
    lines: list[str] = []
    for name in KEPT:
        some = found.get(name, [])
        made = [
            text
            for one in (some if name in REPEATED else some[:1])
            for text in _normal(one, calendar, preferred)
        ]
        lines += sorted(dict.fromkeys(made)) if name in REPEATED else made
    if link:
        lines.append(f"CONFERENCE;VALUE=URI:{link}")
    own = find_zone(
        calendar.timezone,
        windows=WINDOWS_ZONES,
        definitions=calendar.zones,
        preferred=preferred,
    )
    times = (one for name in TIMES for one in found.get(name, ()))
    names = sorted({one.parameter("TZID") for one in times} - {""})
    return TrimmedEvent(
        timezone=_zone_name(own, ""),
        lines=tuple(lines),
        zones=tuple(
            definition
            for name in names
            if (definition := tuple(_definition(name, calendar, preferred)))
        ),
    )


def _definition(name: str, calendar: CalendarBlock, preferred: tzinfo) -> Iterator[str]:
    """The lines of the VTIMEZONE `name` that say when it has which offset, if it is needed."""
    text = calendar.zones.get(name.strip(), "")
    zone = find_zone(name, windows=WINDOWS_ZONES, definitions=calendar.zones, preferred=preferred)
    if text and zone is not None and not _zone_name(zone, ""):
        yield from ("BEGIN:VTIMEZONE", f"TZID:{clean(name, 500)}")
        yield from (clean(match[0], LONGEST_VALUE) for match in OF_ZONE.finditer(text))
        yield "END:VTIMEZONE"


def _properties(block: EventBlock) -> Iterator[Property]:
    for piece in block.pieces:
        for text in piece.text().split("\n"):
            if (match := LINE.fullmatch(text)) is not None and len(text) <= LONGEST_VALUE * 4:
                line = split_line(match[1].upper(), match[2])
                if line is not None:
                    yield line


def _normal(line: Property, calendar: CalendarBlock, preferred: tzinfo) -> Iterator[str]:
    """The content lines that say the same in normal form; one for each time of a list."""
    if line.name in TEXTS:
        yield f"{line.name}:{text_value(clean(unescape(line.value), 1000))}"
        return
    given = parameters(line.head) if len(line.head) <= LONGEST_HEAD and line.head else {}
    kept = {
        key: clean(given[key], 500)
        for key in KEPT_PARAMETERS.get(line.name, ())
        if given.get(key, "").strip()
    }
    if "TZID" in kept:
        zone = find_zone(
            given["TZID"],
            windows=WINDOWS_ZONES,
            definitions=calendar.zones,
            preferred=preferred,
        )
        kept["TZID"] = _zone_name(zone, kept["TZID"])
    value = clean(line.value, LONGEST_VALUE)
    values = value.split(",") if line.name in TIMES else [value]
    head = Parameters(kept).to_ical().decode() if kept else ""
    for one in values:
        if one.strip():
            yield f"{line.name}{';' if head else ''}{head}:{one.strip()}"


def _zone_name(zone: tzinfo | None, otherwise: str) -> str:
    """The name under which the zone is found again: `Europe/Berlin`, `UTC+05:30`."""
    if zone is None:
        return otherwise
    return str(zone) if isinstance(zone, timezone) else getattr(zone, "key", otherwise)
