"""One VEVENT as read, the rule it recurs by, and what one file holds."""

from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from msgspec import Struct

from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.event import EventStatus, Invitee
from meetgen.model.source import Location


class Frequency(StrEnum):
    """FREQ of a rule that is expanded; anything more frequent than a day is not."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


class Method(StrEnum):
    """What a component asks for (METHOD, RFC 5546); other methods are not read."""

    PUBLISH = "publish"  # data: PUBLISH, REQUEST or no method
    CANCEL = "cancel"
    REPLY = "reply"


class Rule(Struct, frozen=True, kw_only=True):
    """An RRULE that is expanded (RFC 5545 3.3.10).

    `last_day` is UNTIL as the last day an occurrence may have in the event's zone. `by_day`
    holds (ordinal, weekday): ordinal 0 for every one, weekday 0 for Monday. `times` are those of
    BYHOUR, BYMINUTE and BYSECOND, empty when every occurrence has DTSTART's own; only with them
    does `until` count, which is UNTIL in the event's zone without naming it.
    """

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    last_day: date | None = None
    by_day: tuple[tuple[int, int], ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_month: tuple[int, ...] = ()
    by_week_no: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_set_pos: tuple[int, ...] = ()
    week_start: int = 0
    times: tuple[time, ...] = ()
    until: datetime | None = None


class Event(Struct, frozen=True, kw_only=True):
    """A VEVENT as read: a master, or the override of one occurrence when it has a `recurrence_id`.

    `start` is a date for an all-day event, else an aware datetime whose zone the rule is
    expanded in; `shown_in` is the zone its occurrences are told in, which differs for times in
    UTC only. `length` is how long it lasts. `further_rules` are those of a second RRULE and
    more, which RFC 5545 advises against. `extra` are the starts of RDATE, `excluded` those
    of EXDATE and `recurrence_id` as written: dates, or aware datetimes of any zone. `periods` are
    those of `extra` that last otherwise than the event. `and_future` tells that an override
    changes all later occurrences too (RANGE=THISANDFUTURE). `related` are the UIDs of
    RELATED-TO that make one series of two.
    """

    uid: str
    family: str
    start: date | datetime
    length: timedelta
    shown_in: tzinfo
    summary: str = ""
    place: str = ""
    status: EventStatus = EventStatus.CONFIRMED
    method: Method = Method.PUBLISH
    sequence: int = 0
    modified: str = ""
    organizer: Invitee | None = None
    invitees: tuple[Invitee, ...] = ()
    rule: Rule | None = None
    further_rules: tuple[Rule, ...] = ()
    extra: tuple[date | datetime, ...] = ()
    excluded: tuple[date | datetime, ...] = ()
    periods: tuple[tuple[datetime, timedelta], ...] = ()
    recurrence_id: date | datetime | None = None
    and_future: bool = False
    related: tuple[str, ...] = ()
    location: Location

    @property
    def is_recurring(self) -> bool:
        """Whether it stands for more than one occurrence, or is one of many."""
        return bool(self.rule or self.extra or self.recurrence_id)


class CalendarFile(Struct, frozen=True, kw_only=True):
    """What one `.ics` file holds: its events in file order, and what is wrong with it."""

    path: str
    events: tuple[Event, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def warning(code: str, path: str, line: int, message: str, hint: str) -> Diagnostic:
    """A warning about a calendar file; line 1 for the whole of it."""
    place = Location(path=path, line=line)
    return Diagnostic(
        code=code, severity=Severity.WARNING, location=place, message=message, hint=hint
    )
