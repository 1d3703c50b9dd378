"""MG076: meetings of which nobody wrote down who came."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import NoteKind
from meetgen.model.source import Location

FEWEST = 2  # people invited


def run(index: Index) -> Iterator[Diagnostic]:
    """Each note of a past meeting that says of nobody that they were there.

    What: the calendar invited two or more, and the note lists no attendance.
    Why: invited is not present; who did not hear of a decision cannot be told from who took it.
    Bad: a note with `event:` alone
    Good: `attendees: [Ada Lovelace, Bob Roe]`
    """
    for meeting in index.meetings.values():
        is_past = meeting.date is not None and meeting.date < index.as_of
        if meeting.kind is not NoteKind.MEETING or not is_past or meeting.present:
            continue
        if len(meeting.attendees) >= FEWEST:
            yield Diagnostic(
                code="MG076",
                severity=Severity.INFO,
                location=Location(path=meeting.path),
                message=f"{len(meeting.attendees)} people were invited; who came is not said",
                hint="list them: `attendees: [...]` in the front matter",
            )
