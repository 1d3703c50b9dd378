"""What `meetgen actions` lists, remembered as long as no file of the notebook changes.

Reading ten thousand notes takes seconds, even from a cache; asking the disk whether one of them
changed takes a tenth of one.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from meetgen.cache import cache_of, digest_of, program_digest
from meetgen.codec import DecodeError, decoder, encode
from meetgen.index.index import Index
from meetgen.model.action import Action
from meetgen.model.config import Config
from meetgen.model.meeting import Meeting
from meetgen.model.note import Note, NoteKind
from meetgen.model.person import Person
from meetgen.model.project import Project
from meetgen.model.series import Series
from meetgen.sources.notes import ignored_by

KIND = "open actions"
REGISTERS = ("people", "teams", "projects", "series")
ENDINGS = (".yml", ".yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenActions:
    """The open actions of a notebook, and the names that a list of them needs.

    `days` are the days of the notes that say them; `names` of projects and series are by slug.
    """

    actions: tuple[Action, ...]
    people: tuple[Person, ...]
    projects: Mapping[str, str]
    series: Mapping[str, str]
    days: Mapping[str, dt.date | None]


_decoded = decoder(OpenActions)


def key_of(config: Config, today: dt.date) -> bytes:
    """A digest that changes when a file of the notebook, an option, the day or we do."""
    return digest_of(
        program_digest(),
        encode(config),
        today.isoformat().encode(),
        encode(sorted(_states(config))),
    )


def recall(config: Config, today: dt.date, key: bytes) -> Index | None:
    """An index with nothing but open actions and names; None when it has to be made anew."""
    cache = cache_of(config.root)
    found = cache.values(KIND, [key]).get(key)
    cache.close()
    if found is None:
        return None
    try:
        return _index(_decoded(found), config, today)
    except DecodeError:
        return None


def remember(index: Index, key: bytes) -> None:
    """Keep what the next list of open actions needs, by the key from before the notes were read."""
    actions = tuple(one for one in index.actions if one.status.is_open)
    value = OpenActions(
        actions=actions,
        people=tuple(index.people.values()),
        projects={slug: one.name for slug, one in index.projects.items()},
        series={slug: one.title for slug, one in index.series.items()},
        days={one.note: index.meetings[one.note].date for one in actions},
    )
    cache = cache_of(index.config.root)
    cache.keep(KIND, {key: encode(value)}, [key])
    cache.close()


def _index(found: OpenActions, config: Config, today: dt.date) -> Index:
    return Index(
        as_of=today,
        config=config,
        meetings={
            path: Meeting(note=Note(path=path, kind=NoteKind.MEETING), title=path, date=day)
            for path, day in found.days.items()
        },
        people={one.handle: one for one in found.people},
        projects={slug: Project(slug=slug, name=name) for slug, name in found.projects.items()},
        series={slug: Series(slug=slug, title=title) for slug, title in found.series.items()},
        actions=found.actions,
    )


def _states(config: Config) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of change of each file that is read."""
    is_ignored = ignored_by(config.ignored)
    for folder in (config.notes_dir, config.root / config.calendars_dir):
        yield from _states_below(os.fspath(folder), "", is_ignored)
    for name in REGISTERS:
        for ending in ENDINGS:
            yield from _state(config.root / f"{name}{ending}")


def _states_below(
    folder: str, prefix: str, is_ignored: Callable[[str], bool]
) -> Iterator[tuple[str, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        path = prefix + entry.name
        if entry.name.startswith(".") or is_ignored(path):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _states_below(entry.path, f"{path}/", is_ignored)
        elif entry.is_file(follow_symlinks=False):
            status = entry.stat(follow_symlinks=False)
            yield entry.path, status.st_size, status.st_mtime_ns


def _state(file: Path) -> Iterator[tuple[str, int, int]]:
    try:
        status = file.stat()
    except OSError:
        return
    yield os.fspath(file), status.st_size, status.st_mtime_ns
