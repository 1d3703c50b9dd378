"""People in front matter: names, handles, e-mails, wikilinks, maps; alone or in lists."""

import re
from collections.abc import Iterator

from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Presence, Role
from meetgen.model.source import Location
from meetgen.parsing.name_lists import split_names
from meetgen.parsing.names import EMAIL, Named, read_name
from meetgen.parsing.roll import Entry
from meetgen.parsing.values import Value
from meetgen.parsing.vocabulary import is_placeholder, key_of, role_of

LONGEST = 200
SIMPLE = re.compile(r"[^\W\d_][\w'’ -]*")  # "Ada Lovelace", "freya-sato"; not "Ada (chair)", "@ada"
# "[[Ada]]", "[[people/ada|Ada]]", "[[people/ada]]"; not "[Ada](x)"
WIKILINK = re.compile(r"!?\[\[([^\[\]|#]+)(?:#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]")
MARKDOWN_LINK = re.compile(r"\[([^\[\]]+)\]\([^()]*\)")  # "[Ada](people/ada.md)"
PRESENCES = {
    "attendees": Presence.PRESENT,
    "absent": Presence.ABSENT,
    "invited": Presence.INVITED,
}
STATUSES = {
    **dict.fromkeys(("present", "attended", "yes", "accepted", "here"), Presence.PRESENT),
    **dict.fromkeys(("absent", "regrets", "excused", "no", "declined"), Presence.ABSENT),
    **dict.fromkeys(("invited", "optional", "tentative", "needs-action"), Presence.INVITED),
}


def read_people(
    value: Value,
    *,
    path: str,
    presence: Presence,
    diagnostics: list[Diagnostic],
    role: Role | None = None,
) -> Iterator[Entry]:
    """The people of one key; what names nobody is reported, fillers are dropped."""
    data = value.data
    if data is None:
        return
    if isinstance(data, dict) and not _is_person(data):
        yield from _by_key(data, path, presence, diagnostics, role)
        return
    items = data if isinstance(data, list) else [value]
    if isinstance(data, str) and WIKILINK.search(data) is None:
        items = [value._replace(data=name, text=name) for name in split_names(data)]
    elif isinstance(data, str):
        items = [value._replace(data=m[0], text=m[0]) for m in WIKILINK.finditer(data)]
    for item in items:
        person = _person(item)
        if person is not None:
            yield _entry(person, item, path, presence, role)
        elif not _is_filler(item):
            diagnostics.append(_no_person(item, path))


def _by_key(
    data: dict[str, Value],
    path: str,
    presence: Presence,
    diagnostics: list[Diagnostic],
    role: Role | None,
) -> Iterator[Entry]:
    """`{present: [...], absent: [...]}`, or `{Ada: chair, Bob: }`."""
    for key, value in data.items():
        meant = PRESENCES.get(key_of(key, {}) or "")
        own_role = role_of(key)
        if meant is not None or own_role is not None:
            yield from read_people(
                value,
                path=path,
                presence=meant or presence,
                diagnostics=diagnostics,
                role=own_role or role,
            )
            continue
        person = _person(Value({key: value}, "", value.line, value.column))
        if person is not None:
            yield _entry(person, value, path, presence, role)


def _is_filler(value: Value) -> bool:
    """Whether nothing is meant: `-`, `- TBD`; not a map without a name, whose text is empty too."""
    is_text = not isinstance(value.data, dict | list)
    return value.data is None or (is_text and is_placeholder(value.text))


def _entry(person: Named, value: Value, path: str, presence: Presence, role: Role | None) -> Entry:
    return Entry(
        person=person,
        presence=person.presence or presence,
        role=person.role or role,
        location=Location(path=path, line=value.line, column=value.column),
        is_role_only=role is not None,
        from_front_matter=True,
    )


def _person(value: Value) -> Named | None:
    data = value.data
    if isinstance(data, dict):
        return _from_map(data)
    if isinstance(data, list):  # [[Ada]] without quotes is a list in a list
        inner = data[0] if len(data) == 1 else None
        return None if inner is None else _person(inner)
    text = value.text.strip()
    is_word = isinstance(data, str) or text.casefold() in ("no", "on")  # names, in Norway and Wales
    if not text or len(text) > LONGEST or not is_word:
        return None
    return _from_text(text)


def _from_text(text: str) -> Named | None:
    if SIMPLE.fullmatch(text):
        return None if is_placeholder(text) else Named(text)
    link = WIKILINK.search(text)
    if link is not None:
        folder, _, name = link[1].strip().rpartition("/")
        shown = (link[2] or name).strip()
        linked = read_name(text.replace(link[0], shown)) or Named(shown)
        return linked._replace(handle=name.removesuffix(".md") if folder else linked.handle)
    plain = MARKDOWN_LINK.sub(r"\1", text)
    person = read_name(plain)
    if person is not None or is_placeholder(plain):
        return person
    return Named(plain) if any(character.isalpha() for character in plain) else None


def _is_person(data: dict[str, Value]) -> bool:
    return any(key.casefold() in ("name", "handle", "email", "person") for key in data)


FIELDS_OF_A_PERSON = frozenset(
    [
        "role",
        "remote",
        "note",
        "remark",
        "comment",
        "email",
        "mail",
        "status",
        "presence",
        "attendance",
    ]
)


def _from_map(data: dict[str, Value]) -> Named | None:
    """`{name: Ada, role: chair, remote: true, note: left early}`, or `{Ada: chair}`."""
    fields = {key.casefold(): value for key, value in data.items()}
    if not _is_person(data):
        if len(data) != 1:
            return None
        (key, value), *_ = data.items()
        if key.casefold() in FIELDS_OF_A_PERSON:  # {role: advisor}: the name is missing
            return None
        person = _from_text(key)
        if person is None or not value.text:
            return person
        role = role_of(value.text)
        return person._replace(role=role, remark="" if role else value.text)
    name, handle = _text(fields, "name", "person"), _text(fields, "handle", "id", "github")
    email = _text(fields, "email", "mail")
    person = _from_text(name or handle or (email or "").partition("@")[0])
    if person is None:
        return None
    role = role_of(_text(fields, "role") or "") or person.role
    remote = fields.get("remote")
    status = _text(fields, "status", "presence", "attendance") or ""
    return person._replace(
        handle=(handle or "").removeprefix("@") or person.handle,
        email=email if email and EMAIL.fullmatch(email) else person.email,
        role=role,
        remote=person.remote or (remote is not None and remote.data is True),
        remark=_text(fields, "note", "remark", "comment") or person.remark,
        presence=STATUSES.get(status.casefold(), person.presence),
    )


def _text(fields: dict[str, Value], *keys: str) -> str | None:
    return next((fields[key].text.strip() for key in keys if key in fields), None) or None


def _no_person(value: Value, path: str) -> Diagnostic:
    shown = f"'{value.text[:60]}'" if value.text else "this"
    return Diagnostic(
        code="MG007",
        severity=Severity.ERROR,
        location=Location(path=path, line=value.line, column=value.column),
        message=f"{shown} names nobody",
        hint="write a name, a handle, an e-mail address, or a map with `name`",
    )
