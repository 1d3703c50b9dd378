"""Fields as words: `send the deck due:2026-12-01 id:k3f9`, also `(due 2026-12-01)`."""

import re
from collections.abc import Iterator

from meetgen.model.action import TaskFields
from meetgen.parsing.dates import RELATIVE
from meetgen.parsing.syntaxes import fields
from meetgen.parsing.syntaxes.fields import FieldKind, Found

name = "keyvalue"
KEYS = {key: field for key, field in fields.BY_KEY.items() if key != "by"}
LONGEST_KEY = 12
# What stands behind "due:" or, for a plain date alone, behind "due "
DATE_VALUE = re.compile(
    rf"[ \t\u00a0]?(\d{{4}}-\d{{2}}-\d{{2}}\b|(?:{RELATIVE})(?![\w-]))|(\d[\w./-]*)", re.IGNORECASE
)
DUE_VALUE = re.compile(r"[\w./-]+")  # "soon" is no date, which is reported
BARE_DUE = re.compile(r"(?<![\w:/#@-])([(\[])?due[ \t\u00a0](?=\d{4}-)", re.IGNORECASE)
# "k3f9", "ada,bob", ""every week""; not " x", "//host"
VALUE = re.compile(r"\"[^\"\n]*\"|[^\s:\"/][^\s\"]*")
CLOSING = {"(": ")", "[": "]"}
# "owner: Ada Lovelace" as a remark at the end or in brackets; not "owner: of the page, who ..."
OWNER = re.compile(
    r"(?:(?<=^)|(?<=[\s(\[]))(?P<open>[(\[])?"
    r"(?P<key>owners?|assignees?|assigned to|responsible|who):[ \t]+"
    r"(?P<value>@?\w[\w.'’-]*(?:(?:[ ]|[ ]?[,&/][ ]?|[ ]and[ ])@?(?-i:[^\W\d_a-z])[\w.'’-]*){0,5})"
    r"(?(open)[)\]]|(?=[ \t]*(?:$|[-–—;,.)\]])))",
    re.IGNORECASE,
)
# Kanban's "@{2026-12-01}", Joplin's "//2026-12-01"
OTHER_DUE = re.compile(r"(?<!\S)(?:@\{(\d{4}-\d{2}-\d{2})\}|//(\d{4}-\d{2}-\d{2}))(?!\S)")


def find(text: str) -> Iterator[Found]:
    """The fields in `text`, anywhere in it; a value holds no blank unless it is quoted."""
    taken = 0
    at = text.find(":")
    while at >= 0:
        found = _at_colon(text, at) if at >= taken else None
        if found is not None:
            yield found
            taken = found.end
        at = text.find(":", at + 1)
    small = text.lower()
    if "due " in small or "due\u00a0" in small:
        yield from _bare_due(text)
    if "who" in small or "owner" in small or "assign" in small or "respons" in small:
        for match in OWNER.finditer(text):
            names = match["value"].replace("/", ",")
            yield Found(fields.BY_NAME["owners"], names, *match.span())
    if "//" in text or "@{" in text:
        for match in OTHER_DUE.finditer(text):
            yield Found(fields.BY_NAME["due"], match[1] or match[2], *match.span())


def _at_colon(text: str, at: int) -> Found | None:  # noqa: PLR0911  # a table of cases
    """The field whose key ends at the colon `at`: `due:friday`, `(due: 2026-12-01)`."""
    start = at
    while start > 0 and at - start <= LONGEST_KEY and text[start - 1].isalpha():
        start -= 1
    field = KEYS.get(text[start:at].lower())
    if field is None:
        return None
    before = text[start - 1] if start else " "
    if field.kind is FieldKind.DATE:
        if before in "_:/#@-" or before.isalnum():
            return None
        match = DATE_VALUE.match(text, at + 1)
        if match is None and field.name in ("due", "scheduled"):
            match = DUE_VALUE.match(text, at + 1)
        if match is None:
            return None
        value = match[match.lastindex or 0]
        if before in CLOSING and text[match.end() : match.end() + 1] == CLOSING[before]:
            return Found(field, value, start - 1, match.end() + 1)
        return Found(field, value, start, match.end())
    match = VALUE.match(text, at + 1)
    if match is None or not before.isspace() or not _fits(field.kind, match[0]):
        return None
    return Found(field, match[0].strip('"'), start, match.end())


def _bare_due(text: str) -> Iterator[Found]:
    for match in BARE_DUE.finditer(text):
        value = fields.DAY.match(text, match.end())
        if value is None:
            continue
        end = value.end()
        if match[1] and text[end : end + 1] == CLOSING[match[1]]:
            end += 1
        yield Found(fields.BY_NAME["due"], value[0], match.start(), end)


def _fits(kind: FieldKind, value: str) -> bool:
    """Whether a word behind `key:` is a value of that kind."""
    if kind is FieldKind.PRIORITY:
        return value.strip('"').lower() in fields.PRIORITIES
    return "://" not in value and fields.fits(kind, value)


def read(text: str) -> tuple[TaskFields, str]:
    """The fields of a task line and the words that are left."""
    found = tuple(find(text))
    return fields.fields_of(found)[0], fields.without(text, found)


def write(values: TaskFields) -> str:
    """The fields as `key:value` words; values with blanks are quoted."""
    parts = []
    for field, text in fields.texts_of(values):
        value = text.replace(", ", ",")
        parts.append(f'{field.keys[0]}:"{value}"' if " " in value else f"{field.keys[0]}:{value}")
    return " ".join(parts)
