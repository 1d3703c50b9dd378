"""A Markdown file of the notebook, as read and before anything is resolved."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from meetgen.model.action import ActionItem
from meetgen.model.decision import DecisionItem
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.link import Link
from meetgen.model.question import QuestionItem
from meetgen.model.source import Location


class NoteKind(StrEnum):
    """What a file is; only `PAGE` and `OWN_WORDS` are not meeting notes."""

    MEETING = "meeting"
    AGENDA = "agenda"
    CANCELLED = "cancelled"
    SUMMARY = "summary"
    PAGE = "page"  # an ordinary page, left alone
    OWN_WORDS = "own_words"  # people/ada.md: comes first on the generated page

    def __init__(self, word: str) -> None:
        # Whether the file is a meeting note: asked for each of them, many times.
        self.is_meeting = word not in ("page", "own_words")


class Presence(StrEnum):
    """Whether somebody was there; invited says nothing of it."""

    PRESENT = "present"
    ABSENT = "absent"
    INVITED = "invited"


class Role(StrEnum):
    """What somebody did in a meeting."""

    FACILITATOR = "facilitator"
    DECIDER = "decider"
    NOTE_TAKER = "note_taker"
    ADVISOR = "advisor"
    SPECTATOR = "spectator"


class DateSource(StrEnum):
    """Where a note's date was read."""

    FRONT_MATTER = "front_matter"
    FILE_NAME = "file_name"
    LABEL = "label"
    HEADING = "heading"
    EVENT = "event"


class Attendance(Struct, frozen=True, kw_only=True):
    """One person as an attendance list or a role label names them, unresolved.

    `name` is cleaned of company, pronouns, links, roles and remarks; it may be a handle when
    nothing else is written. `handle` and `email` only where the text gives them.
    """

    name: str
    presence: Presence
    handle: str | None = None
    email: str | None = None
    role: Role | None = None
    remote: bool = False
    remark: str = ""
    location: Location
    from_front_matter: bool = False


class EventReference(Struct, frozen=True, kw_only=True):
    """One value of `event`: a series slug, UID, UID prefix, or pasted Google Calendar link."""

    text: str
    location: Location


class Section(Struct, frozen=True, kw_only=True):
    """A heading and its place; `level` 1 to 6, `text` plain, `anchor` the id on the page."""

    level: int
    text: str
    anchor: str
    location: Location


class Note(Struct, frozen=True, kw_only=True):
    """A Markdown file as read.

    `path` is posix style from the notes folder. `title` comes from the front matter or the first
    heading and is None when there is neither. `start` is set only when the note gives a time: naive
    when it gives no offset (then it is in the notebook's zone). `occurrence` is the original day of
    one of a recurring event, `occurrence_start` its time, as `start`. `body` is the text after the
    front matter, `body_line` the line of the file at which it begins. Names (projects, team,
    series, people) are as written. `closes` are (id, location) of `#done id` marks. `visibility` is
    None where the note says nothing, `("private",)` where it is unreadable. `meta` keeps every
    front matter key that no other field holds, as JSON would hold its value (dates as ISO text).
    `key_lines` has the place of every front matter value by its key. Where
    sections or lines were taken out for an audience, `kept_lines` has the file's own number of each
    line that is left; all places are then those of the text without them.
    """

    path: str
    kind: NoteKind
    title: str | None = None
    title_in_front_matter: bool = False
    date: dt.date | None = None
    start: dt.datetime | None = None
    date_source: DateSource | None = None
    series: str | None = None
    projects: tuple[str, ...] = ()
    team: str | None = None
    events: tuple[EventReference, ...] = ()
    occurrence: dt.date | None = None
    occurrence_start: dt.datetime | None = None
    attendance: tuple[Attendance, ...] = ()
    purpose: str | None = None
    visibility: tuple[str, ...] | None = None
    status: str | None = None
    tags: tuple[str, ...] = ()
    meta: Mapping[str, object] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    actions: tuple[ActionItem, ...] = ()
    decisions: tuple[DecisionItem, ...] = ()
    questions: tuple[QuestionItem, ...] = ()
    closes: tuple[tuple[str, Location], ...] = ()
    links: tuple[Link, ...] = ()
    body: str = ""
    body_line: int = 1
    diagnostics: tuple[Diagnostic, ...] = ()
    key_lines: Mapping[str, Location] = field(default_factory=dict)
    kept_lines: tuple[int, ...] = ()


def place_in(note: Note, offset: int) -> Location:
    """The place in the file of a character of the note's body."""
    line = note.body_line + note.body.count("\n", 0, offset)
    column = offset - note.body.rfind("\n", 0, offset)
    return Location(path=note.path, line=line, column=column)
