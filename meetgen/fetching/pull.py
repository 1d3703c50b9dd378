"""A calendar fetched into the notebook: trimmed, one file a series, nothing else touched."""

import datetime as dt
import hashlib
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from meetgen.calendars.ended import ended
from meetgen.calendars.family import family_of
from meetgen.calendars.scan import even_line_ends
from meetgen.calendars.trimmed import TrimmedSeries, ics_of, same_events, trimmed_series
from meetgen.editing.change import Change
from meetgen.errors import WriteError
from meetgen.fetching.address import Address, FetchError, address_of
from meetgen.fetching.kept import Kept, digest_of, read_kept, write_kept
from meetgen.fetching.web import Allowance, Answer, fetch
from meetgen.model.config import CalendarSource, Config, Keep
from meetgen.model.slug import slug_of
from meetgen.parsing.audiences import author_view
from meetgen.parsing.registers import parse_registers
from meetgen.site import load_calendars, load_index
from meetgen.sources.calendars import read_calendars
from meetgen.sources.registers import read_registers

LONGEST_SLUG = 50
DIGEST = 10  # characters of the family's digest in a file's name
# "platform-weekly-0a1b2c3d4e.ics"; not "weekly.ics", "notes-2026.ics"
OURS = re.compile(rf"(?:[a-z0-9-]+-)?([0-9a-f]{{{DIGEST}}})\.ics")
# Of a calendar that has come whole these are equal in number.
EDGES = ((b"BEGIN:VCALENDAR", b"END:VCALENDAR"), (b"BEGIN:VEVENT", b"END:VEVENT"))
Fetch = Callable[..., Answer]


class Fetched(Struct, frozen=True, kw_only=True):
    """A calendar as the server has it now, trimmed."""

    source: CalendarSource
    series: Mapping[str, TrimmedSeries]


class Plan(Struct, frozen=True, kw_only=True):
    """The files to write for a calendar, and what to tell of it."""

    changes: tuple[Change, ...]
    warnings: tuple[str, ...] = ()


def fetch_calendar(
    source: CalendarSource,
    config: Config,
    *,
    now: dt.datetime,
    environment: Mapping[str, str],
    get: Fetch | None = None,
) -> Fetched:
    """What the calendar holds now. Raises FetchError; then the last copy is as it was."""
    get = get or partial(fetch, allowance=Allowance(size=config.limits.calendar))
    address = address_of(source, environment)
    kept = read_kept(source, config)
    if kept is not None and kept.address != digest_of(address):
        kept = None
    known = {"etag": kept.etag, "last_modified": kept.last_modified} if kept else {}
    answer = get(address, **known)
    if answer.data is None and kept is not None:
        write_kept(replace(kept, fetched=now.isoformat()), source, config)
        return Fetched(source=source, series=_series(kept.data, config))
    series = _checked(answer.data or b"", address, config)
    data = ics_of(series.values(), with_links=True)
    if not series and kept is not None and _series(kept.data, config):
        raise FetchError("the calendar has become empty; if that is so, remove its files by hand")
    fresh = Kept(
        data=data,
        address=digest_of(address),
        etag=answer.etag,
        last_modified=answer.last_modified,
        fetched=now.isoformat(),
    )
    write_kept(fresh, source, config)
    return Fetched(source=source, series=series)


def _series(data: bytes, config: Config) -> Mapping[str, TrimmedSeries]:
    return trimmed_series(data, config.timezone, config.limits)


def _checked(data: bytes, address: Address, config: Config) -> Mapping[str, TrimmedSeries]:
    """The series of a calendar that came whole and does not tell its own address."""
    upper = even_line_ends(data).upper()
    for begin, end in EDGES:
        if len(re.findall(rb"^" + begin, upper, re.MULTILINE)) != len(
            re.findall(rb"^" + end, upper, re.MULTILINE)
        ):
            raise FetchError("the calendar is cut off")
    series = _series(data, config)
    text = ics_of(series.values(), with_links=True).replace(b"\r\n ", b"")
    if any(secret.encode() in text for secret in address.secrets):
        raise FetchError("an event has the calendar's secret address in it; remove it there first")
    return series


def plan_files(fetched: Fetched, config: Config, *, named: Collection[str], today: dt.date) -> Plan:
    """What to write below `calendars/NAME/`; `named` are the families that notes need.

    A series that is no longer in the calendar ends with yesterday; no file is ever deleted. A
    file whose organizer is another one now is left alone: anybody can send an invitation with a
    known UID. Raises WriteError when the folder is a link, which could lead anywhere.
    """
    source = fetched.source
    folder = config.root / config.calendars_dir / source.name
    for one in (folder, folder.parent):
        if one.is_symlink():
            raise WriteError(f"{one}: is a link, so nothing is written below it")
    there = _files_of(source, config)
    changes: list[Change] = []
    warnings: list[str] = []
    for family, series in fetched.series.items():
        key = _digest(family)
        path, before = there.pop(key, (folder / _file_name(series), None))
        if before is None and not is_wanted(series, source.keep, named):
            continue
        if before is not None and _is_foreign(series, before, config):
            shown = os.path.relpath(path, config.root)
            warnings.append(
                f"{shown}: the organizer has changed, so the file is left as it is "
                "(if that is right, remove the file and pull again)"
            )
            continue
        changes += _change(path, before, ics_of([series]))
    for path, before in there.values():
        for series in _series(before or b"", config).values():
            changes += _change(path, before, ics_of([ended(series, today, config.timezone)]))
    return Plan(changes=tuple(changes), warnings=tuple(warnings))


def is_wanted(series: TrimmedSeries, keep: Keep, named: Collection[str]) -> bool:
    """Whether a series goes into the notebook: what is marked private only when notes name it."""
    if series.family in named:
        return True
    if series.is_private or keep is Keep.NAMED:
        return False
    return keep is Keep.ALL or series.is_recurring


def file_of(series: TrimmedSeries, source: CalendarSource, config: Config) -> Change | None:
    """The file of one series as a change; None when it is there already."""
    if _digest(series.family) in _files_of(source, config):
        return None
    path = config.root / config.calendars_dir / source.name / _file_name(series)
    return Change(path=path, before=None, after=ics_of([series]))


def _files_of(source: CalendarSource, config: Config) -> dict[str, tuple[Path, bytes | None]]:
    """The files of ours in the calendar's folder, by the digest in their names."""
    start = f"{config.calendars_dir.rstrip('/')}/{source.name}/"
    found: dict[str, tuple[Path, bytes | None]] = {}
    for name, data in read_calendars(config):
        match = OURS.fullmatch(name.removeprefix(start)) if name.startswith(start) else None
        if match is not None:
            found[match[1]] = (config.root / name, data)
    return found


def _file_name(series: TrimmedSeries) -> str:
    slug = slug_of(series.title or "meeting")[:LONGEST_SLUG].strip("-")
    return f"{slug}-{_digest(series.family)}.ics"


def _digest(family: str) -> str:
    return hashlib.sha256(family.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST]


def _is_foreign(series: TrimmedSeries, before: bytes, config: Config) -> bool:
    old = _series(before, config).get(series.family)
    return old is not None and bool(old.organizer) and series.organizer not in ("", old.organizer)


def _change(path: Path, before: bytes | None, after: bytes) -> Iterator[Change]:
    """The change, unless the file says the same already."""
    if before is None or not same_events(before, after):
        yield Change(path=path, before=before, after=after)


def named_families(fetched: Iterable[Fetched], config: Config, today: dt.date) -> frozenset[str]:
    """The families that notes or series.yml name, seen with the calendars as they are now.

    Also those that only private notes name: what is pulled is for the notebook, not for a site.
    """
    fresh = [
        (f"{config.calendars_dir}/{one.source.name}/now.ics", ics_of(one.series.values()))
        for one in fetched
    ]
    everything = author_view(config)
    index = load_index(everything, today, load_calendars(config, fresh))
    registered = parse_registers(read_registers(config), everything).series
    return frozenset(
        (
            *(family_of(event.uid) for one in index.meetings.values() for event in one.events),
            *(family_of(one.uid) for series in index.series.values() for one in series.occurrences),
            *(family_of(uid) for entry in registered for uid in entry.uids),
        )
    )
