"""The meetings of some days: what the calendars plan, which note each has, what has only a note."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct

from meetgen.calendars.calendar import SHORTEST_PREFIX, Calendars, family_of, google_reference
from meetgen.index.events import day_of
from meetgen.index.index import Index
from meetgen.model.event import EventStatus, Invitee, Occurrence, Reply
from meetgen.model.meeting import Meeting
from meetgen.model.slug import name_key, slug_of

ONE_DAY = dt.timedelta(days=1)


class Aside(StrEnum):
    """Why a meeting of the calendar is not one to prepare a note for."""

    CANCELLED = "cancelled"
    DECLINED = "declined"
    WHOLE_DAY = "whole day"
    UNANSWERED = "not answered"  # an invitation of strangers
    FREE = "free"  # this and the next are the calendar's own details, which commands add
    PRIVATE = "private"


class Planned(Struct, frozen=True, kw_only=True):
    """A meeting of a day: an occurrence, a note, or an occurrence with its note.

    `day` and `clock` (`10:00–11:00`, empty for a whole day) are in the notebook's zone. `series` is
    the slug of a series that the notebook knows. `aside` is why nobody needs a note for it.
    """

    day: dt.date
    clock: str
    title: str
    occurrence: Occurrence | None = None
    note: Meeting | None = None
    series: str | None = None
    aside: Aside | None = None

    @property
    def wants_note(self) -> bool:
        """Whether a note is to be proposed for it."""
        return self.note is None and self.aside is None


def planned(
    calendars: Calendars,
    index: Index,
    first: dt.date,
    last: dt.date,
    *,
    owners: Collection[str] = frozenset(),
) -> tuple[Planned, ...]:
    """What is on the days from `first` to `last`, in order; `owners` are one's own addresses."""
    book = _Book(index)
    zone = index.config.timezone
    found = [
        book.planned(one, owners)
        for one in calendars.occurrences(calendars.all_families(), first - ONE_DAY, last + ONE_DAY)
        if first <= day_of(one, zone) <= last
    ]
    taken = {one.note.path for one in found if one.note is not None}
    found += (
        _note_alone(one)
        for one in index.meetings.values()
        if one.date is not None and first <= one.date <= last and one.path not in taken
    )
    return tuple(sorted(found, key=_order))


def _order(one: Planned) -> tuple[dt.date, str, str, str]:
    return one.day, one.clock, one.title, one.occurrence.uid if one.occurrence else ""


class _Book:
    """Which notes and series belong to which occurrences, looked up once for many."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.by_event = {
            (event.family, event.original_start): meeting
            for meeting in index.meetings.values()
            for event in meeting.events
        }
        self.by_series = {
            (one.series, one.date): one for one in index.meetings.values() if one.series
        }
        self.by_title = {
            (slug_of(one.title), one.date): one for one in index.meetings.values() if not one.events
        }
        self.series = {
            event.family: slug for slug, one in index.series.items() for event in one.occurrences
        } | {
            event.family: one.series
            for one in index.meetings.values()
            for event in one.events
            if one.series
        }

    def planned(self, one: Occurrence, owners: Collection[str]) -> Planned:
        """The occurrence with its note: that of the event, else one of its series and day."""
        zone = self.index.config.timezone
        day, series = day_of(one, zone), self.series.get(one.family)
        note = self.by_event.get((one.family, one.original_start))
        if note is None and series is not None:
            same_day = self.by_series.get((series, day))
            note = same_day if same_day is not None and not same_day.events else None
        if note is None and one.summary:
            note = self.by_title.get((slug_of(one.summary), day))
        return Planned(
            day=day,
            clock=clock_of(one, self.index),
            title=one.summary or "Meeting",
            occurrence=one,
            note=note,
            series=series,
            aside=_aside(one, owners),
        )


def _aside(one: Occurrence, owners: Collection[str]) -> Aside | None:
    if one.status is EventStatus.CANCELLED:
        return Aside.CANCELLED
    if any(who.email in owners and who.reply is Reply.DECLINED for who in one.invitees):
        return Aside.DECLINED
    if any(_is_unanswered(one, who, owners) for who in one.invitees):
        return Aside.UNANSWERED
    return Aside.WHOLE_DAY if one.is_all_day else None


def _is_unanswered(one: Occurrence, who: Invitee, owners: Collection[str]) -> bool:
    """Whether somebody of another domain asked one of the owners, who has not said anything."""
    host = one.organizer.email if one.organizer is not None else None
    if host is None or who.email is None or who.email not in owners:
        return False
    is_foreign = host.rpartition("@")[2] != who.email.rpartition("@")[2]
    return is_foreign and who.reply is Reply.NEEDS_ACTION


def clock_of(one: Occurrence, index: Index) -> str:
    """`10:00–11:00` in the notebook's zone; empty for a whole day."""
    moments = [one.start, one.end]
    zone = ZoneInfo(index.config.timezone)
    local = [m.astimezone(zone) for m in moments if isinstance(m, dt.datetime)]
    return "–".join(f"{one:%H:%M}" for one in local)


def _note_alone(meeting: Meeting) -> Planned:
    times = [one for one in (meeting.start, meeting.end) if one is not None]
    return Planned(
        day=meeting.date or dt.date.min,
        clock="–".join(f"{one:%H:%M}" for one in times),
        title=meeting.title,
        note=meeting,
        series=meeting.series,
    )


def next_wanted(plans: Iterable[Planned], now: dt.datetime) -> Iterator[Planned]:
    """Those that want a note and have not ended, the next first."""
    for one in plans:
        end = one.occurrence.end if one.occurrence is not None else None
        if one.wants_note and isinstance(end, dt.datetime) and end > now:
            yield one


def is_called(plan: Planned, words: str, index: Index) -> bool:
    """Whether somebody who says `words` means this: its series, UID or Google link, or title."""
    one = plan.occurrence
    text = words.strip()
    if one is None or not text:
        return False
    if (link := google_reference(text)) is not None:
        return family_of(link.uid) in (one.family, family_of(one.uid))
    series = index.series.get(plan.series or "")
    if series is not None and slug_of(text) in (series.slug, slug_of(series.title)):
        return True
    if family_of(text) in (one.family, family_of(one.uid)):
        return True
    if len(text) >= SHORTEST_PREFIX and one.uid.startswith(text):
        return True
    return name_key(text) in name_key(plan.title) or slug_of(text) in slug_of(plan.title)


def is_same_meeting(one: Planned, other: Planned) -> bool:
    """Whether a note that names the series (else the event) and day of one could mean the other."""
    if one.aside is Aside.CANCELLED or one.occurrence is None or other.occurrence is None:
        return False
    if other.series is not None:
        return one.series == other.series
    return is_same_event(one, other)


def is_same_event(one: Planned, other: Planned) -> bool:
    """Whether both are occurrences of one event, and the first takes place."""
    if one.aside is Aside.CANCELLED or one.occurrence is None or other.occurrence is None:
        return False
    return one.occurrence.family == other.occurrence.family
