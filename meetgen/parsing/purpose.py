"""Why people met: the section headed Purpose, Goal, Outcome or Objective, or a line so labelled."""

from meetgen.model.config import Words
from meetgen.parsing.document import Block, BlockKind, Document, Trail
from meetgen.parsing.name_lists import labelled
from meetgen.parsing.vocabulary import is_purpose_heading

MOST_BLOCKS = 40  # a heading "Goals" further down is a topic's
MOST_LABELLED = 20
LONGEST = 500
TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.HTML})


def read_purpose(document: Document, words: Words) -> str | None:
    """The plain words of the first such section or line, list items joined by semicolons."""
    found: list[str] = []
    section: Trail | None = None
    last: Trail | None = None
    for block in document.blocks[:MOST_BLOCKS]:
        if block.kind not in TEXT or not block.lines:
            continue
        trail = block.trail
        if section is not None and trail is not section:
            break
        if trail is not last and block.kind is not BlockKind.HEADING:
            last = trail
            if trail is not None and is_purpose_heading(trail.text, words):
                section = trail
        if section is not None:
            found.append(" ".join(block.text.split()))
            continue
        text = _labelled(block, words) if block.depth == 0 and block.index < MOST_LABELLED else None
        if text is not None:
            return text[:LONGEST]
    return "; ".join(found)[:LONGEST] or None


def _labelled(block: Block, words: Words) -> str | None:
    for line in block.lines:
        for label, rest in labelled(line.text):
            if rest.strip() and is_purpose_heading(label, words):
                return " ".join(rest.split())
    return None
