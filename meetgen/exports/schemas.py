"""JSON Schemas (draft 7) of what people write and programs read, made from the model."""

import datetime as dt
import json
import types
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum

from msgspec import structs

from meetgen.exports.index_json import SCHEMA
from meetgen.model.action import ActionStatus
from meetgen.model.decision import DecisionStatus
from meetgen.model.diagnostic import Severity
from meetgen.model.event import EventStatus
from meetgen.model.note import NoteKind, Presence, Role
from meetgen.model.person import PersonEntry
from meetgen.model.project import Project
from meetgen.model.series import SeriesEntry
from meetgen.model.team import Team
from meetgen.parsing.wordlists import KEYS

Schema = dict[str, object]

DRAFT = "http://json-schema.org/draft-07/schema#"
# Fields that no register says: where it stands, what is found out from the notes
OWN = frozenset({"location", "handle", "slug", "notes", "in_register", "told", "members_of"})
STRING: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
DAY: Schema = {"type": "string", "format": "date"}
STRINGS: Schema = {"type": "array", "items": STRING}
TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}  # what YAML makes of words
TEXTS: Schema = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
# Register -> its entry in the model, and what else its keys may be called
REGISTERS: Mapping[str, tuple[type, Mapping[str, tuple[str, ...]]]] = {
    "people": (
        PersonEntry,
        {"aliases": ("alias",), "handles": ("github",), "emails": ("email",), "title": ("role",)},
    ),
    "teams": (Team, {"name": ("title",), "part_of": ("parent",), "charter": ("purpose",)}),
    "projects": (
        Project,
        {
            "name": ("title",),
            "aliases": ("alias",),
            "summary": ("description",),
            "owner": ("lead",),
        },
    ),
    "series": (
        SeriesEntry,
        {
            "title": ("name",),
            "uids": ("uid", "event", "events"),
            "aliases": ("alias",),
            "projects": ("project",),
        },
    ),
}
PERSON: Schema = {
    "anyOf": [
        {"type": "string", "description": "A name, handle, e-mail address or wikilink"},
        {
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": STRING,
                "role": STRING,
                "remote": {"type": "boolean"},
                "note": STRING,
            },
        },
    ]
}
PEOPLE: Schema = {"anyOf": [PERSON, {"type": "array", "items": PERSON}, {"type": "null"}]}
MOMENT: Schema = {"type": "string", "description": "An ISO date or date-time"}
# What a key of the front matter takes; all others take one text
FRONT_MATTER: Mapping[str, Schema] = {
    "date": MOMENT,
    "occurrence": MOMENT,
    "event": TEXTS,
    "projects": TEXTS,
    "tags": TEXTS,
    "visibility": {
        **TEXTS,
        "description": "private, an audience, or a list of audiences; unreadable is private",
    },
    "kind": {
        "enum": [one.value for one in NoteKind if one.is_meeting],
        "description": "meeting unless given",
    },
    "status": {"enum": ["draft", "proposed", "approved"]},
    **dict.fromkeys(
        (
            "attendees",
            "absent",
            "invited",
            "facilitator",
            "decider",
            "note_taker",
            "advisors",
            "spectators",
        ),
        PEOPLE,
    ),
}


def front_matter_schema() -> Schema:
    """The front matter of a meeting note; every key is optional, others are passed through."""
    properties = {
        written: FRONT_MATTER.get(name, TEXT) for written, name in KEYS.items() if written == name
    }
    for written, name in KEYS.items():
        if written != name and written.isascii():
            properties[written] = {"$ref": f"#/properties/{name}"}
    properties.setdefault("project", {"$ref": "#/properties/projects"})
    return _titled("Front matter of a meeting note", {"type": "object", "properties": properties})


def register_schema(name: str) -> Schema:
    """A register: a map from handle or slug to facts or to a name, or a list of maps."""
    kind, synonyms = REGISTERS[name]
    facts = _facts(kind, synonyms)
    listed = {"anyOf": [TEXT, facts]}
    forms: list[Schema] = [
        {"type": "object", "additionalProperties": {"anyOf": [TEXT, facts, {"type": "null"}]}},
        {"type": "array", "items": listed},
        {"type": "null"},
    ]
    return _titled(f"{name}.yml", {"anyOf": forms})


def _facts(kind: type, synonyms: Mapping[str, tuple[str, ...]]) -> Schema:
    hints = typing.get_type_hints(kind)
    properties: Schema = {}
    for field in structs.fields(kind):
        if field.name in OWN:
            continue
        shape = _shape(hints[field.name])
        properties[field.name] = shape
        properties.update(dict.fromkeys(synonyms.get(field.name, ()), shape))
    return {"type": "object", "properties": properties}


def _shape(hint: object) -> Schema:
    """What a field's type may be written as; a single text stands for a list of one."""
    arguments = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        [one] = [each for each in arguments if each is not type(None)]
        return _shape(one)
    if typing.get_origin(hint) is tuple:
        inner = arguments[0]
        if inner is str:
            return TEXTS
        item = {"anyOf": [TEXT, _facts(inner, {})]}
        return {"anyOf": [item, {"type": "array", "items": item}]}
    return MOMENT if hint is dt.date else TEXT


def index_schema() -> Schema:
    """What `meetgen export json` prints, schema 1: exactly these names."""
    attendee = _exactly(
        person=_or_null(STRING),
        name=STRING,
        role=_or_null(_one_of(Role)),
        presence=_one_of(Presence),
    )
    event = _exactly(uid=STRING, start=STRING, end=STRING, status=_one_of(EventStatus))
    line: Schema = {"note": STRING, "line": NUMBER, "context": STRINGS}
    things = {
        "notes": _exactly(
            path=STRING, title=STRING, date=_or_null(DAY), series=_or_null(STRING),
            projects=STRINGS, team=_or_null(STRING), event=_or_null(event),
            purpose=_or_null(STRING), attendees=_list(attendee),
        ),
        "people": _exactly(
            handle=STRING, name=STRING, team=_or_null(STRING), notes=NUMBER, open_actions=NUMBER
        ),
        "actions": _exactly(
            id=STRING, text=STRING, owners=STRINGS, status=_one_of(ActionStatus),
            due=_or_null(DAY), done=_or_null(DAY), projects=STRINGS, age_days=_or_null(NUMBER),
            **line,
        ),
        "decisions": _exactly(
            id=STRING, text=STRING, status=_one_of(DecisionStatus), supersedes=_or_null(STRING),
            **line,
        ),
        "questions": _exactly(
            id=STRING, text=STRING, answered={"type": "boolean"}, note=STRING, line=NUMBER
        ),
        "series": _exactly(
            slug=STRING, title=STRING, notes=STRINGS, occurrences_without_note=STRINGS
        ),
        "diagnostics": _exactly(
            code={"type": "string", "pattern": "^MG[0-9]{3}$"}, severity=_one_of(Severity),
            path=STRING, line=NUMBER, column=NUMBER, message=STRING, hint=STRING,
        ),
    }  # fmt: skip
    whole = _exactly(
        schema={"const": SCHEMA}, as_of=DAY, **{name: _list(one) for name, one in things.items()}
    )
    return _titled("The index of a notebook", whole)


def _exactly(**properties: object) -> Schema:
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(kind: type[StrEnum]) -> Schema:
    return {"enum": [one.value for one in kind]}


def _titled(title: str, schema: Schema) -> Schema:
    return {"$schema": DRAFT, "title": title, **schema}


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "front-matter": front_matter_schema,
    "people": lambda: register_schema("people"),
    "teams": lambda: register_schema("teams"),
    "projects": lambda: register_schema("projects"),
    "series": lambda: register_schema("series"),
    "index": index_schema,
}


def write_schema(name: str) -> str:
    """A schema of `SCHEMAS` as indented JSON that ends in a line end."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"
