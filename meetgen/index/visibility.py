"""Which notes this build may show: decided first, so that nothing later can tell of the others."""

from collections.abc import Iterable

from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Note

PRIVATE = "private"
PUBLIC = "public"
UNREADABLE = frozenset({"MG001", "MG002", "MG003", "MG004", "MG005", "MG006"})


def split_by_visibility(
    notes: Iterable[Note], config: Config
) -> tuple[tuple[Note, ...], tuple[Diagnostic, ...]]:
    """The notes for the build's audience, sorted by path, and why others were kept back by mistake.

    The second holds only what made a note unreadable, and so private: its author has to hear of it.
    """
    shown: list[Note] = []
    withheld: list[Diagnostic] = []
    for note in sorted(notes, key=lambda one: one.path):
        if is_visible(note, config):
            shown.append(note)
            continue
        withheld += (
            one
            for one in note.diagnostics
            if one.code in UNREADABLE and one.severity is Severity.ERROR
        )
    return tuple(shown), tuple(withheld)


def is_visible(note: Note, config: Config) -> bool:
    """Whether the build's audience may see the note; a public one is for every audience."""
    written = note.visibility if note.visibility is not None else (config.visibility,)
    audiences = {one.strip().casefold() for one in written}
    wanted = config.audience.strip().casefold() if config.audience else None
    if not audiences or (PRIVATE in audiences and wanted != PRIVATE):
        return False
    return wanted is None or wanted in audiences or PUBLIC in audiences
