"""Projects: what meetings are about."""

from msgspec import Struct

from meetgen.model.source import Location


class ToldStatus(Struct, frozen=True, kw_only=True):
    """How a project stands, by a line of a note: a `word` such as `at risk`, and what it adds."""

    word: str
    text: str
    note: str
    line: int


class Project(Struct, frozen=True, kw_only=True):
    """A project of `projects.yml`, or one that only notes name; `notes` newest first.

    `status` is what the newest note says that tells (`told`), else the register's.
    """

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    summary: str | None = None
    status: str | None = None
    told: ToldStatus | None = None
    team: str | None = None
    owner: str | None = None
    notes: tuple[str, ...] = ()
    in_register: bool = False
    location: Location | None = None
