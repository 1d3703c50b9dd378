"""A team's page: its charter, what it owns, who is in it, and what is open."""

from collections.abc import Iterator
from dataclasses import dataclass

from meetgen.index.index import Backlink, Index, TargetKind
from meetgen.model.page import TEAMS_URI, Page, PageKind, team_uri
from meetgen.model.person import Person
from meetgen.model.team import Concern, Team
from meetgen.pages.lists import Bucket, due_buckets, first_rows, grouped, team_actions
from meetgen.pages.more import actions_uri
from meetgen.pages.note_text import own_words
from meetgen.pages.timeline import Timeline, timeline

MENTIONS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamView:
    """What a team's page shows.

    `shares` are concerns of other teams in which this one has a part, as (team, concern).
    `open` are open actions of its members. `parts` are the slugs of the teams below it.
    """

    team: Team
    own_words: str
    parts: tuple[str, ...]
    shares: tuple[tuple[str, Concern], ...]
    members: tuple[Person, ...]
    former: tuple[Person, ...]
    projects: tuple[str, ...]
    series: tuple[str, ...]
    open: tuple[Bucket, ...]
    meetings: Timeline
    mentions: tuple[Backlink, ...]


def pages(index: Index) -> Iterator[Page]:
    """One page for each team, by slug."""
    parts = grouped(index.teams.values(), lambda one: (one.part_of,))
    shares = grouped(
        ((team.slug, concern) for team in index.teams.values() for concern in team.owns),
        lambda one: one[1].shared_with,
    )
    projects = grouped(index.projects.values(), lambda one: (one.team,))
    series = grouped(index.series.values(), lambda one: (one.team,))
    actions = team_actions(index)
    for team in index.teams.values():
        slug = team.slug
        uri = team_uri(slug)
        own = index.notes.get(uri)
        members = [index.people[handle] for handle in team.members if handle in index.people]
        view = TeamView(
            team=team,
            own_words=own_words(own, index) if own else "",
            parts=tuple(one.slug for one in parts.get(slug, [])),
            shares=tuple(shares.get(slug, [])),
            members=tuple(one for one in members if one.left is None or one.left > index.as_of),
            former=tuple(one for one in members if one.left and one.left <= index.as_of),
            projects=tuple(one.slug for one in projects.get(slug, [])),
            series=tuple(one.slug for one in series.get(slug, [])),
            open=first_rows(due_buckets(actions.get(slug, []), index), actions_uri(uri)),
            meetings=timeline(team.notes, index, uri),
            mentions=index.backlinks.get((TargetKind.TEAM, slug), ())[:MENTIONS],
        )
        yield Page(
            uri=uri,
            title=team.name,
            kind=PageKind.TEAM,
            view=view,
            note=own.path if own else None,
            section=TEAMS_URI,
        )
