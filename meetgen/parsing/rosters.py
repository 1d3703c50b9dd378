"""People in tables: `| Name | Company | Present |`, `| Present | Absent |`, `| Chair | Ada |`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from meetgen.model.note import Presence
from meetgen.parsing.document import Line
from meetgen.parsing.names import Named, read_name
from meetgen.parsing.vocabulary import heading_key, role_of

NAME_COLUMNS = frozenset(
    {"name", "names", "attendee", "attendees", "participant", "participants", "member", "members"}
    | {"person", "people", "who", "full name", "representative", "representatives", "delegate"}
    | {"attendee name", "participant name", "member name", "nom", "nombre", "nome", "naam"}
    | {"teilnehmer", "teilnehmerin", "tsc member", "board member", "voting member", "maintainer"}
)
# Columns that make a table one of people even without a heading that says so.
TELLING_COLUMNS = frozenset(
    {"attendee", "attendees", "participant", "participants", "attendee name", "participant name"}
    | {"teilnehmer", "teilnehmerin"}
)
PRESENT_COLUMNS = frozenset(
    {"present", "attended", "attendance", "attending", "here", "in attendance", "present?"}
    | {"anwesend", "présent", "presente", "aanwezig", "attended?", "joined", "attendance status"}
)
STATUS_COLUMNS = PRESENT_COLUMNS | {"status"}
ABSENT_COLUMNS = frozenset({"absent", "regrets", "excused", "apologies", "abwesend", "afwezig"})
HANDLE_COLUMNS = frozenset(
    {"handle", "github", "github handle", "github id", "username", "gitlab", "user", "nick"}
    | {"github username", "slack", "irc", "id", "github user"}
)
ROLE_COLUMNS = frozenset({"role", "roles", "rolle", "rôle", "rol", "ruolo", "meeting role"})
EMAIL_COLUMNS = frozenset({"email", "e mail", "mail", "email address"})
# "x", "✓", "yes", "[x]", ":white_check_mark:"; not "x-ray"
YES = re.compile(
    r"\W*(?:x|y|yes|p|present|attended|1|true|ja|oui|sí|si|sim|here|in person|remote(?:ly)?|online|"
    r"late|white_check_mark|heavy_check_mark|ok)\W*",
    re.IGNORECASE,
)
TICKS = "✓✔✅☑🗸●"
HANDLE_FORM = re.compile(r"@?[\w.-]{1,60}")


class Row(NamedTuple):
    """A person of a table; `presence` is None where the table says nothing of it."""

    line: Line
    person: Named
    presence: Presence | None


def is_roster(rows: tuple[tuple[Line, ...], ...]) -> bool:
    """Whether a table is one of people even when no heading says so."""
    keys = [heading_key(cell.text) for cell in rows[0]]
    has_name = any(key in NAME_COLUMNS for key in keys)
    return (has_name and any(key in PRESENT_COLUMNS | ABSENT_COLUMNS for key in keys)) or any(
        key in TELLING_COLUMNS for key in keys
    )


def read_roster(rows: tuple[tuple[Line, ...], ...]) -> Iterator[Row]:
    """The people of a table with one in each row."""
    keys = [heading_key(cell.text) for cell in rows[0]]
    column = next((index for index, key in enumerate(keys) if key in NAME_COLUMNS), 0)
    for row in rows[1:]:
        if column < len(row):
            person = read_name(row[column].text)
            if person is not None:
                yield _with_columns(Row(row[column], person, None), keys, row)


def _with_columns(found: Row, keys: list[str], row: tuple[Line, ...]) -> Row:
    person, presence = found.person, None
    for key, cell in zip(keys, row, strict=False):
        text = cell.text.strip()
        if key in STATUS_COLUMNS:
            presence = _presence(text, key)
            person = person._replace(remote=person.remote or "remote" in text.casefold())
        elif key in ABSENT_COLUMNS:
            presence = Presence.ABSENT if _is_yes(text) else presence or Presence.PRESENT
        elif key in ROLE_COLUMNS:
            roles = (role_of(part) for part in (text, *text.split("/")))
            person = person._replace(role=person.role or next(filter(None, roles), None))
        elif key in HANDLE_COLUMNS and HANDLE_FORM.fullmatch(text):
            person = person._replace(handle=text.removeprefix("@"))
        elif key in EMAIL_COLUMNS and "@" in text:
            person = person._replace(email=text)
    return Row(found.line, person, presence or person.presence)


def _presence(text: str, key: str) -> Presence | None:
    if _is_yes(text):
        return Presence.PRESENT
    if key == "status" and not text:
        return None
    return Presence.ABSENT


def _is_yes(text: str) -> bool:
    return any(tick in text for tick in TICKS) or YES.fullmatch(text) is not None
