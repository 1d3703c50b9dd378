"""A note with everything about it resolved: its people, its event, its series."""

import datetime as dt

from msgspec import Struct

from meetgen.model.event import Occurrence, Reply
from meetgen.model.note import Note, NoteKind, Presence, Role


class Attendee(Struct, frozen=True, kw_only=True):
    """Somebody at a meeting. `person` is a handle, None when nobody known has that name."""

    person: str | None
    name: str
    role: Role | None = None
    presence: Presence
    reply: Reply | None = None
    remote: bool = False
    remark: str = ""


class Meeting(Struct, frozen=True, kw_only=True):
    """A meeting note, resolved.

    `title` is never empty. `attendees` are in the order written, those only invited by the
    calendar last. `events` holds the occurrences that the note is about, usually one or none.
    `previous` and `next` are paths of the neighbours in its series.
    """

    note: Note
    title: str
    date: dt.date | None
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    kind: NoteKind = NoteKind.MEETING
    series: str | None = None
    projects: tuple[str, ...] = ()
    team: str | None = None
    purpose: str | None = None
    attendees: tuple[Attendee, ...] = ()
    events: tuple[Occurrence, ...] = ()
    previous: str | None = None
    next: str | None = None

    @property
    def path(self) -> str:
        """The note's path from the notes folder, which is also its page's."""
        return self.note.path

    @property
    def event(self) -> Occurrence | None:
        """The occurrence that the note is about: the first, when it covers several."""
        return self.events[0] if self.events else None

    @property
    def present(self) -> tuple[Attendee, ...]:
        """Those who were there."""
        return tuple(one for one in self.attendees if one.presence is Presence.PRESENT)
