"""The index as JSON, schema 1: these names do not change within a version."""

import datetime as dt
import json
from collections import Counter

from meetgen.index.index import Index
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.event import Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.person import Person
from meetgen.model.question import Question
from meetgen.model.series import Series

SCHEMA = 1


def write_json(index: Index) -> str:
    """The whole index as indented JSON that ends in a line end."""
    return json.dumps(index_as_json(index), ensure_ascii=False, indent=2) + "\n"


def index_as_json(index: Index) -> dict[str, object]:
    """The whole index as strings, numbers, lists and maps; `None` where a fact is missing.

    Paths are from the notes folder, notes are the meeting notes in order of date, dates are ISO.
    A person's `notes` and `open_actions` are numbers.
    """
    open_actions = Counter(
        owner for action in index.actions if action.status.is_open for owner in action.owners
    )
    return {
        "schema": SCHEMA,
        "as_of": index.as_of.isoformat(),
        "notes": [_note(one) for one in index.meetings.values()],
        "people": [_person(one, open_actions[one.handle]) for one in index.people.values()],
        "actions": [action_as_json(one) for one in index.actions],
        "decisions": [_decision(one) for one in index.decisions],
        "questions": [_question(one) for one in index.questions],
        "series": [_series(one) for one in index.series.values()],
        "diagnostics": [_diagnostic(one) for one in index.diagnostics],
    }


def _iso(moment: dt.date | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _note(meeting: Meeting) -> dict[str, object]:
    return {
        "path": meeting.path,
        "title": meeting.title,
        "date": _iso(meeting.date),
        "series": meeting.series,
        "projects": list(meeting.projects),
        "team": meeting.team,
        "event": _event(meeting.event) if meeting.event is not None else None,
        "purpose": meeting.purpose,
        "attendees": [
            {
                "person": one.person,
                "name": one.name,
                "role": one.role.value if one.role else None,
                "presence": one.presence.value,
            }
            for one in meeting.attendees
        ],
    }


def _event(event: Occurrence) -> dict[str, object]:
    return {
        "uid": event.uid,
        "start": _iso(event.start),
        "end": _iso(event.end),
        "status": event.status.value,
    }


def _person(person: Person, open_actions: int) -> dict[str, object]:
    return {
        "handle": person.handle,
        "name": person.name,
        "team": person.team,
        "notes": len(person.notes),
        "open_actions": open_actions,
    }


def action_as_json(action: Action) -> dict[str, object]:
    """One action, as the index has it."""
    return {
        "id": action.id,
        "text": action.text,
        "owners": list(action.owners),
        "status": action.status.value,
        "due": _iso(action.due),
        "done": _iso(action.done),
        "projects": list(action.projects),
        "note": action.note,
        "line": action.location.line,
        "age_days": action.age_days,
        "context": list(action.context),
    }


def _decision(decision: Decision) -> dict[str, object]:
    return {
        "id": decision.id,
        "text": decision.text,
        "status": decision.status.value,
        "supersedes": next(iter(decision.supersedes), None),
        "note": decision.note,
        "line": decision.location.line,
        "context": list(decision.context),
    }


def _question(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "text": question.text,
        "answered": question.answered,
        "note": question.note,
        "line": question.location.line,
    }


def _series(series: Series) -> dict[str, object]:
    return {
        "slug": series.slug,
        "title": series.title,
        "notes": list(series.notes),
        "occurrences_without_note": [_iso(one.start) for one in series.without_note],
    }


def _diagnostic(one: Diagnostic) -> dict[str, object]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "path": one.location.path,
        "line": one.location.line,
        "column": one.location.column,
        "message": one.message,
        "hint": one.hint,
    }
