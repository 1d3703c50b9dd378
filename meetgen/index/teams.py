"""Teams: those of the register, and those that something else only names."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from meetgen.index.names import key_of, keyed, readable
from meetgen.model.meeting import Meeting
from meetgen.model.note import Note
from meetgen.model.person import Person
from meetgen.model.register import Registers
from meetgen.model.slug import slug_of
from meetgen.model.team import Team


def make_teams(registers: Registers, notes: Iterable[Note]) -> Mapping[str, Team]:
    """Every team by slug, still without members and notes."""
    teams: dict[str, Team] = {}
    for team in registers.teams:
        slug = slug_of(team.slug)
        if slug not in teams:
            name = team.name or readable(team.slug)
            teams[slug] = replace(team, slug=slug, name=name, in_register=True)
    known = names_of_teams(teams)
    written = {one.team for one in registers.people}
    written |= {one.team for one in registers.projects} | {one.team for one in registers.series}
    written |= {one.team for one in notes}
    for name in sorted(filter(None, written)):
        slug = slug_of(name)
        if key_of(name) not in known and slug not in teams:
            teams[slug] = Team(slug=slug, name=readable(name) if name == slug else name)
    return dict(sorted(teams.items()))


def names_of_teams(teams: Mapping[str, Team]) -> Mapping[str, tuple[str, ...]]:
    """The slugs to which a team's name or slug leads, by key."""
    return keyed(pair for slug, team in teams.items() for pair in ((slug, slug), (team.name, slug)))


def team_slug(name: str | None, teams: Mapping[str, tuple[str, ...]]) -> str | None:
    """The one team that `name` means, by the keys of `names_of_teams`."""
    if not name:
        return None
    found = teams.get(key_of(name)) or teams.get(slug_of(name), ())
    return found[0] if len(found) == 1 else None


def with_members(
    teams: Mapping[str, Team], people: Iterable[Person], meetings: Iterable[Meeting]
) -> Mapping[str, Team]:
    """The teams with their people, and the notes of the team; `meetings` in order of date."""
    members: dict[str, list[str]] = {}
    for person in people:
        if person.team is not None:
            members.setdefault(person.team, []).append(person.handle)
    notes: dict[str, list[str]] = {}
    for meeting in meetings:
        if meeting.team is not None:
            notes.setdefault(meeting.team, []).append(meeting.path)
    return {
        slug: replace(
            team,
            members=tuple(sorted(members.get(slug, ()))),
            notes=tuple(reversed(notes.get(slug, ()))),
        )
        for slug, team in teams.items()
    }
