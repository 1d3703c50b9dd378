"""Who and what stands around a person, a project or a concern, for a small picture and a list."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from meetgen.index.index import Index, TargetKind
from meetgen.index.together import Node, Tie, Ties, ties

# How many neighbours of each kind a picture has room for
MOST_OF_PERSON = {TargetKind.PERSON: 14}
MOST_OF_PROJECT = {TargetKind.PERSON: 10, TargetKind.SERIES: 3, TargetKind.PROJECT: 3}
AMONG_THEM = 2  # ties of each neighbour to other neighbours; all of them would be a hairball
LEVELS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Somebody or something around; `level` 1 to 4 tells how strong the tie is, 4 the strongest.

    `meetings` is how many were shared, `last` the newest one's day, if it has one.
    """

    node: Node
    level: int
    meetings: int
    last: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ego:
    """What stands around a `name`: neighbours in the order around it, those of a team together.

    `among` are pairs of places in `around` that have a strong tie of their own. `is_cut` tells
    that there are more neighbours.
    """

    name: str
    around: tuple[Neighbour, ...] = ()
    among: tuple[tuple[int, int], ...] = ()
    is_cut: bool = False

    @property
    def by_strength(self) -> tuple[Neighbour, ...]:
        """The neighbours with the strongest ties first, for the list."""
        return tuple(sorted(self.around, key=lambda one: (-one.level, -one.meetings, one.node)))


def ego_of_person(handle: str, index: Index) -> Ego:
    """The people with whom somebody shares most meetings."""
    return _ego((TargetKind.PERSON, handle), index.people[handle].name, MOST_OF_PERSON, index)


def ego_of_project(slug: str, index: Index) -> Ego:
    """The people, series and other projects of a project's meetings."""
    return _ego((TargetKind.PROJECT, slug), index.projects[slug].name, MOST_OF_PROJECT, index)


def _ego(center: Node, name: str, most: dict[TargetKind, int], index: Index) -> Ego:
    known = index.once(ties)
    chosen: list[Tie] = []
    is_cut = False
    left = dict(most)
    for tie in known.get(center, ()):
        kind = tie.node[0]
        if left.get(kind, 0):
            left[kind] -= 1
            chosen.append(tie)
        else:
            is_cut |= kind in most
    return _around(name, chosen, known, index, is_cut=is_cut)


def _around(name: str, chosen: Iterable[Tie], known: Ties, index: Index, *, is_cut: bool) -> Ego:
    ordered = sorted(chosen, key=lambda tie: (_place(tie.node, index), -tie.weight, tie.node))
    strongest = max((tie.weight for tie in ordered), default=1)
    return Ego(
        name=name,
        around=tuple(
            Neighbour(
                node=tie.node,
                level=level(tie.weight, strongest),
                meetings=tie.meetings,
                last=tie.last,
            )
            for tie in ordered
        ),
        among=_among([tie.node for tie in ordered], known),
        is_cut=is_cut,
    )


def level(weight: int, strongest: int) -> int:
    """1 to 4: in which quarter of the strongest weight a weight lies."""
    return min(1 + LEVELS * weight // max(strongest, 1), LEVELS)


def _place(node: Node, index: Index) -> tuple[int, str]:
    """People before things, and those of a team beside each other."""
    kind, key = node
    if kind is not TargetKind.PERSON:
        return 1, kind.value
    return 0, index.people[key].team or "\uffff"


def _among(nodes: list[Node], known: Ties) -> tuple[tuple[int, int], ...]:
    places = {node: place for place, node in enumerate(nodes)}
    found: set[tuple[int, int]] = set()
    for place, node in enumerate(nodes):
        others = [places[tie.node] for tie in known.get(node, ()) if tie.node in places]
        found.update((min(place, other), max(place, other)) for other in others[:AMONG_THEM])
    return tuple(sorted(found))
