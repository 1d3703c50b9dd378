"""A project's page: how it stands, what is open and by whom, what is decided, when we met."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from meetgen.index.index import Backlink, Index, TargetKind
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.note import Note
from meetgen.model.page import PROJECTS_URI, Page, PageKind, project_uri
from meetgen.model.project import Project
from meetgen.model.question import Question
from meetgen.pages.attention import Attention, late_and_carried, worth_a_word
from meetgen.pages.ego import Ego, ego_of_project
from meetgen.pages.lists import (
    ROWS_A_PAGE,
    OfOwner,
    by_owner,
    grouped,
    mentions,
    newest_first,
    open_actions,
)
from meetgen.pages.more import DECISIONS, actions_uri, all_decisions_uri
from meetgen.pages.note_text import own_words
from meetgen.pages.slots import Slot, next_slots
from meetgen.pages.timeline import Timeline, timeline

QUESTIONS = 50
PEOPLE = 12
MENTIONS = 20
UPCOMING = 5


class ProjectView(Struct, frozen=True, kw_only=True):
    """What a project's page shows; `people` are handles, those of most recent meetings first.

    `open` has the most pressing of all `open_total` open actions by owner; `more` leads to all
    where that are too many.
    """

    project: Project
    own_words: str
    attention: tuple[Attention, ...]
    open: tuple[OfOwner, ...]
    open_total: int
    more: str
    closed: int
    decisions: tuple[Decision, ...]
    superseded: tuple[Decision, ...]
    all_decisions: str
    questions: tuple[Question, ...]
    meetings: Timeline
    upcoming: tuple[Slot, ...]
    series: tuple[str, ...]
    people: tuple[str, ...]
    ego: Ego
    mentions: tuple[Backlink, ...]


def pages(index: Index) -> Iterator[Page]:
    """One page for each project, by slug."""
    actions = grouped(index.actions, lambda one: dict.fromkeys(one.projects))
    decisions = grouped(index.decisions, lambda one: dict.fromkeys(one.projects))
    questions = grouped(index.questions, lambda one: dict.fromkeys(one.projects))
    for project in index.projects.values():
        uri = project_uri(project.slug)
        own = index.notes.get(uri)
        show = partial(
            _view,
            project,
            index,
            own=own,
            actions=actions.get(project.slug, []),
            decisions=newest_first(decisions.get(project.slug, [])),
            questions=newest_first(questions.get(project.slug, [])),
        )
        yield Page(
            uri=uri,
            title=project.name,
            kind=PageKind.PROJECT,
            show=show,
            about=project,
            note=own.path if own else None,
            section=PROJECTS_URI,
        )


def _view(
    project: Project,
    index: Index,
    *,
    own: Note | None,
    actions: list[Action],
    decisions: tuple[Decision, ...],
    questions: tuple[Question, ...],
) -> ProjectView:
    uri = project_uri(project.slug)
    meetings = timeline(project.notes, index, uri)
    met = Counter(
        one.person for meeting in meetings.latest for one in meeting.present if one.person
    )
    ranked = sorted(met.items(), key=lambda one: (-one[1], one[0]))
    series = tuple(dict.fromkeys(one.series for one in meetings.latest if one.series))
    registered = [one.slug for one in index.series.values() if project.slug in one.projects]
    open_ones = open_actions(actions)
    asked = tuple(one for one in questions if not one.answered)
    stands = [one for one in decisions if not one.status.is_over]
    superseded = [one for one in decisions if one.status.is_over]
    return ProjectView(
        project=project,
        own_words=own_words(own, index),
        attention=_attention(open_ones, asked, index.as_of),
        open=by_owner(open_ones[:ROWS_A_PAGE]),
        open_total=len(open_ones),
        more=actions_uri(uri) if len(open_ones) > ROWS_A_PAGE else "",
        closed=sum(not one.status.is_open for one in actions),
        decisions=tuple(stands[:DECISIONS]),
        superseded=tuple(superseded[:DECISIONS]),
        all_decisions=all_decisions_uri(uri, len(decisions)),
        questions=asked[:QUESTIONS],
        meetings=meetings,
        upcoming=next_slots(dict.fromkeys([*registered, *series]), index, UPCOMING),
        series=series,
        people=tuple(handle for handle, _ in ranked[:PEOPLE]),
        ego=ego_of_project(project.slug, index),
        mentions=mentions(
            index,
            (TargetKind.PROJECT, project.slug),
            [*actions, *decisions, *questions],
            MENTIONS,
        ),
    )


def _attention(
    actions: tuple[Action, ...], asked: tuple[Question, ...], as_of: dt.date
) -> tuple[Attention, ...]:
    nobodys = sum(not one.owners for one in actions)
    return worth_a_word(
        *late_and_carried(actions, as_of),
        Attention(number=nobodys, words="that nobody owns", anchor="nobody"),
        Attention(
            number=len(asked),
            words="open question" if len(asked) == 1 else "open questions",
            anchor="open-questions",
        ),
    )
