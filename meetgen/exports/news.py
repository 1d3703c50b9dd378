"""News of a notebook: notes and decisions as entries of feeds, newest first."""

import datetime as dt
from collections.abc import Iterable, Iterator
from html import escape
from itertools import islice
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from msgspec import Struct

from meetgen.exports.feed_id import feed_id
from meetgen.exports.site_addresses import site_address
from meetgen.index.index import Index
from meetgen.model.action import Action
from meetgen.model.config import Feed
from meetgen.model.decision import Decision, DecisionStatus
from meetgen.model.meeting import Meeting
from meetgen.model.page import person_uri, project_uri
from meetgen.pages.lists import grouped, newest_first
from meetgen.pages.markdown import UNSHOWN, plain, shortened
from meetgen.pages.summaries import Summaries

ENTRIES = 20  # of a feed; who was away for longer reads the site
LISTED = 20  # decisions, actions or questions of one note
LONGEST_TITLE = 120
WITHIN = " \u203a "  # between a heading and what stands below it


class Entry(Struct, frozen=True, kw_only=True):
    """A note or a decision. `html` is all of it, `summary` plain text, `url` empty where unknown.

    `id` stays the same when the site moves.
    """

    id: str
    title: str
    url: str
    published: dt.datetime
    updated: dt.datetime
    summary: str
    html: str
    categories: tuple[str, ...] = ()


class Channel(Struct, frozen=True, kw_only=True):
    """A feed: `kind` is of what, `name` as in its address (`all`, `person/ada`)."""

    kind: Feed
    name: str
    id: str
    title: str
    url: str
    entries: tuple[Entry, ...]


def channels(index: Index) -> Iterator[Channel]:
    """The feeds that the notebook wants, in a fixed order, each with its newest entries."""
    news = _News(index)
    if Feed.NOTES in index.config.feeds:
        yield from news.of_notes()
    if Feed.DECISIONS in index.config.feeds:
        yield from news.of_decisions()


class _News:
    def __init__(self, index: Index) -> None:
        self._index, self._zone = index, ZoneInfo(index.config.timezone)
        self._id, self._summaries = feed_id(index), Summaries(index)
        self._decisions = grouped(index.decisions, lambda one: (one.note,))
        self._actions = grouped(index.actions, lambda one: (one.raised_in,))
        self._decision = {one.id: one for one in index.decisions}
        self._made: dict[str, Entry] = {}

    def of_notes(self) -> Iterator[Channel]:
        index = self._index
        everything = reversed([*index.meetings])
        yield self._notes("all", "", "index.md", everything)
        for handle, person in index.people.items():
            yield self._notes(f"person/{handle}", person.name, person_uri(handle), person.notes)
        for slug, project in index.projects.items():
            yield self._notes(f"project/{slug}", project.name, project_uri(slug), project.notes)

    def of_decisions(self) -> Iterator[Channel]:
        index = self._index
        by = grouped(index.decisions, lambda one: dict.fromkeys(one.by))
        about = grouped(index.decisions, lambda one: dict.fromkeys(one.projects))
        yield self._told("all", "", "decisions/index.md", index.decisions)
        for handle, person in index.people.items():
            some = by.get(handle, ())
            yield self._told(f"person/{handle}", person.name, person_uri(handle), some)
        for slug, project in index.projects.items():
            some = about.get(slug, ())
            yield self._told(f"project/{slug}", project.name, project_uri(slug), some)

    def _notes(self, name: str, title: str, uri: str, paths: Iterable[str]) -> Channel:
        """The feed of the notes at `paths`, which come newest first."""
        meetings = (self._index.meetings[path] for path in paths if path in self._index.meetings)
        held = (one for one in meetings if one.date and one.date <= self._index.as_of)
        entries = tuple(self._note(one, one.date) for one in islice(held, ENTRIES) if one.date)
        return self._channel(Feed.NOTES, name, title, uri, entries)

    def _told(self, name: str, title: str, uri: str, decisions: Iterable[Decision]) -> Channel:
        ordered = newest_first(decisions)
        known = (one for one in ordered if one.date and one.date <= self._index.as_of)
        entries = tuple(self._decided(one, one.date) for one in islice(known, ENTRIES) if one.date)
        return self._channel(Feed.DECISIONS, name, title, uri, entries)

    def _channel(
        self, kind: Feed, name: str, title: str, uri: str, entries: tuple[Entry, ...]
    ) -> Channel:
        site = self._index.config.site_name
        of = f"{title} ({site})" if title else site
        return Channel(
            kind=kind,
            name=name,
            id=self._urn(f"feeds/{kind}/{name}"),
            title=_text(f"{of}: {kind}"),
            url=site_address(self._index.config, uri),
            entries=entries,
        )

    def _note(self, meeting: Meeting, day: dt.date) -> Entry:
        if meeting.path not in self._made:
            moment = meeting.start or self._midnight(day)
            categories = (*self._projects(meeting.projects), *meeting.note.tags)
            self._made[meeting.path] = Entry(
                id=self._urn(meeting.path),
                title=_dated(_text(meeting.title), day),
                url=site_address(self._index.config, meeting.path),
                published=moment,
                updated=moment,
                summary=self._summaries.of_meeting(meeting),
                html="".join(self._told_by(meeting)),
                categories=tuple(dict.fromkeys(map(_text, categories))),
            )
        return self._made[meeting.path]

    def _told_by(self, meeting: Meeting) -> Iterator[str]:
        yield f"<p>{escape(self._summaries.of_meeting(meeting))}</p>"
        decisions = self._decisions.get(meeting.path, ())
        yield _list("Decisions", [plain(one.text) for one in decisions])
        yield _list("Action items", map(self._action, self._actions.get(meeting.path, ())))

    def _action(self, action: Action) -> str:
        owners = ", ".join(self._names(action.owners))
        due = f" (due {action.due})" if action.due else ""
        return f"{owners}: {plain(action.text)}{due}" if owners else f"{plain(action.text)}{due}"

    def _decided(self, decision: Decision, day: dt.date) -> Entry:
        """A decision; that it no longer stands is news of the day on which that was decided."""
        key = f"{decision.note}#{decision.id}"
        if key not in self._made:
            after = self._decision.get(decision.superseded_by or "")
            latest = max(day, after.date) if after is not None and after.date else day
            text = _text(plain(decision.text)) or decision.id
            self._made[key] = Entry(
                id=self._urn(key),
                title=shortened(text, LONGEST_TITLE),
                url=site_address(self._index.config, decision.note, decision.anchor),
                published=self._midnight(day),
                updated=self._midnight(min(latest, self._index.as_of)),
                summary=text,
                html="".join(self._facts(decision, text, after)),
                categories=tuple(map(_text, self._projects(decision.projects))),
            )
        return self._made[key]

    def _facts(self, decision: Decision, text: str, after: Decision | None) -> Iterator[str]:
        yield f"<p>{escape(text)}</p>"
        meeting = self._index.meetings.get(decision.note)
        if meeting is not None:
            where = (*map(plain, decision.context), _dated(meeting.title, meeting.date))
            yield f"<p>{escape(_text(WITHIN.join(where)))}</p>"
        if decision.by:
            yield f"<p>By {escape(_text(', '.join(self._names(decision.by))))}.</p>"
        if decision.status in (DecisionStatus.PROPOSED, DecisionStatus.REJECTED):
            yield f"<p>{decision.status.value.capitalize()}.</p>"
        if decision.status is DecisionStatus.SUPERSEDED:
            by = f"Superseded by: {plain(after.text)}" if after is not None else "Superseded"
            yield f"<p>{escape(_text(by))}</p>"

    def _names(self, handles: Iterable[str]) -> Iterator[str]:
        people = self._index.people
        return (people[one].name if one in people else one for one in handles)

    def _projects(self, slugs: Iterable[str]) -> Iterator[str]:
        projects = self._index.projects
        return (projects[one].name if one in projects else one for one in slugs)

    def _midnight(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(), self._zone)

    def _urn(self, key: str) -> str:
        return uuid5(NAMESPACE_URL, f"{self._id}/{key}").urn


def _list(title: str, lines: Iterable[str]) -> str:
    items = [f"<li>{escape(text)}</li>" for one in lines if (text := _text(one))]
    more = f"<li>and {len(items) - LISTED} more</li>" if len(items) > LISTED else ""
    return f"<h3>{title}</h3><ul>{''.join(items[:LISTED])}{more}</ul>" if items else ""


def _dated(title: str, day: dt.date | None) -> str:
    return title if day is None or str(day) in title else f"{title}, {day}"


def _text(text: str) -> str:
    """Text on one line, of characters that are shown."""
    return " ".join(UNSHOWN.sub("", text).split())
