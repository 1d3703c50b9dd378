"""MG070: meetings of which nobody wrote down why they are held."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import NoteKind
from meetgen.model.source import Location


def run(index: Index) -> Iterator[Diagnostic]:
    """Each note of a meeting without a purpose, neither its own nor its series'.

    What: the note has no `purpose`, no section of that name, and its series has none in series.yml.
    Why: who does not know what a meeting is for cannot say whether they are needed, or when it is
    over.
    Bad: a note that begins with its agenda
    Good: `purpose: Agree on the launch date`, or a purpose in series.yml for all of a series
    """
    for meeting in index.meetings.values():
        series = index.series.get(meeting.series or "")
        has_purpose = meeting.purpose or (series is not None and series.purpose)
        if meeting.kind in (NoteKind.MEETING, NoteKind.AGENDA) and not has_purpose:
            yield Diagnostic(
                code="MG070",
                severity=Severity.INFO,
                location=Location(path=meeting.path),
                message="nobody wrote down what this meeting is for",
                hint="write `purpose:` in the front matter, or once for the series in series.yml",
            )
