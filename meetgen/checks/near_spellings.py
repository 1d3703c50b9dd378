"""MG015: two people who may be one, spelt in two ways."""

import json
import re
from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.index.near import distance_up_to
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.person import Person
from meetgen.model.slug import name_key, slug_of
from meetgen.model.source import Location

SPECIAL = re.compile(r"[,:#\[\]{}\"\\]|^['&*!|>%@`?-]")  # "Lovelace, Ada"; not "O'Neall"
SHORTEST = 7  # letters; `Ann Lee` and `Anna Lee` are near, `Al Lee` and `Jo Lee` are not asked
LETTERS_A_STEP = 9  # so many letters may differ in one place, twice as many in two
NEIGHBOURS = 24  # compared with each in its bucket, which keeps the work linear


def run(index: Index) -> Iterator[Diagnostic]:
    """Each pair of people whose names are nearly equal.

    What: names that differ by a letter or two, by accents, apostrophes, or the order of words.
    Why: one person's notes and actions stand on two pages; nothing is joined without being told to.
    Bad: `Gary ONeall` in one note and `Gary O'Neall` in another
    Good: `aliases: [Gary ONeall]` at Gary's entry in people.yml
    """
    proposed: dict[str, tuple[Person, Person]] = {}
    for one, other in _pairs(index):
        kept, further = _kept_first(one, other)
        known = proposed.get(further.handle)
        # Of three spellings of one name, each is told of the one used most.
        if known is None or _kept_first(known[0], kept)[0] is kept:
            proposed[further.handle] = (kept, further)
    places = _first_places(index, frozenset(proposed))
    for handle, (kept, further) in sorted(proposed.items()):
        yield Diagnostic(
            code="MG015",
            severity=Severity.INFO,
            location=places.get(handle) or Location(path="people.yml"),
            message=f"“{further.name}” and “{kept.name}” may be one person",
            hint=f"if so, write in people.yml: `{kept.handle}: {{name: {_value(kept.name)}, "
            f"aliases: [{', '.join(map(_value, (*kept.aliases, further.name)))}]}}`",
        )


def _value(text: str) -> str:
    """The text as a value within a YAML list: quoted where a comma or colon would end it."""
    return json.dumps(text, ensure_ascii=False) if SPECIAL.search(text) else text


def _kept_first(one: Person, other: Person) -> tuple[Person, Person]:
    """The registered one, or the one with more notes, first."""
    first, second = sorted(
        (one, other), key=lambda who: (not who.in_register, -len(who.notes), who.handle)
    )
    return first, second


def _pairs(index: Index) -> Iterator[tuple[Person, Person]]:
    buckets: dict[str, list[tuple[str, Person]]] = {}
    for person in index.people.values():
        words = sorted(slug_of(person.name).split("-"))
        letters = "".join(words)
        if len(letters) >= SHORTEST:
            initials = "".join(word[0] for word in words)
            buckets.setdefault(initials, []).append((letters, person))
    for bucket in buckets.values():
        bucket.sort(key=lambda entry: (entry[0], entry[1].handle))
        for at, (letters, person) in enumerate(bucket):
            for others, other in bucket[at + 1 : at + 1 + NEIGHBOURS]:
                most = min(len(letters), len(others)) // LETTERS_A_STEP
                both_known = person.in_register and other.in_register
                if not both_known and distance_up_to(letters, others, max(1, most)):
                    yield person, other


def _first_places(index: Index, handles: frozenset[str]) -> dict[str, Location]:
    """Where each of the people is first named in a list of attendance."""
    spelt = {
        name_key(name): handle
        for handle in handles
        for name in (handle, index.people[handle].name, *index.people[handle].aliases)
    }
    places: dict[str, Location] = {}
    for meeting in index.meetings.values():
        for one in meeting.note.attendance:
            handle = spelt.get(name_key(one.name))
            if handle is not None:
                places.setdefault(handle, one.location)
    return places
