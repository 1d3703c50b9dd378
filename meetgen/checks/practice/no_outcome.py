"""MG078: series whose meetings lead to nothing."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import NoteKind
from meetgen.model.source import Location

MEETINGS = 4


def run(index: Index) -> Iterator[Diagnostic]:
    """Each series of whose last four notes none has an action, a decision or a question.

    What: four notes of meetings that took place, without an outcome.
    Why: it could have been an e-mail; or the outcome is written nowhere.
    Bad: a weekly round of reports
    Good: a page that everybody writes into, and a meeting when something is to be decided
    """
    fruitful = {step.note for action in index.actions for step in action.history}
    fruitful |= {one.note for one in index.decisions}
    fruitful |= {one.note for one in index.questions}
    for series in index.series.values():
        held = [path for path in series.notes if _was_held(path, index)][-MEETINGS:]
        if len(held) == MEETINGS and fruitful.isdisjoint(held):
            yield Diagnostic(
                code="MG078",
                severity=Severity.INFO,
                location=Location(path=held[-1]),
                message=f"the last {MEETINGS} meetings of “{series.title}” have no outcome",
                hint="could this have been an e-mail? Else write down what came of it",
            )


def _was_held(path: str, index: Index) -> bool:
    meeting = index.meetings[path]
    is_past = meeting.date is not None and meeting.date <= index.as_of
    return is_past and meeting.kind is NoteKind.MEETING
