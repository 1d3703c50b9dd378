"""Who owns an action: the first reading of its line that counts."""

from typing import NamedTuple

from meetgen.index.attendance import ambiguous
from meetgen.index.naming import Namer
from meetgen.index.people import Company
from meetgen.model.action import ActionItem
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.source import Location


class Owned(NamedTuple):
    """The owners of a line, the first accountable, and its text without them."""

    text: str
    owners: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def owned(item: ActionItem, company: Company, namer: Namer) -> Owned:
    """The first claim whose names all resolve; an explicit one stands even as words."""
    doubts: list[tuple[str, tuple[str, ...]]] = []
    for claim in item.claims:
        owners: dict[str, None] = {}
        counts = True
        for name in claim.names:
            meant = namer.meant(name, company, explicit=claim.certain)
            if meant.candidates:
                doubts.append((name, meant.candidates))
            counts = counts and bool(meant.owners)
            owners.update(dict.fromkeys(meant.owners or (name,)))
        if owners and (counts or claim.certain):
            return Owned(
                owners=tuple(owners),
                text=claim.text,
                diagnostics=_doubts(doubts, owners, item, namer),
            )
    diagnostics = _doubts(doubts, {name: None for name, _ in doubts}, item, namer)
    if item.fields.owners:
        names = resolved(item.fields.owners, company, namer)
        return Owned(owners=names, text=item.text, diagnostics=diagnostics)
    return Owned(text=item.text, diagnostics=diagnostics)


def _doubts(
    doubts: list[tuple[str, tuple[str, ...]]],
    kept: dict[str, None],
    item: ActionItem,
    namer: Namer,
) -> tuple[Diagnostic, ...]:
    """A diagnostic for each open name that the result depends on."""
    return tuple(
        ambiguous(name, candidates, item.location, namer.people)
        for name, candidates in dict(doubts).items()
        if name in kept
    )


def resolved(names: tuple[str, ...], company: Company, namer: Namer) -> tuple[str, ...]:
    """Handles where a marked name resolves, else the words as written; each once."""
    found: dict[str, None] = {}
    for name in names:
        found.update(dict.fromkeys(namer.meant(name, company, explicit=True).owners or (name,)))
    return tuple(found)


def at_line(location: Location) -> str:
    """A place in words: `2026/2026-11-18-weekly.md:14`."""
    return f"{location.path}:{location.line}"
