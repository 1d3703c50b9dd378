"""Decisions as a list for a terminal: by stage, with who took them and what replaced them."""

from collections.abc import Iterable

from msgspec import Struct

from meetgen.exports.action_lists import plain_words
from meetgen.exports.messages import printable
from meetgen.exports.text_table import text_table
from meetgen.index.index import Index
from meetgen.index.stages import Stage, stage_of
from meetgen.index.tags import known_tags, without_tags
from meetgen.model.decision import Decision
from meetgen.model.person import public_name
from meetgen.pages.lists import newest_first

TEXT = 2  # the column that is cut where the terminal is narrow


class Chosen(Struct, frozen=True, kw_only=True):
    """What a decision has to be; an empty tuple or None asks for nothing."""

    stages: tuple[Stage, ...] = ()
    project: str | None = None
    person: str | None = None
    concern: str | None = None


def chosen(index: Index, asked: Chosen) -> tuple[Decision, ...]:
    """The decisions that are all that is asked, newest first."""
    of_concern = None
    if asked.concern is not None:
        of_concern = frozenset(index.concerns[asked.concern].decisions)
    return newest_first(
        one
        for one in index.decisions
        if (not asked.stages or stage_of(one, index.as_of) in asked.stages)
        and (asked.project is None or asked.project in one.projects)
        and (asked.person is None or asked.person in one.by)
        and (of_concern is None or one.id in of_concern)
    )


def decision_list(decisions: Iterable[Decision], index: Index, width: int) -> str:
    """The decisions by stage, aligned to a terminal of that width; empty where there is none."""
    groups: dict[Stage, list[tuple[str, ...]]] = {stage: [] for stage in Stage}
    for one in decisions:
        groups[stage_of(one, index.as_of)].append(_cells(one, index))
    shown = ((stage.value.capitalize(), rows) for stage, rows in groups.items())
    return text_table(shown, stretched=TEXT, width=width)


def names_of(decision: Decision, index: Index) -> tuple[str, ...]:
    """Who took a decision: full names, or the words as written without addresses."""
    people = index.people
    return tuple(people[one].name if one in people else public_name(one) for one in decision.by)


def _cells(one: Decision, index: Index) -> tuple[str, ...]:
    return tuple(
        map(
            printable,
            (
                str(one.date or "undated"),
                one.id,
                plain_words(without_tags(one.text, index.once(known_tags))),
                ", ".join(names_of(one, index)) or "-",
                _related(one),
            ),
        )
    )


def _related(one: Decision) -> str:
    """The ids before and after a decision in its chain, and when to look at it again."""
    words = []
    if one.supersedes:
        words.append(f"replaces {', '.join(one.supersedes)}")
    if one.superseded_by:
        words.append(f"replaced by {one.superseded_by}")
    if one.revisit is not None and not one.status.is_over:
        words.append(f"revisit {one.revisit}")
    return "; ".join(words)
