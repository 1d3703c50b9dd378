"""The index of a notebook: notes, registers and calendars joined, read top to bottom."""

import datetime as dt
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.event import CalendarFile
from meetgen.index.actions import make_actions
from meetgen.index.anchors import Anchors
from meetgen.index.attendance import (
    Attended,
    attendees_of,
    claimed_identities,
    invited_identities,
    listed_identities,
)
from meetgen.index.concerns import make_concerns, names_of_concerns
from meetgen.index.concerns import with_notes as concerns_with_notes
from meetgen.index.decisions import make_decisions
from meetgen.index.identities import conflicts, entry_keys
from meetgen.index.index import Index, TargetKind
from meetgen.index.meetings import NoteEvents, find_events, make_meetings
from meetgen.index.names import keyed
from meetgen.index.naming import Namer
from meetgen.index.people import People, make_people, notes_of_people, with_notes
from meetgen.index.projects import Keys, make_projects, names_of_projects
from meetgen.index.projects import with_notes as projects_with_notes
from meetgen.index.questions import make_questions
from meetgen.index.references import References, find_references
from meetgen.index.series import SeriesBook, make_series, read_series, upcoming, with_event_series
from meetgen.index.series import resolved as series_resolved
from meetgen.index.targets import make_targets
from meetgen.index.teams import make_teams, names_of_teams, with_members
from meetgen.index.unknown import unknown_names
from meetgen.index.visibility import split_by_visibility
from meetgen.model.config import Config
from meetgen.model.note import Note
from meetgen.model.register import Registers


def build_index(
    notes: Iterable[Note],
    registers: Registers,
    calendars: Iterable[CalendarFile],
    *,
    config: Config,
    today: dt.date,
    files: Iterable[str] = (),
) -> Index:
    """Everything the notes tell an audience on the day `today`; their order does not matter.

    Diagnostics are those of the notes, registers and calendars and of joining them, unsorted.
    """
    shown, withheld = split_by_visibility(notes, config)
    calendar = Calendars.of(calendars)
    teams = make_teams(registers, shown)
    team_keys = names_of_teams(teams)
    projects = make_projects(registers.projects, shown, registers.series)
    project_keys = names_of_projects(projects)

    book = read_series(registers.series, shown, calendar, config)
    found = find_events(shown, book, calendar, config.timezone)
    book = replace(book, of_note={**found.series, **book.of_note})
    book = with_event_series(book, found.events, calendar)

    people = _people(shown, registers, found, frozenset(team_keys))
    namer = Namer(people=people, groups=frozenset(team_keys))
    attended = _attended(shown, found, namer)
    meetings = make_meetings(
        shown,
        events=found.events,
        attended=attended,
        book=book,
        projects=project_keys,
        teams=team_keys,
        timezone=config.timezone,
    )
    held = tuple(meetings.values())
    series = series_resolved(make_series(book, held, calendar, today), project_keys, team_keys)
    persons = with_notes(people, notes_of_people(held), team_keys)
    actions = make_actions(held, attended=attended, namer=namer, projects=project_keys, as_of=today)
    decisions = make_decisions(held, attended=attended, namer=namer, projects=project_keys)
    questions = make_questions(held, project_keys)
    index = Index(
        as_of=today,
        config=config,
        notes={note.path: note for note in shown},
        meetings=meetings,
        people=persons,
        projects=projects_with_notes(projects, held, namer, team_keys),
        series=series,
        teams=with_members(teams, persons.values(), held),
        concerns=make_concerns(teams, team_keys, project_keys),
        actions=actions.actions,
        decisions=decisions.decisions,
        questions=questions,
        upcoming=upcoming(series.values(), held, today),
        files=frozenset(files),
        withheld=withheld,
    )
    references = _references(index, book, namer, attended)
    index = replace(index, links=references.links, backlinks=references.backlinks)
    return replace(
        index,
        concerns=concerns_with_notes(index),
        diagnostics=(
            *(one for note in shown for one in note.diagnostics),
            *registers.diagnostics,
            *calendar.diagnostics,
            *conflicts(registers.people),
            *found.diagnostics,
            *(one for of_note in attended.values() for one in of_note.diagnostics),
            *actions.diagnostics,
            *decisions.diagnostics,
            *references.diagnostics,
            *unknown_names(shown, _registered(registers)),
        ),
    )


def _people(
    notes: tuple[Note, ...], registers: Registers, found: NoteEvents, groups: frozenset[str]
) -> People:
    """Everybody: the register's, those listed at or invited to meetings, and express owners."""
    meetings = tuple(note for note in notes if note.kind.is_meeting)
    listed = [one for note in meetings for one in listed_identities(note, groups)]
    for events in found.events.values():
        listed += invited_identities(events)
    known = frozenset(
        (
            *(key for entry in registers.people for key in entry_keys(entry)),
            *(key for one in set(listed) for key in one.keys),
        )
    )
    claims = [one for note in meetings for one in claimed_identities(note, known, groups)]
    return make_people(registers.people, listed, claims)


def _attended(notes: Iterable[Note], found: NoteEvents, namer: Namer) -> Mapping[str, Attended]:
    return {
        note.path: attendees_of(note, found.events.get(note.path, ()), namer)
        for note in notes
        if note.kind.is_meeting
    }


def _references(
    index: Index, book: SeriesBook, namer: Namer, attended: Mapping[str, Attended]
) -> References:
    targets = make_targets(
        index.notes,
        index.files,
        slugs={
            TargetKind.PERSON: frozenset(index.people),
            TargetKind.PROJECT: frozenset(index.projects),
            TargetKind.SERIES: frozenset(index.series),
            TargetKind.TEAM: frozenset(index.teams),
            TargetKind.CONCERN: frozenset(index.concerns),
        },
        keys={
            TargetKind.PROJECT: names_of_projects(index.projects),
            TargetKind.SERIES: book.keys,
            TargetKind.TEAM: names_of_teams(index.teams),
        },
        concerns=names_of_concerns(index.concerns),
        namer=namer,
        companies={path: one.company for path, one in attended.items()},
    )
    items = [(one.id, one.anchor) for one in index.actions]
    items += ((one.id, one.anchor) for one in index.decisions)
    items += ((one.id, one.anchor) for one in index.questions)
    anchors = Anchors(index.notes, items)
    return find_references(
        targets, anchors, {path: one.date for path, one in index.meetings.items()}
    )


def _registered(registers: Registers) -> Mapping[str, Keys]:
    """The names that the registers have, for near misses."""
    return {
        "project": names_of_projects({one.slug: one for one in registers.projects}),
        "series": keyed(
            (name, one.slug)
            for one in registers.series
            for name in (one.slug, one.title or "", *one.aliases)
        ),
        "team": names_of_teams({one.slug: one for one in registers.teams}),
    }
