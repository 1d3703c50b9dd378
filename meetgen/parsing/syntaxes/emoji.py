"""Obsidian Tasks' signs: `send the deck 🔺 📅 2026-12-01 🆔 k3f9`."""

import re
from collections.abc import Iterator

from meetgen.model.action import TaskFields
from meetgen.parsing.dates import RELATIVE
from meetgen.parsing.syntaxes import dataview, fields
from meetgen.parsing.syntaxes.fields import FieldKind, Found

name = "emoji"
SIGN = re.compile(f"[{''.join(fields.BY_EMOJI)}{''.join(fields.PRIORITY_SIGNS)}]")
GAP = r"\ufe0f?[ \t\u00a0]*"
# Behind 📅: "2026-12-01", "friday", or any word with a digit, so that "31-05" can be reported.
DATE = re.compile(
    rf"{GAP}(\d{{4}}-\d{{2}}-\d{{2}}\b|(?:{RELATIVE})(?![\w-])|\d[\w./-]*)", re.IGNORECASE
)
# Behind 🔁: "every week when done"; it ends at the next sign
TEXT = re.compile(rf"{GAP}([A-Za-z0-9][A-Za-z0-9, !]*)")
NAMED = re.compile(rf"{GAP}([A-Za-z0-9_-]+(?:[ \t\u00a0]*,[ \t\u00a0]*[A-Za-z0-9_-]+)*)")
ONE = re.compile(rf"{GAP}([A-Za-z0-9_-]+)")
BARE = re.compile(r"\ufe0f?")
PATTERNS = {
    FieldKind.DATE: DATE,
    FieldKind.TEXT: TEXT,
    FieldKind.IDS: NAMED,
    FieldKind.ID: ONE,
    FieldKind.IGNORED: ONE,
}


def find(text: str) -> Iterator[Found]:
    """The fields in `text`, anywhere in it. A sign without a value is no field."""
    for sign in SIGN.finditer(text):
        if sign[0] in fields.PRIORITY_SIGNS:
            end = BARE.match(text, sign.end()).end()  # type: ignore[union-attr]  # may be empty
            yield Found(fields.BY_NAME["priority"], sign[0], sign.start(), end)
            continue
        field = fields.BY_EMOJI[sign[0]]
        value = PATTERNS[field.kind].match(text, sign.end())
        if value is not None:
            yield Found(field, value[1].strip(), sign.start(), value.end())


def read(text: str) -> tuple[TaskFields, str]:
    """The fields of a task line and the words that are left; owners and such as Dataview's."""
    other = (one for one in dataview.find(text) if not one.field.emoji)
    found = (*find(text), *other)
    return fields.fields_of(found)[0], fields.without(text, found)


def write(values: TaskFields) -> str:
    """The fields as signs, in Obsidian Tasks' order; fields without a sign as Dataview has them."""
    parts = []
    signs = {priority: sign for sign, priority in fields.PRIORITY_SIGNS.items()}
    for field, text in fields.texts_of(values):
        if field.kind is FieldKind.PRIORITY and values.priority is not None:
            parts.append(signs[values.priority])
        elif field.emoji:
            parts.append(f"{field.emoji[0]} {text}")
        else:
            parts.append(f"[{field.keys[0]}:: {text}]")
    return " ".join(parts)
