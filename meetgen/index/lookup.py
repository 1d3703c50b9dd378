"""What the words of somebody at a terminal mean: a person, a series, a project, an action."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Protocol, TypeVar

from meetgen.index.index import Index
from meetgen.index.names import key_of, short_form, short_forms
from meetgen.model.action import Action, ActionItem
from meetgen.model.concern import KnownConcern
from meetgen.model.decision import DecisionItem
from meetgen.model.person import Person
from meetgen.model.project import Project
from meetgen.model.series import Series
from meetgen.model.slug import slug_of
from meetgen.model.source import Location

MOST = 5  # candidates that are proposed
SHORTEST_START = 2  # characters of an id from which on ids that begin so are proposed


class _Slugged(Protocol):
    @property
    def slug(self) -> str: ...


One = TypeVar("One", bound=_Slugged)


def people_named(words: str, index: Index) -> tuple[Person, ...]:
    """Who is meant by a handle, full name or alias; else by a first name or initials.

    More than one where it fits several; nobody where it fits nobody.
    """
    key = key_of(words.strip().removeprefix("@"))
    if (known := index.people.get(key)) is not None:
        return (known,)
    people = tuple(index.people.values())
    exact = tuple(
        one for one in people if key in {key_of(name) for name in (one.name, *one.aliases)}
    )
    if exact:
        return exact
    short = short_form(words.strip().removeprefix("@"))
    return tuple(one for one in people if short in short_forms(one.name))


def series_named(words: str, index: Index) -> tuple[Series, ...]:
    """The series with that slug or title, else those whose titles hold the words."""
    return _named(words, index.series, lambda one: one.title)


def projects_named(words: str, index: Index) -> tuple[Project, ...]:
    """The project with that slug or name, else those whose names hold the words."""
    return _named(words.removeprefix("#"), index.projects, lambda one: one.name)


def concerns_named(words: str, index: Index) -> tuple[KnownConcern, ...]:
    """The concern with that slug or name, else those whose names hold the words."""
    return _named(words.removeprefix("#"), index.concerns, lambda one: one.name)


def _named(words: str, things: Mapping[str, One], title: Callable[[One], str]) -> tuple[One, ...]:
    if (known := things.get(words) or things.get(slug_of(words))) is not None:
        return (known,)
    key = key_of(words)
    exact = tuple(one for one in things.values() if key_of(title(one)) == key)
    return exact or tuple(
        one for one in things.values() if key and key in key_of(f"{one.slug} {title(one)}")
    )


def near_names(words: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that are spelt nearly so, the nearest first."""
    known = {key_of(name): name for name in names}
    return tuple(known[key] for key in get_close_matches(key_of(words), known, n=MOST))


def action_with(id_: str, index: Index) -> Action | None:
    """The action with exactly that id."""
    return next((one for one in index.actions if one.id == id_), None)


def other_lines_with(action: Action, index: Index) -> tuple[Location, ...]:
    """Lines that carry the action's own id without being lines of it: the id is used twice."""
    own = {step.location for step in action.history}
    return tuple(
        item.location
        for meeting in index.meetings.values()
        for item in meeting.note.actions
        if item.fields.id == action.id and item.location not in own
    )


def near_actions(id_: str, index: Index) -> tuple[Action, ...]:
    """The actions that may be meant by an id that no action has, open ones first."""
    by_id = {one.id: one for one in index.actions}
    near = get_close_matches(id_, by_id, n=MOST, cutoff=0.7)
    found = [one for one in by_id if len(id_) >= SHORTEST_START and one.startswith(id_)]
    known = (by_id[one] for one in dict.fromkeys((*found, *near)))
    return tuple(sorted(known, key=lambda one: not one.status.is_open))[:MOST]


def item_at(location: Location, index: Index) -> ActionItem | None:
    """The action item as a note's line says it."""
    meeting = index.meetings.get(location.path)
    items = meeting.note.actions if meeting is not None else ()
    return next((one for one in items if one.location == location), None)


def decision_item_at(location: Location, index: Index) -> DecisionItem | None:
    """The decision that a note has at the place; None for none."""
    meeting = index.meetings.get(location.path)
    items = meeting.note.decisions if meeting is not None else ()
    return next((one for one in items if one.location == location), None)
