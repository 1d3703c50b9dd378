"""Whom a name in a note means: a person, everybody with a role, a group, or nobody we know."""

from typing import NamedTuple

from msgspec import Struct

from meetgen.index.names import key_of
from meetgen.index.people import Company, People
from meetgen.parsing.vocabulary import is_group_word, role_of


class Meant(NamedTuple):
    """Whom a name means: handles, or words for a group or stranger; `candidates` if it is open."""

    owners: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


NOBODY_KNOWN = Meant()


class Namer(Struct, frozen=True, kw_only=True):
    """Resolves names for the whole notebook; `groups` are the keys of teams."""

    people: People
    groups: frozenset[str] = frozenset()

    @property
    def nobody(self) -> Company:
        """The company of a page that is no meeting."""
        return Company(self.people)

    def meant(self, name: str, company: Company, *, explicit: bool) -> Meant:
        """Whom `name` means among `company`; an `explicit` one is marked as a name by its writer.

        A marked name is a handle before it is somebody's first name; any other the other way round.
        """
        known = self.people.find(name)
        if explicit and len(known) == 1 and key_of(name) not in self.people.claimed:
            return Meant(owners=known)
        called = company.named(name) or company.called(name)
        for one_of in (called, known):
            if len(one_of) == 1:
                return Meant(owners=tuple(one_of))
        if (role := role_of(name)) is not None and company.roles.get(role):
            return Meant(owners=company.roles[role])
        if is_group_word(name) or key_of(name) in self.groups:
            return Meant(owners=(name,))
        if doubt := called or frozenset(known):
            return Meant(candidates=tuple(sorted(doubt)))
        stranger = company.stranger(name)
        return Meant(owners=(stranger,)) if stranger is not None else NOBODY_KNOWN

    def person(self, name: str, company: Company) -> str | None:
        """The handle of the one person whom a marked name (`@ada`, `[[Ada]]`) means, or None."""
        found = self.meant(name, company, explicit=True).owners
        if len(found) == 1 and found[0] in self.people.persons:
            return found[0]
        return None
