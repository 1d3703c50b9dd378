"""Which families are one meeting although their UIDs differ, and which only look like one."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from meetgen.calendars.event import Event
from meetgen.calendars.expansion import key_of
from meetgen.calendars.family import family_of

Families = Mapping[str, tuple[Event, ...]]


def split_by_organizer(events: Sequence[Event]) -> dict[str, list[Event]]:
    """The events of one family by the key they belong under: one family, or several after all.

    Anybody can send an invitation whose UID looks like a split of somebody's series. The first
    organizer (by path, then by start) has the family; a UID of another one is a family of its own.
    """
    by_uid: dict[str, list[Event]] = {}
    for event in events:
        by_uid.setdefault(event.uid, []).append(event)
    if len(by_uid) == 1:
        return {events[0].family: [*events]}
    owners = {uid: owner_of(some) for uid, some in by_uid.items()}
    named = sorted(
        (one for one in events if one.organizer and one.organizer.email),
        key=lambda one: (one.location.path, str(key_of(one.start)), one.location.line),
    )
    first = owners[named[0].uid] if named else None
    found: dict[str, list[Event]] = {}
    for uid, some in by_uid.items():
        is_own = owners[uid] in (None, first)
        found.setdefault(some[0].family if is_own else f"{uid} {owners[uid]}", []).extend(some)
    return found


def owner_of(events: Sequence[Event]) -> str | None:
    """The address of a UID's organizer, if there is one; masters go before overrides."""
    ordered = sorted(events, key=lambda one: one.recurrence_id is not None)
    return next((one.organizer.email for one in ordered if one.organizer), None)


def joined_families(families: Families) -> Mapping[str, str]:
    """The families that are part of another one, and which: that which begins first.

    Where two name each other in RELATED-TO and have the same organizer's domain, as Nextcloud
    writes a series that was split (RELTYPE=SIBLING), or FIRST and NEXT of RFC 9253. What only one
    of them says joins nothing: anybody can say it.
    """
    related = {
        family: {family_of(uid) for event in events for uid in event.related}
        for family, events in families.items()
        if any(event.related for event in events)
    }
    domains = {family: domain_of(families[family]) for family in related}
    parent = {family: family for family in related}

    def root_of(family: str) -> str:
        while parent[family] != family:
            parent[family] = family = parent[parent[family]]
        return family

    for family, others in sorted(related.items()):
        for other in sorted(others & related.keys() - {family}):
            if family in related[other] and domains[family] == domains[other]:
                parent[root_of(other)] = root_of(family)
    groups: dict[str, list[str]] = {}
    for family in sorted(related):
        groups.setdefault(root_of(family), []).append(family)
    joined: dict[str, str] = {}
    for group in groups.values():
        if len(group) > 1:
            first = min(group, key=lambda one: (first_start(families[one]), one))
            joined.update(dict.fromkeys(group, first))
    return joined


def first_start(events: Sequence[Event]) -> str:
    """What families are ordered by."""
    return min(str(key_of(event.start)) for event in events)


def domain_of(events: Sequence[Event]) -> str | None:
    """The domain of the organizer's address, if there is one."""
    address = owner_of(events)
    return address.rpartition("@")[2] if address else None


def in_families(events: Sequence[Event]) -> dict[str, list[Event]]:
    """Events by family key, in order of the keys; families of different organizers apart."""
    found: dict[str, list[Event]] = {}
    ordered = sorted(events, key=lambda one: one.family)
    for _, some in groupby(ordered, key=lambda one: one.family):
        for family, own in split_by_organizer([*some]).items():
            found.setdefault(family, []).extend(own)
    return found
