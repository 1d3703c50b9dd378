"""Projects: those of the register, and those that only notes name."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from meetgen.index.names import key_of, keyed, readable
from meetgen.index.naming import Namer
from meetgen.index.project_status import told_status
from meetgen.index.teams import team_slug
from meetgen.model.meeting import Meeting
from meetgen.model.note import Note
from meetgen.model.project import Project
from meetgen.model.series import SeriesEntry
from meetgen.model.slug import slug_of

Keys = Mapping[str, tuple[str, ...]]


def make_projects(
    registered: Iterable[Project], notes: Iterable[Note], series: Iterable[SeriesEntry]
) -> Mapping[str, Project]:
    """Every project by slug, still without notes."""
    projects: dict[str, Project] = {}
    for project in registered:
        slug = slug_of(project.slug)
        if slug not in projects:
            projects[slug] = replace(
                project, slug=slug, name=project.name or readable(project.slug), in_register=True
            )
    known = names_of_projects(projects)
    spellings: dict[str, Counter[str]] = {}
    written = [name for note in notes if note.kind.is_meeting for name in note.projects]
    for name in (*written, *(name for entry in series for name in entry.projects)):
        if key_of(name) and key_of(name) not in known and slug_of(name) not in projects:
            spellings.setdefault(slug_of(name), Counter())[name] += 1
    for slug, counted in spellings.items():
        name = min(counted, key=lambda one: (-counted[one], one))
        projects[slug] = Project(slug=slug, name=readable(name) if name == slug else name)
    return dict(sorted(projects.items()))


def names_of_projects(projects: Mapping[str, Project]) -> Keys:
    """The slugs to which a project's slug, name or alias leads, by key."""
    return keyed(
        (name, slug)
        for slug, project in projects.items()
        for name in (slug, project.name, *project.aliases)
    )


def project_slugs(names: Iterable[str], projects: Keys) -> tuple[str, ...]:
    """The projects that `names` mean, each once, in their order; unknown and open ones left out."""
    found: dict[str, None] = {}
    for name in names:
        slugs = projects.get(key_of(name)) or projects.get(slug_of(name), ())
        if len(slugs) == 1:
            found[slugs[0]] = None
    return tuple(found)


def with_notes(
    projects: Mapping[str, Project], meetings: Iterable[Meeting], namer: Namer, teams: Keys
) -> Mapping[str, Project]:
    """The projects with notes, status, team and owner resolved; `meetings` in order of date."""
    notes: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        for slug in meeting.projects:
            notes.setdefault(slug, []).append(meeting)
    found = {}
    for slug, project in projects.items():
        newest_first = notes.get(slug, [])[::-1]
        told = told_status(project, newest_first)
        found[slug] = replace(
            project,
            notes=tuple(one.path for one in newest_first),
            status=told.word if told is not None else project.status,
            told=told,
            team=team_slug(project.team, teams) or project.team,
            owner=_owner(project, namer),
        )
    return found


def _owner(project: Project, namer: Namer) -> str | None:
    """The owner's handle, else the words as written."""
    if project.owner is None:
        return None
    return namer.person(project.owner, namer.nobody) or project.owner
