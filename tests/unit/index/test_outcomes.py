"""What came of meetings: lines of notes, and what a series' last meetings were."""

from meetgen.index.outcomes import Outcomes, has_purpose, held_in, outcomes
from meetgen.model.note import NoteKind
from meetgen.model.register import Registers
from meetgen.model.series import SeriesEntry
from tests.unit.index.builders import action, at, decision, index_of, meeting, question

A, B, C = "2026-11-01-a.md", "2026-11-02-b.md", "2026-11-03-c.md"


def test_a_note_with_a_decision_action_or_question_has_an_outcome() -> None:
    index = index_of(
        meeting(A, decisions=(decision(),)),
        meeting(B, actions=(action(),)),
        meeting(C, questions=(question(),)),
        meeting("2026-11-04-d.md"),
    )

    assert outcomes(index) == Outcomes(frozenset({A}), frozenset({B}), frozenset({A, B, C}))


def test_a_purpose_is_the_notes_own_or_that_of_its_series() -> None:
    entry = SeriesEntry(slug="weekly", purpose="Agree", location=at())
    index = index_of(
        meeting(A, purpose="Decide"),
        meeting(B, series="weekly"),
        meeting(C),
        registers=Registers(series=(entry,)),
    )

    assert [has_purpose(one, index) for one in index.meetings.values()] == [True, True, False]


def test_meetings_held_in_a_series_come_newest_first_without_others() -> None:
    index = index_of(
        meeting(A, series="weekly"),
        meeting(B, series="weekly"),
        meeting(C, series="weekly", kind=NoteKind.CANCELLED),
        meeting("2026-12-24-d.md", series="weekly"),
    )

    assert [one.path for one in held_in(index.series["weekly"], index)] == [B, A]
