"""MG017: names that were probably meant as the list of who was there."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from meetgen.index.index import Index
from meetgen.index.names import key_of
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Note, NoteKind, place_in

LINES = 60  # of a note among which such a list begins
FEWEST = 2  # names; one may be a topic
# "- Ada Lovelace", "* Ada Lovelace (IU)", "1. Ada Lovelace, Acme"; not "- [ ] Ada", "Ada"
ITEM = re.compile(
    r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<name>[^\s\[\](),;:][^\[\](),;:\n]{1,60})(?P<rest>.*)"
)
HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]")


def run(index: Index) -> Iterator[Diagnostic]:
    """Each note without attendance that begins with a list of people whom the notebook knows.

    What: the first list of the note, below no heading but its title, has nothing but their names.
    Why: who was there is not known: the note is on nobody's page, and nobody is *present*.
    Bad: a title, and below it `- Ada Lovelace` and `- Bob Roe`
    Good: `## Present` above the names
    """
    known = _Known(index)
    for meeting in index.meetings.values():
        if meeting.kind is not NoteKind.MEETING or meeting.note.attendance:
            continue
        names = _first_list(meeting.note)
        if len(names) >= FEWEST and all(key_of(one) in known.names for one in names.values()):
            yield Diagnostic(
                code="MG017",
                severity=Severity.WARNING,
                location=place_in(meeting.note, next(iter(names))),
                message=f"{len(names)} people are listed, and nothing says that they were there",
                hint="put `## Present` above their names",
            )


class _Known:
    """The names of the notebook's people, made when first asked for."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys of all names."""
        people = self._index.people.values()
        return frozenset(key_of(name) for one in people for name in (one.name, *one.aliases))


def _first_list(note: Note) -> dict[int, str]:
    """The items of the list with which the note begins, by place; empty where it has none."""
    found: dict[int, str] = {}
    at = headings = 0
    for line in islice(note.body.split("\n", LINES), LINES):
        start, at = at, at + len(line) + 1
        if HEADING.match(line):
            headings += 1
            if found or headings > 1:
                break
        elif (item := ITEM.fullmatch(line)) is not None:
            found[start] = item["name"].strip()
        elif line.strip():
            return {}
    return found
