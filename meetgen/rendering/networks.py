"""Networks on pages: a picture, and the same in words."""

from collections.abc import Iterable, Iterator

from meetgen.index.index import TargetKind
from meetgen.index.shown_names import ShownNames
from meetgen.index.together import Node
from meetgen.model.page import NETWORK_URI, person_uri, project_uri, series_uri, team_uri
from meetgen.pages.ego import Ego, Neighbour
from meetgen.pages.markdown import Markdown, join, link
from meetgen.pages.network import Group, NetworkView
from meetgen.rendering.graphs import Dot, Words, ring, sides, star
from meetgen.rendering.lines import Lines

SIZES = (4, 8, 16)  # people above which a group's mark is one size larger
LEGEND_GAP = "   "
SIGNS = {
    TargetKind.PERSON: "\u25cf people",
    TargetKind.PROJECT: "\u25a0 projects",
    TargetKind.SERIES: "\u25c6 series",
    TargetKind.TEAM: "\u25b2 teams",
}


class Networks:
    """The networks of one site."""

    def __init__(self, names: ShownNames, lines: Lines) -> None:
        self._names = names
        self._lines = lines

    def with_list(self, ego: Ego) -> Markdown:
        """Who and what stands around something, as a picture and a list; empty where nothing."""
        if not ego.around:
            return Markdown("")
        rows = [
            f'- {self._link(one.node)} <span class="mg-muted">{self._when(one)}</span>'
            for one in ego.by_strength
        ]
        return Markdown("\n\n".join((self.picture(ego), "\n".join(rows))))

    def picture(self, ego: Ego) -> Markdown:
        """The picture alone, for pages that list the same besides."""
        if not ego.around:
            return Markdown("")
        dots = [self._dot(one.node, _shared(one), size=one.level) for one in ego.around]
        words = Words(
            title=f"Around {ego.name}",
            legend=_legend((one.node for one in ego.around), is_cut=ego.is_cut),
            description="Shared meetings: "
            + "; ".join(
                f"{dot.label}, {_shared(one)}" for dot, one in zip(dots, ego.around, strict=True)
            ),
        )
        return star(ego.name, dots, [one.level for one in ego.around], ego.among, words)

    def groups(self, view: NetworkView) -> Markdown:
        """The picture of all groups."""
        dots = [
            Dot(
                kind=TargetKind.PERSON,
                label=group.name,
                uri=NETWORK_URI,
                anchor=anchor(group.number),
                told=f"{group.name}: {group.people_total} people",
                size=1 + sum(group.people_total > least for least in SIZES),
            )
            for group in view.groups
        ]
        words = Words(
            title="Groups of people who meet, and what connects them",
            description="Each group is described below, with the other groups that it meets.",
            legend="Thick lines stand for many meetings, large signs for many people.",
        )
        return ring(dots, view.edges, words)

    def group(self, group: Group) -> Markdown:
        """The picture of one group."""
        drawing = group.drawing
        people = [self._dot((TargetKind.PERSON, handle)) for handle in drawing.people]
        things = [self._dot(node) for node in drawing.things]
        words = Words(
            title=f"{group.name}: who meets about what",
            description="All that is in the picture is named below it.",
            legend=LEGEND_GAP.join([_legend(drawing.things), *_cut(group)]).strip(),
        )
        if not things:
            return ring(people, drawing.edges, words)
        return sides(people, things, drawing.edges, words)

    def meets(self, group: Group, view: NetworkView) -> Markdown:
        """The other groups that a group meets, and how often."""
        return join(
            [
                Markdown(
                    f"{link(view.groups[number].name, NETWORK_URI, anchor(number))} "
                    f"({self._lines.count(count, 'meeting', 'meetings')})"
                )
                for number, count in group.meets
            ]
        )

    def _dot(self, node: Node, told: str = "", size: int = 2) -> Dot:
        name, uri = self._place(node)
        return Dot(
            kind=node[0], label=name, uri=uri, told=f"{name}: {told}" if told else "", size=size
        )

    def _when(self, one: Neighbour) -> str:
        if one.part:
            return one.part
        shown = self._lines.count(one.meetings, "meeting", "meetings")
        return f"{shown}, last {self._lines.day(one.last)}" if one.last else shown

    def _link(self, node: Node) -> Markdown:
        """The name of a person, project, series or team, with a link to its page."""
        kind, key = node
        return {
            TargetKind.PROJECT: self._lines.project,
            TargetKind.SERIES: self._lines.series,
            TargetKind.TEAM: self._lines.team,
        }.get(kind, self._lines.person)(key)

    def _place(self, node: Node) -> tuple[str, str]:
        kind, key = node
        if kind is TargetKind.PROJECT:
            return self._names.projects[key], project_uri(key)
        if kind is TargetKind.SERIES:
            return self._names.series[key], series_uri(key)
        if kind is TargetKind.TEAM:
            return self._names.teams[key], team_uri(key)
        return self._names.people[key], person_uri(key)


def anchor(number: int) -> str:
    """The id of a group's heading on the page of the network."""
    return f"group-{number + 1}"


def _shared(one: Neighbour) -> str:
    if one.part:
        return one.part
    meetings = "1 meeting" if one.meetings == 1 else f"{one.meetings} meetings"
    return f"{meetings}, last {one.last}" if one.last else meetings


def _legend(nodes: Iterable[Node], *, is_cut: bool = False) -> str:
    """What the signs of a picture mean, where it has more than people; and whether it has all."""
    used = {TargetKind.PERSON, *(kind for kind, _ in nodes)}
    signs = [sign for kind, sign in SIGNS.items() if kind in used and len(used) > 1]
    return LEGEND_GAP.join([*signs, "the strongest ties only"] if is_cut else signs)


def _cut(group: Group) -> Iterator[str]:
    """What a picture shows of a group, where that is not all."""
    drawing, things = group.drawing, group.projects_total + group.series_total
    if group.people_total > len(drawing.people):
        yield f"{len(drawing.people)} of {group.people_total} people"
    if things > len(drawing.things):
        yield f"{len(drawing.things)} of {things} projects and series"
