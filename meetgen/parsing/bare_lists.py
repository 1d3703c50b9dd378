"""People listed below a title with no heading of their own."""

from collections.abc import Iterator

from meetgen.model.note import Presence
from meetgen.parsing.document import Block, BlockKind, Document
from meetgen.parsing.names import is_certainly_name, read_name
from meetgen.parsing.roll import Entry
from meetgen.parsing.vocabulary import heading_key

TICKED = frozenset("xX✓✔")
FIRST_SECTIONS = frozenset(
    {"agenda", "notes", "minutes", "discussion", "topics", "agenda and notes", "meeting notes"}
)
FEWEST = 3  # so many names in a row, right below the title, are the people who were there


def read_bare_list(document: Document) -> Iterator[Entry]:
    """A list of names and nothing else between the title and the agenda."""
    blocks = [block for block in document.blocks if block.kind is not BlockKind.HTML]
    if not blocks or blocks[0].kind is not BlockKind.HEADING:
        return
    items = []
    for block in blocks[1:]:
        if block.kind is not BlockKind.ITEM:
            ends = block.kind is BlockKind.HEADING and heading_key(block.text) in FIRST_SECTIONS
            if not ends:
                return
            break
        items.append(block)
    if len(items) < FEWEST or not all(_is_full_name(item) for item in items):
        return
    for item in items:
        person = read_name(item.text)
        if person is not None:
            yield Entry(
                person=person,
                presence=Presence.PRESENT,
                role=person.role,
                location=document.place(item.lines[0]),
                section=item.list_start,
                is_ticked=None if item.box is None else item.box in TICKED,
            )


def _is_full_name(item: Block) -> bool:
    person = read_name(item.text) if item.lines else None
    return person is not None and " " in person.name and is_certainly_name(item.text)
