"""The JSON of the index, schema 1."""

import datetime as dt
import json

from meetgen.exports.index_json import index_as_json, write_json
from meetgen.model.note import Role
from tests.unit.index.builders import (
    WEEKLY,
    action,
    calendar,
    decision,
    index_of,
    meeting,
    present,
    question,
)


def test_the_json_is_exactly_schema_1() -> None:
    note = meeting(
        "2026-11-16-x.md",
        [present("Ada Lovelace", role=Role.FACILITATOR)],
        event="weekly@example.org",
        title="Weekly",
        projects=("Apollo",),
        actions=(action("send", "Ada", id="k3f9", due=dt.date(2026, 12, 1)),),
        decisions=(decision("we move", id="d1"),),
        questions=(question("why?", id="q1"),),
    )
    index = index_of(note, calendars=[calendar(WEEKLY)], timezone="Europe/Berlin")

    assert index_as_json(index) == {
        "schema": 1,
        "as_of": "2026-11-24",
        "notes": [
            {
                "path": "2026-11-16-x.md",
                "title": "Weekly",
                "date": "2026-11-16",
                "series": "platform-weekly",
                "projects": ["apollo"],
                "team": None,
                "event": {
                    "uid": "weekly@example.org",
                    "start": "2026-11-16T10:00:00+01:00",
                    "end": "2026-11-16T11:00:00+01:00",
                    "status": "confirmed",
                },
                "purpose": None,
                "attendees": [
                    {
                        "person": "ada-lovelace",
                        "name": "Ada Lovelace",
                        "role": "facilitator",
                        "presence": "present",
                    },
                    {"person": "bob-byte", "name": "Bob Byte", "role": None, "presence": "invited"},
                ],
            }
        ],
        "people": [
            {
                "handle": "ada-lovelace",
                "name": "Ada Lovelace",
                "team": None,
                "notes": 1,
                "open_actions": 1,
            },
            {"handle": "bob-byte", "name": "Bob Byte", "team": None, "notes": 0, "open_actions": 0},
        ],
        "actions": [
            {
                "id": "k3f9",
                "text": "send",
                "owners": ["ada-lovelace"],
                "status": "open",
                "due": "2026-12-01",
                "done": None,
                "projects": ["apollo"],
                "note": "2026-11-16-x.md",
                "line": 10,
                "age_days": 8,
                "context": [],
            }
        ],
        "decisions": [
            {
                "id": "d1",
                "text": "we move",
                "status": "accepted",
                "supersedes": None,
                "note": "2026-11-16-x.md",
                "line": 20,
                "context": [],
            }
        ],
        "questions": [
            {"id": "q1", "text": "why?", "answered": False, "note": "2026-11-16-x.md", "line": 30}
        ],
        "series": [
            {
                "slug": "platform-weekly",
                "title": "Platform weekly",
                "notes": ["2026-11-16-x.md"],
                "occurrences_without_note": ["2026-11-23T10:00:00+01:00"],
            }
        ],
        "diagnostics": [],
    }


def test_the_keys_come_in_the_documented_order() -> None:
    keys = list(json.loads(write_json(index_of())))

    assert keys == [
        "schema",
        "as_of",
        "notes",
        "people",
        "actions",
        "decisions",
        "questions",
        "series",
        "diagnostics",
    ]
