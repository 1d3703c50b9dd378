"""What people have with each other: the actions, decisions and topics of two, and of one."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from meetgen.index.desk import Desk
from meetgen.index.due import grouped
from meetgen.index.index import Index, TargetKind
from meetgen.index.pairs import small_notes
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.pair import Pair
from meetgen.model.question import Question

Told = TypeVar("Told", Decision, Question)


class Shared:
    """Look-ups over one index, each made once: ask for it with `index.once(Shared)`."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._desk = index.once(Desk)
        self._small = index.once(small_notes)
        self._actions_of = grouped(index.actions, lambda one: dict.fromkeys(one.owners))
        self._notes_of = {one.id: tuple(_notes_of(one)) for one in index.actions}
        self._told_in = grouped(index.actions, lambda one: self._notes_of[one.id])
        self._decisions_by = grouped(index.decisions, lambda one: dict.fromkeys(one.by))
        asked = [one for one in index.questions if not one.answered]
        self._asked_in = grouped(asked, lambda one: (one.note,))
        self._asked_of: dict[str, list[Question]] = {}
        self._asked_at = {(one.location.path, one.location.line): one for one in asked}

    def actions(self, pair: Pair) -> list[Action]:
        """Actions that concern both, whatever became of them, by their id.

        Those of which their own meetings speak; and those of either of them that a note names at
        which both were.
        """
        both = self.notes(pair)
        found = {one.id: one for path in pair.notes for one in self._told_in.get(path, ())}
        for handle in pair.people:
            for one in self._actions_of.get(handle, ()):
                if not both.isdisjoint(self._notes_of[one.id]):
                    found[one.id] = one
        return [found[id_] for id_ in sorted(found)]

    def notes(self, pair: Pair) -> frozenset[str]:
        """The notes at which both were, in whatever company."""
        first, second = pair.people
        return self._desk.notes_of(first) & self._desk.notes_of(second)

    def decisions(self, pair: Pair) -> list[Decision]:
        """What their own meetings decided, and what both of them took elsewhere."""
        first, second = pair.people
        taken = [one for one in self._decisions_by.get(first, ()) if second in one.by]
        return _unique((*self._decided_in(pair.notes), *taken))

    def decisions_of(self, handle: str) -> list[Decision]:
        """What somebody decided, and what was decided with them in small company."""
        own = self._decided_in(self._small_notes_of(handle))
        return _unique((*self._decisions_by.get(handle, ()), *own))

    def topics(self, pair: Pair) -> list[Question]:
        """Open questions and parked topics of their own meetings; those for one, before both."""
        both = self.notes(pair)
        named = [one for who in pair.people for one in self._named(who) if one.note in both]
        return _unique((*self._open_in(pair.notes), *named))

    def topics_of(self, handle: str) -> list[Question]:
        """Open questions and parked topics of somebody's small meetings, and any that name them."""
        own = self._open_in(self._small_notes_of(handle))
        return _unique((*own, *self._named(handle)))

    def _small_notes_of(self, handle: str) -> Collection[str]:
        return self._small & self._desk.notes_of(handle)

    def _decided_in(self, notes: Iterable[str]) -> Iterable[Decision]:
        return (one for path in notes for one in self._desk.decisions_in.get(path, ()))

    def _open_in(self, notes: Iterable[str]) -> Iterable[Question]:
        return (one for path in notes for one in self._asked_in.get(path, ()))

    def _named(self, handle: str) -> list[Question]:
        """Open questions whose line refers to somebody."""
        if handle not in self._asked_of:
            self._asked_of[handle] = list(self._named_in_lines(handle))
        return self._asked_of[handle]

    def _named_in_lines(self, handle: str) -> Iterable[Question]:
        for backlink in self._index.backlinks.get((TargetKind.PERSON, handle), ()):
            at = backlink.link.location
            if (question := self._asked_at.get((at.path, at.line))) is not None:
                yield question


def _notes_of(action: Action) -> Iterable[str]:
    """The notes whose lines speak of the action, each once."""
    return dict.fromkeys((action.raised_in, action.note, *(one.note for one in action.history)))


def _unique(items: Iterable[Told]) -> list[Told]:
    return list({one.id: one for one in items}.values())
