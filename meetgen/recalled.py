"""What commands print, remembered as long as nothing of the notebook changes.

Making the index of ten thousand notes takes seconds, even from a cache; reading their files and
finding that none changed takes a quarter of one.
"""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

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
from meetgen.reading import Reading
from meetgen.sources.calendars import read_calendars
from meetgen.sources.notes import list_files
from meetgen.sources.registers import read_registers

KIND = "open actions"
SPARE = 4  # other days or options of which something stays known


class OpenActions(Struct, frozen=True, kw_only=True):
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
    """A digest that changes when the content of a file, an option, the day or this program does.

    Raises NotebookNotFoundError.
    """
    registers = [(one.path, one.text) for one in read_registers(config)]
    return digest_of(
        program_digest(),
        encode(config),
        today.isoformat().encode(),
        encode([dict(Reading(config).keys), sorted(list_files(config)), registers]),
        encode(read_calendars(config)),
    )


def recall_text(kind: str, config: Config, key: bytes) -> bytes | None:
    """What was printed by this key; None when it has to be made anew."""
    cache = cache_of(config.root)
    found = cache.values(kind, [key]).get(key)
    cache.close()
    return found


def remember_text(kind: str, config: Config, key: bytes, text: bytes) -> None:
    """Keep what is printed, by the key from before the notes were read."""
    cache = cache_of(config.root)
    cache.keep(kind, {key: text}, [key], spare=SPARE)
    cache.close()


def recall(config: Config, today: dt.date, key: bytes) -> Index | None:
    """An index with nothing but open actions and names; None when it has to be made anew."""
    found = recall_text(KIND, config, key)
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
    remember_text(KIND, index.config, key, encode(value))


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
