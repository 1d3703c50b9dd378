"""The organisation: its teams, as a tree."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.note import Note
from meetgen.model.page import TEAMS_URI, Page, PageKind
from meetgen.model.team import Team
from meetgen.pages.lists import grouped
from meetgen.pages.note_text import own_words

DEEPEST = 8  # levels of teams below teams; a circle of `part_of` ends here at the latest


class TeamRow(Struct, frozen=True, kw_only=True):
    """A team in the tree of teams; `depth` 0 is the outermost."""

    team: Team
    depth: int
    members: int


class TeamsView(Struct, frozen=True, kw_only=True):
    """What the page of teams shows; the numbers are of concerns, which have a page of their own."""

    own_words: str
    teams: tuple[TeamRow, ...]
    concerns: int
    unowned: int
    contested: int


def pages(index: Index) -> Iterator[Page]:
    """The page of teams."""
    own = index.notes.get(TEAMS_URI)
    yield Page(
        uri=TEAMS_URI,
        title="Teams",
        kind=PageKind.TEAMS,
        show=partial(_view, index, own),
        note=own.path if own else None,
        is_searchable=False,
    )


def _view(index: Index, own: Note | None) -> TeamsView:
    return TeamsView(
        own_words=own_words(own, index),
        teams=tuple(_tree(index)),
        concerns=len(index.concerns),
        unowned=sum(not one.owners for one in index.concerns.values()),
        contested=sum(len(one.owners) > 1 for one in index.concerns.values()),
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
