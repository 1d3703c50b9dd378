"""Meetings made anew: found by title, organizer and time; proposed and never joined."""

import datetime as dt

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.ics import read_calendar
from meetgen.index.recreated import recreated
from meetgen.model.register import Registers
from meetgen.model.series import SeriesEntry
from meetgen.model.source import Location
from tests.calendar_server import ics

ADA = "ORGANIZER:mailto:ada@example.org"


def weekly(uid: str, start: str, until: str = "", *, title: str = "Weekly", who: str = ADA) -> str:
    rule = "RRULE:FREQ=WEEKLY" + (f";UNTIL={until}T235959Z" if until else "")
    return f"UID:{uid}@x\nDTSTART:{start}T090000Z\n{rule}\nSUMMARY:{title}\n{who}"


def found(*events: str, entries: tuple[SeriesEntry, ...] = ()) -> list[tuple[str, ...]]:
    calendars = Calendars.of([read_calendar(ics(*events), path="a.ics", timezone="UTC")])
    return [one.uids for one in recreated(calendars, Registers(series=entries))]


def entry(*uids: str, slug: str = "weekly") -> SeriesEntry:
    return SeriesEntry(slug=slug, uids=uids, location=Location(path="series.yml", line=3))


OLD = weekly("old", "20260105", "20260601")
NEW = weekly("new", "20260608")


def test_a_meeting_made_anew_is_proposed() -> None:
    assert found(NEW, OLD) == [("old@x", "new@x")]


def test_splits_of_a_meeting_need_no_line_of_their_own() -> None:
    old = weekly("old", "20260105", "20260302").replace("@x", "@google.com")
    split = weekly("old_R20260309T090000", "20260309", "20260601").replace("@x", "@google.com")

    assert found(old, split, NEW) == [("old@google.com", "new@x")]


def test_three_in_a_row_are_one() -> None:
    third = weekly("third", "20270104")
    second = weekly("new", "20260615", "20261221")

    assert found(third, OLD, second) == [("old@x", "new@x", "third@x")]


@pytest.mark.parametrize(
    "other",
    [
        weekly("new", "20260608", title="Monthly"),
        weekly("new", "20260608", who="ORGANIZER:mailto:bob@example.org"),
        weekly("new", "20260801"),
        weekly("new", "20260302"),
    ],
    ids=["title", "organizer", "a long pause", "side by side"],
)
def test_another_meeting_is_not(other: str) -> None:
    assert found(OLD, other) == []


def test_one_that_goes_on_is_not_followed() -> None:
    assert found(weekly("old", "20260105"), NEW) == []


def test_two_meetings_of_one_title_get_two_slugs() -> None:
    bob = "ORGANIZER:mailto:bob@example.org"
    others = (weekly("b1", "20260105", "20260601", who=bob), weekly("b2", "20260608", who=bob))
    calendars = Calendars.of([read_calendar(ics(OLD, NEW, *others), path="a.ics", timezone="UTC")])
    taken = SeriesEntry(slug="weekly-2", location=Location(path="series.yml"))

    proposed = recreated(calendars, Registers(series=(taken,)))
    assert [one.slug for one in proposed] == ["weekly", "weekly-3"]


def test_what_series_yml_keeps_together_is_not_proposed() -> None:
    assert found(OLD, NEW, entries=(entry("old@x", "new@x"),)) == []


def test_what_an_entry_lacks_is_proposed_for_it() -> None:
    calendars = Calendars.of([read_calendar(ics(OLD, NEW), path="a.ics", timezone="UTC")])
    (one,) = recreated(calendars, Registers(series=(entry("old@x", slug="mine"),)))

    assert (one.slug, one.uids) == ("mine", ("old@x", "new@x"))
    assert one.starts == (dt.date(2026, 1, 5), dt.date(2026, 6, 8))


def test_what_belongs_to_two_entries_is_left_to_people() -> None:
    assert found(OLD, NEW, entries=(entry("old@x"), entry("new@x", slug="other"))) == []
