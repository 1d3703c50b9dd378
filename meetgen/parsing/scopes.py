"""What the headings, labels and parent items above a list item make of it."""

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from meetgen.model.config import Words
from meetgen.parsing import vocabulary
from meetgen.parsing.document import Block, BlockKind, Document, Trail, TrailKind
from meetgen.parsing.item_words import PLAIN_QUESTIONS


class Scope(Enum):
    """What list items are, by what stands above them."""

    NOTHING = "nothing"
    ACTIONS = "actions"
    REVIEW = "review"
    DECISIONS = "decisions"
    QUESTIONS = "questions"
    ATTENDANCE = "attendance"
    CHECKLIST = "checklist"


# Headings that end what stands above: "Next meeting" below "Action items" lists no actions.
OTHER = re.compile(
    r"^(?:discussions?|notes?|minutes|meeting notes|topics?|aob|any other business|announcements?|"
    r"next (?:meeting|call|agenda)s?|future (?:meetings|topics)|references?|links|resources|"
    r"background|updates?|status|status updates?|introductions?|welcome|recordings?|transcript|"
    r"adjourn(?:ed|ment)?|attachments|schedule|logistics|news|context|summary|history|risks|blockers)\b"
)
# "Other business & next steps" holds more than actions
MIXED = re.compile(r"\b(?:other business|aob|next meetings?|adjourn(?:ment)?|closing)\b")
# Boxes below "TSC members" are no work
PEOPLE = re.compile(
    r"\b(?:members|people|participants|attendees|guests|maintainers|delegates|directors|"
    r"representatives|observers|committers)$"
)
# "Action item status" is a look back; "Issue discussion and resolution" a talk
STATUS = re.compile(r"\bstatus\b")
TALK = re.compile(r"\b(?:discussions?|topics?|issues?|updates?)\b")
MOST_KNOWN = 5000
LONGEST_LABEL = 60  # a longer parent item is a statement
CALLOUTS = {
    "decision": Scope.DECISIONS,
    "decisions": Scope.DECISIONS,
    "agreed": Scope.DECISIONS,
    "resolution": Scope.DECISIONS,
    "action": Scope.ACTIONS,
    "actions": Scope.ACTIONS,
}
PARTICLES = "de|van|von|der|den|la|le|da|di|del|dos|al|bin|ter|ten|el|y|zu|af|av"
_UP = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = r"[\w’']*(?:[.\-][\w’']+)*\.?"
# "Ada", "J. Smith", "Ludwig van der Rohe", "Ada (Acme)", "eP", "acoburn"; not "Update docs"
NAME = (
    rf"(?:{_UP}{_WORD}(?:[ \u00a0]+(?:(?:{PARTICLES})[ \u00a0]+){{0,2}}{_UP}{_WORD}){{0,3}}"
    rf"(?:[ ]+(?:team|group))?|[a-z]{_WORD})"
)
REMARK = r"(?:[ \u00a0]*\([^()\n]{0,40}\))?"
AND = r"[ \u00a0]*(?:,[ ]*(?:and|&)\b|[,/&+;]|\b(?:and|or|und|et|y)\b)[ \u00a0]*"
# "Ada, Bob and Cleo (Acme)"
NAMES = re.compile(rf"@?{NAME}{REMARK}(?:{AND}@?{NAME}{REMARK}){{0,7}}")
# "Action items for Ada", "Ada's actions"; not "Actions for next week"
PERSONAL = re.compile(
    r"(?i:action items?|actions|tasks|to-?dos?|next steps)[ ]+(?i:for|of|assigned to)[ ]+"
    r"(?P<names>@?[^\W\d_a-z][^:]{0,50})|"
    r"(?P<whose>@?[^\W\d_a-z][^:]{0,50}?)['’]s?[ ]+(?i:action items?|actions|tasks|to-?dos?)"
)
REMARKED = re.compile(r"[ \u00a0]*\([^()\n]{0,40}\)")
MANY = re.compile(AND)


class Setting(NamedTuple):
    """What a block stands under: its scope, and the heading, label or item that gives it."""

    scope: Scope = Scope.NOTHING
    trail: Trail | None = None


NO_SETTING = Setting()


class Scopes:
    """The scopes of one document's trails, each found once."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document, self._words = document, words
        self._telling = vocabulary.telling_words(words)
        self._read_before = _scopes_read(words)
        self._own: dict[Trail, Scope | None] = {}
        self._found: dict[Trail, Setting] = {}
        tops = [
            block.index
            for block in document.blocks
            if block.kind is BlockKind.HEADING and block.level <= 1
        ]
        self._title = tops[0] if len(tops) == 1 else -1

    def of(self, trail: Trail | None) -> Setting:
        """The setting of a block below `trail`."""
        if trail is None:
            return NO_SETTING
        found = self._found.get(trail)
        if found is not None:
            return found
        found, chain = NO_SETTING, []
        while trail is not None:
            known = self._found.get(trail)
            if known is not None:
                found = known
                break
            chain.append(trail)
            trail = trail.above
        for one in reversed(chain):
            own = self.own(one)
            if own is not None:
                found = Setting(own, one) if own is not Scope.NOTHING else NO_SETTING
            elif found.trail is not None and self._is_below_title(one, found.trail):
                found = NO_SETTING
            self._found[one] = found
        return found

    def own(self, trail: Trail) -> Scope | None:
        """What the words of `trail` itself say; None when they say nothing of the kind."""
        if trail not in self._own:
            self._own[trail] = self._read(trail)
        return self._own[trail]

    def _read(self, trail: Trail) -> Scope | None:
        if trail.kind is TrailKind.CALLOUT and trail.extra in CALLOUTS:
            return CALLOUTS[trail.extra]
        if trail.kind is TrailKind.ITEM and len(trail.text) > LONGEST_LABEL:
            return None
        scope = self._scope_of(trail.text)
        if scope is Scope.NOTHING and trail.kind in (TrailKind.LINE, TrailKind.ITEM):
            return None
        return scope

    def _scope_of(self, text: str) -> Scope | None:
        """What the words say, found once for all notes."""
        known = self._read_before
        if text in known:
            return known[text]
        scope = None
        if vocabulary.may_tell(text, self._telling):
            scope = Scope.ACTIONS if person_of(text) else scope_of(text, self._words)
        if len(known) > MOST_KNOWN:
            known.clear()
        known[text] = scope
        return scope

    def _is_below_title(self, trail: Trail, scoped: Trail) -> bool:
        """A note titled `Actions` is not a list of actions from its first heading to its last."""
        return (
            trail.kind in (TrailKind.HEADING, TrailKind.STRONG)
            and scoped.block == self._title
            and trail.block != self._title
        )

    def asks_only(self, scoped: Trail) -> bool:
        """Whether below this heading only what ends with a question mark is a question."""
        return vocabulary.heading_key(scoped.text) in PLAIN_QUESTIONS

    def is_mixed(self, scoped: Trail) -> bool:
        """Whether this heading announces other things besides, so that actions name somebody."""
        return MIXED.search(vocabulary.heading_key(scoped.text)) is not None

    def is_outermost(self, block: Block, scoped: Trail) -> bool:
        """Whether an item stands directly below `scoped`, not inside another item that counts."""
        trail, scope = block.trail, self._found[scoped].scope
        while trail is not None and trail is not scoped:
            above = self._document.blocks[trail.block]
            if trail.kind is TrailKind.ITEM and not self.is_group(above, scope):
                return False
            trail = trail.above
        return True

    def is_group(self, block: Block, scope: Scope) -> bool:
        """Whether an item only says what the items inside it are about: `Ada:`, `Website`."""
        inside = block.index + 1
        if inside >= block.last or self._document.blocks[inside].kind is not BlockKind.ITEM:
            return False
        if block.box is not None:
            return False
        text = block.text.strip()
        if text.endswith(":"):
            return True
        is_name = text[:1] == "@" or (text[:1].isalpha() and not text[:1].islower())
        return scope in (Scope.ACTIONS, Scope.REVIEW) and is_name and names_of(text) != ()


@lru_cache(maxsize=16)
def _scopes_read(words: Words) -> dict[str, Scope | None]:
    """The headings that said something before, by the notebook's words."""
    del words
    return {}


def scope_of(text: str, words: Words) -> Scope | None:  # noqa: PLR0911  # a table of cases
    """What list items below a heading of these words are; `NOTHING` for a new topic, else None."""
    if vocabulary.is_attendance_heading(text, words) or vocabulary.is_absence_heading(text, words):
        return Scope.ATTENDANCE
    if vocabulary.is_invited_heading(text):
        return Scope.ATTENDANCE
    key = vocabulary.heading_key(text)
    if PEOPLE.search(key) is not None:
        return Scope.ATTENDANCE
    if vocabulary.is_review_heading(text, words):
        return Scope.REVIEW
    if vocabulary.is_action_heading(text, words):
        return Scope.REVIEW if STATUS.search(key) is not None else Scope.ACTIONS
    if vocabulary.is_decision_heading(text, words):
        return None if TALK.search(key) is not None else Scope.DECISIONS
    if vocabulary.is_question_heading(text, words):
        return Scope.QUESTIONS
    if vocabulary.is_checklist_heading(text):
        return Scope.CHECKLIST
    return Scope.NOTHING if OTHER.match(key) else None


def is_other_topic(line: str) -> bool:
    """Whether a line below a list begins with the label of something else: `Next call: May 3`."""
    label, colon, _ = line[: LONGEST_LABEL * 2].partition(":")
    return bool(colon) and OTHER.match(vocabulary.heading_key(label)) is not None


def person_of(text: str) -> tuple[str, ...]:
    """Whose actions a heading announces: `Action items for Ada`, `Ada's tasks`; or nobody's."""
    match = PERSONAL.fullmatch(text.strip().removesuffix(":")[:LONGEST_LABEL])
    return names_of(match["names"] or match["whose"]) if match is not None else ()


def names_of(text: str) -> tuple[str, ...]:
    """The names, if `text` is nothing but names: `Ada, Bob (Acme)`; else nothing."""
    if len(text) > LONGEST_LABEL:
        return ()
    match = NAMES.fullmatch(text.strip())
    return split_names(match[0]) if match is not None else ()


def split_names(text: str) -> tuple[str, ...]:
    """The names in a list that `NAMES` matches, without remarks and `@`."""
    parts = MANY.split(REMARKED.sub("", text))
    names = (part.strip(" \u00a0@").removesuffix("’s").removesuffix("'s") for part in parts)
    return tuple(name for name in names if name)
