"""Who is who: names, handles and addresses that were written together belong to one person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from meetgen.index.names import is_email, is_full_name, is_handle, key_of
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.person import PersonEntry
from meetgen.model.slug import slug_of

MOST = 5  # so many are told of


class Identity(NamedTuple):
    """One person as one line names them; parts that are not there are empty."""

    name: str = ""
    handle: str = ""
    email: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """What identifies the person, strongest first; a first name alone does not."""
        parts = (self.handle, self.email, self.name if is_full_name(self.name) else "")
        return tuple(key for part in parts if (key := key_of(part)))


@lru_cache(maxsize=1 << 14)  # a list has the names of the list before it
def identity(name: str, handle: str | None = None, email: str | None = None) -> Identity:
    """An identity of parts as written: `@` of a handle gone, an address never taken for a name."""
    name = " ".join(name.split())
    if is_email(name):
        name, email = "", email or name
    handle = (handle or "").strip().lstrip("@")
    return Identity(name=name, handle=handle, email=(email or "").strip().casefold())


class Somebody(Struct, frozen=True, kw_only=True):
    """One person: every key, the register's entry if any, and how often each spelling occurs."""

    keys: tuple[str, ...]
    entry: PersonEntry | None
    names: Mapping[str, int]
    handles: Mapping[str, int]
    emails: tuple[str, ...]


class _Groups:
    """Keys in disjoint groups (union-find); groups of two register entries are never joined."""

    def __init__(self) -> None:
        self.parent: dict[str, str] = {}
        self.entry: dict[str, PersonEntry] = {}

    def root(self, key: str) -> str:
        """The key that stands for the group of `key`, which is made if there is none."""
        parent = self.parent
        above = parent.setdefault(key, key)
        while above != key:
            parent[key] = parent[above]
            key = above
            above = parent[key]
        return key

    def join(self, one: str, other: str) -> None:
        """Make one group of two, unless both have an entry."""
        kept, gone = sorted((self.root(one), self.root(other)))
        if kept == gone or (kept in self.entry and gone in self.entry):
            return
        self.parent[gone] = kept
        if gone in self.entry:
            self.entry[kept] = self.entry.pop(gone)


def entry_keys(entry: PersonEntry) -> tuple[str, ...]:
    """Every key by which the register knows the person, unique, in the order written."""
    written = (entry.handle, *entry.handles, *entry.emails, entry.name, *entry.aliases)
    return tuple(dict.fromkeys(key for text in written if (key := key_of(text.lstrip("@")))))


def shared_keys(entries: Iterable[PersonEntry]) -> Mapping[str, tuple[PersonEntry, ...]]:
    """The keys that several entries claim, with those entries in the order of their handles."""
    holders: dict[str, list[PersonEntry]] = {}
    for entry in sorted(entries, key=lambda one: (one.handle, one.location)):
        for key in entry_keys(entry):
            holders.setdefault(key, []).append(entry)
    return {key: tuple(found) for key, found in holders.items() if len(found) > 1}


def conflicts(entries: Iterable[PersonEntry]) -> Iterator[Diagnostic]:
    """A diagnostic for each name that two entries of the register claim."""
    for key, holders in shared_keys(entries).items():
        handles = ", ".join(f"`{one.handle}`" for one in holders[:MOST])
        yield Diagnostic(
            code="MG016",
            severity=Severity.ERROR,
            location=holders[-1].location,
            message=f"“{key}” stands for {len(holders)} people: {handles}",
            hint="give each of them a name, alias, handle or e-mail that no other has",
        )


def all_people(
    entries: Iterable[PersonEntry], identities: Iterable[Identity]
) -> tuple[Somebody, ...]:
    """Everybody whom the register or an identity names, register first, then in order of key."""
    entries = tuple(entries)
    doubtful = shared_keys(entries)
    groups = _Groups()
    heads = [_join_entry(groups, entry, number, doubtful) for number, entry in enumerate(entries)]
    counted = Counter(identities)
    for one in sorted(counted, key=lambda who: (who.keys, who.name, who.handle)):
        keys = [key for key in one.keys if key not in doubtful]
        for key in keys:
            groups.join(keys[0], key)
    _join_handles_to_names(groups)
    return _collect(groups, counted, heads)


def _join_entry(
    groups: _Groups, entry: PersonEntry, number: int, doubtful: Mapping[str, object]
) -> str:
    """Put an entry's keys in one group; a key of its own stands for it when it shares the rest."""
    head = f"\0{number:06d}"
    groups.entry[groups.root(head)] = entry
    for key in entry_keys(entry):
        if key not in doubtful:
            groups.join(head, key)
    return head


def _join_handles_to_names(groups: _Groups) -> None:
    """The handle `alice-nguyen` and the name “Alice Nguyen” are one, if only one name fits."""
    names: dict[str, list[str]] = {}
    for key in sorted(groups.parent):
        if " " in key and "\0" not in key and "@" not in key:
            names.setdefault(slug_of(key), []).append(key)
    for key in sorted(groups.parent):
        fitting = names.get(key, ())
        if len(fitting) == 1 and not _has_other_name(groups, key):
            groups.join(key, fitting[0])


def _has_other_name(groups: _Groups, handle: str) -> bool:
    entry = groups.entry.get(groups.root(handle))
    return entry is not None and bool(entry.name)


def _collect(
    groups: _Groups, counted: Mapping[Identity, int], heads: Iterable[str]
) -> tuple[Somebody, ...]:
    members: dict[str, list[str]] = {groups.root(head): [] for head in heads}
    for key in sorted(groups.parent):
        members.setdefault(groups.root(key), []).append(key)
    names: dict[str, Counter[str]] = {}
    handles: dict[str, Counter[str]] = {}
    for one, count in counted.items():
        known = next((key for key in one.keys if key in groups.parent), None)
        if known is None:
            continue
        root = groups.root(known)
        if one.name:
            names.setdefault(root, Counter())[one.name] += count
        if one.handle and is_handle(one.handle):
            handles.setdefault(root, Counter())[one.handle] += count
    return tuple(
        Somebody(
            keys=tuple(key for key in keys if not key.startswith("\0")),
            entry=groups.entry.get(root),
            names=names.get(root, {}),
            handles=handles.get(root, {}),
            emails=tuple(key for key in keys if "@" in key),
        )
        for root, keys in members.items()
    )
