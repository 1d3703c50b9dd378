"""Who and what stands around a person, a project or a concern, for a small picture and a list."""

import datetime as dt
from collections.abc import Iterable, Mapping

from msgspec import Struct

from meetgen.index.index import Index, TargetKind
from meetgen.index.together import Node, Tie, Ties, ties, ties_at

# How many neighbours of each kind a picture has room for
MOST_OF_PERSON = {TargetKind.PERSON: 14}
MOST_OF_PROJECT = {TargetKind.PERSON: 10, TargetKind.SERIES: 3, TargetKind.PROJECT: 3}
MOST_OF_CONCERN = {TargetKind.PERSON: 8, TargetKind.SERIES: 2, TargetKind.PROJECT: 3}
TEAMS = 3  # of those that own a concern, and of those that share it
AMONG_THEM = 2  # ties of each neighbour to other neighbours; all of them would be a hairball
LEVELS = 4


class Neighbour(Struct, frozen=True, kw_only=True):
    """Somebody or something around; `level` 1 to 4 tells how strong the tie is, 4 the strongest.

    `meetings` is how many were shared, `last` the newest one's day, if it has one. `part` says what
    a team has to do with a concern, of which no meetings are counted.
    """

    node: Node
    level: int
    meetings: int
    last: dt.date | None
    part: str = ""


class Ego(Struct, frozen=True, kw_only=True):
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
        """The neighbours with the strongest ties first, teams before all, for the list."""
        return tuple(
            sorted(self.around, key=lambda one: (not one.part, -one.level, -one.meetings, one.node))
        )


def ego_of_person(handle: str, index: Index) -> Ego:
    """The people with whom somebody shares most meetings."""
    return _ego((TargetKind.PERSON, handle), index.people[handle].name, MOST_OF_PERSON, index)


def ego_of_project(slug: str, index: Index) -> Ego:
    """The people, series and other projects of a project's meetings."""
    return _ego((TargetKind.PROJECT, slug), index.projects[slug].name, MOST_OF_PROJECT, index)


def ego_of_concern(slug: str, index: Index) -> Ego:
    """The teams of a concern, and the people, projects and series of its meetings."""
    concern = index.concerns[slug]
    owners = [_team(one, LEVELS, "owns it") for one in concern.owners[:TEAMS]]
    sharing = [one for one in concern.shared_with if one in index.teams][:TEAMS]
    teams = [*owners, *(_team(one, LEVELS // 2, "shares it") for one in sharing)]
    found = ties_at(concern.notes, index)
    return _around(concern.name, _chosen(found, MOST_OF_CONCERN), index, teams)


def _team(slug: str, strength: int, part: str) -> Neighbour:
    return Neighbour(node=(TargetKind.TEAM, slug), level=strength, meetings=0, last=None, part=part)


def _ego(center: Node, name: str, most: Mapping[TargetKind, int], index: Index) -> Ego:
    return _around(name, _chosen(index.once(ties).get(center, ()), most), index)


def _chosen(found: Iterable[Tie], most: Mapping[TargetKind, int]) -> tuple[list[Tie], bool]:
    """The strongest of each kind, and whether there are more."""
    chosen: list[Tie] = []
    left, is_cut = dict(most), False
    for tie in found:
        kind = tie.node[0]
        if left.get(kind, 0):
            left[kind] -= 1
            chosen.append(tie)
        else:
            is_cut |= kind in most
    return chosen, is_cut


def _around(
    name: str, chosen: tuple[list[Tie], bool], index: Index, before: Iterable[Neighbour] = ()
) -> Ego:
    found, is_cut = chosen
    ordered = sorted(found, key=lambda tie: (_place(tie.node, index), -tie.weight, tie.node))
    strongest = max((tie.weight for tie in ordered), default=1)
    met = (
        Neighbour(
            node=tie.node,
            level=level(tie.weight, strongest),
            meetings=tie.meetings,
            last=tie.last,
        )
        for tie in ordered
    )
    around = (*before, *met)
    return Ego(
        name=name,
        around=around,
        among=_among([one.node for one in around], index.once(ties)),
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
