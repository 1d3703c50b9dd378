"""The link to a video call in an event: found by the host's name, never by a part of it."""

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from meetgen.calendars.properties import Property, unescape

LONGEST_LINK = 2000
LOOKED_AT = 4000  # characters of a description
HOSTS = (
    "zoom.us",
    "zoom.com",
    "zoomgov.com",
    "meet.google.com",
    "teams.microsoft.com",
    "teams.live.com",
    "webex.com",
    "whereby.com",
    "meet.jit.si",
    "gotomeeting.com",
    "goto.com",
    "chime.aws",
    "bluejeans.com",
    "bigbluebutton.org",
)
# Where a link may stand, the surest first (RFC 7986 5.11; Google's and Microsoft's own names)
PLACES = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "URL",
    "LOCATION",
    "DESCRIPTION",
)
OWN_PLACES = PLACES[:5]  # those that hold nothing but the link to a call
# "webcal://x/y", "meet.google.com/abc-defg"; not "Room 3/4", "google.com"
ADDRESS = re.compile(
    r"\b[a-z]{2,10}://[^\s<>\"'\\,;|]+"
    rf"|\b(?:[a-z0-9-]+\.)*(?:{'|'.join(map(re.escape, HOSTS))})/[^\s<>\"'\\,;|]+",
    re.IGNORECASE,
)
# the dividers that an address leaves: "; ;" in "Room 3; ; Floor 2"
DOUBLED = re.compile(r"([;,|])(?:\s*[;,|])+")
# "https://example.zoom.us/j/1?pwd=x" in running text or HTML; not "http://x", "https:/x"
LINK = re.compile(r"https://[^\s<>\"'\\]+")


def call_link(lines: Iterable[Property]) -> str | None:
    """The https link with which one joins an event's call; None when there is none.

    Anywhere but in the properties made for it, only links to well-known services count.
    """
    by_name: dict[str, list[str]] = {}
    for line in lines:
        if line.name in PLACES:
            by_name.setdefault(line.name, []).append(line.value)
    for name in PLACES:
        for value in by_name.get(name, ()):
            for link in links_in(value):
                if name in OWN_PLACES or is_call(link):
                    return link
    return None


def links_in(value: str) -> Iterator[str]:
    """The https links of a property's value, without user information, in order."""
    text = html.unescape(unescape(value[:LOOKED_AT]))
    for match in LINK.finditer(text):
        link = match[0].rstrip(".,;:)]}>*_")
        try:
            parts = urlsplit(link)
        except ValueError:
            continue
        if parts.hostname and "@" not in parts.netloc and len(link) <= LONGEST_LINK:
            yield link


def is_call(link: str) -> bool:
    """Whether a link leads to a service for video calls."""
    host = (urlsplit(link).hostname or "").lower()
    return any(host == known or host.endswith(f".{known}") for known in HOSTS)


def without_links(text: str) -> str:
    """`text` without web addresses: those in a place are keys to a call."""
    bare = ADDRESS.sub("", text) if "/" in text else text
    if bare == text:
        return text
    return DOUBLED.sub(r"\1", bare).strip(" ;,|\t\n")
