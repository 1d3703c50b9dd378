"""MG053: text that looks like a key to something."""

from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import place_in
from meetgen.parsing.key_forms import keys_in


def run(index: Index) -> Iterator[Diagnostic]:
    """Each piece of a note that is a key by its form.

    What: private keys, access tokens of forges and clouds, secret addresses of calendars.
    Why: it is in the history of the repository; taking it out is not enough. The site covers it.
    Bad: `token: ghp_` and 36 letters and digits
    Good: the name of the place where the key is kept
    """
    for note in index.notes.values():
        for kind, match in keys_in(note.body):
            yield Diagnostic(
                code="MG053",
                severity=Severity.WARNING,
                location=place_in(note, match.start()),
                message=f"this looks like {kind}",
                hint="take it out, and make a new one: the old one is in the history",
            )
