"""Which occurrences a note is about (the exactly-one rule), and what to write where it is open."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from meetgen.calendars.calendar import Calendars, google_reference
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.event import Occurrence
from meetgen.model.note import EventReference, Note
from meetgen.model.source import Location

SHORTEST_PREFIX = 8
MOST_PROPOSED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The occurrences of a note, and what kept others from being found."""

    events: tuple[Occurrence, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A meeting that a note names: its families, and the original start if the text says so."""

    families: tuple[str, ...]
    text: str
    location: Location
    original: dt.datetime | dt.date | None = None
    is_explicit: bool = True


def wanted_by(reference: EventReference, calendars: Calendars) -> Wanted | Diagnostic:
    """What a UID, a prefix of one or a Google link names; series are not looked up here."""
    text = reference.text.strip()
    if (google := google_reference(text)) is not None:
        family = calendars.by_uid(google.uid)
        if family is None:
            return _unknown(reference, f"no calendar has the event of this link (UID {google.uid})")
        return Wanted(
            families=(family,),
            text=text,
            location=reference.location,
            original=google.original_start,
        )
    if (family := calendars.by_uid(text)) is not None:
        return Wanted(families=(family,), text=text, location=reference.location)
    families = calendars.by_prefix(text) if len(text) >= SHORTEST_PREFIX else ()
    if len(families) == 1:
        return Wanted(families=families, text=text, location=reference.location)
    if not families:
        return _unknown(reference, f"no series or calendar event is called “{text}”")
    titles = ", ".join(f"“{calendars.summary_of(one)}”" for one in families[:MOST_PROPOSED])
    return _unknown(reference, f"{len(families)} events begin with “{text}”: {titles}")


def _unknown(reference: EventReference, message: str) -> Diagnostic:
    return Diagnostic(
        code="MG011",
        severity=Severity.WARNING,
        location=reference.location,
        message=message,
        hint="write a slug of series.yml, the whole UID, or its first 8 characters or more; "
        "the .ics file belongs below the calendars folder",
    )


def find_occurrence(wanted: Wanted, note: Note, calendars: Calendars, timezone: str) -> Found:
    """The one occurrence of `wanted` that the note is about; with a diagnostic where it is open."""
    original = wanted.original or _in_zone(note.occurrence, timezone)
    if original is not None:
        exact = _distinct(calendars.at(wanted.families, original))
        if len(exact) == 1:
            return Found(events=exact)
    if wanted.is_explicit and (single := _single(wanted, calendars)) is not None:
        return _single_found(single, note, wanted, timezone)
    day = note.date or _day(original)
    if day is None:
        return Found(diagnostics=(_no_day(wanted),)) if wanted.is_explicit else Found()
    candidates = _distinct(calendars.on_day(wanted.families, day, timezone=timezone))
    if len(candidates) > 1 and note.start is not None:
        candidates = _at_time(candidates, note.start, timezone) or candidates
    if len(candidates) == 1:
        return Found(events=candidates)
    if candidates:
        return Found(diagnostics=(_ambiguous(candidates, wanted, day, timezone),))
    return Found(diagnostics=tuple(_not_that_day(wanted, day, calendars, timezone)))


def _single(wanted: Wanted, calendars: Calendars) -> Occurrence | None:
    """The only occurrence of an event that does not recur."""
    if len(wanted.families) != 1 or calendars.is_recurring(wanted.families[0]):
        return None
    days = calendars.first_and_last(wanted.families[0])
    if days is None:
        return None
    found = calendars.occurrences(wanted.families, days[0], days[0])
    return found[0] if len(found) == 1 and days[0] == days[1] else None


def _single_found(single: Occurrence, note: Note, wanted: Wanted, timezone: str) -> Found:
    day = day_of(single, timezone)
    if note.date is None or abs((note.date - day).days) <= 1:
        return Found(events=(single,))
    message = f"the note is dated {note.date}, but “{single.summary}” takes place on {day}"
    hint = f"write `date: {day}` if the note is about that meeting, else remove `event`"
    return Found(events=(single,), diagnostics=(_finding("MG061", wanted, message, hint),))


def _distinct(found: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Without the second of two halves of a split series that both cover a moment."""
    by_start = {
        (one.start, one.original_start): one for one in sorted(found, key=lambda one: one.uid)
    }
    return tuple(sorted(by_start.values(), key=lambda one: (str(one.start), one.uid)))


def _at_time(
    candidates: tuple[Occurrence, ...], start: dt.datetime, timezone: str
) -> tuple[Occurrence, ...]:
    wanted = _minute(_in_zone(start, timezone))
    by_original = tuple(one for one in candidates if _minute(one.original_start) == wanted)
    return by_original or tuple(one for one in candidates if _minute(one.start) == wanted)


def _minute(moment: dt.date | dt.datetime | None) -> dt.datetime | None:
    if not isinstance(moment, dt.datetime):
        return None
    return moment.astimezone(dt.UTC).replace(second=0, microsecond=0)


def _in_zone(moment: dt.date | dt.datetime | None, timezone: str) -> dt.date | dt.datetime | None:
    if isinstance(moment, dt.datetime) and moment.tzinfo is None:
        return moment.replace(tzinfo=ZoneInfo(timezone))
    return moment


def _day(moment: dt.date | dt.datetime | None) -> dt.date | None:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def day_of(occurrence: Occurrence, timezone: str) -> dt.date:
    """The day on which an occurrence starts in the notebook's zone."""
    start = occurrence.start
    return start.astimezone(ZoneInfo(timezone)).date() if isinstance(start, dt.datetime) else start


def _finding(code: str, wanted: Wanted, message: str, hint: str) -> Diagnostic:
    severity = Severity.WARNING if wanted.is_explicit else Severity.INFO
    return Diagnostic(
        code=code, severity=severity, location=wanted.location, message=message, hint=hint
    )


def _no_day(wanted: Wanted) -> Diagnostic:
    return _finding(
        "MG011",
        wanted,
        f"“{wanted.text}” recurs, and the note has no date",
        "write `date:` or `occurrence:` in the front matter",
    )


def _ambiguous(
    candidates: tuple[Occurrence, ...], wanted: Wanted, day: dt.date, timezone: str
) -> Diagnostic:
    lines = " or ".join(f"`{occurrence_line(one, timezone)}`" for one in candidates[:MOST_PROPOSED])
    return _finding(
        "MG011",
        wanted,
        f"{len(candidates)} occurrences of “{wanted.text}” are on {day}",
        f"write {lines} in the front matter",
    )


def occurrence_line(occurrence: Occurrence, timezone: str) -> str:
    """The line of front matter that names this occurrence: `occurrence: 2026-01-12T10:00`."""
    original = occurrence.original_start
    if not isinstance(original, dt.datetime):
        return f"occurrence: {original.isoformat()}"
    return f"occurrence: {original.astimezone(ZoneInfo(timezone)):%Y-%m-%dT%H:%M}"


def _not_that_day(
    wanted: Wanted, day: dt.date, calendars: Calendars, timezone: str
) -> Iterator[Diagnostic]:
    """MG061; a series that its calendar does not reach back or forward to is no mistake."""
    if not wanted.is_explicit and not _covers(wanted, day, calendars):
        return
    nearest = calendars.nearest(wanted.families, day)
    days = " and ".join(day_of(one, timezone).isoformat() for one in nearest)
    lines = " or ".join(f"`{occurrence_line(one, timezone)}`" for one in nearest)
    yield _finding(
        "MG061",
        wanted,
        f"“{wanted.text}” does not take place on {day}" + (f"; nearest: {days}" if days else ""),
        f"write {lines} if the note is about that meeting" if lines else "check the note's date",
    )


def _covers(wanted: Wanted, day: dt.date, calendars: Calendars) -> bool:
    spans = (calendars.first_and_last(one) for one in wanted.families)
    return any(span is not None and span[0] <= day <= span[1] for span in spans)
