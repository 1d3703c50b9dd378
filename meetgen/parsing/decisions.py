"""Decisions: `Decision: ...`, `**Resolved** ...`, call-outs, and what stands below Decisions."""

from meetgen.model.decision import DecisionItem
from meetgen.parsing.part import Part
from meetgen.parsing.residue import is_undecided


def read_decision(part: Part) -> DecisionItem | None:
    """The decision that a part of a block is; None for what decides nothing."""
    if is_undecided(part.words):
        return None
    return DecisionItem(
        text=part.markdown(),
        fields=part.fields,
        tags=part.tags,
        context=part.context,
        location=part.location,
        span=part.span,
    )
