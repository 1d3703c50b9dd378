"""Checks: one file each; what is wrong with a notebook as a whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from meetgen.checks import (
    missing_notes,
    mistyped_owners,
    mixed_alphabets,
    near_spellings,
    page_collisions,
    unowned_actions,
)
from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity

Check = Callable[[Index], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    missing_notes.run,
    mistyped_owners.run,
    mixed_alphabets.run,
    near_spellings.run,
    unowned_actions.run,
    page_collisions.run,
)

IGNORE = "ignore"


def run_checks(index: Index) -> Index:
    """The index with the checks' diagnostics, each once, at configured levels, sorted by place."""
    found = [*index.diagnostics, *(one for check in CHECKS for one in check(index))]
    levels = index.config.levels
    return replace(
        index,
        diagnostics=_in_order(found, levels),
        withheld=_in_order(index.withheld, levels),
    )


def _in_order(found: Iterable[Diagnostic], levels: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    wanted = {
        replace(one, severity=Severity(levels[one.code])) if one.code in levels else one
        for one in found
        if levels.get(one.code) != IGNORE
    }
    return tuple(sorted(wanted, key=lambda one: (one.location, one.code, one.message)))
