"""Actions over many notes."""

import datetime as dt
from typing import Any

from msgspec.structs import replace

from meetgen.model.action import ActionForm, ActionItem, ActionStatus
from meetgen.model.note import Note
from tests.unit.index.builders import action, at, codes, index_of, meeting

DONE, MOVED, OPEN = ActionStatus.DONE, ActionStatus.MOVED, ActionStatus.OPEN
ONE, TWO, THREE = "2026-11-04-w.md", "2026-11-11-w.md", "2026-11-18-w.md"


def weekly(path: str, *actions: ActionItem, **more: Any) -> Note:
    return meeting(path, ["Ada Lovelace", "Bob Byte"], series="weekly", actions=actions, **more)


def test_the_latest_line_of_an_id_gives_the_state() -> None:
    index = index_of(
        weekly(ONE, action("send deck", "Ada", id="k3f9", due=dt.date(2026, 12, 1))),
        weekly(TWO, action("send the deck", "Ada", id="k3f9", status=DONE, line=14)),
    )

    (one,) = index.actions
    assert (one.id, one.has_own_id, one.status, one.text) == ("k3f9", True, DONE, "send the deck")
    assert (one.note, one.raised_in, one.location.line) == (TWO, ONE, 14)
    assert (one.due, one.done) == (dt.date(2026, 12, 1), dt.date(2026, 11, 11))
    assert [(line.note, line.status) for line in one.history] == [(ONE, OPEN), (TWO, DONE)]


def test_a_moved_line_does_not_count() -> None:
    index = index_of(weekly(ONE, action(id="k3f9", status=MOVED)), weekly(TWO, action(id="k3f9")))

    (one,) = index.actions
    assert (one.status, one.note, one.raised_in) == (OPEN, TWO, ONE)


def test_a_moved_line_that_nothing_follows_is_moved() -> None:
    assert index_of(weekly(ONE, action(status=MOVED))).actions[0].status is MOVED


def test_done_marks_close_an_action_of_an_earlier_note() -> None:
    index = index_of(
        weekly(ONE, action("send", "Ada", id="k3f9")), weekly(TWO, closes=(("k3f9", at(7)),))
    )

    (one,) = index.actions
    assert (one.status, one.done, one.note) == (DONE, dt.date(2026, 11, 11), ONE)
    assert one.history[-1].location.line == 7


def test_a_made_id_closes_too() -> None:
    made = index_of(weekly(ONE, action("send", "Ada"))).actions[0].id

    index = index_of(weekly(ONE, action("send", "Ada")), weekly(TWO, closes=((made, at(7)),)))

    assert index.actions[0].status is DONE


def test_a_done_mark_of_an_unknown_id_is_reported() -> None:
    assert codes(index_of(weekly(TWO, closes=(("nope", at(7)),)))) == ["MG040"]


def test_the_same_words_and_owner_open_twice_in_a_series_are_one_action() -> None:
    index = index_of(
        weekly(ONE, action("Send the deck.", "Ada")), weekly(TWO, action("send the deck", "Ada"))
    )

    (one,) = index.actions
    assert (one.note, one.raised_in, one.raised_on) == (TWO, ONE, dt.date(2026, 11, 4))
    assert codes(index) == ["MG024"]


def test_another_owner_or_series_makes_another_action() -> None:
    index = index_of(
        weekly(ONE, action("send", "Ada"), action("send", "Bob", line=11)),
        meeting(TWO, ["Ada Lovelace"], series="other", actions=(action("send", "Ada"),)),
        meeting(THREE, ["Ada Lovelace"], actions=(action("send", "Ada"),)),
    )

    assert len(index.actions) == 4
    assert codes(index) == []


def test_an_action_ticked_in_a_later_note_is_closed_by_it() -> None:
    index = index_of(
        weekly(ONE, action("send", "Ada")), weekly(TWO, action("send", "Ada", status=DONE))
    )

    (one,) = index.actions
    assert (one.status, one.raised_in, one.done) == (DONE, ONE, dt.date(2026, 11, 11))


def test_a_thing_done_and_raised_again_is_a_new_action() -> None:
    index = index_of(
        weekly(ONE, action("send", "Ada", status=DONE)), weekly(TWO, action("send", "Ada"))
    )

    assert [one.status for one in index.actions] == [DONE, OPEN]


def test_a_reviewed_action_is_matched_and_never_added() -> None:
    review = action("send", "Ada", status=DONE, form=ActionForm.REVIEW)
    index = index_of(
        weekly(ONE, action("send", "Ada")),
        weekly(TWO, review, action("unheard of", form=ActionForm.REVIEW, line=11)),
    )

    (one,) = index.actions
    assert (one.status, one.note, one.text) == (DONE, TWO, "send")


def test_a_reviewed_action_that_is_not_ticked_stays_as_it_was() -> None:
    index = index_of(
        weekly(ONE, action("send", "Ada", status=ActionStatus.IN_PROGRESS)),
        weekly(TWO, action("send", form=ActionForm.REVIEW)),
    )

    (one,) = index.actions
    assert (one.status, one.note, one.owners) == (ActionStatus.IN_PROGRESS, ONE, ("ada-lovelace",))
    assert len(one.history) == 2


def test_one_id_for_two_things_is_an_error_and_both_are_kept() -> None:
    index = index_of(
        weekly(ONE, action("send the deck", id="k3f9")),
        meeting(TWO, series="other", actions=(action("book a room", id="k3f9"),)),
    )

    assert codes(index) == ["MG022"]
    assert [one.has_own_id for one in index.actions] == [True, False]
    assert len({one.id for one in index.actions}) == 2


def test_age_counts_from_the_note_that_raised_it() -> None:
    index = index_of(
        weekly(ONE, action("send", "Ada", id="k")),
        weekly(TWO),
        weekly(THREE, action("send", "Ada", id="k")),
        weekly("2026-12-02-w.md"),
    )

    assert (index.actions[0].age_days, index.actions[0].age_meetings) == (20, 2)


def test_made_ids_are_short_stable_and_unique() -> None:
    def ids(*extra: ActionItem) -> list[str]:
        twice = (action("a", "Ada", status=DONE), action("a", "Ada", status=DONE, line=11))
        return [one.id for one in index_of(weekly(ONE, *twice, *extra)).actions]

    assert ids() == ids(action("b", line=12))[:2]
    assert all(len(one) == 6 for one in ids())
    assert len(set(ids())) == 2


def test_projects_come_from_the_line_before_the_note() -> None:
    index = index_of(
        weekly(
            ONE, action("a", tags=("beacon", "channel")), action("b", line=11), projects=("Apollo",)
        ),
        weekly(TWO, projects=("beacon",)),
    )

    assert [one.projects for one in index.actions] == [("beacon",), ("apollo",)]


def test_an_explicit_owner_stands_as_written_when_nobody_is_known() -> None:
    index = index_of(weekly(ONE, action("send", "the whole legal department today")))

    assert index.actions[0].owners == ("the whole legal department today",)


def test_the_first_claim_that_resolves_counts() -> None:
    first, second = (
        action(text, name, explicit=False) for text, name in (("x", "Note"), ("y", "Bob"))
    )
    index = index_of(weekly(ONE, replace(first, claims=(*first.claims, *second.claims))))

    assert (index.actions[0].text, index.actions[0].owners) == ("y", ("bob-byte",))


def test_the_same_words_twice_in_one_note_are_two_actions() -> None:
    index = index_of(weekly(ONE, action("merge", "Ada"), action("merge", "Ada", line=20)))

    assert [one.location.line for one in index.actions] == [10, 20]
    assert "MG024" not in codes(index)
