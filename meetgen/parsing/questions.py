"""Open questions: `Question: ...`, `- [?] ...`, and list items below Open questions."""

from collections.abc import Sequence

from meetgen.model.config import Words
from meetgen.model.question import QuestionItem
from meetgen.parsing.document import Block, Document
from meetgen.parsing.marker_patterns import line_start
from meetgen.parsing.markers import MarkerKind, find_markers
from meetgen.parsing.part import Part
from meetgen.parsing.residue import is_residue
from meetgen.parsing.wording import Wording


def read_question(part: Part, answers: Sequence[str], *, is_ticked: bool) -> QuestionItem | None:
    """The question that a part of a block is, with its answer; None for what asks nothing."""
    if is_residue(part.words):
        return None
    answer = " ".join(text for text in answers if text)
    return QuestionItem(
        text=part.markdown(),
        answered=is_ticked or bool(answer),
        answer=answer,
        fields=part.fields,
        tags=part.tags,
        context=part.context,
        location=part.location,
        span=part.span,
    )


def answers_below(document: Document, block: Block, words: Words) -> list[str]:
    """What stands behind `Answer:` directly below `block`; an empty text for one left open."""
    found, starts = [], line_start(words)
    for inner in document.children(block):
        if not inner.lines:
            continue
        wording = Wording(inner.lines, document.body)
        for marker in find_markers(wording, starts, is_item=True):
            if marker.kind is MarkerKind.ANSWER:
                cuts = ((0, marker.stop), (marker.end, len(wording.plain)))
                text = wording.markdown(cuts)
                found.append("" if is_residue(text) else text)
    return found
