"""The index: everything a notebook knows, resolved and in order."""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar, cast

from msgspec import Struct, field
from msgspec.structs import force_setattr

from meetgen.model.action import Action
from meetgen.model.concern import KnownConcern
from meetgen.model.config import Config
from meetgen.model.decision import Decision
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.event import Occurrence
from meetgen.model.link import Link
from meetgen.model.meeting import Meeting
from meetgen.model.memo import Memo
from meetgen.model.note import Note
from meetgen.model.person import Person
from meetgen.model.project import Project
from meetgen.model.question import Question
from meetgen.model.series import Series
from meetgen.model.team import Team

Worked = TypeVar("Worked")


class TargetKind(StrEnum):
    """What a reference leads to."""

    NOTE = "note"
    PERSON = "person"
    PROJECT = "project"
    SERIES = "series"
    TEAM = "team"
    CONCERN = "concern"
    FILE = "file"  # an attachment below the notes folder


class ResolvedLink(Struct, frozen=True, kw_only=True):
    """A reference that leads somewhere: `key` is a note's or file's path, a handle or a slug.

    `anchor` is an id on the target page (without `#`), empty for the page itself.
    """

    link: Link
    kind: TargetKind
    key: str
    anchor: str = ""


class Backlink(Struct, frozen=True, kw_only=True):
    """A line of another note that refers here."""

    note: str
    link: Link


class Index(Struct, frozen=True, kw_only=True):
    """Everything a notebook knows on one day.

    `notes` holds every Markdown file, sorted by path; `meetings` the meeting notes in order of
    date (undated ones first), time, path. People, projects, series and teams are sorted by key,
    concerns as `teams.yml` names them;
    `actions`, `decisions`, `questions` by note date, note, line. `links` has the resolved
    references of each file in order of place. `backlinks` is keyed by (kind, key) and sorted
    newest note first; a mention by a note's own attendance list is no backlink. `upcoming` are
    occurrences from `as_of` on, in order, that belong to a known series or are referenced by a
    note. `files` are attachments below the notes folder.
    `withheld` are the errors that made notes private: for their author's terminal, never for a
    page or an export.
    """

    as_of: dt.date
    config: Config
    notes: Mapping[str, Note] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    projects: Mapping[str, Project] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    concerns: Mapping[str, KnownConcern] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    links: Mapping[str, tuple[ResolvedLink, ...]] = field(default_factory=dict)
    backlinks: Mapping[tuple[TargetKind, str], tuple[Backlink, ...]] = field(default_factory=dict)
    upcoming: tuple[Occurrence, ...] = ()
    files: frozenset[str] = frozenset()
    withheld: tuple[Diagnostic, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    worked_out: Memo[Callable[["Index"], object], object] = field(default_factory=Memo)

    def __post_init__(self) -> None:
        """Begin anew: a changed copy knows nothing of what was worked out of the original."""
        force_setattr(self, "worked_out", Memo())

    def once(self, work_out: Callable[["Index"], Worked]) -> Worked:
        """What a function gives for this index, worked out the first time that somebody asks."""
        if work_out not in self.worked_out:
            self.worked_out[work_out] = work_out(self)
        return cast("Worked", self.worked_out[work_out])
