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
        ("d1",),
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
    assert {one.supersedes for one in index.decisions} == {()}


PROPOSED, ACCEPTED = DecisionStatus.PROPOSED, DecisionStatus.ACCEPTED
REJECTED, SUPERSEDED = DecisionStatus.REJECTED, DecisionStatus.SUPERSEDED


def test_a_proposal_replaces_nothing_until_a_later_line_accepts_it() -> None:
    old = meeting("2026-10-01-w.md", decisions=(decision("we stay", id="d1"),))
    asked = meeting(
        ONE, decisions=(decision("we move?", id="d2", supersedes=("d1",), status="proposed"),)
    )
    settled = meeting(TWO, decisions=(decision("we move", id="d2"),))

    before, after = index_of(old, asked), index_of(old, asked, settled)

    assert [(one.status, one.supersedes) for one in before.decisions] == [
        (ACCEPTED, ()),
        (PROPOSED, ("d1",)),
    ]
    first, second = after.decisions
    assert (first.status, first.superseded_by) == (SUPERSEDED, "d2")
    assert (second.status, second.text, second.note) == (ACCEPTED, "we move", TWO)
    assert [(one.status, one.note) for one in second.history] == [(PROPOSED, ONE), (ACCEPTED, TWO)]
    assert codes(after) == []


def test_a_proposal_can_be_rejected_and_so_can_what_was_decided() -> None:
    proposed = meeting(ONE, decisions=(decision("we move", id="d1", status="proposed"),))
    decided = meeting(ONE, decisions=(decision("we move", id="d1"),))
    rejected = meeting(TWO, decisions=(decision("we move", id="d1", status="rejected"),))

    [never], [no_more] = (index_of(one, rejected).decisions for one in (proposed, decided))

    assert (never.status, never.note, never.was_accepted) == (REJECTED, ONE, False)
    assert (no_more.status, no_more.note, no_more.was_accepted) == (REJECTED, ONE, True)


def test_one_decision_replaces_several() -> None:
    index = index_of(
        meeting(ONE, decisions=(decision("a", id="a"), decision("b", id="b", line=21))),
        meeting(TWO, decisions=(decision("c", id="c", supersedes=("a", "b")),)),
    )

    assert [one.superseded_by for one in index.decisions] == ["c", "c", None]
    assert index.decisions[2].supersedes == ("a", "b")


def test_decisions_stay_in_order_when_proposals_are_settled() -> None:
    index = index_of(
        meeting(ONE, decisions=(decision("a", id="a", status="proposed"),)),
        meeting(TWO, decisions=(decision("b", id="b", line=21), decision("a", id="a", line=22))),
    )

    assert [one.id for one in index.decisions] == ["b", "a"]


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
