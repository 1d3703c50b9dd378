"""Calendar events in RFC 5545's words; all text is plain and cleaned of control characters."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from meetgen.model.source import Location


class EventStatus(StrEnum):
    """STATUS of an event (RFC 5545 3.8.1.11), in lower case."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class Reply(StrEnum):
    """PARTSTAT of an attendee (RFC 5545 3.2.12), in lower case; unknown ones need action."""

    NEEDS_ACTION = "needs-action"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    DELEGATED = "delegated"


class Participation(StrEnum):
    """ROLE of an attendee (RFC 5545 3.2.16), in lower case."""

    CHAIR = "chair"
    REQUIRED = "req-participant"
    OPTIONAL = "opt-participant"
    NON_PARTICIPANT = "non-participant"


class Invitee(Struct, frozen=True, kw_only=True):
    """A person invited (rooms and resources are left out). `email` only serves to match."""

    name: str
    email: str | None = None
    participation: Participation = Participation.REQUIRED
    reply: Reply = Reply.NEEDS_ACTION


class Occurrence(Struct, frozen=True, kw_only=True):
    """One instance of an event: what a note can be about.

    `family` is the UID with what splits and single invitations add to it taken off; `uid` the
    UID as in the file. `start` and `end` are aware datetimes in the event's zone, or both dates
    for an all-day event (`end` exclusive, as in RFC 5545). `original_start` is the start the
    rule gives (RECURRENCE-ID), equal to `start` unless moved. `is_recurring` tells a series'
    occurrence from a single event.
    """

    uid: str
    family: str
    summary: str
    start: datetime | date
    end: datetime | date
    original_start: datetime | date
    status: EventStatus = EventStatus.CONFIRMED
    place: str = ""
    organizer: Invitee | None = None
    invitees: tuple[Invitee, ...] = ()
    is_recurring: bool = False
    location: Location

    @property
    def is_all_day(self) -> bool:
        """Whether the event has days and no times."""
        return not isinstance(self.start, datetime)

    @property
    def day(self) -> date:
        """The day it starts, in the event's own zone."""
        return self.start.date() if isinstance(self.start, datetime) else self.start
