"""People: one `Person` for everybody, and look-ups from any way to write their name."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from meetgen.index.identities import Identity, Somebody, all_people, shared_keys
from meetgen.index.names import is_full_name, key_of, short_form, short_forms
from meetgen.model.meeting import Meeting
from meetgen.model.note import Role
from meetgen.model.person import Person, PersonEntry
from meetgen.model.slug import slug_of


class People(Struct, frozen=True, kw_only=True):
    """Everybody the notebook knows, by handle, and the keys that lead to them.

    `by_key` leads to one handle, or to several where the register leaves a doubt. `claimed` are
    keys that only an action's owner ever used: what fits one of a meeting's people goes first.
    `full_names` has the spellings of each person's full name, shown one first.
    """

    persons: Mapping[str, Person] = field(default_factory=dict)
    by_key: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    claimed: frozenset[str] = frozenset()
    full_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, name: str) -> tuple[str, ...]:
        """The handles of those who have `name` as handle, e-mail, full name or alias."""
        return self.by_key.get(key_of(name), ())

    def name_of(self, handle: str) -> str:
        """The name that is shown."""
        return self.persons[handle].name


Filed = Mapping[str, frozenset[str]]


class Company:
    """The people of one meeting, by every way in which they call each other.

    Filed when first asked: most notes name everybody in full. `roles` are who had a role, as
    handles, or as written.
    """

    __slots__ = (
        "_exact",
        "_guests",
        "_invited",
        "_listed",
        "_people",
        "_plain",
        "_short",
        "_strangers",
        "roles",
    )

    def __init__(
        self,
        people: People,
        listed: Iterable[tuple[str, str]] = (),
        guests: Iterable[str] = (),
        roles: Mapping[Role, tuple[str, ...]] | None = None,
        strangers: Iterable[str] = (),
    ) -> None:
        """`listed` as (handle, name as this note writes it); `guests` only the calendar names.

        `strangers` are those listed by a name that leads to nobody we know, such as “Ada”.
        """
        self._people = people
        self._listed = tuple(listed)
        self._guests = tuple(guests)
        self._strangers = {key_of(name): name for name in strangers}
        self._exact: Filed | None = None
        self._short: Filed | None = None
        self._invited: Filed | None = None
        self._plain: Filed | None = None
        self.roles: Mapping[Role, tuple[str, ...]] = roles or {}

    def named(self, name: str) -> frozenset[str]:
        """Those listed who have `name` as full name or handle, or whom this note writes so."""
        if self._exact is None:
            self._exact = _filed(
                (key_of(one), handle)
                for handle, written in self._listed
                for one in (handle, written, *self._people.full_names[handle])
            )
        return self._exact.get(key_of(name), frozenset())

    def stranger(self, name: str) -> str | None:
        """The words by which this note lists somebody whom nothing else knows."""
        return self._strangers.get(key_of(name))

    def called(self, name: str) -> frozenset[str]:
        """Those whose first name, last name or initials these are; the listed first."""
        form = short_form(name)
        if self._short is None:
            self._short = _filed(
                (short, handle)
                for handle, written in self._listed
                for one in (written, *self._people.full_names[handle])
                for short in short_forms(one)
            )
        if (found := self._short.get(form)) is not None:
            return found
        plain = self._unaccented(self._short)
        if plain and (found := plain.get(slug_of(form))) is not None:
            return found
        if self._invited is None:
            self._invited = _filed(
                (short, handle)
                for handle in self._guests
                for one in self._people.full_names[handle]
                for short in short_forms(one)
            )
        return self._invited.get(form, frozenset())

    def _unaccented(self, short: Filed) -> Filed:
        """The short names as they are typed in haste: `Agustin` for Agust\u00edn."""
        if self._plain is None:
            has_accents = not all(map(str.isascii, short))
            pairs = ((slug_of(one), who) for one, some in short.items() for who in some)
            self._plain = _filed(pairs if has_accents else ())
        return self._plain


@lru_cache(maxsize=1 << 14)
def _only(handle: str) -> frozenset[str]:
    """One set for each person, not one for each name in each note."""
    return frozenset((handle,))


def _filed(pairs: Iterable[tuple[str, str]]) -> Filed:
    found: dict[str, frozenset[str]] = {}
    for key, handle in pairs:
        known = found.get(key)
        if known is None:
            found[key] = _only(handle)
        elif handle not in known:
            found[key] = known | {handle}
    return found


def make_people(
    entries: Iterable[PersonEntry],
    identities: Iterable[Identity],
    claims: Iterable[Identity],
) -> People:
    """People of the register, of attendance (`identities`), and of explicit owners (`claims`)."""
    entries, identities, claims = tuple(entries), tuple(identities), tuple(claims)
    strong = {key for one in set(identities) for key in one.keys}
    everybody = all_people(entries, (*identities, *claims))
    handles = _handles(everybody)
    by_key: dict[str, tuple[str, ...]] = {
        key: (handle,) for who, handle in zip(everybody, handles, strict=True) for key in who.keys
    }
    for handle in handles:
        by_key.setdefault(handle, (handle,))
    of_entry = {
        who.entry: handle
        for who, handle in zip(everybody, handles, strict=True)
        if who.entry is not None
    }
    for key, holders in shared_keys(entries).items():
        by_key[key] = tuple(sorted({of_entry[one] for one in holders}))
    known = {key for who in everybody if who.entry is not None for key in who.keys}
    persons = {handle: _person(who, handle) for who, handle in zip(everybody, handles, strict=True)}
    return People(
        persons=dict(sorted(persons.items())),
        by_key=by_key,
        claimed=frozenset(key for one in claims for key in one.keys) - strong - known,
        full_names={
            handle: _full_names(who, persons[handle].name)
            for who, handle in zip(everybody, handles, strict=True)
        },
    )


def _handles(everybody: tuple[Somebody, ...]) -> tuple[str, ...]:
    """A handle for each, in the same order: the register's, else as written, else from the name."""
    taken: set[str] = set()
    made: dict[int, str] = {}
    order = sorted(range(len(everybody)), key=lambda at: _precedence(everybody[at]))
    for at in order:
        base = slug_of(_handle_text(everybody[at]))
        handle, count = base, 1
        while handle in taken:
            count += 1
            handle = f"{base}-{count}"
        taken.add(handle)
        made[at] = handle
    return tuple(made[at] for at in range(len(everybody)))


def _precedence(who: Somebody) -> tuple[bool, str, str, tuple[str, ...]]:
    entry = who.entry.handle if who.entry is not None else ""
    return (who.entry is None, entry, key_of(_shown_name(who)), who.keys)


def _handle_text(who: Somebody) -> str:
    if who.entry is not None:
        return who.entry.handle
    return _most_frequent(who.handles) or _shown_name(who)


def _shown_name(who: Somebody) -> str:
    """The register's name, else the most frequent spelling; a full one before a handle."""
    if who.entry is not None and who.entry.name:
        return who.entry.name
    full = {name: count for name, count in who.names.items() if is_full_name(name)}
    short = {name: count for name, count in who.names.items() if "@" not in name}
    spelt = _most_frequent(full) or _most_frequent(short) or _most_frequent(who.handles)
    if spelt:
        return spelt
    if who.entry is not None:
        return who.entry.handle
    # Only the part before the @ may be shown: addresses are never published.
    return who.emails[0].partition("@")[0] if who.emails else who.keys[0]


def _most_frequent(spellings: Mapping[str, int]) -> str:
    return min(spellings, key=lambda name: (-spellings[name], name)) if spellings else ""


def _full_names(who: Somebody, shown: str) -> tuple[str, ...]:
    aliases = who.entry.aliases if who.entry is not None else ()
    others = sorted(name for name in (*who.names, *aliases) if is_full_name(name))
    return tuple(dict.fromkeys((shown, *others)))


def _person(who: Somebody, handle: str) -> Person:
    shown = _shown_name(who)
    aliases = who.entry.aliases if who.entry is not None else ()
    spellings = {
        key_of(name): name for name in sorted(who.names, reverse=True) if is_full_name(name)
    }
    seen = {key_of(one) for one in (shown, *aliases)}
    further = sorted(name for key, name in spellings.items() if key not in seen)
    entry = who.entry
    return Person(
        handle=handle,
        name=shown,
        aliases=tuple(dict.fromkeys((*aliases, *further))),
        team=entry.team if entry is not None else None,
        title=entry.title if entry is not None else None,
        left=entry.left if entry is not None else None,
        in_register=entry is not None,
    )


def with_notes(
    people: People, notes: Mapping[str, tuple[str, ...]], teams: Mapping[str, tuple[str, ...]]
) -> Mapping[str, Person]:
    """The people with the paths of their notes, newest first, and their teams as slugs."""
    return {
        handle: replace(
            person,
            notes=notes.get(handle, ()),
            team=next(iter(teams.get(key_of(person.team), ())), None) if person.team else None,
        )
        for handle, person in people.persons.items()
    }


def notes_of_people(meetings: Iterable[Meeting]) -> Mapping[str, tuple[str, ...]]:
    """The notes each person was present at, newest first; `meetings` in order of date."""
    notes: dict[str, list[str]] = {}
    for meeting in meetings:
        for handle in dict.fromkeys(one.person for one in meeting.present):
            if handle is not None:
                notes.setdefault(handle, []).append(meeting.path)
    return {handle: tuple(reversed(paths)) for handle, paths in notes.items()}
