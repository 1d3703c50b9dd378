"""MG073: decisions that nobody entitled to was there to take."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Role


def run(index: Index) -> Iterator[Diagnostic]:
    """Each decision of a meeting at which no decision maker was present.

    What: the notebook names decision makers, none of those present at this meeting is one, and
    the line says not who decided. Notebooks that never use the role are left alone.
    Why: it will be decided again by those who were not there.
    Bad: `- Decision: we move in May`, in a meeting without its decider
    Good: `decider: ada` in the front matter, or `[by:: ada]` on the line
    """
    meetings = index.meetings
    if not any(
        one.role is Role.DECIDER for meeting in meetings.values() for one in meeting.present
    ):
        return
    for decision in index.decisions:
        present = meetings[decision.note].present
        if not decision.was_accepted:
            continue
        if not decision.by and present and all(one.role is not Role.DECIDER for one in present):
            yield Diagnostic(
                code="MG073",
                severity=Severity.INFO,
                location=decision.location,
                message="no decision maker was present when this was decided",
                hint="name one with `decider:`, or say on the line who it was: `[by:: ada]`",
            )
