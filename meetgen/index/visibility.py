"""Which notes this build may show: decided first, so that nothing later can tell of the others."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Note
from meetgen.parsing.audiences import may_see

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
    """Whether the build's audience may see the note; where it says nothing, the notebook does."""
    return may_see(note.visibility if note.visibility is not None else (config.visibility,), config)


def as_written(found: Iterable[Diagnostic], notes: Mapping[str, Note]) -> Iterator[Diagnostic]:
    """The findings with the lines that the files have, where parts of a note were taken out."""
    for one in found:
        note = notes.get(one.location.path)
        line = one.location.line
        if note is None or not 0 < line <= len(note.kept_lines):
            yield one
        else:
            yield replace(one, location=replace(one.location, line=note.kept_lines[line - 1]))
