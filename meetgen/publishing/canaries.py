"""What a site must not tell: what the notebook's author sees and the site's audience does not."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from posixpath import basename

from msgspec import Struct, field

from meetgen.index.attachments import published_files
from meetgen.index.index import Index

WORD = re.compile(r"\w{6,}")  # "zebra1", "Gehälter"; not "pay"
OUR_TEXTS = (
    "rendering", "rendering/templates", "rendering/assets", "rendering/assets/scripts", "pages",
    "index", "checks", "exports",
)  # fmt: skip
SHORTEST = 4  # characters of a title, a name or an id
SHORTEST_SECRET = 8
# "TEAM_CALENDAR_URL", "API_KEY"; not "MONKEYS", "PATH"
SECRET_NAME = re.compile(
    r"(?:^|_)(?:SECRET|TOKEN|PASSWORD|PASSWD|PASS|KEY|APIKEY|CREDENTIALS?|CALENDAR|ICS|DSN)(?:_|$)"
)


class Canaries(Struct, frozen=True, kw_only=True):
    """Words and phrases by what they would tell, folded; each with the place it comes from.

    `words` stand in hidden text and nowhere else; `phrases` are titles, names and ids; `files` are
    paths of attachments from the notes folder. `secrets` are values of the environment by the
    variable's name. `emails` are those that visible text may show.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # kind, place
    files: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)
    emails: frozenset[str] = frozenset()


EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-zA-Z]{2,24}\b")


def canaries_of(author: Index, shown: Index, environment: Mapping[str, str]) -> Canaries:
    """What the author's index has and the audience's has not."""
    visible = "\n".join((*_texts(shown), *_names(shown), _own_words())).casefold()
    known = frozenset(WORD.findall(visible))
    phrases: dict[str, tuple[str, str]] = {}
    for kind, phrase, place in _names_hidden(author, shown):
        text = " ".join(phrase.casefold().split())
        if len(text) >= SHORTEST and text not in visible:
            phrases.setdefault(text, (kind, place))
    public = published_files(shown)
    return Canaries(
        words={
            word: place
            for place, text in _hidden_texts(author, shown)
            for word in WORD.findall(text.casefold())
            if word not in known and not word.isdecimal()
        },
        phrases=phrases,
        files={path: basename(path) for path in author.files if path not in public},
        secrets=dict(_secrets(environment, author)),
        emails=frozenset(one.casefold() for text in _texts(shown) for one in EMAIL.findall(text)),
    )


def _texts(index: Index) -> Iterator[str]:
    for note in index.notes.values():
        yield f"{note.path} {note.title or ''} {note.body} {note.meta}"


def _names(index: Index) -> Iterator[str]:
    """Every name of a thing of which the index knows."""
    yield index.config.site_name
    for person in index.people.values():
        yield " ".join((person.handle, person.name, *person.aliases))
    for things in (index.projects, index.series, index.teams):
        for thing in things.values():
            yield repr(thing)
    for meeting in index.meetings.values():
        yield repr(meeting)


def _own_words() -> str:
    """The words of our own pages and messages."""
    texts: list[str] = []
    for folder in OUR_TEXTS:
        inside = files("meetgen").joinpath(*folder.split("/")).iterdir()
        ours = (one for one in inside if one.name.endswith((".py", ".j2", ".js")))
        texts += (one.read_text(encoding="utf-8") for one in ours)
    return "\n".join(texts)


def _hidden_texts(author: Index, shown: Index) -> Iterator[tuple[str, str]]:
    """(path, text) of what only the author sees: whole notes, and the parts that were taken out."""
    for slug in author.teams.keys() - shown.teams.keys():
        yield slug, author.teams[slug].charter or ""
    for path, note in author.notes.items():
        other = shown.notes.get(path)
        if other is None:
            yield path, f"{note.title or ''} {note.body} {note.meta}"
        elif other.kept_lines:
            lines = note.body.split("\n")
            kept = {number - note.body_line for number in other.kept_lines}
            yield path, "\n".join(line for at, line in enumerate(lines) if at not in kept)


def _names_hidden(author: Index, shown: Index) -> Iterator[tuple[str, str, str]]:
    """(kind, name, where it comes from) of what has a name and is hidden."""
    yield from _titles(author, shown)
    yield from _people(author, shown)
    known = _own_ids(shown)
    yield from (("id", id_, place) for id_, place in _own_ids(author).items() if id_ not in known)


def _own_ids(index: Index) -> dict[str, str]:
    """The notes by the ids that they write."""
    ids = {one.id: one.note for one in index.actions if one.has_own_id}
    return ids | {one.id: one.note for one in index.decisions if one.has_own_id}


def _titles(author: Index, shown: Index) -> Iterator[tuple[str, str, str]]:
    for path, note in author.notes.items():
        if path not in shown.notes:
            yield "title", note.title or "", path
            yield "file name", basename(path).rpartition(".")[0], path
    for slug in author.projects.keys() - shown.projects.keys():
        yield from (("project", name, slug) for name in (slug, author.projects[slug].name))
    for slug in author.series.keys() - shown.series.keys():
        yield from (("series", name, slug) for name in (slug, author.series[slug].title))
    for slug in author.teams.keys() - shown.teams.keys():
        team = author.teams[slug]
        yield from (("team", name, slug) for name in (slug, team.name))
        for concern in (*team.owns, *team.unowned):
            yield from (("concern", name, slug) for name in (concern.concern, *concern.aliases))


def _people(author: Index, shown: Index) -> Iterator[tuple[str, str, str]]:
    for handle in author.people.keys() - shown.people.keys():
        person = author.people[handle]
        for name in (handle, person.name, *person.aliases):
            yield "person", name, handle


def _secrets(environment: Mapping[str, str], index: Index) -> Iterator[tuple[str, str]]:
    named = {one.address_env for one in index.config.calendars}
    for name, value in environment.items():
        is_secret = name in named or SECRET_NAME.search(name.upper())
        if is_secret and len(value.strip()) >= SHORTEST_SECRET:
            yield name, value.strip()
