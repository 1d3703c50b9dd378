"""Decisions: as written in a note, and with their later fate."""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from meetgen.model.action import NO_FIELDS, TaskFields
from meetgen.model.source import Location


class DecisionStatus(StrEnum):
    """Whether a decision stands."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"

    @property
    def is_over(self) -> bool:
        """Whether it does not stand, and will not."""
        return self in (DecisionStatus.REJECTED, DecisionStatus.SUPERSEDED)


class DecisionItem(Struct, frozen=True, kw_only=True):
    """A decision as one note says it; `context`, `tags` and `span` as in `ActionItem`."""

    text: str
    fields: TaskFields = NO_FIELDS
    tags: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    location: Location
    span: tuple[int, int] = (0, 0)


class DecisionLine(Struct, frozen=True, kw_only=True):
    """A step in a decision's life: a line that proposed, accepted or rejected it."""

    status: DecisionStatus
    note: str
    date: dt.date | None
    location: Location


class Decision(Struct, frozen=True, kw_only=True):
    """A decision of the index.

    `supersedes` are ids of the decisions that it replaced (or, as a proposal, would), and
    `superseded_by` the id of the one that replaced it; `by` holds handles where resolved, else
    the words as written. `note`, `date` and `location` are those of the line that accepted it,
    else of the first; `history` has all lines that changed its status, in order of date, and is
    empty where there is only that one.
    """

    id: str
    has_own_id: bool
    text: str
    status: DecisionStatus
    by: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    superseded_by: str | None = None
    revisit: dt.date | None = None
    projects: tuple[str, ...] = ()
    series: str | None = None
    note: str
    date: dt.date | None
    location: Location
    context: tuple[str, ...] = ()
    history: tuple[DecisionLine, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the line on its note's page."""
        return f"d-{self.id}"

    @property
    def was_accepted(self) -> bool:
        """Whether the decision is, or has ever been, in force."""
        if self.status in (DecisionStatus.ACCEPTED, DecisionStatus.SUPERSEDED):
            return True
        return any(one.status is DecisionStatus.ACCEPTED for one in self.history)
