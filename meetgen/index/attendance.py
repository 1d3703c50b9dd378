"""Who was at a meeting: the note's own list first, the calendar's invited people after it."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from meetgen.index.identities import Identity, identity
from meetgen.index.names import (
    is_email,
    is_full_name,
    is_handle,
    key_of,
    reads_as_person,
    short_form,
    short_forms,
)
from meetgen.index.naming import Namer
from meetgen.index.people import Company, People
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.event import Invitee, Occurrence, Reply
from meetgen.model.meeting import Attendee
from meetgen.model.note import Attendance, Note, Presence, Role
from meetgen.model.source import Location
from meetgen.parsing.vocabulary import is_group_word, role_of

# Which of two lists wins when a name is on both.
PRESENCES = (Presence.PRESENT, Presence.ABSENT, Presence.INVITED)
ROLES = tuple(Role)
MOST = 5  # so many candidates are told of


class Attended(Struct, frozen=True, kw_only=True):
    """The attendees of one note, the look-up among them, and what stayed open."""

    attendees: tuple[Attendee, ...]
    company: Company
    diagnostics: tuple[Diagnostic, ...] = ()


def listed_identities(note: Note, groups: frozenset[str]) -> Iterator[Identity]:
    """Those of a note's attendance who are surely somebody: by full name, handle or e-mail.

    A single word of the front matter is a handle, unless it is short for a name in the same note.
    """
    forms: frozenset[str] | None = None
    for one in note.attendance:
        who = identity(one.name, one.handle, one.email)
        if who.handle or who.email:
            yield who
        elif _is_group(who.name, groups):
            continue
        elif is_full_name(who.name) and _is_long(who.name):
            yield who
        elif is_full_name(who.name) or (one.from_front_matter and is_handle(who.name)):
            forms = _forms(note) if forms is None else forms
            if short_form(who.name) not in forms:
                is_full = is_full_name(who.name)
                yield who if is_full else Identity(handle=who.name)


def _forms(note: Note) -> frozenset[str]:
    """Every short form of the full names that a note lists."""
    return frozenset(
        form
        for one in note.attendance
        if is_full_name(one.name) and _is_long(one.name)
        for form in short_forms(one.name)
    )


def _is_long(name: str) -> bool:
    """Whether first and last name are written out: `Ada Lovelace`, not `Ada L.`."""
    words = name.replace(".", " ").split()
    return len(words) > 1 and len(words[0]) > 1 and len(words[-1]) > 1


def _is_group(name: str, groups: frozenset[str]) -> bool:
    return not name or is_group_word(name) or key_of(name) in groups


def claimed_identities(
    note: Note, known: frozenset[str], groups: frozenset[str]
) -> Iterator[Identity]:
    """Owners whom an action names expressly (`@zoe`), and whom neither list nor register knows."""
    forms: set[str] | None = None
    for item in note.actions:
        for claim in item.claims:
            for name in claim.names if claim.certain else ():
                if key_of(name) in known or _is_group(name, groups) or role_of(name) is not None:
                    continue
                if not (reads_as_person(name) or is_email(name)):
                    continue
                if forms is None:
                    forms = set(_forms(note)) | {
                        form for one in note.attendance for form in short_forms(one.handle or "")
                    }
                if short_form(name) not in forms:
                    yield (
                        identity(name)
                        if is_full_name(name) or is_email(name)
                        else Identity(handle=name)
                    )


def invited_identities(events: Iterable[Occurrence]) -> Iterator[Identity]:
    """The people whom the calendar invited to a note's meeting."""
    for event in events:
        for one in event.invitees:
            who = identity(one.name, None, one.email)
            if who.keys:
                yield who


def attendees_of(note: Note, events: tuple[Occurrence, ...], namer: Namer) -> Attended:
    """The people of a meeting, in the order written, those only invited last."""
    people = namer.people
    found = [_person_of(one, people) for one in note.attendance]
    invited = [(one, _invitee(one, people)) for event in events for one in event.invitees]
    guests = tuple(dict.fromkeys(handle for _, handle in invited if handle is not None))
    diagnostics = _find_short_names(note, found, guests, namer)
    attendees = _merge(note.attendance, found, people)
    roles = _roles(note.attendance, found)
    listed = [
        (handle, one.name)
        for handle, one in zip(found, note.attendance, strict=True)
        if handle is not None
    ]
    strangers = (one.name for one in attendees if one.person is None)
    return Attended(
        attendees=_with_invited(attendees, invited, people),
        company=Company(people, listed, guests, roles, strangers),
        diagnostics=diagnostics,
    )


def _find_short_names(
    note: Note, found: list[str | None], guests: tuple[str, ...], namer: Namer
) -> tuple[Diagnostic, ...]:
    """Fill `found` where a first name or initials mean one person; the others that stay open.

    The holder of a role (`Scribe: Ada`) is one of those listed. In a list, “Ada” beside “Ada
    Lovelace” is somebody else, but can be a person whom the calendar invited.
    """
    if None not in found:
        return ()
    people = namer.people
    sure = [
        (handle, one.name)
        for handle, one in zip(found, note.attendance, strict=True)
        if handle is not None
    ]
    listed = {handle for handle, _ in sure}
    others = Company(people, (), (one for one in guests if one not in listed))
    everybody = Company(people, sure, guests)
    diagnostics: list[Diagnostic] = []
    for at, one in enumerate(note.attendance):
        if found[at] is not None:
            continue
        among = everybody if one.role is not None else others
        meant = namer.meant(one.name, among, explicit=False)
        if len(meant.owners) == 1 and meant.owners[0] in people.persons:
            found[at] = meant.owners[0]
        elif meant.candidates:
            diagnostics.append(ambiguous(one.name, meant.candidates, one.location, people))
    return tuple(diagnostics)


def _person_of(one: Attendance, people: People) -> str | None:
    """The person an attendance names for sure, handle first, then e-mail, then full name."""
    parts = (one.handle, one.email, one.name)
    for text in parts:
        found = people.find(text.lstrip("@")) if text else ()
        if len(found) == 1:
            is_sure = key_of(text or "") not in people.claimed
            if text is not one.name or is_full_name(text) or one.from_front_matter or is_sure:
                return found[0]
    return None


def _invitee(one: Invitee, people: People) -> str | None:
    for text in (one.email, one.name):
        found = people.find(text) if text else ()
        if len(found) == 1:
            return found[0]
    return None


def ambiguous(
    name: str, candidates: tuple[str, ...], location: Location, people: People
) -> Diagnostic:
    """MG014: two people fit, and nothing is guessed."""
    names = " or ".join(f"{people.name_of(one)} (`{one}`)" for one in candidates[:MOST])
    return Diagnostic(
        code="MG014",
        severity=Severity.WARNING,
        location=location,
        message=f"“{name}” can be {names}",
        hint=f"write the handle, `@{candidates[0]}`, or the full name",
    )


def _merge(
    attendance: tuple[Attendance, ...], found: list[str | None], people: People
) -> tuple[Attendee, ...]:
    """One attendee a person: present on any list is present, the most responsible role counts."""
    merged: dict[str, Attendee] = {}
    for one, handle in zip(attendance, found, strict=True):
        key = handle if handle is not None else f" {key_of(one.name)}"
        name = people.name_of(handle) if handle is not None else _unpublished(one.name)
        known = merged.get(key)
        if known is None:
            merged[key] = Attendee(
                person=handle,
                name=name,
                role=one.role,
                presence=one.presence,
                remote=one.remote,
                remark=one.remark,
            )
            continue
        roles = [role for role in (known.role, one.role) if role is not None]
        merged[key] = replace(
            known,
            role=min(roles, key=ROLES.index) if roles else None,
            presence=min(known.presence, one.presence, key=PRESENCES.index),
            remote=known.remote or one.remote,
            remark=known.remark or one.remark,
        )
    return tuple(merged.values())


def _unpublished(name: str) -> str:
    """The name without the domain of an address: addresses are never published."""
    return name.partition("@")[0] if is_email(name) else name


def _roles(
    attendance: tuple[Attendance, ...], found: list[str | None]
) -> Mapping[Role, tuple[str, ...]]:
    roles: dict[Role, dict[str, None]] = {}
    for one, handle in zip(attendance, found, strict=True):
        if one.role is not None:
            roles.setdefault(one.role, {})[handle or _unpublished(one.name)] = None
    return {role: tuple(handles) for role, handles in roles.items()}


def _with_invited(
    attendees: tuple[Attendee, ...],
    invited: list[tuple[Invitee, str | None]],
    people: People,
) -> tuple[Attendee, ...]:
    by_handle = {one.person: one for one in attendees if one.person is not None}
    replies: dict[str, Reply] = {}
    further: dict[str, Attendee] = {}
    for one, handle in invited:
        if handle in by_handle and handle is not None:
            replies.setdefault(handle, one.reply)
            continue
        name = people.name_of(handle) if handle is not None else _unpublished(one.name)
        if name:
            further.setdefault(
                handle or f" {key_of(name)}",
                Attendee(person=handle, name=name, presence=Presence.INVITED, reply=one.reply),
            )
    listed = (
        replace(one, reply=replies[one.person])
        if one.person in replies and one.person is not None
        else one
        for one in attendees
    )
    return (*listed, *further.values())
