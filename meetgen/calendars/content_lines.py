"""Content lines written (RFC 5545 3.1): text escaped, long lines folded.

icalendar's components cost 1 ms for each event; what its escaping and folding give is written here
line by line, and those are asked only where a line needs them.
"""

import re
from collections.abc import Iterable

from icalendar import vText
from icalendar.parser import Contentline

LONGEST = 75  # octets of a line
SPECIAL = re.compile(r"[\\;,\r\n]")  # what TEXT escapes: "a, b", "a\\b"; not "a: b"


def text_value(text: str) -> str:
    r"""A TEXT value: `a, b` becomes `a\, b`."""
    if SPECIAL.search(text) is None:
        return text
    escaped: bytes = vText(text).to_ical()
    return escaped.decode()


def calendar_bytes(lines: Iterable[str]) -> bytes:
    """The lines of a file, folded, each with its line end; no line may hold one."""
    return b"".join([_folded(one) + b"\r\n" for one in lines])


def _folded(line: str) -> bytes:
    data = line.encode("utf-8", "replace")  # half a character is none
    if len(data) <= LONGEST:
        return data
    folded: bytes = Contentline(data.decode()).to_ical()  # type: ignore[no-untyped-call]
    return folded
