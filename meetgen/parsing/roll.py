"""The entries of attendance lists, put together: each person once."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from meetgen.model.note import Attendance, Presence, Role
from meetgen.model.slug import name_key
from meetgen.model.source import Location
from meetgen.parsing.names import Named


class Entry(NamedTuple):
    """One mention of a person in a list or behind a label.

    `section` tells lists apart; `is_ticked` is None where there is no box. `is_role_only` where
    the person was named for a role alone.
    """

    person: Named
    presence: Presence | None
    role: Role | None
    location: Location
    section: int = -1
    is_ticked: bool | None = None
    is_role_only: bool = False
    from_front_matter: bool = False


def merged(entries: Iterable[Entry]) -> tuple[Attendance, ...]:
    """Each person once, in the order of the first mention.

    A list says more of presence than a role, and absence more than presence (lists of members are
    copied, regrets are written). A first name in a role means the one person of that name.
    """
    entries = list(entries)
    ticked = {entry.section for entry in entries if entry.is_ticked}
    found: dict[str, tuple[int, Entry]] = {}
    numbered = sorted(enumerate(entries), key=lambda pair: pair[1].is_role_only)
    for number, entry in numbered:
        presence = _presence(entry, ticked)
        if presence is None:
            continue
        key = _key_among(entry, found)
        first, before = found.get(key, (number, None))
        settled = entry if entry.presence is presence else entry._replace(presence=presence)
        found[key] = (
            min(first, number),
            settled if before is None else _joined(before, settled),
        )
    return tuple(_attendance(entry) for _, entry in sorted(found.values(), key=lambda one: one[0]))


def _presence(entry: Entry, ticked: set[int]) -> Presence | None:
    """What the box makes of the list's presence: none where an absent person's box is empty."""
    if entry.is_ticked is None or entry.is_ticked:
        return entry.presence
    if entry.presence is Presence.ABSENT:
        return None
    return Presence.ABSENT if entry.section in ticked else Presence.INVITED


def _key_among(entry: Entry, found: Mapping[str, tuple[int, Entry]]) -> str:
    key = name_key(entry.person.name)
    if not entry.is_role_only or key in found or " " in key:
        return key
    candidates = [other for other in found if other.split(" ")[0] == key]
    handles = [
        other for other, (_, one) in found.items() if name_key(one.person.handle or "") == key
    ]
    candidates = handles or candidates
    return candidates[0] if len(candidates) == 1 else key


def _joined(first: Entry, second: Entry) -> Entry:
    one, other = first.person, second.person
    presence = first.presence
    if not second.is_role_only and second.presence is Presence.ABSENT:
        presence = Presence.ABSENT
    elif not second.is_role_only and first.presence is Presence.INVITED:
        presence = second.presence
    return first._replace(
        presence=presence,
        role=first.role or second.role,
        person=one._replace(
            handle=one.handle or other.handle,
            email=one.email or other.email,
            remote=one.remote or other.remote,
            remark=one.remark or other.remark,
        ),
    )


def _attendance(entry: Entry) -> Attendance:
    person = entry.person
    return Attendance(
        name=person.name,
        presence=entry.presence or Presence.PRESENT,
        handle=person.handle,
        email=person.email,
        role=entry.role,
        remote=person.remote,
        remark=person.remark,
        location=entry.location,
        from_front_matter=entry.from_front_matter,
    )
