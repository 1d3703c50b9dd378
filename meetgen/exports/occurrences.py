"""Occurrences of calendars as JSON: the names that `meetgen calendar list --json` promises."""

import datetime as dt
import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from meetgen.model.diagnostic import Diagnostic
from meetgen.model.event import Invitee, Occurrence


def occurrences_json(
    occurrences: Iterable[Occurrence],
    diagnostics: Iterable[Diagnostic],
    lines: Mapping[str, Sequence[int]],
) -> str:
    """The occurrences, in their order, as an indented list that ends in a line end.

    `lines` are those at which events begin in each calendar, sorted: a warning belongs to the event
    in which it stands.
    """
    warnings: dict[tuple[str, int], list[str]] = {}
    for one in diagnostics:
        begins = lines.get(one.location.path, ())
        at = bisect_right(begins, one.location.line)
        if at:
            key = (one.location.path, begins[at - 1])
            warnings.setdefault(key, []).append(f"{one.code}: {one.message}")
    found = [
        _occurrence(one, warnings.get((one.location.path, one.location.line), []))
        for one in occurrences
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _occurrence(one: Occurrence, warnings: list[str]) -> dict[str, object]:
    return {
        "uid": one.uid,
        "start": _iso(one.start),
        "end": _iso(one.end),
        "all_day": one.is_all_day,
        "summary": one.summary,
        "status": one.status.value,
        "organizer": _name(one.organizer) if one.organizer is not None else None,
        "attendees": [
            {"name": _name(who), "role": who.participation.value, "reply": who.reply.value}
            for who in one.invitees
        ],
        "warnings": warnings,
    }


def _name(person: Invitee) -> str:
    return person.name or person.email or ""


def _iso(moment: dt.date) -> str:
    return moment.isoformat()
