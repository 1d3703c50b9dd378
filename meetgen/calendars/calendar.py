"""All calendars of a notebook as one value: which events there are, and when they occur."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from meetgen.calendars import cadence
from meetgen.calendars.event import CalendarFile, Event
from meetgen.calendars.expansion import (
    Key,
    RecurrenceSet,
    day_of,
    key_of,
    last_day_of,
    recurrence_set,
    shown_day,
    widened,
)
from meetgen.calendars.family import day_in_uid, family_of
from meetgen.calendars.google import GoogleReference, google_reference
from meetgen.calendars.merge import merge_events, series_of
from meetgen.calendars.recurrence import LAST_DAY
from meetgen.calendars.siblings import in_families, joined_families
from meetgen.calendars.zones import iana_zone
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.event import EventStatus, Occurrence
from meetgen.model.memo import Memo
from meetgen.model.slug import slug_of

__all__ = [
    "SHORTEST_PREFIX",
    "Calendars",
    "GoogleReference",
    "day_in_uid",
    "family_of",
    "google_reference",
]

SHORTEST_PREFIX = 8
NEAR = timedelta(days=36)
YEAR = timedelta(days=366)


class Calendars(Struct, frozen=True, kw_only=True):
    """The events of all calendar files, one family per meeting.

    A family is the key that the UIDs of one meeting share: the UID without the `_R20260112T090000`
    of a Google or Proton split, and without the date in an Exchange UID. Halves that name each
    other in RELATED-TO are one family too. `events` has the masters and overrides of each family
    that count, duplicates settled. `diagnostics` are those of
    the files, and of merging them.
    """

    events: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    uids: tuple[tuple[str, str], ...] = ()  # (UID, family), sorted
    joined: Mapping[str, str] = field(default_factory=dict)  # a family that is part of another
    diagnostics: tuple[Diagnostic, ...] = ()
    # by family, filled as they are asked for
    expanded: Memo[str, tuple[RecurrenceSet, ...]] = field(default_factory=Memo)
    slugs: Memo[str, str] = field(default_factory=Memo)

    @classmethod
    def of(cls, files: Iterable[CalendarFile]) -> "Calendars":
        """All `files` merged; their order does not matter."""
        ordered = sorted(files, key=lambda one: one.path)
        by_uid: dict[str, list[Event]] = {}
        for event in (event for file in ordered for event in file.events):
            by_uid.setdefault(event.uid, []).append(event)
        diagnostics = [found for file in ordered for found in file.diagnostics]
        chosen: list[Event] = []
        for uid in sorted(by_uid):
            events, problems = merge_events(by_uid[uid])
            chosen += events
            diagnostics += problems
        found = {family: tuple(some) for family, some in in_families(chosen).items()}
        joined = joined_families(found)
        families: dict[str, list[Event]] = {}
        for family in sorted(found):
            key = joined.get(family, family)
            families.setdefault(key, []).extend(
                one if one.family == key else replace(one, family=key) for one in found[family]
            )
        return cls(
            events={family: tuple(families[family]) for family in sorted(families)},
            uids=tuple(sorted({(one.uid, key) for key, some in families.items() for one in some})),
            joined=joined,
            diagnostics=tuple(diagnostics),
        )

    def all_families(self) -> tuple[str, ...]:
        """Every family, sorted."""
        return tuple(self.events)

    def by_uid(self, text: str) -> str | None:
        """The family of a full UID (or of a family's own key); None when no event has it."""
        uid = text.strip()
        at = bisect_left(self.uids, (uid, ""))
        if at < len(self.uids) and self.uids[at][0] == uid:
            return self.uids[at][1]
        family = family_of(uid)
        family = self.joined.get(family, family)
        return family if family in self.events else None

    def by_prefix(self, text: str) -> tuple[str, ...]:
        """The families with a UID that begins with `text`, sorted; none below 8 characters."""
        prefix = text.strip()
        if len(prefix) < SHORTEST_PREFIX:
            return ()
        found: set[str] = set()
        for uid, family in self.uids[bisect_left(self.uids, (prefix, "")) :]:
            if not uid.startswith(prefix):
                break
            found.add(family)
        return tuple(sorted(found))

    def has_prefix(self, text: str) -> bool:
        """Whether a UID begins with `text`, however short that is."""
        at = bisect_left(self.uids, (text, ""))
        return bool(text) and at < len(self.uids) and self.uids[at][0].startswith(text)

    def titles(self) -> Mapping[str, str]:
        """The slug of each family's title, by family."""
        if not self.slugs:
            self.slugs.update({one: slug_of(self.summary_of(one)) for one in self.events})
        return self.slugs

    def uids_of(self, family: str) -> tuple[str, ...]:
        """The UIDs that the family's events have in the files, sorted."""
        return tuple(sorted({one.uid for one in self.events.get(family, ())}))

    def summary_of(self, family: str) -> str:
        """The title of its latest master, else of its latest event; may be empty."""
        events = [one for one in self.events.get(family, ()) if one.summary]
        masters = [one for one in events if one.recurrence_id is None]
        latest = max(masters or events, key=lambda one: str(key_of(one.start)), default=None)
        return latest.summary if latest else ""

    def is_recurring(self, family: str) -> bool:
        """Whether the family is a series and no single event."""
        events = self.events.get(family, ())
        return len(events) > 1 or any(one.is_recurring for one in events)

    def cadence_of(self, family: str) -> str | None:
        """How often it takes place, `every 2 weeks on Tuesday`; None for irregular ones."""
        masters = [one for one in self.events.get(family, ()) if one.rule]
        latest = max(masters, key=lambda one: str(key_of(one.start)), default=None)
        return cadence.cadence_of(latest) if latest else None

    def occurrences(
        self, families: Iterable[str], start: date, end: date
    ) -> tuple[Occurrence, ...]:
        """The occurrences that start on a day from `start` to `end` (both included), by start.

        The day is `Occurrence.day`, in the event's own zone. Cancelled ones are among them; those
        that EXDATE takes out are not. All-day ones come first on their day. Bounded by the window,
        whatever the rules say: ask for months, not for centuries.
        """
        found: list[Occurrence] = []
        for family in sorted(set(families)):
            halves: dict[Key, Occurrence] = {}  # of a split series; the later half wins
            for one in self.sets(family):
                if one.last < start or one.first > end:
                    continue
                halves |= {
                    key_of(each.original_start): each for each in one.occurrences(start, end)
                }
            found += halves.values()
        return in_order(found)

    def on_day(
        self, families: Iterable[str], day: date, *, timezone: str
    ) -> tuple[Occurrence, ...]:
        """What a note of that day can be about, by start; more than one leaves a doubt.

        Occurrences that start on `day` in `timezone` (an IANA name) or, if there are none, in
        their own zone; else those that were moved away from it. Cancelled ones only when there
        is nothing else.
        """
        names = sorted(set(families))
        near = self.occurrences(names, widened(day, -1), widened(day, 1))
        here = (
            [one for one in near if day_in(timezone, one.start) == day],
            [one for one in near if one.day == day],
        )
        if found := next(filter(None, map(taking_place, here)), ()):
            return found
        moved = self.changed_around(names, day)
        left = (
            [one for one in moved if day_in(timezone, one.original_start) == day],
            [one for one in moved if day_of(one.original_start) == day],
        )
        cancelled = (*map(tuple, here), *map(tuple, left))
        return next(filter(None, (*map(taking_place, left), *cancelled)), ())

    def moved_away(
        self, families: Iterable[str], day: date, *, timezone: str
    ) -> tuple[Occurrence, ...]:
        """The occurrences that would have started on `day` in `timezone` and start on another."""
        return tuple(
            one
            for one in self.changed_around(sorted(set(families)), day)
            if day_in(timezone, one.original_start) == day != day_in(timezone, one.start)
            and one.status is not EventStatus.CANCELLED
        )

    def changed_around(self, families: Iterable[str], day: date) -> tuple[Occurrence, ...]:
        """What was changed whose start or original start is within a day of `day`, by start."""
        return in_order(
            one
            for family in families
            for each in self.sets(family)
            if each.first <= widened(day, 1) and each.last >= widened(day, -1)
            for one in each.moved_around(day)
        )

    def at(self, families: Iterable[str], original: date | datetime) -> tuple[Occurrence, ...]:
        """The occurrences whose original start is `original`, an aware instant or a day."""
        if not isinstance(original, datetime):
            return self.originally_on(families, original)
        found = (
            one.at(key_of(original))
            for family in sorted(set(families))
            for one in self.sets(family)
        )
        return in_order(one for one in found if one)

    def originally_on(self, families: Iterable[str], day: date) -> tuple[Occurrence, ...]:
        """The occurrences whose original start is on `day` in their own zone, by start."""
        names = sorted(set(families))
        found = {
            (one.family, key_of(one.original_start)): one
            for one in self.occurrences(names, widened(day, -1), widened(day, 1))
        }
        for one in self.changed_around(names, day):
            found[one.family, key_of(one.original_start)] = one
        return in_order(one for one in found.values() if day_of(one.original_start) == day)

    def nearest(self, families: Iterable[str], day: date) -> tuple[Occurrence, ...]:
        """The last occurrence before and the first after `day` within a year, for messages."""
        names = tuple(families)
        before: tuple[Occurrence, ...] = ()
        after: tuple[Occurrence, ...] = ()
        for days in (NEAR.days, YEAR.days):  # most meetings are near, and a year costs ten times
            before = before or self.occurrences(names, widened(day, -days), widened(day, -1))
            after = after or self.occurrences(names, widened(day, 1), widened(day, days))
        return (*before[-1:], *after[:1])

    def first_and_last(self, family: str) -> tuple[date, date] | None:
        """The days between which it is known to occur; the second is `date.max` without an end."""
        events = self.events.get(family)
        if not events:
            return None
        last = max(map(last_day_of, events))
        changes = (change for one in self.sets(family) for change in one.changes)
        later = max((change.shift.days + 1 for change in changes), default=0)
        if later > 0 and last < LAST_DAY:
            last = widened(last, later)
        return min(shown_day(one, one.start) for one in events), last

    def sets(self, family: str) -> tuple[RecurrenceSet, ...]:
        """The recurrence sets of a family: earlier ones first, those without a master last."""
        if family not in self.expanded:
            self.expanded[family] = tuple(recurrence_sets(self.events.get(family, ())))
        return self.expanded[family]


def recurrence_sets(events: Iterable[Event]) -> Iterator[RecurrenceSet]:
    """The recurrence sets of a family's events; overrides belong to the series of their UID."""
    by_uid: dict[str, list[Event]] = {}
    for event in events:
        by_uid.setdefault(event.uid, []).append(event)
    alone: list[RecurrenceSet] = []
    found: list[tuple[str, RecurrenceSet]] = []
    for uid, some in by_uid.items():
        masters = [one for one in some if one.recurrence_id is None]
        overrides = [one for one in some if one.recurrence_id is not None]
        series = series_of(masters)
        if series is None:
            alone.append(recurrence_set(uid, None, overrides))
        for master in masters:
            own = overrides if master is series else ()
            found.append((str(key_of(master.start)), recurrence_set(uid, master, own)))
    yield from (one for _, one in sorted(found, key=lambda entry: (entry[0], entry[1].uid)))
    yield from alone


def taking_place(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Those that were not cancelled."""
    return tuple(one for one in occurrences if one.status is not EventStatus.CANCELLED)


def in_order(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Occurrences by instant; all-day ones before the first that is not on an earlier day."""
    found = sorted(occurrences, key=order_of)
    days = deque(one for one in found if one.is_all_day)
    ordered: list[Occurrence] = []
    for occurrence in found:
        if not occurrence.is_all_day:
            while days and days[0].day <= occurrence.day:
                ordered.append(days.popleft())
            ordered.append(occurrence)
    return (*ordered, *days)


def order_of(occurrence: Occurrence) -> tuple[str, str, str]:
    """What occurrences are sorted by: the instant or day, then what tells equals apart."""
    start, original = key_of(occurrence.start), key_of(occurrence.original_start)
    return start.isoformat(), occurrence.family, original.isoformat()


def day_in(timezone: str, moment: date | datetime) -> date:
    """The day of a moment in a zone; of an all-day event that day."""
    if not isinstance(moment, datetime):
        return moment
    return moment.astimezone(iana_zone(timezone) or UTC).date()
