"""Teams: the organisation, and who owns which concern."""

from msgspec import Struct

from meetgen.model.source import Location


class Concern(Struct, frozen=True, kw_only=True):
    """Something a team owns, in a layer of the organisation's map, as the register says it.

    `aliases` are further names, also as tags; `projects` slugs or names of what it is about.
    """

    concern: str
    layer: str | None = None
    shared_with: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    about: str | None = None


class Team(Struct, frozen=True, kw_only=True):
    """A team of the register, or one that only a person or a note names.

    `members` are handles, sorted; `notes` paths, newest first; `part_of` a slug, which may be no
    team of the register. `unowned` are concerns that it misses an owner for.
    """

    slug: str
    name: str
    part_of: str | None = None
    charter: str | None = None
    owns: tuple[Concern, ...] = ()
    unowned: tuple[Concern, ...] = ()
    members: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    in_register: bool = False
    location: Location | None = None
