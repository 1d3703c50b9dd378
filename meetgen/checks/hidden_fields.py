"""MG028: fields that Obsidian Tasks does not see, because words stand behind them."""

import re
from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.action import NO_FIELDS, ActionForm
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Note
from meetgen.model.source import Location

_DATED = "[\U0001f4c5\U0001f4c6\U0001f5d3\u23f3\u231b\U0001f6eb\u2795\u2705\u274c]"
# "📅 2026-12-01"; not "📅 soon"
FIELD = re.compile(rf"{_DATED}\ufe0f?\s*\d{{4}}-\d{{2}}-\d{{2}}")
# What Obsidian Tasks takes off the end of a line, again and again
END = re.compile(
    rf"\s*(?:{_DATED}\ufe0f?\s*\d{{4}}-\d{{2}}-\d{{2}}"
    "|[\U0001f53a\u23eb\U0001f53c\U0001f53d\u23ec]\ufe0f?"
    "|\U0001f501\ufe0f?\\s*[a-zA-Z0-9, !]+|\U0001f3c1\ufe0f?\\s*\\w+"
    "|(?:\U0001f194|\u26d4)\ufe0f?\\s*[a-zA-Z0-9_-]+(?:\\s*,\\s*[a-zA-Z0-9_-]+)*"
    r"|#[^\s!@#$%^&*(),.?\":{}|<>]+|\^[a-zA-Z0-9-]+)\s*\Z"
)
MOST = 20  # fields of a line


def run(index: Index) -> Iterator[Diagnostic]:
    """Each task line with a dated field that is not at its end.

    What: Obsidian Tasks reads fields from the end of a line and stops at the first word.
    Why: meetgen sees the date and Obsidian does not, so the two show different lists.
    Bad: `- [ ] send the deck 📅 2026-12-01 to Ada`
    Good: `- [ ] send the deck to Ada 📅 2026-12-01`
    """
    for meeting in index.meetings.values():
        note = meeting.note
        for action in note.actions:
            if action.form is not ActionForm.BOX or action.fields == NO_FIELDS:
                continue
            line = _line(note.body, action.span[0])
            at = None if line.isascii() else _hidden(line)
            if at is not None:
                yield Diagnostic(
                    code="MG028",
                    severity=Severity.INFO,
                    location=_place(note, action.location.line, at),
                    message="Obsidian Tasks does not see this field: words stand behind it",
                    hint="move it to the end of the line; `meetgen check --fix` does",
                )


def _line(body: str, at: int) -> str:
    """The line of the text in which the place `at` lies."""
    end = body.find("\n", at)
    return body[body.rfind("\n", 0, at) + 1 : end if end >= 0 else len(body)]


def _hidden(line: str) -> int | None:
    """Where the last field stands that is left when the end of the line is taken off."""
    first = FIELD.search(line)
    if first is None:
        return None
    rest = line[first.start() :]
    for _ in range(MOST):
        shorter = END.sub("", rest)
        if shorter == rest:
            break
        rest = shorter
    found = list(FIELD.finditer(rest))
    return first.start() + found[-1].start() if found else None


def _place(note: Note, line: int, at: int) -> Location:
    return Location(path=note.path, line=line, column=at + 1)
