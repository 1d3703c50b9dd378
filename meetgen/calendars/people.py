"""Who is invited: ORGANIZER and ATTENDEE as people, without rooms and doubles."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote

from msgspec.structs import replace

from meetgen.calendars.properties import Property, clean, parameters, unescape
from meetgen.model.event import Invitee, Participation, Reply

LONGEST_ADDRESS = 254
NO_PERSONS = frozenset({"ROOM", "RESOURCE"})
# "ada@example.org"; not "ada", "a@b@c", "principals/ada", "nomail"
ADDRESS = re.compile(r"[^\s@/:<>\"]+@[^\s@/:<>\"]+")
REPLIES = {one.value: one for one in Reply}
PARTICIPATIONS = {one.value: one for one in Participation}


def read_person(line: Property) -> Invitee | None:
    """The person of an ORGANIZER or ATTENDEE line.

    None for rooms, resources, and lines with neither a name nor an address. The name is empty
    where the calendar gives an address only: addresses are never shown.
    """
    return person_of(line.head, line.value)


@lru_cache(maxsize=4096)
def person_of(head: str, value: str) -> Invitee | None:
    """As `read_person`; a calendar names the same few people again and again."""
    given = parameters(head) if head else {}
    if given.get("CUTYPE", "").upper() in NO_PERSONS:
        return None
    name = clean(unescape(given.get("CN", "")).strip("\"' "))
    email = address(value) or address(given.get("EMAIL", ""))
    if "@" in name:
        email, name = email or address(name), ""
    if not name and not email:
        return None
    return Invitee(
        name=name,
        email=email,
        participation=PARTICIPATIONS.get(
            given.get("ROLE", "").strip().lower(), Participation.REQUIRED
        ),
        reply=REPLIES.get(given.get("PARTSTAT", "").strip().lower(), Reply.NEEDS_ACTION),
    )


def address(text: str) -> str | None:
    """The e-mail address of `mailto:Ada@Example.org`, in lower case; None for anything else."""
    scheme, colon, rest = text.strip().rpartition(":")
    if colon and not scheme.lower().endswith("mailto"):
        return None
    # RFC 6068: what is not ASCII is percent-encoded, and a subject may follow
    bare = unquote(rest.partition("?")[0]).strip(" <>").lower()
    return bare if len(bare) <= LONGEST_ADDRESS and ADDRESS.fullmatch(bare) else None


def merge_people(people: Iterable[Invitee], *, most: int) -> tuple[Invitee, ...]:
    """Each person once, in order, `most` of them; of two lines the one that was answered."""
    merged: dict[str, Invitee] = {}
    for person in people:
        key = person.email or person.name
        known = merged.get(key)
        if known is None:
            if len(merged) < most:
                merged[key] = person
        elif known.reply is Reply.NEEDS_ACTION:
            merged[key] = replace(known, name=known.name or person.name, reply=person.reply)
        elif not known.name:
            merged[key] = replace(known, name=person.name)
    return tuple(merged.values())


def organizer_of(line: Property | None, invitees: Iterable[Invitee]) -> Invitee | None:
    """The person of ORGANIZER, with the name and reply that the invitation gives them."""
    organizer = read_person(line) if line else None
    if organizer is None or organizer.email is None:
        return organizer
    for person in invitees:
        if person.email == organizer.email:
            return replace(person, name=organizer.name or person.name)
    return organizer
