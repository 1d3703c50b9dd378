"""Decisions and questions of the index."""

from meetgen.model.decision import DecisionStatus
from tests.unit.index.builders import codes, decision, index_of, meeting, question

ONE, TWO = "2026-11-04-w.md", "2026-11-11-w.md"


def test_a_decision_replaces_another_and_both_say_so() -> None:
    index = index_of(
        meeting(ONE, decisions=(decision("we stay", id="d1"),)),
        meeting(
            TWO,
            ["Ada Lovelace"],
            decisions=(decision("we move", id="d2", supersedes=("d1",), by=("Ada",)),),
        ),
    )

    old, new = index.decisions
    assert (old.status, old.superseded_by) == (DecisionStatus.SUPERSEDED, "d2")
    assert (new.status, new.supersedes, new.by) == (
        DecisionStatus.ACCEPTED,
        "d1",
        ("ada-lovelace",),
    )


def test_a_decision_can_replace_one_by_its_made_id() -> None:
    old = meeting(ONE, decisions=(decision("we stay"),))
    made = index_of(old).decisions[0].id

    index = index_of(old, meeting(TWO, decisions=(decision("we move", supersedes=(made,)),)))

    assert index.decisions[0].status is DecisionStatus.SUPERSEDED


def test_unknown_and_circular_references_are_errors_and_replace_nothing() -> None:
    index = index_of(
        meeting(
            ONE,
            decisions=(
                decision("a", id="a", supersedes=("b",)),
                decision("b", id="b", supersedes=("a",), line=21),
                decision("c", id="c", supersedes=("c",), line=22),
                decision("d", supersedes=("nope",), line=23),
            ),
        )
    )

    assert codes(index) == ["MG031"] * 4
    assert {one.status for one in index.decisions} == {DecisionStatus.ACCEPTED}
    assert {one.supersedes for one in index.decisions} == {None}


def test_one_id_for_two_decisions_is_an_error_and_for_one_told_twice_is_none() -> None:
    twice = index_of(
        meeting(ONE, decisions=(decision("We move.", id="d1"),)),
        meeting(TWO, decisions=(decision("we move", id="d1"),)),
    )
    two = index_of(
        meeting(ONE, decisions=(decision("we move", id="d1"),)),
        meeting(TWO, decisions=(decision("we stay", id="d1"),)),
    )

    assert (codes(twice), len(twice.decisions)) == ([], 1)
    assert (codes(two), len(two.decisions)) == (["MG022"], 2)


def test_an_answer_closes_a_question() -> None:
    index = index_of(
        meeting(ONE, questions=(question("who?"), question("why?", answer="so", line=31)))
    )

    assert [one.answered for one in index.questions] == [False, True]


def test_a_later_line_answers_a_question_with_an_id() -> None:
    index = index_of(
        meeting(ONE, questions=(question("who?", id="q1"),)),
        meeting(TWO, questions=(question("who?", id="q1", answered=True),)),
    )

    (one,) = index.questions
    assert (one.answered, one.note) == (True, ONE)
