"""By what results of a large search can be narrowed: kind, person, project, series and year."""

import datetime as dt
from collections.abc import Iterable, Mapping

from meetgen.index.index import Index
from meetgen.model.decision import Decision
from meetgen.model.meeting import Meeting
from meetgen.model.page import Page, PageKind

Facets = Mapping[str, tuple[str, ...]]

ORDINARY: Facets = {"Kind": ("Page",)}


def facets_of(page: Page, index: Index) -> Facets:
    """The facets of a page that a search finds."""
    if isinstance(page.about, Meeting):
        return _of_meeting("Meeting", page.about, index)
    kind = "Page" if page.kind is PageKind.HOME else page.kind.value.replace("_", " ").capitalize()
    return {"Kind": (kind,)}


def facets_of_decision(decision: Decision, index: Index) -> Facets:
    """The facets of a decision: those of its meeting, its own projects, and who took it."""
    return _facets(
        "Decision",
        index,
        people=decision.by,
        projects=decision.projects,
        series=decision.series,
        day=decision.date,
    )


def _of_meeting(kind: str, meeting: Meeting, index: Index) -> Facets:
    return _facets(
        kind,
        index,
        people=[one.person for one in meeting.present if one.person],
        projects=meeting.projects,
        series=meeting.series,
        day=meeting.date,
    )


def _facets(
    kind: str,
    index: Index,
    *,
    people: Iterable[str],
    projects: Iterable[str],
    series: str | None,
    day: dt.date | None,
) -> Facets:
    known = index.series.get(series or "")
    found = {
        "Kind": (kind,),
        "Person": tuple(index.people[one].name for one in people if one in index.people),
        "Project": tuple(index.projects[one].name for one in projects if one in index.projects),
        "Series": (known.title,) if known else (),
        "Year": (str(day.year),) if day else (),
    }
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items() if values}
