"""MG074: decisions taken by too many people."""

from collections import Counter
from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Role
from meetgen.model.source import Location

MOST = 7


def run(index: Index) -> Iterator[Diagnostic]:
    """Each meeting that decided something with more than seven people who take part.

    What: present without spectators, more than seven, and at least one decision.
    Why: each further person makes a decision slower and nobody's own.
    Bad: twelve people and `- Decision: ...`
    Good: those who decide and those who know; the others read the note, or come as spectators
    """
    decided = Counter(one.note for one in index.decisions)
    for path in decided:
        meeting = index.meetings[path]
        count = sum(one.role is not Role.SPECTATOR for one in meeting.present)
        if count > MOST:
            yield Diagnostic(
                code="MG074",
                severity=Severity.INFO,
                location=Location(path=path),
                message=f"{count} people took part in a meeting that decided something",
                hint="invite those who decide and advise; let the others read the note",
            )
