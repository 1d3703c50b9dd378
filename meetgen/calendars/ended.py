"""A series that its calendar has no longer: what was stays, what would come does not."""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec.structs import replace

from meetgen.calendars.calendar import Calendars
from meetgen.calendars.ics import read_calendar
from meetgen.calendars.trimmed import TrimmedEvent, TrimmedSeries, ics_of

# "COUNT=10" and "UNTIL=20260101T000000Z" with the semicolon before them
END_OF_RULE = re.compile(r";(?:COUNT|UNTIL)=[^;]*|(?:COUNT|UNTIL)=[^;]*;", re.IGNORECASE)
RULE = re.compile(r"RRULE:(.*)", re.IGNORECASE)
FIRST_DIGITS = re.compile(r"\d{8}")


def ended(series: TrimmedSeries, today: dt.date, timezone: str) -> TrimmedSeries:
    """The series without what would take place from `today` on; itself when nothing would."""
    file = read_calendar(ics_of([series]), path="", timezone=timezone)
    days = Calendars.of([file]).first_and_last(series.family)
    if days is None or days[1] < today:
        return series
    events = [_ended(one, today) for one in series.events]
    return replace(series, events=tuple(one for one in events if one is not None))


def _ended(event: TrimmedEvent, today: dt.date) -> TrimmedEvent | None:
    """The event until the day before; None for a change of an occurrence that will not be."""
    starts_ahead = _day(event.value("DTSTART")) >= f"{today:%Y%m%d}"
    if event.value("RECURRENCE-ID"):
        return None if starts_ahead else event
    if starts_ahead:
        lines = [one for one in event.lines if not one.startswith(("STATUS:", "RDATE", "RRULE"))]
        return replace(event, lines=(*lines, "STATUS:CANCELLED"))
    return replace(event, lines=tuple(_lines_until(event, today - dt.timedelta(days=1))))


def _lines_until(event: TrimmedEvent, last: dt.date) -> Iterator[str]:
    """The event's lines with a rule that ends on the day `last`, without what is added later."""
    until = f"{last:%Y%m%d}{'T235959Z' if 'T' in event.value('DTSTART') else ''}"
    for line in event.lines:
        if rule := RULE.fullmatch(line):
            yield f"RRULE:{END_OF_RULE.sub('', rule[1])};UNTIL={until}"
        elif not line.startswith("RDATE") or _day(line.rpartition(":")[2]) <= f"{last:%Y%m%d}":
            yield line


def _day(value: str) -> str:
    found = FIRST_DIGITS.search(value)
    return found[0] if found else ""
