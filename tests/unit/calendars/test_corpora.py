"""Every calendar of the corpora is read; they are no part of the project."""

import datetime as dt

import pytest

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.ics import read_calendar
from tests.budget import within
from tests.unit.calendars.corpora import FILES

needs_corpora = pytest.mark.skipif(not FILES, reason="no corpora (set MEETGEN_CORPORA)")


@needs_corpora
def test_every_calendar_is_read_and_expanded() -> None:
    events = 0
    for path in FILES:
        found = read_calendar(path.read_bytes(), path=path.name, timezone="Europe/Berlin")
        calendars = Calendars.of([found])
        families = calendars.all_families()
        calendars.occurrences(families, dt.date(2019, 1, 1), dt.date(2019, 12, 31))
        events += len(found.events)

    assert events > len(FILES)


@needs_corpora
def test_a_large_export_is_read_in_a_fraction_of_a_second() -> None:
    path = max(FILES, key=lambda file: file.stat().st_size)
    data = path.read_bytes()
    found = within(3, lambda: read_calendar(data, path=path.name, timezone="UTC"))  # idle: 0.15 s

    assert len(found.events) == data.count(b"BEGIN:VEVENT")
    assert found.diagnostics == ()
