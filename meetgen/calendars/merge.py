"""Which events count when files, mails and versions say different things about one UID."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from meetgen.calendars.event import Event, Method
from meetgen.calendars.expansion import key_of, original_start_of
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.event import EventStatus, Invitee, Reply

MOST_VERSIONS = 50


def merge_events(events: Sequence[Event]) -> tuple[tuple[Event, ...], tuple[Diagnostic, ...]]:
    """The events of one UID that count: masters first, then one override for each original start.

    The first file (by path) that names an organizer binds the UID to it: a later invitation from
    somebody else never replaces anything (anyone can send one). Then the higher SEQUENCE counts,
    then the later LAST-MODIFIED. Several masters stay only where they are different events
    under one UID, as Zoom writes them. Mails that cancel or reply change what they are about.
    """
    if len(events) == 1 and events[0].method is Method.PUBLISH:
        return tuple(events), ()
    ordered = sorted(events, key=lambda one: (one.location.path, one.location.line))
    trusted, foreign = by_organizer(ordered)
    data = [one for one in trusted if one.method is Method.PUBLISH]
    cancels = [one for one in trusted if one.method is Method.CANCEL]
    replies = [one for one in trusted if one.method is Method.REPLY]
    if not data:  # a mail is all there is: it tells when the meeting is, or was to be
        data = [
            replace(one, status=EventStatus.CANCELLED) for one in cancels if one.start != date.min
        ] or replies
    masters = choose_masters([one for one in data if one.recurrence_id is None])
    overrides = choose_overrides([*data, *cancels_of_one(cancels)], masters)
    chosen = [cancelled(one, cancels) for one in (*masters, *overrides)]
    return tuple(replied(one, replies) for one in chosen), tuple(map(not_the_organizer, foreign))


def by_organizer(events: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """The events of the organizer that the UID is bound to, and those of others.

    Within the binding file only a second master can be another's: a calendar has accepted the
    overrides that it holds.
    """
    named = [
        one
        for one in events
        if one.organizer and one.organizer.email and one.method is not Method.REPLY
    ]
    if not named:
        return list(events), []
    bound = min(
        named,
        key=lambda one: (
            one.location.path,
            one.recurrence_id is not None,
            one.sequence,
            one.location.line,
        ),
    )
    trusted: list[Event] = []
    foreign: list[Event] = []
    for event in events:
        is_bound = email_of(event.organizer) in (None, email_of(bound.organizer))
        is_own = event.location.path == bound.location.path and event.recurrence_id is not None
        is_trusted = is_bound or is_own or event.method is Method.REPLY
        (trusted if is_trusted else foreign).append(event)
    return trusted, foreign


def email_of(person: Invitee | None) -> str | None:
    """The address of a person, if there is one."""
    return person.email if person else None


def not_the_organizer(event: Event) -> Diagnostic:
    """The warning about an event that somebody else sent under a known UID."""
    return Diagnostic(
        code="MG064",
        severity=Severity.WARNING,
        location=event.location,
        message=f"'{event.summary}' has the UID of another organizer's event",
        hint="it is left out; if the meeting changed hands, remove the older file",
    )


def newest_first(events: Iterable[Event]) -> list[Event]:
    """Events by SEQUENCE, LAST-MODIFIED and place; DTSTAMP tells only when it was downloaded."""
    placed = sorted(events, key=lambda one: (one.location.path, one.location.line))
    return sorted(placed, key=lambda one: (one.sequence, one.modified), reverse=True)


def choose_masters(masters: Iterable[Event]) -> list[Event]:
    """The newest version of each master, by start."""
    chosen: list[Event] = []
    by_start: dict[date, int] = {}
    with_rule: int | None = None
    for event in newest_first(masters):
        index = by_start.get(key_of(event.start))
        if index is None and event.rule:
            index = with_rule
        if index is None:
            index = other_version(event, chosen)
        if index is None:
            index = len(chosen)
            chosen.append(event)
            by_start[key_of(event.start)] = index
            if event.rule and with_rule is None:
                with_rule = index
        else:
            chosen[index] = with_replies(chosen[index], event.invitees)
    return sorted(chosen, key=lambda one: (str(key_of(one.start)), one.location))


def other_version(event: Event, chosen: Sequence[Event]) -> int | None:
    """Which of the chosen masters of one UID is a newer version of an event that starts elsewhere.

    One of another file with another SEQUENCE; several in one file are several events, as Zoom
    writes them. More than a few are no versions of each other.
    """
    for index, other in enumerate(chosen if len(chosen) <= MOST_VERSIONS else ()):
        if event.location.path != other.location.path and event.sequence != other.sequence:
            return index
    return None


def choose_overrides(events: Iterable[Event], masters: Sequence[Event]) -> list[Event]:
    """The newest override of each original start, in order of that."""
    master = series_of(masters)
    chosen: dict[date, Event] = {}
    for event in newest_first(one for one in events if one.recurrence_id is not None):
        key = key_of(original_start_of(event, master))
        known = chosen.get(key)
        chosen[key] = with_replies(known, event.invitees) if known else event
    return [chosen[key] for key in sorted(chosen, key=str)]


def series_of(masters: Sequence[Event]) -> Event | None:
    """The master that overrides belong to: the one with a rule, else the first."""
    return next((one for one in masters if one.rule or one.extra), masters[0] if masters else None)


def cancels_of_one(cancels: Iterable[Event]) -> Iterator[Event]:
    """Cancellations of single occurrences, as overrides."""
    for event in cancels:
        if event.recurrence_id is not None:
            yield replace(event, status=EventStatus.CANCELLED)


def cancelled(event: Event, cancels: Iterable[Event]) -> Event:
    """The event, cancelled if a mail of its SEQUENCE or a later one cancels the whole UID."""
    is_cancelled = any(
        one.recurrence_id is None and one.sequence >= event.sequence for one in cancels
    )
    return replace(event, status=EventStatus.CANCELLED) if is_cancelled else event


def replied(event: Event, replies: Iterable[Event]) -> Event:
    """The event with the answers that mails of the invited bring, the last one's first."""
    answers = {
        one.email: one.reply
        for reply in replies
        if reply.recurrence_id is None
        or (
            event.recurrence_id is not None
            and key_of(reply.recurrence_id) == key_of(event.recurrence_id)
        )
        for one in reply.invitees
        if one.email
    }
    if not answers:
        return event
    people = tuple(
        replace(one, reply=answers.get(one.email or "", one.reply)) for one in event.invitees
    )
    return replace(event, invitees=people)


def with_replies(event: Event, copies: Iterable[Invitee]) -> Event:
    """The event with answers that an older copy of it has and it lacks.

    Everyone's own calendar knows their own answer first.
    """
    answers = {
        one.email: one.reply for one in copies if one.email and one.reply is not Reply.NEEDS_ACTION
    }
    if not answers:
        return event
    people = tuple(
        replace(one, reply=answers[one.email])
        if one.reply is Reply.NEEDS_ACTION and one.email in answers
        else one
        for one in event.invitees
    )
    return event if people == event.invitees else replace(event, invitees=people)
