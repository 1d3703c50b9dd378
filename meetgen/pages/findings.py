"""Findings: what is wrong with the notebook, where, and what to do about it."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.page import FINDINGS_URI, Page, PageKind
from meetgen.pages.lists import grouped

ROWS = 300  # of one severity; the command line prints them all


class FindingGroup(Struct, frozen=True, kw_only=True):
    """The findings of one severity, in order of place, and how many there are."""

    severity: Severity
    findings: tuple[Diagnostic, ...]
    total: int


class FindingsView(Struct, frozen=True, kw_only=True):
    """What the page of findings shows, errors first."""

    groups: tuple[FindingGroup, ...]


def pages(index: Index) -> Iterator[Page]:
    """The page of findings."""
    yield Page(
        uri=FINDINGS_URI,
        title="Findings",
        kind=PageKind.FINDINGS,
        show=partial(_view, index),
        is_searchable=False,
    )


def _view(index: Index) -> FindingsView:
    found = grouped(index.diagnostics, lambda one: (one.severity,))
    groups = tuple(
        FindingGroup(severity=severity, findings=tuple(some[:ROWS]), total=len(some))
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        if (some := found.get(severity))
    )
    return FindingsView(groups=groups)
