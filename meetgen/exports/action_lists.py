"""Actions as lists: a table for a terminal, CSV, todo.txt, and JSON."""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence

from meetgen.exports.index_json import SCHEMA, action_as_json
from meetgen.exports.messages import printable
from meetgen.exports.text_table import text_table
from meetgen.index.index import Index
from meetgen.model.action import Action, ActionStatus, Priority

COLUMNS = ("id", "text", "owner", "due", "age", "from")
CSV_COLUMNS = (
    "id", "status", "text", "owners", "due", "done", "age_days", "meetings", "projects", "series",
    "note", "line",
)  # fmt: skip
# What a spreadsheet would take for a formula: "=1+1", "@SUM", "-2"; not "a=b"
FORMULA = re.compile(r"[=+\-@\t\r]")
PRIORITIES = {
    Priority.HIGHEST: "A", Priority.HIGH: "B", Priority.MEDIUM: "C", Priority.LOW: "D",
    Priority.LOWEST: "E",
}  # fmt: skip
# Markdown that only gets in the way in plain text: "**x**", "`x`"; not "*"
EMPHASIS = re.compile(r"(\*\*|__|`)(?=\S)(.+?)(?<=\S)\1")
LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]|\[([^\[\]]*)\]\([^()\s]*\)")


def action_table(groups: Iterable[tuple[str, Sequence[Action]]], index: Index, width: int) -> str:
    """The groups of actions with their headings, aligned to a terminal of that width."""
    shown = [(name, [_cells(one, index) for one in some]) for name, some in groups]
    return text_table(shown, stretched=COLUMNS.index("text"), width=width)


def _cells(action: Action, index: Index) -> tuple[str, ...]:
    owners = ", ".join(action.owners) or "-"
    due = str(action.due or "")
    return tuple(
        printable(one)
        for one in (
            action.id,
            plain_words(action.text),
            owners,
            due,
            age_words(action),
            f"{index.meetings[action.note].date or ''} {action.series or ''}".strip()
            or action.note,
        )
    )


def age_words(action: Action) -> str:
    """`12 d, 2 meetings` for an open action; its end for a closed one."""
    if action.status is ActionStatus.DONE:
        return f"done {action.done}" if action.done else "done"
    if not action.status.is_open:
        return action.status.value.replace("_", " ")
    if action.age_days is None:
        return ""
    count = action.age_meetings
    meetings = f", {count} meeting{'s'[: count != 1]}" if count else ""
    return f"{action.age_days} d{meetings}"


def plain_words(text: str) -> str:
    """A line's Markdown as plain words."""
    if not any(mark in text for mark in "*_`["):
        return text
    return EMPHASIS.sub(r"\2", LINK.sub(lambda link: link[1] or link[2] or "", text))


def actions_json(actions: Iterable[Action], index: Index) -> str:
    """The actions as the index has them in JSON, in the order given."""
    data = {
        "schema": SCHEMA,
        "as_of": index.as_of.isoformat(),
        "actions": [action_as_json(one) for one in actions],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def actions_csv(actions: Iterable[Action]) -> str:
    """The actions as CSV with a header (RFC 4180), safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(CSV_COLUMNS)
    for one in actions:
        values = (
            one.id, one.status.value, plain_words(one.text), ", ".join(one.owners), one.due,
            one.done, one.age_days, one.age_meetings or "", ", ".join(one.projects), one.series,
            one.note, one.location.line,
        )  # fmt: skip
        writer.writerow([_harmless(value) for value in values])
    return out.getvalue()


def _harmless(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if FORMULA.match(text) else text


def actions_todo_txt(actions: Iterable[Action]) -> str:
    """The actions as todo.txt: `(A) 2026-11-18 send the deck +apollo owner:ada id:k3f9`."""
    return "".join(f"{_todo_line(one)}\n" for one in actions)


def _todo_line(action: Action) -> str:
    words = []
    if not action.status.is_open:
        words += ["x", *([str(action.done)] if action.done else [])]
    elif action.priority is not None:
        words.append(f"({PRIORITIES[action.priority]})")
    if action.raised_on and (action.status.is_open or action.done):
        words.append(str(action.raised_on))
    words.append(printable(plain_words(action.text)))
    words += [f"+{one}" for one in action.projects]
    words += [f"owner:{one.replace(' ', '_')}" for one in action.owners]
    if action.due is not None:
        words.append(f"due:{action.due}")
    return " ".join((*words, f"id:{action.id}"))
