"""Checks: one file each; what is wrong with a notebook as a whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec.structs import replace

from meetgen.checks import (
    hidden_fields,
    missing_notes,
    mistyped_owners,
    mixed_alphabets,
    near_spellings,
    open_notes,
    page_collisions,
    published_addresses,
    secrets,
    template_left,
    unlisted_people,
    unowned_actions,
)
from meetgen.checks.practice import PRACTICE_CHECKS
from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.parsing.ignores import Ignores, read_ignores

Check = Callable[[Index], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    hidden_fields.run,
    missing_notes.run,
    mistyped_owners.run,
    mixed_alphabets.run,
    near_spellings.run,
    open_notes.run,
    published_addresses.run,
    secrets.run,
    template_left.run,
    unlisted_people.run,
    unowned_actions.run,
    page_collisions.run,
)

IGNORE = "ignore"


def run_checks(index: Index) -> Index:
    """The index with the checks' diagnostics, each once, at configured levels, sorted by place.

    Checks of practice run where the configuration gives their code a level. What a note asks not
    to be told of is left out.
    """
    found = [*index.diagnostics, *(one for check in CHECKS for one in check(index))]
    for code, check in PRACTICE_CHECKS.items():
        if index.config.levels.get(code, IGNORE) != IGNORE:
            found.extend(check(index))
    ignores = _Ignores(index)
    found = [one for one in found if not ignores.cover(one)]
    levels = index.config.levels
    return replace(
        index,
        diagnostics=_in_order(found, levels),
        withheld=_in_order(index.withheld, levels),
    )


class _Ignores:
    """What the notes ask not to be told of, each note read once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._read: dict[str, Ignores] = {}

    def cover(self, one: Diagnostic) -> bool:
        """Whether the note in which it stands asks not to be told."""
        path = one.location.path
        note = self._index.notes.get(path)
        if note is None or "meetgen:" not in note.body:
            return False
        if path not in self._read:
            self._read[path] = read_ignores(note.body, note.body_line)
        return self._read[path].covers(one.code, one.location.line)


def _in_order(found: Iterable[Diagnostic], levels: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    wanted = {
        replace(one, severity=Severity(levels[one.code])) if one.code in levels else one
        for one in found
        if levels.get(one.code) != IGNORE
    }
    return tuple(sorted(wanted, key=lambda one: (one.location, one.code, one.message)))
