"""A calendar file without some of its events, as if it had never had them."""

import re
from collections.abc import Collection

# "BEGIN:VEVENT", "end:vevent\r"
BORDER = re.compile(rb"(BEGIN|END):VEVENT[ \t\r]*\Z", re.IGNORECASE)


def without_events(data: bytes, lines: Collection[int]) -> bytes:
    """The file without the VEVENT components in which one of these lines stands, from 1."""
    kept: list[bytes] = []
    start = 0  # of the component in `kept`
    is_hidden = False
    for number, line in enumerate(data.split(b"\n"), start=1):
        border = BORDER.match(line)
        if border and border[1].upper() == b"BEGIN":
            start, is_hidden = len(kept), False
        kept.append(line)
        is_hidden = is_hidden or number in lines
        if border and border[1].upper() == b"END" and is_hidden:
            del kept[start:]
            is_hidden = False
    return b"\n".join(kept)
