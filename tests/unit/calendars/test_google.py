"""Pasted links to Google Calendar."""

import base64
import datetime as dt

import pytest

from meetgen.calendars.google import GoogleReference, google_reference


def link(text: str, base: str = "https://www.google.com/calendar/event?eid=") -> str:
    return base + base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("abc12 team@g", None),
        ("abc12_20260112T090000Z team@g", dt.datetime(2026, 1, 12, 9, tzinfo=dt.UTC)),
        ("abc12_20260112 team@g", dt.date(2026, 1, 12)),
        ("abc12", None),
    ],
    ids=["event", "occurrence", "day", "no-calendar"],
)
@pytest.mark.parametrize(
    "base",
    ["https://www.google.com/calendar/event?eid=", "https://calendar.google.com/event?x=1&eid=",
     "https://calendar.google.com/calendar/u/0/r/eventedit/"],
    ids=["old", "new", "edit"],
)  # fmt: skip
def test_a_link_names_an_event_and_perhaps_an_occurrence(
    text: str, start: dt.date | None, base: str
) -> None:
    assert google_reference(link(text, base)) == GoogleReference(
        uid="abc12@google.com", original_start=start
    )


@pytest.mark.parametrize(
    "text",
    [
        "abc12@google.com",
        "platform-weekly",
        "https://www.google.com/calendar/event?eid=%%%",
        "https://www.google.com/calendar/event?eid=A",
        "https://www.google.com/calendar/event",
        link("abc12 team@g", "https://www.google.com.evil.example/calendar/event?eid="),
        link("abc12 team@g", "https://evil.example/www.google.com?eid="),
        link("abc12 team@g", "ftp://www.google.com/calendar/event?eid="),
        link("<script> x"),
        link("Ünïcode x"),
        "https://[bad/?eid=x",
        link("a" * 5000),
    ],
)
def test_any_other_text_names_nothing(text: str) -> None:
    assert google_reference(text) is None


def test_a_day_that_does_not_exist_is_part_of_the_id() -> None:
    assert google_reference(link("abc12_20261399 team@g")) == GoogleReference(
        uid="abc12_20261399@google.com"
    )
