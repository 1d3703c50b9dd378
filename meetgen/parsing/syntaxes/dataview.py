"""Dataview's fields: `send the deck [due:: 2026-12-01] (id:: k3f9)`."""

import re
from collections.abc import Iterator

from meetgen.model.action import TaskFields
from meetgen.parsing.syntaxes import fields
from meetgen.parsing.syntaxes.fields import Found

name = "dataview"
# "[due:: 2026-12-01]", "(owner:: [[Ada]])"; not "[due: x]", "[a:: b)"
FIELD = re.compile(
    r"\[(?P<key>[A-Za-z][\w-]{0,30})[ \t]*::"
    r"(?P<value>(?:[^\[\]\n]|\[[^\[\]\n]*\]|\[\[[^\[\]\n]*\]\]){0,300})\]"
    r"|\((?P<round>[A-Za-z][\w-]{0,30})[ \t]*::(?P<inner>[^()\n]{0,300})\)"
)
COMMA = re.compile(r"[ \t]*,(?=[ \t]*[\[(])")


def find(text: str) -> Iterator[Found]:
    """The fields in `text` whose keys mean something, anywhere in it."""
    for match in FIELD.finditer(text):
        key = match["key"] or match["round"]
        field = fields.BY_KEY.get(key.lower())
        if field is None:
            continue
        value = match["value"] if match["key"] else match["inner"]
        if not fields.fits(field.kind, value):
            continue
        comma = COMMA.match(text, match.end())
        end = comma.end() if comma is not None else match.end()
        yield Found(field, value.strip(" \t\u00a0"), match.start(), end)


def read(text: str) -> tuple[TaskFields, str]:
    """The fields of a task line and the words that are left."""
    found = tuple(find(text))
    return fields.fields_of(found)[0], fields.without(text, found)


def write(values: TaskFields) -> str:
    """The fields in square brackets, two blanks between, as Obsidian Tasks writes them."""
    return "  ".join(f"[{field.keys[0]}:: {text}]" for field, text in fields.texts_of(values))
