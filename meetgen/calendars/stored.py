"""A calendar file as read, as plain lists, texts and numbers and back: what a cache can keep.

Times are texts on the clock with the number of their zone; zones, people and rules, which recur
from event to event, stand once each. Whoever keeps it also keeps apart by what it depends on: the
bytes, the path and the notebook's zone of `read_calendar`, and the program itself.
"""

from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from meetgen.calendars.event import CalendarFile, Event, Frequency, Method, Rule
from meetgen.calendars.family import family_of
from meetgen.calendars.file_zone import FileZone, Offsets, file_zone
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.event import EventStatus, Invitee, Participation, Reply
from meetgen.model.source import Location

Plain = Any  # lists, texts, whole numbers and None, as deep as they go
SECOND = timedelta(seconds=1)


def plain_of(file: CalendarFile) -> Plain:
    """The file as plain values; `file_of` gives an equal file for it."""
    zones, people, rules = Numbered(zone_plain), Numbered(person_plain), Numbered(rule_plain)
    events = [event_plain(one, zones, people, rules) for one in file.events]
    problems = [diagnostic_plain(one) for one in file.diagnostics]
    return [file.path, zones.plain, people.plain, rules.plain, events, problems]


def file_of(plain: Plain) -> CalendarFile:
    """The file of `plain_of`; raises ValueError, TypeError or IndexError for anything else."""
    path, *tables, events, problems = plain
    zones = [zone_of(one) for one in tables[0]]
    people = [person_of(one) for one in tables[1]]
    rules = [rule_of(one) for one in tables[2]]
    return CalendarFile(
        path=path,
        events=tuple(event_of(one, path, zones, people, rules) for one in events),
        diagnostics=tuple(diagnostic_of(one, path) for one in problems),
    )


class Numbered(Struct):
    """Values by number, each once."""

    make: Callable[[Any], Plain]
    numbers: dict[Hashable, int] = field(default_factory=dict)
    plain: list[Plain] = field(default_factory=list)

    def number(self, value: Hashable) -> int:
        """The number of a value."""
        if value not in self.numbers:
            self.numbers[value] = len(self.plain)
            self.plain.append(self.make(value))
        return self.numbers[value]


def event_plain(event: Event, zones: Numbered, people: Numbered, rules: Numbered) -> Plain:
    """An event as a list, in the order in which `event_of` reads it."""

    def moment(one: date | datetime) -> Plain:
        if not isinstance(one, datetime):
            return one.isoformat()
        return [one.replace(tzinfo=None).isoformat(), zones.number(one.tzinfo)]

    return [
        event.uid,
        moment(event.start),
        event.length // SECOND,
        zones.number(event.shown_in),
        event.summary,
        event.place,
        event.status.value,
        event.method.value,
        event.sequence,
        event.modified,
        people.number(event.organizer) if event.organizer else None,
        [people.number(one) for one in event.invitees],
        [rules.number(one) for one in (event.rule, *event.further_rules) if one],
        [moment(one) for one in event.extra],
        [[moment(one), length // SECOND] for one, length in event.periods],
        [moment(one) for one in event.excluded],
        moment(event.recurrence_id) if event.recurrence_id else None,
        event.and_future,
        list(event.related),
        event.location.line,
    ]


def event_of(
    plain: Plain, path: str, zones: list[tzinfo], people: list[Invitee], rules: list[Rule]
) -> Event:
    """The event of `event_plain`."""

    def moment(one: Plain) -> Any:
        if isinstance(one, str):
            return date.fromisoformat(one)
        return datetime.fromisoformat(one[0]).replace(tzinfo=zones[one[1]])

    (uid, start, length, shown_in, summary, place, status, method, sequence, modified, organizer,
     invitees, of_rules, extra, periods, excluded, recurrence_id, and_future, related,
     line) = plain  # fmt: skip
    own = [rules[one] for one in of_rules]
    return Event(
        uid=uid,
        family=family_of(uid),
        start=moment(start),
        length=timedelta(seconds=length),
        shown_in=zones[shown_in],
        summary=summary,
        place=place,
        status=EventStatus(status),
        method=Method(method),
        sequence=sequence,
        modified=modified,
        organizer=None if organizer is None else people[organizer],
        invitees=tuple([people[one] for one in invitees]),
        rule=own[0] if own else None,
        further_rules=tuple(own[1:]),
        extra=tuple([moment(one) for one in extra]),
        periods=tuple([(moment(one), timedelta(seconds=each)) for one, each in periods]),
        excluded=tuple([moment(one) for one in excluded]),
        recurrence_id=None if recurrence_id is None else moment(recurrence_id),
        and_future=and_future,
        related=tuple(related),
        location=Location(path=path, line=line),
    )


def zone_plain(zone: tzinfo) -> Plain:
    """A zone: its IANA name, its offset in seconds, or what a file says of it."""
    if isinstance(zone, ZoneInfo):
        return zone.key
    if isinstance(zone, FileZone):
        own = zone.offsets
        changes = [[instant.isoformat(), after // SECOND] for instant, after in own.changes]
        return [own.name, own.before // SECOND, changes, own.is_endless, own.is_complete]
    return (zone.utcoffset(None) or timedelta()) // SECOND


def zone_of(plain: Plain) -> tzinfo:
    """The zone of `zone_plain`."""
    if isinstance(plain, str):
        return ZoneInfo(plain)
    if isinstance(plain, int):
        return timezone(timedelta(seconds=plain)) if plain else UTC
    name, before, changes, is_endless, is_complete = plain
    return file_zone(
        Offsets(
            name=name,
            before=timedelta(seconds=before),
            changes=tuple(
                (datetime.fromisoformat(instant), timedelta(seconds=after))
                for instant, after in changes
            ),
            is_endless=is_endless,
            is_complete=is_complete,
        )
    )


def person_plain(person: Invitee) -> Plain:
    """Somebody invited."""
    return [person.name, person.email, person.participation.value, person.reply.value]


def person_of(plain: Plain) -> Invitee:
    """The person of `person_plain`."""
    name, email, participation, reply = plain
    return Invitee(
        name=name, email=email, participation=Participation(participation), reply=Reply(reply)
    )


NUMBERS = ("by_month_day", "by_month", "by_week_no", "by_year_day", "by_set_pos")


def rule_plain(rule: Rule) -> Plain:
    """A rule."""
    return [
        rule.frequency.value,
        rule.interval,
        rule.count,
        rule.last_day.isoformat() if rule.last_day else None,
        [list(one) for one in rule.by_day],
        [list(getattr(rule, name)) for name in NUMBERS],
        rule.week_start,
        [one.isoformat() for one in rule.times],
        rule.until.isoformat() if rule.until else None,
    ]


def rule_of(plain: Plain) -> Rule:
    """The rule of `rule_plain`."""
    frequency, interval, count, last_day, by_day, numbers, week_start, times, until = plain
    parts: dict[str, Any] = {name: tuple(some) for name, some in zip(NUMBERS, numbers, strict=True)}
    return Rule(
        frequency=Frequency(frequency),
        interval=interval,
        count=count,
        last_day=date.fromisoformat(last_day) if last_day else None,
        by_day=tuple((ordinal, weekday) for ordinal, weekday in by_day),
        week_start=week_start,
        times=tuple(map(time.fromisoformat, times)),
        until=datetime.fromisoformat(until) if until else None,
        **parts,
    )


def diagnostic_plain(one: Diagnostic) -> Plain:
    """What is wrong with the file; its path is the file's."""
    place = one.location
    return [one.code, one.severity.value, place.line, place.column, one.message, one.hint]


def diagnostic_of(plain: Plain, path: str) -> Diagnostic:
    """The diagnostic of `diagnostic_plain`."""
    code, severity, line, column, message, hint = plain
    return Diagnostic(
        code=code,
        severity=Severity(severity),
        location=Location(path=path, line=line, column=column),
        message=message,
        hint=hint,
    )
