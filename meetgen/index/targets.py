"""Everything that a link can lead to, by each way in which links name it."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from meetgen.index.index import TargetKind
from meetgen.index.names import key_of
from meetgen.index.naming import Namer
from meetgen.index.people import Company
from meetgen.model.note import Note, NoteKind
from meetgen.model.page import (
    ACTIONS_CANCELLED_URI,
    ACTIONS_DONE_URI,
    ACTIONS_URI,
    CONCERNS_URI,
    DECISIONS_URI,
    FINDINGS_URI,
    HOME_URI,
    PEOPLE_URI,
    PROJECTS_URI,
    QUESTIONS_URI,
    SERIES_URI,
    TEAMS_URI,
    YEARS_URI,
)
from meetgen.model.slug import slug_of

Target = tuple[TargetKind, str]

MADE_BY_US = frozenset(
    {HOME_URI, PEOPLE_URI, PROJECTS_URI, SERIES_URI, TEAMS_URI, YEARS_URI, ACTIONS_URI}
    | {ACTIONS_DONE_URI, ACTIONS_CANCELLED_URI, DECISIONS_URI, QUESTIONS_URI, FINDINGS_URI}
    | {CONCERNS_URI}
)
MOST = 5  # so many readings of a name are told
INDEX_FILES = ("index.md", "README.md", "readme.md")
FOLDERS = {
    "people": TargetKind.PERSON,
    "projects": TargetKind.PROJECT,
    "series": TargetKind.SERIES,
    "teams": TargetKind.TEAM,
    "concerns": TargetKind.CONCERN,
}


class Targets(Struct, frozen=True, kw_only=True):
    """Look-ups for links, all without regard to case; values are sorted."""

    notes: Mapping[str, Note]
    files: frozenset[str]
    paths: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, tuple[str, ...]]
    file_names: Mapping[str, tuple[str, ...]]
    slugs: Mapping[TargetKind, frozenset[str]]
    keys: Mapping[TargetKind, Mapping[str, tuple[str, ...]]]
    concerns: Mapping[str, tuple[str, ...]]
    namer: Namer
    companies: Mapping[str, Company]

    def page_of(self, path: str) -> Target:
        """Where a note's own words are shown: on its page, or on the page it introduces."""
        note = self.notes[path]
        if note.kind is NoteKind.OWN_WORDS and (made := self.made_page(path)) is not None:
            return made
        return TargetKind.NOTE, path

    def made_page(self, path: str) -> Target | None:
        """The generated page `people/ada.md`, if there is such a person, project, series, team."""
        folder, _, name = path.partition("/")
        stem, _, suffix = name.rpartition(".")
        kind = FOLDERS.get(folder.casefold())
        if kind is None or "/" in name or suffix.casefold() not in ("md", "markdown"):
            return None
        slug = stem if stem in self.slugs[kind] else slug_of(stem)
        return (kind, slug) if slug in self.slugs[kind] else None

    def by_path(self, path: str) -> Target | None:
        """What lies at a path from the notes folder: a note, a folder's note, a page, a file."""
        if path in self.notes:
            return self.page_of(path)
        if path in self.files:
            return TargetKind.FILE, path
        bare = path.strip("/")
        prefix = f"{bare}/" if bare else ""
        for guess in (f"{bare}.md", f"{bare}.markdown", *(prefix + one for one in INDEX_FILES)):
            if guess in self.notes:
                return self.page_of(guess)
        for guess in (path, f"{bare}.md"):
            if (made := self.made_page(guess)) is not None:
                return made
        if bare.endswith(".html") and (found := self.by_path(f"{bare[:-5]}.md")) is not None:
            return found
        same = self.paths.get(bare.casefold(), ()) or self.paths.get(f"{bare}.md".casefold(), ())
        return self.page_of(same[0]) if len(same) == 1 else None

    def by_name(self, name: str, source: str) -> tuple[Target, ...]:
        """What a wikilink's name can mean, the strongest reading only; several are a doubt."""
        bare = name.strip().removesuffix(".md")
        found = self._by_stem(bare)
        if found:
            return tuple(dict.fromkeys(self.page_of(path) for path in found[:MOST]))
        person = self.namer.meant(
            name, self.companies.get(source) or self.namer.nobody, explicit=True
        )
        people = person.owners or person.candidates
        entities = [
            (TargetKind.PERSON, one) for one in people if one in self.slugs[TargetKind.PERSON]
        ]
        key = key_of(bare)
        for kind, keys in self.keys.items():
            entities += ((kind, slug) for slug in keys.get(key, ()) if slug in self.slugs[kind])
        if entities:
            return tuple(dict.fromkeys(entities))
        if bare.casefold() != name.strip().casefold() or "/" in bare:
            return ()
        titled = tuple(self.page_of(path) for path in self.titles.get(key, ())[:MOST])
        if titled:
            return tuple(dict.fromkeys(titled))
        files = self.file_names.get(name.strip().casefold(), ())
        if files:
            return tuple((TargetKind.FILE, path) for path in files)
        # The last, so that the map of the organisation changes no link that led elsewhere.
        return tuple((TargetKind.CONCERN, slug) for slug in self.concerns_named(name))

    def concerns_named(self, name: str) -> tuple[str, ...]:
        """The concerns that a tag or a wikilink's name means."""
        if not self.concerns:
            return ()
        return self.concerns.get(key_of(name)) or self.concerns.get(slug_of(name), ())

    def _by_stem(self, name: str) -> tuple[str, ...]:
        """The notes whose path ends in a name such as `weekly` or `2026/weekly`."""
        if "/" not in name:
            return self.stems.get(name.casefold(), ())
        whole = name.casefold().lstrip("./")
        if exact := self.paths.get(f"{whole}.md"):
            return exact
        tail = f"/{whole}."
        return tuple(
            path
            for path in self.stems.get("/".join(whole.split("/")[-2:]), ())
            if tail in f"/{path}".casefold()
        )


def by_folded(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Paths under their case-folded names, sorted."""
    found: dict[str, list[str]] = {}
    for name, path in pairs:
        found.setdefault(name.casefold(), []).append(path)
    return {name: tuple(sorted(set(paths))) for name, paths in found.items()}


def stems_of(path: str) -> tuple[str, ...]:
    """The file's name without its suffix, alone and with its folder: `weekly`, `2026/weekly`."""
    bare = path.rpartition(".")[0]
    parts = bare.split("/")
    return (parts[-1], "/".join(parts[-2:])) if len(parts) > 1 else (bare,)


def make_targets(
    notes: Mapping[str, Note],
    files: frozenset[str],
    *,
    slugs: Mapping[TargetKind, frozenset[str]],
    keys: Mapping[TargetKind, Mapping[str, tuple[str, ...]]],
    concerns: Mapping[str, tuple[str, ...]],
    namer: Namer,
    companies: Mapping[str, Company],
) -> Targets:
    """The look-ups over the notes, files and generated pages of a notebook."""
    titles: dict[str, set[str]] = {}
    for path, note in notes.items():
        for name in (note.title or "", *_aliases(note)):
            if key := key_of(name):
                titles.setdefault(key, set()).add(path)
    return Targets(
        notes=notes,
        files=files,
        paths=by_folded((path, path) for path in notes),
        stems=by_folded((stem, path) for path in notes for stem in stems_of(path)),
        titles={key: tuple(sorted(paths)) for key, paths in titles.items()},
        file_names=by_folded((path.rpartition("/")[2], path) for path in files),
        slugs=slugs,
        keys=keys,
        concerns=concerns,
        namer=namer,
        companies=companies,
    )


def _aliases(note: Note) -> tuple[str, ...]:
    """Obsidian's `aliases: [Weekly, Sync]`, or one text."""
    written = note.meta.get("aliases", note.meta.get("alias"))
    if isinstance(written, str):
        return (written,)
    if isinstance(written, list | tuple):
        return tuple(one for one in written if isinstance(one, str))
    return ()
