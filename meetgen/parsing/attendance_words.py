"""What a heading or label says of the people below it: there, not there, in which role."""

from functools import lru_cache
from typing import NamedTuple

from meetgen.model.config import Words
from meetgen.model.note import Presence, Role
from meetgen.parsing.vocabulary import (
    LONGEST_LABEL,
    heading_key,
    is_absence_heading,
    is_attendance_heading,
    is_invited_heading,
    may_tell,
    role_of,
    telling_words,
)

# Everyday words that head lists of people, and of other things: there only certain names count.
WEAK = frozenset(
    {"who", "people", "guests", "guest", "visitors", "remote", "online", "in person", "joined"}
    | {"joining", "missing", "optional", "required", "cc", "expected", "quorum", "on leave", "ooo"}
    | {"declined", "dabei", "gäste", "in the room", "on the call", "invited"}
)
# Words that say who did something only as `Minutes: Ada`; sections so named hold other things.
LABELS_ONLY = frozenset(
    {"minutes", "notes by", "protokoll", "actas", "notulen", "verslag", "verbale", "informed"}
    | {"consulted", "accountable", "expert", "experts", "moderation", "facilitation", "lead"}
    | {"scribing", "recorder", "approver", "approvers", "decisor", "leitung", "prise de notes"}
)

REMOTE = ("remote", "online", "virtual")
MOST_KEPT = 50_000  # labels remembered


class Context(NamedTuple):
    """What holds for the people at a place of a text.

    `section` tells lists apart whose boxes belong together. `is_strict` where other things than
    people are to be expected.
    """

    presence: Presence | None = None
    role: Role | None = None
    is_strict: bool = False
    section: int = -1
    is_remote: bool = False

    @property
    def is_role_only(self) -> bool:
        """Whether the person is only said to have a role, which makes them present."""
        return self.role is not None and self.is_strict


class Contexts:
    """The contexts of headings and labels under one notebook's words, each found once."""

    def __init__(self, words: Words) -> None:
        self._words, self._telling = words, telling_words(words)
        self._found: dict[str, Context | None] = {}

    def of(self, text: str) -> Context | None:
        """The context that a heading or label gives, None for any other words."""
        try:
            return self._found[text]
        except KeyError:
            if len(self._found) > MOST_KEPT:
                self._found.clear()
            found = self._find(text) if may_tell(text, self._telling) else None
            self._found[text] = found
            return found

    def _find(self, text: str) -> Context | None:
        if len(text) > LONGEST_LABEL:
            return None
        is_weak = heading_key(text) in WEAK
        role = role_of(text)
        if is_absence_heading(text, self._words):
            return Context(Presence.ABSENT, is_strict=is_weak)
        if is_invited_heading(text):
            return Context(Presence.INVITED, is_strict=is_weak)
        if is_attendance_heading(text, self._words):
            is_remote = any(word in text.casefold() for word in REMOTE)
            return Context(Presence.PRESENT, role, is_strict=is_weak, is_remote=is_remote)
        if role is not None:
            return Context(Presence.PRESENT, role, is_strict=True)
        return None


@lru_cache(maxsize=8)
def contexts_under(words: Words) -> Contexts:
    """The one `Contexts` of a notebook's words, so that notes share what was found."""
    return Contexts(words)
