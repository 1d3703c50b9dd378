"""MG020: open actions that nobody owns."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity


def run(index: Index) -> Iterator[Diagnostic]:
    """Each open action without an owner.

    What: the line names nobody whom the notebook knows.
    Why: an action of everybody is done by nobody, and it shows on no person's page.
    Bad: `- [ ] send the deck`
    Good: `- [ ] @ada send the deck`
    """
    for action in index.actions:
        if action.status.is_open and not action.owners:
            yield Diagnostic(
                code="MG020",
                severity=Severity.INFO,
                location=action.location,
                message="this action has no owner",
                hint="begin its text with `@` and a handle",
            )
