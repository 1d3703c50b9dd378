"""Decisions put together: what is in force, now or at the end of a month; by person; as chains."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.index.stages import by_stage, chain_of, in_force_on
from meetgen.model.decision import Decision
from meetgen.model.page import (
    DECISION_CHAINS_URI,
    DECISIONS_BY_PERSON_URI,
    DECISIONS_IN_FORCE_URI,
    DECISIONS_URI,
    Page,
    PageKind,
    in_force_uri,
    person_uri,
    project_uri,
    ready,
)
from meetgen.model.person import public_name
from meetgen.pages.lists import grouped, newest_first
from meetgen.pages.more import decisions_uri, has_more_decisions
from meetgen.pages.paging import NO_PAGER, Order, Pager, by_period, by_range

MONTHS = 12  # whose last days have a page each, where something changed; before, the ends of years
MOST_ROWS = 300  # of one page, shared by its groups
MOST_IN_GROUP = 20
LONGEST_CHAIN = 50
NO_PROJECT = "Without a project"
NOBODY = "Nobody is named"
ONE_DAY = dt.timedelta(days=1)


class Grouping(StrEnum):
    """What the groups of a page are; the value is the page's title."""

    IN_FORCE = "Decisions in force"
    BY_PERSON = "Decisions by person"
    CHAINS = "How decisions changed"


class DecisionGroup(Struct, frozen=True, kw_only=True):
    """Decisions under one heading; `all_uri` leads to all where they are only some of `total`.

    `uri` is the page of what the heading names, empty where it has none.
    """

    title: str
    decisions: tuple[Decision, ...]
    total: int
    uri: str = ""
    all_uri: str = ""


class DecisionGroupsView(Struct, frozen=True, kw_only=True):
    """What such a page shows. `day` is the last of a month that is over, None for today."""

    grouping: Grouping
    groups: tuple[DecisionGroup, ...]
    total: int
    day: dt.date | None = None
    pager: Pager = NO_PAGER


def pages(index: Index) -> Iterator[Page]:
    """What is in force today, then at the ends of months; by person; the chains."""
    if not index.decisions:
        return
    yield from _in_force_today(index)
    yield from _in_force_before(index)
    yield from _by_person(index)
    yield from _chains(index)


def snapshots(index: Index) -> tuple[tuple[dt.date, tuple[Decision, ...]], ...]:
    """The ends of months that have a page, newest first, with what was in force then.

    To be asked for with `index.once`.
    """
    by_id = {one.id: one for one in index.decisions}
    found: list[tuple[dt.date, tuple[Decision, ...]]] = []
    for day in _month_ends(index):
        held = tuple(in_force_on(day, index.decisions, by_id))
        if held and (not found or held != found[-1][1]):
            found.append((day, held))
    return tuple(reversed(found))


def _month_ends(index: Index) -> Iterator[dt.date]:
    """Oldest first: the ends of years, then those of the last months that are over."""
    first = min((one.date for one in index.decisions if one.date), default=index.as_of)
    months = [index.as_of.replace(day=1) - ONE_DAY]
    while len(months) < MONTHS:
        months.append(months[-1].replace(day=1) - ONE_DAY)
    for year in range(first.year, months[-1].year):
        yield dt.date(year, 12, 31)
    yield from (day for day in reversed(months) if day >= first)


def _in_force_today(index: Index) -> Iterator[Page]:
    held = [
        one for stage, some in index.once(by_stage).items() if stage.is_in_force for one in some
    ]
    yield from _pages(Grouping.IN_FORCE, _by_project(held, index), len(held))


def _in_force_before(index: Index) -> Iterator[Page]:
    for day, held in index.once(snapshots):
        # One page each, however much was in force: the rest is told by its number.
        groups = _cut(_by_project(held, index)[:MOST_ROWS])
        yield Page(
            uri=in_force_uri(day),
            title=f"{Grouping.IN_FORCE} on {day}",
            kind=PageKind.DECISION_GROUPS,
            show=ready(
                DecisionGroupsView(
                    grouping=Grouping.IN_FORCE, groups=groups, total=len(held), day=day
                )
            ),
            section=DECISIONS_URI,
            is_searchable=False,
        )


def _by_project(decisions: Iterable[Decision], index: Index) -> list[DecisionGroup]:
    filed = grouped(newest_first(decisions), lambda one: dict.fromkeys(one.projects) or ("",))
    of_project = index.once(decisions_of_projects)
    groups = [
        DecisionGroup(
            title=index.projects[slug].name if slug in index.projects else slug,
            decisions=tuple(some),
            total=len(some),
            uri=project_uri(slug) if slug in index.projects else "",
            all_uri=_all_uri(project_uri(slug), of_project.get(slug, 0)),
        )
        for slug, some in filed.items()
        if slug
    ]
    groups.sort(key=lambda one: (one.title.casefold(), one.uri))
    rest = tuple(filed.get("", ()))
    if rest:
        groups.append(DecisionGroup(title=NO_PROJECT, decisions=rest, total=len(rest)))
    return groups


def _by_person(index: Index) -> Iterator[Page]:
    filed = grouped(newest_first(index.decisions), lambda one: dict.fromkeys(one.by) or ("",))
    groups = [
        DecisionGroup(
            title=index.people[who].name if who in index.people else public_name(who),
            decisions=tuple(some),
            total=len(some),
            uri=person_uri(who) if who in index.people else "",
            all_uri=_all_uri(person_uri(who), len(some)) if who in index.people else "",
        )
        for who, some in filed.items()
        if who
    ]
    groups.sort(key=lambda one: (one.title.casefold(), one.uri))
    rest = tuple(filed.get("", ()))
    if rest:
        groups.append(DecisionGroup(title=NOBODY, decisions=rest, total=len(rest)))
    yield from _pages(Grouping.BY_PERSON, groups, len(index.decisions))


def decisions_of_projects(index: Index) -> Mapping[str, int]:
    """How many decisions each project has; to be asked for with `index.once`."""
    return Counter(slug for one in index.decisions for slug in set(one.projects))


def _all_uri(uri: str, total: int) -> str:
    """Where all decisions of a project or person are: its page, or one below it."""
    return decisions_uri(uri) if has_more_decisions(uri, total) else uri


def _pages(grouping: Grouping, groups: Sequence[DecisionGroup], total: int) -> Iterator[Page]:
    uri = DECISIONS_IN_FORCE_URI if grouping is Grouping.IN_FORCE else DECISIONS_BY_PERSON_URI
    for part in by_range(groups, lambda one: one.title, uri):
        yield Page(
            uri=part.uri,
            title=f"{grouping} {part.words}".strip(),
            kind=PageKind.DECISION_GROUPS,
            show=ready(
                DecisionGroupsView(
                    grouping=grouping, groups=_cut(part.items), total=total, pager=part.pager
                )
            ),
            section=DECISIONS_URI,
            is_searchable=False,
        )


def _cut(groups: Sequence[DecisionGroup]) -> tuple[DecisionGroup, ...]:
    """The groups with so many rows each that their page can be read."""
    most = max(min(MOST_IN_GROUP, MOST_ROWS // max(len(groups), 1)), 1)
    return tuple(
        DecisionGroup(
            title=one.title,
            decisions=one.decisions[:most],
            total=one.total,
            uri=one.uri,
            all_uri=one.all_uri,
        )
        for one in groups
    )


def _chains(index: Index) -> Iterator[Page]:
    by_id = {one.id: one for one in index.decisions}
    heads = newest_first(
        one for one in index.decisions if one.supersedes and one.superseded_by is None
    )
    if not heads:
        return
    for part in by_period(heads, Order(day_of=lambda one: one.date), DECISION_CHAINS_URI):
        chains = [chain_of(one, by_id) for one in part.items]
        groups = tuple(
            DecisionGroup(
                title=head.text or head.id,
                decisions=chain[-LONGEST_CHAIN:],
                total=len(chain),
            )
            for head, chain in zip(part.items, chains, strict=True)
        )
        yield Page(
            uri=part.uri,
            title=f"{Grouping.CHAINS} {part.words}".strip(),
            kind=PageKind.DECISION_GROUPS,
            show=ready(
                DecisionGroupsView(
                    grouping=Grouping.CHAINS, groups=groups, total=len(heads), pager=part.pager
                )
            ),
            section=DECISIONS_URI,
            is_searchable=False,
        )
