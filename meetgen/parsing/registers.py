"""The registers people.yml, teams.yml, projects.yml and series.yml, read tolerantly.

```yaml
ada: {name: Ada Lovelace, aliases: [AL], emails: ada@example.org}
```
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.person import PersonEntry
from meetgen.model.project import Project
from meetgen.model.register import Registers
from meetgen.model.series import SeriesEntry
from meetgen.model.slug import slug_of
from meetgen.model.source import Location, SourceFile
from meetgen.model.team import Concern, Team
from meetgen.parsing.hidden_entries import read_visible_yaml
from meetgen.parsing.note_dates import read_moment
from meetgen.parsing.values import Value

NAMING_KEYS = ("handle", "slug", "id", "key")  # of an entry in a list
SERIES_UIDS = ("uids", "uid", "event", "events")


def parse_registers(files: Iterable[SourceFile], config: Config) -> Registers:
    """What the registers say, in file order; what cannot be read is reported and left out.

    Each is a map from handle or slug to facts, or a list of maps with `handle` or `name`.
    Conflicts between entries are the index's to find.
    """
    people: list[PersonEntry] = []
    teams: list[Team] = []
    projects: list[Project] = []
    series: list[SeriesEntry] = []
    diagnostics: list[Diagnostic] = []
    for file in files:
        kind = file.path.rpartition("/")[2].partition(".")[0]
        for entry in _entries(file, diagnostics, config):
            if kind == "people":
                people.append(_person(entry, config))
            elif kind == "teams":
                teams.append(_team(entry))
            elif kind == "projects":
                projects.append(_project(entry))
            elif kind == "series":
                series.append(_series(entry))
    return Registers(
        people=tuple(people),
        teams=tuple(teams),
        projects=tuple(projects),
        series=tuple(series),
        diagnostics=tuple(diagnostics),
    )


class _Entry:
    """One entry and what is read of it: every wrong kind of value becomes a diagnostic."""

    def __init__(self, slug: str, value: Value, path: str, diagnostics: list[Diagnostic]) -> None:
        self.slug, self.path, self.diagnostics = slug, path, diagnostics
        self.location = Location(path=path, line=value.line, column=value.column)
        self.facts = {
            key.casefold().replace("-", "_"): fact
            for key, fact in (value.data if isinstance(value.data, dict) else {}).items()
        }

    def text(self, *keys: str) -> str | None:
        """The text of the first of the keys that is there."""
        for key in keys:
            value = self.facts.get(key)
            if value is None or value.data is None:
                continue
            if isinstance(value.data, list | dict):
                self._wrong(value, f"`{key}` takes one text")
                continue
            return value.text.strip() or None
        return None

    def texts(self, *keys: str) -> tuple[str, ...]:
        """The texts of all the keys; a single text stands for a list of one."""
        return tuple(dict.fromkeys(self._texts(keys)))

    def _texts(self, keys: Iterable[str]) -> Iterator[str]:
        for key in keys:
            value = self.facts.get(key)
            if value is None or value.data is None:
                continue
            for one in value.data if isinstance(value.data, list) else (value,):
                if isinstance(one.data, list | dict):
                    self._wrong(one, f"`{key}` takes texts")
                elif one.text.strip() and one.data is not None:
                    yield one.text.strip()

    def date(self, key: str, config: Config) -> dt.date | None:
        """The date of a key."""
        value = self.facts.get(key)
        if value is None or value.data is None:
            return None
        found = None
        if not isinstance(value.data, list | dict):
            found = read_moment(value, config.date_order)
        if found is None:
            self._wrong(value, f"`{key}` takes a date, as 2026-03-31")
            return None
        return found[0]

    def maps(self, key: str) -> Iterator[tuple[Value, dict[str, Value]]]:
        """The maps in a list; a bare text stands for a map with `concern` alone."""
        value = self.facts.get(key)
        if value is None or value.data is None:
            return
        for one in value.data if isinstance(value.data, list) else (value,):
            if isinstance(one.data, dict):
                yield one, one.data
            elif isinstance(one.data, str):
                yield one, {"concern": one}
            else:
                self._wrong(one, f"`{key}` takes a list of maps")

    def _wrong(self, value: Value, what: str) -> None:
        self.diagnostics.append(
            _problem("MG007", Location(path=self.path, line=value.line, column=value.column), what)
        )


def _entries(file: SourceFile, diagnostics: list[Diagnostic], config: Config) -> Iterator[_Entry]:
    if file.encoding_error is not None:
        where = Location(path=file.path)
        diagnostics.append(_problem("MG005", where, "the file holds bytes that are not UTF-8"))
    root, problems = read_visible_yaml(file, config)
    diagnostics.extend(problems)
    if root is None or root.data is None:
        return
    if isinstance(root.data, dict):
        for key, value in root.data.items():
            yield from _entry(key.strip(), value, file.path, diagnostics)
    elif isinstance(root.data, list):
        for value in root.data:
            yield from _entry(_name_of(value), value, file.path, diagnostics)
    else:
        where = Location(path=file.path, line=root.line, column=root.column)
        diagnostics.append(_problem("MG016", where, "the register is no map from names to facts"))


def _entry(key: str, value: Value, path: str, diagnostics: list[Diagnostic]) -> Iterator[_Entry]:
    where = Location(path=path, line=value.line, column=value.column)
    if not key:
        diagnostics.append(_problem("MG016", where, "an entry has neither handle nor name"))
    elif isinstance(value.data, list):
        diagnostics.append(_problem("MG016", where, f"'{key}' has a list instead of facts"))
    elif isinstance(value.data, dict) or value.data is None:
        yield _Entry(key, value, path, diagnostics)
    else:  # "ada: Ada Lovelace"
        yield _Entry(key, value._replace(data={"name": value}), path, diagnostics)


def _name_of(value: Value) -> str:
    """The key of an entry in a list: its handle, else the slug of its name."""
    if isinstance(value.data, dict):
        for key in NAMING_KEYS:
            if key in value.data and value.data[key].text:
                return str(value.data[key].text).strip()
        name = value.data.get("name") or value.data.get("title")
        return slug_of(name.text) if name is not None and name.text else ""
    return slug_of(value.text) if isinstance(value.data, str) else ""


def _person(entry: _Entry, config: Config) -> PersonEntry:
    return PersonEntry(
        handle=entry.slug.removeprefix("@"),
        name=entry.text("name") or "",
        aliases=entry.texts("aliases", "alias"),
        handles=tuple(one.removeprefix("@") for one in entry.texts("handles", "github")),
        emails=entry.texts("emails", "email"),
        team=entry.text("team"),
        title=entry.text("title", "role"),
        left=entry.date("left", config),
        location=entry.location,
    )


def _team(entry: _Entry) -> Team:
    return Team(
        slug=entry.slug,
        name=entry.text("name", "title") or entry.slug,
        part_of=entry.text("part_of", "parent"),
        charter=entry.text("charter", "purpose"),
        owns=tuple(_concerns(entry, "owns")),
        unowned=tuple(_concerns(entry, "unowned")),
        members=entry.texts("members"),
        in_register=True,
        location=entry.location,
    )


def _concerns(entry: _Entry, key: str) -> Iterator[Concern]:
    for value, facts in entry.maps(key):
        concern = _Entry(entry.slug, value._replace(data=facts), entry.path, entry.diagnostics)
        name = concern.text("concern", "name")
        if name:
            yield Concern(
                concern=name,
                layer=concern.text("layer"),
                shared_with=concern.texts("shared_with"),
                aliases=concern.texts("aliases", "alias"),
                projects=concern.texts("project", "projects"),
                about=concern.text("about", "summary", "description"),
            )


def _project(entry: _Entry) -> Project:
    return Project(
        slug=entry.slug,
        name=entry.text("name", "title") or entry.slug,
        aliases=entry.texts("aliases", "alias"),
        summary=entry.text("summary", "description"),
        status=entry.text("status"),
        team=entry.text("team"),
        owner=entry.text("owner", "lead"),
        in_register=True,
        location=entry.location,
    )


def _series(entry: _Entry) -> SeriesEntry:
    return SeriesEntry(
        slug=entry.slug,
        title=entry.text("title", "name"),
        uids=entry.texts(*SERIES_UIDS),
        aliases=entry.texts("aliases", "alias"),
        projects=entry.texts("project", "projects"),
        team=entry.text("team"),
        purpose=entry.text("purpose"),
        location=entry.location,
    )


def _problem(code: str, location: Location, message: str) -> Diagnostic:
    hints: dict[str, str] = {
        "MG005": "save it as UTF-8 text",
        "MG007": "see the table of registers in the guide",
        "MG016": "write `handle:` and the facts indented below it",
    }
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        location=location,
        message=message,
        hint=hints[code],
    )
