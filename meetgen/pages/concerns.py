"""The organisation's map: who owns which concern in which layer, and what nobody owns."""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from meetgen.index.concerns import register_order
from meetgen.index.index import Index
from meetgen.model.concern import KnownConcern
from meetgen.model.decision import DecisionStatus
from meetgen.model.page import CONCERNS_URI, Page, PageKind, ready
from meetgen.pages.lists import last_met
from meetgen.pages.note_text import own_words
from meetgen.pages.paging import NO_PAGER, Pager, by_range

MOST_ACROSS = 6  # columns of the map that one can take in at once
MOST_CONCERNS = 200  # more of them are no map any more, only a list
OTHER = "Other"
NOBODY = ""  # the team of what nobody owns


class Holding(StrEnum):
    """What a team has to do with a concern."""

    OWNED = "owned"
    SEVERAL = "several"  # owned, and by another team as well
    SHARED = "shared"
    NOBODY = "nobody"


class Placed(Struct, frozen=True, kw_only=True):
    """A concern where a layer and a team meet."""

    concern: KnownConcern
    holding: Holding


class OrganisationMap(Struct, frozen=True, kw_only=True):
    """Layers and teams, one of them across; `cells` by row, then column.

    Teams are slugs, `NOBODY` is the last; layers are in the order in which teams name them. Where
    there are too many of both, nothing is `across`, and `bands` has (layer, team, concerns).
    """

    has_teams_across: bool = False
    across: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    cells: tuple[tuple[tuple[Placed, ...], ...], ...] = ()
    bands: tuple[tuple[str, str, tuple[Placed, ...]], ...] = ()


class ConcernRow(Struct, frozen=True, kw_only=True):
    """A concern in the list, with how many decisions stand and when it was last spoken of."""

    concern: KnownConcern
    decisions: int
    last: dt.date | None


class ConcernsView(Struct, frozen=True, kw_only=True):
    """What the map's page shows; `map` is None where it would be too large to be read.

    `unowned` have no owner, `contested` several.
    """

    own_words: str
    map: OrganisationMap | None
    unowned: tuple[KnownConcern, ...]
    contested: tuple[KnownConcern, ...]
    rows: tuple[ConcernRow, ...]
    total: int
    pager: Pager = NO_PAGER


def pages(index: Index) -> Iterator[Page]:
    """The map, and further pages of its list where that is long; none without concerns."""
    if not index.concerns:
        return
    concerns = sorted(index.concerns.values(), key=lambda one: (one.name.casefold(), one.slug))
    stands = {one.id for one in index.decisions if one.status is DecisionStatus.ACCEPTED}
    rows = [
        ConcernRow(
            concern=one,
            decisions=len(stands.intersection(one.decisions)),
            last=last_met(one.notes, index),
        )
        for one in concerns
    ]
    own = index.notes.get(CONCERNS_URI)
    for part in by_range(rows, lambda one: one.concern.name, CONCERNS_URI):
        is_first = part.uri == CONCERNS_URI
        view = ConcernsView(
            own_words=own_words(own, index) if is_first else "",
            map=_map(index) if is_first else None,
            unowned=tuple(one for one in concerns if not one.owners) if is_first else (),
            contested=tuple(one for one in concerns if len(one.owners) > 1) if is_first else (),
            rows=part.items,
            total=len(rows),
            pager=part.pager,
        )
        yield Page(
            uri=part.uri,
            title=f"Who owns what {part.words}".strip(),
            kind=PageKind.CONCERNS,
            show=ready(view),
            note=own.path if own and is_first else None,
            section="" if is_first else CONCERNS_URI,
            is_searchable=False,
        )


def _map(index: Index) -> OrganisationMap | None:
    cells: dict[tuple[str, str], list[Placed]] = {}
    layers: dict[str, None] = {}
    if len(index.concerns) > MOST_CONCERNS:
        return None
    for concern in index.concerns.values():
        layer = concern.layer or OTHER
        layers[layer] = None
        for team, holding in _holders(concern, index):
            cells.setdefault((layer, team), []).append(Placed(concern=concern, holding=holding))
    names = tuple(sorted(layers, key=lambda name: name == OTHER))
    holding_teams = {team for _, team in cells}
    ordered = sorted(index.teams.values(), key=register_order)
    teams = [one.slug for one in ordered if one.slug in holding_teams]
    columns = (*teams, NOBODY) if NOBODY in holding_teams else tuple(teams)
    if len(columns) <= MOST_ACROSS:
        return OrganisationMap(
            has_teams_across=True,
            across=columns,
            down=names,
            cells=_by_row(cells, [[(layer, team) for team in columns] for layer in names]),
        )
    if len(names) <= MOST_ACROSS:
        return OrganisationMap(
            has_teams_across=False,
            across=names,
            down=columns,
            cells=_by_row(cells, [[(layer, team) for layer in names] for team in columns]),
        )
    places = ((layer, team) for layer in names for team in columns if (layer, team) in cells)
    return OrganisationMap(bands=tuple((*place, tuple(cells[place])) for place in places))


def _holders(concern: KnownConcern, index: Index) -> Iterator[tuple[str, Holding]]:
    """The teams in whose cells the concern stands."""
    owned = Holding.OWNED if len(concern.owners) == 1 else Holding.SEVERAL
    yield from ((team, owned) for team in concern.owners)
    yield from ((team, Holding.SHARED) for team in concern.shared_with if team in index.teams)
    if not concern.owners:
        yield NOBODY, Holding.NOBODY


def _by_row(
    cells: dict[tuple[str, str], list[Placed]], keys: Iterable[Iterable[tuple[str, str]]]
) -> tuple[tuple[tuple[Placed, ...], ...], ...]:
    return tuple(tuple(tuple(cells.get(key, ())) for key in row) for row in keys)
