"""Actions as an .ics file: all of them as tasks, open ones with a due date as days too."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from meetgen.calendars.feed import FeedEntry, TodoStatus, feed
from meetgen.exports.feed_id import feed_id
from meetgen.exports.site_addresses import site_address
from meetgen.index.index import Index
from meetgen.model.action import Action, ActionStatus, Priority
from meetgen.pages.markdown import plain

STATUSES = {
    ActionStatus.OPEN: TodoStatus.NEEDS_ACTION,
    ActionStatus.IN_PROGRESS: TodoStatus.IN_PROCESS,
    ActionStatus.DONE: TodoStatus.COMPLETED,
    ActionStatus.CANCELLED: TodoStatus.CANCELLED,
}
PRIORITIES = {
    Priority.HIGHEST: 1,
    Priority.HIGH: 3,
    Priority.MEDIUM: 5,
    Priority.LOW: 7,
    Priority.LOWEST: 9,
}
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
Changed = Mapping[str, dt.datetime]  # when each note was last changed, by path


class Part(StrEnum):
    """What a file holds: task lists pass over days, and most calendars over tasks."""

    BOTH = "both"
    TASKS = "tasks"
    DUE = "due"


class Chosen(Struct, frozen=True, kw_only=True):
    """Which actions: everybody's, a person's by handle, or a project's by slug."""

    part: Part = Part.BOTH
    person: str | None = None
    project: str | None = None
    changed: Changed = field(default_factory=dict)


def write_ics(
    index: Index,
    chosen: Chosen = Chosen(),
    actions: Iterable[Action] | None = None,
) -> str:
    """The actions as text with the line ends of RFC 5545.

    The same notes give the same bytes. An action keeps its UID while its status, date and owner
    change, and also its text if the line has an id of its own. `actions` are those to choose
    from, all of them unless given.
    """
    some = index.actions if actions is None else actions
    entries = [(one, _entry(one, index, chosen)) for one in some if _is_chosen(one, chosen)]
    days = [
        replace(entry, uid=entry.uid.replace("@", "-due@", 1), summary=f"Due: {entry.summary}")
        for one, entry in entries
        if one.due is not None and one.status.is_open
    ]
    return feed(
        [entry for _, entry in entries] if chosen.part is not Part.DUE else [],
        days if chosen.part is not Part.TASKS else [],
        name=_name(index, chosen),
        description=f"Action items of {index.config.site_name}",
    ).decode()


def _is_chosen(action: Action, chosen: Chosen) -> bool:
    if action.status not in STATUSES:  # moved: its line elsewhere says what became of it
        return False
    if chosen.person is not None and chosen.person not in action.owners:
        return False
    return chosen.project is None or chosen.project in action.projects


def _name(index: Index, chosen: Chosen) -> str:
    name = index.config.site_name
    if chosen.person is not None:
        person = index.people.get(chosen.person)
        name = f"{person.name if person else chosen.person} ({name})"
    if chosen.project is not None:
        project = index.projects.get(chosen.project)
        name = f"{project.name if project else chosen.project} ({name})"
    return f"{'Due: ' if chosen.part is Part.DUE else ''}{name}"


def _entry(action: Action, index: Index, chosen: Chosen) -> FeedEntry:
    owners = _names(action.owners, index)
    text = plain(action.text) or action.id
    raised = _midnight(action.raised_on) or EPOCH
    place = index.meetings[action.note].title if action.note in index.meetings else action.note
    day = index.meetings[action.note].date if action.note in index.meetings else None
    return FeedEntry(
        uid=f"{action.id}@{feed_id(index)}",
        summary=text if chosen.person or not owners else f"[{owners[0]}] {text}",
        description=f"From {place}{f', {day}' if day and str(day) not in place else ''}",
        url=site_address(index.config, action.note, action.anchor),
        categories=_categories(action, index),
        assignees=owners,
        priority=PRIORITIES[action.priority] if action.priority else 0,
        due=action.due,
        status=STATUSES[action.status],
        completed=_midnight(action.done),
        created=raised,
        modified=max(raised, *_changes(action, chosen.changed)),
    )


def _changes(action: Action, changed: Changed) -> Iterator[dt.datetime]:
    """When the notes that tell of an action were changed; else the days of their meetings."""
    yield EPOCH
    for line in action.history:
        moment = changed.get(line.note) or _midnight(line.date)
        if moment is not None:
            yield moment


def _names(owners: Iterable[str], index: Index) -> tuple[str, ...]:
    return tuple(index.people[one].name if one in index.people else one for one in owners)


def _categories(action: Action, index: Index) -> tuple[str, ...]:
    return tuple(
        index.projects[one].name if one in index.projects else one for one in action.projects
    )


def _midnight(day: dt.date | None) -> dt.datetime | None:
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) if day is not None else None
