"""Every option of a notebook once, with its default and its meaning."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field

from meetgen.model.limits import USUAL, Limits


class Flavour(StrEnum):
    """Who turns a note's text into HTML."""

    COMMONMARK = "commonmark"  # our own CommonMark parse, cleaned
    MKDOCS = "mkdocs"  # MkDocs' Python-Markdown with the user's extensions


class SeriesFrom(StrEnum):
    """Where a note without a series gets one from."""

    NOTHING = "nothing"
    FOLDER = "folder"
    FILE_NAME = "file_name"


class DateOrder(StrEnum):
    """How to read 03/04/2026; unset dates of that form stay unread."""

    UNSET = "unset"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class Keep(StrEnum):
    """Which events of a pulled calendar go into the notebook."""

    NAMED = "named"  # those that a note or series.yml names
    SERIES = "series"  # these, and everything that recurs
    ALL = "all"


class Attachments(StrEnum):
    """Which of the files beside the notes are published."""

    REFERENCED = "referenced"  # those that a note of the site shows or links to
    ALL = "all"


class PhotoData(StrEnum):
    """What becomes of a picture that says where, when and with what it was taken."""

    STRIP = "strip"
    KEEP = "keep"
    REFUSE = "refuse"  # the picture is not published


class Feed(StrEnum):
    """What a site has feeds of: for everybody together, for each person and each project."""

    ACTIONS = "actions"  # .ics, for calendars and task lists
    NOTES = "notes"  # Atom and JSON Feed, likewise the decisions
    DECISIONS = "decisions"


class Search(StrEnum):
    """What the site is searched with."""

    THEME = "theme"  # the theme's own search, whose whole index a browser loads
    PAGEFIND = "pagefind"  # a page of its own, with facets; the index is loaded in pieces


class TaskFormat(StrEnum):
    """The notation in which meetgen writes fields."""

    EMOJI = "emoji"
    DATAVIEW = "dataview"


class Words(Struct, frozen=True, kw_only=True):
    """Words that the notebook adds to those meetgen knows, in any language."""

    attendance: tuple[str, ...] = ()
    absence: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()


class CalendarSource(Struct, frozen=True, kw_only=True):
    """A calendar that `meetgen calendar pull` fetches into the folder of its name.

    Its secret address is in the environment variable `address_env`, or what `address_command`
    prints; never here. `owner` is the e-mail address of the person whose calendar it is.
    """

    name: str
    address_env: str | None = None
    address_command: str | None = None
    owner: str | None = None
    keep: Keep = Keep.SERIES


class Config(Struct, frozen=True, kw_only=True):
    """The options of a notebook.

    `root` is the folder that holds the registers and calendars; `notes_dir` the folder of notes,
    `root / "notes"` unless configured. `is_open` where the site engine's own folder of pages holds
    the notes, so that an engine without meetgen's plugin would publish them all. `timezone` is an
    IANA name: the zone of times without offset. `keys` maps further front matter keys to those of
    the format (`teilnehmer: attendees`). `levels` maps a diagnostic's code to `error`, `warning`,
    `info` or `ignore`. `ignored` are glob patterns of files (from the notes folder) that are no
    part of the notebook. `visibility` is that of a note which says nothing; `audience` whom this
    build is for (None: everybody, who sees what is public). `audiences` are all that there are, in
    lower case, each with the others whose notes it sees as well; empty where any name may be
    written. `me` is who works at this notebook, by handle or name. `edit_url` is where a forge's
    editor opens files of the notes folder, empty where none is configured. `calendars` are fetched
    by `meetgen calendar pull` alone. `site_url` is where the site will be, empty where that is not
    known. With `insights` the site has figures of its meetings; `cost_per_hour` is what an hour of
    somebody costs, by their title in lower case, that of all others under the empty name, in
    `currency`. `limits` are how much of each thing is read. `feeds` is what the site has
    feeds of; `feed_id` stands in the ids of their entries, the site's name unless set.
    `search_days` is how old a note may be to be in the site's search; None for any age.
    """

    root: Path
    notes_dir: Path
    is_open: bool = False
    site_name: str = "Meeting notes"
    timezone: str = "UTC"
    flavour: Flavour = Flavour.COMMONMARK
    series_from: SeriesFrom = SeriesFrom.NOTHING
    date_order: DateOrder = DateOrder.UNSET
    task_format: TaskFormat = TaskFormat.EMOJI
    words: Words = Words()
    keys: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    visibility: str = "public"
    audience: str | None = None
    audiences: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    expose_source: bool = False
    attachments: Attachments = Attachments.REFERENCED
    photo_data: PhotoData = PhotoData.STRIP
    me: str | None = None
    edit_url: str = ""
    calendars_dir: str = "calendars"
    calendars: tuple[CalendarSource, ...] = ()
    site_url: str = ""
    feeds: tuple[Feed, ...] = ()
    feed_id: str | None = None
    insights: bool = False
    cost_per_hour: Mapping[str, float] = field(default_factory=dict)
    currency: str | None = None
    stale_after_days: int = 14
    recent_days: int = 14
    days_ahead: int = 7
    search: Search = Search.THEME
    search_days: int | None = None
    limits: Limits = USUAL
