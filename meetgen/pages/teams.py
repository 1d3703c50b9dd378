"""The organisation: its teams, and who owns which concern in which layer."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meetgen.index.index import Index
from meetgen.model.page import TEAMS_URI, Page, PageKind
from meetgen.model.team import Concern, Team
from meetgen.pages.lists import grouped
from meetgen.pages.note_text import own_words

DEEPEST = 8  # levels of teams below teams; a circle of `part_of` ends here at the latest
OTHER = "Other"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """A team in the tree of teams; `depth` 0 is the outermost."""

    team: Team
    depth: int
    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """A concern and the team that owns it."""

    concern: Concern
    team: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A layer of the map with what is owned in it, by concern."""

    name: str
    owned: tuple[Owned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsView:
    """What the page of teams shows; layers are in the order in which teams name them."""

    own_words: str
    teams: tuple[TeamRow, ...]
    layers: tuple[Layer, ...]


def pages(index: Index) -> Iterator[Page]:
    """The page of teams."""
    own = index.notes.get(TEAMS_URI)
    view = TeamsView(
        own_words=own_words(own, index) if own else "",
        teams=tuple(_tree(index)),
        layers=_layers(index.teams),
    )
    yield Page(
        uri=TEAMS_URI,
        title="Teams",
        kind=PageKind.TEAMS,
        view=view,
        note=own.path if own else None,
        is_searchable=False,
    )


def _tree(index: Index) -> Iterator[TeamRow]:
    """Every team once, each after the one it is a part of."""
    below = grouped(index.teams.values(), lambda one: (one.part_of,))
    shown: set[str] = set()

    def walk(team: Team, depth: int) -> Iterator[TeamRow]:
        if team.slug in shown:
            return
        shown.add(team.slug)
        here = (index.people.get(handle) for handle in team.members)
        members = sum(one is not None and one.left is None for one in here)
        yield TeamRow(team=team, depth=depth, members=members)
        if depth < DEEPEST:
            for part in below.get(team.slug, []):
                yield from walk(part, depth + 1)

    for team in index.teams.values():
        if team.part_of not in index.teams:
            yield from walk(team, 0)
    for team in index.teams.values():
        yield from walk(team, 0)


def _layers(teams: Mapping[str, Team]) -> tuple[Layer, ...]:
    ordered = sorted(teams.values(), key=_register_order)
    owned = (Owned(concern=concern, team=team.slug) for team in ordered for concern in team.owns)
    layers = grouped(owned, lambda one: (one.concern.layer or OTHER,))
    names = sorted(layers, key=lambda name: name == OTHER)
    return tuple(
        Layer(name=name, owned=tuple(sorted(layers[name], key=lambda one: one.concern.concern)))
        for name in names
    )


def _register_order(team: Team) -> tuple[int, str]:
    """The order in which `teams.yml` names them, for its author chose it."""
    return (team.location.line if team.location else sys.maxsize, team.slug)
