"""A team's page: its charter, what it owns, who is in it, what is open, what it decided."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from msgspec import Struct

from meetgen.index.index import Backlink, Index, TargetKind
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.note import Note
from meetgen.model.page import TEAMS_URI, Page, PageKind, team_uri
from meetgen.model.person import Person
from meetgen.model.project import Project
from meetgen.model.series import Series
from meetgen.model.team import Concern, Team
from meetgen.pages.attention import Attention, late_and_carried, worth_a_word
from meetgen.pages.lists import (
    Bucket,
    due_buckets,
    first_rows,
    grouped,
    last_met,
    newest_first,
    team_actions,
)
from meetgen.pages.more import actions_uri
from meetgen.pages.note_text import own_words
from meetgen.pages.people import PersonRow
from meetgen.pages.timeline import Timeline, timeline

DECISIONS = 50
MENTIONS = 20


class TeamView(Struct, frozen=True, kw_only=True):
    """What a team's page shows.

    `shares` are concerns of other teams in which this one has a part, as (team, concern).
    `open` are open actions of its members. `parts` are the slugs of the teams below it.
    `decisions` are those of its notes and projects that stand, `superseded` those that do not.
    """

    team: Team
    own_words: str
    parts: tuple[str, ...]
    shares: tuple[tuple[str, Concern], ...]
    attention: tuple[Attention, ...]
    members: tuple[PersonRow, ...]
    former: tuple[Person, ...]
    projects: tuple[str, ...]
    series: tuple[str, ...]
    open: tuple[Bucket, ...]
    decisions: tuple[Decision, ...]
    superseded: tuple[Decision, ...]
    meetings: Timeline
    mentions: tuple[Backlink, ...]


def pages(index: Index) -> Iterator[Page]:
    """One page for each team, by slug."""
    for team in index.teams.values():
        uri = team_uri(team.slug)
        own = index.notes.get(uri)
        yield Page(
            uri=uri,
            title=team.name,
            kind=PageKind.TEAM,
            show=partial(_view, team, index, own),
            about=team,
            note=own.path if own else None,
            section=TEAMS_URI,
        )


class _Known(Struct, frozen=True, kw_only=True):
    """What is worked out once for all teams, by their slugs; `owned` are open actions by handle."""

    parts: dict[str | None, list[Team]]
    shares: dict[str, list[tuple[str, Concern]]]
    projects: dict[str | None, list[Project]]
    series: dict[str | None, list[Series]]
    actions: Mapping[str | None, list[Action]]
    decisions: dict[str, list[Decision]]
    owned: Counter[str]


def _known(index: Index) -> _Known:
    parts = grouped(index.teams.values(), lambda one: (one.part_of,))
    shares = grouped(
        ((team.slug, concern) for team in index.teams.values() for concern in team.owns),
        lambda one: one[1].shared_with,
    )
    projects = grouped(index.projects.values(), lambda one: (one.team,))
    series = grouped(index.series.values(), lambda one: (one.team,))
    owned = Counter(
        handle
        for one in index.actions
        if one.status.is_open
        for handle in dict.fromkeys(one.owners)
    )
    return _Known(
        parts=parts,
        shares=shares,
        projects=projects,
        series=series,
        actions=team_actions(index),
        decisions=_team_decisions(index),
        owned=owned,
    )


def _view(team: Team, index: Index, own: Note | None) -> TeamView:
    known, slug = index.once(_known), team.slug
    members = [index.people[handle] for handle in team.members if handle in index.people]
    here = [one for one in members if one.left is None or one.left > index.as_of]
    actions = known.actions.get(slug, [])
    decided = newest_first(known.decisions.get(slug, []))
    return TeamView(
        team=team,
        own_words=own_words(own, index),
        parts=tuple(one.slug for one in known.parts.get(slug, [])),
        shares=tuple(known.shares.get(slug, [])),
        attention=worth_a_word(*late_and_carried(actions, index.as_of)),
        members=tuple(_row(one, known.owned, index) for one in here),
        former=tuple(one for one in members if one.left and one.left <= index.as_of),
        projects=tuple(one.slug for one in known.projects.get(slug, [])),
        series=tuple(one.slug for one in known.series.get(slug, [])),
        open=first_rows(due_buckets(actions, index), actions_uri(team_uri(slug))),
        decisions=tuple(one for one in decided if not one.status.is_over)[:DECISIONS],
        superseded=tuple(one for one in decided if one.status.is_over)[:DECISIONS],
        meetings=timeline(team.notes, index, team_uri(slug)),
        mentions=index.backlinks.get((TargetKind.TEAM, slug), ())[:MENTIONS],
    )


def _row(person: Person, counts: Counter[str], index: Index) -> PersonRow:
    return PersonRow(
        person=person,
        open_actions=counts[person.handle],
        last_met=last_met(person.notes, index),
    )


def _team_decisions(index: Index) -> dict[str, list[Decision]]:
    """The decisions of each team: those of its notes, and those about its projects."""

    def teams(one: Decision) -> Iterable[str]:
        projects = (index.projects.get(slug) for slug in one.projects)
        found = [index.meetings[one.note].team, *(known.team for known in projects if known)]
        return dict.fromkeys(slug for slug in found if slug is not None)

    return grouped(index.decisions, teams)
