"""Who meets in small company, and what two people have with each other."""

import datetime as dt

import pytest
from msgspec.structs import replace

from meetgen.index.index import Index
from meetgen.index.pairs import MOST, is_small, pair_of, pairs
from meetgen.index.shared import Shared
from meetgen.model.note import NoteKind, Presence
from meetgen.model.page import pair_uri
from tests.unit.written import written

TWO = "---\nattendees: [ada, bob]\n---\n\n"
THREE = "---\nattendees: [ada, bob, cleo]\n---\n\n"
FOUR = "---\nattendees: [ada, bob, cleo, Dan Moe]\n---\n\n"
NOTES = {
    "2026-10-01-a.md": TWO + "- Decision: we rent\n- [ ] write it up\n",
    "2026-10-08-all.md": FOUR
    + "- Decision: we buy [by:: ada]\n- Decision: we sell [by:: ada, bob]\n"
    "- [ ] @ada sign it\n- [ ] @cleo read it\n- Question: who asks @bob?\n- Question: who else?\n",
    "2026-10-15-c.md": THREE + "- [x] @bob call them ✅ 2026-10-20\n- Question: why now?\n",
    "2026-10-22-cleo.md": "---\nattendees: [cleo]\n---\n\n- [ ] @bob go home\n",
}


def known(index: Index) -> dict[tuple[str, str], tuple[str, ...]]:
    return {people: pair.notes for people, pair in pairs(index).items()}


def test_two_who_met_twice_among_at_most_three_are_a_pair() -> None:
    assert known(written(NOTES)) == {("ada", "bob"): ("2026-10-15-c.md", "2026-10-01-a.md")}


@pytest.mark.parametrize(
    "text",
    [
        TWO.replace("---\n\n", "kind: cancelled\n---\n\n"),
        TWO.replace("---\n\n", "kind: agenda\n---\n\n"),
        "---\ninvited: [ada, bob]\n---\n\n",
        FOUR,
    ],
    ids=["cancelled", "agenda", "invited", "four"],
)
def test_what_did_not_take_place_in_small_company_makes_no_pair(text: str) -> None:
    assert known(written({"2026-10-01-a.md": TWO, "2026-10-08-b.md": text})) == {}


def test_a_note_written_ahead_counts_when_its_day_has_come() -> None:
    notes = {"2026-10-01-a.md": TWO, "2026-12-01-b.md": TWO}

    assert known(written(notes)) == {}
    assert len(known(written(notes, today=dt.date(2026, 12, 1)))) == 1


def test_those_who_are_not_known_count_as_company() -> None:
    meeting = written(NOTES).meetings["2026-10-15-c.md"]
    strangers = tuple(replace(one, person=None) for one in meeting.attendees)

    assert is_small(replace(meeting, attendees=strangers))
    assert not is_small(replace(meeting, attendees=(*strangers, strangers[0])))
    assert not is_small(replace(meeting, kind=NoteKind.AGENDA))
    absent = tuple(replace(one, presence=Presence.ABSENT) for one in meeting.attendees)
    assert not is_small(replace(meeting, attendees=absent))


def test_only_those_who_met_last_have_a_page_where_there_are_many() -> None:
    day = dt.date(2025, 1, 1)
    notes = {}
    for number in range(MOST + 5):
        for nth in (0, 1):
            on = day + dt.timedelta(days=2 * number + nth)
            notes[f"{on}-{number:03}.md"] = (
                f"---\nattendees: [Person N{number:03}, Other N{number:03}]\n---\n"
            )

    found = known(written(notes))

    assert len(found) == MOST
    assert list(found) == sorted(found)
    assert ("other-n004", "person-n004") not in found
    assert ("other-n005", "person-n005") in found


def test_a_pair_is_found_from_either_side_and_has_one_address() -> None:
    found = pairs(written(NOTES))

    pair = pair_of("bob", "ada", found)
    assert pair is not None
    assert pair is pair_of("ada", "bob", found)
    assert (pair.other("ada"), pair.other("bob")) == ("bob", "ada")
    assert pair_uri(pair.people) == "people/ada+bob.md"
    assert pair_of("ada", "cleo", found) is None


def test_two_share_what_their_meetings_say_and_what_one_owes_before_the_other() -> None:
    index = written(NOTES)
    shared, pair = Shared(index), pairs(index)["ada", "bob"]

    texts = {one.text for one in shared.actions(pair)}
    # Cleo's are Cleo's; Ada was not there when Bob was told to go home
    assert texts == {"write it up", "sign it", "call them"}
    assert shared.notes(pair) == frozenset(list(NOTES)[:3])
    # what Ada decided before many is no decision of the two
    assert {one.text for one in shared.decisions(pair)} == {"we rent", "we sell"}
    assert [one.text for one in shared.topics(pair)] == ["why now?", "who asks @bob?"]


def test_topics_and_decisions_of_one_are_those_of_small_meetings_and_their_own() -> None:
    shared = Shared(written(NOTES))

    assert [one.text for one in shared.topics_of("bob")] == ["why now?", "who asks @bob?"]
    assert [one.text for one in shared.topics_of("cleo")] == ["why now?"]
    assert {one.text for one in shared.decisions_of("bob")} == {"we rent", "we sell"}
    assert {one.text for one in shared.decisions_of("ada")} == {"we rent", "we sell", "we buy"}
