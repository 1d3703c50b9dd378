"""Who met whom and over what: how often, how lately and in how small a circle, counted once."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

from msgspec import Struct

from meetgen.index.index import Index, TargetKind
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind

LARGE_MEETING = 30  # people; larger ones say little about who works with whom
STRONGEST = 24  # neighbours that are kept of each person, project and series
# (days ago, factor): what was lately says more than what was long ago
RECENT = ((90, 4), (365, 2))
# (people at most, factor): a meeting of two says more than a full room
SMALL = ((2, 6), (4, 4), (8, 2))

KINDS = (TargetKind.PERSON, TargetKind.PROJECT, TargetKind.SERIES)

Node = tuple[TargetKind, str]


class Tie(Struct, frozen=True, kw_only=True):
    """Somebody or something that was at the same meetings.

    `weight` only orders: it counts recent and small meetings for more. `meetings` is their number,
    `last` the newest one's day, None where none has a date.
    """

    node: Node
    weight: int
    meetings: int
    last: dt.date | None


Ties = Mapping[Node, tuple[Tie, ...]]


def ties(index: Index) -> Ties:
    """The strongest ties of each person, project and series that has any, strongest first.

    Of meetings that took place, with thirty people at most. Ask for it with `index.once`.
    """
    nodes = _nodes(index)
    # By handle and slug, since an enumeration is slow to hash
    places: dict[TargetKind, dict[str, int]] = {kind: {} for kind in KINDS}
    for place, (kind, key) in enumerate(nodes):
        places[kind][key] = place
    weights: list[dict[int, int]] = [{} for _ in nodes]
    at: list[set[int]] = [set() for _ in nodes]
    days: list[dt.date | None] = []
    for number, meeting in enumerate(held(index)):
        days.append(meeting.date)
        here = _places(places[TargetKind.PERSON], (one.person for one in meeting.present))
        if len(here) > LARGE_MEETING:
            continue
        things = _places(places[TargetKind.PROJECT], meeting.projects)
        things += _places(places[TargetKind.SERIES], (meeting.series,))
        recent = _recent(meeting, index)
        _add(weights, combinations(here, 2), recent * _factor(len(here), SMALL))
        _add(weights, product(here, things), recent)
        _add(weights, combinations(things, 2), recent)
        for place in (*here, *things):
            at[place].add(number)
    return _strongest(nodes, weights, at, days)


def ties_at(paths: Iterable[str], index: Index) -> tuple[Tie, ...]:
    """The people, projects and series of some notes of meetings that took place, strongest first.

    A tie's `weight` counts recent meetings for more.
    """
    weights: Counter[Node] = Counter()
    days: dict[Node, list[dt.date | None]] = {}
    for path in paths:
        meeting = index.meetings.get(path)
        if meeting is None or not _is_held(meeting, index):
            continue
        for node in _nodes_of(meeting, index):
            weights[node] += _recent(meeting, index)
            days.setdefault(node, []).append(meeting.date)
    return tuple(
        Tie(
            node=node,
            weight=weights[node],
            meetings=len(days[node]),
            last=max(filter(None, days[node]), default=None),
        )
        for node in sorted(weights, key=lambda one: (-weights[one], one))
    )


def held(index: Index) -> Iterator[Meeting]:
    """The notes of meetings that took place, in the order of the index."""
    return (one for one in index.meetings.values() if _is_held(one, index))


def _is_held(meeting: Meeting, index: Index) -> bool:
    is_past = meeting.date is None or meeting.date <= index.as_of
    return is_past and meeting.kind in (NoteKind.MEETING, NoteKind.SUMMARY)


def _recent(meeting: Meeting, index: Index) -> int:
    return _factor((index.as_of - meeting.date).days if meeting.date else None, RECENT)


def _nodes_of(meeting: Meeting, index: Index) -> list[Node]:
    """The people there and what the meeting was about; of a large one only the latter."""
    people = {one.person for one in meeting.present if one.person in index.people}
    kinds = (
        people if len(people) <= LARGE_MEETING else (),
        (slug for slug in meeting.projects if slug in index.projects),
        (meeting.series,) if meeting.series in index.series else (),
    )
    return [(kind, key) for kind, keys in zip(KINDS, kinds, strict=True) for key in keys if key]


def _nodes(index: Index) -> list[Node]:
    kinds = (index.people, index.projects, index.series)
    return [(kind, key) for kind, keys in zip(KINDS, kinds, strict=True) for key in keys]


def _places(places: Mapping[str, int], keys: Iterable[str | None]) -> list[int]:
    """The places of those that are known, each once, in order."""
    return sorted({places[key] for key in keys if key is not None and key in places})


def _factor(value: int | None, steps: tuple[tuple[int, int], ...]) -> int:
    if value is not None:
        for most, factor in steps:
            if value <= most:
                return factor
    return 1


def _add(weights: list[dict[int, int]], pairs: Iterable[tuple[int, int]], weight: int) -> None:
    """Add to the pairs, of which the first place is the lower one."""
    for one, other in pairs:
        mine = weights[one]
        mine[other] = mine.get(other, 0) + weight


def _strongest(
    nodes: list[Node],
    weights: list[dict[int, int]],
    at: list[set[int]],
    days: list[dt.date | None],
) -> Ties:
    both: list[list[tuple[int, int]]] = [[] for _ in nodes]  # (less the weight, the other's place)
    for one, others in enumerate(weights):
        for other, weight in others.items():
            both[one].append((-weight, other))
            both[other].append((-weight, one))
    return {
        node: tuple(
            _tie(nodes[other], -less, at[place] & at[other], days)
            for less, other in sorted(both[place])[:STRONGEST]
        )
        for place, node in enumerate(nodes)
        if both[place]
    }


def _tie(node: Node, weight: int, shared: set[int], days: list[dt.date | None]) -> Tie:
    # Meetings come in order of date, those without one first
    return Tie(node=node, weight=weight, meetings=len(shared), last=days[max(shared)])
