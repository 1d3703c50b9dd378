"""The date and time of a note, from four sources in order, and where they disagree."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from meetgen.model.config import Config, DateOrder
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.note import DateSource
from meetgen.model.source import Location
from meetgen.parsing.date_words import DATE, find_dates, find_short_dates, find_time, weekday_in
from meetgen.parsing.document import Block, BlockKind, Document, Line, trail_of
from meetgen.parsing.file_dates import date_of_path
from meetgen.parsing.labels import Labelled
from meetgen.parsing.values import Value, read_timestamp
from meetgen.parsing.vocabulary import heading_key, may_tell

MOST_BLOCKS = 40  # a label or heading further down is not about the meeting itself
LONGEST_DATE_LINE = 90  # characters; a longer line is a sentence
MOST_DATE_WORDS = 10  # "Minutes of the weekly call, Tuesday, 3 March 2026"
MOST_FIRST_LINES = 5
MOST_BESIDE = 14  # "Wednesday, ", "(14:00 UTC)"
MOST_LINES = 12  # of one block
LONGEST_QUOTE = 60
DATE_LABELS = frozenset(
    {"date", "when", "day", "meeting date", "date of meeting", "date and time", "date & time"}
    | {"date time", "date/time", "time and date", "time", "held on", "held", "meeting held"}
    | {"datum", "datum und zeit", "wann", "fecha", "fecha y hora", "data", "data e ora", "jour"}
    | {"quand", "wanneer", "quando", "termin", "date / time", "time & date", "meeting time"}
)
# Each label has one of these words
DATE_WORDS = frozenset(
    {"date", "when", "day", "time", "held", "datum", "wann", "fecha", "data"}
) | {*("jour", "quand", "wanneer", "quando", "termin")}
DIGIT = re.compile("[0-9]")
OTHER_MEETING = ("next", "previous", "last", "upcoming", "future", "nächst", "prochain")
# "{{date}}", "<% tp.date %>", "yyyy-mm-dd"; not "{{ helm }} values"
PLACEHOLDER = re.compile(r"<%|\{\{\s*(?:date|title|time|name|now|today)|yyyy|jjjj|aaaa")
# "20261005T080000Z" as in a calendar; not "20261005"
CALENDAR_FORM = re.compile(r"^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:\d\d)?(Z?)$")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Claim(NamedTuple):
    """What one source says of a note's date."""

    source: DateSource
    day: dt.date
    time: dt.time | None
    location: Location
    weekday: int | None = None


class NoteDate(NamedTuple):
    """A note's date, its start where a time is known (naive without offset), and what is wrong."""

    day: dt.date | None = None
    start: dt.datetime | None = None
    source: DateSource | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def read_note_date(
    document: Document,
    labels: Mapping[int, Labelled],
    *,
    written: tuple[Value, ...],
    times: tuple[Value, ...],
    config: Config,
) -> NoteDate:
    """The date by front matter (`written`, with `times`), file name, label, heading.

    Where two disagree the file name wins, else the first of them, and it is reported.
    """
    diagnostics: list[Diagnostic] = []
    claims = [
        claim
        for claim in (
            _from_front_matter(document.path, written, times, config.date_order, diagnostics),
            _from_path(document.path, config.date_order),
            *_from_text(document, labels, config.date_order, diagnostics),
        )
        if claim is not None
    ]
    if not claims:
        claims = list(_from_first_lines(document, config.date_order))[:1]
    if not claims:
        return NoteDate(diagnostics=tuple(diagnostics))
    chosen = _chosen(claims, diagnostics)
    if chosen.weekday not in (None, chosen.day.weekday()):
        diagnostics.append(_wrong_weekday(chosen))
    time = next((one.time for one in claims if one.time and one.day == chosen.day), None)
    start = None if time is None else dt.datetime.combine(chosen.day, time)
    return NoteDate(chosen.day, start, chosen.source, tuple(diagnostics))


@lru_cache(maxsize=1024)  # a title is asked about three times
def is_date_placeholder(text: str) -> bool:
    """Whether a template's filler stands where a date belongs: `YYYY-MM-DD`, `{{date}}`."""
    folded = text.casefold()
    return PLACEHOLDER.search(folded) is not None


def _chosen(claims: list[Claim], diagnostics: list[Diagnostic]) -> Claim:
    chosen = claims[0]
    for claim in claims:
        if claim.source is DateSource.FILE_NAME and claim.day != chosen.day:
            chosen = claim
    for claim in claims:
        if claim.day != chosen.day:
            diagnostics.append(_disagreement(claim, chosen))
            break  # the other sources copy each other
    return chosen


def _from_front_matter(
    path: str,
    written: tuple[Value, ...],
    times: tuple[Value, ...],
    order: DateOrder,
    diagnostics: list[Diagnostic],
) -> Claim | None:
    for value in written:
        if value.data is None or is_date_placeholder(value.text):
            continue
        location = Location(path=path, line=value.line, column=value.column)
        found = read_moment(value, order)
        if found is None:
            if find_time(value.text) is None or value is written[0]:
                diagnostics.append(_unreadable(value, location))
            continue
        day, time = found
        if time is None:
            time = next((t for t in (find_time(one.text) for one in (*times, *written)) if t), None)
        return Claim(DateSource.FRONT_MATTER, day, time, location)
    return None


def read_moment(value: Value, order: DateOrder) -> tuple[dt.date, dt.time | None] | None:
    """The day, and the time if there is one, of a date in the front matter; None if unreadable."""
    data = value.data
    if isinstance(data, str):
        data = read_timestamp(CALENDAR_FORM.sub(r"\1-\2-\3T\4:\5\6", data.strip().strip("[]")))
    if isinstance(data, dt.datetime):
        return data.date(), data.timetz()
    if isinstance(data, dt.date):
        return data, None
    for found in find_dates(value.text, order):
        if found.day is not None:
            rest = value.text[: found.start] + " " * 2 + value.text[found.end :].lstrip("Tt ")
            return found.day, find_time(rest)
    return None


def _from_path(path: str, order: DateOrder) -> Claim | None:
    found = date_of_path(path, order)
    if found is None:
        return None
    return Claim(DateSource.FILE_NAME, found.day, found.time, Location(path=path))


def _from_text(
    document: Document,
    labels: Mapping[int, Labelled],
    order: DateOrder,
    diagnostics: list[Diagnostic],
) -> list[Claim]:
    """The claims of a labelled line or table row and of the first heading, in this order."""
    label = next(_from_labels(document, labels, order, diagnostics), None)
    heading = None
    for block in document.blocks[:MOST_BLOCKS]:
        if block.kind is BlockKind.HEADING:
            if block.lines and not _is_other_meeting(block.text):
                heading = _claim(document, block.lines[0], DateSource.HEADING, order, diagnostics)
            break
    if heading is None:
        heading = next(_from_first_lines(document, order, most_beside=MOST_BESIDE), None)
    return [claim for claim in (label, heading) if claim is not None]


def _from_labels(
    document: Document,
    labels: Mapping[int, Labelled],
    order: DateOrder,
    diagnostics: list[Diagnostic],
) -> Iterator[Claim]:
    for block, line, ways in labels.values():
        if block.index >= MOST_BLOCKS:
            break
        if any(_is_date_label(label) for label, _ in ways):
            yield from _from_label(document, block, line, order, diagnostics)
    for block in document.blocks[:MOST_BLOCKS]:
        for row in block.rows[:MOST_LINES]:
            if len(row) > 1 and _is_date_label(row[0].text):
                words = " ".join(cell.text for cell in row[1:])
                line = row[0]._replace(text=f"{row[0].text}: {words}")
                yield from _from_label(document, block, line, order, diagnostics)


@lru_cache(maxsize=4096)
def _is_date_label(text: str) -> bool:
    return may_tell(text, DATE_WORDS) and heading_key(text) in DATE_LABELS


def _without_links(line: Line) -> Line:
    """The line with blanks for the words of its links."""
    text = line.text
    for link in line.links:
        end = link.at + len(link.text)
        text = text[: link.at] + " " * (end - link.at) + text[end:]
    return line._replace(text=text)


def _from_first_lines(
    document: Document, order: DateOrder, most_beside: int = LONGEST_DATE_LINE
) -> Iterator[Claim]:
    """A date in one of the first lines or headings, when little else stands in it.

    With more than `most_beside` characters beside the date it is none; only where nothing else
    gives a date, a line that says more is asked.
    """
    lines = 0
    for block in document.blocks[:MOST_BLOCKS]:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            lines += len(block.lines) * (block.kind is BlockKind.ITEM)
            continue
        for line in block.lines:
            lines += 1
            if lines > MOST_FIRST_LINES:
                return
            if line.links and block.kind is BlockKind.PARAGRAPH:
                line = _without_links(line)  # noqa: PLW2901 - the day of another note
            if DIGIT.search(line.text) is None or len(line.text.split()) > MOST_DATE_WORDS:
                continue
            if not _is_other_meeting(line.text):
                claim = _claim(document, line, DateSource.HEADING, order, [])
                if claim is None:
                    continue
                if len(DATE.sub("", line.text, count=1).strip()) <= most_beside:
                    yield claim


def _from_label(
    document: Document, block: Block, line: Line, order: DateOrder, diagnostics: list[Diagnostic]
) -> Iterator[Claim]:
    if block.kind is BlockKind.HEADING or line.text.startswith("<"):
        return
    if any(_is_other_meeting(trail.text) for trail in trail_of(block)):
        return
    claim = _claim(document, line, DateSource.LABEL, order, diagnostics)
    if claim is not None:
        yield claim


def _claim(
    document: Document,
    line: Line,
    source: DateSource,
    order: DateOrder,
    diagnostics: list[Diagnostic],
) -> Claim | None:
    text = line.text
    if DIGIT.search(text) is None:
        return None
    for found in chain(find_dates(text, order), find_short_dates(text, order)):
        if found.day is None:
            diagnostics.append(_ambiguous(text[found.start : found.end], document.place(line)))
            return None
        rest = text[found.end :].lstrip("Tt ")
        time = find_time(rest) or find_time(text[: found.start])
        return Claim(source, found.day, time, document.place(line), weekday_in(text))
    return None


def _is_other_meeting(text: str) -> bool:
    folded = text.casefold()
    return any(word in folded for word in OTHER_MEETING)


def _disagreement(other: Claim, chosen: Claim) -> Diagnostic:
    said_by = {
        DateSource.FRONT_MATTER: "the front matter",
        DateSource.FILE_NAME: "the file name",
        DateSource.LABEL: "the line with the date",
        DateSource.HEADING: "the heading",
    }
    return Diagnostic(
        code="MG010",
        severity=Severity.WARNING,
        location=other.location,
        message=(
            f"{said_by[other.source]} says {other.day}, {said_by[chosen.source]} {chosen.day};"
            " the latter counts"
        ),
        hint="correct the one that is wrong",
    )


def _wrong_weekday(claim: Claim) -> Diagnostic:
    return Diagnostic(
        code="MG010",
        severity=Severity.WARNING,
        location=claim.location,
        message=(
            f"{claim.day} is a {WEEKDAYS[claim.day.weekday()]}, not a"
            f" {WEEKDAYS[claim.weekday or 0]}"
        ),
        hint="correct the date or the weekday",
    )


def _ambiguous(text: str, location: Location) -> Diagnostic:
    return Diagnostic(
        code="MG010",
        severity=Severity.WARNING,
        location=location,
        message=f"'{text}' can be read as two dates",
        hint="write it as 2026-11-18, or set the option `date_order`",
    )


def _unreadable(value: Value, location: Location) -> Diagnostic:
    text = value.text[:LONGEST_QUOTE]
    shown = f"'{text}'" if value.text else "a list or map"
    return Diagnostic(
        code="MG010",
        severity=Severity.WARNING,
        location=location,
        message=f"{shown} is not a date",
        hint="write it as 2026-11-18, or 2026-11-18 14:00",
    )
