"""The pages of briefs: the next meeting of each series, and the day."""

import datetime as dt

from msgspec.structs import replace

from meetgen.model.event import EventStatus
from meetgen.pages import brief, today
from meetgen.pages.brief import BriefView
from meetgen.pages.today import TodayView
from tests.unit.sample_index import sample_index
from tests.unit.written import written

INDEX = sample_index()
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:w1
DTSTART:20261110T090000Z
DTEND:20261110T100000Z
RRULE:FREQ=WEEKLY
SUMMARY:Weekly
ATTENDEE;CN=Ada Lovelace:mailto:ada@example.org
ATTENDEE;CN=bob@example.org:mailto:bob@example.org
ATTENDEE;CN=Stranger Jones:mailto:s@example.org
END:VEVENT
END:VCALENDAR
"""
NOTES = {
    "2026-11-10-w.md": "---\nseries: weekly\nevent: w1\nattendees: [ada, Bob Roe]\n---\n"
    "- [ ] @ada go 📅 2026-11-20\n- [ ] @bob stay 📅 2026-11-24\n",
}


def day_view(index: object) -> TodayView:
    [page] = today.pages(index)  # type: ignore[arg-type]
    assert isinstance(page.view, TodayView)
    return page.view


def test_each_series_with_a_meeting_ahead_has_a_brief() -> None:
    index = written(NOTES, calendars={"c.ics": CALENDAR}, today=dt.date(2026, 11, 24))
    [page] = brief.pages(index)
    view = page.view

    assert (page.uri, page.title, page.is_searchable) == (
        "series/weekly/next.md",
        "Before Weekly",
        False,
    )
    assert isinstance(view, BriefView)
    subject = view.brief.subject
    assert (subject.day, subject.clock, subject.people) == (
        dt.date(2026, 11, 24),
        "09:00",
        ("ada", "stranger-jones"),
    )
    assert view.brief.names == ("Ada Lovelace", "Stranger Jones")  # no address is a name


def test_a_series_whose_next_meetings_are_cancelled_has_none() -> None:
    series = INDEX.series["weekly"]
    cancelled = tuple(replace(one, status=EventStatus.CANCELLED) for one in series.upcoming)
    index = replace(INDEX, series={"weekly": replace(series, upcoming=cancelled)})

    assert list(brief.pages(index)) == []


def test_the_day_has_its_meetings_what_is_due_and_what_comes_next() -> None:
    view = day_view(written(NOTES, calendars={"c.ics": CALENDAR}, today=dt.date(2026, 11, 24)))

    assert [(one.coming.title, one.brief_of) for one in view.meetings] == [("Weekly", "weekly")]
    assert [one.heading for one in view.meetings[0].brief.parts] == ["Last time", "Open actions"]
    assert [one.text for one in view.pressing] == ["go", "stay"]
    assert [one.day for one in view.later] == [dt.date(2026, 12, 1)]
    assert not view.is_mine


def test_a_notebook_that_says_whose_it_is_shows_their_own_actions() -> None:
    index = written(NOTES, calendars={"c.ics": CALENDAR}, today=dt.date(2026, 11, 24), me="ada")
    view = day_view(index)

    assert [one.text for one in view.pressing] == ["go"]
    assert view.is_mine
    assert [one.heading for one in view.meetings[0].brief.parts] == [
        "Last time",
        "You owe",
        "They owe",
    ]


def test_a_day_without_meetings_still_has_its_page() -> None:
    view = day_view(written({}))

    assert (view.meetings, view.pressing, view.later) == ((), (), ())
