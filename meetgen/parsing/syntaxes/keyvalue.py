"""Fields as words: `send the deck due:2026-12-01 id:k3f9`, also `(due 2026-12-01)`."""

from collections.abc import Iterator
import re

from meetgen.model.action import TaskFields
from meetgen.parsing.dates import RELATIVE
from meetgen.parsing.syntaxes import fields
from meetgen.parsing.syntaxes.fields import FieldKind, Found

name = "keyvalue"
KEYS = {key: field for key, field in fields.BY_KEY.items() if key != "by"}
_KEYS = "|".join(sorted(KEYS, key=len, reverse=True))
_DATES = "|".join(key for key, field in KEYS.items() if field.kind is FieldKind.DATE)
# "due:friday", "(due: 2026-12-01)", "due 2026-12-01"; not "overdue:x", "due:: x", "the due date"
DATE = re.compile(
    rf"(?<![\w:/#@-])(?P<open>[(\[])?(?P<key>{_DATES})(?::[ \t\u00a0]?|(?<=due)[ \t\u00a0](?=\(?\d{{4}}-))"
    rf"(?P<value>\d{{4}}-\d{{2}}-\d{{2}}\b|(?:{RELATIVE})(?![\w-])|(?<=:)\d[\w./-]*|(?<=due:)[\w./-]+)"
    r"(?(open)[)\]])",
    re.IGNORECASE,
)
# "id:k3f9", "owner:ada,bob", "pri:A", "rec:"every week""; not "id: k3f9", "https://x", "a:b"
WORD = re.compile(rf"(?<!\S)(?P<key>{_KEYS}):(?P<value>\"[^\"\n]*\"|[^\s:\"][^\s\"]*)", re.IGNORECASE)
# "owner: Ada Lovelace" as a remark at the end or in brackets; not "owner: of the page, who ..."
OWNER = re.compile(
    r"(?:(?<=^)|(?<=[\s(\[]))(?P<open>[(\[])?(?P<key>owners?|assignees?|assigned to|responsible|who):[ \t]+"
    r"(?P<value>@?[^\s:;.()\[\]]+(?:[ ,&/]+@?[^\s:;.,()\[\]]+){0,5})(?(open)[)\]]|[ \t]*$)",
    re.IGNORECASE,
)
OWNER_WORDS = ("owner", "assign", "responsible", "who")
# Kanban's "@{2026-12-01}", Joplin's "//2026-12-01"
OTHER_DUE = re.compile(r"(?<!\S)(?:@\{(\d{4}-\d{2}-\d{2})\}|//(\d{4}-\d{2}-\d{2}))(?!\S)")


def find(text: str) -> Iterator[Found]:
    """The fields in `text`, anywhere in it; a value holds no blank unless it is quoted."""
    taken: list[tuple[int, int]] = []
    for match in DATE.finditer(text):
        taken.append(match.span())
        yield Found(KEYS[match["key"].lower()], match["value"], *match.span())
    for match in WORD.finditer(text):
        field = KEYS[match["key"].lower()]
        if _is_free(match, taken) and _fits(field.kind, match["value"]):
            taken.append(match.span())
            yield Found(field, match["value"].strip('"'), *match.span())
    small = text.lower()
    if any(word in small for word in OWNER_WORDS):
        for match in OWNER.finditer(text):
            if _is_free(match, taken):
                names = match["value"].replace("/", ",")
                yield Found(fields.BY_NAME["owners"], names, *match.span())
    if "//" not in text and "@{" not in text:
        return
    for match in OTHER_DUE.finditer(text):
        yield Found(fields.BY_NAME["due"], match[1] or match[2], *match.span())


def _is_free(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return not any(start < match.end() and match.start() < end for start, end in taken[-8:])


def _fits(kind: FieldKind, value: str) -> bool:
    """Whether a word behind `key:` is a value: `done:https://...` and `id:` links are not."""
    if kind is FieldKind.DATE:
        return False  # DATE has read those
    if kind is FieldKind.PRIORITY:
        return value.strip('"').lower() in fields.PRIORITIES
    return not value.startswith(("/", ":")) and "://" not in value


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
