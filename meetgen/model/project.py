"""Projects: what meetings are about."""

from dataclasses import dataclass

from meetgen.model.source import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project of `projects.yml`, or one that only notes name; `notes` newest first."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    summary: str | None = None
    status: str | None = None
    team: str | None = None
    owner: str | None = None
    notes: tuple[str, ...] = ()
    in_register: bool = False
    location: Location | None = None
