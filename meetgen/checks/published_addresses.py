"""MG052: e-mail addresses in notes that everybody may see."""

import re
from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import place_in

PUBLIC = "public"
# "ada@example.org"; not "@ada", "git@host:path", "a@b"
ADDRESS = re.compile(r"(?<![\w.+/-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-zA-Z]{2,24}\b(?!:)")
# what stands behind the name: "@example.org"; not "@ada"
HOST = re.compile(r"@[\w-]{1,63}\.[\w-]")


def run(index: Index) -> Iterator[Diagnostic]:
    """Each public note whose text has an e-mail address, once.

    What: an address in the text; those in registers and calendars are never published.
    Why: addresses on a site are collected by those who send what nobody asked for.
    Bad: `Write to ada@example.org`
    Good: `Ask @ada`
    """
    default = index.config.visibility.strip().casefold()
    for note in index.notes.values():
        audiences = note.visibility if note.visibility is not None else (default,)
        if PUBLIC not in {one.casefold() for one in audiences}:
            continue
        if HOST.search(note.body) is None:  # most have none, and telling so is cheap
            continue
        found = list(ADDRESS.finditer(note.body))
        if found:
            count = f"{len(found)} e-mail addresses" if len(found) > 1 else "an e-mail address"
            yield Diagnostic(
                code="MG052",
                severity=Severity.INFO,
                location=place_in(note, found[0].start()),
                message=f"{count} in a note that everybody may see",
                hint="name the person with `@` and a handle instead",
            )
