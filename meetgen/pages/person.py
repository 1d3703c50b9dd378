"""A person's page, to be kept open in a 1:1: what is open both ways, what comes, what was."""

import datetime as dt
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from meetgen.index.desk import Desk
from meetgen.index.index import Backlink, Index, TargetKind
from meetgen.index.pairs import Pairs, pair_of, pairs
from meetgen.index.shared import Shared
from meetgen.index.together import ties
from meetgen.index.waiting import Waiting, waiting
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.event import Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.note import Note, NoteKind
from meetgen.model.page import PEOPLE_URI, Page, PageKind, brief_uri, person_uri
from meetgen.model.pair import Pair
from meetgen.model.person import Person
from meetgen.model.question import Question
from meetgen.pages.agenda import next_of
from meetgen.pages.attention import Attention, late_and_carried, worth_a_word
from meetgen.pages.brief import reader
from meetgen.pages.ego import Ego, ego_of_person
from meetgen.pages.lists import BUCKET_ROWS, grouped, mentions, newest_first, open_actions
from meetgen.pages.more import DECISIONS_OF_PERSON, actions_uri, all_decisions_uri
from meetgen.pages.note_text import own_words
from meetgen.pages.slots import Slot, next_slots
from meetgen.pages.timeline import Timeline, timeline

TOPICS = 20
COMPANIONS = 14
MENTIONS = 20
UPCOMING = 5
SERIES_LOOKED_AT = 20
WAITING = 20


class Companion(Struct, frozen=True, kw_only=True):
    """Somebody with whom a person shares `meetings`; `pair` where the two have a page."""

    handle: str
    meetings: int
    last: dt.date | None
    pair: Pair | None


class Owed(Struct, frozen=True, kw_only=True):
    """Open actions in one direction, the most pressing first, at most a hundred."""

    heading: str
    actions: tuple[Action, ...]
    without: tuple[str, ...] = ()


class PersonView(Struct, frozen=True, kw_only=True):
    """What a person's page shows.

    `owes` are open actions for which they are accountable, `helps` those they help with; `owed`
    has them as the page shows them: where the notebook says who `me` is, what they owe me and I
    owe them first. Where `owed` has only the first of some, `more` leads to all `open_total`.
    `waiting` are actions of theirs that wait for another, and others that wait for one of theirs.
    `companions` are those with the strongest ties, by how many meetings they share. `projects` and
    `series` are slugs from their newest meetings; `planned` is a note for an earlier meeting than
    the `next` of the calendar; `brief` is the page with what to know before that one. There is no
    counting of presence, and no address.
    """

    person: Person
    own_words: str
    attention: tuple[Attention, ...]
    owes: tuple[Action, ...]
    helps: tuple[Action, ...]
    owed: tuple[Owed, ...]
    open_total: int
    more: str
    done: int
    waiting: tuple[Waiting, ...]
    topics: tuple[Question, ...]
    meetings: Timeline
    last: Meeting | None
    next_series: str | None
    next: Occurrence | None
    planned: Meeting | None
    brief: str
    upcoming: tuple[Slot, ...]
    projects: tuple[str, ...]
    series: tuple[str, ...]
    decisions: tuple[Decision, ...]
    all_decisions: str
    companions: tuple[Companion, ...]
    pair: Pair | None
    ego: Ego
    mentions: tuple[Backlink, ...]

    @property
    def decided_without(self) -> tuple[str, ...]:
        """What the decisions need not tell: by whom, where others took none of them."""
        is_shared = any(set(one.by) - {self.person.handle} for one in self.decisions)
        return () if is_shared else ("By",)

    @property
    def with_people(self) -> tuple[str, ...]:
        """The handles of the companions."""
        return tuple(one.handle for one in self.companions)


def pages(index: Index) -> Iterator[Page]:
    """One page for each person, by handle."""
    actions = grouped(index.actions, lambda one: dict.fromkeys(one.owners))
    waits = grouped(
        index.once(waiting), lambda one: dict.fromkeys((*one.action.owners, *one.on.owners))
    )
    me = reader(index)
    for person in index.people.values():
        uri = person_uri(person.handle)
        own = index.notes.get(uri)
        show = partial(
            _view,
            person,
            index,
            me=me,
            actions=actions.get(person.handle, []),
            waits=tuple(waits.get(person.handle, ())),
            own=own,
        )
        yield Page(
            uri=uri,
            title=person.name,
            kind=PageKind.PERSON,
            show=show,
            about=person,
            note=own.path if own is not None else None,
            section=PEOPLE_URI,
        )


def _view(
    person: Person,
    index: Index,
    *,
    me: str | None,
    actions: list[Action],
    waits: tuple[Waiting, ...],
    own: Note | None,
) -> PersonView:
    uri, handle = person_uri(person.handle), person.handle
    shared, known_pairs = index.once(Shared), index.once(pairs)
    meetings = timeline(person.notes, index, uri)
    latest = meetings.latest
    last = next((one for one in latest if one.date and one.date <= index.as_of), None)
    series = tuple(dict.fromkeys(one.series for one in latest if one.series))
    slug, occurrence = _next(series[:SERIES_LOOKED_AT], index)
    open_ones = open_actions(actions)
    owes = tuple(one for one in open_ones if one.owners[0] == handle)
    helps = tuple(one for one in open_ones if one.owners[0] != handle)
    decisions = newest_first(shared.decisions_of(handle))
    topics = newest_first(shared.topics_of(handle))
    owed = tuple(_owed(person, owes, helps, me, index))
    return PersonView(
        person=person,
        own_words=own_words(own, index),
        attention=_attention(owed, owes, waits, topics, index.as_of),
        owes=owes[:BUCKET_ROWS],
        helps=helps[:BUCKET_ROWS],
        owed=owed,
        open_total=len(open_ones),
        more=actions_uri(uri) if max(len(owes), len(helps)) > BUCKET_ROWS else "",
        done=sum(not one.status.is_open for one in actions),
        waiting=waits[:WAITING],
        topics=topics[:TOPICS],
        meetings=meetings,
        last=last,
        next_series=slug,
        next=occurrence,
        planned=_planned(latest, occurrence, index.as_of),
        brief=brief_uri(slug) if slug is not None else "",
        upcoming=next_slots(series[:SERIES_LOOKED_AT], index, UPCOMING),
        projects=tuple(dict.fromkeys(slug for one in latest for slug in one.projects)),
        series=series,
        decisions=decisions[:DECISIONS_OF_PERSON],
        all_decisions=all_decisions_uri(uri, sum(handle in one.by for one in decisions)),
        companions=_companions(handle, index, known_pairs),
        pair=pair_of(handle, me, known_pairs) if me is not None else None,
        ego=ego_of_person(handle, index),
        mentions=mentions(
            index, (TargetKind.PERSON, handle), [*actions, *decisions, *topics], MENTIONS
        ),
    )


def _owed(
    person: Person,
    owes: tuple[Action, ...],
    helps: tuple[Action, ...],
    me: str | None,
    index: Index,
) -> Iterator[Owed]:
    """The open actions one direction after the other, those without any left out."""
    mine: list[Action] = []
    if me is not None and me != person.handle:
        desk = index.once(Desk)
        mine = desk.between(me, (person.handle,), (me,))
        to_me = {one.id for one in desk.between(me, (person.handle,), (person.handle,))}
        owed_me = tuple(one for one in owes if one.id in to_me)
        owes = tuple(one for one in owes if one.id not in to_me)
        yield from _some("Owes you", owed_me, "Owner")
        yield from _some("You owe", tuple(mine), "Owner")
        yield from _some("Owes others", owes, "Owner")
    else:
        yield from _some("", owes, "Owner")
    known = {one.id for one in mine}
    yield from _some("Helps with", tuple(one for one in helps if one.id not in known))


def _some(heading: str, actions: tuple[Action, ...], *without: str) -> Iterator[Owed]:
    if actions:
        yield Owed(heading=heading, actions=actions[:BUCKET_ROWS], without=without)


def _attention(
    owed: tuple[Owed, ...],
    owes: tuple[Action, ...],
    waits: tuple[Waiting, ...],
    topics: tuple[Question, ...],
    as_of: dt.date,
) -> tuple[Attention, ...]:
    both_ways = (
        Attention(number=len(one.actions), words=one.heading.lower(), anchor=anchor)
        for one, anchor in ((one, one.heading.lower().replace(" ", "-")) for one in owed)
        if one.heading in ("Owes you", "You owe")
    )
    return worth_a_word(
        *late_and_carried(owes, as_of),
        *both_ways,
        Attention(number=len(waits), words="waiting", anchor="waiting"),
        Attention(
            number=len(topics),
            words="open topic" if len(topics) == 1 else "open topics",
            anchor="topics",
        ),
    )


def _next(series: tuple[str, ...], index: Index) -> tuple[str | None, Occurrence | None]:
    """The next meeting of the series where they were seen lately."""
    found: list[tuple[dt.date, str, Occurrence]] = []
    for slug in series:
        known = index.series.get(slug)
        occurrence = next_of(known) if known else None
        if occurrence is not None:
            found.append((occurrence.day, slug, occurrence))
    if not found:
        return None, None
    _, slug, occurrence = min(found, key=lambda one: one[:2])
    return slug, occurrence


def _planned(
    latest: tuple[Meeting, ...], known: Occurrence | None, as_of: dt.date
) -> Meeting | None:
    """The next meeting that a note plans, where the calendar knows none by then."""
    ahead = [
        one
        for one in latest
        if one.date is not None and one.date > as_of and one.kind is not NoteKind.CANCELLED
    ]
    first = ahead[-1] if ahead else None  # the latest come newest first
    if first is None or first.date is None or (known is not None and known.day <= first.date):
        return None
    return first


def _companions(handle: str, index: Index, known: Pairs) -> tuple[Companion, ...]:
    """Those with the strongest ties, by how many meetings they share."""
    found = (
        Companion(
            handle=tie.node[1],
            meetings=tie.meetings,
            last=tie.last,
            pair=pair_of(handle, tie.node[1], known),
        )
        for tie in index.once(ties).get((TargetKind.PERSON, handle), ())
        if tie.node[0] is TargetKind.PERSON
    )
    strongest = list(found)[:COMPANIONS]
    return tuple(sorted(strongest, key=lambda one: (-one.meetings, one.handle)))
