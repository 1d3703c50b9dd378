"""A recurrence set: an event with its overrides, and its occurrences within a window."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo

from msgspec import Struct, field
from msgspec.structs import replace

from meetgen.calendars.event import Event
from meetgen.calendars.recurrence import (
    FIRST_DAY,
    LAST_DAY,
    days_of_rule,
    last_day_of_rule,
    moments_of_rule,
)
from meetgen.model.event import EventStatus, Occurrence

DAY = timedelta(days=1)
Key = date | datetime  # an original start: an instant in UTC, or the day of an all-day event


class Change(Struct, frozen=True, kw_only=True):
    """What RANGE=THISANDFUTURE changes (RFC 5545 3.2.13): occurrences from `key` on, by `shift`."""

    key: Key
    event: Event
    shift: timedelta


class RecurrenceSet(Struct, frozen=True, kw_only=True):
    """What one UID stands for (RFC 5545 3.8.5): a master, where there is one, and its overrides.

    `overrides` maps original starts to the occurrences that replace them. `by_day` lists
    (day, key) of those in order, under the day they start and the day they would have. `excluded`
    are the original starts and the days that EXDATE takes out. `changes` are in order; each
    holds until the next. `lengths` are those of RDATE's periods. Nothing is known to start, or to
    have been meant to, before the day `first` or after `last`.
    """

    uid: str
    master: Event | None
    overrides: Mapping[Key, Occurrence]
    by_day: tuple[tuple[date, Key], ...]
    excluded: frozenset[Key]
    changes: tuple[Change, ...] = ()
    lengths: Mapping[Key, timedelta] = field(default_factory=dict)
    first: date = FIRST_DAY
    last: date = LAST_DAY

    def occurrences(self, low: date, high: date) -> Iterator[Occurrence]:
        """The occurrences that start from `low` to `high` (both included), in no order."""
        if self.master and low <= high:
            for start in self.starts_around(low, high):
                if key_of(start) not in self.overrides:
                    occurrence = self.occurrence(start)
                    if low <= occurrence.day <= high:
                        yield occurrence
        for key in self.overrides_between(low, high):
            if low <= self.overrides[key].day <= high:
                yield self.overrides[key]

    def starts_around(self, low: date, high: date) -> Iterator[date | datetime]:
        """The original starts of what may take place from `low` to `high`, once each."""
        if not self.changes:
            yield from self.original_starts(widened(low, -1), widened(high, 1))
            return
        found = {
            key_of(start): start
            for days in {0, *(one.shift.days for one in self.changes)}
            for start in self.original_starts(widened(low, -days - 2), widened(high, 2 - days))
        }
        yield from found.values()

    def original_starts(self, low: date, high: date) -> Iterator[date | datetime]:
        """The starts that rule and RDATE give from `low` to `high` in the event's zone."""
        if self.master is None:
            return
        first = self.master.start
        seen: set[Key] = set()
        extra = (like(one, first, self.master.shown_in) for one in self.master.extra)
        for start in (*starts_of_rule(self.master, low, high), *extra):
            key = key_of(start)
            if low <= day_of(start) <= high and key not in seen and not self.is_excluded(start):
                seen.add(key)
                yield start

    def occurrence(self, start: date | datetime) -> Occurrence:
        """The occurrence of an original start that no override of its own replaces."""
        if self.master is None:
            raise ValueError("only a master has occurrences of its own")
        key = key_of(start)
        at = bisect_right(self.changes, key, key=lambda one: one.key) if self.changes else 0
        if at == 0:
            return occurrence_of(self.master, start, self.master, length=self.lengths.get(key))
        change = self.changes[at - 1]
        return occurrence_of(change.event, start, self.master, shift=change.shift)

    def is_excluded(self, start: date | datetime) -> bool:
        """Whether EXDATE takes this original start out."""
        return bool(self.excluded) and (
            key_of(start) in self.excluded or day_of(start) in self.excluded
        )

    def overrides_between(self, low: date, high: date) -> tuple[Key, ...]:
        """The keys of overrides that start, or would have started, from `low` to `high`."""
        if not self.by_day:
            return ()
        begin = bisect_left(self.by_day, low, key=lambda entry: entry[0])
        end = bisect_right(self.by_day, high, key=lambda entry: entry[0])
        return tuple(dict.fromkeys(key for _, key in self.by_day[begin:end]))

    def moved_around(self, day: date) -> Iterator[Occurrence]:
        """What was changed whose start or original start is within a day of `day`."""
        low, high = widened(day, -1), widened(day, 1)
        for key in self.overrides_between(low, high):
            yield self.overrides[key]
        for start in self.original_starts(low, high) if self.changes else ():
            if key_of(start) not in self.overrides and key_of(start) >= self.changes[0].key:
                yield self.occurrence(start)

    def at(self, original: Key) -> Occurrence | None:
        """The occurrence whose original start is this one."""
        if original in self.overrides:
            return self.overrides[original]
        day = day_of(original)
        for start in self.original_starts(widened(day, -1), widened(day, 1)):
            if key_of(start) == original:
                return self.occurrence(start)
        return None


def starts_of_rule(master: Event, low: date, high: date) -> Iterator[date | datetime]:
    """The starts that DTSTART and RRULE give on days from `low` to `high` in the event's zone."""
    first = master.start
    if master.rule is None:
        if low <= day_of(first) <= high:
            yield first
        return
    for rule in (master.rule, *master.further_rules):
        if rule.times and isinstance(first, datetime):
            for moment in moments_of_rule(rule, first.replace(tzinfo=None), low, high):
                yield moment.replace(tzinfo=first.tzinfo)
        else:
            for day in days_of_rule(rule, day_of(first), low, high):
                yield at_time_of(first, day)


def recurrence_set(uid: str, master: Event | None, overrides: Iterable[Event]) -> RecurrenceSet:
    """The set of a master and the events that override it, stale and excluded ones left out.

    A stale override is older (SEQUENCE) than a master whose rule no longer has its start.
    """
    plain = plain_set(uid, master)
    kept: dict[Key, Occurrence] = {}
    changes: list[Change] = []
    for event in overrides:
        start = original_start_of(event, master)
        is_excluded = plain.is_excluded(start)
        if not is_excluded and is_stale(event, start, plain):
            continue
        if event.and_future and master:
            shift = time_between(start, like(event.start, master.start, master.shown_in))
            changes.append(Change(key=key_of(start), event=event, shift=shift))
        if not is_excluded:
            kept[key_of(start)] = occurrence_of(event, start, master)
    if not (kept or changes):
        return plain
    days = {
        (day, key) for key, one in kept.items() for day in (one.day, day_of(one.original_start))
    }
    return replace(
        plain,
        overrides=kept,
        by_day=tuple(sorted(days, key=lambda entry: (entry[0], str(entry[1])))),
        changes=tuple(sorted(changes, key=lambda one: one.key)),
        first=min(
            *(day for day, _ in days),
            *(widened(plain.first, one.shift.days) for one in changes),
            plain.first,
        ),
        last=max(
            *(day for day, _ in days),
            *(widened(plain.last, one.shift.days + 1) for one in changes),
            plain.last,
        ),
    )


def plain_set(uid: str, master: Event | None) -> RecurrenceSet:
    """The set of a master as if nothing overrode its occurrences."""
    excluded: frozenset[Key] = frozenset()
    lengths: dict[Key, timedelta] = {}
    if master and (master.excluded or master.periods):
        excluded = frozenset(
            key_of(like(one, master.start, master.shown_in)) if isinstance(one, datetime) else one
            for one in master.excluded
        )
        lengths = {
            key_of(like(start, master.start, master.shown_in)): length
            for start, length in master.periods
        }
    first, last = days_of_master(master) if master else (LAST_DAY, FIRST_DAY)
    return RecurrenceSet(
        uid=uid,
        master=master,
        overrides={},
        by_day=(),
        excluded=excluded,
        lengths=lengths,
        first=first,
        last=last,
    )


def days_of_master(master: Event) -> tuple[date, date]:
    """The days between which a master's occurrences are, and a day more on either side."""
    starts = (shown_day(master, one) for one in (master.start, *master.extra))
    return widened(min(starts), -1), widened(min(last_day_of(master), LAST_DAY), 1)


def time_between(start: date | datetime, other: date | datetime) -> timedelta:
    """From one moment to another on the clock of their zone, so that summer time does not count."""
    if isinstance(start, datetime) and isinstance(other, datetime):
        return other.replace(tzinfo=None) - start.replace(tzinfo=None)
    return day_of(other) - day_of(start)


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


def occurrence_of(
    event: Event,
    start: date | datetime,
    master: Event | None,
    *,
    shift: timedelta | None = None,
    length: timedelta | None = None,
) -> Occurrence:
    """The occurrence of `event` whose original start is `start`; titles come from the master.

    It starts there if `event` is the master, `shift` later if that is given, else when it says.
    """
    zone = event.shown_in
    begin = event.start
    if event is master:
        begin = start
    elif shift is not None:
        begin = shifted(start, shift, event.start)
    is_cancelled = master is not None and master.status is EventStatus.CANCELLED
    return Occurrence(
        uid=event.uid,
        family=event.family,
        summary=event.summary or (master.summary if master else ""),
        start=told_in(zone, begin),
        end=told_in(zone, begin, event.length if length is None else length),
        original_start=told_in(master.shown_in if master else zone, start),
        status=EventStatus.CANCELLED if is_cancelled else event.status,
        place=event.place,
        organizer=event.organizer or (master.organizer if master else None),
        invitees=event.invitees,
        is_recurring=event.is_recurring,
        location=event.location,
    )


def shifted(start: date | datetime, shift: timedelta, model: date | datetime) -> date | datetime:
    """`start` some time later on its clock, in the form of `model`: a day, or a moment."""
    moved = start + shift
    if isinstance(moved, datetime):
        return moved if isinstance(model, datetime) else moved.date()
    return at_time_of(model, moved)


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


def shown_day(event: Event, moment: date | datetime) -> date:
    """The day of a moment where the event's times are told."""
    return day_of(told_in(event.shown_in, moment))


def last_day_of(event: Event) -> date:
    """The last day on which an event can occur; `date.max` when its rule has no end."""
    last = max(shown_day(event, one) for one in (event.start, *event.extra))
    if event.rule is None:
        return last
    rules = (event.rule, *event.further_rules)
    ends = (last_day_of_rule(rule, event.start) for rule in rules)
    end = max(day_of(event.start), *ends)
    return max(last, shown_day(event, at_time_of(event.start, end))) if end < LAST_DAY else date.max
