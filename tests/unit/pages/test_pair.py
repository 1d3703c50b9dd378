"""The page of two people, and the person's page as a companion to a 1:1."""

from typing import Any

from meetgen.index.index import Index
from meetgen.pages import note, pair, people, person
from meetgen.pages.pair import PairView
from meetgen.pages.person import PersonView
from meetgen.rendering.pages import render_pages
from tests.unit.written import written

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:o1
DTSTART:20261002T090000Z
DTEND:20261002T093000Z
RRULE:FREQ=WEEKLY;INTERVAL=4
SUMMARY:Ada and Bob
END:VEVENT
END:VCALENDAR
"""
TWO = "---\nseries: ada-bob\nattendees: [ada, bob]\n---\n\n"
ALL = "---\nattendees: [ada, bob, cleo, Dan Moe]\nproject: apollo\n---\n\n"
NOTES = {
    "2026-10-02-ab.md": TWO + "- [ ] @ada send the deck 🆔 k1\n- Question: who pays?\n",
    "2026-10-08-all.md": ALL + "- [ ] @bob ask around 🆔 k2\n- [ ] @cleo help, @bob 🆔 k3\n"
    "- [ ] @ada call Dan ⛔ k2 🆔 k5\n",
    "2026-10-30-ab.md": TWO
    + "- Decision: we rent\n- [ ] buy cake\n- #done k1\n- [ ] @bob go 🆔 k4\n",
    "2025-03-03-alone.md": "---\nattendees: [ada]\n---\n- [ ] @ada rest 📅 2025-03-04\n",
}


def index(**options: Any) -> Index:
    return written(
        NOTES,
        registers={"series": "ada-bob: {uids: [o1]}\n"},
        calendars={"c.ics": CALENDAR},
        **options,
    )


def the_pair(index: Index) -> PairView:
    [page] = pair.pages(index)
    assert (page.uri, page.title, page.section) == (
        "people/ada+bob.md",
        "Ada Lovelace and Bob Roe",
        "people/index.md",
    )
    assert isinstance(page.view, PairView)
    return page.view


def the_person(handle: str, index: Index) -> PersonView:
    [page] = [one for one in person.pages(index) if one.uri == f"people/{handle}.md"]
    assert isinstance(page.view, PersonView)
    return page.view


def test_a_pair_shows_last_time_next_time_and_what_is_open_both_ways() -> None:
    view = the_pair(index())

    assert view.last is not None
    assert (view.last.path, view.brief) == ("2026-10-30-ab.md", "series/ada-bob/next.md")
    assert view.next is not None
    assert str(view.next.day) == "2026-11-27"
    assert [one.text for one in view.last_time] == [
        "Ada and Bob",
        "Decided: we rent",
        "Left: 2 actions raised, 2 still open",
    ]
    owed = [
        (one.owner.handle if one.owner else "", [a.text for a in one.actions]) for one in view.owed
    ]
    assert owed == [
        ("ada", ["call Dan"]),
        ("bob", ["ask around", "go"]),
        ("", ["buy cake"]),
    ]
    assert [one.text for one in view.topics] == ["who pays?"]
    assert [one.text for one in view.decisions] == ["we rent"]
    assert [one.path for one in view.elsewhere] == ["2026-10-08-all.md"]


def test_a_meeting_that_a_note_plans_or_that_is_off_is_not_in_the_past() -> None:
    made = written(
        {
            **NOTES,
            "2026-11-26-coffee.md": "---\nattendees: [ada, bob]\n---\n",
            "2026-12-02-all.md": ALL,
            "2026-10-20-off.md": ALL.replace("---\n\n", "kind: cancelled\n---\n\n"),
        }
    )
    view = the_pair(made)

    assert view.next is not None
    assert (view.next.title, str(view.next.day), view.brief) == (
        "Coffee",
        "2026-11-26",
        "",
    )
    assert [one.path for one in view.elsewhere] == ["2026-10-08-all.md"]
    planned = the_person("cleo", made).planned
    assert planned is not None
    assert planned.path == "2026-12-02-all.md"


def test_a_cancelled_meeting_is_not_the_next_one() -> None:
    off = CALENDAR.replace(
        "END:VEVENT\n",
        "END:VEVENT\nBEGIN:VEVENT\nUID:o1\nRECURRENCE-ID:20261127T090000Z\nSTATUS:CANCELLED\n"
        "DTSTART:20261127T090000Z\nDTEND:20261127T093000Z\nEND:VEVENT\n",
    )
    made = written(NOTES, registers={"series": "ada-bob: {uids: [o1]}\n"}, calendars={"c.ics": off})
    view = the_pair(made)

    assert view.next is not None
    assert (str(view.next.day), view.brief) == ("2026-12-25", "series/ada-bob/next.md")


def test_a_pair_shows_what_was_open_before_each_of_its_meetings() -> None:
    view = the_pair(index())

    rows = [(one.meeting.path, one.open_before, one.raised, one.closed) for one in view.recent]
    assert rows == [("2026-10-30-ab.md", 3, 2, 1), ("2026-10-02-ab.md", 0, 1, 0)]
    [before] = view.carried
    assert [(one.action.id, one.age_days) for one in before.actions] == [
        ("k1", 28),
        ("k2", 22),
        ("k5", 22),
    ]


def test_own_words_of_a_pair_come_first_on_its_page() -> None:
    made = written({**NOTES, "people/ada+bob.md": "We meet for coffee.\n"})
    [page] = pair.pages(made)

    assert (page.note, page.is_searchable) == ("people/ada+bob.md", True)
    assert getattr(page.view, "own_words", "") == "We meet for coffee."


def test_a_person_shows_both_directions_to_whoever_works_at_the_notebook() -> None:
    view = the_person("bob", index(me="ada"))

    assert [(one.heading, [a.text for a in one.actions]) for one in view.owed] == [
        ("Owes you", ["ask around", "go"]),
        ("You owe", ["call Dan"]),
    ]
    assert view.pair is not None
    assert [(one.number, one.words, one.anchor) for one in view.attention] == [
        (2, "owes you", "owes-you"),
        (1, "you owe", "you-owe"),
        (1, "waiting", "waiting"),
        (1, "open topic", "topics"),
    ]
    assert [(one.action.id, one.on.id) for one in view.waiting] == [("k5", "k2")]


def test_what_somebody_owes_to_nobody_here_stands_apart() -> None:
    view = the_person("ada", index(me="bob"))

    assert [(one.heading, [a.text for a in one.actions]) for one in view.owed] == [
        ("Owes you", ["call Dan"]),
        ("You owe", ["ask around", "go"]),
        ("Owes others", ["rest"]),
    ]


def test_without_me_and_on_my_own_page_there_is_one_list() -> None:
    for made in (index(), index(me="ada"), index(me="nobody known")):
        view = the_person("ada", made)

        assert [one.heading for one in view.owed] == [""]
        assert view.pair is None


def test_a_person_is_shown_with_whom_they_meet_how_often_and_the_page_of_the_two() -> None:
    view = the_person("ada", index())

    assert [(one.handle, one.meetings, one.pair is not None) for one in view.companions] == [
        ("bob", 3, True),  # by how many meetings they share
        ("cleo", 1, False),
        ("dan-moe", 1, False),
    ]
    assert [(one.year, len(one.meetings)) for one in view.meetings.years] == [(2026, 3), (2025, 1)]
    assert view.brief == "series/ada-bob/next.md"


def test_headings_lead_where_the_numbers_say() -> None:
    made = index(me="ada")
    [page] = [one for one in render_pages(person.pages(made), made) if one.uri == "people/bob.md"]
    text = "".join(part.markdown for part in page.parts)

    for heading in (
        "## Needs attention",
        "### Owes you",
        "### You owe",
        "### Waiting",
        "## Topics",
    ):
        assert f"\n\n{heading}\n\n" in text
    assert "[what is open](../people/ada%2Bbob.md)" in text


def test_people_lists_the_pairs_and_a_note_of_two_leads_to_theirs() -> None:
    made = index()
    pages = {one.uri: one for one in render_pages((*people.pages(made), *note.pages(made)), made)}
    texts = {uri: "".join(part.markdown for part in one.parts) for uri, one in pages.items()}

    assert "- [Ada Lovelace and Bob Roe](../people/ada%2Bbob.md)" in texts["people/index.md"]
    assert "- **The two** [Ada Lovelace and Bob Roe](" in texts["2026-10-02-ab.md"]
    assert "**The two**" not in texts["2026-10-08-all.md"]
    assert "**The two**" not in texts["2025-03-03-alone.md"]
