"""What pages tell other programs of themselves: a description, and the day of what they show."""

import datetime as dt

import pytest
from msgspec.structs import replace

from meetgen.index.index import Index
from meetgen.model.note import NoteKind
from meetgen.model.page import PageKind
from meetgen.pages import all_pages
from meetgen.pages.summaries import LONGEST, Summaries, Summary
from tests.unit.sample_index import AS_OF, FIRST, SECOND, sample_index


def summary_of(uri: str, index: Index | None = None) -> Summary:
    index = index or sample_index()
    page = next(one for one in all_pages(index) if one.uri == uri)
    return Summaries(index).of(page)


def changed(path: str, **changes: object) -> Index:
    index = sample_index()
    meetings = dict(index.meetings)
    meetings[path] = replace(meetings[path], **changes)
    return replace(index, meetings=meetings)


def test_a_note_is_described_by_its_day_purpose_people_and_what_came_of_it() -> None:
    found = summary_of(SECOND, changed(SECOND, purpose="Agree on the **deck**", title="Weekly"))

    assert found.description.startswith("2026-11-18.")
    assert "Agree on the deck." in found.description
    assert "With Ada Lovelace" in found.description
    assert "1 decision" in found.description
    assert found.day == dt.date(2026, 11, 18)


def test_a_cancelled_meeting_says_so() -> None:
    assert "Cancelled." in summary_of(FIRST, changed(FIRST, kind=NoteKind.CANCELLED)).description


def test_no_day_lies_ahead() -> None:
    ahead = changed(SECOND, date=dt.date(2026, 12, 9))

    assert summary_of(SECOND, ahead).day == AS_OF


def test_a_note_without_a_date_has_no_day() -> None:
    assert summary_of(FIRST, changed(FIRST, date=None)).day is None


def test_what_depends_on_the_day_has_the_day_of_the_site() -> None:
    assert summary_of("actions/index.md").day == summary_of("index.md").day == AS_OF


def test_a_list_has_the_day_of_the_newest_past_note() -> None:
    assert summary_of("people/index.md").day == dt.date(2026, 11, 18)
    assert summary_of("people/ada.md").day == dt.date(2026, 11, 18)


def test_a_year_and_a_month_have_their_last_day_or_that_of_the_site() -> None:
    past = changed(FIRST, date=dt.date(2025, 2, 3))

    assert summary_of("meetings/2025/index.md", past).day == dt.date(2025, 12, 31)
    assert summary_of("meetings/2025/02.md", past).day == dt.date(2025, 2, 28)
    assert summary_of("meetings/2026/11.md", past).day == AS_OF


@pytest.mark.parametrize("purpose", ["x" * 900, "two\nlines \x00\u202e", "  "], ids=repr)
def test_a_description_is_one_short_line_of_what_can_be_shown(purpose: str) -> None:
    text = summary_of(SECOND, changed(SECOND, purpose=purpose)).description

    assert 0 < len(text) <= LONGEST + 1
    assert text.isprintable()


def test_every_kind_of_page_has_a_description() -> None:
    index = sample_index()
    summaries = Summaries(index)
    found = {page.kind: summaries.of(page).description for page in all_pages(index)}

    assert all(found.values())
    assert PageKind.HOME in found
