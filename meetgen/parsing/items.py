"""Action items, decisions and questions of a note: each part of a block is one of them at most."""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct

from meetgen.model.action import ActionForm, ActionItem
from meetgen.model.config import Config, Words
from meetgen.model.decision import DecisionItem
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.question import QuestionItem
from meetgen.model.source import Location
from meetgen.parsing.actions import ActionPart, ActionPlace, read_action, unknown_box
from meetgen.parsing.decisions import read_decision
from meetgen.parsing.document import Block, BlockKind, Document, Trail, TrailKind
from meetgen.parsing.marker_patterns import ASSIGNS, line_start
from meetgen.parsing.markers import Candidates, Marker, MarkerKind, find_markers
from meetgen.parsing.owners import readings
from meetgen.parsing.part import Part, context_of
from meetgen.parsing.questions import answers_below, read_question
from meetgen.parsing.repeats import decided_once, once
from meetgen.parsing.scopes import CALLOUTS, Scope, Scopes, Setting, is_other_topic
from meetgen.parsing.tables import cell, columns_of, in_row
from meetgen.parsing.wording import Wording


class Items(Struct, frozen=True, kw_only=True):
    """What a note's text asks of people, in document order."""

    actions: tuple[ActionItem, ...] = ()
    decisions: tuple[DecisionItem, ...] = ()
    questions: tuple[QuestionItem, ...] = ()
    closes: tuple[tuple[str, Location], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


# "#done k3f9", "(#done k3f9, ...)"; not "#done.", "#donext x", "a#done k3f9"
CLOSES = re.compile(r"(?<![\w#&/])#(?:done|closed?)[ \t]+\^?([A-Za-z0-9][A-Za-z0-9_-]{1,40})\b")
TEXT_KINDS = (BlockKind.PARAGRAPH, BlockKind.HTML, BlockKind.HEADING, BlockKind.FOOTNOTE)
FIELD_PROBLEMS = {
    "MG025": (Severity.INFO, "{key} date '{value}' is read as {day}", "write {day}"),
    "MG027": (Severity.WARNING, "{key} date '{value}' is not a date", "write it as 2026-12-31"),
}
# "Ada: I think ..."
SPOKEN = re.compile(r"[^\W\d_][\w .'’()/-]{0,30}: ")


def read_items(
    document: Document, *, day: dt.date | None, config: Config,
    parts: list[ActionPart] | None = None,
) -> Items:  # fmt: skip
    """The action items, decisions and questions; `day` is the meeting's, for `due:friday`.

    Every action item is added to `parts` as it is read.
    """
    reader = _Reader(document, day, config.words)
    reader.parts = parts
    for block in document.blocks:
        reader.read(block)
    return Items(
        actions=tuple(once(reader.actions)),
        decisions=tuple(decided_once(reader.decisions)),
        questions=tuple(reader.questions),
        closes=tuple(_closes(document)),
        diagnostics=tuple(reader.diagnostics),
    )


def _closes(document: Document) -> Iterator[tuple[str, Location]]:
    if "#done" not in document.body and "#close" not in document.body:
        return
    for block in document.blocks:
        for line in block.lines:
            for match in CLOSES.finditer(line.masked):
                yield match[1], document.place(line)


class _Reader:
    """Reads one document's blocks, each with what stands above it."""

    def __init__(self, document: Document, day: dt.date | None, words: Words) -> None:
        self._document, self._day, self._words = document, day, words
        self.parts: list[ActionPart] | None = None
        self._starts = line_start(words)
        self._scopes = Scopes(document, words)
        self._candidates = Candidates(document.body, words)
        self._tagged: frozenset[int] | None = None
        self._contexts: dict[Trail, tuple[str, ...]] = {}
        self.actions: list[ActionItem] = []
        self.decisions: list[DecisionItem] = []
        self.questions: list[QuestionItem] = []
        self.diagnostics: list[Diagnostic] = []

    def read(self, block: Block) -> None:
        """Read one block; those inside it come later, on their own."""
        if block.kind is BlockKind.ITEM:
            if block.lines:
                self._read_item(block)
        elif block.kind is BlockKind.CALLOUT:
            self._read_callout(block)
        elif block.kind is BlockKind.TABLE and len(block.rows) > 1:
            self._read_table(block)
        elif block.kind in TEXT_KINDS and block.lines:
            self._read_text(block)

    # -- list items ----------------------------------------------------------------------------

    def _read_item(self, block: Block) -> None:
        setting = self._scopes.of(block.trail)
        scope, scoped = setting
        if scope is Scope.ATTENDANCE:
            return
        if block.box is not None and scope is Scope.CHECKLIST and not _has_owner_in_front(block):
            return
        may_be_marked = self._candidates.holds(block)
        if block.box is None and not may_be_marked and (scope not in LISTED or scoped is None):
            return
        wording = Wording(block.lines, self._document.body)
        markers = find_markers(wording, self._starts, is_item=True) if may_be_marked else []
        if block.box is not None:
            self._read_box(block, wording, markers, setting)
            return
        marked = [one for one in markers if one.kind is not MarkerKind.ANSWER]
        if marked:
            for marker in marked:
                self._read_marked(block, wording, marker, setting)
            return
        if scope in LISTED and not markers and scoped is not None:
            self._read_listed(block, wording, setting)

    def _read_box(
        self, block: Block, wording: Wording, markers: list[Marker], setting: Setting
    ) -> None:
        scope, scoped = setting
        marker = markers[0] if markers and not _words_before(wording, markers[0]) else None
        kind = marker.kind if marker is not None else None
        if block.box == "?" or kind is MarkerKind.QUESTION or scope is Scope.QUESTIONS:
            self._add_question(block, wording, marker, scoped)
        elif kind is MarkerKind.DECISION or (scope is Scope.DECISIONS and kind is None):
            self._add_decision(block, wording, marker, scoped)
        else:
            form = ActionForm.REVIEW if scope is Scope.REVIEW else ActionForm.BOX
            if marker is not None and marker.kind is not MarkerKind.ACTION:
                marker = None
            self._add_action(block, wording, marker, form, setting)

    def _read_marked(
        self, block: Block, wording: Wording, marker: Marker, setting: Setting
    ) -> None:
        scope, scoped = setting
        wording, first = wording.lines_of(marker.begin, max(marker.end, marker.stop))
        marker = marker.moved(first)
        if marker.kind is MarkerKind.ACTION:
            form = ActionForm.REVIEW if scope is Scope.REVIEW else ActionForm.TAG
            self._add_action(block, wording, marker, form, setting)
        elif marker.kind is MarkerKind.DECISION:
            self._add_decision(block, wording, marker, scoped)
        elif marker.kind is MarkerKind.QUESTION:
            self._add_question(block, wording, marker, scoped)

    def _read_listed(self, block: Block, wording: Wording, setting: Setting) -> None:
        """A plain item below a heading that says what its items are."""
        scope, scoped = setting
        if scoped is None:
            return
        if self._scopes.is_group(block, scope) or self._is_label(block):
            return
        if not self._scopes.is_outermost(block, scoped):
            if scope is Scope.ACTIONS and _names_somebody(wording):
                self._add_action(block, wording, None, ActionForm.HEADING, setting)
            return
        if scope is Scope.DECISIONS:
            self._add_decision(block, wording, None, scoped)
        elif scope is Scope.QUESTIONS:
            if "?" in wording.plain or not self._scopes.asks_only(scoped):
                self._add_question(block, wording, None, scoped)
        elif scope is Scope.REVIEW:
            self._add_action(block, wording, None, ActionForm.REVIEW, setting)
        elif not self._is_talk(wording, scoped):
            form = ActionForm.HEADING
            self._add_action(block, wording, None, form, setting)

    def _is_talk(self, wording: Wording, scoped: Trail) -> bool:
        """Whether an item below an action heading only says something, as others there do."""
        if self._scopes.is_mixed(scoped) and not _begins_with_somebody(wording):
            return True  # "Next meeting: May 3" below "Other business & next steps"
        return SPOKEN.match(wording.masked) is not None and scoped.block in self._tagged_scopes()

    def _tagged_scopes(self) -> frozenset[int]:
        """The headings below which `ACTION:` marks what is one: what people say there is talk."""
        if self._tagged is None:
            self._tagged = frozenset(self._find_tagged_scopes())
        return self._tagged

    def _find_tagged_scopes(self) -> Iterator[int]:
        for block in self._document.blocks:
            if block.kind is not BlockKind.ITEM or block.box is not None or not block.lines:
                continue
            scope, scoped = self._scopes.of(block.trail)
            if scope is not Scope.ACTIONS or scoped is None or not self._candidates.holds(block):
                continue
            wording = Wording(block.lines, self._document.body)
            markers = find_markers(wording, self._starts, is_item=True)
            if any(one.kind is MarkerKind.ACTION for one in markers):
                yield scoped.block

    def _is_label(self, block: Block) -> bool:
        """Whether the item says what the items inside it are: `Action items:`."""
        if block.index + 1 >= block.last:
            return False
        trail = self._document.blocks[block.index + 1].trail
        if trail is None or trail.kind is not TrailKind.ITEM or trail.block != block.index:
            return False
        return self._scopes.own(trail) not in (None, Scope.NOTHING)

    # -- paragraphs, headings, call-outs -------------------------------------------------------

    def _read_text(self, block: Block) -> None:
        setting = self._scopes.of(block.trail)
        scope, scoped = setting
        may_be_marked = self._candidates.holds(block)
        if not may_be_marked and scope not in LISTED:
            return
        wording = Wording(block.lines, self._document.body)
        markers = find_markers(wording, self._starts, is_item=False) if may_be_marked else []
        if block.kind is BlockKind.HEADING:
            markers = [one for one in markers if wording.plain[one.stop : one.end].strip()]
            scope = Scope.NOTHING
        marked = [one for one in markers if one.kind is not MarkerKind.ANSWER]
        if marked and not block.is_strong:
            for marker in marked:
                self._read_marked(block, wording, marker, setting)
            return
        is_heading = block.is_strong or self._is_label_of_list(block)
        if scoped is None or is_heading or block.kind is not BlockKind.PARAGRAPH:
            return
        if self._parent_is_item(block):
            return
        if scope is Scope.DECISIONS:
            if not self._explains_callout(block):
                self._add_decision(block, wording, None, scoped)
        elif scope is Scope.ACTIONS:
            self._read_action_lines(block, setting)

    def _parent_is_item(self, block: Block) -> bool:
        return block.parent >= 0 and self._document.blocks[block.parent].kind is BlockKind.ITEM

    def _is_label_of_list(self, block: Block) -> bool:
        """Whether the paragraph introduces the list behind it."""
        if not block.is_label:
            return False
        following = self._document.blocks[block.last : block.last + 1]
        return bool(following) and following[0].kind in (BlockKind.ITEM, BlockKind.TABLE)

    def _explains_callout(self, block: Block) -> bool:
        """Whether the paragraph stands in a call-out whose title is the decision."""
        holder = self._document.blocks[block.parent] if block.parent >= 0 else None
        return holder is not None and bool(holder.callout) and bool(holder.lines)

    def _read_action_lines(self, block: Block, setting: Setting) -> None:
        """Lines without list marks below Action items count when they begin with somebody."""
        for line in block.lines:
            wording = Wording((line,), self._document.body)
            if _begins_with_somebody(wording) and not is_other_topic(line.text):
                self._add_action(block, wording, None, ActionForm.HEADING, setting)

    def _read_callout(self, block: Block) -> None:
        is_decision = CALLOUTS.get(block.callout) is Scope.DECISIONS
        if block.lines and is_decision:
            self._add_decision(block, Wording(block.lines, self._document.body), None, None)
        elif block.lines and block.callout == "question":
            self._add_question(block, Wording(block.lines, self._document.body), None, None)

    def _read_table(self, block: Block) -> None:
        setting = self._scopes.of(block.trail)
        lists_actions = setting.scope in (Scope.ACTIONS, Scope.REVIEW)
        columns = columns_of(block.rows[0], lists_actions=lists_actions)
        if setting.scope is Scope.ATTENDANCE or max(columns.action, columns.decision) < 0:
            return
        form = ActionForm.REVIEW if setting.scope is Scope.REVIEW else ActionForm.HEADING
        for row in block.rows[1:]:
            decision, action = cell(row, columns.decision), cell(row, columns.action)
            if decision is not None:
                wording = Wording((decision,), self._document.body)
                self._add_decision(block, wording, None, setting.trail)
            if action is None:
                continue
            count = len(self.actions)
            wording = Wording((action,), self._document.body)
            self._add_action(block, wording, None, form, setting)
            if len(self.actions) > count:
                found = in_row(self.actions[-1], row, columns, self._day)
                self.actions[-1] = found

    # -- values --------------------------------------------------------------------------------

    def _part(
        self, block: Block, wording: Wording, marker: Marker | None, scoped: Trail | None
    ) -> Part:
        return Part(
            self._document, block, wording, marker=marker, day=self._day, scoped=scoped,
            context=self._context(block.trail, scoped),
        )  # fmt: skip

    def _context(self, trail: Trail | None, scoped: Trail | None) -> tuple[str, ...]:
        if trail is None:
            return ()
        if trail not in self._contexts:
            self._contexts[trail] = context_of(trail, scoped)
        return self._contexts[trail]

    def _add_action(
        self, block: Block, wording: Wording, marker: Marker | None, form: ActionForm,
        setting: Setting,
    ) -> None:  # fmt: skip
        part = self._part(block, wording, marker, setting.trail)
        place = ActionPlace(block=block, form=form, scoped=setting.scope, marker=marker)
        item = read_action(part, place)
        if item is None:
            return
        self.actions.append(item)
        if self.parts is not None:
            self.parts.append(ActionPart(item, part, place))
        self._report(part)
        problem = unknown_box(block, item.location)
        if problem is not None:
            self.diagnostics.append(problem)

    def _add_decision(
        self, block: Block, wording: Wording, marker: Marker | None, scoped: Trail | None
    ) -> None:
        part = self._part(block, wording, marker, scoped)
        item = read_decision(part)
        if item is not None:
            self.decisions.append(item)
            self._report(part)

    def _add_question(
        self, block: Block, wording: Wording, marker: Marker | None, scoped: Trail | None
    ) -> None:
        part = self._part(block, wording, marker, scoped)
        answers = answers_below(self._document, block, self._words)
        item = read_question(part, answers, is_ticked=block.box in ("x", "X"))
        if item is not None:
            self.questions.append(item)
            self._report(part)

    def _report(self, part: Part) -> None:
        for problem in part.problems:
            severity, message, hint = FIELD_PROBLEMS[problem.code]
            line = part.wording.line_at(problem.found.start)
            offset = part.wording.offset(problem.found.start)
            values = {
                "key": problem.found.field.name, "value": problem.found.value, "day": problem.day
            }  # fmt: skip
            self.diagnostics.append(
                Diagnostic(
                    code=problem.code,
                    severity=severity,
                    location=self._document.place(line, offset - line.start),
                    message=message.format(**values),
                    hint=hint.format(**values),
                )
            )


LISTED = (Scope.ACTIONS, Scope.REVIEW, Scope.DECISIONS, Scope.QUESTIONS)


def _words_before(wording: Wording, marker: Marker) -> bool:
    """Whether the block says something before the marker, so that it is no mark of the whole."""
    return marker.begin > 0 or bool(wording.plain[: marker.start].strip(" \t*([•"))


def _has_owner_in_front(block: Block) -> bool:
    """Whether a box below `Agenda` is somebody's work all the same: `[ ] @ada to compare them`."""
    return bool(block.lines) and block.lines[0].masked.startswith("@")


def _names_somebody(wording: Wording) -> bool:
    """Whether a detail below an action is an action of its own: `@bob ...`, `Bob to ...`."""
    return ASSIGNS.match(wording.masked) is not None


def _begins_with_somebody(wording: Wording) -> bool:
    """Whether a line begins with who does it: `Ada: ...`, `Ada to ...`, `@ada ...`."""
    return any(one.is_leading for one in readings(wording, wording.masked, ()))
