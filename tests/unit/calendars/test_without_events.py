"""Events are cut out of a file so that nothing is left of them."""

import pytest

from meetgen.calendars.without_events import without_events

HEAD = b"BEGIN:VCALENDAR\nVERSION:2.0\n"
ONE = b"BEGIN:VEVENT\nUID:a\nEND:VEVENT\n"
TWO = b"BEGIN:VEVENT\nUID:b\nBEGIN:VALARM\nEND:VALARM\nEND:VEVENT\n"
END = b"END:VCALENDAR\n"


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_the_rest_is_as_if_they_had_never_been_there(line_end: bytes) -> None:
    whole = (HEAD + ONE + TWO + END).replace(b"\n", line_end)

    assert without_events(whole, {4}) == (HEAD + TWO + END).replace(b"\n", line_end)
    assert without_events(whole, {7}) == (HEAD + ONE + END).replace(b"\n", line_end)
    assert without_events(whole, {3, 8}) == (HEAD + END).replace(b"\n", line_end)


def test_a_line_of_no_event_takes_nothing_out() -> None:
    assert without_events(HEAD + ONE + END, {1, 99}) == HEAD + ONE + END
