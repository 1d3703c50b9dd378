"""One VEVENT made into an `Event`: what is wrong in it costs no more than it must."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Protocol

from meetgen.calendars.call_links import without_links
from meetgen.calendars.event import Event, Method, Rule
from meetgen.calendars.family import family_of
from meetgen.calendars.people import merge_people, organizer_of, read_person
from meetgen.calendars.properties import (
    Property,
    clean,
    line_of,
    properties,
    read_duration,
    read_moments,
    read_periods,
    unescape,
)
from meetgen.calendars.rules import RuleError, read_rule
from meetgen.calendars.scan import EventBlock
from meetgen.calendars.zones import is_utc
from meetgen.model.event import EventStatus, Invitee
from meetgen.model.limits import Limits
from meetgen.model.source import Location

LONGEST_UID = 1000
LONGEST_NUMBER = 11
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
LONGEST_EVENT = timedelta(days=366)
DAY = timedelta(days=1)
STATUSES = {one.value: one for one in EventStatus}
LISTS = frozenset({"ATTENDEE", "EXDATE", "RDATE", "RELATED-TO", "RRULE"})
MOST_RULES = 10
ONE_SERIES = frozenset({"SIBLING", "FIRST", "NEXT"})  # RELTYPE: RFC 5545 3.2.15, RFC 9253 5
MOST_RELATED = 20
SINGLE = frozenset({"DTSTART", "UID", "RECURRENCE-ID"})


class EventError(ValueError):
    """An event that cannot be used: the message says why, `name` is the property to blame."""

    def __init__(self, message: str, name: str = "") -> None:
        super().__init__(message)
        self.name = name


class Surroundings(Protocol):
    """What the calendar around an event knows, and where its problems go."""

    path: str
    floating: tzinfo
    shown_in: tzinfo
    limits: Limits

    def zone(self, name: str, block: EventBlock, summary: str) -> tzinfo:
        """The zone that a TZID means."""

    def report(self, code: str, line: int, message: str, hint: str) -> None:
        """Add a warning at a line of the file."""


class EventReader:
    """Reads one VEVENT of a calendar."""

    def __init__(self, calendar: Surroundings, block: EventBlock, method: Method) -> None:
        self.calendar = calendar
        self.block = block
        self.method = method
        self.single: dict[str, Property] = {}
        self.many: dict[str, list[Property]] = {}
        for line in properties(block):
            if line.name in LISTS:
                self.many.setdefault(line.name, []).append(line)
            elif line.name not in self.single:
                self.single[line.name] = line
            elif line.name in SINGLE and self.single[line.name] != line:
                # nothing tells which of two is meant
                raise EventError(f"the event has more than one {line.name}", line.name)

    def warn(self, code: str, name: str, message: str, hint: str) -> None:
        """Add a warning at the line of the event's property `name`."""
        self.calendar.report(code, line_of(self.block, name), message, hint)

    def value(self, name: str) -> str:
        """The raw value of a property, empty when it is missing."""
        line = self.single.get(name)
        return line.value if line else ""

    def text(self, name: str) -> str:
        """The value of a TEXT property, plain."""
        return clean(unescape(self.value(name)))

    def name(self) -> str:
        """What to call the event in a message: its title, else its UID."""
        return self.text("SUMMARY") or clean(unescape(self.value("UID")), 80) or "without a title"

    def event(self) -> Event:
        """The event; raises EventError when it says nothing that can be relied on."""
        begin = self.moment("DTSTART")
        recurrence_id = self.moment("RECURRENCE-ID", of=begin)
        start = self.start(begin, recurrence_id)
        shown_in = self.shown_in(start)
        uid = self.uid()
        invitees = self.invitees()
        self.note_unexpanded()
        extra = () if recurrence_id else tuple(self.periods("RDATE", start))
        rules = () if recurrence_id else tuple(self.rules(start, shown_in))
        return Event(
            uid=uid,
            family=family_of(uid),
            start=start,
            length=self.length(start) if begin else timedelta(),
            shown_in=shown_in,
            summary=self.text("SUMMARY"),
            place=without_links(self.text("LOCATION")),
            status=self.status(),
            method=self.method,
            sequence=self.sequence(),
            modified=clean(self.value("LAST-MODIFIED"), 16),
            organizer=organizer_of(self.single.get("ORGANIZER"), invitees),
            invitees=invitees,
            rule=next(iter(rules), None),
            further_rules=rules[1:],
            extra=tuple(moment for moment, _ in extra),
            periods=tuple(
                (moment, length)
                for moment, length in extra
                if isinstance(moment, datetime) and length is not None
            ),
            excluded=() if recurrence_id else tuple(self.exclusions(start)),
            recurrence_id=recurrence_id,
            and_future=recurrence_id is not None and self.and_future(),
            related=self.related(),
            location=Location(path=self.calendar.path, line=self.block.line),
        )

    def uid(self) -> str:
        """The UID; one made of the event's text when it is missing."""
        if uid := clean(unescape(self.value("UID")), LONGEST_UID):
            return uid
        self.warn(
            "MG060",
            "UID",
            f"the event '{self.name()}' has no UID",
            "no note can name it; export the calendar again",
        )
        text = b"\n".join(piece.data for piece in self.block.pieces)
        return f"no-uid-{hashlib.sha256(text).hexdigest()[:16]}"

    def start(
        self, begin: date | datetime | None, recurrence_id: date | datetime | None
    ) -> date | datetime:
        """DTSTART; of a cancellation without one the start that it cancels."""
        if begin is None and self.method is Method.CANCEL:
            begin = recurrence_id or date.min
        if begin is None:
            raise EventError(f"the event '{self.name()}' has no DTSTART")
        return begin

    def moment(self, name: str, of: date | datetime | None = None) -> date | datetime | None:
        """The date or time of a property; without a zone in that `of` another moment.

        Raises EventError when it is malformed.
        """
        if (line := self.single.get(name)) is None:
            return None
        zone = of.tzinfo if isinstance(of, datetime) else None
        try:
            (found,) = read_moments(line.value)
            return self.placed(found, line, zone or self.calendar.floating)
        except ValueError:
            raise EventError(
                f"{name} '{clean(line.value, 40)}' of the event '{self.name()}' "
                "is not a date or time that can be used",
                name,
            ) from None

    def placed(self, moment: date | datetime, line: Property, floating: tzinfo) -> date | datetime:
        """The moment in its zone; raises ValueError for years that no meeting is in.

        TZID goes before the `Z` of a value that has both: such files mean the time on the wall.
        """
        if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
            raise ValueError("out of range")
        if not isinstance(moment, datetime):
            return moment
        is_utc_form = moment.tzinfo is not None
        if name := line.parameter("TZID"):
            return moment.replace(tzinfo=self.calendar.zone(name, self.block, self.name()))
        return moment.replace(tzinfo=UTC if is_utc_form else floating)

    def periods(
        self, name: str, start: date | datetime
    ) -> Iterator[tuple[date | datetime, timedelta | None]]:
        """Moments of all properties `name` with the lengths of periods; bad lines are left out."""
        floating = start.tzinfo if isinstance(start, datetime) else None
        zone = floating or self.calendar.floating
        left = self.calendar.limits.event_dates
        for line in self.many.get(name, ()):
            try:
                found = [
                    (self.placed(moment, line, zone), self.length_of_period(moment, end, line))
                    for moment, end in read_periods(line.value, left + 1)
                ]
            except ValueError:
                self.warn(
                    "MG060",
                    name,
                    f"{name} '{clean(line.value, 40)}' of the event '{self.name()}' cannot be read",
                    "this line is left out",
                )
                continue
            yield from found[:left]
            if len(found) > left:
                self.warn(
                    "MG060",
                    name,
                    f"the event '{self.name()}' has more than {self.calendar.limits.event_dates} "
                    f"dates in {name}",
                    "the rest is left out; the limit `event_dates` can be raised",
                )
                return
            left -= len(found)

    def invitees(self) -> tuple[Invitee, ...]:
        """The people of ATTENDEE, each once."""
        people = [one for one in map(read_person, self.many.get("ATTENDEE", ())) if one]
        most = self.calendar.limits.event_people
        merged = merge_people(people, most=most)
        if len(merged) == most < len(people):
            self.warn(
                "MG060",
                "ATTENDEE",
                f"the event '{self.name()}' has more than {most} people",
                "the rest is left out; the limit `event_people` can be raised",
            )
        return merged

    def length_of_period(
        self, start: date | datetime, end: datetime | timedelta | None, line: Property
    ) -> timedelta | None:
        """How long a period lasts; None for a plain moment and for what fits no meeting."""
        if end is None or not isinstance(start, datetime):
            return None
        if isinstance(end, datetime):
            zone = self.calendar.floating
            first, last = self.placed(start, line, zone), self.placed(end, line, zone)
            end = self.time_from(first, last)
        return end if end is not None and timedelta() < end <= LONGEST_EVENT else None

    def exclusions(self, start: date | datetime) -> Iterator[date | datetime]:
        """The moments of EXDATE.

        A series without a zone has nothing in UTC: a `Z` there is read both ways, as whoever wrote
        it may have meant the time on the wall.
        """
        line = self.single.get("DTSTART")
        is_floating = (
            isinstance(start, datetime)
            and line is not None
            and not line.parameter("TZID")
            and not line.value.strip().upper().endswith("Z")
        )
        for moment, _ in self.periods("EXDATE", start):
            yield moment
            if is_floating and isinstance(moment, datetime) and moment.tzinfo is UTC:
                yield moment.replace(tzinfo=self.calendar.floating)

    def shown_in(self, start: date | datetime) -> tzinfo:
        """The zone in which the event's times are told: its own, the calendar's for UTC."""
        zone = start.tzinfo if isinstance(start, datetime) else None
        return self.calendar.shown_in if zone is None or is_utc(zone) else zone

    def length(self, start: date | datetime) -> timedelta:
        """How long it lasts; without DTEND and DURATION a day if it is all-day, else no time."""
        default = timedelta() if isinstance(start, datetime) else DAY
        name = "DTEND" if "DTEND" in self.single else "DURATION"
        if name not in self.single:
            return default
        try:
            length = self.time_to_end(start) if name == "DTEND" else read_duration(self.value(name))
        except (EventError, ValueError):
            length = None
        if length is not None and timedelta() <= length <= LONGEST_EVENT:
            if isinstance(start, datetime):
                return length
            return whole_days(length) or default
        self.warn(
            "MG060",
            name,
            f"{name} '{clean(self.value(name), 40)}' of the event "
            f"'{self.name()}' does not fit its start",
            "its end is left out",
        )
        return default

    def time_to_end(self, start: date | datetime) -> timedelta | None:
        """The time from `start` to DTEND; None when that is before it.

        Where one is a day and the other a time, days begin and end at midnight.
        """
        end = self.moment("DTEND")
        if end is None or isinstance(start, datetime) == isinstance(end, datetime):
            return None if end is None else self.time_from(start, end)
        if isinstance(start, datetime):
            length = self.time_from(start, at_midnight(end, start))
        else:
            length = self.time_from(at_midnight(start, end), end)
        if length is None or length <= timedelta():
            return None
        self.warn(
            "MG060",
            "DTEND",
            f"DTEND '{clean(self.value('DTEND'), 40)}' of the event '{self.name()}' "
            f"is {'a time' if isinstance(end, datetime) else 'a day'}, its start is not",
            "days are read as beginning and ending at midnight",
        )
        return length

    @staticmethod
    def time_from(start: date | datetime, end: date | datetime) -> timedelta | None:
        """The time between two moments; None when one is a day and the other a time."""
        if isinstance(start, datetime) and isinstance(end, datetime):
            return end.astimezone(UTC) - start.astimezone(UTC)
        if isinstance(start, datetime) or isinstance(end, datetime):
            return None
        return end - start

    def rules(self, start: date | datetime, shown_in: tzinfo) -> Iterator[Rule]:
        """The RRULEs, once each; those that are not expanded are a diagnostic."""
        texts = (line.value.strip() for line in self.many.get("RRULE", ())[:MOST_RULES])
        for text in dict.fromkeys(filter(None, texts)):
            try:
                yield read_rule(text, start, shown_in)
            except RuleError as error:
                self.warn(
                    "MG063",
                    "RRULE",
                    f"the rule of '{self.name()}' ({clean(self.value('UID'), 80)}): {error}",
                    "only its first occurrence is known",
                )

    def note_unexpanded(self) -> None:
        """Tell of parts of a recurrence that are passed over."""
        if "EXRULE" in self.single:
            self.warn(
                "MG063",
                "EXRULE",
                f"EXRULE of '{self.name()}' is not read",
                "use EXDATE for the occurrences that are left out",
            )

    def and_future(self) -> bool:
        """Whether an override says that all later occurrences change as well."""
        range_of_it = self.single["RECURRENCE-ID"].parameter("RANGE").strip().upper()
        if range_of_it == "THISANDPRIOR":  # RFC 5545 3.2.13 has done away with it
            self.warn(
                "MG063",
                "RECURRENCE-ID",
                f"RANGE=THISANDPRIOR of '{self.name()}' is not read",
                "it changes this one occurrence only",
            )
        return range_of_it == "THISANDFUTURE"

    def related(self) -> tuple[str, ...]:
        """The UIDs that RELATED-TO makes one series with this event."""
        lines = self.many.get("RELATED-TO", ())[:MOST_RELATED]
        return tuple(
            clean(unescape(line.value), LONGEST_UID)
            for line in lines
            if line.parameter("RELTYPE").strip().upper() in ONE_SERIES
        )

    def status(self) -> EventStatus:
        """STATUS in any case; confirmed when it is missing or unknown."""
        return STATUSES.get(self.value("STATUS").strip().lower(), EventStatus.CONFIRMED)

    def sequence(self) -> int:
        """SEQUENCE; 0 with a diagnostic when it is no number."""
        text = self.value("SEQUENCE").strip()
        if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER:
            return int(text)
        if text:
            self.warn(
                "MG060",
                "SEQUENCE",
                f"SEQUENCE '{clean(text, 40)}' of the event '{self.name()}' is no number",
                "it counts as 0",
            )
        return 0


def whole_days(length: timedelta) -> timedelta:
    """A length in days, the last one full."""
    return -(-length // DAY) * DAY


def at_midnight(day: date, model: date | datetime) -> date | datetime:
    """The beginning of a day in the zone of `model`."""
    zone = model.tzinfo if isinstance(model, datetime) else None
    return datetime(day.year, day.month, day.day, tzinfo=zone)
