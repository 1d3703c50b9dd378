"""MG071: meetings of the calendar that had no agenda."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import NoteKind
from meetgen.model.source import Location
from meetgen.parsing.agenda_lines import has_agenda


def run(index: Index) -> Iterator[Diagnostic]:
    """Each note of a meeting that the calendar planned, without an agenda.

    What: the meeting was sent out as an invitation, and its note has no section *Agenda*.
    Why: people come prepared only for what they know of, and skip what does not need them.
    Bad: a note that begins with what was said
    Good: a section `## Agenda`, written when the invitation goes out
    """
    for meeting in index.meetings.values():
        if not meeting.events or meeting.kind not in (NoteKind.MEETING, NoteKind.AGENDA):
            continue
        if not has_agenda(meeting.note):
            yield Diagnostic(
                code="MG071",
                severity=Severity.INFO,
                location=Location(path=meeting.path),
                message="this meeting was planned, and its note has no agenda",
                hint="add a section `## Agenda` before the meeting; `meetgen new` makes one",
            )
