"""Actions and decisions of a note that a summary in the same note repeats."""

import re
from collections.abc import Iterator

from meetgen.model.action import ActionForm, ActionItem
from meetgen.model.decision import DecisionItem

SHORT_TEXT = 24
NOT_WORD = re.compile(r"\W+")


def once(actions: list[ActionItem]) -> Iterator[ActionItem]:
    """The actions without those that a summary in the same note repeats word for word.

    What is only looked back at hides nothing: written anew it is an action of this note.
    """
    before: dict[str, ActionItem] = {}
    forms = [action.form for action in actions]
    may_repeat = len(set(forms)) > 1 or forms[1:2] == [ActionForm.TAG]
    for action in actions:
        if may_repeat:
            key = NOT_WORD.sub(" ", action.text).strip().casefold()
            first = before.setdefault(key, action)
            if first.form is ActionForm.REVIEW and action.form is not ActionForm.REVIEW:
                before[key] = action
            elif action.fields.id is None and _is_again(first, action, key):
                continue
        yield action


def _is_again(first: ActionItem, action: ActionItem, key: str) -> bool:
    """Whether an action repeats the first of its words; `read it` may be marked for two people."""
    if first.form is not action.form:
        return True
    is_marked = first is not action and action.form is ActionForm.TAG and len(key) > SHORT_TEXT
    return is_marked and [one.names for one in first.claims] == [one.names for one in action.claims]


def decided_once(decisions: list[DecisionItem]) -> Iterator[DecisionItem]:
    """The decisions without those that a summary repeats; `yes` may be decided twice."""
    if len(decisions) <= 1:
        yield from decisions
        return
    seen: set[str] = set()
    for decision in decisions:
        key = NOT_WORD.sub(" ", decision.text).strip().casefold()
        if key in seen and len(key) > SHORT_TEXT and decision.fields.id is None:
            continue
        seen.add(key)
        yield decision
