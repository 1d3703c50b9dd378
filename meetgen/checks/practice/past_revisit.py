"""MG077: decisions that were to be looked at again by now."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.decision import DecisionStatus
from meetgen.model.diagnostic import Diagnostic, Severity


def run(index: Index) -> Iterator[Diagnostic]:
    """Each decision that stands although its day to be looked at again has come.

    What: `[revisit:: 2026-11-01]` is past, and nothing superseded the decision.
    Why: a decision for a time becomes one for good when nobody looks at it.
    Bad: `- Decision: we rent [revisit:: 2026-06-30]`, a year later
    Good: a new decision with `[supersedes:: d7k2]`, or another day
    """
    for decision in index.decisions:
        if (
            decision.status is DecisionStatus.ACCEPTED
            and decision.revisit is not None
            and decision.revisit < index.as_of
        ):
            yield Diagnostic(
                code="MG077",
                severity=Severity.INFO,
                location=decision.location,
                message=f"this was to be looked at again on {decision.revisit}",
                hint="decide anew and supersede it, or write another day",
            )
