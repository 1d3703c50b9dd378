"""All calendars of a notebook as one value: which events there are, and when they occur."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from meetgen.calendars.event import CalendarFile, Event
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.event import Occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class GoogleReference:
    """What a pasted Google Calendar link names: a UID, and one occurrence if it says which.

    `original_start` is an aware datetime (UTC), a date for an all-day event, or None.
    """

    uid: str
    original_start: datetime | date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendars:
    """The events of all calendar files, one family per meeting.

    A family is the key that the UIDs of one meeting share: the UID without the `_R20260112T090000`
    of a Google or Proton split, and without the date in an Exchange UID. `events` has the masters
    and overrides of each family that count, duplicates settled. `diagnostics` are those of
    the files, and of merging them.
    """

    events: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(cls, files: Iterable[CalendarFile]) -> "Calendars":
        """All `files` merged; their order does not matter."""
        raise NotImplementedError

    def all_families(self) -> tuple[str, ...]:
        """Every family, sorted."""
        raise NotImplementedError

    def by_uid(self, text: str) -> str | None:
        """The family of a full UID (or of a family's own key); None when no event has it."""
        raise NotImplementedError

    def by_prefix(self, text: str) -> tuple[str, ...]:
        """The families with a UID that begins with `text`, sorted; none for less than 8 characters."""
        raise NotImplementedError

    def uids_of(self, family: str) -> tuple[str, ...]:
        """The UIDs that the family's events have in the files, sorted."""
        raise NotImplementedError

    def summary_of(self, family: str) -> str:
        """The title of its latest master, else of its latest event; may be empty."""
        raise NotImplementedError

    def is_recurring(self, family: str) -> bool:
        """Whether the family is a series and no single event."""
        raise NotImplementedError

    def cadence_of(self, family: str) -> str | None:
        """How often it takes place, `every 2 weeks on Tuesday`; None for single and irregular ones."""
        raise NotImplementedError

    def occurrences(self, families: Iterable[str], start: date, end: date) -> tuple[Occurrence, ...]:
        """The occurrences that start on a day from `start` to `end` (both included), by start.

        The day is `Occurrence.day`, in the event's own zone. Cancelled ones are among them; those
        that EXDATE takes out are not. All-day ones come first on their day. Bounded by the window,
        whatever the rules say: ask for months, not for centuries.
        """
        raise NotImplementedError

    def on_day(self, families: Iterable[str], day: date, *, timezone: str) -> tuple[Occurrence, ...]:
        """What a note of that day can be about, by start; more than one leaves a doubt.

        Occurrences that start on `day` in `timezone` (an IANA name) or in their own zone; else those
        that were moved away from it. Cancelled ones only when there is nothing else.
        """
        raise NotImplementedError

    def at(self, families: Iterable[str], original: date | datetime) -> tuple[Occurrence, ...]:
        """The occurrences whose original start is `original`: an aware instant, or the day of it."""
        raise NotImplementedError

    def nearest(self, families: Iterable[str], day: date) -> tuple[Occurrence, ...]:
        """The last occurrence before and the first after `day` within a year, for messages."""
        raise NotImplementedError

    def first_and_last(self, family: str) -> tuple[date, date] | None:
        """The days between which it is known to occur; the second is `date.max` without an end."""
        raise NotImplementedError


def family_of(uid: str) -> str:
    """The key that the UIDs of one meeting share; pure text, no look-up."""
    raise NotImplementedError


def google_reference(link: str) -> GoogleReference | None:
    """What a Google Calendar link (`https://www.google.com/calendar/event?eid=...`) names.

    None for any other text. Nothing is fetched. Look the UID up with `Calendars.by_uid`.
    """
    raise NotImplementedError
