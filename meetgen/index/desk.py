"""The index laid out for briefs: what belongs to a meeting, a series or a person, found at once."""

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from msgspec import Struct

from meetgen.index.due import grouped, open_actions, pressing
from meetgen.index.index import Index
from meetgen.index.names import key_of
from meetgen.model.action import Action
from meetgen.model.decision import Decision, DecisionStatus
from meetgen.model.event import Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.question import Question
from meetgen.parsing.agenda_lines import agenda_lines

LOOKED_AT = 3  # of the newest notes of a series, to see who comes and what it is about
FEW = 3  # people; of more, what they owe elsewhere is no business of the meeting
LAST_MEETINGS = 20  # of a person, to see on what they work

One = TypeVar("One")
People = tuple[tuple[str, ...], tuple[str, ...]]


class Subject(Struct, frozen=True, kw_only=True):
    """What a brief is about: a meeting to come, or people.

    `people` are handles, without the one who asks. `note` is one written for the meeting
    already. `day` is the meeting's; the day of asking for people.
    """

    title: str
    day: dt.date
    clock: str = ""
    place: str = ""
    series: str | None = None
    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # names of people whom the notes do not know
    note: Meeting | None = None
    is_meeting: bool = True


class Desk:
    """Look-ups over one index, each made once; lists are in the order that a reader wants."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.raised_in = _by(index.actions, lambda one: one.raised_in)
        self.decisions_in = _by(index.decisions, lambda one: one.note)
        self.questions_in = _by(index.questions, lambda one: one.note)
        open_ones = open_actions(index.actions)
        self._open = open_ones
        self._open_of = grouped(open_ones, lambda one: dict.fromkeys(one.owners))
        self._open_of_series = _by(open_ones, lambda one: one.series or "")
        self.open_in_project = Counter(slug for one in open_ones for slug in one.projects)
        self._asked = [one for one in index.questions if not one.answered]
        self._decided = sorted(
            (one for one in index.decisions if one.status is DecisionStatus.ACCEPTED),
            key=lambda one: one.date or dt.date.min,
        )
        self._decided_on = [one.date or dt.date.min for one in self._decided]
        self._named: dict[str, set[str]] = {}
        for handle, person in index.people.items():
            for name in (handle, person.name, *person.aliases):
                self._named.setdefault(key_of(name), set()).add(handle)
        self._present = {handle: frozenset(person.notes) for handle, person in index.people.items()}

    def shared(self, people: Iterable[str]) -> Iterator[str]:
        """The notes at which all of the people were, newest first."""
        first, *others = tuple(people) or ("",)
        person = self.index.people.get(first)
        for path in person.notes if person is not None else ():
            if all(path in self._present.get(one, ()) for one in others):
                yield path

    def related(self, subject: Subject, me: str | None) -> list[Action]:
        """Open actions that matter to the subject, the most pressing first.

        Those of the series; and between me and each of the people what was raised or carried
        where we both were. For people without `me`, all that they own.
        """
        own = self._open_of_series.get(subject.series, []) if subject.series else []
        people = set(subject.people)
        if me is None:
            if subject.series is None:
                own = [one for one in self._open if not people.isdisjoint(one.owners)]
            return own
        is_small = subject.series is None or len(people) <= FEW
        found = self.between(me, people, {me, *people} if is_small else {me})
        known = {one.id for one in own}
        return sorted((*own, *(one for one in found if one.id not in known)), key=pressing)

    def between(self, one: str, others: Iterable[str], owners: Iterable[str]) -> list[Action]:
        """Open actions of the owners that a note names at which somebody and any other were.

        The most pressing first.
        """
        theirs = frozenset[str]().union(*(self.notes_of(other) for other in others))
        both = self.notes_of(one) & theirs
        found = {
            action.id: action
            for owner in owners
            for action in self._open_of.get(owner, ())
            if action.note in both or action.raised_in in both
        }
        return sorted(found.values(), key=pressing)

    def notes_of(self, handle: str) -> frozenset[str]:
        """The notes at which somebody was."""
        return self._present.get(handle, frozenset())

    def decisions_after(self, day: dt.date | None) -> list[Decision]:
        """Decisions that stand, taken after a day, newest first; the last few for None."""
        if day is None:
            return list(reversed(self._decided[-LAST_MEETINGS:]))
        return list(reversed(self._decided[bisect_right(self._decided_on, day) :]))

    def open_questions(self, subject: Subject) -> list[Question]:
        """Open questions of the series, then those that name one of the people; newest first."""
        names = [
            name.casefold()
            for one in subject.people
            for name in (f"@{one}", self.index.people[one].name)
        ]
        found = {}
        for one in reversed(self._asked):
            text = one.text.casefold()
            if (subject.series and one.series == subject.series) or any(n in text for n in names):
                found[one.id] = one
        return sorted(found.values(), key=lambda one: one.series != subject.series)

    def projects_of(self, subject: Subject) -> frozenset[str]:
        """The projects of the series and its newest notes; of people, those all work on."""
        index = self.index
        if subject.series is not None and (series := index.series.get(subject.series)):
            newest = series.notes[-LOOKED_AT:]
            return frozenset(
                (*series.projects, *(s for path in newest for s in index.meetings[path].projects))
            )
        of_each = [
            {
                slug
                for path in index.people[one].notes[:LAST_MEETINGS]
                for slug in index.meetings[path].projects
            }
            for one in subject.people
        ]
        return frozenset(set.intersection(*of_each)) if of_each else frozenset()

    def people_of(self, series: str | None, occurrence: Occurrence | None) -> People:
        """Who is expected: whom the calendar invites, else who came to the newest notes.

        Handles, then the names of people whom the notes do not know. Never an address.
        """
        handles: dict[str, None] = {}
        others: dict[str, None] = {}
        for one in occurrence.invitees if occurrence is not None else ():
            found = self._named.get(key_of(one.name), set())
            if len(found) == 1:
                handles |= dict.fromkeys(found)
            elif one.name and "@" not in one.name:
                others[one.name] = None
        if not handles:
            known = self.index.series.get(series or "")
            for path in reversed(known.notes[-LOOKED_AT:] if known is not None else ()):
                for attendee in self.index.meetings[path].attendees:
                    if attendee.person is not None:
                        handles[attendee.person] = None
        return tuple(handles), tuple(others)

    @staticmethod
    def agenda_of(note: Meeting) -> tuple[str, ...]:
        """The items below the agenda of a note, as Markdown without list marks."""
        return agenda_lines(note.note.body)


def _by(items: Iterable[One], key: Callable[[One], str]) -> dict[str, list[One]]:
    found: dict[str, list[One]] = {}
    for one in items:
        found.setdefault(key(one), []).append(one)
    return found
