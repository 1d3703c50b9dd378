"""A note's own text as its page shows it: links that work, anchors, boxes that can be seen."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from meetgen.index.index import Index, ResolvedLink, TargetKind
from meetgen.model.action import Action, ActionItem, ActionStatus
from meetgen.model.decision import Decision, DecisionStatus
from meetgen.model.link import Link, LinkKind
from meetgen.model.note import Note, Section
from meetgen.model.page import (
    concern_uri,
    person_uri,
    project_uri,
    relative_uri,
    series_uri,
    team_uri,
)
from meetgen.model.question import Question
from meetgen.model.slug import name_key
from meetgen.model.source import Location
from meetgen.pages.comments import comments
from meetgen.pages.markdown import address, escape

# A box that Markdown knows: "[ ]", "[x]"; not "[-]"
KNOWN_BOX = re.compile(r"\[[ xX]\]")
# What another plugin acts upon: "<!-- material/tags -->"; not "<!-- ask Ada -->"
DIRECTIVE = re.compile(r"<!--\s*[a-z][a-z0-9_-]*/[a-z]")
BOX = re.compile(r"\[ ?[^\[\]\n] ?\]")  # any box: "[-]", "[!]", "[ X]"; not "[!note]", "[Ada]"
CALLOUT = re.compile(r"\[![^\]\n]*\][-+]?[ \t]*")  # "[!decision]- "; not "[x]"
QUOTE_MARKS = re.compile(r"\n[ \t]*(?:>[ \t]?)+")  # a line break and the "> " of the next line
UNDERLINE = re.compile(r"[ \t]*(=+|-+)[ \t]*$")  # of a Setext heading: "====="; not "= x"
LINE_BREAK = re.compile(r"\n")
SETEXT_LINES = 8  # of a heading with an underline, which may be longer than one line
IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$", re.IGNORECASE)  # "a.PNG"; not "a.pdf"
INLINE_LINK = re.compile(r"(!?\[.*\]\().*\)", re.DOTALL)  # "[words](target)"; not "[words][ref]"

# "📅 2026-12-01", "🆔 k3f9": shown small, because people read past them; not "📅 soon"
FIELD = re.compile(
    r"[\U0001F4C5\u23F3\U0001F6EB\u2795\u2705\u274C][ \t]*\d{4}-\d\d-\d\d"
    r"|(?:\U0001F194|\u26D4)[ \t]*[\w-]+"
)

BOX_WORDS: Mapping[ActionStatus, str] = {
    ActionStatus.OPEN: "open",
    ActionStatus.IN_PROGRESS: "in progress",
    ActionStatus.DONE: "done",
    ActionStatus.CANCELLED: "cancelled",
    ActionStatus.MOVED: "moved on",
}


class Marks(Struct, frozen=True, kw_only=True):
    """The actions, decisions and questions of the index by each of their lines."""

    actions: Mapping[Location, Action]
    decisions: Mapping[Location, Decision]
    questions: Mapping[Location, Question]
    decisions_by_id: Mapping[str, Decision]
    actions_by_id: Mapping[str, Action]


class Edit(NamedTuple):
    """Other text for a stretch of a body."""

    start: int
    end: int
    text: str


def marks_of(index: Index) -> Marks:
    """The marks of every note, made once for all of them."""
    return Marks(
        actions={line.location: one for one in index.actions for line in one.history}
        | {one.location: one for one in index.actions},
        decisions={line.location: one for one in index.decisions for line in one.history}
        | {one.location: one for one in index.decisions},
        questions={one.location: one for one in index.questions},
        decisions_by_id={one.id: one for one in index.decisions},
        actions_by_id={one.id: one for one in index.actions},
    )


def note_text(note: Note, index: Index, marks: Marks, *, title: str) -> str:
    """The text of a meeting note, below a first heading `title` that the page already has.

    The note's own first heading goes when it says the same; any other one of the first level moves
    all headings down by one, because a page has one title.
    """
    edits = [*_link_edits(note, index), *_mark_edits(note, marks)]
    titles = [one for one in note.sections if one.level == 1]
    taken_off = titles[0] if titles and name_key(titles[0].text) == name_key(title) else None
    edits += _heading_edits(note, taken_off, is_demoted=any(one is not taken_off for one in titles))
    return _spliced(note.body, edits)


def own_words(note: Note | None, index: Index) -> str:
    """The text that comes first on a generated page, without its first heading of level one.

    Empty where nobody wrote one.
    """
    if note is None:
        return ""
    titles = [one for one in note.sections if one.level == 1]
    edits = _heading_edits(note, titles[0] if titles else None, is_demoted=len(titles) > 1)
    return _spliced(note.body, [*_link_edits(note, index), *edits]).strip("\n")


def linked_text(note: Note, index: Index) -> str:
    """The text of an ordinary page: as written, but its links and mentions work."""
    return _spliced(note.body, list(_link_edits(note, index)), keeps_directives=True)


def target_uri(kind: TargetKind, key: str) -> str:
    """The page or file that a reference leads to, from the notes folder."""
    match kind:
        case TargetKind.PERSON:
            return person_uri(key)
        case TargetKind.PROJECT:
            return project_uri(key)
        case TargetKind.SERIES:
            return series_uri(key)
        case TargetKind.TEAM:
            return team_uri(key)
        case TargetKind.CONCERN:
            return concern_uri(key)
        case TargetKind.NOTE | TargetKind.FILE:
            return key


def _spliced(body: str, edits: list[Edit], *, keeps_directives: bool = False) -> str:
    """`body` with all edits made and its comments gone; of two that overlap the outer counts."""
    edits += [
        Edit(start, end, text)
        for start, end, text in comments(body)
        if not (keeps_directives and DIRECTIVE.match(body, start, end))
    ]
    if not edits:
        return body
    # What is put in comes before what is replaced at the same place: an anchor before a mention.
    edits.sort(key=lambda edit: (edit.start, edit.end > edit.start, -edit.end))
    pieces: list[str] = []
    last = 0
    for edit in edits:
        if edit.start >= last:
            pieces += [body[last : edit.start], edit.text]
            last = edit.end
    pieces.append(body[last:])
    return "".join(pieces)


def _link_edits(note: Note, index: Index) -> Iterator[Edit]:
    for one in index.links.get(note.path, ()):
        if (text := _replacement(one, note)) is not None:
            yield Edit(one.link.start, one.link.end, text)


def _replacement(resolved: ResolvedLink, note: Note) -> str | None:
    """The Markdown link for a reference, None where it is fine as written."""
    link = resolved.link
    uri = target_uri(resolved.kind, resolved.key)
    written = note.body[link.start : link.end]
    target = address(relative_uri(uri, note.path), resolved.anchor)
    match link.kind:
        case LinkKind.MENTION:
            return f"[{escape(link.target if written.startswith('@[') else written)}]({target})"
        case LinkKind.TAG:
            return f"[{escape(written)}]({target})"
        case LinkKind.WIKILINK:
            return f"[{escape(link.text or link.target or link.part) or target}]({target})"
        case LinkKind.EMBED if resolved.kind is TargetKind.FILE and IMAGE.search(uri):
            alt = link.target if link.text.isdecimal() else link.text or link.target
            return f"![{escape(alt)}]({target})"
        case LinkKind.EMBED:
            return f"[{escape(link.text or link.target)}]({target})"
        case LinkKind.MARKDOWN | LinkKind.IMAGE:
            return _redirected(
                link,
                written,
                target,
                is_right=_leads(link, note) == uri and link.part == resolved.anchor,
            )


def _leads(link: Link, note: Note) -> str:
    """The path from the notes folder to which a Markdown link leads as written."""
    parts = note.path.split("/")[:-1] if link.target else note.path.split("/")
    for part in link.target.split("/") if link.target else ():
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _redirected(link: Link, written: str, target: str, *, is_right: bool) -> str | None:
    if is_right and not link.target.startswith("/"):
        return None
    match = INLINE_LINK.fullmatch(written)
    if match is None:
        return None
    words = written[: written.rindex("](") + 2]
    return f"{words}{target})"


def _mark_edits(note: Note, marks: Marks) -> Iterator[Edit]:
    seen: set[str] = set()
    for item in note.actions:
        action = marks.actions.get(item.location)
        anchor = _anchor(action.anchor, seen) if action else ""
        fate = _fate(item, action, note) if action else ""
        yield from _action_edits(item, note.body, anchor, fate)
        yield from _field_edits(note.body, item.span[1])
    yield from _closing_edits(note, marks, seen)
    for decision_item in note.decisions:
        if decision := marks.decisions.get(decision_item.location):
            fate = _decision_fate(decision, decision_item.location, note, marks)
            text = _anchor(decision.anchor, seen) + fate
            yield _insertion(note.body, *decision_item.span, text)
            yield from _field_edits(note.body, decision_item.span[1])
    for question_item in note.questions:
        if question := marks.questions.get(question_item.location):
            start, end = question_item.span
            anchor = _anchor(question.anchor, seen)
            if note.body[start:end] == "[?]":
                yield Edit(start, end, anchor + _box("question", "open question"))
            else:
                yield _insertion(note.body, start, end, anchor)


def _closing_edits(note: Note, marks: Marks, seen: set[str]) -> Iterator[Edit]:
    """An anchor at `#done k3f9`, to which the history of the action that it closes leads."""
    lines = note.body.split("\n") if note.closes else []
    for id_, place in note.closes:
        action, number = marks.actions_by_id.get(id_), place.line - note.body_line
        steps = action.history if action is not None else ()
        is_step = any(one.location == place for one in steps)
        if action is None or not is_step or not 0 <= number < len(lines):
            continue
        match = re.search(
            rf"(?<![\w#&/`])#(?:done|closed?)[ \t]+\^?{re.escape(id_)}\b", lines[number]
        )
        if match is not None and action.anchor not in seen:
            at = sum(len(line) + 1 for line in lines[:number]) + match.start()
            yield Edit(at, at, _anchor(action.anchor, seen))


def _action_edits(item: ActionItem, body: str, anchor: str, fate: str) -> Iterator[Edit]:
    start, end = item.span
    box = body[start:end]
    if BOX.fullmatch(box) and not KNOWN_BOX.fullmatch(box):
        shown = _box(item.status.value, BOX_WORDS[item.status])
        yield Edit(start, end, f"{anchor}{shown}{' ' if fate else ''}{fate.rstrip()}")
    elif anchor or fate:
        yield _insertion(body, start, end, anchor + fate)


def _field_edits(body: str, start: int) -> Iterator[Edit]:
    """Mark the fields on the rest of a line, so that they can stand back."""
    end = body.find("\n", start)
    end = end if end >= 0 else len(body)
    if body[start:end].isascii():  # all signs are beyond it
        return
    for match in FIELD.finditer(body, start, end):
        yield Edit(match.start(), match.end(), f'<span class="mg-field">{match[0]}</span>')


def _insertion(body: str, start: int, end: int, text: str) -> Edit:
    """Where an anchor may stand: behind a box or a call-out's type, before any other marker."""
    if KNOWN_BOX.fullmatch(body, start, end):
        at = end + 1 if body[end : end + 1] in (" ", "\t") else end
        return Edit(at, at, text)
    if match := CALLOUT.match(body, start):
        at = match.end()
        if (marks := QUOTE_MARKS.match(body, at)) is not None:
            at = marks.end()
        return Edit(at, at, text)
    while start and body[start - 1] in "\\`":
        start -= 1  # an escaped bracket, or a tag written as code: `ToDo`
    return Edit(start, start, text)


def _anchor(anchor: str, seen: set[str]) -> str:
    if anchor in seen:
        return ""
    seen.add(anchor)
    return f'<span id="{escape(anchor)}" class="mg-anchor"></span>'


def _box(state: str, word: str) -> str:
    return (
        f'<span class="mg-box" data-mg-state="{state}" title="{word}"></span>'
        f'<span class="mg-sr">{word}:</span>'
    )


def _fate(item: ActionItem, action: Action, note: Note) -> str:
    """What became later of an action that this line leaves open."""
    is_told_here = action.location.path == note.path
    if not item.status.is_open or action.status.is_open or is_told_here:
        return ""
    target = address(relative_uri(action.note, note.path), action.anchor)
    done = f" {action.done.isoformat()}" if action.done else ""
    word = BOX_WORDS[action.status]
    return (
        f'<span class="mg-badge" data-mg-state="{action.status.value}">'
        f"[{word}{done}]({target})</span> "
    )


def _decision_fate(decision: Decision, place: Location, note: Note, marks: Marks) -> str:
    """What became of a decision that a line proposes or takes; empty where that holds."""
    if decision.status is DecisionStatus.SUPERSEDED:
        later = marks.decisions_by_id.get(decision.superseded_by or "")
        words = "superseded"
        if later is not None:
            target = address(relative_uri(later.note, note.path), later.anchor)
            words = f"superseded by [{escape(_day_or_id(later))}]({target})"
        return _badge("superseded", words)
    last = decision.history[-1] if decision.history else None
    if last is None or last.location == place:
        return "" if decision.status is DecisionStatus.ACCEPTED else _status_badge(decision, "")
    target = address(relative_uri(last.note, note.path), decision.anchor)
    return _status_badge(decision, f" [{escape(str(last.date or 'later'))}]({target})")


def _status_badge(decision: Decision, when: str) -> str:
    state = "superseded" if decision.status.is_over else "status"
    return _badge(state, f"{decision.status.value}{when}")


def _badge(state: str, words: str) -> str:
    return f'<span class="mg-badge" data-mg-state="{state}">{words}</span> '


def _day_or_id(decision: Decision) -> str:
    return f"the decision of {decision.date.isoformat()}" if decision.date else decision.id


def _heading_edits(note: Note, taken_off: Section | None, *, is_demoted: bool) -> Iterator[Edit]:
    """Take one heading off, and move the others down where another one is of the first level."""
    if not is_demoted and taken_off is None:
        return
    last = note.sections[-1] if is_demoted else taken_off
    lines = (last.location.line if last else 0) - note.body_line + SETEXT_LINES
    starts = [0, *(match.end() for match in islice(LINE_BREAK.finditer(note.body), lines))]
    if len(starts) <= lines:
        starts.append(len(note.body) + 1)
    for section in note.sections:
        line = section.location.line - note.body_line
        if not 0 <= line < len(starts) - 1:
            continue
        if section is taken_off:
            yield _without_heading(note.body, starts, line)
        elif is_demoted:
            yield from _demoted(note.body, starts, line, section)


def _text_of(body: str, starts: list[int], line: int) -> str:
    return body[starts[line] : starts[line + 1] - 1]


def _without_heading(body: str, starts: list[int], line: int) -> Edit:
    last = line
    if not _text_of(body, starts, line).lstrip(" ").startswith("#"):
        while last + 2 < len(starts) and not UNDERLINE.match(_text_of(body, starts, last)):
            last += 1
    return Edit(starts[line], min(starts[last + 1], len(body)), "")


def _demoted(body: str, starts: list[int], line: int, section: Section) -> Iterator[Edit]:
    text = _text_of(body, starts, line)
    at = max(section.location.column - 1, 0)
    at += len(text[at:]) - len(text[at:].lstrip(" "))
    if text.startswith("#", at):
        if section.level < 6:  # noqa: PLR2004 (HTML has six levels)
            yield Edit(starts[line] + at, starts[line] + at, "#")
    elif section.level == 1 and line + 2 < len(starts):
        # The underline of a Setext heading: with dashes it is one of the second level.
        below = _text_of(body, starts, line + 1)
        if (match := UNDERLINE.search(below)) and below.strip(" \t"):
            start = starts[line + 1] + match.start(1)
            yield Edit(start, start + len(match[1]), "-" * len(match[1]))
    elif line + 2 < len(starts):
        yield Edit(starts[line] + at, starts[line] + at, "### ")
        yield Edit(starts[line + 1] - 1, starts[line + 2] - 1, "")
