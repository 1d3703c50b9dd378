"""Which occurrences a note is about (the exactly-one rule), and what to write where it is open."""

import datetime as dt
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from meetgen.calendars.calendar import SHORTEST_PREFIX, Calendars, day_in_uid, google_reference
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.event import Occurrence
from meetgen.model.note import EventReference, Note
from meetgen.model.slug import slug_of
from meetgen.model.source import Location

SHORTEST_TITLE = 3
MOST_NEAR = 3
MOST_PROPOSED = 5


class Found(Struct, frozen=True, kw_only=True):
    """The occurrences of a note, and what kept others from being found."""

    events: tuple[Occurrence, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Wanted(Struct, frozen=True, kw_only=True):
    """A meeting that a note names: its families, and the original start if the text says so."""

    families: tuple[str, ...]
    text: str
    location: Location
    original: dt.datetime | dt.date | None = None
    is_explicit: bool = True


def wanted_by(reference: EventReference, calendars: Calendars) -> Wanted | Diagnostic:
    """What a UID, a prefix of one or a Google link names; series are not looked up here."""
    text = reference.text.strip()
    if text.startswith(("http://", "https://")):
        return _by_link(text, reference, calendars)
    if (family := calendars.by_uid(text)) is not None:
        return _wanted(reference, family, day_in_uid(text))
    families = calendars.by_prefix(text)
    if len(families) == 1:
        return _wanted(reference, families[0])
    if families:
        titles = ", ".join(f"“{calendars.summary_of(one)}”" for one in families[:MOST_PROPOSED])
        return _unknown(reference, f"{len(families)} events begin with “{text}”: {titles}")
    message = f"no series or calendar event is called “{text}”"
    if len(text) < SHORTEST_PREFIX and calendars.has_prefix(text):
        message = f"“{text}” is too short for a UID: {SHORTEST_PREFIX} or more characters name one"
    return _unknown(reference, message, near_titles(text, calendars))


def _by_link(link: str, reference: EventReference, calendars: Calendars) -> Wanted | Diagnostic:
    google = google_reference(link)
    if google is None:
        return _unknown(reference, "this is no link to a Google Calendar event that can be read")
    family = calendars.by_uid(google.uid)
    if family is None:
        return _unknown(reference, f"no calendar has the event of this link (UID {google.uid})")
    return _wanted(reference, family, google.original_start)


def _wanted(
    reference: EventReference, family: str, original: dt.datetime | dt.date | None = None
) -> Wanted:
    return Wanted(
        families=(family,),
        text=reference.text.strip(),
        location=reference.location,
        original=original,
    )


def near_titles(text: str, calendars: Calendars) -> str:
    """What to write in place of `text` where it is (part of) an event's title; may be empty."""
    wanted = slug_of(text)
    found = sorted(
        (title != wanted, title, family)
        for family, title in calendars.titles().items()
        if wanted in title or (title and title in wanted)
    )
    lines = [
        f"`event: {uid}` for “{calendars.summary_of(family)}”"
        for _, _, family in found[:MOST_NEAR]
        for uid in calendars.uids_of(family)[:1]
    ]
    return f"write {' or '.join(lines)}" if lines and len(wanted) >= SHORTEST_TITLE else ""


def _unknown(reference: EventReference, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(
        code="MG011",
        severity=Severity.WARNING,
        location=reference.location,
        message=message,
        hint=hint
        or "write a slug of series.yml, the whole UID, or its first 8 characters or more; "
        "the .ics file belongs below the calendars folder",
    )


def find_occurrence(wanted: Wanted, note: Note, calendars: Calendars, timezone: str) -> Found:
    """The one occurrence of `wanted` that the note is about; with a diagnostic where it is open."""
    if not any(one in calendars.events for one in wanted.families):
        return Found(diagnostics=(_no_events(wanted),)) if wanted.is_explicit else Found()
    original = wanted.original or _in_zone(note.occurrence_start or note.occurrence, timezone)
    exact = _distinct(calendars.at(wanted.families, original)) if original is not None else ()
    if len(exact) == 1:
        return Found(events=exact)
    if wanted.is_explicit and (single := _single(wanted, calendars)) is not None:
        return _single_found(single, note, wanted, timezone)
    day = _day(original, timezone) or note.date
    if day is None:
        return Found(diagnostics=(_no_day(wanted),)) if wanted.is_explicit else Found()
    start = original if isinstance(original, dt.datetime) else note.start
    found = _on_day(day, start, wanted, calendars, timezone)
    if isinstance(original, dt.datetime) and found.events:
        notice = _other_start(found.events[0], wanted, original, timezone)
        return Found(events=found.events, diagnostics=(*found.diagnostics, notice))
    return found


def _on_day(
    day: dt.date, start: dt.datetime | None, wanted: Wanted, calendars: Calendars, timezone: str
) -> Found:
    """The occurrence of a day; a start settles which of several."""
    candidates = _distinct(calendars.on_day(wanted.families, day, timezone=timezone))
    if len(candidates) > 1 and start is not None:
        candidates = _at_time(candidates, start, timezone) or candidates
    if len(candidates) == 1:
        notice = _moved_away(candidates[0], wanted, day, calendars, timezone)
        return Found(events=candidates, diagnostics=notice)
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


def _day(moment: dt.date | dt.datetime | None, timezone: str) -> dt.date | None:
    if not isinstance(moment, dt.datetime):
        return moment
    return moment.astimezone(ZoneInfo(timezone)).date()


def day_of(occurrence: Occurrence, timezone: str) -> dt.date:
    """The day on which an occurrence starts in the notebook's zone."""
    start = start_in(occurrence, timezone)
    return start.date() if isinstance(start, dt.datetime) else start


def start_in(occurrence: Occurrence, timezone: str) -> dt.date | dt.datetime:
    """When an occurrence starts, told in the notebook's zone."""
    start = occurrence.start
    return start.astimezone(ZoneInfo(timezone)) if isinstance(start, dt.datetime) else start


def clock_in(occurrence: Occurrence, timezone: str) -> str:
    """The time at which an occurrence starts in the notebook's zone, `10:00`; none for a day."""
    start = start_in(occurrence, timezone)
    return f"{start:%H:%M}" if isinstance(start, dt.datetime) else ""


def _finding(code: str, wanted: Wanted, message: str, hint: str) -> Diagnostic:
    severity = Severity.WARNING if wanted.is_explicit else Severity.INFO
    return Diagnostic(
        code=code, severity=severity, location=wanted.location, message=message, hint=hint
    )


def _moved_away(
    taken: Occurrence, wanted: Wanted, day: dt.date, calendars: Calendars, timezone: str
) -> tuple[Diagnostic, ...]:
    """A notice where the note's day had another occurrence, which was moved to another day."""
    others = calendars.moved_away(wanted.families, day, timezone=timezone)
    if not others or taken in others:
        return ()
    other = others[0]
    message = (
        f"“{wanted.text}” of {day} was moved to {day_of(other, timezone)}; "
        f"the note is taken for the one that takes place on {day}"
    )
    hint = f"write `{occurrence_line(other, timezone)}` if it is about the one that was moved"
    found = _finding("MG061", wanted, message, hint)
    return (replace(found, severity=Severity.INFO),)


def _other_start(
    taken: Occurrence, wanted: Wanted, original: dt.datetime, timezone: str
) -> Diagnostic:
    """A notice where the start that is named is none (any more): the day's only one is taken."""
    named = f"{original.astimezone(ZoneInfo(timezone)):%Y-%m-%d at %H:%M}"
    message = (
        f"no occurrence of “{wanted.text}” begins on {named}; "
        "the note is taken for the only one of that day"
    )
    hint = f"write `{occurrence_line(taken, timezone)}`, or remove `occurrence`"
    return replace(_finding("MG061", wanted, message, hint), severity=Severity.INFO)


def _no_events(wanted: Wanted) -> Diagnostic:
    """A notice: what a calendar has no longer, or not yet, leaves the note as it is."""
    message = f"no calendar has an event of the series “{wanted.text}”"
    hint = "its .ics file belongs below the calendars folder; the note is used without it"
    return replace(_finding("MG011", wanted, message, hint), severity=Severity.INFO)


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
