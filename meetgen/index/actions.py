"""Actions: the lines of many notes that speak of one thing, made into one action with a history."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct, field

from meetgen.index.attendance import Attended
from meetgen.index.ids import short_id, text_key
from meetgen.index.naming import Namer
from meetgen.index.owners import Owned, at_line, owned
from meetgen.index.projects import Keys, project_slugs
from meetgen.index.series import meetings_since
from meetgen.model.action import Action, ActionForm, ActionItem, ActionLine, ActionStatus
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.meeting import Meeting
from meetgen.model.note import NoteKind
from meetgen.model.source import Location

LEAST_ALIKE = 0.34  # share of common words below which two texts are clearly different
LONGEST_NUMBER = 3  # `Action #12` counts within its note and identifies nothing beyond it


class Actions(Struct, frozen=True, kw_only=True):
    """The actions by note date, note and line, and what is wrong with their lines."""

    actions: tuple[Action, ...]
    diagnostics: tuple[Diagnostic, ...]


class _Line(NamedTuple):
    item: ActionItem
    meeting: Meeting
    owned: Owned

    @property
    def scope(self) -> str:
        """Where an equal text means the same action: the series, else only this note."""
        return self.meeting.series or f"\0{self.meeting.path}"


class _Thread(Struct, kw_only=True):
    """An action while its lines are being gathered, in order of date."""

    id: str
    has_own_id: bool
    lines: list[_Line]
    state: _Line
    status: ActionStatus
    done: dt.date | None = None
    history: list[ActionLine] = field(default_factory=list)

    @property
    def is_followed(self) -> bool:
        """Whether a later line of the same text continues it."""
        return self.status.is_open or self.status is ActionStatus.MOVED


class _Gathering(Struct):
    """All threads so far, and where to find them."""

    taken: set[str]
    threads: list[_Thread] = field(default_factory=list)
    by_id: dict[str, _Thread] = field(default_factory=dict)
    by_text: dict[tuple[str, str], _Thread] = field(default_factory=dict)
    by_owner: dict[tuple[str, str, tuple[str, ...]], _Thread] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def make_actions(
    meetings: Iterable[Meeting],
    *,
    attended: Mapping[str, Attended],
    namer: Namer,
    projects: Keys,
    as_of: dt.date,
) -> Actions:
    """Every action of the meeting notes, which come in order of date."""
    meetings = tuple(meetings)
    gathering = _Gathering(
        {one.fields.id for held in meetings for one in held.note.actions if one.fields.id}
    )
    for meeting in meetings:
        company = attended[meeting.path].company
        for item in sorted(meeting.note.actions, key=lambda one: one.location):
            line = _Line(item=item, meeting=meeting, owned=owned(item, company, namer))
            gathering.diagnostics += line.owned.diagnostics
            _gather(gathering, line)
        for id_, location in meeting.note.closes:
            _close(gathering, id_, meeting, location)
    dates = _dates_of_series(meetings)
    made = [_action(thread, projects, dates, as_of) for thread in gathering.threads]
    day = {one.path: one.date or dt.date.min for one in meetings}
    made.sort(key=lambda one: (day[one.note], one.note, one.location))
    return Actions(actions=tuple(made), diagnostics=tuple(gathering.diagnostics))


def _gather(gathering: _Gathering, line: _Line) -> None:
    """Put a line into the thread that it continues, or begin one."""
    own_id = line.item.fields.id
    known = gathering.by_id.get(own_id) if own_id else None
    if line.item.form is ActionForm.REVIEW:
        followed = known or _reviewed(gathering, line)
        if followed is not None:
            _add(gathering, followed, line)
        return
    if known is not None and own_id:
        if _is_same_thing(known, line):
            _add(gathering, known, line)
            return
        if not _is_number(own_id):
            gathering.diagnostics.append(_id_used_twice(own_id, known, line))
        own_id = None
    elif not own_id and (carried := _carried(gathering, line)) is not None:
        _add(gathering, carried, line)
        return
    _begin(gathering, line, own_id)


def _begin(gathering: _Gathering, line: _Line, own_id: str | None) -> None:
    made = own_id or short_id("action", line.meeting.path, line.owned.text, gathering.taken)
    thread = _Thread(
        id=made, has_own_id=own_id is not None, lines=[], state=line, status=line.item.status
    )
    gathering.threads.append(thread)
    gathering.by_id[made] = thread
    _add(gathering, thread, line)


def _add(gathering: _Gathering, thread: _Thread, line: _Line) -> None:
    item, meeting = line.item, line.meeting
    is_first = not thread.lines
    thread.lines.append(line)
    thread.history.append(
        ActionLine(
            note=meeting.path,
            date=meeting.date,
            status=item.status,
            due=item.fields.due,
            location=item.location,
            ended=item.fields.done or item.fields.cancelled,
            owners=line.owned.owners,
        )
    )
    is_review = item.form is ActionForm.REVIEW
    says_state = item.status is not ActionStatus.MOVED and not (
        is_review and item.status is ActionStatus.OPEN
    )
    if is_first or says_state:
        thread.state, thread.status = line, item.status
        thread.done = None
        if item.status is ActionStatus.DONE:
            thread.done = item.fields.done or (None if is_first else meeting.date)
    if not is_review:
        scope, key, owned_key = line.scope, text_key(item.text), text_key(line.owned.text)
        gathering.by_text[scope, key] = gathering.by_text[scope, owned_key] = thread
        gathering.by_owner[scope, owned_key, line.owned.owners] = thread


def _reviewed(gathering: _Gathering, line: _Line) -> _Thread | None:
    """The open action of the series whose words a review repeats, with or without its owner."""
    for text in dict.fromkeys((line.item.text, *(one.text for one in line.item.claims))):
        thread = gathering.by_text.get((line.scope, text_key(text)))
        if thread is not None and thread.is_followed:
            return thread
    return None


def _carried(gathering: _Gathering, line: _Line) -> _Thread | None:
    """The open action of an earlier note of the series with the same words and owner."""
    key = text_key(line.owned.text)
    thread = gathering.by_owner.get((line.scope, key, line.owned.owners))
    if not key or thread is None or not thread.is_followed:
        return None
    if thread.lines[-1].meeting is line.meeting:  # "ACTION: merge." below each of three topics
        return None
    if thread.status.is_open and line.item.status.is_open:
        gathering.diagnostics.append(_open_twice(thread, line))
    return thread


def _is_same_thing(thread: _Thread, line: _Line) -> bool:
    """Whether a line with a known id speaks of that action: any words will do within a series."""
    before = thread.lines[-1]
    is_related = before.scope == line.scope
    if is_related and not _is_number(thread.id):
        return True
    ours, theirs = (set(text_key(one.item.text).split()) for one in (line, before))
    return len(ours & theirs) >= LEAST_ALIKE * max(1, min(len(ours), len(theirs)))


def _is_number(id_: str) -> bool:
    return id_.isdigit() and len(id_) <= LONGEST_NUMBER


def _close(gathering: _Gathering, id_: str, meeting: Meeting, location: Location) -> None:
    """`#done k3f9` ends an action of an earlier note."""
    thread = gathering.by_id.get(id_)
    if thread is None:
        gathering.diagnostics.append(
            Diagnostic(
                code="MG040",
                severity=Severity.WARNING,
                location=location,
                message=f"`#done {id_}`: no earlier note has an action with this id",
                hint="the id stands at the end of the action's line, or in the list of actions",
            )
        )
        return
    if thread.status is ActionStatus.DONE:
        return
    thread.status = ActionStatus.DONE
    thread.done = meeting.date
    thread.history.append(
        ActionLine(
            note=meeting.path,
            date=meeting.date,
            due=None,
            status=ActionStatus.DONE,
            location=location,
        )
    )


def _id_used_twice(id_: str, thread: _Thread, line: _Line) -> Diagnostic:
    before = thread.lines[-1]
    return Diagnostic(
        code="MG022",
        severity=Severity.ERROR,
        location=line.item.location,
        message=f"the id {id_} already stands for “{before.owned.text}” "
        f"({at_line(before.item.location)})",
        hint="give one of the two another id",
    )


def _open_twice(thread: _Thread, line: _Line) -> Diagnostic:
    before = thread.lines[-1]
    return Diagnostic(
        code="MG024",
        severity=Severity.INFO,
        location=line.item.location,
        message=f"the same action is open at {at_line(before.item.location)}: counted once",
        hint=f"take this line out, or put the id `🆔 {thread.id}` on both",
    )


def _dates_of_series(meetings: Iterable[Meeting]) -> Mapping[str, list[dt.date]]:
    dates: dict[str, list[dt.date]] = {}
    for meeting in meetings:
        if (
            meeting.series is not None
            and meeting.date is not None
            and meeting.kind is not NoteKind.CANCELLED
        ):
            dates.setdefault(meeting.series, []).append(meeting.date)
    return dates


def _action(
    thread: _Thread, projects: Keys, dates: Mapping[str, list[dt.date]], as_of: dt.date
) -> Action:
    first, state = thread.lines[0], thread.state
    told = [line for line in thread.lines if line.item.form is not ActionForm.REVIEW]
    latest = told[-1] if told else state
    series, raised_on = latest.meeting.series, first.meeting.date
    is_aging = thread.status.is_open and raised_on is not None
    return Action(
        id=thread.id,
        has_own_id=thread.has_own_id,
        text=latest.owned.text,
        owners=next((one.owned.owners for one in reversed(told) if one.owned.owners), ()),
        status=thread.status,
        due=next(
            (one.item.fields.due for one in reversed(thread.lines) if one.item.fields.due), None
        ),
        done=thread.done if thread.status is ActionStatus.DONE else None,
        priority=latest.item.fields.priority,
        projects=_projects(latest, projects),
        series=series,
        note=state.meeting.path,
        raised_in=first.meeting.path,
        raised_on=raised_on,
        location=state.item.location,
        context=latest.item.context,
        age_days=max(0, (as_of - raised_on).days) if is_aging and raised_on else None,
        age_meetings=meetings_since(dates.get(series or "", []), raised_on, as_of)
        if is_aging and raised_on
        else 0,
        history=tuple(thread.history),
    )


def _projects(line: _Line, projects: Keys) -> tuple[str, ...]:
    """Those that the line names, else the note's."""
    named = project_slugs((*line.item.fields.projects, *line.item.tags), projects)
    return named or line.meeting.projects
