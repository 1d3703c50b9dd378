"""MG056: private matter where another site engine would publish it."""

from collections.abc import Iterable, Iterator

from meetgen.index.index import Index
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Note
from meetgen.model.source import Location
from meetgen.parsing.audiences import PUBLIC, folded
from meetgen.parsing.blocks import read_document
from meetgen.parsing.hidden import marked_lines


def run(index: Index) -> Iterator[Diagnostic]:
    """The first private note or part, where the notes lie in the engine's own folder of pages.

    What: notes for some only, below `docs_dir` of mkdocs.yml.
    Why: an engine that passes over meetgen's plugin, as Zensical does, publishes every file there.
    Bad: `docs_dir: notes`
    Good: `docs_dir: guard`, and for the plugin `notes_dir: notes`
    """
    if not index.config.is_open:
        return
    for path, note in sorted(index.notes.items()):
        said = note.visibility if note.visibility is not None else (index.config.visibility,)
        place = note.key_lines.get("visibility") or Location(path=path)
        if _is_open(said):
            part = next(_parts_kept_back(note, index.config), None)
            if part is None:
                continue
            place = part
        yield Diagnostic(
            code="MG056",
            severity=Severity.WARNING,
            location=place,
            message="this is not for everybody, and an engine without meetgen's plugin would"
            " publish it",
            hint="set `docs_dir: guard` and the plugin's `notes_dir: notes`, as Security says",
        )
        return


def _is_open(audiences: Iterable[str]) -> bool:
    return folded(PUBLIC) in {folded(one) for one in audiences}


def _parts_kept_back(note: Note, config: Config) -> Iterator[Location]:
    """Where the sections and lines of a note begin that are not for everybody."""
    if "visibility" not in note.body.casefold():
        return
    document = read_document(note.body, note.body_line, note.path)
    for one in marked_lines(document, config):
        if not _is_open(one.audiences):
            yield Location(path=note.path, line=note.body_line + one.first, column=1)
