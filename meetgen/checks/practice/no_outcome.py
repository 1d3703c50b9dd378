"""MG078: series whose meetings lead to nothing."""

from collections.abc import Iterator
from itertools import islice

from meetgen.index.index import Index
from meetgen.index.outcomes import held_in, outcomes
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.source import Location

MEETINGS = 4


def run(index: Index) -> Iterator[Diagnostic]:
    """Each series of whose last four notes none has an action, a decision or a question.

    What: four notes of meetings that took place, without an outcome.
    Why: it could have been an e-mail; or the outcome is written nowhere.
    Bad: a weekly round of reports
    Good: a page that everybody writes into, and a meeting when something is to be decided
    """
    fruitful = index.once(outcomes).any
    for series in index.series.values():
        held = [one.path for one in islice(held_in(series, index), MEETINGS)]
        if len(held) == MEETINGS and fruitful.isdisjoint(held):
            yield Diagnostic(
                code="MG078",
                severity=Severity.INFO,
                location=Location(path=held[0]),
                message=f"the last {MEETINGS} meetings of “{series.title}” have no outcome",
                hint="could this have been an e-mail? Else write down what came of it",
            )
