"""Results of a search can be told apart, and what is meant comes first."""

import datetime as dt

import pytest
from msgspec.structs import replace

from meetgen.model.page import Page
from meetgen.pages import all_pages
from meetgen.pages.found import found_boosts, found_title
from tests.unit.sample_index import AS_OF, SECOND, sample_index


def page_of(uri: str, **changes: object) -> Page:
    index = sample_index()
    meetings = dict(index.meetings)
    meetings[SECOND] = replace(meetings[SECOND], **changes)
    return next(one for one in all_pages(replace(index, meetings=meetings)) if one.uri == uri)


@pytest.mark.parametrize(
    ("title", "day", "shown"),
    [
        ("Weekly", dt.date(2026, 11, 18), "Weekly, 2026-11-18"),
        ("Weekly 2026-11-18", dt.date(2026, 11, 18), "Weekly 2026-11-18"),
        ("Weekly", None, "Weekly"),
    ],
    ids=["day", "day-in-title", "undated"],
)
def test_a_note_is_found_under_its_title_and_day(
    title: str, day: dt.date | None, shown: str
) -> None:
    assert found_title(page_of(SECOND, date=day), title) == shown


def test_other_pages_are_found_under_their_title() -> None:
    assert found_title(page_of("people/ada.md"), "Ada Lovelace") == "Ada Lovelace"


def test_a_name_finds_the_page_of_that_name_before_notes_about_it() -> None:
    of_person, in_sections = found_boosts(page_of("people/ada.md"), AS_OF)
    of_note, _ = found_boosts(page_of(SECOND, date=AS_OF), AS_OF)

    assert of_person > of_note > in_sections


@pytest.mark.parametrize(
    ("day", "boost"),
    [
        (AS_OF, 1.5),
        (dt.date(2026, 12, 24), 1.5),
        (dt.date(2026, 5, 25), 1.25),
        (dt.date(2020, 1, 1), 1.0),
        (None, 1.0),
    ],
    ids=str,
)
def test_a_newer_note_comes_before_an_older_one(day: dt.date | None, boost: float) -> None:
    assert found_boosts(page_of(SECOND, date=day), AS_OF) == (boost, boost)
