"""The items that a note lists below its agenda."""

import re

from meetgen.model.note import Note
from meetgen.parsing.blocks import read_document
from meetgen.parsing.document import BlockKind, TrailKind
from meetgen.parsing.vocabulary import heading_key

AGENDA = frozenset(
    {"agenda", "topics", "tagesordnung", "ordre du jour", "orden del día", "pauta", "agendapunten"}
)


# "Agenda:", "**Agenda**", "- Agenda: x"; not "the agenda was long"
LABEL = re.compile(r"^\W*([^\W\d_][^\n:*]{2,18}?)\W*(?::|\*\*|$)", re.MULTILINE)


def has_agenda(note: Note) -> bool:
    """Whether a heading or label of the note says that its agenda follows."""
    if any(heading_key(one.text) in AGENDA for one in note.sections):
        return True
    return any(heading_key(one[1]) in AGENDA for one in LABEL.finditer(note.body))


def agenda_lines(body: str) -> tuple[str, ...]:
    """The outermost list items below the heading or label *Agenda*, as Markdown on one line."""
    if not any(word in body.casefold() for word in AGENDA):
        return ()
    found = []
    for block in read_document(body, 1, "").blocks:
        if block.kind is not BlockKind.ITEM or block.depth or block.trail is None:
            continue
        above = block.trail
        if above.kind is not TrailKind.ITEM and heading_key(above.text) in AGENDA:
            text = " ".join(line.source.strip() for line in block.lines)
            if text:
                found.append(text)
    return tuple(found)
