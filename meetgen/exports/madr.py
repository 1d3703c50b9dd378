"""Decisions as files in the form of MADR, Markdown Any Decision Records 4.0 (adr.github.io/madr).

A file has what the notes tell. They tell no options that were not taken, and the file says so.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from meetgen.exports.brief_text import readable
from meetgen.exports.decisions import names_of
from meetgen.index.due import grouped
from meetgen.index.index import Index
from meetgen.index.tags import known_tags, without_tags
from meetgen.model.concern import KnownConcern
from meetgen.model.config import Words
from meetgen.model.decision import Decision, DecisionStatus
from meetgen.model.meeting import Meeting
from meetgen.model.note import Role
from meetgen.model.person import public_name
from meetgen.model.slug import slug_of
from meetgen.pages.markdown import plain, shortened
from meetgen.parsing.vocabulary import is_decision_heading

# What tells a file of ours, which the next export may replace, from one that somebody wrote
MARK = "<!-- Made by `meetgen export decisions`: the next export replaces this file. -->"
HEAD = 4096  # bytes of a file in which the mark stands
LONGEST_SLUG = 50  # characters of a file's name that tell what was decided
LONGEST_TITLE = 160
WITHIN = " › "  # between a heading and what stands below it


class Record(Struct, frozen=True, kw_only=True):
    """A decision as a file: its name, without folders, and its text."""

    name: str
    text: str


class _Known(Struct, frozen=True, kw_only=True):
    """What a record looks up: names of files, words and concerns by a decision's id."""

    index: Index
    names: Mapping[str, str]
    words: Mapping[str, str]
    concerns: Mapping[str, list[KnownConcern]]


def records(decisions: Iterable[Decision], index: Index) -> Iterator[Record]:
    """One record for each decision, in the order given; records link to each other.

    Names are made of day, id and words, so that they do not depend on other decisions:
    `2026-11-02-d6y5-wave-3-moves-in-december.md`.
    """
    listed = tuple(decisions)
    tags = index.once(known_tags)
    words = {one.id: plain(without_tags(one.text, tags)) or one.id for one in index.decisions}
    known = _Known(
        index=index,
        names=_names(listed, words),
        words=words,
        concerns=grouped(index.concerns.values(), lambda one: one.decisions),
    )
    for one in listed:
        yield Record(name=known.names[one.id], text=_text(one, known))


def is_ours(data: bytes) -> bool:
    """Whether a file is a record of an earlier export."""
    return MARK.encode() in data[:HEAD]


def _names(decisions: tuple[Decision, ...], words: Mapping[str, str]) -> Mapping[str, str]:
    names: dict[str, str] = {}
    taken: set[str] = set()
    for one in sorted(decisions, key=lambda one: one.id):
        name = f"{one.date or 'undated'}-{slug_of(one.id)}-{_short_slug(words[one.id])}.md"
        if name in taken:  # ids that differ in case: "D1" and "d1"
            digest = hashlib.sha256(one.id.encode()).hexdigest()[:6]
            name = f"{name.removesuffix('.md')}-{digest}.md"
        taken.add(name)
        names[one.id] = name
    return names


def _short_slug(words: str) -> str:
    """A slug cut between two words."""
    slug = slug_of(words)
    if len(slug) <= LONGEST_SLUG:
        return slug
    return slug[:LONGEST_SLUG].rpartition("-")[0] or slug[:LONGEST_SLUG]


def _text(one: Decision, known: _Known) -> str:
    meeting = known.index.meetings[one.note]
    words = known.words[one.id]
    title = readable(shortened(words, LONGEST_TITLE))
    pieces = [
        "---",
        *_front_matter(one, meeting, known),
        "---",
        "",
        MARK,
        "",
        f"# {title}",
        "",
        "## Context and Problem Statement",
        "",
        *_context(one, meeting, known.index.config.words),
        "",
        "## Considered Options",
        "",
        f"* {title}",
        "",
        "The notes record no other options.",
        "",
        "## Decision Outcome",
        "",
        f"{_outcome(one)}: {readable(words)}",
        "",
        "## More Information",
        "",
        *_more(one, known),
    ]
    return "\n".join(pieces) + "\n"


def _front_matter(one: Decision, meeting: Meeting, known: _Known) -> Iterator[str]:
    """Values as JSON, which is YAML too, whatever stands in them."""
    status = one.status.value
    if one.superseded_by:
        status = f"superseded by {known.names.get(one.superseded_by, one.superseded_by)}"
    yield f"status: {_yaml(status)}"
    if one.date is not None:
        yield f"date: {one.date}"
    deciders = names_of(one, known.index) or _with_role(meeting, Role.DECIDER)
    for key, people in (
        ("decision-makers", deciders),
        ("consulted", _with_role(meeting, Role.ADVISOR)),
        ("informed", _with_role(meeting, Role.SPECTATOR)),
    ):
        if people:
            yield f"{key}: {_yaml(', '.join(people))}"
    yield f"id: {_yaml(one.id)}"


def _yaml(value: str) -> str:
    return json.dumps(value, ensure_ascii=not value.isprintable())


def _with_role(meeting: Meeting, role: Role) -> tuple[str, ...]:
    return tuple(public_name(one.name) for one in meeting.present if one.role is role)


def _context(one: Decision, meeting: Meeting, own: Words) -> Iterator[str]:
    day = f" of {meeting.date}" if meeting.date else ""
    above = (plain(one) for one in one.context if not is_decision_heading(one, own))
    where = [readable(one) for one in above if one != meeting.title]
    place = f", under {WITHIN.join(where)}" if where else ""
    yield f"{readable(meeting.title)}{day}{place}."
    if meeting.purpose:
        yield ""
        yield f"The meeting was held for this: {readable(plain(meeting.purpose))}"


def _outcome(one: Decision) -> str:
    if one.status is DecisionStatus.PROPOSED:
        return "Proposed"
    return "Rejected" if one.status is DecisionStatus.REJECTED else "Chosen option"


def _more(one: Decision, known: _Known) -> Iterator[str]:
    yield f"* Source: {readable(one.note)}, line {one.location.line}"
    for slug in one.projects:
        project = known.index.projects.get(slug)
        yield f"* Project: {readable(project.name if project else slug)}"
    for concern in known.concerns.get(one.id, ()):
        yield f"* Concern: {readable(concern.name)}"
    for line in one.history:
        yield f"* {line.status.value.capitalize()}{f' on {line.date}' if line.date else ''}"
    verb = "Would supersede" if one.status is DecisionStatus.PROPOSED else "Supersedes"
    for id_ in one.supersedes:
        yield f"* {verb} {_link(id_, known)}"
    if one.superseded_by:
        yield f"* Superseded by {_link(one.superseded_by, known)}"
    if one.revisit is not None:
        yield f"* To be looked at again on {one.revisit}"


def _link(id_: str, known: _Known) -> str:
    """A link to another record, or its words where that is not exported."""
    words = readable(shortened(known.words.get(id_, id_), LONGEST_TITLE))
    return f"[{words}]({known.names[id_]})" if id_ in known.names else f"{words} ({id_})"
