"""Bytes of an .ics file made into events and diagnostics, one event at a time."""

from datetime import UTC

from meetgen.calendars.event import CalendarFile, Event, warning
from meetgen.calendars.scan import scan
from meetgen.calendars.zones import iana_zone
from meetgen.model.limits import USUAL, Limits, size_text

MOST_PROBLEMS = 100  # of one file; more tell nothing new


def read_calendar(data: bytes, *, path: str, timezone: str, limits: Limits = USUAL) -> CalendarFile:
    """The events of an .ics file; `timezone` (an IANA name) is the zone of times without one.

    Raises nothing: what cannot be read is left out and is a diagnostic (MG060 file or event
    unreadable, MG062 time zone unknown, MG063 rule not expanded), with the line in the file.
    """
    if len(data) > limits.calendar:
        message = f"the calendar is larger than {size_text(limits.calendar)}"
        hint = "it is left out; export fewer events, split the file, or raise the limit `calendar`"
        return CalendarFile(path=path, diagnostics=(warning("MG060", path, 1, message, hint),))
    scanned = scan(data, limits.calendar_events)
    problems = [warning("MG060", path, one.line, one.message, one.hint) for one in scanned.problems]
    if not scanned.calendars and not problems and b"BEGIN:VCALENDAR" not in data.upper():
        hint = "an .ics file begins with BEGIN:VCALENDAR; download it again"
        problems.append(warning("MG060", path, 1, "this is no calendar", hint))
    events: list[Event] = []
    if scanned.calendars:
        # here because icalendar takes 0.1 s to import, which a notebook without events need not pay
        from meetgen.calendars.vcalendar import CalendarReader

        preferred, zones_left = iana_zone(timezone) or UTC, limits.calendar_zones
        for calendar in scanned.calendars:
            reader = CalendarReader(
                calendar, path=path, preferred=preferred, zones_left=zones_left, limits=limits
            )
            events += reader.events()
            problems += reader.problems
            zones_left = reader.zones_left
    if (more := len(problems) - MOST_PROBLEMS) > 0:
        hint = "what they are about is left out as well; export the calendar again"
        problems[MOST_PROBLEMS:] = [
            warning("MG060", path, 1, f"{more} more things are wrong with this calendar", hint)
        ]
    return CalendarFile(path=path, events=tuple(events), diagnostics=tuple(problems))
