"""What any page may show of things that it is not about: names, days, places."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from meetgen.index.concerns import names_of_concerns
from meetgen.index.index import Index
from meetgen.index.tags import known_tags
from meetgen.model.config import Config
from meetgen.model.decision import Decision
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind

TWO = 2  # people present


class MeetingName(Struct, frozen=True, kw_only=True):
    """A meeting as lists name it; `is_one_to_one`: two people met and nobody else was asked."""

    path: str
    title: str
    date: dt.date | None
    kind: NoteKind
    series: str | None
    is_one_to_one: bool

    @classmethod
    def of(cls, meeting: Meeting) -> "MeetingName":
        """The name of a meeting."""
        is_past = meeting.kind is NoteKind.MEETING
        return cls(
            path=meeting.path,
            title=meeting.title,
            date=meeting.date,
            kind=meeting.kind,
            series=meeting.series,
            is_one_to_one=is_past and len(meeting.present) == len(meeting.attendees) == TWO,
        )


class ShownNames(Struct, frozen=True, kw_only=True):
    """All of an index that pages may show beside their views.

    Two pages with equal views, of indices with equal names, have the same Markdown: so a build
    tells which pages changed without laying them out. People, projects, series, teams and concerns
    are names by handle or slug, `notes` the titles of files that are no meetings by path. `owners`
    are the teams that own a concern, `concern_keys` its slugs by the keys of its names, `tags`
    those that lead somewhere. `decisions` has those that replace others or are replaced, by id.
    """

    as_of: dt.date
    config: Config
    people: Mapping[str, str]
    projects: Mapping[str, str]
    series: Mapping[str, str]
    teams: Mapping[str, str]
    concerns: Mapping[str, str]
    owners: Mapping[str, tuple[str, ...]]
    concern_keys: Mapping[str, tuple[str, ...]]
    tags: frozenset[str]
    meetings: Mapping[str, MeetingName]
    notes: Mapping[str, str]
    decisions: Mapping[str, Decision]


def shown_names(index: Index) -> ShownNames:
    """The names of an index; to be asked for with `index.once`."""
    notes = (one for one in index.notes.values() if one.path not in index.meetings)
    named = {id_ for one in index.decisions for id_ in (*one.supersedes, one.superseded_by)}
    return ShownNames(
        as_of=index.as_of,
        config=index.config,
        people={handle: one.name for handle, one in index.people.items()},
        projects={slug: one.name for slug, one in index.projects.items()},
        series={slug: one.title for slug, one in index.series.items()},
        teams={slug: one.name for slug, one in index.teams.items()},
        concerns={slug: one.name for slug, one in index.concerns.items()},
        owners={slug: one.owners for slug, one in index.concerns.items()},
        concern_keys=names_of_concerns(index.concerns),
        tags=index.once(known_tags),
        meetings={path: MeetingName.of(one) for path, one in index.meetings.items()},
        notes={one.path: one.title or "" for one in notes},
        decisions={one.id: one for one in index.decisions if one.id in named},
    )
