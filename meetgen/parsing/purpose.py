"""Why people met: the section headed Purpose, Goal, Outcome or Objective, or a line so labelled."""

from functools import lru_cache

from meetgen.model.config import Words
from meetgen.parsing.document import Block, BlockKind, Document, Trail
from meetgen.parsing.name_lists import labelled
from meetgen.parsing.vocabulary import is_purpose_heading

MOST_BLOCKS = 40  # a heading "Goals" further down is a topic's
MOST_LABELLED = 20
LONGEST = 500
MOST_KEPT = 50_000
TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.HTML})


class _Headings:
    """Which headings are about purpose, each looked up once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._found: dict[str, bool] = {}

    def __call__(self, text: str) -> bool:
        if text not in self._found:
            if len(self._found) > MOST_KEPT:
                self._found.clear()
            self._found[text] = is_purpose_heading(text, self._words)
        return self._found[text]


@lru_cache(maxsize=8)
def _headings(words: Words) -> _Headings:
    return _Headings(words)


def read_purpose(document: Document, words: Words) -> str | None:
    """The plain words of the first such section or line, list items joined by semicolons."""
    is_heading = _headings(words)
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
            if trail is not None and is_heading(trail.text):
                section = trail
        if section is not None:
            found.append(" ".join(block.text.split()))
            continue
        text = (
            _labelled(block, is_heading)
            if block.depth == 0 and block.index < MOST_LABELLED
            else None
        )
        if text is not None:
            return text[:LONGEST]
    return "; ".join(found)[:LONGEST] or None


def _labelled(block: Block, is_heading: _Headings) -> str | None:
    for line in block.lines:
        for label, rest in labelled(line.text):
            if rest.strip() and is_heading(label):
                return " ".join(rest.split())
    return None
