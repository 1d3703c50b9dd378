"""The network: groups of people who meet, what they meet about, and what connects the groups."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import combinations

from msgspec import Struct

from meetgen.index.communities import communities
from meetgen.index.index import Index, TargetKind
from meetgen.index.together import LARGE_MEETING, Node, Ties, held, ties
from meetgen.model.page import NETWORK_URI, YEARS_URI, Page, PageKind
from meetgen.pages.ego import level

GROUPS = 12  # that are drawn and described; more of them, and nobody finds anybody
SMALLER_GROUPS = 40  # named in a line each
PEOPLE = 40  # of a group that are named
DRAWN_PEOPLE, DRAWN_THINGS = 8, 6  # of a group in its picture
THINGS = 20  # projects, and series, of a group that are named
EDGES = 2  # of each node in a picture; 3 between groups
BETWEEN = 3
NAMED = 2  # people who give a group its name where nothing else does


class Drawing(Struct, frozen=True, kw_only=True):
    """A group's picture: some of its people, some projects and series, and what ties them.

    An edge names a place in `people`, one in `things`, and 1 to 4 for its strength; where there are
    no things, two places in `people`.
    """

    people: tuple[str, ...]
    things: tuple[Node, ...]
    edges: tuple[tuple[int, int, int], ...]


class Group(Struct, frozen=True, kw_only=True):
    """People who meet each other more than others; all names in order of the alphabet.

    `meets` are the numbers of other groups with the number of meetings at which people of both
    were, most first. The lists are cut; the totals are how many there are.
    """

    number: int
    name: str
    people: tuple[str, ...]
    people_total: int
    projects: tuple[str, ...]
    projects_total: int
    series: tuple[str, ...]
    series_total: int
    meets: tuple[tuple[int, int], ...]
    drawing: Drawing


class NetworkView(Struct, frozen=True, kw_only=True):
    """What the page of the network shows.

    `edges` connect places in `groups`, with 1 to 4 for their strength. `smaller` are groups without
    a picture of their own, by the handles of their people; `smaller_people` and `smaller_total`
    count all of these. `alone` counts those who were at no meeting with others.
    """

    groups: tuple[Group, ...]
    edges: tuple[tuple[int, int, int], ...]
    smaller: tuple[tuple[str, ...], ...]
    smaller_total: int
    smaller_people: int
    alone: int


def pages(index: Index) -> Iterator[Page]:
    """The page of the network."""
    yield Page(
        uri=NETWORK_URI,
        title="Network",
        kind=PageKind.NETWORK,
        show=partial(_view, index),
        section=YEARS_URI,
        is_searchable=False,
    )


def _view(index: Index) -> NetworkView:
    known = index.once(ties)
    edges = {node: _people_weights(node, known) for node in known if _is_person(node)}
    found = _groups(edges)
    group_of = {handle: number for number, some in enumerate(found) for handle in some}
    between = _between(index, group_of)
    things = _things_of(known, group_of)
    shown, smaller = found[:GROUPS], found[GROUPS:]
    maker = _Maker(index, known)
    return NetworkView(
        groups=tuple(
            maker.group(number, some, things.get(number, []), between)
            for number, some in enumerate(shown)
        ),
        edges=_strongest_between(between, len(shown)),
        smaller=tuple(tuple(maker.by_name(some)[:PEOPLE]) for some in smaller[:SMALLER_GROUPS]),
        smaller_total=len(smaller),
        smaller_people=sum(map(len, smaller)),
        alone=len(index.people) - sum(map(len, found)),
    )


def _is_person(node: Node) -> bool:
    return node[0] is TargetKind.PERSON


def _people_weights(node: Node, known: Ties) -> dict[Node, int]:
    return {tie.node: tie.weight for tie in known[node] if _is_person(tie.node)}


def _groups(edges: Mapping[Node, Mapping[Node, int]]) -> list[tuple[str, ...]]:
    """People who meet each other, the largest group first; one too large to name is cut once."""
    found: list[tuple[Node, ...]] = []
    for some in communities(edges):
        if len(some) > PEOPLE:
            found += _parts(some, edges)
        elif len(some) > 1:
            found.append(some)
    found.sort(key=lambda one: (-len(one), one[0]))
    return [tuple(handle for _, handle in some) for some in found]


def _parts(
    some: tuple[Node, ...], edges: Mapping[Node, Mapping[Node, int]]
) -> Iterator[tuple[Node, ...]]:
    """The groups within a group; those who are in none of them go with the largest."""
    inside = frozenset(some)
    parts = communities(
        {
            node: {other: weight for other, weight in edges[node].items() if other in inside}
            for node in some
        }
    )
    lone = [node for part in parts[1:] if len(part) == 1 for node in part]
    yield tuple(sorted((*parts[0], *lone)))
    yield from (part for part in parts[1:] if len(part) > 1)


def _between(index: Index, group_of: Mapping[str, int]) -> Counter[tuple[int, int]]:
    """How many meetings people of two groups shared, by their numbers, the lower one first."""
    counts: Counter[tuple[int, int]] = Counter()
    for meeting in held(index):
        there = {one.person for one in meeting.present if one.person in group_of}
        if len(there) <= LARGE_MEETING:
            groups = sorted({group_of[handle] for handle in there if handle is not None})
            counts.update(combinations(groups, 2))
    return counts


def _things_of(known: Ties, group_of: Mapping[str, int]) -> dict[int, list[Node]]:
    """The projects and series of each group: those whose meetings are most its own."""
    found: dict[int, list[Node]] = {}
    for node, some in known.items():
        weights: Counter[int] = Counter()
        if _is_person(node):
            continue
        for tie in some:
            if _is_person(tie.node) and tie.node[1] in group_of:
                weights[group_of[tie.node[1]]] += tie.weight
        if weights:
            nearest = min(weights, key=lambda number: (-weights[number], number))
            found.setdefault(nearest, []).append(node)
    return found


def _strongest_between(
    between: Mapping[tuple[int, int], int], count: int
) -> tuple[tuple[int, int, int], ...]:
    """The edges of the picture of groups: the three strongest of each."""
    shown = {pair: meetings for pair, meetings in between.items() if max(pair) < count}
    strongest = max(shown.values(), default=1)
    kept: set[tuple[int, int]] = set()
    for number in range(count):
        mine = sorted((-meetings, pair) for pair, meetings in shown.items() if number in pair)
        kept.update(pair for _, pair in mine[:BETWEEN])
    return tuple((*pair, level(shown[pair], strongest)) for pair in sorted(kept))


class _Maker:
    """Makes the groups of one index, each with a name that no other has."""

    def __init__(self, index: Index, known: Ties) -> None:
        self._index, self._known = index, known
        self._names: Counter[str] = Counter()

    def group(
        self,
        number: int,
        handles: tuple[str, ...],
        things: list[Node],
        between: Mapping[tuple[int, int], int],
    ) -> Group:
        """A group of the people `handles`, who meet about `things`."""
        weights = self._weights(handles, things)
        ranked = sorted(things, key=lambda node: (-weights[node], node))
        meets = Counter(
            {sum(pair) - number: count for pair, count in between.items() if number in pair}
        )
        by_name = self.by_name(handles)
        return Group(
            number=number,
            name=self._unique(self._name(by_name, ranked)),
            people=tuple(by_name[:PEOPLE]),
            people_total=len(handles),
            projects=self._named(ranked, TargetKind.PROJECT),
            projects_total=sum(kind is TargetKind.PROJECT for kind, _ in ranked),
            series=self._named(ranked, TargetKind.SERIES),
            series_total=sum(kind is TargetKind.SERIES for kind, _ in ranked),
            meets=tuple(
                sorted(
                    ((other, count) for other, count in meets.items() if other < GROUPS),
                    key=lambda one: (-one[1], one[0]),
                )
            ),
            drawing=self._drawing(handles, ranked, weights),
        )

    def by_name(self, handles: Iterable[str]) -> list[str]:
        """People in the order of their names: who has most meetings is nobody's business."""
        people = self._index.people
        return sorted(handles, key=lambda one: (people[one].name.casefold(), one))

    def _weights(self, handles: Iterable[str], things: list[Node]) -> Counter[Node]:
        """How strongly each is tied to the group's people."""
        inside = {(TargetKind.PERSON, handle) for handle in handles}
        return Counter(
            {
                node: sum(tie.weight for tie in self._known.get(node, ()) if tie.node in inside)
                for node in (*sorted(inside), *things)
            }
        )

    def _name(self, handles: list[str], things: list[Node]) -> str:
        """What most of the people share: their team, else a project or series."""
        people, teams = self._index.people, self._index.teams
        counts = Counter(
            team for one in handles if (team := people[one].team) is not None and team in teams
        )
        slug, count = min(counts.items(), key=lambda one: (-one[1], one[0]), default=("", 0))
        if count == len(handles):
            return teams[slug].name
        if 2 * count > len(handles):
            return f"{teams[slug].name} and others"
        if things:
            kind, key = things[0]
            is_project = kind is TargetKind.PROJECT
            name = self._index.projects[key].name if is_project else self._index.series[key].title
            return f"Around {name}"
        two = ", ".join(people[one].name for one in handles[:NAMED])
        return f"{two} and others" if len(handles) > NAMED else two

    def _unique(self, name: str) -> str:
        self._names[name] += 1
        return f"{name} ({self._names[name]})" if self._names[name] > 1 else name

    def _named(self, ranked: list[Node], kind: TargetKind) -> tuple[str, ...]:
        slugs = [node[1] for node in ranked if node[0] is kind][:THINGS]
        if kind is TargetKind.PROJECT:
            return tuple(sorted(slugs, key=lambda one: self._index.projects[one].name.casefold()))
        return tuple(sorted(slugs, key=lambda one: self._index.series[one].title.casefold()))

    def _drawing(
        self, handles: tuple[str, ...], ranked: list[Node], weights: Mapping[Node, int]
    ) -> Drawing:
        nearest = sorted(handles, key=lambda one: (-weights[TargetKind.PERSON, one], one))
        handles = tuple(self.by_name(nearest[:DRAWN_PEOPLE]))
        people = [(TargetKind.PERSON, one) for one in handles]
        things = sorted(ranked[:DRAWN_THINGS])
        edges = self._edges(people, things or people)
        if things:
            edges |= {
                (there, here): edge for (here, there), edge in self._edges(things, people).items()
            }
        strongest = max(edges.values(), default=1)
        return Drawing(
            people=handles,
            things=tuple(things),
            edges=tuple((*pair, level(edges[pair], strongest)) for pair in sorted(edges)),
        )

    def _edges(self, some: list[Node], others: list[Node]) -> dict[tuple[int, int], int]:
        """The strongest ties of each of some to others, by their places, with their weights."""
        places = {node: at for at, node in enumerate(others)}
        found: dict[tuple[int, int], int] = {}
        for at, node in enumerate(some):
            mine = [tie for tie in self._known[node] if tie.node in places][:EDGES]
            found |= {(at, places[tie.node]): tie.weight for tie in mine}
        return found
