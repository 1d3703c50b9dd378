"""Briefs: what one should know, each line from a note, nothing that was not known then."""

import datetime as dt

from msgspec.structs import replace

from meetgen.index.briefs import Brief, make_brief
from meetgen.index.desk import Desk, Subject
from meetgen.index.index import Index
from tests.unit.written import written

WEEKLY = "---\nseries: weekly\nproject: apollo\nattendees: [Ada Lovelace, Bob Roe]\n---\n\n"
NOTES = {
    "2026-11-04-weekly.md": WEEKLY
    + "# Weekly one\n\n- [ ] @ada send the deck 📅 2026-11-10 🆔 k1\n"
    "- [ ] nobody's\n",
    "2026-11-18-weekly.md": WEEKLY + "# Weekly two\n\n"
    "- [ ] @ada send the deck 📅 2026-11-20 🆔 k1\n- [ ] @bob call them 🆔 k2\n"
    "- Decision: we rent\n- [?] who signs?\n",
    "2026-11-20-other.md": "---\nproject: apollo\nattendees: [Ada Lovelace, Cleo Finn]\n---\n"
    "# Other\n\n"
    "- Decision: we buy\n- [ ] @cleo look at it 🆔 k3\n- [?] does @bob mind?\n",
    "2026-11-25-weekly.md": WEEKLY
    + "# Weekly three\n\n## Agenda\n\n- money\n- people\n  - more\n\n"
    "## Other\n\n- no\n",
    "2026-11-26-later.md": "---\nproject: apollo\n---\n- Decision: too late\n",
}
INDEX = written(NOTES, today=dt.date(2026, 11, 24))
MEETING = Subject(
    title="Weekly",
    day=dt.date(2026, 11, 25),
    series="weekly",
    people=("ada", "bob"),
    note=INDEX.meetings["2026-11-25-weekly.md"],
)


def brief(subject: Subject = MEETING, me: str | None = None, index: Index = INDEX) -> Brief:
    return make_brief(subject, index, Desk(index), me)


def told(made: Brief) -> dict[str, list[str]]:
    return {
        part.heading: [f"{one.text} | {one.about}".removesuffix(" | ") for one in part.lines]
        for part in made.parts
    }


def test_a_brief_of_a_meeting_tells_what_happened_and_what_is_open() -> None:
    made = brief()

    assert made.names == ("Ada Lovelace", "Bob Roe")
    assert told(made) == {
        "Agenda so far": ["money", "people"],
        "Last time": [
            "Weekly two | with Ada Lovelace, Bob Roe",
            "Decided: we rent",
            "Left: 1 action raised, 1 still open; 1 question left open",
        ],
        "Open actions": [
            "send the deck | Ada Lovelace · 4 d overdue · moved once · open 20 d, 1 meeting",
            "call them | Bob Roe · open 6 d",
        ],
        "Nobody owns": ["nobody's | open 20 d, 1 meeting"],
        "Decided since": ["we buy"],
        "Open questions, parked topics": ["who signs?", "does @bob mind?"],
        "Last seen": ["Ada Lovelace | 2026-11-20 Other"],
        "Projects": ["Apollo | 4 open actions"],
    }


def test_for_somebody_it_tells_what_is_owed_both_ways() -> None:
    found = told(brief(replace(MEETING, people=("bob",)), me="ada"))

    assert [one.split(" | ")[0] for one in found["You owe"]] == ["send the deck"]
    assert [one.split(" | ")[0] for one in found["They owe"]] == ["call them"]
    assert "Open actions" not in found


def test_every_line_but_the_counts_says_where_it_stands() -> None:
    for part in brief().parts:
        for one in part.lines:
            assert one.uri in (*NOTES, "projects/apollo.md"), one
    [first, *_] = next(one for one in brief().parts if one.heading == "Open actions").lines
    assert (first.uri, first.anchor, first.source) == ("2026-11-18-weekly.md", "a-k1", "k1")


def test_a_brief_of_a_pair_is_about_where_both_were() -> None:
    pair = Subject(
        title="Ada and Cleo",
        day=dt.date(2026, 11, 24),
        people=("ada", "cleo"),
        is_meeting=False,
    )
    found = told(brief(pair))

    assert found["Last time"][0] == "Other | with Ada Lovelace, Cleo Finn"
    assert found["Ada Lovelace owes"][0].startswith("send the deck")
    assert found["Cleo Finn owes"] == ["look at it | open 4 d"]


def test_people_who_never_met_have_no_last_time() -> None:
    pair = Subject(title="x", day=dt.date(2026, 11, 24), people=("bob", "cleo"), is_meeting=False)

    assert "Last time" not in told(brief(pair))


def test_a_series_without_notes_has_a_brief_that_says_nothing() -> None:
    assert brief(Subject(title="x", day=dt.date(2026, 11, 25), series="gone")).parts == ()


def test_many_lines_are_cut_and_counted() -> None:
    items = "".join(f"- [ ] @ada task number {nth} {'x' * nth}\n" for nth in range(12))
    index = written({"2026-11-18-weekly.md": WEEKLY + items})
    made = brief(replace(MEETING, note=None), index=index)

    part = next(one for one in made.parts if one.heading == "Open actions")
    assert (len(part.lines), part.more) == (8, 4)


def test_a_large_meeting_is_not_told_what_its_people_owe_elsewhere() -> None:
    many = ("bob", "cleo", "dora", "emil")
    notes = {
        **NOTES,
        "2026-11-19-all.md": "---\nattendees: [ada, bob, cleo, dora, emil]\n---\n"
        "- [ ] @emil elsewhere\n- [ ] @ada mine elsewhere\n",
    }
    index = written(notes)
    large = told(brief(replace(MEETING, people=many), me="ada", index=index))
    small = told(brief(replace(MEETING, people=("emil",)), me="ada", index=index))

    assert "mine elsewhere" in str(large["You owe"])
    assert "elsewhere" not in str(large["They owe"])
    assert "elsewhere" in str(small["They owe"])


def test_who_is_expected_are_those_invited_or_else_those_who_came() -> None:
    people, others = Desk(INDEX).people_of("weekly", None)

    assert (people, others) == (("ada", "bob"), ())
    assert Desk(INDEX).people_of("gone", None) == ((), ())
