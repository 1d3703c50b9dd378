"""MG072: actions that go on from meeting to meeting."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity

MEETINGS = 4


def run(index: Index) -> Iterator[Diagnostic]:
    """Each open action that was there at the last four meetings of its series.

    What: raised four or more meetings ago, and still open.
    Why: what is carried so long is too large, is not wanted, or waits for somebody who was not
    asked.
    Bad: `- [ ] @ada rewrite the guide`, raised in spring
    Good: a smaller first step with a date; or `[-]`, and a line that says why
    """
    for action in index.actions:
        if action.status.is_open and action.age_meetings >= MEETINGS:
            yield Diagnostic(
                code="MG072",
                severity=Severity.INFO,
                location=action.location,
                message=f"open for {action.age_meetings} meetings: “{action.text}”",
                hint=f"cut it smaller, give it away, or `meetgen cancel {action.id}`",
            )
