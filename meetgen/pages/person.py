"""A person's page: what they have promised, when they meet next, and what was decided with them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from meetgen.index.index import Backlink, Index, TargetKind
from meetgen.model.action import Action
from meetgen.model.decision import Decision
from meetgen.model.event import Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.page import PEOPLE_URI, Page, PageKind, person_uri
from meetgen.model.person import Person
from meetgen.pages.agenda import next_of
from meetgen.pages.lists import (
    BUCKET_ROWS,
    grouped,
    mentions,
    newest_first,
    open_actions,
)
from meetgen.pages.more import actions_uri
from meetgen.pages.note_text import own_words
from meetgen.pages.slots import Slot, next_slots
from meetgen.pages.timeline import Timeline, timeline

DECISIONS = 20
COMPANIONS = 12
LARGE_MEETING = 30  # people; larger ones say little about who works with whom
LOOKED_AT = 100  # of the newest meetings, to see with whom somebody meets
MENTIONS = 20
UPCOMING = 5
SERIES_LOOKED_AT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """What a person's page shows.

    `owes` are open actions for which they are accountable, `helps` those they help with; where
    these are only the first of them, `more` leads to all `open_total`.
    `with_people` are handles, the most frequent first. `projects` and `series` are slugs from
    their newest meetings. There is no counting of presence, and no address.
    """

    person: Person
    own_words: str
    owes: tuple[Action, ...]
    helps: tuple[Action, ...]
    open_total: int
    more: str
    done: int
    meetings: Timeline
    last: Meeting | None
    next_series: str | None
    next: Occurrence | None
    upcoming: tuple[Slot, ...]
    projects: tuple[str, ...]
    series: tuple[str, ...]
    decisions: tuple[Decision, ...]
    with_people: tuple[str, ...]
    mentions: tuple[Backlink, ...]


def pages(index: Index) -> Iterator[Page]:
    """One page for each person, by handle."""
    actions = grouped(index.actions, lambda one: dict.fromkeys(one.owners))
    decisions = grouped(index.decisions, lambda one: dict.fromkeys(one.by))
    for person in index.people.values():
        uri = person_uri(person.handle)
        own = index.notes.get(uri)
        view = _view(
            person,
            index,
            actions=actions.get(person.handle, []),
            decisions=decisions.get(person.handle, []),
            own=own_words(own, index) if own is not None else "",
        )
        yield Page(
            uri=uri,
            title=person.name,
            kind=PageKind.PERSON,
            view=view,
            note=own.path if own is not None else None,
            section=PEOPLE_URI,
        )


def _view(
    person: Person,
    index: Index,
    *,
    actions: list[Action],
    decisions: list[Decision],
    own: str,
) -> PersonView:
    uri = person_uri(person.handle)
    meetings = timeline(person.notes, index, uri)
    latest = meetings.latest
    last = next((one for one in latest if one.date and one.date <= index.as_of), None)
    series = tuple(dict.fromkeys(one.series for one in latest if one.series))
    slug, occurrence = _next(series[:SERIES_LOOKED_AT], index)
    open_ones = open_actions(actions)
    owes = [one for one in open_ones if one.owners[0] == person.handle]
    helps = [one for one in open_ones if one.owners[0] != person.handle]
    return PersonView(
        person=person,
        own_words=own,
        owes=tuple(owes[:BUCKET_ROWS]),
        helps=tuple(helps[:BUCKET_ROWS]),
        open_total=len(open_ones),
        more=actions_uri(uri) if max(len(owes), len(helps)) > BUCKET_ROWS else "",
        done=sum(not one.status.is_open for one in actions),
        meetings=meetings,
        last=last,
        next_series=slug,
        next=occurrence,
        upcoming=next_slots(series[:SERIES_LOOKED_AT], index, UPCOMING),
        projects=tuple(dict.fromkeys(slug for one in latest for slug in one.projects)),
        series=series,
        decisions=newest_first(decisions)[:DECISIONS],
        with_people=_with_people(person.handle, latest, index.people),
        mentions=mentions(
            index, (TargetKind.PERSON, person.handle), [*actions, *decisions], MENTIONS
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


def _with_people(
    handle: str,
    latest: tuple[Meeting, ...],
    people: Mapping[str, Person],
) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for meeting in latest[:LOOKED_AT]:
        present = [one.person for one in meeting.present if one.person in people]
        if len(present) <= LARGE_MEETING:
            counts.update(one for one in present if one is not None and one != handle)
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(other for other, _ in ranked[:COMPANIONS])
