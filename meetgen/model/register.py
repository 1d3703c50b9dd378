"""The registers of a notebook, as read."""

from msgspec import Struct

from meetgen.model.diagnostic import Diagnostic
from meetgen.model.person import PersonEntry
from meetgen.model.project import Project
from meetgen.model.series import SeriesEntry
from meetgen.model.team import Team


class Registers(Struct, frozen=True, kw_only=True):
    """Everything `people.yml`, `teams.yml`, `projects.yml` and `series.yml` say, in file order."""

    people: tuple[PersonEntry, ...] = ()
    teams: tuple[Team, ...] = ()
    projects: tuple[Project, ...] = ()
    series: tuple[SeriesEntry, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
