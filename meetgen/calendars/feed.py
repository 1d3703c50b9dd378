"""Tasks and dates written as an .ics file that calendars and task lists subscribe to.

Never with ATTENDEE or ORGANIZER, which make some programs send mail, and never with a METHOD, which
makes a file an invitation.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from meetgen.calendars.content_lines import calendar_bytes, text_value

PRODUCT = "-//meetgen//actions 1//EN"
REFRESH = "PT12H"
LARGEST_SEQUENCE = 2**31 - 1


class TodoStatus(StrEnum):
    """STATUS of a VTODO (RFC 5545 3.8.1.11)."""

    NEEDS_ACTION = "NEEDS-ACTION"
    IN_PROCESS = "IN-PROCESS"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


class FeedEntry(Struct, frozen=True, kw_only=True):
    """A task, or the day on which it is due; all text is plain.

    `created` and `modified` are instants in UTC; SEQUENCE is the seconds between them, so that it
    rises with every change and needs no memory. `priority` is 1 to 9, 0 for none.
    """

    uid: str
    summary: str
    created: dt.datetime
    modified: dt.datetime
    description: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    priority: int = 0
    due: dt.date | None = None
    status: TodoStatus = TodoStatus.NEEDS_ACTION
    completed: dt.datetime | None = None


def feed(
    todos: Iterable[FeedEntry], days: Iterable[FeedEntry], *, name: str, description: str
) -> bytes:
    """The file: `todos` as VTODO, `days` as all-day VEVENT on their due dates, in their order."""
    title = text_value(name)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    lines += (f"NAME:{title}", f"X-WR-CALNAME:{title}")
    lines.append(f"X-WR-CALDESC:{text_value(description)}")
    # RFC 7986 5.7 wants the VALUE.
    lines += (f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}", f"X-PUBLISHED-TTL:{REFRESH}")
    for entry in todos:
        lines += _todo(entry)
    for entry in days:
        lines += _day(entry)
    lines.append("END:VCALENDAR")
    return calendar_bytes(lines)


def _todo(entry: FeedEntry) -> Iterator[str]:
    yield "BEGIN:VTODO"
    yield from _described(entry)
    if entry.due is not None:
        yield f"DUE;VALUE=DATE:{_day_of(entry.due)}"
    yield f"STATUS:{entry.status.value}"
    if entry.status is TodoStatus.COMPLETED:
        yield f"COMPLETED:{_utc(entry.completed or entry.modified)}"
        yield "PERCENT-COMPLETE:100"
    if entry.priority:
        yield f"PRIORITY:{entry.priority}"
    yield "END:VTODO"


def _day(entry: FeedEntry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield from _described(entry)
    if entry.due is not None:
        yield f"DTSTART;VALUE=DATE:{_day_of(entry.due)}"
        if entry.due < dt.date.max:  # without an end it is one day too (RFC 5545 3.6.1)
            yield f"DTEND;VALUE=DATE:{_day_of(entry.due + dt.timedelta(days=1))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _described(entry: FeedEntry) -> Iterator[str]:
    modified = max(entry.modified, entry.created)
    seconds = int((modified - entry.created).total_seconds())
    yield f"UID:{text_value(entry.uid)}"
    yield f"DTSTAMP:{_utc(modified)}"
    yield f"CREATED:{_utc(entry.created)}"
    yield f"LAST-MODIFIED:{_utc(modified)}"
    yield f"SEQUENCE:{min(seconds, LARGEST_SEQUENCE)}"
    yield f"SUMMARY:{text_value(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{text_value(entry.description)}"
    if entry.url:
        yield f"URL:{''.join(entry.url.split())}"
    if entry.categories:
        yield f"CATEGORIES:{','.join(map(text_value, entry.categories))}"
    if entry.assignees:
        yield f"X-MEETGEN-ASSIGNEE:{text_value(', '.join(entry.assignees))}"


def _day_of(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _utc(moment: dt.datetime) -> str:
    bare = moment.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None)
    return bare.isoformat().replace("-", "").replace(":", "") + "Z"
