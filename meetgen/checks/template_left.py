"""MG051: what a template left behind in a note."""

import re
from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import Note, place_in
from meetgen.model.source import Location
from meetgen.parsing.markdown import code_ranges

_WHO = r"@?(?:name|person|owner|someone|assignee|handle|username|your name)s?\d?"
# "- name: text", "* [ ] @owner: task", "- <name>"; not "- name: Ada", "- text", "- <https://x.org>"
PLACEHOLDER = re.compile(
    rf"^[ \t>]*(?:[-*+]|\d{{1,3}}[.)])[ \t]+(?:\[ ?\][ \t]+)?"
    rf"(?:{_WHO}[ \t]*[:\u2013\u2014-][ \t]*(?:text|task)|<names?>)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
# "{{date}}", "{{ title:x }}", "YYYY-MM-DD"; not "{{ x }}", "yyyy"
UNFILLED = re.compile(
    r"\{\{[ \t]*(?:date|time|title)(?::[^{}\n]{0,40})?[ \t]*\}\}|\bYYYY-MM-DD\b", re.IGNORECASE
)
# One of these is in every text in which the patterns find something; each costs as much as a check
SIGNS = ("text\n", "task\n", "<name", "{{", "yyyy-mm-dd")


def run(index: Index) -> Iterator[Diagnostic]:
    """The first thing in each note that a template asked to be filled in, and nobody did.

    What: `name: text`, `YYYY-MM-DD`, `{{date}}` outside of code; a heading without words.
    Why: who reads the note cannot tell whether something is missing, or nothing happened.
    Bad: `- name: text` below *Introductions*
    Good: the name and the words, or no such line
    """
    for meeting in index.meetings.values():
        found = sorted(_left(meeting.note))
        if not found:
            continue
        place, words = found[0]
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        yield Diagnostic(
            code="MG051",
            severity=Severity.INFO,
            location=place,
            message=f"{words} was left from a template{more}",
            hint="fill it in, or take it out",
        )


def _left(note: Note) -> Iterator[tuple[Location, str]]:
    for section in note.sections:
        if not section.text:
            yield section.location, "a heading without words"
    small = f"{note.body.lower()}\n"
    if not any(sign in small for sign in SIGNS):
        return  # most notes: to tell so is cheap
    matches = [*PLACEHOLDER.finditer(note.body), *UNFILLED.finditer(note.body)]
    code = code_ranges(note.body) if matches else ()
    for match in matches:
        if not any(start <= match.start() < end for start, end in code):
            yield place_in(note, match.start()), f"“{match[0].strip()}”"
