"""What a note's front matter says, as typed facts; each value of the wrong kind is reported."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import EventReference, NoteKind, Presence, Role
from meetgen.model.source import Location
from meetgen.parsing.audiences import is_known
from meetgen.parsing.frontmatter import FrontMatter
from meetgen.parsing.note_dates import is_date_placeholder, read_moment
from meetgen.parsing.people_values import PRESENCES, WIKILINK, read_people
from meetgen.parsing.roll import Entry
from meetgen.parsing.values import Value, plain
from meetgen.parsing.vocabulary import key_of

ROLES: Mapping[str, Role] = {
    "facilitator": Role.FACILITATOR,
    "decider": Role.DECIDER,
    "note_taker": Role.NOTE_TAKER,
    "advisors": Role.ADVISOR,
    "spectators": Role.SPECTATOR,
}
KINDS: Mapping[str, NoteKind] = {
    "meeting": NoteKind.MEETING,
    "agenda": NoteKind.AGENDA,
    "cancelled": NoteKind.CANCELLED,
    "canceled": NoteKind.CANCELLED,
    "summary": NoteKind.SUMMARY,
}
ABOUT_VISIBILITY = ("visibility", "private")
EVENT_KEYS = ("uid", "id", "event", "series")
# "a, b"; a wikilink's comma stays: "[[a, b]]"
COMMA = re.compile(r"\s*[,;]\s*(?![^\[]*\]\])")
PRIVATE = ("private",)
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class Facts(Struct, frozen=True, kw_only=True):
    """The front matter's facts; names are as in `Note`."""

    title: str | None = None
    dates: tuple[Value, ...] = ()
    times: tuple[Value, ...] = ()
    events: tuple[EventReference, ...] = ()
    occurrence: dt.date | None = None
    occurrence_start: dt.datetime | None = None
    series: str | None = None
    projects: tuple[str, ...] = ()
    team: str | None = None
    people: tuple[Entry, ...] = ()
    has_attendees: bool = False
    purpose: str | None = None
    visibility: tuple[str, ...] | None = None
    kind: NoteKind | None = None
    tags: tuple[str, ...] = ()
    status: str | None = None
    meta: Mapping[str, object] = field(default_factory=dict)
    key_lines: Mapping[str, Location] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def read_facts(front_matter: FrontMatter, *, path: str, config: Config) -> Facts:
    """The facts in a note's front matter, unknown keys in `meta`."""
    if not front_matter.values:
        visibility = None if front_matter.is_readable else PRIVATE
        return Facts(visibility=visibility)
    return _Reader(front_matter, path, config).read()


class _Reader:
    """The keys of one front matter, by the format's names for them."""

    def __init__(self, front_matter: FrontMatter, path: str, config: Config) -> None:
        self.path, self.config = path, config
        self.duplicates = front_matter.duplicates
        self.diagnostics: list[Diagnostic] = []
        self.values: dict[str, list[Value]] = {}
        self.meta: dict[str, object] = {}
        self.key_lines: dict[str, Location] = {}
        for key, value in front_matter.values.items():
            self._sort_in(key, value, front_matter.key_places.get(key, (value.line, value.column)))

    def _sort_in(self, key: str, value: Value, place: tuple[int, int]) -> None:
        name = key_of(key, self.config.keys)
        location = Location(path=self.path, line=place[0], column=place[1])
        self.key_lines[key] = location
        if name is None:
            self.meta[key] = plain(value)
            return
        self.key_lines.setdefault(name, location)
        if key == name:
            self.values.setdefault(name, []).insert(0, value)  # before its synonyms
        else:
            self.values.setdefault(name, []).append(value)

    def read(self) -> Facts:
        """All facts."""
        people = tuple(self._people())
        day, start = self._occurrence()
        return Facts(
            title=self._text("title"),
            dates=tuple(self.values.get("date", ())),
            times=tuple(self.values.get("time", ())),
            events=tuple(self._events()),
            occurrence=day,
            occurrence_start=start,
            series=self._text("series"),
            projects=tuple(dict.fromkeys(self._names("projects"))),
            team=self._text("team"),
            people=people,
            has_attendees=any(value.data is not None for value in self.values.get("attendees", ())),
            purpose=self._text("purpose"),
            visibility=self._visibility(),
            kind=self._kind(),
            tags=tuple(dict.fromkeys(tag.removeprefix("#") for tag in self._names("tags"))),
            status=self._text("status"),
            meta=self.meta,
            key_lines=self.key_lines,
            diagnostics=tuple(self.diagnostics),
        )

    # -- single texts and lists of them ----------------------------------------------------------

    def _text(self, name: str) -> str | None:
        """The text of a key, as written; of a list of one the one."""
        for value in self.values.get(name, ()):
            data = value.data
            if isinstance(data, list) and data:
                link = _unquoted_link(value)
                one = link or data[0]
                if len(data) > 1 or isinstance(one.data, dict | list):
                    self._wrong(value, f"`{name}` takes one text", "write it without a list")
                value = one  # noqa: PLW2901 - the first is used
            if isinstance(value.data, dict):
                self._wrong(value, f"`{name}` takes a text, not a map", "put it in quotes")
                continue
            text = CONTROLS.sub(" ", _unlinked(value.text)).strip()
            if text and not isinstance(value.data, list) and value.data is not None:
                return text
        return None

    def _names(self, name: str) -> Iterator[str]:
        for value in self.values.get(name, ()):
            items = [_unquoted_link(value) or value]
            if isinstance(value.data, list) and items[0] is value:
                items = [_unquoted_link(one) or one for one in value.data]
            for item in items:
                if isinstance(item.data, dict | list):
                    self._wrong(item, f"`{name}` takes texts", "write one text in each line")
                elif item.data is not None:
                    parts = COMMA.split(item.text) if item is value else [item.text]
                    yield from (text for part in parts if (text := _unlinked(part).strip()))

    # -- people ----------------------------------------------------------------------------------

    def _people(self) -> Iterator[Entry]:
        for name, presence in PRESENCES.items():
            for value in self.values.get(name, ()):
                yield from read_people(
                    value, path=self.path, presence=presence, diagnostics=self.diagnostics
                )
        for name, role in ROLES.items():
            for value in self.values.get(name, ()):
                yield from read_people(
                    value,
                    path=self.path,
                    presence=Presence.PRESENT,
                    role=role,
                    diagnostics=self.diagnostics,
                )

    # -- the calendar ----------------------------------------------------------------------------

    def _events(self) -> Iterator[EventReference]:
        for value in self.values.get("event", ()):
            for item in value.data if isinstance(value.data, list) else (value,):
                text = self._event(item)
                if text:
                    location = Location(path=self.path, line=item.line, column=item.column)
                    yield EventReference(text=text, location=location)

    def _event(self, value: Value) -> str:
        data = value.data
        if isinstance(data, dict):
            inner: Value | None = next((data[key] for key in EVENT_KEYS if key in data), None)
            if inner is not None:
                return inner.text.strip()
        if isinstance(data, list | dict):
            self._wrong(value, "`event` takes a text or a list of texts", "write the event's UID")
            return ""
        if data is not None and not isinstance(data, str):
            kind = "date" if isinstance(data, dt.date) else "number"
            kind = "truth value" if isinstance(data, bool) else kind
            text = value.text[:60]
            self._wrong(
                value, f"the event '{text}' reads as a {kind}", f'quote it: event: "{text}"'
            )
        return "" if data is None else value.text.strip()

    def _occurrence(self) -> tuple[dt.date | None, dt.datetime | None]:
        for value in self.values.get("occurrence", ()):
            if value.data is None:
                continue
            found = read_moment(value, self.config.date_order)
            if found is not None:
                day, time = found
                return day, None if time is None else dt.datetime.combine(day, time)
            self._report(
                value, "MG010", f"'{value.text[:60]}' is not a date", "write it as 2026-11-18"
            )
        return None, None

    # -- kind and visibility ---------------------------------------------------------------------

    def _kind(self) -> NoteKind | None:
        text = self._text("kind")
        if text is None:
            return None
        kind = KINDS.get(text.casefold())
        if kind is None:
            value = self.values["kind"][0]
            self._wrong(
                value, f"the kind '{text[:60]}' is unknown", "write one of " + ", ".join(KINDS)
            )
        return kind

    def _visibility(self) -> tuple[str, ...] | None:
        if any(key_of(key, self.config.keys) in ABOUT_VISIBILITY for key in self.duplicates):
            return PRIVATE
        found: list[str] = []
        for value in self.values.get("visibility", ()):
            for item in value.data if isinstance(value.data, list) else (value,):
                text = item.text.strip()
                names = COMMA.split(text)
                is_text = isinstance(item.data, str)
                if not is_text or not all(is_known(one, self.config) for one in names):
                    self._report(
                        item,
                        "MG002",
                        f"the visibility '{text[:60]}' is unknown; the note counts as private"
                        if text
                        else "`visibility` is empty; the note counts as private",
                        "write `public`, `private` or the name of an audience",
                    )
                    return PRIVATE
                found += names
            if not found:
                return PRIVATE  # an empty list: for nobody
        for value in self.values.get("private", ()):
            if value.data is False:
                continue
            if value.data is not True:
                self._report(
                    value,
                    "MG002",
                    f"`private` is neither true nor false but '{value.text[:60]}';"
                    " the note counts as private",
                    "write `visibility: private` or delete the key",
                )
            return PRIVATE
        return tuple(found) or None

    # -- what is wrong ---------------------------------------------------------------------------

    def _wrong(self, value: Value, message: str, hint: str) -> None:
        self._report(value, "MG007", message, hint)

    def _report(self, value: Value, code: str, message: str, hint: str) -> None:
        self.diagnostics.append(
            Diagnostic(
                code=code,
                severity=Severity.WARNING if code == "MG010" else Severity.ERROR,
                location=Location(path=self.path, line=value.line, column=value.column),
                message=message,
                hint=hint,
            )
        )


def is_template_value(facts: Facts) -> bool:
    """Whether the front matter is a template's: its title or date is a filler."""
    texts = [facts.title or "", *(value.text for value in facts.dates)]
    return any(is_date_placeholder(text) for text in texts)


def _unquoted_link(value: Value) -> Value | None:
    """`[[apollo]]` without quotes is a list in a list: the one text in it."""
    data = value.data
    if isinstance(data, list) and len(data) == 1 and isinstance(data[0].data, list):
        inner: list[Value] = data[0].data
        if len(inner) == 1 and not isinstance(inner[0].data, list | dict):
            return inner[0]
    return None


def _unlinked(text: str) -> str:
    """A wikilink's target without folders: `[[projects/apollo|Apollo]]` -> `apollo`."""
    match = WIKILINK.fullmatch(text.strip())
    return text if match is None else match[1].rpartition("/")[2].removesuffix(".md")
