"""What on a page needs attention: a few numbers, each of which leads to its list on the page."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from meetgen.model.action import Action

CARRIED = 3  # meetings in which an action was open, after which somebody should ask


class Attention(Struct, frozen=True, kw_only=True):
    """So many of something; `anchor` is that of the list, `state` chooses the colour."""

    number: int
    words: str
    anchor: str
    state: str = "some"


def late_and_carried(actions: Iterable[Action], as_of: dt.date) -> tuple[Attention, ...]:
    """How many of the open actions are overdue, and how many are carried on and on."""
    actions = tuple(actions)
    late = sum(one.due is not None and one.due < as_of for one in actions)
    carried = sum(one.age_meetings >= CARRIED for one in actions)
    return (
        Attention(number=late, words="overdue", anchor="open-actions", state="overdue"),
        Attention(
            number=carried,
            words=f"carried over {CARRIED} meetings or more",
            anchor="open-actions",
            state="soon",
        ),
    )


def worth_a_word(*numbers: Attention) -> tuple[Attention, ...]:
    """Those that are not nought."""
    return tuple(one for one in numbers if one.number)
