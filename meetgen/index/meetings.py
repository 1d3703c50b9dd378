"""Meetings: a note joined with its occurrence, its people and its series."""

import datetime as dt
from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from meetgen.calendars.calendar import Calendars
from meetgen.index.attendance import Attended
from meetgen.index.events import Wanted, day_of, find_occurrence, wanted_by
from meetgen.index.names import readable
from meetgen.index.projects import Keys, project_slugs
from meetgen.index.series import SeriesBook, file_name_series
from meetgen.index.teams import team_slug
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.event import Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.note import Note
from meetgen.model.source import Location


class NoteEvents(Struct, frozen=True, kw_only=True):
    """The occurrences of each note that has some, and the series that `event:` names."""

    events: Mapping[str, tuple[Occurrence, ...]]
    series: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]


def find_events(
    notes: Iterable[Note], book: SeriesBook, calendars: Calendars, timezone: str
) -> NoteEvents:
    """What the meeting notes are about: by their `event`, else by their series and date."""
    events: dict[str, tuple[Occurrence, ...]] = {}
    series: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for note in notes:
        if not note.kind.is_meeting:
            continue
        wanted: list[Wanted | Diagnostic] = []
        for reference in note.events:
            slug = book.find(reference.text)
            if slug is None:
                wanted.append(wanted_by(reference, calendars))
                continue
            series.setdefault(note.path, slug)
            if book.families.get(slug):
                wanted.append(
                    Wanted(
                        families=book.families[slug],
                        text=reference.text,
                        location=reference.location,
                    )
                )
        if not note.events:
            wanted += _by_series(note, book)
        found = [
            find_occurrence(one, note, calendars, timezone)
            for one in wanted
            if isinstance(one, Wanted)
        ]
        diagnostics += (one for one in wanted if isinstance(one, Diagnostic))
        diagnostics += (one for result in found for one in result.diagnostics)
        if occurrences := tuple(dict.fromkeys(one for result in found for one in result.events)):
            events[note.path] = occurrences
    return NoteEvents(events=events, series=series, diagnostics=tuple(diagnostics))


def _by_series(note: Note, book: SeriesBook) -> list[Wanted]:
    slug = book.of_note.get(note.path)
    families = book.families.get(slug, ()) if slug is not None else ()
    if slug is None or not families:
        return []
    location = note.key_lines.get("series") or Location(path=note.path, line=1)
    return [Wanted(families=families, text=slug, location=location, is_explicit=False)]


def make_meetings(
    notes: Iterable[Note],
    *,
    events: Mapping[str, tuple[Occurrence, ...]],
    attended: Mapping[str, Attended],
    book: SeriesBook,
    projects: Keys,
    teams: Keys,
    timezone: str,
) -> Mapping[str, Meeting]:
    """The meeting notes by path, in order of date (undated first), time and path."""
    zone = ZoneInfo(timezone)
    made = [
        _meeting(
            note,
            events.get(note.path, ()),
            attended[note.path],
            book=book,
            projects=projects,
            teams=teams,
            zone=zone,
        )
        for note in notes
        if note.kind.is_meeting
    ]
    made.sort(key=lambda one: (one.date or dt.date.min, _time(one.start, zone), one.path))
    return {one.path: one for one in _linked(made)}


def _time(start: dt.datetime | None, zone: ZoneInfo) -> str:
    return start.astimezone(zone).isoformat() if start is not None else ""


def _meeting(
    note: Note,
    events: tuple[Occurrence, ...],
    attended: Attended,
    *,
    book: SeriesBook,
    projects: Keys,
    teams: Keys,
    zone: ZoneInfo,
) -> Meeting:
    event = events[0] if events else None
    series = book.of_note.get(note.path)
    entry = book.entries.get(series) if series is not None else None
    start, end = _span(note, event, zone)
    written = note.projects or (entry.projects if entry is not None else ())
    team = note.team or (entry.team if entry is not None else None)
    return Meeting(
        note=note,
        title=_title(note, event, book.titles.get(series or "", "")),
        date=note.date or (day_of(event, zone.key) if event is not None else None),
        start=start,
        end=end,
        kind=note.kind,
        series=series,
        projects=project_slugs(written, projects),
        team=team_slug(team, teams),
        purpose=note.purpose,
        attendees=attended.attendees,
        events=events,
    )


def _span(
    note: Note, event: Occurrence | None, zone: ZoneInfo
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Start and end in the notebook's zone: the note's own time before the calendar's."""
    start, end = (event.start, event.end) if event is not None else (None, None)
    timed_start = start.astimezone(zone) if isinstance(start, dt.datetime) else None
    timed_end = end.astimezone(zone) if isinstance(end, dt.datetime) else None
    if note.start is None:
        return timed_start, timed_end
    own = note.start if note.start.tzinfo is not None else note.start.replace(tzinfo=zone)
    return own, timed_end if timed_end is not None and timed_end > own else None


def _title(note: Note, event: Occurrence | None, series_title: str) -> str:
    if note.title and note.title.strip():
        return note.title.strip()
    if event is not None and event.summary.strip():
        return event.summary.strip()
    stem = note.path.rpartition("/")[2].rpartition(".")[0]
    return readable(file_name_series(note.path)) or series_title or stem or note.path


def _linked(meetings: list[Meeting]) -> Iterable[Meeting]:
    """The meetings with their neighbours in the series, in the same order."""
    before: dict[str, str] = {}
    after: dict[str, str | None] = {}
    last: dict[str, str] = {}
    for meeting in meetings:
        if meeting.series is None:
            continue
        if meeting.series in last:
            before[meeting.path] = last[meeting.series]
            after[last[meeting.series]] = meeting.path
        last[meeting.series] = meeting.path
    for meeting in meetings:
        if meeting.series is None:
            yield meeting
            continue
        yield replace(meeting, previous=before.get(meeting.path), next=after.get(meeting.path))
