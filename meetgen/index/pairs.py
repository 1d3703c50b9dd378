"""Who meets whom in small company: the pairs that have a page."""

import datetime as dt
from collections.abc import Mapping
from itertools import combinations

from meetgen.index.index import Index
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind, Presence
from meetgen.model.pair import Pair

SMALL = 3  # people who are there; where there are more, nobody talks to one person
LEAST = 2  # such meetings: two people who met by chance once are no pair
MOST = 200  # pairs with a page, those that met last: big notebooks have thousands
HELD = (NoteKind.MEETING, NoteKind.SUMMARY)

Pairs = Mapping[tuple[str, str], Pair]


def pairs(index: Index) -> Pairs:
    """The pairs by their handles, sorted. Ask for them with `index.once`."""
    found: dict[tuple[str, str], list[Meeting]] = {}
    for meeting in index.meetings.values():
        if is_small(meeting) and meeting.date is not None and meeting.date <= index.as_of:
            there = sorted({one for one in present_in(meeting) if one in index.people})
            for pair in combinations(there, 2):
                found.setdefault(pair, []).append(meeting)
    often = [(pair, held) for pair, held in found.items() if len(held) >= LEAST]
    often.sort(key=lambda one: (-_last_day(one[1]).toordinal(), one[0]))
    return {
        pair: Pair(people=pair, notes=tuple(one.path for one in reversed(held)))
        for pair, held in sorted(often[:MOST], key=lambda one: one[0])
    }


def pair_of(one: str, other: str, known: Pairs) -> Pair | None:
    """The pair of two people, None where they are none."""
    return known.get((min(one, other), max(one, other)))


def is_small(meeting: Meeting) -> bool:
    """Whether two or three people met, and the note is of what took place."""
    if meeting.kind not in HELD:
        return False
    present = 0
    for one in meeting.attendees:
        present += one.presence is Presence.PRESENT
        if present > SMALL:
            return False
    return present > 1


def small_notes(index: Index) -> frozenset[str]:
    """The notes of all such meetings. Ask for them with `index.once`."""
    return frozenset(path for path, one in index.meetings.items() if is_small(one))


def present_in(meeting: Meeting) -> list[str]:
    """The handles of those who were there, as often as they are listed."""
    return [
        one.person
        for one in meeting.attendees
        if one.person is not None and one.presence is Presence.PRESENT
    ]


def _last_day(meetings: list[Meeting]) -> dt.date:
    return meetings[-1].date or dt.date.min
