"""Ids for actions and decisions that have none: random, short, used by nothing else."""

import secrets
from collections.abc import Iterable, Iterator

from meetgen.editing.action_edits import SetId
from meetgen.editing.decision_ids import DecisionId
from meetgen.editing.plans import ItemPlan, Plan
from meetgen.index.ids import LETTERS
from meetgen.index.index import Index
from meetgen.index.lookup import decision_item_at, item_at
from meetgen.model.action import Action, ActionForm
from meetgen.model.decision import Decision

LENGTH = 6  # two branches that add 1,000 ids each meet in one of 1,000 cases
FIRST = LETTERS[:26]  # so that no id is a number


def new_id(taken: set[str]) -> str:
    """An id that is not among `taken`, to which it is added."""
    while True:
        made = secrets.choice(FIRST) + "".join(secrets.choice(LETTERS) for _ in range(LENGTH - 1))
        if made not in taken:
            taken.add(made)
            return made


def taken_ids(index: Index) -> set[str]:
    """Every id that something in the notebook has or names."""
    taken = {one.id for one in index.actions}
    taken |= {one.id for one in index.decisions}
    taken |= {one.id for one in index.questions}
    for meeting in index.meetings.values():
        note = meeting.note
        taken |= {id_ for id_, _ in note.closes}
        fields = [one.fields for one in note.actions]
        fields += (one.fields for one in note.decisions)
        fields += (one.fields for one in note.questions)
        for one in fields:
            taken |= {one.id} if one.id else set()
            taken |= {*one.depends_on, *one.supersedes}
    return taken


def id_plans(
    index: Index, actions: Iterable[Action], decisions: Iterable[Decision] = ()
) -> Iterator[ItemPlan]:
    """An id on the line that raised each of the actions, or took each of the decisions.

    Later lines that repeat an action by its words go on with it. An id that a later `#done` names
    already is written down as it is.
    """
    taken = taken_ids(index)
    yield from _for_actions(index, actions, taken)
    for decision in decisions:
        item = decision_item_at(decision.location, index)
        if not decision.has_own_id and item is not None and not item.fields.id:
            yield DecisionId(item=item, id=new_id(taken))


def _for_actions(index: Index, actions: Iterable[Action], taken: set[str]) -> Iterator[Plan]:
    closed = {id_ for one in index.meetings.values() for id_, _ in one.note.closes}
    for action in actions:
        item = item_at(action.history[0].location, index)
        if action.has_own_id or item is None or item.form is ActionForm.REVIEW:
            continue
        if item.fields.id:  # it stands for another action: `check` says so
            continue
        made = action.id if action.id in closed else new_id(taken)
        yield Plan(item=item, edit=SetId(id=made))
