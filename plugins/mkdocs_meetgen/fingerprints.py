"""Digests of what pages are made of, which tell that a page is the same without laying it out.

Nothing here knows MkDocs. A page's Markdown is made of the page, its view and the names that
templates get (`meetgen.index.shown_names`), and of nothing else.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple

from meetgen.cache import digest_of
from meetgen.codec import encode
from meetgen.index.index import Backlink
from meetgen.index.shown_names import ShownNames
from meetgen.model.action import Action
from meetgen.model.concern import KnownConcern
from meetgen.model.decision import Decision
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.event import Occurrence
from meetgen.model.meeting import Meeting
from meetgen.model.page import Page
from meetgen.model.person import Person
from meetgen.model.project import Project
from meetgen.model.question import Question
from meetgen.model.series import Series
from meetgen.model.team import Team

# What stands on many pages: worked out once for all of them
SHARED = frozenset(
    {Action, Decision, KnownConcern, Meeting, Person, Project, Question, Series, Team}
)
# What holds nothing of that
ALONE = frozenset({Backlink, Diagnostic, Occurrence})


class Fingerprints:
    """The fingerprints of the pages of one index."""

    def __init__(self, names: ShownNames) -> None:
        # With its value, so that no other one gets its id.
        self._known: dict[int, tuple[object, bytes]] = {}
        self._ways: dict[type, Callable[[Any], object]] = {}
        self._names = digest_of(encode(self._told(names)))

    def of(self, page: Page, view: object) -> bytes:
        """A digest of all that the page's Markdown is made of; `view` is the page's own."""
        told = self._told(view)
        about = (page.uri, page.title, page.kind, page.note, page.section)
        return digest_of(self._names, encode([*about, page.tags, page.is_searchable, told]))

    def _told(self, value: object) -> object:
        """The value as what can be encoded, with digests in the place of what is shared."""
        kind = type(value)
        told = self._ways.get(kind)
        if told is None:
            told = self._ways[kind] = self._way(kind)
        return told(value)

    def _way(self, kind: type[Any]) -> Callable[[Any], object]:
        """How values of a type are told."""
        if kind in SHARED:
            return self._digest
        if kind not in ALONE and issubclass(kind, Struct):
            return lambda value: [kind.__name__, *map(self._told, astuple(value))]
        if issubclass(kind, tuple | list):
            return lambda value: [*map(self._told, value)]
        if issubclass(kind, Mapping):
            return lambda value: [(self._told(key), self._told(value[key])) for key in value]
        if issubclass(kind, AbstractSet):
            return lambda value: sorted(encode(self._told(one)) for one in value)
        return _as_it_is

    def _digest(self, value: object) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, digest_of(encode(value)))
        return known[1]


def _as_it_is(value: object) -> object:
    return value
