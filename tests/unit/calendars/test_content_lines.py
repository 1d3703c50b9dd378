"""Content lines: what is written is read back, and no line is too long."""

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from meetgen.calendars.content_lines import calendar_bytes, text_value

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\\;,"))


@given(TEXT)
def test_any_text_is_escaped_as_icalendar_does(text: str) -> None:
    assert text_value(text) == icalendar.vText(text).to_ical().decode()


@given(TEXT)
def test_any_text_comes_back_from_lines_of_75_octets(text: str) -> None:
    data = calendar_bytes(["BEGIN:VEVENT", f"SUMMARY:{text_value(text)}", "END:VEVENT"])

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    read = str(icalendar.Event.from_ical(data).get("SUMMARY", ""))
    assert read.split() == text.replace("\r", "\n").split()


def test_half_a_character_becomes_a_question_mark() -> None:
    assert calendar_bytes(["SUMMARY:a\ud83d"]) == b"SUMMARY:a?\r\n"
