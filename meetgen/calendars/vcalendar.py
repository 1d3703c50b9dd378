"""One VCALENDAR made into events: its method and time zones, and what is wrong with it."""

from collections.abc import Iterator
from datetime import timezone, tzinfo

from meetgen.calendars.event import Event, Method, warning
from meetgen.calendars.file_zone import FileZone
from meetgen.calendars.properties import WINDOWS_ZONES, clean, line_of
from meetgen.calendars.scan import CalendarBlock, EventBlock
from meetgen.calendars.vevent import EventError, EventReader
from meetgen.calendars.zones import find_zone, fixed_offset, iana_zone, is_utc
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.limits import USUAL, Limits

METHODS = {
    "": Method.PUBLISH,
    "PUBLISH": Method.PUBLISH,
    "REQUEST": Method.PUBLISH,
    "CANCEL": Method.CANCEL,
    "REPLY": Method.REPLY,
}


class CalendarReader:
    """Reads the events of one VCALENDAR; collects what is wrong in `problems`.

    `zones_left` is how many definitions of time zones may still be read: each costs milliseconds.
    """

    def __init__(
        self,
        calendar: CalendarBlock,
        *,
        path: str,
        preferred: tzinfo,
        zones_left: int,
        limits: Limits = USUAL,
    ) -> None:
        self.calendar = calendar
        self.path = path
        self.preferred = preferred
        self.zones_left = zones_left
        self.limits = limits
        self.zones: dict[str, tzinfo] = {}
        self.problems: list[Diagnostic] = []
        self.floating = self.own_zone()
        # Google writes X-WR-TIMEZONE:UTC for calendars whose people are anywhere
        self.shown_in = preferred if is_utc(self.floating) else self.floating

    def own_zone(self) -> tzinfo:
        """The zone of X-WR-TIMEZONE, else the notebook's."""
        name = self.calendar.timezone
        if not name:
            return self.preferred
        zone = self.find(name)
        if zone is None:
            self.report(
                "MG062",
                self.calendar.events[0].line,
                f"the calendar's time zone '{clean(name, 80)}' is unknown",
                "times without a zone are read in the notebook's zone",
            )
        return zone or self.preferred

    def find(self, name: str) -> tzinfo | None:
        """The zone that a name means; None when nothing tells, or too much has been told."""
        definitions = self.calendar.zones if self.zones_left > 0 else {}
        bare = name.strip()
        if bare in definitions and bare not in WINDOWS_ZONES and iana_zone(bare) is None:
            self.zones_left -= 1
        return find_zone(
            name, windows=WINDOWS_ZONES, definitions=definitions, preferred=self.preferred
        )

    def report(self, code: str, line: int, message: str, hint: str) -> None:
        """Add a warning at a line of the file."""
        self.problems.append(warning(code, self.path, line, message, hint))

    def events(self) -> Iterator[Event]:
        """The events that can be read, in order."""
        method = METHODS.get(self.calendar.method)
        if method is None:
            self.report(
                "MG060",
                self.calendar.events[0].line,
                f"METHOD:{clean(self.calendar.method, 40)} is not read",
                "its events are left out; export the calendar instead of the mail",
            )
            return
        for block in self.calendar.events:
            try:
                yield EventReader(self, block, method).event()
            except EventError as error:
                self.report(
                    "MG060",
                    line_of(block, error.name),
                    str(error),
                    "the event is left out; the others are used",
                )

    def zone(self, name: str, block: EventBlock, summary: str) -> tzinfo:
        """The zone of a TZID; the calendar's own, with one diagnostic, when nobody knows it."""
        if name not in self.zones:
            found = self.find(name)
            if found is None:
                self.report(
                    "MG062",
                    block.line,
                    f"time zone '{clean(name, 80)}' of '{clean(summary, 80)}' is unknown",
                    f"its times are read in {self.floating}; write an IANA name such as "
                    "Europe/Berlin",
                )
            elif isinstance(found, FileZone) and not found.offsets.is_complete:
                self.report(
                    "MG062",
                    block.line,
                    f"the file's definition of time zone '{clean(name, 80)}' is not read in full",
                    "its times may be off by an hour; write an IANA name such as Europe/Berlin",
                )
            elif self.is_guessed(name, found):
                self.report(
                    "MG062",
                    block.line,
                    f"time zone '{clean(name, 80)}' is read as {found} all year",
                    "write an IANA name such as Europe/Berlin",
                )
            self.zones[name] = found or self.floating
        return self.zones[name]

    def is_guessed(self, name: str, zone: tzinfo) -> bool:
        """Whether an offset is all that a name told of its zone: summer time is not known then."""
        is_defined = name.strip() in self.calendar.zones
        return isinstance(zone, timezone) and not is_defined and fixed_offset(name.strip()) is None
