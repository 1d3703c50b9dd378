"""The fields of a task line, in every notation: one row of a table each."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, NamedTuple

from msgspec import Struct

from meetgen.model.action import Priority, TaskFields
from meetgen.parsing.dates import read_date


class FieldKind(Enum):
    """What a field's value is."""

    DATE = "date"
    PRIORITY = "priority"
    TEXT = "text"
    ID = "id"
    IDS = "ids"
    NAMES = "names"
    STATUS = "status"  # of a decision; any other word is no field
    IGNORED = "ignored"  # known to Obsidian Tasks and of no use here, but no words either


class Field(Struct, frozen=True, kw_only=True):
    """A field of `TaskFields` with its signs.

    `emoji` are Obsidian Tasks' signs, the first is written. `keys` are those of Dataview and
    `key:value`, the first is written; `words` are further ones for `key:value` alone.
    """

    name: str
    kind: FieldKind
    emoji: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


# In the order in which Obsidian Tasks writes them.
FIELDS = (
    Field(name="owners", kind=FieldKind.NAMES, keys=("owner", "assignee", "owners", "assigned")),
    Field(name="id", kind=FieldKind.ID, emoji=("🆔",), keys=("id",)),
    Field(name="depends_on", kind=FieldKind.IDS, emoji=("⛔",), keys=("dependsOn", "depends")),
    Field(name="priority", kind=FieldKind.PRIORITY, keys=("priority", "pri")),
    Field(name="recurrence", kind=FieldKind.TEXT, emoji=("🔁",), keys=("repeat", "rec")),
    Field(name="on_completion", kind=FieldKind.IGNORED, emoji=("🏁",), keys=("onCompletion",)),
    Field(name="created", kind=FieldKind.DATE, emoji=("➕",), keys=("created",)),
    Field(name="start", kind=FieldKind.DATE, emoji=("🛫",), keys=("start",)),
    Field(name="scheduled", kind=FieldKind.DATE, emoji=("⏳", "⌛"), keys=("scheduled",)),
    Field(name="due", kind=FieldKind.DATE, emoji=("📅", "📆", "🗓"), keys=("due", "deadline")),
    Field(name="cancelled", kind=FieldKind.DATE, emoji=("❌",), keys=("cancelled", "canceled")),
    Field(
        name="done", kind=FieldKind.DATE, emoji=("✅",), keys=("completion", "done", "completed")
    ),
    Field(name="projects", kind=FieldKind.NAMES, keys=("project", "projects")),
    Field(name="visibility", kind=FieldKind.TEXT, keys=("visibility",)),
    Field(name="by", kind=FieldKind.NAMES, keys=("by",)),
    Field(name="supersedes", kind=FieldKind.IDS, keys=("supersedes",)),
    Field(name="revisit", kind=FieldKind.DATE, keys=("revisit",)),
    Field(name="status", kind=FieldKind.STATUS, keys=("status",)),
)
# What people write for the status of a decision, and what it means
STATUSES: Mapping[str, str] = {
    word: status
    for status, words in (
        ("proposed", ("proposed", "proposal", "draft", "pending")),
        ("accepted", ("accepted", "approved", "agreed", "decided", "adopted")),
        ("rejected", ("rejected", "declined", "withdrawn", "dropped")),
    )
    for word in words
}
PRIORITY_SIGNS: Mapping[str, Priority] = {
    "🔺": Priority.HIGHEST,
    "⏫": Priority.HIGH,
    "🔼": Priority.MEDIUM,
    "🔽": Priority.LOW,
    "⏬": Priority.LOWEST,
}
BY_EMOJI = {sign: field for field in FIELDS for sign in field.emoji}
BY_KEY = {key.lower(): field for field in FIELDS for key in field.keys}
BY_NAME = {field.name: field for field in FIELDS}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\b")
ID = re.compile(r"[A-Za-z0-9_-]+")
# "ada, @bob & [[Cleo]]" has three names
NAME_PARTS = re.compile(r"\s*(?:[,;&+]|\band\b)\s*")
NAME_EDGES = " \t\u00a0@[]*_\"'"


class Found(NamedTuple):
    """A field as written: its place in the text, and its value's words."""

    field: Field
    value: str
    start: int
    end: int


class Problem(NamedTuple):
    """What is odd about a found field: `MG025` a relative date, `MG027` an unreadable one."""

    code: str
    found: Found
    day: dt.date | None


def fields_of(
    found: Iterable[Found], day: dt.date | None = None
) -> tuple[TaskFields, tuple[Problem, ...]]:
    """The values of found fields; the first of a name counts, lists add up."""
    values: dict[str, Any] = {}
    problems = []
    for one in found:
        name, kind = one.field.name, one.field.kind
        if kind is FieldKind.IGNORED:
            continue
        if kind is FieldKind.DATE:
            read = read_date(one.value, day)
            if read.is_relative or read.day is None:
                code = "MG025" if read.day is not None else "MG027"
                problems.append(Problem(code, one, read.day))
            if read.day is not None:
                values.setdefault(name, read.day)
            continue
        value = _value(kind, one.value)
        if not value:
            continue
        if isinstance(value, tuple):
            values[name] = (*values.get(name, ()), *value)
        else:
            values.setdefault(name, value)
    if not values:
        return NO_FIELDS, tuple(problems)
    return TaskFields(**values), tuple(problems)


def fits(kind: FieldKind, value: str) -> bool:
    """Whether words behind a key are a value of that kind; else they are no field at all."""
    return kind is not FieldKind.STATUS or value.strip(' \t\u00a0"').lower() in STATUSES


def _value(kind: FieldKind, text: str) -> str | Priority | tuple[str, ...] | None:
    text = text.strip()
    if kind is FieldKind.PRIORITY:
        return PRIORITY_SIGNS.get(text) or PRIORITIES.get(text.lower())
    if kind is FieldKind.STATUS:
        return STATUSES.get(text.lower())
    if kind is FieldKind.ID:
        return text if ID.fullmatch(text) else None
    if kind is FieldKind.IDS:
        return tuple(ID.findall(text))
    if kind is FieldKind.NAMES:
        return names_in(text)
    return " ".join(text.split())


def names_in(text: str) -> tuple[str, ...]:
    """The names in a list such as `@ada, Bob Smith and [[Cleo]]`, without their signs."""
    parts = (part.strip(NAME_EDGES).strip() for part in NAME_PARTS.split(text))
    return tuple(part for part in parts if part)


NO_FIELDS = TaskFields()
PRIORITIES = {priority.value: priority for priority in Priority} | {
    "a": Priority.HIGHEST,
    "b": Priority.HIGH,
    "c": Priority.MEDIUM,
    "normal": Priority.MEDIUM,
}


def texts_of(fields: TaskFields) -> Iterable[tuple[Field, str]]:
    """Each field that has a value with that value as text, in the order of writing."""
    for field in FIELDS:
        value = getattr(fields, field.name, None)
        if value is None or value == ():
            continue
        if isinstance(value, tuple):
            yield field, ", ".join(value)
        elif isinstance(value, dt.date):
            yield field, value.isoformat()
        else:
            yield field, str(value)


def without(text: str, found: Iterable[Found]) -> str:
    """`text` without the found fields, blanks evened."""
    kept, at = [], 0
    for one in sorted(found, key=lambda one: one.start):
        kept.append(text[at : one.start])
        at = max(at, one.end)
    return " ".join("".join((*kept, text[at:])).split())
