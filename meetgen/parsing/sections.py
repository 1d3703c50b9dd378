"""A note's headings with the ids they have on its page."""

from meetgen.model.note import Section
from meetgen.model.slug import heading_anchor
from meetgen.parsing.document import BlockKind, Document


def read_sections(document: Document) -> tuple[Section, ...]:
    """The headings in document order; ids as Python-Markdown's toc extension gives them."""
    taken: set[str] = set()
    return tuple(
        Section(
            level=block.level,
            text=block.text,
            anchor=block.attributes.get("id") or heading_anchor(block.text, taken),
            location=document.place_of(block),
        )
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    )
