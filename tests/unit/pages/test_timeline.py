"""The meetings of a person, project, series or team."""

import datetime as dt

from meetgen.model.meeting import Meeting
from meetgen.pages.paging import PartLink
from meetgen.pages.timeline import MeetingYear, Timeline, timeline
from tests.unit.sample_index import empty_index, meeting


def weekly(count: int) -> dict[str, Meeting]:
    """So many weekly meetings up to 2026-06-01, the newest first."""
    days = [dt.date(2026, 6, 1) - dt.timedelta(days=7 * n) for n in range(count)]
    return {str(n): meeting(str(n), str(n), day) for n, day in enumerate(days)}


def test_a_long_timeline_keeps_the_newest_in_the_open_and_the_rest_by_year() -> None:
    meetings = weekly(150)
    older = list(meetings.values())[100:]

    found = timeline([*meetings, "gone.md"], empty_index(meetings=meetings), "people/ada.md")

    assert found == Timeline(
        latest=tuple(meetings.values())[:100],
        older=tuple(
            MeetingYear(
                year=year, meetings=tuple(m for m in older if m.date and m.date.year == year)
            )
            for year in (2024, 2023)
        ),
    )


def test_a_timeline_too_long_for_a_page_leads_to_its_years() -> None:
    meetings = weekly(301)

    found = timeline(meetings, empty_index(meetings=meetings), "people/ada.md")

    assert (len(found.latest), found.older) == (100, ())
    assert found.links[1] == PartLink(words="2025", uri="people/ada/meetings-2025.md", count=52)
