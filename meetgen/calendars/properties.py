"""Content lines read with icalendar, its only user: parameters, dates, durations, rules.

Not with `Calendar.from_ical`: that takes 0.4 to 1 ms an event, gives up on a whole file for one bad
line, and runs time zone definitions, of which one can hang it or change the zones of another file.
Its readers of single values cost microseconds, and a value that is bad costs that value.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from icalendar import vDDDTypes, vDuration, vRecur
from icalendar.parser import Contentline, Parameters
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from meetgen.calendars.scan import LARGEST_LINE, EventBlock
from meetgen.model.limits import USUAL

WINDOWS_ZONES: Mapping[str, str] = WINDOWS_TO_OLSON
LONGEST_TEXT = 300
LONGEST_HEAD = 5000
LONGEST_RULE = 512
ENDS = ("UNTIL=", "COUNT=")  # without a value a rule with these is malformed, and not endless

# "DTSTART;TZID=Europe/Berlin:20260105T100000" and "summary:Weekly"; not "DESCRIPTION:x", "X-UID:1"
WANTED = re.compile(
    r"^(UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID|SUMMARY|LOCATION|STATUS"
    r"|SEQUENCE|LAST-MODIFIED|ORGANIZER|ATTENDEE|RELATED-TO)[ \t]*([;:][^\n]*)$",
    re.IGNORECASE | re.MULTILINE,
)
PEOPLE = frozenset({"ATTENDEE", "ORGANIZER"})
SCHEME = len("mailto:")
MOMENTS = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"})
ESCAPE = re.compile(
    r"\\(.)", re.DOTALL
)  # "\," and "\n" of a TEXT value; not a backslash at the end
# ":20260105" behind a zone's name that has colons itself and that nobody quoted; not ":00 Berlin"
MOMENT = re.compile(r":(\d{4}.*)$", re.DOTALL)
# "20260105T100000Z", "20260105T1000"; not "20260105", "20260105T100000/PT1H"
PLAIN_TIME = re.compile(r"\d{8}T\d{4}(?:\d\d)?Z?")
# "2026-01-05", "2026-01-05T10:00:00+01:00" of programs that write dates as the web does
WEB_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")
MAIL = re.compile(
    r":mailto:", re.IGNORECASE
)  # where the value of ATTENDEE;CN=A: B:mailto:a@b begins


class Property(NamedTuple):
    """A content line taken apart: upper-case name, raw `;...` parameters, raw value.

    A named tuple, because a calendar has tens of thousands of them.
    """

    name: str
    head: str
    value: str

    def parameter(self, name: str) -> str:
        """The (first) value of a parameter, empty when it is missing."""
        return parameters(self.head).get(name, "") if self.head else ""


def properties(block: EventBlock) -> Iterator[Property]:
    """The properties of an event that say when, who, where and what, in order."""
    for piece in block.pieces:
        for name, rest in WANTED.findall(piece.text()):
            if len(rest) <= LARGEST_LINE and (found := split_line(name.upper(), rest)):
                yield found


def line_of(block: EventBlock, name: str) -> int:
    """The line of the event's first property `name`, else of its BEGIN."""
    for piece in block.pieces:
        for number, line in piece.lines():
            if (match := WANTED.match(line)) and match[1].upper() == name:
                return number
    return block.line


def split_line(name: str, rest: str) -> Property | None:
    """The line `name` + `rest`; None when it has no value."""
    if name in MOMENTS and (found := MOMENT.search(rest)):
        head, colon, value = rest[: found.start()], ":", found[1].rstrip('"')
    elif '"' not in rest:
        head, colon, value = rest.partition(":")
    else:
        at = Contentline(rest).value_separator_index()  # type: ignore[no-untyped-call]
        if at < 0:  # a quote that is never closed
            at = rest.find(":")
        head, colon, value = rest[: max(at, 0)], rest[at : at + 1], rest[at + 1 :]
    if name in PEOPLE and value.find(":", SCHEME) >= 0 and (stray := MAIL.search(value)):
        head, value = f"{head}:{value[: stray.start()]}", value[stray.start() + 1 :]
    if not colon or len(head) > LONGEST_HEAD:
        return None
    return Property(name=name, head=head, value=value)


@lru_cache(maxsize=4096)
def parameters(head: str) -> dict[str, str]:
    """The parameters of `;CN=Ada;ROLE=CHAIR` by upper-case name; a comma divides no value."""
    try:
        found = Parameters.from_ical(head[1:])  # type: ignore[no-untyped-call]
    except ValueError:
        pairs = (part.partition("=") for part in head[1:].split(";"))
        return {name.strip().upper(): value.strip('" ') for name, _, value in reversed([*pairs])}
    return {
        name.upper(): value if isinstance(value, str) else ",".join(value)
        for name, value in found.items()
    }


def unescape(value: str) -> str:
    r"""A TEXT value without its backslashes: `a\, b` is `a, b`, `\n` a line end."""
    if "\\" not in value:
        return value
    return ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def clean(value: str, longest: int = LONGEST_TEXT) -> str:
    """Text of one line, capped: no control, bidirectional or invisible characters."""
    text = " ".join(value[: longest * 4].split())
    if not text.isascii() or not text.isprintable():
        text = "".join(char for char in text if is_plain(char))
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def is_plain(char: str) -> bool:
    """Whether a character may stand in a title; a joiner within an emoji or a script may."""
    return char in "\u200c\u200d" or unicodedata.category(char)[0] != "C"


def read_moments(value: str) -> tuple[date | datetime, ...]:
    """Dates, naive and UTC date-times of `20260105T100000,20260112`; of a period its start.

    Raises ValueError for anything else.
    """
    return tuple(start for start, _ in read_periods(value, USUAL.event_dates))


def read_periods(
    value: str, most: int
) -> tuple[tuple[date | datetime, datetime | timedelta | None], ...]:
    """As `read_moments`, `most` of them, each with a period's end or length, None without one."""
    found: list[tuple[date | datetime, datetime | timedelta | None]] = []
    for text in value.split(",", most)[:most]:
        if text.strip():
            start, end = read_period(text.strip().upper())
            if not isinstance(start, date) or not isinstance(end, datetime | timedelta | None):
                raise ValueError(f"{text.strip()[:40]} is not a date")
            found.append((start, end))
    return tuple(found)


def read_period(text: str) -> tuple[object, object]:
    """One date, time or period; raises ValueError for what icalendar cannot read."""
    if PLAIN_TIME.fullmatch(text):  # most of all there is, and ten times as fast
        return datetime.fromisoformat(text), None
    if found := WEB_TIME.fullmatch(text):
        if not found[1]:
            return date.fromisoformat(text), None
        instant = datetime.fromisoformat(text)
        return instant.astimezone(UTC) if instant.tzinfo else instant, None
    moment = vDDDTypes.from_ical(text)  # type: ignore[no-untyped-call]
    return moment if isinstance(moment, tuple) else (moment, None)


def read_duration(value: str) -> timedelta:
    """The time of `PT1H30M`; raises ValueError for anything else."""
    found: timedelta = vDuration.from_ical(value.strip().upper())  # type: ignore[no-untyped-call]
    return found


@lru_cache(maxsize=1024)
def read_rule_parts(value: str) -> Mapping[str, list[object]]:
    """The parts of an RRULE by upper-case name; raises ValueError when one is malformed."""
    if len(value) > LONGEST_RULE:
        raise ValueError(f"longer than {LONGEST_RULE} characters")
    texts = "".join(value.upper().split()).split(";")
    given = (one for one in texts if not one.endswith("=") or one in ENDS)
    parts: Mapping[str, list[object]] = vRecur.from_ical(";".join(given))
    return parts
