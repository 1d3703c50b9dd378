"""MG054: a name with letters of two alphabets, which may pass for another's."""

import unicodedata
from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.source import Location

# Alphabets with letters that look like those of another
ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})


def run(index: Index) -> Iterator[Diagnostic]:
    """Each person whose name mixes letters that look alike.

    What: one word of a name with letters of two alphabets, such as a Cyrillic `а` among Latin ones.
    Why: to the eye it is the name of somebody else, and it stands on a page of its own.
    Bad: `Аnna Berg`, which begins with a Cyrillic letter
    Good: `Anna Berg`
    """
    suspects = {
        name: person.handle
        for person in index.people.values()
        for name in (person.name, *person.aliases)
        if not name.isascii() and any(map(_is_mixed, name.split()))
    }
    if not suspects:
        return
    places = _places(index)
    for name, handle in sorted(suspects.items()):
        yield Diagnostic(
            code="MG054",
            severity=Severity.WARNING,
            location=places.get(name) or Location(path="people.yml"),
            message=f"“{name}” has letters of two alphabets: it may only look like another name",
            hint=f"write it anew; until then it is the person {handle}",
        )


def _is_mixed(word: str) -> bool:
    found = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    return len(found & ALIKE) > 1


def _places(index: Index) -> dict[str, Location]:
    """Where each name is first written in a list of attendance."""
    places: dict[str, Location] = {}
    for _, note in sorted(index.notes.items()):
        for one in note.attendance:
            places.setdefault(one.name, one.location)
    return places
