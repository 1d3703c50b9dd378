"""The list of projects."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.page import PROJECTS_URI, Page, PageKind, ready
from meetgen.model.project import Project
from meetgen.pages.lists import DueBucket, due_bucket, last_met
from meetgen.pages.note_text import own_words
from meetgen.pages.paging import NO_PAGER, Pager, by_range


class ProjectRow(Struct, frozen=True, kw_only=True):
    """A project in the list; `last_met` is the day of its newest note."""

    project: Project
    open_actions: int
    overdue: int
    last_met: dt.date | None


class ProjectsView(Struct, frozen=True, kw_only=True):
    """Projects by name."""

    own_words: str
    projects: tuple[ProjectRow, ...]
    total: int
    pager: Pager = NO_PAGER


def pages(index: Index) -> Iterator[Page]:
    """The list of projects."""
    opened: Counter[str] = Counter()
    overdue: Counter[str] = Counter()
    for action in index.actions:
        if action.status.is_open:
            opened.update(set(action.projects))
            due = due_bucket(action, as_of=index.as_of, config=index.config)
            if due is DueBucket.OVERDUE:
                overdue.update(set(action.projects))
    ordered = sorted(index.projects.values(), key=lambda one: (one.name.casefold(), one.slug))
    rows = [
        ProjectRow(
            project=one,
            open_actions=opened[one.slug],
            overdue=overdue[one.slug],
            last_met=last_met(one.notes, index),
        )
        for one in ordered
    ]
    own = index.notes.get(PROJECTS_URI)
    for part in by_range(rows, lambda one: one.project.name, PROJECTS_URI):
        is_first = part.uri == PROJECTS_URI
        view = ProjectsView(
            own_words=own_words(own, index) if is_first else "",
            projects=part.items,
            total=len(rows),
            pager=part.pager,
        )
        yield Page(
            uri=part.uri,
            title=f"Projects {part.words}".strip(),
            kind=PageKind.PROJECTS,
            show=ready(view),
            note=own.path if own and is_first else None,
            section="" if is_first else PROJECTS_URI,
            is_searchable=False,
        )
