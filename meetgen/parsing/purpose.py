"""Why people met: the section headed Purpose, Goal, Outcome or Objective, or a line so labelled."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from meetgen.model.config import Words
from meetgen.parsing.document import BlockKind, Document, Trail
from meetgen.parsing.labels import Labelled
from meetgen.parsing.vocabulary import is_purpose_heading, may_tell, telling_words

MOST_BLOCKS = 40  # a heading "Goals" further down is a topic's
MOST_LABELLED = 20
LONGEST = 500
MOST_KEPT = 50_000
TEXT = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HTML)


class _Headings:
    """Which headings are about purpose, each looked up once."""

    def __init__(self, words: Words) -> None:
        self._words, self._telling = words, telling_words(words)
        self._found: dict[str, bool] = {}

    def __call__(self, text: str) -> bool:
        if text not in self._found:
            if len(self._found) > MOST_KEPT:
                self._found.clear()
            may_be = may_tell(text, self._telling)
            self._found[text] = may_be and is_purpose_heading(text, self._words)
        return self._found[text]


@lru_cache(maxsize=8)
def _headings(words: Words) -> _Headings:
    return _Headings(words)


def read_purpose(document: Document, labels: Mapping[int, Labelled], words: Words) -> str | None:
    """The plain words of the first such line or section, list items joined by semicolons."""
    is_heading = _headings(words)
    for block, _, ways in labels.values():
        if block.index >= MOST_LABELLED:
            break
        for label, rest in ways if block.depth == 0 else ():
            if rest and is_heading(label):
                return " ".join(rest.split())[:LONGEST]
    return "; ".join(_section(document, is_heading))[:LONGEST] or None


def _section(document: Document, is_heading: _Headings) -> Iterator[str]:
    """The texts below the first heading about purpose."""
    section: Trail | None = None
    last: Trail | None = None
    for block in document.blocks[:MOST_BLOCKS]:
        trail = block.trail
        if block.kind not in TEXT or not block.lines:
            continue
        if section is None and trail is not None and trail is not last:
            last = trail
            section = trail if is_heading(trail.text) else None
        elif section is not None and trail is not section:
            return
        if section is not None:
            yield " ".join(block.text.split())
