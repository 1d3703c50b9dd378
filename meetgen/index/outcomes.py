"""What meetings were for and what came of them: purpose, decisions, actions, questions."""

from collections.abc import Iterator

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind
from meetgen.model.series import Series


class Outcomes(Struct, frozen=True):
    """The notes, by path, that decided something, and those of which a line speaks of an action.

    `any` has those, and the ones with a question.
    """

    decided: frozenset[str]
    acted: frozenset[str]
    any: frozenset[str]


def outcomes(index: Index) -> Outcomes:
    """What came of the notes of an index. Ask for it with `index.once`."""
    decided = frozenset(one.note for one in index.decisions if one.was_accepted)
    acted = frozenset(step.note for action in index.actions for step in action.history)
    asked = frozenset(one.note for one in index.questions)
    return Outcomes(decided, acted, decided | acted | asked)


def has_purpose(meeting: Meeting, index: Index) -> bool:
    """Whether the note or its series says what the meeting is for."""
    series = index.series.get(meeting.series or "")
    return bool(meeting.purpose or (series is not None and series.purpose))


def held_in(series: Series, index: Index) -> Iterator[Meeting]:
    """The meetings of a series that took place and have a note, the newest first."""
    for path in reversed(series.notes):
        meeting = index.meetings[path]
        is_past = meeting.date is not None and meeting.date <= index.as_of
        if is_past and meeting.kind is NoteKind.MEETING:
            yield meeting
