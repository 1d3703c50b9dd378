"""Actions that wait for others, as the sign of Obsidian Tasks says: `[ ] sign it ⛔ k3f9`."""

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.action import Action


class Waiting(Struct, frozen=True, kw_only=True):
    """An open action that waits for another one, which is open too."""

    action: Action
    on: Action


def waiting(index: Index) -> tuple[Waiting, ...]:
    """All that waits, in the order of the notes. Ask for it with `index.once`."""
    by_id = {one.id: one for one in index.actions if one.status.is_open}
    by_place = {(one.location.path, one.location.line): one for one in by_id.values()}
    found = {}
    for meeting in index.meetings.values():
        for item in meeting.note.actions:
            if not item.fields.depends_on:
                continue
            at = item.location
            action = by_id.get(item.fields.id or "") or by_place.get((at.path, at.line))
            for id_ in item.fields.depends_on if action is not None else ():
                if action is not None and id_ != action.id and id_ in by_id:
                    found[action.id, id_] = Waiting(action=action, on=by_id[id_])
    return tuple(found.values())
