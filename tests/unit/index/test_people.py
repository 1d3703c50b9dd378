"""Whom names mean."""

import pytest

from meetgen.model.link import LinkKind
from meetgen.model.note import Presence, Role
from tests.unit.index.builders import (
    action,
    codes,
    entry,
    index_of,
    link,
    meeting,
    people,
    present,
)

ADA = entry(
    "ada",
    "Ada Lovelace",
    aliases=("AL", "Lovelace, Ada"),
    handles=("ada-l",),
    emails=("ada@example.org",),
)


@pytest.mark.parametrize(
    "written",
    [
        "Ada Lovelace",
        "ada  LOVELACE",
        "ada",
        "ada-l",
        "ADA-L",
        "Lovelace, Ada",
        "Ada\u00a0Lovelace",
    ],
)
def test_a_register_entry_is_found_by_each_of_its_names(written: str) -> None:
    index = index_of(meeting(people=[written]), registers=people(ADA))

    assert [one.person for one in index.meetings["2026-11-18-weekly.md"].attendees] == ["ada"]
    assert list(index.people) == ["ada"]
    assert index.people["ada"].notes == ("2026-11-18-weekly.md",)


def test_an_address_finds_its_person_and_is_never_shown() -> None:
    note = meeting(
        people=[present("ada@example.org", email="ada@example.org"), present("eve@example.com")]
    )

    index = index_of(note, registers=people(ADA))

    attendees = index.meetings[note.path].attendees
    assert [(one.person, one.name) for one in attendees] == [
        ("ada", "Ada Lovelace"),
        ("eve", "eve"),
    ]
    assert "example.com" not in repr((index.people, attendees))


def test_a_full_name_nobody_has_makes_a_person() -> None:
    index = index_of(meeting(people=["Bob Byte"]))

    assert index.people["bob-byte"].name == "Bob Byte"
    assert not index.people["bob-byte"].in_register


def test_a_first_name_alone_makes_nobody() -> None:
    index = index_of(meeting(people=["Bob"]))

    assert index.people == {}
    assert index.meetings["2026-11-18-weekly.md"].attendees[0].name == "Bob"


def test_a_single_word_of_the_front_matter_is_a_handle() -> None:
    index = index_of(meeting(people=[present("bob", from_front_matter=True)]))

    assert list(index.people) == ["bob"]


def test_a_first_name_of_the_front_matter_means_the_one_listed_with_it() -> None:
    note = meeting(
        people=[
            present("Ada Lovelace", from_front_matter=True),
            present("Ada", from_front_matter=True, role=Role.NOTE_TAKER),
        ]
    )

    index = index_of(note)

    assert list(index.people) == ["ada-lovelace"]
    (attendee,) = index.meetings[note.path].attendees
    assert attendee.role is Role.NOTE_TAKER


def test_what_is_listed_together_is_one_person() -> None:
    index = index_of(
        meeting("2026-11-01-a.md", [present("Bob Byte", "bobb")]),
        meeting("2026-11-02-b.md", ["Bob Byte"]),
        meeting("2026-11-03-c.md", [present("BobB", "BobB")]),
    )

    assert list(index.people) == ["bobb"]
    assert index.people["bobb"].name == "Bob Byte"
    assert len(index.people["bobb"].notes) == 3


def test_a_handle_that_is_the_slug_of_a_name_is_that_person() -> None:
    index = index_of(
        meeting("2026-11-01-a.md", [present("alice-nguyen", from_front_matter=True)]),
        meeting("2026-11-02-b.md", ["Alice Nguyen"]),
    )

    assert [(one.handle, one.name) for one in index.people.values()] == [
        ("alice-nguyen", "Alice Nguyen")
    ]


def test_the_most_frequent_spelling_is_shown() -> None:
    notes = [
        meeting(f"2026-11-0{day}-a.md", [name])
        for day, name in enumerate(["bob byte", "Bob Byte", "Bob Byte"], start=1)
    ]

    assert index_of(*notes).people["bob-byte"].name == "Bob Byte"


def test_near_spellings_stay_two_people() -> None:
    index = index_of(meeting(people=["Gary ONeall", "Gary O'Neall"]))

    assert sorted(index.people) == ["gary-oneall", "gary-oneall-2"]


def test_two_entries_with_one_name_are_reported_and_never_guessed() -> None:
    registers = people(
        entry("ada", "Ada Lovelace"), entry("ada-b", "Ada Byron", aliases=("Ada Lovelace",), line=5)
    )

    index = index_of(meeting(people=["Ada Lovelace"]), registers=registers)

    assert codes(index) == ["MG014", "MG016"]
    assert index.meetings["2026-11-18-weekly.md"].attendees[0].person is None
    assert sorted(index.people) == ["ada", "ada-b"]


def test_two_candidates_are_both_named() -> None:
    note = meeting(
        people=["Ada Lovelace", "Ada Byron"], actions=(action("send", "Ada", explicit=False),)
    )

    index = index_of(note)

    (doubt,) = (one for one in index.diagnostics if one.code == "MG014")
    assert "Ada Lovelace" in doubt.message
    assert "Ada Byron" in doubt.message
    assert index.actions[0].owners == ()


@pytest.mark.parametrize(
    "written", ["Ada", "Lovelace", "AL", "aL", "A. L.", "Ada L.", "Ada L", "A. Lovelace"]
)
def test_short_forms_mean_the_one_attendee_they_fit(written: str) -> None:
    note = meeting(
        people=["Ada Lovelace", "Bob Byte"], actions=(action("send", written, explicit=False),)
    )

    index = index_of(note)

    assert index.actions[0].owners == ("ada-lovelace",)
    assert index.actions[0].text == "send"
    assert sorted(index.people) == ["ada-lovelace", "bob-byte"]


def test_a_first_name_does_not_reach_beyond_its_note() -> None:
    index = index_of(
        meeting("2026-11-01-a.md", ["Ada Lovelace"]),
        meeting("2026-11-02-b.md", ["Bob Byte"], actions=(action("send", "Ada", explicit=False),)),
    )

    assert index.actions[0].owners == ()
    assert index.actions[0].text == "Ada: send"


def test_an_explicit_first_name_means_the_attendee_and_makes_nobody() -> None:
    index = index_of(meeting(people=["Ada Lovelace"], actions=(action("send", "ada"),)))

    assert index.actions[0].owners == ("ada-lovelace",)
    assert list(index.people) == ["ada-lovelace"]


def test_an_attendee_goes_before_a_handle_that_only_an_action_used() -> None:
    index = index_of(
        meeting("2026-11-01-a.md", ["Bob Byte"], actions=(action("x", "ada"),)),
        meeting("2026-11-02-b.md", ["Ada Lovelace"], actions=(action("y", "ada"),)),
    )

    assert [one.owners for one in index.actions] == [("ada",), ("ada-lovelace",)]


def test_a_registered_handle_goes_before_an_attendees_first_name() -> None:
    index = index_of(
        meeting(people=["Ada Byron"], actions=(action("x", "ada"),)), registers=people(ADA)
    )

    assert index.actions[0].owners == ("ada",)


def test_an_attendees_first_name_goes_before_somebody_elses_alias() -> None:
    index = index_of(
        meeting(
            people=["Ada Byron"],
            actions=(
                action("x", "AL", explicit=False),
                action("y", "Ada", explicit=False, line=11),
            ),
        ),
        registers=people(ADA),
    )

    assert [one.owners for one in index.actions] == [("ada",), ("ada-byron",)]


def test_an_explicit_owner_nobody_knows_makes_a_person() -> None:
    index = index_of(meeting(actions=(action("x", "zoe"), action("y", "Max Frisch", line=11))))

    assert sorted(index.people) == ["max-frisch", "zoe"]


@pytest.mark.parametrize("words", ["everyone", "all", "the team", "whoever is on call today"])
def test_group_words_stay_words(words: str) -> None:
    index = index_of(meeting(actions=(action("x", words),)))

    assert index.people == {}
    assert index.actions[0].owners == (words,)


def test_a_teams_name_is_no_person() -> None:
    index = index_of(
        meeting(
            team="Cloud Engineering",
            people=["Cloud Engineering"],
            actions=(action("x", "Cloud Engineering", explicit=False),),
        )
    )

    assert index.people == {}
    assert index.actions[0].owners == ("Cloud Engineering",)
    assert list(index.teams) == ["cloud-engineering"]


def test_a_role_word_means_who_had_the_role() -> None:
    note = meeting(
        people=["Ada Lovelace", present("Bob Byte", role=Role.NOTE_TAKER)],
        actions=(action("send minutes", "Scribe", explicit=False),),
    )

    assert index_of(note).actions[0].owners == ("bob-byte",)


def test_one_person_on_two_lists_is_one_attendee() -> None:
    note = meeting(
        people=[
            present("Ada Lovelace", presence=Presence.ABSENT),
            present("Bob Byte"),
            present("Ada Lovelace", role=Role.FACILITATOR),
        ]
    )

    attendees = index_of(note).meetings[note.path].attendees

    assert [(one.person, one.presence, one.role) for one in attendees] == [
        ("ada-lovelace", Presence.PRESENT, Role.FACILITATOR),
        ("bob-byte", Presence.PRESENT, None),
    ]


def test_handles_are_safe_and_unique() -> None:
    index = index_of(
        meeting(people=["Ада Лавлейс", "Con Index", present("x", "../../etc"), "José Núñez"])
    )

    assert all(
        set(handle) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for handle in index.people
    )
    assert "jose-nunez" in index.people
    assert len(index.people) == 4


def test_a_mistyped_mention_is_reported_with_the_near_miss() -> None:
    note = meeting(links=(link("adan", LinkKind.MENTION), link("type", LinkKind.MENTION)))

    index = index_of(note, registers=people(entry("adam", "Adam Smith")))

    (finding,) = index.diagnostics
    assert finding.code == "MG012"
    assert "@adam" in finding.hint


def test_somebody_listed_by_first_name_alone_owns_actions_by_it() -> None:
    note = meeting(
        people=["Ada", present("Bob", role=Role.NOTE_TAKER)],
        actions=(
            action("send", "ADA", explicit=False),
            action("write", "Scribe", explicit=False, line=11),
            action("lead", "Cy", explicit=False, line=12),
        ),
    )

    assert [one.owners for one in index_of(note).actions] == [("Ada",), ("Bob",), ()]


def test_a_first_name_in_a_list_is_nobody_else_of_that_list() -> None:
    note = meeting(people=["Ada Lovelace", "Ada"])

    assert [one.person for one in index_of(note).meetings[note.path].attendees] == [
        "ada-lovelace",
        None,
    ]


def test_a_first_name_without_its_accents_is_somebody_of_the_meeting() -> None:
    index = index_of(
        meeting(
            people=["Agust\u00edn Benito", "Ada Lovelace"],
            actions=(action("write it", "Agustin", explicit=False),),
        )
    )

    assert index.actions[0].owners == ("agustin-benito",)


def test_of_two_who_differ_in_accents_each_is_called_by_their_own() -> None:
    index = index_of(
        meeting(
            people=["Jos\u00e9 Roe", "Jose Finn"],
            actions=(
                action("write it", "Jos\u00e9", explicit=False, line=10),
                action("read it", "Jose", explicit=False, line=11),
            ),
        )
    )

    assert [one.owners for one in index.actions] == [("jose-roe",), ("jose-finn",)]
