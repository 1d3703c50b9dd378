"""Keys that can be told by their form: access tokens, private keys, secret addresses."""

import re
from collections.abc import Iterator, Mapping

# By what they are; the group is the part that must not be told
KINDS: Mapping[str, re.Pattern[str]] = {
    "the secret address of a calendar": re.compile(
        r"https://calendar\.google\.com/calendar/ical/\S{1,200}?/private-(?P<google>[0-9a-f]{16,})"
        r"|https://outlook\.(?:office365|live)\.com/owa/calendar/(?P<outlook>[\w@.-]{10,200}/\w{10,})"
    ),
    "a private key": re.compile(
        r"-----BEGIN (?:[A-Z]{2,8} )?PRIVATE KEY-----(?P<key>[\s\w+/=:,]*+)"
    ),
    "an access key of AWS": re.compile(r"\b(?:AKIA|ASIA)(?P<aws>[0-9A-Z]{16})\b"),
    "a token of GitHub": re.compile(
        r"\bgh[pousr]_(?P<old>[A-Za-z0-9]{36})|\bgithub_pat_(?P<new>\w{60,})"
    ),
    "a token of GitLab": re.compile(r"\bglpat-(?P<gitlab>[\w-]{20})"),
    "a token of Slack": re.compile(r"\bxox[abprs]-(?P<slack>[A-Za-z0-9-]{10,})"),
}
HINTS = (
    *("calendar.google", "outlook.", "PRIVATE KEY", "AKIA", "ASIA", "glpat-", "xox", "github_pat_"),
    *("ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
)
CHARACTER = re.compile(r"[A-Za-z0-9+=]")  # not the "/" of an address


def keys_in(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """(what it is, where it stands) of each key in a text, kind by kind."""
    if any(hint in text for hint in HINTS):
        for kind, pattern in KINDS.items():
            for match in pattern.finditer(text):
                yield kind, match


def without_keys(text: str) -> str:
    """`text` with another character for each of a key's: its form stays, and every place."""
    if any(hint in text for hint in HINTS):
        for pattern in KINDS.values():
            text = pattern.sub(_masked, text)
    return text


def _masked(match: re.Match[str]) -> str:
    whole = match[0]
    for name, key in match.groupdict().items():
        if key:
            start, end = (at - match.start() for at in match.span(name))
            # hexadecimal digits are what tells the address of a calendar
            mask = "0" if name == "google" else "X"
            whole = f"{whole[:start]}{CHARACTER.sub(mask, key)}{whole[end:]}"
    return whole
