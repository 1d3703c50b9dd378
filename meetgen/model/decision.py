"""Decisions: as written in a note, and with their later fate."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from meetgen.model.action import NO_FIELDS, TaskFields
from meetgen.model.source import Location


class DecisionStatus(StrEnum):
    """Whether a decision still stands."""

    ACCEPTED = "accepted"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionItem:
    """A decision as one note says it; `context`, `tags` and `span` as in `ActionItem`."""

    text: str
    fields: TaskFields = NO_FIELDS
    tags: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    location: Location
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision of the index.

    `supersedes` and `superseded_by` are ids of other decisions (None when there is none); `by`
    holds handles where resolved, else the words as written.
    """

    id: str
    has_own_id: bool
    text: str
    status: DecisionStatus
    by: tuple[str, ...] = ()
    supersedes: str | None = None
    superseded_by: str | None = None
    revisit: dt.date | None = None
    projects: tuple[str, ...] = ()
    series: str | None = None
    note: str
    date: dt.date | None
    location: Location
    context: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the line on its note's page."""
        return f"d-{self.id}"
