"""Tables of actions and decisions: what their columns hold, told by the header."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from msgspec.structs import replace

from meetgen.model.action import ActionItem, ActionStatus, OwnerClaim
from meetgen.parsing.dates import read_date
from meetgen.parsing.document import Line
from meetgen.parsing.item_words import STATES
from meetgen.parsing.mentions import mentions
from meetgen.parsing.scopes import NAMES, split_names
from meetgen.parsing.vocabulary import heading_key, is_placeholder


def _set(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split("|"))


ACTION_COLUMNS = _set(
    "action|actions|action item|action items|action point|task|tasks|todo|to do|next step|"
    "next steps|follow up|aufgabe|maßnahme|action à mener|tâche|acción|tarea|ação|actie|azione"
)
# Columns that hold actions only below a heading that says so
PLAIN_COLUMNS = _set("item|items|description|what|details|topic|was|quoi|qué|o que|wat|cosa")
OWNER_COLUMNS = _set(
    "owner|owners|who|assignee|assignees|assigned to|assigned|responsible|responsibility|person|"
    "lead|by whom|actionee|poc|champion|wer|verantwortlich|zuständig|qui|responsable|quién|quem|"
    "responsável|wie|verantwoordelijk|chi|responsabile"
)
DUE_COLUMNS = _set(
    "due|due date|deadline|by when|when|target date|date due|due by|target|bis|bis wann|fällig|"
    "termin|échéance|pour quand|fecha límite|cuándo|prazo|wanneer|scadenza|quando"
)
STATUS_COLUMNS = _set("status|state|done|complete|completed|progress|closed|statut|estado|stato")
DECISION_COLUMNS = _set(
    "decision|decisions|resolution|decided|agreed|beschluss|entscheidung|décision|decisión|"
    "decisão|besluit|decisione"
)
NOBODY = STATES | {"unassigned", "unknown", "various", "someone", "somebody", "anyone", "volunteer"}
# "Done", "x", "[x]", "✅"; not "not done"
DONE = re.compile(
    r"\W*(?:done|completed?|closed|finished|x|yes|\[x\]|erledigt)\b|.*[✅☑✔]", re.IGNORECASE
)
STARTED = re.compile(
    r"\W*(?:in[ -]progress|ongoing|started|wip|underway|in arbeit)\b", re.IGNORECASE
)
DROPPED = re.compile(
    r"\W*(?:cancell?ed|dropped|obsolete|won.?t do|abandoned)\b|.*❌", re.IGNORECASE
)


class Columns(NamedTuple):
    """The indices of a table's columns; -1 for what it has not."""

    action: int = -1
    owner: int = -1
    due: int = -1
    status: int = -1
    decision: int = -1


def columns_of(header: tuple[Line, ...], *, lists_actions: bool) -> Columns:
    """What the columns hold; `lists_actions` where a heading above says that the table does."""
    keys = [heading_key(cell.text) for cell in header]
    owner, action = _first(keys, OWNER_COLUMNS), _first(keys, ACTION_COLUMNS)
    if lists_actions and action < 0:
        action = _first(keys, PLAIN_COLUMNS)
    if owner < 0 and not lists_actions:
        action = -1  # a table of actions says whose they are
    return Columns(
        action=action,
        owner=owner,
        due=_first(keys, DUE_COLUMNS),
        status=_first(keys, STATUS_COLUMNS),
        decision=_first(keys, DECISION_COLUMNS),
    )


def _first(keys: list[str], known: frozenset[str]) -> int:
    return next((nth for nth, key in enumerate(keys) if key in known), -1)


def cell(row: tuple[Line, ...], column: int) -> Line | None:
    """The cell of a row in a column, if it has one with words in it."""
    if not 0 <= column < len(row) or not row[column].text.strip():
        return None
    return row[column]


def in_row(
    action: ActionItem, row: tuple[Line, ...], columns: Columns, meeting: dt.date | None
) -> ActionItem:
    """The action of a row with what the row's other cells say of it."""
    owners = owners_in(cell(row, columns.owner))
    claims = action.claims
    if owners:
        named = OwnerClaim(names=owners, text=action.text)
        claims = (named, replace(named, certain=True))  # strangers stand as words
    due = action.fields.due or due_in(cell(row, columns.due), meeting)
    status = status_in(cell(row, columns.status))
    return replace(
        action,
        claims=claims,
        fields=replace(action.fields, due=due) if due is not None else action.fields,
        status=status if action.status is ActionStatus.OPEN else action.status,
    )


def owners_in(line: Line | None) -> tuple[str, ...]:
    """The people whom a cell names: `Ada, @bob`; nobody for `TBD`."""
    if line is None:
        return ()
    text = " ".join(line.text.split())
    match = NAMES.fullmatch(text.replace(" and ", ", ").replace(", @", ", ").lstrip("@"))
    if match is None:
        return tuple(mention.name for mention in mentions(line))
    names = split_names(match[0])
    return tuple(name for name in names if not is_placeholder(name) and name.lower() not in NOBODY)


def status_in(line: Line | None) -> ActionStatus:
    """The status that a cell says: `Done`, `[x]`, `in progress`; open for all else."""
    if line is None:
        return ActionStatus.OPEN
    patterns: Mapping[ActionStatus, re.Pattern[str]] = {
        ActionStatus.DONE: DONE,
        ActionStatus.IN_PROGRESS: STARTED,
        ActionStatus.CANCELLED: DROPPED,
    }
    text = line.text.strip()[:80]
    return next(
        (status for status, pattern in patterns.items() if pattern.match(text)), ActionStatus.OPEN
    )


def due_in(line: Line | None, meeting: dt.date | None) -> dt.date | None:
    """The date that a cell says, ISO or counted from the meeting."""
    return read_date(line.text, meeting).day if line is not None else None
