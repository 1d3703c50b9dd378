"""Where decisions are in their lives, today or on an earlier day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from meetgen.index.index import Index
from meetgen.model.decision import Decision, DecisionStatus


class Stage(StrEnum):
    """Where a decision is in its life."""

    PROPOSED = "proposed"
    TO_REVISIT = "to revisit"  # in force, and the day has come to look at it again
    IN_FORCE = "in force"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"

    @property
    def is_in_force(self) -> bool:
        """Whether the decision holds."""
        return self in (Stage.IN_FORCE, Stage.TO_REVISIT)


STAGES = {
    DecisionStatus.PROPOSED: Stage.PROPOSED,
    DecisionStatus.ACCEPTED: Stage.IN_FORCE,
    DecisionStatus.REJECTED: Stage.REJECTED,
    DecisionStatus.SUPERSEDED: Stage.SUPERSEDED,
}


def stage_of(decision: Decision, as_of: dt.date) -> Stage:
    """The stage as the whole notebook tells it, and as the day `as_of` has it."""
    stage = STAGES[decision.status]
    if stage is Stage.IN_FORCE and decision.revisit and decision.revisit <= as_of:
        return Stage.TO_REVISIT
    return stage


def by_stage(index: Index) -> Mapping[Stage, tuple[Decision, ...]]:
    """The decisions of each stage, in the order of the index; to be asked for with `once`."""
    found: dict[Stage, list[Decision]] = {stage: [] for stage in Stage}
    for one in index.decisions:
        found[stage_of(one, index.as_of)].append(one)
    return {stage: tuple(some) for stage, some in found.items()}


def end_of(decision: Decision, decisions: Mapping[str, Decision]) -> dt.date | None:
    """The day on which an accepted decision ceased to hold; None while it holds, or undated."""
    later = decisions.get(decision.superseded_by or "")
    if later is not None:
        return later.date
    if decision.status is DecisionStatus.REJECTED and decision.was_accepted:
        return decision.history[-1].date
    return None


def in_force_on(
    day: dt.date, decisions: Iterable[Decision], by_id: Mapping[str, Decision]
) -> Iterator[Decision]:
    """Those that held at the end of a day, by the dates of notes; undated ones always did.

    Words, owners and projects are today's: notes do not tell what was edited in them.
    """
    for one in decisions:
        if not one.was_accepted or (one.date is not None and one.date > day):
            continue
        is_over = one.status.is_over
        end = end_of(one, by_id)
        if not is_over or (end is not None and end > day):
            yield one


def chain_of(decision: Decision, by_id: Mapping[str, Decision]) -> tuple[Decision, ...]:
    """Everything that led to a decision, the oldest first, and the decision itself.

    What two lines replaced, or one line of several, stands once. Found without recursion, for a
    chain may be as long as a notebook.
    """
    found: dict[str, Decision] = {}
    waiting = [decision]
    while waiting:
        one = waiting.pop()
        if one.id in found:
            continue
        found[one.id] = one
        waiting += (by_id[id_] for id_ in one.supersedes if id_ in by_id)
    return tuple(
        sorted(found.values(), key=lambda one: (one.date or dt.date.min, one.note, one.location))
    )
