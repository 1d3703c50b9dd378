"""Action items: as a line of a note says it, and as a thing that lives over many notes."""

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from meetgen.model.source import Location


class ActionStatus(StrEnum):
    """What a box says; `MOVED` lines follow their id and are not counted."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CANCELLED = "cancelled"
    MOVED = "moved"

    def __init__(self, word: str) -> None:
        # Whether work is still to be done: asked for each line of each list.
        self.is_open = word in ("open", "in_progress")


class Priority(StrEnum):
    """Obsidian Tasks' priorities."""

    HIGHEST = "highest"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    LOWEST = "lowest"


class ActionForm(StrEnum):
    """How the line is marked, which says how sure we are that it is an action."""

    BOX = "box"  # - [ ] text
    TAG = "tag"  # ACTION: text, TODO(ada): text, #action text
    HEADING = "heading"  # a list item under a heading named Action items
    REVIEW = "review"  # a list item under Review previous actions: matched, never added


class OwnerClaim(Struct, frozen=True, kw_only=True):
    """One reading of who owns an action, and the action's text under that reading.

    `names` as written, without `@`, brackets or roles; the first is accountable. A `certain` claim
    (`@handle` in front, `[owner:: x]`, `ACTION(ada):`) stands even when nobody of that name is
    known; any other counts only if every name resolves.
    """

    names: tuple[str, ...]
    text: str
    certain: bool = False


class TaskFields(Struct, frozen=True, kw_only=True):
    """What the fields of a task line say; None or empty where a field is missing."""

    due: dt.date | None = None
    scheduled: dt.date | None = None
    start: dt.date | None = None
    created: dt.date | None = None
    done: dt.date | None = None
    cancelled: dt.date | None = None
    priority: Priority | None = None
    recurrence: str | None = None
    id: str | None = None
    depends_on: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    visibility: str | None = None
    by: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    revisit: dt.date | None = None
    status: str | None = None  # of a decision: proposed, accepted or rejected


NO_FIELDS = TaskFields()


class ActionItem(Struct, frozen=True, kw_only=True):
    """An action as one line of one note says it.

    `text` is the words without box, tag and fields (Markdown), `claims` the readings of its owner
    in the order in which they are tried; with no claim that counts, the action has no owner.
    `context` is the path of headings and parent list items above it, outermost first.
    `tags` are the `#words` on the line. `span` is the item's box or marker as offsets in
    `Note.body`: (start, end), where an anchor may be put.
    """

    text: str
    status: ActionStatus
    form: ActionForm
    claims: tuple[OwnerClaim, ...] = ()
    fields: TaskFields = NO_FIELDS
    tags: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    location: Location
    span: tuple[int, int] = (0, 0)


class ActionLine(Struct, frozen=True, kw_only=True):
    """One step in an action's history: a line of a note that raised, carried or closed it.

    `date` is the note's; `ended` the day since when the line says that it is done or cancelled,
    which may be later, because a box can be ticked where it was raised. `owners` as in `Action`;
    empty where the line names nobody.
    """

    note: str
    date: dt.date | None
    status: ActionStatus
    due: dt.date | None
    location: Location
    ended: dt.date | None = None
    owners: tuple[str, ...] = ()


class Action(Struct, frozen=True, kw_only=True):
    """An action item of the index: one thing, whatever the number of lines that name it.

    `id` is the line's own or a short hash of note and text; `has_own_id` tells which. `owners`
    are handles where resolved, else the words as written; the first is accountable. `note` is
    the path of the note whose line says the state (the latest), `raised_in` of the first one;
    `location` is that latest line. `age_days` counts from the date of `raised_in` to the
    index's `as_of` while open, None when that note has no date; `age_meetings` counts later
    meetings of the series. `history` is in order of date; its first line raised the action.
    """

    id: str
    has_own_id: bool
    text: str
    owners: tuple[str, ...]
    status: ActionStatus
    due: dt.date | None
    done: dt.date | None
    priority: Priority | None = None
    projects: tuple[str, ...] = ()
    series: str | None = None
    note: str
    raised_in: str
    raised_on: dt.date | None
    location: Location
    context: tuple[str, ...] = ()
    age_days: int | None = None
    age_meetings: int = 0
    history: tuple[ActionLine, ...] = ()

    @property
    def anchor(self) -> str:
        """The id of the line on its note's page."""
        return f"a-{self.id}"
