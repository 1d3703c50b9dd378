"""MG053: text that looks like a key to something."""

import re
from collections.abc import Iterator

from meetgen.index.index import Index
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import place_in

KINDS = {
    "the secret address of a calendar": re.compile(
        r"https://calendar\.google\.com/calendar/ical/\S{1,200}/private-[0-9a-f]{16,}"
        r"|https://outlook\.(?:office365|live)\.com/owa/calendar/[\w@.-]{10,200}/\w{10,}"
    ),
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]{2,8} )?PRIVATE KEY-----"),
    "an access key of AWS": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "a token of GitHub": re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})"),
    "a token of GitLab": re.compile(r"\bglpat-[\w-]{20}"),
    "a token of Slack": re.compile(r"\bxox[abprs]-[A-Za-z0-9-]{10,}"),
}
HINTS = (
    *("calendar.google", "outlook.", "PRIVATE KEY", "AKIA", "ASIA", "glpat-", "xox", "github_pat_"),
    *("ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
)


def run(index: Index) -> Iterator[Diagnostic]:
    """Each piece of a note that is a key by its form.

    What: private keys, access tokens of forges and clouds, secret addresses of calendars.
    Why: it is in the history of the repository, and on the site; taking it out is not enough.
    Bad: `token: ghp_` and 36 letters and digits
    Good: the name of the place where the key is kept
    """
    for note in index.notes.values():
        if not any(hint in note.body for hint in HINTS):
            continue
        for kind, pattern in KINDS.items():
            for match in pattern.finditer(note.body):
                yield Diagnostic(
                    code="MG053",
                    severity=Severity.WARNING,
                    location=place_in(note, match.start()),
                    message=f"this looks like {kind}",
                    hint="take it out, and make a new one: the old one is in the history",
                )
