"""MG056: private matter where another site engine would publish it."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.source import Location
from meetgen.parsing.audiences import PUBLIC, folded


def run(index: Index) -> Iterator[Diagnostic]:
    """The first note with private matter, where the notes lie in the engine's own folder of pages.

    What: notes for some only, below `docs_dir` of mkdocs.yml.
    Why: an engine that passes over meetgen's plugin, as Zensical does, publishes every file there.
    Bad: `docs_dir: notes`
    Good: `docs_dir: guard`, and for the plugin `notes_dir: notes`
    """
    if not index.config.is_open:
        return
    for path, note in sorted(index.notes.items()):
        said = note.visibility if note.visibility is not None else (index.config.visibility,)
        if folded(PUBLIC) in {folded(one) for one in said}:
            continue
        yield Diagnostic(
            code="MG056",
            severity=Severity.WARNING,
            location=note.key_lines.get("visibility") or Location(path=path),
            message="this note is not for everybody, and an engine without meetgen's plugin would"
            " publish it",
            hint="set `docs_dir: guard` and the plugin's `notes_dir: notes`, as Security says",
        )
        return
