"""Tasks and dates written as an .ics file that calendars and task lists subscribe to.

Never with ATTENDEE or ORGANIZER, which make some programs send mail, and never with a METHOD, which
makes a file an invitation.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from icalendar import Calendar, Component, Event, Todo

PRODUCT = "-//meetgen//actions 1//EN"
REFRESH = dt.timedelta(hours=12)
LARGEST_SEQUENCE = 2**31 - 1


class TodoStatus(StrEnum):
    """STATUS of a VTODO (RFC 5545 3.8.1.11)."""

    NEEDS_ACTION = "NEEDS-ACTION"
    IN_PROCESS = "IN-PROCESS"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
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
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-caldesc", description)
    # RFC 7986 5.7 wants the VALUE, which the library leaves out by itself.
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for entry in todos:
        calendar.add_component(_todo(entry))
    for entry in days:
        calendar.add_component(_day(entry))
    made: bytes = calendar.to_ical()
    return made


def _todo(entry: FeedEntry) -> Todo:
    todo = Todo()
    _describe(todo, entry)
    todo.add("status", entry.status.value)
    if entry.due is not None:
        todo.add("due", entry.due)
    if entry.status is TodoStatus.COMPLETED:
        todo.add("percent-complete", 100)
        todo.add("completed", entry.completed or entry.modified)
    if entry.priority:
        todo.add("priority", entry.priority)
    return todo


def _day(entry: FeedEntry) -> Event:
    event = Event()
    _describe(event, entry)
    if entry.due is not None:
        event.add("dtstart", entry.due)
        event.add("dtend", entry.due + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _describe(component: Component, entry: FeedEntry) -> None:
    modified = max(entry.modified, entry.created)
    seconds = int((modified - entry.created).total_seconds())
    component.add("uid", entry.uid)
    component.add("dtstamp", modified)
    component.add("created", entry.created)
    component.add("last-modified", modified)
    component.add("sequence", min(seconds, LARGEST_SEQUENCE))
    component.add("summary", entry.summary)
    if entry.description:
        component.add("description", entry.description)
    if entry.url:
        component.add("url", entry.url)
    if entry.categories:
        component.add("categories", list(entry.categories))
    if entry.assignees:
        component.add("x-meetgen-assignee", ", ".join(entry.assignees))
