"""What the notes knew on an earlier day: later notes, and what was ticked later, left out."""

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from meetgen.model.action import ActionItem, ActionStatus
from meetgen.model.note import Note


def known_on(notes: Iterable[Note], day: dt.date) -> tuple[Note, ...]:
    """The notes up to a day as they told of actions then; notes without a date stay.

    What a box said is known from the date behind it alone: a line that was ticked later, by its
    own `\N{WHITE HEAVY CHECK MARK} 2026-12-01`, was open. The words are today's.
    """
    return tuple(
        replace(note, actions=tuple(_then(one, day) for one in note.actions))
        if any(_ended_after(one, day) for one in note.actions)
        else note
        for note in notes
        if note.date is None or note.date <= day
    )


def _ended_after(item: ActionItem, day: dt.date) -> bool:
    ended = item.fields.done or item.fields.cancelled
    return ended is not None and ended > day and not item.status.is_open


def _then(item: ActionItem, day: dt.date) -> ActionItem:
    if not _ended_after(item, day):
        return item
    fields = replace(item.fields, done=None, cancelled=None)
    return replace(item, status=ActionStatus.OPEN, fields=fields)
