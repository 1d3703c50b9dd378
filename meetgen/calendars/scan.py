"""A calendar file cut into events, on bytes, before anything else reads it.

Nothing that a parser could choke on gets further: time zone definitions stay data, one event that
is cut off or nested costs only itself, and the limits are kept here.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from meetgen.model.limits import USUAL

LARGEST_LINE = 1_000_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

# "BEGIN:VEVENT" and "end : valarm " at the start of a line; not " BEGIN:X" (folded), "BEGINS:X".
EDGE = re.compile(rb"^(BEGIN|END)[ \t]*:[ \t]*([^\n]*)$", re.IGNORECASE | re.MULTILINE)
# The break of a folded line: "\n ", "\n\t", and "\n\n " of files that double their line ends; not
# "\n" before any other character. A run of line ends is looked at once, from its first.
FOLD = re.compile(rb"(?<!\n)\n++[ \t]")
# "METHOD:CANCEL", "X-WR-TIMEZONE;X=y:Europe/Berlin"; not "X-METHOD:A".
HEADER = re.compile(
    rb"^(METHOD|X-WR-TIMEZONE)(?:;[^:\n]*)?:[ \t]*([^\n]*)$", re.IGNORECASE | re.MULTILINE
)
# "TZID:Europe/Berlin" of a VTIMEZONE; not "TZID-ALIAS:x".
TZID = re.compile(r"^TZID(?:;[^:\n]*)?:[ \t]*([^\n]*)$", re.IGNORECASE | re.MULTILINE)


class Piece(Struct, frozen=True, kw_only=True):
    """Folded lines of one component without its children; `line` is the first one's number."""

    line: int
    data: bytes

    def lines(self) -> Iterator[tuple[int, str]]:
        """The unfolded lines with their numbers."""
        number = self.line
        for line in split_lines(self.data):
            yield number, decode(FOLD.sub(b"", line.rstrip(b"\n")))
            number += line.count(b"\n") + 1

    def text(self) -> str:
        """The unfolded lines as one text."""
        is_folded = b"\n " in self.data or b"\n\t" in self.data
        return decode(FOLD.sub(b"", self.data) if is_folded else self.data)


class EventBlock(Struct, frozen=True, kw_only=True):
    """The text of one VEVENT without its alarms; `line` is that of its BEGIN."""

    line: int
    pieces: tuple[Piece, ...]


class CalendarBlock(Struct, frozen=True, kw_only=True):
    """One VCALENDAR: its METHOD and X-WR-TIMEZONE (empty when missing), zones and events.

    `zones` maps a TZID to the text of its VTIMEZONE, which is data and nothing to be run.
    """

    method: str = ""
    timezone: str = ""
    zones: Mapping[str, str] = field(default_factory=dict)
    events: tuple[EventBlock, ...] = ()


class Problem(Struct, frozen=True, kw_only=True):
    """Something wrong with a calendar file, before it has a path."""

    line: int
    message: str
    hint: str = ""


class Scan(Struct, frozen=True, kw_only=True):
    """The calendars of a file in order, and what was left out."""

    calendars: tuple[CalendarBlock, ...] = ()
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> str:
    """Text of UTF-8; of a line that is not, text of Windows-1252, the commonest other one."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return "\n".join(map(decode_line, data.split(b"\n")))


def decode_line(line: bytes) -> str:
    """One line as UTF-8, else as Windows-1252."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def split_lines(data: bytes) -> Iterator[bytes]:
    """Lines together with those folded onto them, and with empty lines that follow."""
    whole: list[bytes] = []
    for line in data.split(b"\n"):
        if whole and line and not line.startswith((b" ", b"\t")):
            yield b"\n".join(whole)
            whole = []
        whole.append(line)
    if whole:
        yield b"\n".join(whole)


def even_line_ends(data: bytes) -> bytes:
    r"""`data` without byte order mark, each line end `\n`."""
    data = data.removeprefix(BYTE_ORDER_MARK)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data


def scan(data: bytes, most_events: int = USUAL.calendar_events) -> Scan:
    """The calendars and events in `data`; linear in its length, raises nothing."""
    return Scanner(even_line_ends(data), most_events).run()


class Scanner:
    """One walk over the BEGIN and END lines of a file."""

    def __init__(self, data: bytes, most_events: int) -> None:
        self.data, self.most_events = data, most_events
        self.line, self.counted = 1, 0
        self.calendars: list[CalendarBlock] = []
        self.problems: list[Problem] = []
        self.count = 0
        self.start_calendar()
        self.inside: list[bytes] = []  # components that are open within the event or zone
        self.event: tuple[int, list[Piece]] | None = None
        self.zone: int | None = None  # the offset at which the VTIMEZONE's text begins
        self.edge = 0  # the end of the last BEGIN or END line
        self.is_open = False

    def start_calendar(self) -> None:
        """Forget the last VCALENDAR."""
        self.method = self.timezone = ""
        self.zones: dict[str, str] = {}
        self.events: list[EventBlock] = []

    def line_at(self, offset: int) -> int:
        """The number of the line at `offset`; offsets must not decrease."""
        self.line += self.data.count(b"\n", self.counted, offset)
        self.counted = offset
        return self.line

    def run(self) -> Scan:
        """Everything in the file."""
        for match in EDGE.finditer(self.data):
            name = match[2].strip().upper()
            if match[1][:1] in b"bB":
                self.begin(name, match)
            else:
                self.end(name, match)
            self.edge = match.end() + 1
            if self.count > self.most_events:
                self.report(
                    self.line_at(match.start()),
                    f"more than {self.most_events} events",
                    "the rest of the file is left out; split it, or raise `calendar_events`",
                )
                self.event, self.is_open = None, False
                break
        self.close_event()
        if self.is_open:
            self.report(
                self.line_at(len(self.data)),
                "the file is cut off: END:VCALENDAR is missing",
                "export or download it again; the events before the cut are used",
            )
        self.close_calendar()
        return Scan(calendars=tuple(self.calendars), problems=tuple(self.problems))

    def report(self, line: int, message: str, hint: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(line=line, message=message, hint=hint))

    def begin(self, name: bytes, match: re.Match[bytes]) -> None:
        """A component begins."""
        if name == b"VCALENDAR":
            self.close_event()
            self.close_calendar()
            self.is_open = True
        elif name == b"VEVENT":
            self.close_event()
            self.read_header(match.start())
            self.zone, self.inside = None, []
            self.event = (self.line_at(match.start()), [])
            self.count += 1
        elif self.event:
            self.add_piece(match.start())
            self.inside.append(name)
        elif self.zone is not None:
            self.inside.append(name)
        else:
            self.read_header(match.start())
            if name == b"VTIMEZONE":
                self.zone = match.end() + 1

    def end(self, name: bytes, match: re.Match[bytes]) -> None:
        """A component ends; an END that closes nothing is passed over."""
        if name == b"VEVENT" and self.event:
            self.add_piece(match.start())
            line, pieces = self.event
            self.events.append(EventBlock(line=line, pieces=tuple(pieces)))
            self.event, self.inside = None, []
        elif name == b"VTIMEZONE" and self.zone is not None:
            self.add_zone(self.data[self.zone : match.start()])
            self.zone, self.inside = None, []
        elif name == b"VCALENDAR":
            self.close_event()
            self.read_header(match.start())
            self.close_calendar()
            self.is_open = False
        elif self.inside and self.inside[-1] == name:
            self.inside.pop()
        elif not self.event and self.zone is None:
            self.edge = match.end() + 1

    def add_piece(self, stop: int) -> None:
        """The lines since the last edge belong to the event itself, unless a child is open."""
        if self.event and not self.inside and self.edge < stop:
            data = self.data[self.edge : stop - 1]
            self.event[1].append(Piece(line=self.line_at(self.edge), data=data))

    def add_zone(self, data: bytes) -> None:
        """Keep a VTIMEZONE's text under its TZID; the first one of a calendar stays."""
        text = Piece(line=0, data=data).text()
        if found := TZID.search(text):
            self.zones.setdefault(found[1].strip(), text)

    def read_header(self, stop: int) -> None:
        """METHOD and X-WR-TIMEZONE among the lines since the last edge."""
        if self.edge >= stop - 1 or self.zone is not None:
            return
        for match in HEADER.finditer(FOLD.sub(b"", self.data[self.edge : stop])):
            value = decode(match[2]).strip()
            if match[1].upper() == b"METHOD":
                self.method = value.upper()
            else:
                self.timezone = value

    def close_event(self) -> None:
        """An event that is still open has lost its end: nothing in it can be trusted."""
        if self.event:
            self.report(
                self.event[0],
                "the event is cut off: END:VEVENT is missing",
                "export the calendar again; its other events are used",
            )
        self.event, self.inside, self.zone = None, [], None

    def close_calendar(self) -> None:
        """Keep the calendar that ends here if it has anything."""
        if self.events:
            self.calendars.append(
                CalendarBlock(
                    method=self.method,
                    timezone=self.timezone,
                    zones=self.zones,
                    events=tuple(self.events),
                )
            )
        self.start_calendar()
