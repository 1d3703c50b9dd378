"""The whole flow, read top to bottom: a notebook on disk becomes the pages of a site."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from meetgen.calendar_reading import read_once
from meetgen.calendars.event import CalendarFile
from meetgen.calendars.family import family_of
from meetgen.calendars.without_events import without_events
from meetgen.checks import run_checks
from meetgen.index.as_of import known_on
from meetgen.index.build import build_index
from meetgen.index.index import Index
from meetgen.index.visibility import as_written
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.note import Note
from meetgen.model.page import Page
from meetgen.pages import all_pages
from meetgen.parsing.hidden_entries import hidden_uids
from meetgen.parsing.registers import SERIES_UIDS, parse_registers
from meetgen.reading import Reading
from meetgen.sources.calendars import read_calendars
from meetgen.sources.files import decoded
from meetgen.sources.notes import ENDINGS, is_left_out, list_files
from meetgen.sources.registers import read_registers


class Site(Struct, frozen=True, kw_only=True):
    """What the pages of a notebook show, and what is wrong with it; pages are sorted by uri."""

    index: Index
    pages: tuple[Page, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong, sorted by place, at the levels that the configuration gives.

        For the author's terminal: it has what made notes private, which no page may tell.
        """
        found = (*self.index.withheld, *self.index.diagnostics)
        return tuple(as_written(found, self.index.notes))


def load_calendars(
    config: Config, further: Iterable[tuple[str, bytes]] = (), *, hidden: Iterable[str] = ()
) -> tuple[CalendarFile, ...]:
    """The notebook's calendars, and `further` ones as (path, bytes), without the `hidden` UIDs."""
    families = frozenset(map(family_of, hidden))
    contents = (*read_calendars(config), *further)
    files = read_once(contents, config)
    if not families:
        return files
    return tuple(
        _without(families, file, data, config)
        for file, (_, data) in zip(files, contents, strict=True)
    )


def _own_calendars(config: Config) -> tuple[CalendarFile, ...]:
    """The notebook's calendars, without the meetings of series that the audience may not see."""
    hidden = hidden_uids(read_registers(config), config, SERIES_UIDS)
    return load_calendars(config, hidden=hidden)


def _without(
    families: frozenset[str], file: CalendarFile, data: bytes, config: Config
) -> CalendarFile:
    lines = {event.location.line for event in file.events if event.family in families}
    if not lines:
        return file
    # Read anew, so that no place in the file tells that it has more events.
    [file] = read_once([(file.path, without_events(data, lines))], config)
    return replace(file, events=tuple(one for one in file.events if one.family not in families))


def load_index(
    config: Config,
    today: dt.date,
    calendars: tuple[CalendarFile, ...] | None = None,
    *,
    reading: Reading | None = None,
) -> Index:
    """Everything the notebook knows on the day `today`; its own calendars unless given others.

    `reading` is one begun before this. Raises NotebookNotFoundError when the notes folder is
    missing.
    """
    if reading is None:
        reading = Reading(config)
        reading.begin()
    if calendars is None:
        calendars = _own_calendars(config)  # while a second process still reads notes
    return run_checks(_build(reading.notes(config), calendars, config, today))


def load_index_as_of(config: Config, day: dt.date) -> Index:
    """What the notebook knew on an earlier day: notes up to it, and boxes as they were then."""
    notes = known_on(Reading(config).notes(config), day)
    calendars = _own_calendars(config)
    index = _build(notes, calendars, config, day)
    late = {one.path for one in index.meetings.values() if one.date and one.date > day}
    if late:  # dated by their events
        notes = tuple(one for one in notes if one.path not in late)
        index = _build(notes, calendars, config, day)
    return run_checks(index)


def load_index_of(config: Config, files: Iterable[tuple[str, bytes]], day: dt.date) -> Index:
    """What other notes, as (path, bytes), would tell with today's registers and calendars."""
    from meetgen.parsing.note import parse_note  # builds and most commands parse in `reading`

    notes = [
        parse_note(decoded(data, path), config)
        for path, data in files
        if path.lower().endswith(ENDINGS)
        and not any(part.startswith(".") for part in path.split("/"))
        and not is_left_out(path, config.ignored)
    ]
    return _build(notes, load_calendars(config), config, day)


def _build(
    notes: Iterable[Note],
    calendars: tuple[CalendarFile, ...],
    config: Config,
    today: dt.date,
) -> Index:
    registers = parse_registers(read_registers(config), config)
    return build_index(
        notes,
        registers,
        calendars,
        config=config,
        today=today,
        files=list_files(config),
    )


def load_site(config: Config, today: dt.date, reading: Reading | None = None) -> Site:
    """The site of the notebook on the day `today`; errors as `load_index`."""
    index = load_index(config, today, reading=reading)
    pages = sorted(all_pages(index), key=lambda page: page.uri)
    return Site(index=index, pages=tuple(pages))
