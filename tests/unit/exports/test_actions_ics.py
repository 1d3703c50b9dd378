"""Actions as iCalendar: valid, stable, and without anything that makes programs send mail."""

import datetime as dt
from typing import Any

import icalendar
import pytest
import recurring_ical_events
from msgspec.structs import replace

from meetgen.exports.actions_ics import Chosen, Part, write_ics
from meetgen.exports.feeds import feeds
from meetgen.index.index import Index
from meetgen.model.action import Action, ActionLine, ActionStatus, Priority
from meetgen.model.config import Feed
from meetgen.model.person import Person
from meetgen.model.project import Project
from tests.unit.sample_index import AS_OF, CONFIG, FIRST, SECOND, action, at

DUE = dt.date(2026, 12, 1)
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def index_of(*actions: Action) -> Index:
    return Index(
        as_of=AS_OF,
        config=replace(CONFIG, site_url="https://notes.example.org/x/", feeds=(Feed.ACTIONS,)),
        actions=actions,
        people={one: Person(handle=one, name=one.title()) for one in ("ada", "bob")},
        projects={"apollo": Project(slug="apollo", name="Apollo, the second")},
    )


def line(note: str, day: int, status: ActionStatus = ActionStatus.OPEN) -> ActionLine:
    date = dt.date(2026, 11, day)
    return ActionLine(note=note, date=date, status=status, due=None, location=at(note, 3))


def components(text: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(text.encode()).walk())[1:]


def one_todo(one: Action, **chosen: object) -> Any:
    (found,) = components(write_ics(index_of(one), Chosen(part=Part.TASKS, **chosen)))  # type: ignore[arg-type]
    return found


def test_an_action_is_a_task_with_all_that_is_known() -> None:
    full = action(due=DUE, priority=Priority.HIGH, projects=("apollo",), history=(line(FIRST, 11),))
    todo = one_todo(full)

    assert todo.name == "VTODO"
    assert {name: todo.to_ical().decode().split(f"\r\n{name}")[1].split("\r\n")[0]
            for name in ("UID", "SUMMARY", "DUE", "STATUS", "PRIORITY", "CATEGORIES", "URL")} == {
        "UID": ":a1b2@harbour-notes.meetgen",
        "SUMMARY": ":[Ada] send the deck",
        "DUE": ";VALUE=DATE:20261201",
        "STATUS": ":NEEDS-ACTION",
        "PRIORITY": ":3",
        "CATEGORIES": ":Apollo\\, the second",
        "URL": ":https://notes.example.org/x/2026/2026-11-11-weekly/#a-a1b2",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("status", "written"),
    [
        (ActionStatus.OPEN, "NEEDS-ACTION"),
        (ActionStatus.IN_PROGRESS, "IN-PROCESS"),
        (ActionStatus.DONE, "COMPLETED"),
        (ActionStatus.CANCELLED, "CANCELLED"),
    ],
)
def test_every_status_has_its_word(status: ActionStatus, written: str) -> None:
    todo = one_todo(action(status=status, done=DUE if status is ActionStatus.DONE else None))

    assert todo["STATUS"] == written
    assert ("COMPLETED" in todo) == (status is ActionStatus.DONE)


def test_a_moved_action_is_left_to_the_line_it_moved_to() -> None:
    assert components(write_ics(index_of(action(status=ActionStatus.MOVED)))) == []


def test_an_open_action_with_a_date_is_a_day_too() -> None:
    index = index_of(action(due=DUE), action(id="x", due=DUE, status=ActionStatus.DONE),
                     action(id="y"))  # fmt: skip
    (day,) = components(write_ics(index, Chosen(part=Part.DUE)))

    assert (day.name, day["UID"], day["SUMMARY"], day["TRANSP"]) == (
        "VEVENT",
        "a1b2-due@harbour-notes.meetgen",
        "Due: [Ada] send the deck",
        "TRANSPARENT",
    )
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (DUE, dt.date(2026, 12, 2))
    assert len(components(write_ics(index))) == 4


def test_nothing_in_it_makes_a_program_send_mail() -> None:
    text = write_ics(index_of(action(due=DUE, owners=("ada", "bob", "eve@example.org"))))

    assert not any(word in text for word in ("ATTENDEE", "ORGANIZER", "METHOD", "VALARM", "mailto"))
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in text


@pytest.mark.parametrize(
    "words",
    [
        "a; b, c \\ d",
        "x\r\nATTENDEE:mailto:a@example.org",
        "END:VTODO",
        "\N{PARTY POPPER} " * 40,
        "**bold** [link](https://example.org)",
    ],
)
def test_any_text_comes_back_and_injects_nothing(words: str) -> None:
    text = write_ics(index_of(action(text=words)), Chosen(part=Part.TASKS))
    (todo,) = components(text)

    plain = words.replace("**", "").replace("[link](https://example.org)", "link")
    assert str(todo["SUMMARY"]) == "[Ada] " + " ".join(plain.split())
    assert max(len(one.encode()) for one in text.split("\r\n")) <= 75
    assert text.count("\r\n") == text.count("\n")


def test_another_library_finds_the_days_of_a_feed() -> None:
    made = write_ics(index_of(action(due=DUE), action(id="b")))
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(made)).at(DUE)

    assert [str(one["SUMMARY"]) for one in found] == ["Due: [Ada] send the deck"]


def test_the_same_actions_give_the_same_bytes() -> None:
    index = index_of(action(due=DUE), action(id="b"))

    assert write_ics(index) == write_ics(index)


def test_a_change_of_the_note_makes_sequence_and_last_modified_rise() -> None:
    raised = action(history=(line(FIRST, 11), line(SECOND, 18, ActionStatus.DONE)))
    before = one_todo(raised)
    after = one_todo(raised, changed={SECOND: NOON})
    later = one_todo(raised, changed={SECOND: NOON + dt.timedelta(minutes=1)})

    assert [one["SEQUENCE"] for one in (before, after, later)] == [604800, 820800, 820860]
    assert [one["LAST-MODIFIED"].dt for one in (after, later)] == [
        NOON,
        NOON + dt.timedelta(minutes=1),
    ]
    assert after["DTSTAMP"].dt == NOON
    assert len({one["UID"] for one in (before, after, later)}) == 1


def test_a_clock_that_went_wrong_gives_no_negative_number() -> None:
    todo = one_todo(
        action(history=(line(FIRST, 11),)), changed={FIRST: dt.datetime.fromtimestamp(0, dt.UTC)}
    )

    assert todo["SEQUENCE"] == 0
    assert one_todo(action(raised_on=None), changed={})["SEQUENCE"] == 0


def test_a_feed_of_somebody_has_what_they_own_or_help_with() -> None:
    index = index_of(action(), action(id="b", owners=("bob", "ada")), action(id="c", owners=()))

    found = components(write_ics(index, Chosen(part=Part.TASKS, person="ada")))
    assert [str(one["UID"])[:2] for one in found] == ["a1", "b@"]
    assert str(found[0]["SUMMARY"]) == "send the deck"


def test_the_site_has_two_feeds_for_all_each_person_and_each_project() -> None:
    index = index_of(action(due=DUE))
    found = {one.uri: one.content for one in feeds(index, dict)}

    assert list(found) == [
        f"feeds/{part}/{name}.ics"
        for name in ("all", "person/ada", "person/bob", "project/apollo")
        for part in ("due", "tasks")
    ]
    assert b"BEGIN:VEVENT" not in found["feeds/due/person/bob.ics"]
    assert found["feeds/due/person/bob.ics"].endswith(b"END:VCALENDAR\r\n")


def test_there_are_no_feeds_unless_wanted() -> None:
    index = index_of(action())

    assert list(feeds(replace(index, config=CONFIG), dict)) == []
