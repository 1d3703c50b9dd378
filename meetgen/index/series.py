"""Series: which notes and which calendar events are one recurring meeting."""

import bisect
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from meetgen.calendars.calendar import Calendars, family_of
from meetgen.index.names import key_of, keyed, readable
from meetgen.index.projects import Keys, project_slugs
from meetgen.index.teams import team_slug
from meetgen.model.config import Config, SeriesFrom
from meetgen.model.event import EventStatus, Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.note import Note
from meetgen.model.series import Series, SeriesEntry
from meetgen.model.slug import slug_of

DAYS_AHEAD = 60
DAYS_BACK = 3653  # a mistyped year must not expand a rule over centuries
FEWEST_NOTES = 2  # one file alone shows nothing constant
# "2026", "11", "06-Jun", "2020-06", "june", "Q3", "w47"; not "q3-planning"
TIME_FOLDER = re.compile(
    r"(?:\d{1,4}[-_ ]?)?(?:\d{1,2}|q[1-4]|w\d{1,2}|kw\d{1,2}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})?|\d{8}",
    re.IGNORECASE,
)
# the date and time in "2026-11-18-weekly", "weekly_20261118", "2026-11-18T0900 weekly"; not "v2-1"
TIME_IN_NAME = re.compile(
    r"(?<!\d)(?:\d{4}[-_. ]?\d{1,2}[-_. ]?\d{1,2}(?:T\d{2}[:-]?\d{2})?|"
    r"\d{1,2}[-_. ]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[-_. ]?\d{4})"
    r"(?!\d)",
    re.IGNORECASE,
)


class SeriesBook(Struct, frozen=True, kw_only=True):
    """Every series that notes and registers tell of, and the families of events that belong to it.

    `of_note` is the series of each note that names one or stands in its folder.
    """

    entries: Mapping[str, SeriesEntry] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    families: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    of_family: Mapping[str, str] = field(default_factory=dict)
    of_note: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """The one series called `name`: by slug, title or alias."""
        found = self.keys.get(key_of(name)) or self.keys.get(slug_of(name), ())
        return found[0] if len(found) == 1 else None


def read_series(
    registered: Iterable[SeriesEntry], notes: Iterable[Note], calendars: Calendars, config: Config
) -> SeriesBook:
    """The series that registers and notes name, with their events; not those events alone make."""
    entries = {
        slug_of(one.slug): one
        for one in sorted(registered, key=lambda one: one.location, reverse=True)
    }
    titles = {slug: entry.title or "" for slug, entry in entries.items()}
    keys = keyed(
        (name, slug)
        for slug, entry in entries.items()
        for name in (slug, entry.slug, entry.title or "", *entry.aliases)
    )
    book = SeriesBook(entries=entries, titles=titles, keys=keys)
    meetings = tuple(note for note in notes if note.kind.is_meeting)
    texts = {note.path: note.series for note in meetings if note.series}
    texts |= _from_paths(meetings, texts, config)
    spellings: dict[str, Counter[str]] = {}
    of_note: dict[str, str] = {}
    for path, text in texts.items():
        slug = book.find(text) or slug_of(text)
        of_note[path] = slug
        if slug not in entries:
            spellings.setdefault(slug, Counter())[text] += 1
    for slug, counted in spellings.items():
        titles[slug] = min(counted, key=lambda one: (-counted[one], one))
    all_keys = {
        **keyed(pair for slug, title in titles.items() for pair in ((slug, slug), (title, slug))),
        **keys,
    }
    families = _families(entries, titles, calendars)
    return replace(
        book,
        keys=all_keys,
        families=families,
        of_note=of_note,
        of_family=_owner_of_families(entries, families),
    )


def _from_paths(
    notes: Iterable[Note], known: Mapping[str, str], config: Config
) -> Mapping[str, str]:
    """The series that folder or file name give to notes that name none, as configured."""
    if config.series_from is SeriesFrom.NOTHING:
        return {}
    of_path = folder_series if config.series_from is SeriesFrom.FOLDER else file_name_series
    texts = {
        note.path: of_path(note.path)
        for note in notes
        if note.path not in known and not note.events
    }
    counted = Counter(slug_of(text) for text in texts.values() if text)
    counted.update(slug_of(text) for text in known.values())
    return {
        path: text
        for path, text in texts.items()
        if text and counted[slug_of(text)] >= FEWEST_NOTES
    }


def folder_series(path: str) -> str:
    """The folders of a note without those that only say when: `ai/2024/x.md` -> `ai`."""
    folders = (part for part in path.split("/")[:-1] if not TIME_FOLDER.fullmatch(part))
    return "-".join(folders)


def file_name_series(path: str) -> str:
    """The file name of a note without its date: `2026/2026-11-18-weekly.md` -> `weekly`."""
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return TIME_IN_NAME.sub(" ", stem).strip(" -_.,")


def _families(
    entries: Mapping[str, SeriesEntry], titles: Mapping[str, str], calendars: Calendars
) -> Mapping[str, tuple[str, ...]]:
    """The families of each series: by the register's UIDs, else by an equal title."""
    claimed = {_family(uid, calendars) for entry in entries.values() for uid in entry.uids}
    by_title: dict[str, list[str]] = {}
    for family in calendars.all_families():
        summary = calendars.summary_of(family)
        if summary and family not in claimed and calendars.is_recurring(family):
            by_title.setdefault(slug_of(summary), []).append(family)
    found: dict[str, tuple[str, ...]] = {}
    for slug, title in titles.items():
        entry = entries.get(slug)
        if entry is not None and entry.uids:
            uids = (_family(uid, calendars) for uid in entry.uids)
            found[slug] = tuple(dict.fromkeys(one for one in uids if one))
            continue
        names = (slug, title, *(entry.aliases if entry is not None else ()))
        slugs = dict.fromkeys(slug_of(name) for name in names if name)
        found[slug] = tuple(one for name in slugs for one in by_title.get(name, ()))
    return found


def _family(uid: str, calendars: Calendars) -> str:
    return calendars.by_uid(uid) or family_of(uid)


def _owner_of_families(
    entries: Mapping[str, SeriesEntry], families: Mapping[str, tuple[str, ...]]
) -> Mapping[str, str]:
    """The series of each family; where two claim one, the register's first."""
    owners: dict[str, str] = {}
    for slug in sorted(families, key=lambda one: (one not in entries, one)):
        for family in families[slug]:
            owners.setdefault(family, slug)
    return owners


def with_event_series(
    book: SeriesBook, events: Mapping[str, tuple[Occurrence, ...]], calendars: Calendars
) -> SeriesBook:
    """The book with the series that notes' recurring events make; `events` are by note."""
    of_family = dict(book.of_family)
    of_family.update(
        {family: slug for family, slug in _by_vote(book, events).items() if family not in of_family}
    )
    titles, families = dict(book.titles), dict(book.families)
    recurring = sorted(
        {
            one.family
            for found in events.values()
            for one in found
            if one.is_recurring and one.family not in of_family
        }
    )
    for family in recurring:
        summary = calendars.summary_of(family) or "Meeting"
        slug = _free(slug_of(summary), titles)
        titles[slug], of_family[family] = summary, slug
    for family, slug in of_family.items():
        if family not in families.get(slug, ()):
            families[slug] = (*families.get(slug, ()), family)
    of_note = dict(book.of_note)
    for path, found in events.items():
        if path not in of_note:
            slugs = (of_family.get(one.family) for one in found)
            if known := next(filter(None, slugs), None):
                of_note[path] = known
    return replace(book, titles=titles, families=families, of_family=of_family, of_note=of_note)


def _by_vote(book: SeriesBook, events: Mapping[str, tuple[Occurrence, ...]]) -> Mapping[str, str]:
    """The series that most notes about a recurring event name."""
    votes: dict[str, Counter[str]] = {}
    for path, found in events.items():
        if path in book.of_note:
            for one in found:
                if one.is_recurring:
                    votes.setdefault(one.family, Counter())[book.of_note[path]] += 1
    return {
        family: min(counted, key=lambda slug: (-counted[slug], slug))
        for family, counted in votes.items()
    }


def _free(slug: str, taken: Mapping[str, object]) -> str:
    free, count = slug, 1
    while free in taken:
        count += 1
        free = f"{slug}-{count}"
    return free


def make_series(
    book: SeriesBook, meetings: Iterable[Meeting], calendars: Calendars, as_of: dt.date
) -> Mapping[str, Series]:
    """Every series by slug, `meetings` being in order of date; teams and projects as written."""
    held: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        if meeting.series is not None:
            held.setdefault(meeting.series, []).append(meeting)
    slugs = sorted({*book.entries, *held})
    return {slug: _series(slug, book, held.get(slug, []), calendars, as_of) for slug in slugs}


def _series(
    slug: str, book: SeriesBook, meetings: list[Meeting], calendars: Calendars, as_of: dt.date
) -> Series:
    entry = book.entries.get(slug)
    families = book.families.get(slug, ())
    dates = [one.date for one in meetings if one.date is not None]
    first = max(min([*dates, as_of]), as_of - dt.timedelta(days=DAYS_BACK))
    found = calendars.occurrences(families, first, as_of + dt.timedelta(days=DAYS_AHEAD))
    covered = {(one.family, one.original_start) for held in meetings for one in held.events}
    days = set(dates)
    return Series(
        slug=slug,
        title=_title(slug, book, calendars),
        projects=entry.projects if entry is not None else (),
        team=entry.team if entry is not None else None,
        purpose=entry.purpose if entry is not None else None,
        cadence=next(
            (text for one in reversed(families) if (text := calendars.cadence_of(one)) is not None),
            None,
        ),
        notes=tuple(one.path for one in meetings),
        occurrences=found,
        without_note=tuple(
            one
            for one in found
            if one.day < as_of
            and one.status is not EventStatus.CANCELLED
            and one.day not in days
            and (one.family, one.original_start) not in covered
        ),
        upcoming=tuple(one for one in found if one.day >= as_of),
        in_register=entry is not None,
        aliases=tuple(slug_of(one) for one in entry.aliases) if entry is not None else (),
    )


def _title(slug: str, book: SeriesBook, calendars: Calendars) -> str:
    """The register's title, else the calendar's, else as notes write it."""
    entry = book.entries.get(slug)
    if entry is not None and entry.title:
        return entry.title
    written = book.titles.get(slug, "")
    if written and written != slug:
        return written
    summaries = (calendars.summary_of(one) for one in reversed(book.families.get(slug, ())))
    return next(filter(None, summaries), "") or readable(slug)


def meetings_since(dates: list[dt.date], day: dt.date, until: dt.date) -> int:
    """How many of the sorted `dates` lie after `day` and not after `until`."""
    return max(0, bisect.bisect_right(dates, until) - bisect.bisect_right(dates, day))


def resolved(series: Mapping[str, Series], projects: Keys, teams: Keys) -> Mapping[str, Series]:
    """The series with projects and teams as slugs."""
    return {
        slug: replace(
            one, projects=project_slugs(one.projects, projects), team=team_slug(one.team, teams)
        )
        for slug, one in series.items()
    }


def upcoming(
    series: Iterable[Series], meetings: Iterable[Meeting], as_of: dt.date
) -> tuple[Occurrence, ...]:
    """What takes place from `as_of` on, of the series and of events that notes name, by start."""
    found = {(one.family, one.original_start): one for of in series for one in of.upcoming}
    for meeting in meetings:
        for one in meeting.events:
            if one.day >= as_of:
                found.setdefault((one.family, one.original_start), one)
    return tuple(sorted(found.values(), key=lambda one: (one.day, _clock(one), one.uid)))


def _clock(occurrence: Occurrence) -> str:
    start = occurrence.start
    return start.astimezone(dt.UTC).isoformat() if isinstance(start, dt.datetime) else ""
