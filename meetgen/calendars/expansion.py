"""A recurrence set: an event with its overrides, and its occurrences within a window."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from meetgen.calendars.event import Event
from meetgen.calendars.recurrence import FIRST_DAY, LAST_DAY, days_of_rule
from meetgen.model.event import EventStatus, Occurrence

DAY = timedelta(days=1)
Key = date | datetime  # an original start: an instant in UTC, or the day of an all-day event


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurrenceSet:
    """What one UID stands for (RFC 5545 3.8.5): a master, where there is one, and its overrides.

    `overrides` maps original starts to the occurrences that replace them. `by_day` lists
    (day, key) of those in order, under the day they start and the day they would have. `excluded`
    are the original starts and the days that EXDATE takes out.
    """

    uid: str
    master: Event | None
    overrides: Mapping[Key, Occurrence]
    by_day: tuple[tuple[date, Key], ...]
    excluded: frozenset[Key]

    def occurrences(self, low: date, high: date) -> Iterator[Occurrence]:
        """The occurrences that start from `low` to `high` (both included), in no order."""
        if self.master and low <= high:
            for start in self.original_starts(widened(low, -1), widened(high, 1)):
                if key_of(start) not in self.overrides:
                    occurrence = occurrence_of(self.master, start, self.master)
                    if low <= occurrence.day <= high:
                        yield occurrence
        for key in self.overrides_between(low, high):
            if low <= self.overrides[key].day <= high:
                yield self.overrides[key]

    def original_starts(self, low: date, high: date) -> Iterator[date | datetime]:
        """The starts that rule and RDATE give from `low` to `high` in the event's zone."""
        if self.master is None:
            return
        first = self.master.start
        first_day = day_of(first)
        seen: set[Key] = set()
        days: Iterable[date] = (first_day,) if low <= first_day <= high else ()
        if self.master.rule:
            days = days_of_rule(self.master.rule, first_day, low, high)
        extra = (like(one, first, self.master.shown_in) for one in self.master.extra)
        for start in (*(at_time_of(first, day) for day in days), *extra):
            key = key_of(start)
            if low <= day_of(start) <= high and key not in seen and not self.is_excluded(start):
                seen.add(key)
                yield start

    def is_excluded(self, start: date | datetime) -> bool:
        """Whether EXDATE takes this original start out."""
        return bool(self.excluded) and (
            key_of(start) in self.excluded or day_of(start) in self.excluded
        )

    def overrides_between(self, low: date, high: date) -> tuple[Key, ...]:
        """The keys of overrides that start, or would have started, from `low` to `high`."""
        begin = bisect_left(self.by_day, low, key=lambda entry: entry[0])
        end = bisect_right(self.by_day, high, key=lambda entry: entry[0])
        return tuple(dict.fromkeys(key for _, key in self.by_day[begin:end]))

    def moved_around(self, day: date) -> Iterator[Occurrence]:
        """The overrides whose start or original start is within a day of `day`."""
        for key in self.overrides_between(widened(day, -1), widened(day, 1)):
            yield self.overrides[key]

    def at(self, original: Key) -> Occurrence | None:
        """The occurrence whose original start is this one."""
        if original in self.overrides:
            return self.overrides[original]
        if self.master is None:
            return None
        day = day_of(original)
        for start in self.original_starts(widened(day, -1), widened(day, 1)):
            if key_of(start) == original:
                return occurrence_of(self.master, start, self.master)
        return None


def recurrence_set(uid: str, master: Event | None, overrides: Iterable[Event]) -> RecurrenceSet:
    """The set of a master and the events that override it, stale and excluded ones left out.

    A stale override is older (SEQUENCE) than a master whose rule no longer has its start.
    """
    excluded: frozenset[Key] = frozenset()
    if master:
        excluded = frozenset(
            key_of(like(one, master.start, master.shown_in)) if isinstance(one, datetime) else one
            for one in master.excluded
        )
    plain = RecurrenceSet(uid=uid, master=master, overrides={}, by_day=(), excluded=excluded)
    kept: dict[Key, Occurrence] = {}
    for event in overrides:
        start = original_start_of(event, master)
        if plain.is_excluded(start) or is_stale(event, start, plain):
            continue
        kept[key_of(start)] = occurrence_of(event, start, master)
    days = {
        (day, key) for key, one in kept.items() for day in (one.day, day_of(one.original_start))
    }
    by_day = tuple(sorted(days, key=lambda entry: (entry[0], str(entry[1]))))
    return RecurrenceSet(uid=uid, master=master, overrides=kept, by_day=by_day, excluded=excluded)


def is_stale(event: Event, start: date | datetime, plain: RecurrenceSet) -> bool:
    """Whether the override changes an occurrence that its newer master no longer has."""
    if plain.master is None or event.sequence >= plain.master.sequence:
        return False
    return plain.at(key_of(start)) is None


def original_start_of(event: Event, master: Event | None) -> date | datetime:
    """The start that an override replaces, in the form and zone of its master."""
    wanted = event.recurrence_id or event.start
    model = master or event
    return like(wanted, model.start, model.shown_in)


def occurrence_of(event: Event, start: date | datetime, master: Event | None) -> Occurrence:
    """The occurrence of `event` whose original start is `start`; titles come from the master."""
    zone = event.shown_in
    begin = start if event is master else event.start
    is_cancelled = master is not None and master.status is EventStatus.CANCELLED
    return Occurrence(
        uid=event.uid,
        family=event.family,
        summary=event.summary or (master.summary if master else ""),
        start=told_in(zone, begin),
        end=told_in(zone, begin, event.length),
        original_start=told_in(master.shown_in if master else zone, start),
        status=EventStatus.CANCELLED if is_cancelled else event.status,
        place=event.place,
        organizer=event.organizer or (master.organizer if master else None),
        invitees=event.invitees,
        is_recurring=event.is_recurring,
        location=event.location,
    )


def told_in(zone: tzinfo, moment: date | datetime, later: timedelta = timedelta()) -> Key:
    """The moment, or one `later`, in `zone`; a time that a gap skips moves by the gap."""
    if not isinstance(moment, datetime):
        return moment + later
    return (moment.astimezone(UTC) + later).astimezone(zone)


def key_of(start: date | datetime) -> Key:
    """What identifies an original start: the instant, or the day of an all-day event."""
    return start.astimezone(UTC) if isinstance(start, datetime) else start


def day_of(moment: date | datetime) -> date:
    """The day of a moment in its own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


def at_time_of(model: date | datetime, day: date) -> date | datetime:
    """`day` in the form of `model`: at its time, or as it is."""
    if not isinstance(model, datetime):
        return day
    return model.replace(year=day.year, month=day.month, day=day.day)


def like(moment: date | datetime, model: date | datetime, shown_in: tzinfo) -> date | datetime:
    """`moment` in the form of `model`: a day gets the model's time, an instant its zone.

    For an all-day model an instant is a day in its own zone; in UTC it is one in `shown_in`.
    """
    if not isinstance(moment, datetime):
        return at_time_of(model, moment)
    if isinstance(model, datetime):
        return moment.astimezone(model.tzinfo) if moment.tzinfo is not model.tzinfo else moment
    return (moment.astimezone(shown_in) if moment.tzinfo is UTC else moment).date()


def widened(day: date, days: int) -> date:
    """The day some days later, within the years that meetings are in."""
    return min(max(day, FIRST_DAY), LAST_DAY) + days * DAY
