"""What does not fit on the page of a person, project, series or team: meetings, open actions."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.meeting import Meeting
from meetgen.model.page import (
    CONCERNS_URI,
    PEOPLE_URI,
    PROJECTS_URI,
    SERIES_URI,
    TEAMS_URI,
    Page,
    PageKind,
    concern_uri,
    person_uri,
    project_uri,
    ready,
    series_uri,
    team_uri,
)
from meetgen.pages.lists import (
    BUCKET_ROWS,
    grouped,
    newest_first,
    open_actions,
    series_actions,
    team_actions,
    those,
)
from meetgen.pages.paging import Order, Pager, PartLink, by_period, periods
from meetgen.pages.timeline import BY_DAY, is_too_long, meetings_at, meetings_uri

DECISIONS = 50  # that a page shows; the rest goes below it
DECISIONS_OF_PERSON = 20
BY_DATE: Order[Decision] = Order(day_of=lambda one: one.date)
BY_DUE: Order[Action] = Order(day_of=lambda one: one.due, is_newest_first=False)


class MoreView(Struct, frozen=True, kw_only=True):
    """Meetings or decisions, newest first, or the most pressing open actions; `about` is whose."""

    about: PartLink
    meetings: tuple[Meeting, ...]
    actions: tuple[Action, ...]
    total: int  # of either, on all pages
    pager: Pager
    decisions: tuple[Decision, ...] = ()


class Subject(Struct, frozen=True, kw_only=True):
    """Somebody or something with a page: its name, where it stands, its notes newest first."""

    name: str
    uri: str
    section: str
    notes: Iterable[str]
    actions: Iterable[Action]
    decisions: Sequence[Decision] = ()


def pages(index: Index) -> Iterator[Page]:
    """The pages of all long lists."""
    for subject in _subjects(index):
        yield from _meeting_pages(subject, index)
        yield from _action_pages(subject)
        yield from _decision_pages(subject)


def actions_uri(uri: str) -> str:
    """All open actions of a page's subject: `people/ada.md` -> `people/ada/actions.md`."""
    return f"{uri.removesuffix('.md')}/actions.md"


def _meeting_pages(subject: Subject, index: Index) -> Iterator[Page]:
    meetings = meetings_at(subject.notes, index)
    if not is_too_long(meetings):
        return
    about = PartLink(words=subject.name, uri=subject.uri)
    for part in periods(meetings, BY_DAY, meetings_uri(subject.uri), about):
        view = MoreView(
            about=about,
            meetings=part.items,
            actions=(),
            total=len(meetings),
            pager=part.pager,
        )
        yield _page(part.uri, f"{subject.name}: meetings {part.words}", view, subject)


def _action_pages(subject: Subject) -> Iterator[Page]:
    actions = open_actions(subject.actions)
    if len(actions) <= BUCKET_ROWS:
        return
    about = PartLink(words=subject.name, uri=subject.uri)
    for part in by_period(actions, BY_DUE, actions_uri(subject.uri)):
        view = MoreView(
            about=about,
            meetings=(),
            actions=part.items,
            total=len(actions),
            pager=part.pager,
        )
        yield _page(part.uri, f"{subject.name}: open actions {part.words}".strip(), view, subject)


def decisions_uri(uri: str) -> str:
    """All decisions of a page's subject: `people/ada.md` -> `people/ada/decisions.md`."""
    return f"{uri.removesuffix('.md')}/decisions.md"


def has_more_decisions(uri: str, total: int) -> bool:
    """Whether somebody or something has more decisions than the page `uri` shows."""
    return total > (DECISIONS_OF_PERSON if uri.startswith("people/") else DECISIONS)


def all_decisions_uri(uri: str, total: int) -> str:
    """Where all decisions of a page's subject are, empty where the page shows them all."""
    return decisions_uri(uri) if has_more_decisions(uri, total) else ""


def _decision_pages(subject: Subject) -> Iterator[Page]:
    decisions = newest_first(subject.decisions)
    if not has_more_decisions(subject.uri, len(decisions)):
        return
    about = PartLink(words=subject.name, uri=subject.uri)
    for part in by_period(decisions, BY_DATE, decisions_uri(subject.uri)):
        view = MoreView(
            about=about,
            meetings=(),
            actions=(),
            decisions=part.items,
            total=len(decisions),
            pager=part.pager,
        )
        yield _page(part.uri, f"{subject.name}: decisions {part.words}".strip(), view, subject)


def _page(uri: str, title: str, view: MoreView, subject: Subject) -> Page:
    return Page(
        uri=uri,
        title=title,
        kind=PageKind.MORE,
        show=ready(view),
        section=subject.section,
        is_searchable=False,
    )


def _subjects(index: Index) -> Iterator[Subject]:
    yield from _people(index)
    yield from _projects(index)
    yield from _series(index)
    yield from _teams(index)
    if index.concerns:
        yield from _concerns(index)


def _people(index: Index) -> Iterator[Subject]:
    actions = grouped(index.actions, lambda one: dict.fromkeys(one.owners))
    decisions = grouped(index.decisions, lambda one: dict.fromkeys(one.by))
    for one in index.people.values():
        yield Subject(
            name=one.name,
            uri=person_uri(one.handle),
            section=PEOPLE_URI,
            notes=one.notes,
            actions=actions.get(one.handle, ()),
            decisions=decisions.get(one.handle, ()),
        )


def _projects(index: Index) -> Iterator[Subject]:
    actions = grouped(index.actions, lambda one: dict.fromkeys(one.projects))
    decisions = grouped(index.decisions, lambda one: dict.fromkeys(one.projects))
    for one in index.projects.values():
        yield Subject(
            name=one.name,
            uri=project_uri(one.slug),
            section=PROJECTS_URI,
            notes=one.notes,
            actions=actions.get(one.slug, ()),
            decisions=decisions.get(one.slug, ()),
        )


def _series(index: Index) -> Iterator[Subject]:
    actions = series_actions(index)
    for one in index.series.values():
        uri, own, notes = series_uri(one.slug), actions.get(one.slug, ()), reversed(one.notes)
        yield Subject(name=one.title, uri=uri, section=SERIES_URI, notes=notes, actions=own)


def _teams(index: Index) -> Iterator[Subject]:
    actions = team_actions(index)
    for one in index.teams.values():
        uri, own = team_uri(one.slug), actions.get(one.slug, ())
        yield Subject(name=one.name, uri=uri, section=TEAMS_URI, notes=one.notes, actions=own)


def _concerns(index: Index) -> Iterator[Subject]:
    actions = {one.id: one for one in index.actions}
    decisions = {one.id: one for one in index.decisions}
    for one in index.concerns.values():
        yield Subject(
            name=one.name,
            uri=concern_uri(one.slug),
            section=CONCERNS_URI,
            notes=one.notes,
            actions=those(one.actions, actions),
            decisions=those(one.decisions, decisions),
        )
