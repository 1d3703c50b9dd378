"""MG070: meetings of which nobody wrote down why they are held."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.index.outcomes import has_purpose
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
        is_one = meeting.kind in (NoteKind.MEETING, NoteKind.AGENDA)
        if is_one and not has_purpose(meeting, index):
            yield Diagnostic(
                code="MG070",
                severity=Severity.INFO,
                location=Location(path=meeting.path),
                message="nobody wrote down what this meeting is for",
                hint="write `purpose:` in the front matter, or once for the series in series.yml",
            )
