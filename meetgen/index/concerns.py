"""Concerns: who owns what, and what the notes say about it."""

import hashlib
import re
import sys
from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from meetgen.index.index import Index, TargetKind
from meetgen.index.names import key_of, keyed
from meetgen.index.projects import Keys, project_slugs
from meetgen.index.teams import team_slug
from meetgen.model.action import Action, ActionItem
from meetgen.model.concern import KnownConcern
from meetgen.model.decision import Decision, DecisionItem
from meetgen.model.question import Question, QuestionItem
from meetgen.model.slug import LONGEST, slug_of
from meetgen.model.source import Location
from meetgen.model.team import Concern, Team
from meetgen.parsing.links import TAG

_Item = ActionItem | DecisionItem | QuestionItem
BETWEEN = re.compile(r"[-_\s]+")  # "Cloud-spend" and "cloud spend"; not "R&D"
DIGEST = 6  # characters that tell names of one slug apart


class _Gathered(Struct):
    """What the teams say of one concern."""

    name: str
    said: list[Concern] = field(default_factory=list)
    owners: dict[str, None] = field(default_factory=dict)
    shared_with: dict[str, None] = field(default_factory=dict)


def make_concerns(
    teams: Mapping[str, Team], team_keys: Keys, project_keys: Keys
) -> Mapping[str, KnownConcern]:
    """Every concern by slug, in the order of the register, still without what notes say.

    Names that differ in case, blanks and hyphens are one concern. One that has the name of a
    project is about that project; others say which.
    """
    gathered: dict[str, _Gathered] = {}
    for team in sorted(teams.values(), key=register_order):
        for concern, is_owned in _said(team):
            identity = BETWEEN.sub(" ", key_of(concern.concern)).strip()
            one = gathered.setdefault(identity, _Gathered(name=concern.concern))
            one.said.append(concern)
            if is_owned:
                one.owners[team.slug] = None
            others = (team_slug(name, team_keys) or name for name in concern.shared_with)
            one.shared_with.update(dict.fromkeys(others))
    slugs: dict[str, KnownConcern] = {}
    for identity, one in gathered.items():
        slug = _free_slug(one.name, identity, slugs)
        slugs[slug] = _known(slug, one, project_keys)
    return slugs


def _free_slug(name: str, identity: str, taken: Container[str]) -> str:
    """The slug of a concern; of two names that have one, as "C" and "C++", the later is longer."""
    slug, seed = slug_of(name), identity
    start = slug[: LONGEST - DIGEST - 1].strip("-")
    while slug in taken:
        seed = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()
        slug = f"{start}-{seed[:DIGEST]}"
    return slug


def register_order(team: Team) -> tuple[int, str]:
    """The order in which `teams.yml` names the teams, for its author chose it."""
    return (team.location.line if team.location else sys.maxsize, team.slug)


def _said(team: Team) -> Iterator[tuple[Concern, bool]]:
    yield from ((one, True) for one in team.owns)
    yield from ((one, False) for one in team.unowned)


def _known(slug: str, one: _Gathered, project_keys: Keys) -> KnownConcern:
    aliases = tuple(dict.fromkeys(alias for said in one.said for alias in said.aliases))
    named = project_slugs((name for said in one.said for name in said.projects), project_keys)
    own = (project_keys.get(key_of(name), ()) for name in (slug, one.name, *aliases))
    same = (slugs[0] for slugs in own if len(slugs) == 1)
    return KnownConcern(
        slug=slug,
        name=one.name,
        layer=next((said.layer for said in one.said if said.layer), None),
        about=next((said.about for said in one.said if said.about), None),
        aliases=aliases,
        owners=tuple(one.owners),
        shared_with=tuple(team for team in one.shared_with if team not in one.owners),
        projects=tuple(dict.fromkeys((*named, *same))),
    )


def names_of_concerns(concerns: Mapping[str, KnownConcern]) -> Keys:
    """The slugs to which a concern's slug, name or alias leads, by key."""
    return keyed(
        (name, slug)
        for slug, concern in concerns.items()
        for name in (slug, concern.name, *concern.aliases)
    )


def with_notes(index: Index) -> Mapping[str, KnownConcern]:
    """The concerns of the index with the meetings, decisions, actions and questions about them.

    A line is about a concern when it has its tag, links to it, or is about a project of it; a
    meeting when its front matter has the tag or such a project, or one of its lines is.
    """
    if not index.concerns:
        return index.concerns
    reader = _Reader(index)
    decisions = _filed((one.id, reader.of_item(one)) for one in index.decisions)
    actions = _filed((one.id, reader.of_action(one)) for one in index.actions)
    questions = _filed((one.id, reader.of_item(one)) for one in index.questions)
    notes = _filed((path, reader.notes.get(path, {})) for path in reversed([*index.meetings]))
    return {
        slug: replace(
            concern,
            notes=tuple(notes.get(slug, ())),
            decisions=tuple(decisions.get(slug, ())),
            actions=tuple(actions.get(slug, ())),
            questions=tuple(questions.get(slug, ())),
        )
        for slug, concern in index.concerns.items()
    }


def _filed(found: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    """The keys under each of the concerns that they are about."""
    filed: dict[str, list[str]] = {}
    for key, slugs in found:
        for slug in slugs:
            filed.setdefault(slug, []).append(key)
    return filed


class _Reader:
    """Which concerns the lines and notes of an index are about.

    `notes` has them by path; asking about items adds those of their lines.
    """

    def __init__(self, index: Index) -> None:
        self._keys = names_of_concerns(index.concerns)
        self._of_project: dict[str, list[str]] = {}
        for slug, concern in index.concerns.items():
            for project in concern.projects:
                self._of_project.setdefault(project, []).append(slug)
        self._lines: dict[tuple[str, int], dict[str, None]] = {}
        self._items: dict[Location, _Item] = {}  # those whose own line may name a concern
        self._whole: dict[str, dict[str, None]] = {}  # what the front matter says of a note
        self.notes: dict[str, dict[str, None]] = {}
        for path, meeting in index.meetings.items():
            whole = self._named(meeting.note.tags) | self._of_projects(meeting.projects)
            self._whole[path] = whole
            self.notes[path] = dict(whole)
            for link in index.links.get(path, ()):
                if link.kind is TargetKind.CONCERN:
                    self._add(path, link.link.location.line, {link.key: None})
                elif link.kind is TargetKind.PROJECT:
                    self._add(path, link.link.location.line, self._of_projects((link.key,)))
            note = meeting.note
            items: Iterable[_Item] = (*note.decisions, *note.actions, *note.questions)
            self._items.update(
                (one.location, one) for one in items if one.tags or one.fields.projects
            )

    def of_item(self, one: Decision | Question) -> Mapping[str, None]:
        """The concerns of a decision or question."""
        return self._of((one.location,), one)

    def of_action(self, one: Action) -> Mapping[str, None]:
        """The concerns of an action, by any of its lines."""
        return self._of({step.location for step in one.history} | {one.location}, one)

    def _of(
        self, places: Iterable[Location], one: Decision | Action | Question
    ) -> Mapping[str, None]:
        """What the lines name, and what stands above them; else what the whole note is about."""
        found: dict[str, None] = {}
        for place in places:
            found |= self._lines.get((place.path, place.line), {})
            if (item := self._items.get(place)) is not None:
                found |= self._named(item.tags) | self._of_projects(item.fields.projects)
        for above in one.context:
            if "#" in above:
                found |= self._named(match[1] for match in TAG.finditer(above))
        if not found:
            return self._of_projects(one.projects) | self._whole.get(one.note, {})
        if one.note in self.notes:
            self.notes[one.note].update(found)
        return found

    def _of_projects(self, projects: Iterable[str]) -> dict[str, None]:
        return {slug: None for project in projects for slug in self._of_project.get(project, ())}

    def _named(self, names: Iterable[str]) -> dict[str, None]:
        found: dict[str, None] = {}
        for name in names:
            slugs = self._keys.get(key_of(name)) or self._keys.get(slug_of(name), ())
            if len(slugs) == 1:
                found[slugs[0]] = None
        return found

    def _add(self, path: str, line: int, found: dict[str, None]) -> None:
        if found:
            self._lines.setdefault((path, line), {}).update(found)
            self.notes[path].update(found)
