"""Actions under headings: by when they are due, as on the page of actions, or by a fact."""

from collections.abc import Callable, Iterable, Mapping

from meetgen.index.due import due_buckets, grouped, newest_closed, open_actions
from meetgen.index.index import Index
from meetgen.model.action import Action

Group = tuple[str, tuple[Action, ...]]
NONE = "without"


def grouped_actions(actions: Iterable[Action], index: Index, by: str) -> tuple[Group, ...]:
    """The groups in order, each sorted: open ones the most pressing first, closed ones behind.

    `by` is `due`, `owner`, `project` or `series`; an action with two owners is in both groups.
    """
    actions = tuple(actions)
    if by == "due":
        buckets = due_buckets(actions, index)
        groups = [(_words(one.due.value), one.actions) for one in buckets]
        return (*groups, *_closed(actions))
    keys: Mapping[str, Callable[[Action], tuple[str, ...]]] = {
        "owner": lambda one: one.owners or ("",),
        "project": lambda one: one.projects or ("",),
        "series": lambda one: (one.series or "",),
    }
    found = grouped(actions, keys[by])
    return tuple(
        (_title(key, by, index), (*open_actions(found[key]), *newest_closed(found[key])))
        for key in sorted(found, key=lambda key: (not key, key))
    )


def _closed(actions: tuple[Action, ...]) -> tuple[Group, ...]:
    closed = newest_closed(actions)
    return (("Closed", closed),) if closed else ()


def _words(value: str) -> str:
    return value.replace("-", " ").capitalize()


def _title(key: str, by: str, index: Index) -> str:
    if not key:
        return f"{NONE} {by}".capitalize()
    if by == "owner":
        return index.people[key].name if key in index.people else key
    things = index.projects if by == "project" else index.series
    known = things.get(key)
    return getattr(known, "name", None) or getattr(known, "title", None) or key
