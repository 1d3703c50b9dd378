"""Meetings that were made anew in the calendar: what `series.yml` needs to keep them together."""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec import Struct

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.event import Event, Frequency
from meetgen.model.register import Registers
from meetgen.model.series import SeriesEntry
from meetgen.model.slug import name_key, slug_of

PERIODS = {Frequency.DAILY: 1, Frequency.WEEKLY: 7, Frequency.MONTHLY: 31, Frequency.YEARLY: 366}
LONGEST_PAUSE = 2  # periods between the end of one and the beginning of the next
SHORTEST_PAUSE = 14  # days; a daily meeting may rest for two weeks


class Recreated(Struct, frozen=True, kw_only=True):
    """Events that look like one meeting, oldest first; `entry` is that of `series.yml`, if any.

    `uids` has one for each family: splits of Google and the like are known by themselves.
    """

    slug: str
    title: str
    uids: tuple[str, ...]
    starts: tuple[dt.date, ...]
    entry: SeriesEntry | None = None


class _Run(Struct, frozen=True, kw_only=True):
    """One family: from when to when it takes place, whose it is, how long a pause may be."""

    family: str
    uid: str
    title: str
    first: dt.date
    last: dt.date
    pause: dt.timedelta


def recreated(calendars: Calendars, registers: Registers) -> Iterator[Recreated]:
    """What looks like one meeting and is not yet kept together, by slug.

    The same title and organizer, and the next begins no later than two periods after the last ended
    and not long before. Only a proposal: two teams may well hold a "Weekly" after each other.
    """
    entries = {
        calendars.by_uid(uid) or uid: entry for entry in registers.series for uid in entry.uids
    }
    taken = {entry.slug for entry in registers.series}
    for runs in _by_meeting(calendars).values():
        for chain in _chains(runs):
            known = [entries[one.family] for one in chain if one.family in entries]
            entry = known[0] if known else None
            is_kept = entry is not None and all(entries.get(one.family) is entry for one in chain)
            if len(chain) > 1 and not is_kept and all(one is entry for one in known):
                slug = entry.slug if entry is not None else _free(chain[-1].title, taken)
                taken.add(slug)
                yield _proposal(chain, entry, slug)


def _free(title: str, taken: Container[str]) -> str:
    """A slug that `series.yml` has not yet: two meetings of one title are two series."""
    slug, number = slug_of(title), 1
    free = slug
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def _proposal(chain: list[_Run], entry: SeriesEntry | None, slug: str) -> Recreated:
    return Recreated(
        slug=slug,
        title=(entry.title if entry is not None else None) or chain[-1].title,
        uids=tuple(one.uid for one in chain),
        starts=tuple(one.first for one in chain),
        entry=entry,
    )


def _by_meeting(calendars: Calendars) -> Mapping[tuple[str, str], list[_Run]]:
    """The recurring families by title and organizer, in order of these, each by start."""
    found: dict[tuple[str, str], list[_Run]] = {}
    for family in calendars.all_families():
        events = calendars.events[family]
        days = calendars.first_and_last(family)
        title = calendars.summary_of(family)
        if days is None or not title or not any(one.rule for one in events):
            continue
        key = name_key(title), _organizer(events)
        run = _Run(
            family=family,
            uid=min(calendars.uids_of(family), key=lambda uid: (len(uid), uid)),
            title=title,
            first=days[0],
            last=days[1],
            pause=_pause(events),
        )
        found.setdefault(key, []).append(run)
    return {
        key: sorted(runs, key=lambda one: (one.first, one.family))
        for key, runs in sorted(found.items())
    }


def _organizer(events: Iterable[Event]) -> str:
    people = (one.organizer for one in events)
    return next((one.email for one in people if one is not None and one.email), "")


def _pause(events: Iterable[Event]) -> dt.timedelta:
    days = max(
        PERIODS[one.rule.frequency] * one.rule.interval for one in events if one.rule is not None
    )
    return dt.timedelta(days=max(days * LONGEST_PAUSE, SHORTEST_PAUSE))


def _chains(runs: list[_Run]) -> Iterator[list[_Run]]:
    """The runs, cut where the next one cannot be what became of the last."""
    chain: list[_Run] = []
    for run in runs:
        if chain and not _follows(run, chain[-1]):
            yield chain
            chain = []
        chain.append(run)
    if chain:
        yield chain


def _follows(run: _Run, before: _Run) -> bool:
    if before.last == dt.date.max:
        return False  # it goes on: two meetings side by side
    return before.last - run.pause <= run.first <= before.last + run.pause
