"""Figures of meetings by series and project: hours, size, what they were for and led to, cost."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median_low

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.index.outcomes import has_purpose, outcomes
from meetgen.index.sittings import Sitting
from meetgen.model.meeting import Meeting
from meetgen.model.note import Role
from meetgen.pages.lists import grouped

SIZES = ((0, "not listed"), (2, "1\u20132"), (4, "3\u20134"), (7, "5\u20137"), (12, "8\u201312"))
LARGEST = "13 or more"
ROLES = (
    (Role.FACILITATOR, "Facilitator"),
    (Role.DECIDER, "Decision maker"),
    (Role.NOTE_TAKER, "Note taker"),
    (Role.ADVISOR, "Advisor"),
    (Role.SPECTATOR, "Spectator"),
)


class Figures(Struct, frozen=True, kw_only=True):
    """Figures of some meetings; `key` is the series' or project's slug, None for those of none.

    `noted` of the `meetings` have a note; `purposes`, `decided` and `acted` count those of them
    with a purpose, a decision, an action. `minutes` are those of the `timed` ones. `people` is the
    median of those present where somebody is listed. `cost` is that of the `costed` ones.
    """

    key: str | None
    meetings: int
    noted: int
    timed: int
    minutes: int
    people: int | None
    purposes: int
    decided: int
    acted: int
    costed: int = 0
    cost: int = 0


class Count(Struct, frozen=True, kw_only=True):
    """How many meetings something holds of."""

    name: str
    meetings: int


def figures(key: str | None, some: Sequence[Sitting], index: Index) -> Figures:
    """The figures of some meetings."""
    came_of = index.once(outcomes)
    notes = [one.meeting for one in some if one.meeting is not None]
    sizes = [size for note in notes if (size := len(note.present))]
    costs = [cost for one in some if (cost := _cost(one, index)) is not None]
    return Figures(
        key=key,
        meetings=len(some),
        noted=len(notes),
        timed=sum(one.minutes is not None for one in some),
        minutes=sum(one.minutes or 0 for one in some),
        people=median_low(sizes) if sizes else None,
        purposes=sum(has_purpose(note, index) for note in notes),
        decided=sum(note.path in came_of.decided for note in notes),
        acted=sum(note.path in came_of.acted for note in notes),
        costed=len(costs),
        cost=round(sum(costs)),
    )


def by_series(some: Iterable[Sitting], index: Index) -> tuple[Figures, ...]:
    """Figures of each series, and of meetings without one; most time first."""
    return _by(grouped(some, lambda one: (one.series,)), index)


def by_project(some: Iterable[Sitting], index: Index) -> tuple[Figures, ...]:
    """Figures of each project, and of meetings without one; one of two projects counts for both."""
    return _by(grouped(some, lambda one: dict.fromkeys(one.projects or (None,))), index)


def _by(groups: Mapping[str | None, list[Sitting]], index: Index) -> tuple[Figures, ...]:
    found = [figures(key, some, index) for key, some in groups.items()]
    return tuple(
        sorted(found, key=lambda one: (one.key is None, -one.minutes, -one.meetings, one.key or ""))
    )


def sizes(notes: Iterable[Meeting]) -> tuple[Count, ...]:
    """How many people were there: the number of meetings of each size, smallest first."""
    counts = Counter(_size(len(note.present)) for note in notes)
    names = (*(name for _, name in SIZES[1:]), LARGEST, SIZES[0][1])
    return tuple(Count(name=name, meetings=counts[name]) for name in names)


def roles(notes: Iterable[Meeting]) -> tuple[Count, ...]:
    """In how many meetings somebody had each role."""
    counts = Counter(role for note in notes for role in {one.role for one in note.present})
    return tuple(Count(name=name, meetings=counts[role]) for role, name in ROLES)


def _size(present: int) -> str:
    return next((name for most, name in SIZES if present <= most), LARGEST)


def _cost(one: Sitting, index: Index) -> float | None:
    """What the meeting cost; None where its length, its people or one of their rates is unknown."""
    rates = index.config.cost_per_hour
    if not rates or one.meeting is None or one.minutes is None or not one.meeting.present:
        return None
    whole = 0.0
    for attendee in one.meeting.present:
        person = index.people.get(attendee.person or "")
        title = (person.title or "").casefold() if person is not None else ""
        rate = rates.get(title, rates.get(""))
        if rate is None:
            return None
        whole += rate * one.minutes / 60
    return whole
