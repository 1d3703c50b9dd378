"""A VTIMEZONE as data: the offsets that a file gives a zone which nobody else knows."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from meetgen.calendars.event import Frequency, Rule
from meetgen.calendars.file_zone import HOUR, Offsets, file_zone
from meetgen.calendars.recurrence import days_of_rule
from meetgen.calendars.rules import RuleError, read_rule

LONGEST_DEFINITION = 100_000  # characters; all of a zone's history takes a fifth of it
MOST_OBSERVANCES = 400
MOST_CHANGES = 4000
FIRST_YEAR, LAST_YEAR = "1601", 2100
COMPARED = range(2010, 2031)  # years in which a zone of the file's must be the one it is taken for
NIGHT = 3 * HOUR  # some programs are an hour off in when a change takes place

FLAGS = re.MULTILINE | re.IGNORECASE
# "BEGIN:DAYLIGHT" at the start of a line; not " BEGIN:STANDARD" (folded), "BEGIN:VEVENT".
OBSERVANCE = re.compile(r"^BEGIN[ \t]*:[ \t]*(STANDARD|DAYLIGHT)[ \t]*$", FLAGS)
# "TZOFFSETTO:+0200", "TZOFFSETFROM;X=y:-003456"; not "TZOFFSETTO:CET".
OFFSET = re.compile(
    r"^TZOFFSET(TO|FROM)(?:;[^:\n]*)?:[ \t]*([+-]?)(\d\d)(\d\d)(\d\d)?[ \t]*$", FLAGS
)
# "DTSTART:19701025T030000", "RDATE;VALUE=DATE:19890326,19900325"; not "RDATE:P1D".
ONSETS = re.compile(r"^(?:DTSTART|RDATE)(?:;[^:\n]*)?:[ \t]*(\d{8}[^\n]*)$", FLAGS)
ONSET = re.compile(r"(\d{4})(\d{4})(?:T(\d{6}))?(Z?)")  # "19701025T030000", "19701025T030000Z"
RULE = re.compile(r"^RRULE(?:;[^:\n]*)?:[ \t]*([^\n]+)$", FLAGS)  # "RRULE:FREQ=YEARLY;..."


class Observance(NamedTuple):
    """A part of a VTIMEZONE: from its onsets on (on the wall) an offset holds in place of another.

    `is_complete` is False where it has a rule that is not followed.
    """

    kind: str
    before: timedelta
    after: timedelta
    onsets: tuple[datetime, ...]
    rule: Rule | None
    is_complete: bool


def read_offsets(name: str, text: str) -> Offsets | None:
    """What the VTIMEZONE `text` says; None when it says nothing that can be used.

    Rules other than yearly ones are not followed, and nothing costs more than a few milliseconds.
    """
    observances = [*observances_of(text[:LONGEST_DEFINITION])]
    changes: dict[datetime, tuple[timedelta, timedelta]] = {}
    for one in observances:
        for onset in [*onsets_of(one, observances)][: MOST_CHANGES - len(changes)]:
            changes[onset - one.before] = (one.before, one.after)
    if not changes:
        return None
    ordered = sorted(changes.items())
    return Offsets(
        name=name,
        before=ordered[0][1][0],
        changes=tuple((instant, after) for instant, (_, after) in ordered),
        is_endless=len(ordered) == 1 or any(one.rule for one in observances),
        is_complete=all(one.is_complete for one in observances),
    )


def observances_of(text: str) -> Iterator[Observance]:
    """The STANDARD and DAYLIGHT parts of a VTIMEZONE that can be used."""
    _, *parts = OBSERVANCE.split(text, MOST_OBSERVANCES)
    for kind, part in zip(parts[::2], parts[1::2], strict=True):
        given = {match[1].upper(): match for match in reversed([*OFFSET.finditer(part)])}
        if not {"TO", "FROM"} <= given.keys():
            continue
        before, after = offset_of(given["FROM"]), offset_of(given["TO"])
        onsets = tuple(first_onsets(part, before))
        rule, is_complete = None, True
        if (found := RULE.search(part)) is not None and onsets:
            rule = yearly_rule(found[1], onsets[0].replace(tzinfo=timezone(before)))
            is_complete = rule is not None
        yield Observance(kind.upper(), before, after, onsets, rule, is_complete)


def yearly_rule(text: str, start: datetime) -> Rule | None:
    """The rule of an observance; None when it is not followed."""
    try:
        rule = read_rule(text, start, UTC)
    except RuleError:
        return None
    return rule if rule.frequency is Frequency.YEARLY and not rule.times else None


def offset_of(match: re.Match[str]) -> timedelta:
    """The offset of `+0200`, below a day in any case."""
    offset = timedelta(
        hours=int(match[3]) % 24, minutes=int(match[4]) % 60, seconds=int(match[5] or 0) % 60
    )
    return -offset if match[2] == "-" else offset


def first_onsets(part: str, before: timedelta) -> Iterator[datetime]:
    """The times on the wall that DTSTART and RDATE of an observance name.

    Programs write years such as 1 and 1601 to say that it was ever so.
    """
    for match in ONSETS.finditer(part):
        for found in map(ONSET.match, match[1].replace(" ", "").split(",")):
            if found:
                text = f"{max(found[1], FIRST_YEAR)}{found[2]}{found[3] or '000000'}"
                try:
                    onset = datetime.strptime(text, "%Y%m%d%H%M%S")  # noqa: DTZ007 (on the wall)
                except ValueError:
                    continue
                if onset.year <= LAST_YEAR:
                    yield onset + before if found[4] else onset


def onsets_of(one: Observance, others: Iterable[Observance]) -> Iterator[datetime]:
    """The times on the wall at which an observance begins, up to `LAST_YEAR`.

    A rule without an end holds until the next observance of its kind: programs that list the
    eras of a zone leave the ends of the earlier ones out.
    """
    yield from one.onsets
    if one.rule is None:
        return
    start = one.onsets[0]
    later = [other.onsets[0] for other in others if other.kind == one.kind and other.onsets]
    last = min((each for each in later if each > start), default=datetime(LAST_YEAR, 12, 31))  # noqa: DTZ001
    for day in days_of_rule(one.rule, start.date(), start.date(), last.date()):
        onset = datetime.combine(day, start.time())
        if onset < last or one.rule.last_day:
            yield onset


def zone_of(offsets: Offsets, candidates: Iterable[tzinfo]) -> tzinfo:
    """The first of `candidates` with the same offsets, else a fixed one or the file's own."""
    for zone in candidates:
        if is_same(zone, offsets):
            return zone
    only = {offsets.before, *(offset for _, offset in offsets.changes)}
    return timezone(only.pop()) if len(only) == 1 and offsets.is_complete else file_zone(offsets)


def is_same(zone: tzinfo, offsets: Offsets) -> bool:
    """Whether a zone has the file's offsets in the years that both tell of."""
    first, last = offsets.changes[0][0], offsets.changes[-1][0]
    years = range(first.year + 1, LAST_YEAR if offsets.is_endless else last.year + 1)
    compared = [year for year in COMPARED if year in years]
    moments = [datetime(year, month, 15) for year in compared for month in (1, 4, 7, 10)]  # noqa: DTZ001
    moments += (
        moment
        for instant, _ in offsets.changes
        if instant.year in compared or not compared
        for moment in (instant - NIGHT, instant + NIGHT)
    )
    if not offsets.is_endless:
        moments = [one for one in moments if first <= one <= last + NIGHT]
    return all(
        one.replace(tzinfo=UTC).astimezone(zone).utcoffset() == offsets.at(one) for one in moments
    )
