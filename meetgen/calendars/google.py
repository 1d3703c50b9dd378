"""Links to Google Calendar events, read without asking Google."""

import base64
import binascii
import re
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

HOSTS = frozenset({"calendar.google.com", "www.google.com", "google.com", "calendar.app.google"})
LONGEST_LINK = 2000
# "abc123_20260112T090000Z" and "abc123_20260515"; not "abc123", "abc_R20260112T090000"
INSTANCE = re.compile(r"(?P<event>.+)_(?P<day>\d{8})(?P<time>T\d{6}Z)?")
EVENT_ID = re.compile(r"[A-Za-z0-9_-]{5,1024}")
IN_PATH = re.compile(r"/eventedit/([A-Za-z0-9_=-]+)")  # ".../r/eventedit/YWJjIHRlYW1AZw"


class GoogleReference(Struct, frozen=True, kw_only=True):
    """What a pasted Google Calendar link names: a UID, and one occurrence if it says which.

    `original_start` is an aware datetime (UTC), a date for an all-day event, or None.
    """

    uid: str
    original_start: datetime | date | None = None


def google_reference(link: str) -> GoogleReference | None:
    """What a Google Calendar link (`https://www.google.com/calendar/event?eid=...`) names.

    None for any other text. Nothing is fetched. Look the UID up with `Calendars.by_uid`.
    """
    code = code_of(link.strip())
    if code is None:
        return None
    try:
        text = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    event = text.split(" ")[0]
    if not EVENT_ID.fullmatch(event):
        return None
    found = INSTANCE.fullmatch(event)
    start = moment(found["day"], found["time"]) if found else None
    if found and start:
        event = found["event"]
    return GoogleReference(uid=f"{event}@google.com", original_start=start)


def code_of(link: str) -> str | None:
    """The `eid` of a link to Google Calendar."""
    if len(link) > LONGEST_LINK:
        return None
    try:
        parts = urlsplit(link)
        if parts.scheme not in ("http", "https") or parts.hostname not in HOSTS:
            return None
        query = parse_qs(parts.query)
    except ValueError:
        return None
    if code := query.get("eid"):
        return code[0].rstrip("=")
    in_path = IN_PATH.search(parts.path)
    return in_path[1].rstrip("=") if in_path else None


def moment(day: str, time: str | None) -> date | datetime | None:
    """The original start in an instance's id; None when there is no such day."""
    try:
        if time:
            return datetime.strptime(day + time, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return None
