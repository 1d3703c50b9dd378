"""The page of two people who meet in small company: what is open between them, when they met."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from meetgen.index.briefs import BriefLine, told
from meetgen.index.carried import Carried, carried
from meetgen.index.desk import Desk
from meetgen.index.flow import FlowRow, flow
from meetgen.index.index import Index
from meetgen.index.pairs import HELD, SMALL, pairs
from meetgen.index.shared import Shared
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.meeting import Meeting
from meetgen.model.note import Note, NoteKind
from meetgen.model.page import PEOPLE_URI, Page, PageKind, brief_uri, pair_uri
from meetgen.model.pair import Pair
from meetgen.model.person import Person
from meetgen.model.question import Question
from meetgen.pages.agenda import next_of
from meetgen.pages.lists import newest_first, open_actions
from meetgen.pages.note_text import own_words
from meetgen.pages.slots import Slot, SlotState, next_slots

OWED = 12  # open actions of each of the two
DECISIONS = 10
TOPICS = 10
RECENT = 10  # meetings with what was open before each
FOLDED = 2  # of these, with the actions themselves
CARRIED = 6  # actions of each
MEETINGS = 100
ELSEWHERE = 10
LAST_TIME = 3  # lines
LOOKED_AHEAD = 5  # meetings, of which some may be cancelled


class Owed(Struct, frozen=True, kw_only=True):
    """Open actions of one of the two, the most pressing first; None for nobody's."""

    owner: Person | None
    actions: tuple[Action, ...]
    total: int


class OpenBefore(Struct, frozen=True, kw_only=True):
    """What was open when a meeting began: the oldest of `total`, as they stood then."""

    meeting: Meeting
    actions: tuple[Carried, ...]
    total: int


class PairView(Struct, frozen=True, kw_only=True):
    """What the page of a pair shows.

    `recent` are the newest of their own meetings, with how much was open when each began, `carried`
    what that was for the last of them; `earlier` those before. `elsewhere` are the newest meetings
    in which they sat with more people, of `elsewhere_total`. `brief` is the page with what to know
    before the next of their meetings, empty where the calendar knows none.
    """

    pair: Pair
    people: tuple[Person, Person]
    own_words: str
    last: Meeting | None
    last_time: tuple[BriefLine, ...]
    next: Slot | None
    brief: str
    series: tuple[str, ...]
    projects: tuple[str, ...]
    owed: tuple[Owed, ...]
    topics: tuple[Question, ...]
    decisions: tuple[Decision, ...]
    recent: tuple[FlowRow, ...]
    carried: tuple[OpenBefore, ...]
    earlier: tuple[Meeting, ...]
    earlier_total: int
    elsewhere: tuple[Meeting, ...]
    elsewhere_total: int


def pages(index: Index) -> Iterator[Page]:
    """One page for each pair, by their handles."""
    desk, shared = index.once(Desk), index.once(Shared)
    for pair in index.once(pairs).values():
        uri = pair_uri(pair.people)
        own = index.notes.get(uri)
        first, second = (index.people[one] for one in pair.people)
        yield Page(
            uri=uri,
            title=f"{first.name} and {second.name}",
            kind=PageKind.PAIR,
            show=partial(_view, pair, desk, shared, own),
            about=pair,
            note=own.path if own else None,
            section=PEOPLE_URI,
            is_searchable=own is not None,
        )


def _view(pair: Pair, desk: Desk, shared: Shared, own: Note | None) -> PairView:
    index = desk.index
    first, second = pair.people
    held = [index.meetings[path] for path in pair.notes]
    actions = shared.actions(pair)
    series = tuple(dict.fromkeys(one.series for one in held if one.series))
    recent = _recent(actions, held)
    elsewhere = shared.notes(pair).difference(pair.notes)
    shown = [index.meetings[path] for path in index.people[first].notes if path in elsewhere]
    others = [one for one in shown if one.kind in HELD and not _is_ahead(one, index)]
    coming = _next(series, [one for one in shown if _is_ahead(one, index)], index)
    return PairView(
        pair=pair,
        people=(index.people[first], index.people[second]),
        own_words=own_words(own, index),
        last=held[0],
        last_time=tuple(told(held[0], index, desk))[:LAST_TIME],
        next=coming,
        brief=_brief(coming, index),
        series=series,
        projects=tuple(dict.fromkeys(slug for one in held for slug in one.projects)),
        owed=tuple(_owed(pair, actions, index)),
        topics=newest_first(shared.topics(pair))[:TOPICS],
        decisions=newest_first(shared.decisions(pair))[:DECISIONS],
        recent=recent,
        carried=tuple(_open_before(one, held) for one in recent[:FOLDED] if one.oldest),
        earlier=tuple(held[RECENT:MEETINGS]),
        earlier_total=max(len(held) - RECENT, 0),
        elsewhere=tuple(others[:ELSEWHERE]),
        elsewhere_total=len(others),
    )


def _owed(pair: Pair, actions: Iterable[Action], index: Index) -> Iterator[Owed]:
    """What each of the two owes, then what nobody does; only where there is something."""
    open_ones = open_actions(actions)
    for handle in pair.people:
        owes = [one for one in open_ones if handle in one.owners]
        if owes:
            yield Owed(owner=index.people[handle], actions=tuple(owes[:OWED]), total=len(owes))
    nobodys = [one for one in open_ones if not one.owners]
    if nobodys:
        yield Owed(owner=None, actions=tuple(nobodys[:OWED]), total=len(nobodys))


def _recent(actions: Iterable[Action], held: list[Meeting]) -> tuple[FlowRow, ...]:
    """The newest meetings, newest first; one more is looked at, since which the first counts."""
    oldest_first = held[RECENT::-1]
    first = oldest_first[0].date or dt.date.min
    rows = flow((one for one in actions if _lives_since(one, first)), oldest_first, most=CARRIED)
    return rows[::-1][:RECENT]


def _lives_since(action: Action, day: dt.date) -> bool:
    """Whether a line of that day or later speaks of the action, or it is open."""
    last = action.history[-1] if action.history else None
    days = (last.date, last.ended) if last is not None else ()
    return action.status.is_open or any(one is not None and one >= day for one in days)


def _open_before(row: FlowRow, held: list[Meeting]) -> OpenBefore:
    days = sorted(one.date for one in held if one.date is not None)
    day = row.meeting.date or dt.date.min
    return OpenBefore(
        meeting=row.meeting,
        actions=tuple(carried(one, day, days) for one in row.oldest),
        total=row.open_before,
    )


def _is_ahead(meeting: Meeting, index: Index) -> bool:
    return meeting.date is not None and meeting.date > index.as_of


def _next(series: Iterable[str], ahead: list[Meeting], index: Index) -> Slot | None:
    """The next meeting of their series that takes place, or one that only a note plans for few."""
    found = [
        one
        for one in next_slots(series, index, LOOKED_AHEAD)
        if one.state is not SlotState.CANCELLED
    ]
    found += (
        Slot(
            day=one.date,
            clock=f"{one.start:%H:%M}" if one.start is not None else "",
            series=one.series or "",
            title=one.title,
            state=SlotState.NOTED,
            meeting=one,
        )
        for one in ahead
        if one.date is not None
        and len(one.attendees) <= SMALL
        and one.kind is not NoteKind.CANCELLED
    )
    return min(found, key=lambda one: (one.day, one.clock, one.title), default=None)


def _brief(coming: Slot | None, index: Index) -> str:
    """The brief for the meeting, where its series has one for that day."""
    series = index.series.get(coming.series) if coming is not None else None
    occurrence = next_of(series) if series is not None else None
    if coming is None or series is None or occurrence is None:
        return ""
    return brief_uri(series.slug) if occurrence.day == coming.day else ""
