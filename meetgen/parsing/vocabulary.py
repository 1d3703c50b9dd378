"""The words that mark attendance, actions, decisions, roles and front matter keys in real notes.

English first; German, French, Spanish, Portuguese, Dutch and Italian besides. A notebook adds words
with `Config.words` and keys with `Config.keys`. Everything is compared as `heading_key` gives it.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from meetgen.model.config import Words
from meetgen.model.note import Role
from meetgen.parsing.item_words import HEADING_WORDS
from meetgen.parsing.wordlists import (
    ABSENCE,
    ACTIONS,
    ATTENDANCE,
    DECISIONS,
    FILLERS,
    GROUPS,
    INVITED,
    KEYS,
    PLACEHOLDERS,
    PURPOSE,
    QUESTIONS,
    ROLES,
)

# "(carry over)", "[draft]", "{.no_toc}"; not "a) b"
BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
# "3. Action items", "IV) x", "2.1 Actions"; not "2026 goals" (no mark behind the number)
NUMBERING = re.compile(
    r"^\W*(?:\d{1,3}(?:\.\d{1,3})*[.):]|\d{1,2}(?:\.\d{1,2})+|[ivx]{1,4}[.)])\s+"
)
# "Attendees - 5", "Actions: 10 min", "Attendees 2/3/4"; not "Phase 2 actions"
COUNT = re.compile(r"(?:\s*[-:–—/]?\s*\d[\d/:. ]*(?:min|mins|minutes|people|pax)?)$")
DASHES = re.compile(r"[-_‐‑\s]+")
APOSTROPHES = re.compile(r"['’`´]")
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
JOINED = re.compile(r"\s*(?:/|&|\+|,|;|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b)\s*")


# A heading that ends or begins with one of these is about attendance: "TSC attendees".
ATTENDANCE_TAIL = re.compile(
    r"^(?:(?!(?:from|by|for|to|with|of|input)\b)\S+ ){0,4}(?:attendees|participants|"
    r"(?:members|people|directors|representatives|guests|persons|companies|delegates|officers|"
    r"maintainers|contributors|team|staff|leads)"
    r" (?:present|attending|in attendance|who attended))$|"
    r"^(?:stimmberechtigte )?anwesende(?: \w+){1,3}$|^aanwezige leden$|"
    r"^(?:membres|personnes|administrateurs) présente?s$|^(?:miembros|personas) presentes$|"
    r"^(?:attendees|participants|attendance|present) (?:at|of|from|for|in|on|by|today|this|list)\b"
)
LONGEST_LABEL = 120
LONGEST_HEADING = 6  # words; a longer line is a sentence
NOT_ATTENDANCE = re.compile(
    r"\b(?:not|no|new|feedback|instructions|guidelines|survey|policy|count|about|over)\b|\d"
)
ABSENCE_TAIL = re.compile(
    r"(?:members|people|directors|representatives|attendees|participants|maintainers|team) "
    r"(?:absent|not present|missing|not attending|excused|who could not attend)$|"
    r"^(?:nicht anwesende|abwesende|entschuldigte|unentschuldigte|fehlende)(?: \w+){1,3}$|"
    r"^(?:membres|personnes|administrateurs) (?:absente?s|excusée?s)$|^afwezige leden$|"
    r"^(?:miembros|personas) ausentes$|"
    r"^(?:absent|missing|excused|regretful) (?:members|people|directors|attendees|participants)$"
)
REVIEW = re.compile(
    r"\b(?:previous|prior|past|last|review|reviewing|earlier|old|closed|completed|done|"
    r"letzten?|vorherige|précédentes|anteriores|vorige|precedenti)\b"
)
NOT_DECIDED = re.compile(r"\b(?:proposed|open|pending|needed|to be|draft|required|requested)\b")
# "rotating secretary", "today's host"; not "TSC chair", which is an office
PASSING = re.compile(r"^(?:rotating|acting|todays?|meeting|session|current|interim|our|the|call) ")
CHECKLIST = re.compile(
    # "Release checklist", "Before the meeting"; not "Check the list of actions"
    r"\b(?:check ?lists?|checklisten?|prerequisites|preflight|pre flight|definition of done|"
    r"ground rules|housekeeping)\b|^(?:preparation|before (?:the|each|every) meeting|"
    r"after the meeting|meeting set ?up|set up|setup|agenda|tagesordnung|ordre du jour|"
    r"orden del día|pauta|ordine del giorno)$"
)
PLACEHOLDER_FORM = re.compile(
    # "add yourself", "Attendee 1", "<name>"; not "Adda Young", "Person, Ada"
    r"^(?:please )?(?:add|insert|list|put|enter|fill|type|write|sign)\b.*"
    r"\b(?:names?|yourself|yourselves|here|attendees?|participants?|in)\b|"
    r"^your (?:name|handle|company)|"
    r"^(?:attendee|participant|person|name|member|guest|people)\s*(?:#?\d{1,3}|[a-c])$|"
    r"^(?:full ?)?names?,? (?:here|goes here|of|institution|company|affiliation|organi[sz]ation|"
    r"handle)\b|"
    r"^\W*(?:<[^>]*name[^>]*>|\{\{.*|<%.*)|^(?:github|gitlab) (?:handle|username)$"
)


WORD = re.compile(r"[^\W\d_]+|\d+")  # "Attendees2" has two
COLLECTIVES = (" team", " teams", " working group", " committee")  # ends of a group's name


@lru_cache(maxsize=8192)
def heading_key(text: str) -> str:
    """The form that is compared: `3. Action-items (carry over):` -> `action items`.

    Empty for a text too long to be a heading or label, which keeps every search here linear.
    """
    if len(text) > LONGEST_LABEL:
        return ""
    key = unicodedata.normalize("NFC", text).casefold()
    key = NUMBERING.sub("", BRACKETED.sub(" ", key), count=1)
    key = EDGES.sub("", DASHES.sub(" ", APOSTROPHES.sub("", key)))
    return EDGES.sub("", COUNT.sub("", key))


@lru_cache(maxsize=16)
def telling_words(words: Words) -> frozenset[str]:
    """Words of which a heading or label that says anything has one: of each phrase the longest."""
    phrases = (
        *ATTENDANCE, *ABSENCE, *INVITED, *ACTIONS, *DECISIONS, *QUESTIONS, *PURPOSE, *ROLES,
        *words.attendance, *words.absence, *words.actions, *words.decisions, *words.questions,
        *words.purpose,
    )  # fmt: skip
    found = (WORD.findall(_evened(phrase)) for phrase in phrases)
    return HEADING_WORDS | {max(parts, key=len) for parts in found if parts}


def may_tell(text: str, telling: frozenset[str]) -> bool:
    """Whether a heading or label may say anything, by `telling_words`.

    Nearly all say nothing, and telling so costs a tenth of reading them.
    """
    if not text.isascii() or "`" in text:
        return True  # how its letters are composed is looked at later
    return not telling.isdisjoint(WORD.findall(_evened(text)))


def _evened(text: str) -> str:
    return text.casefold().replace("'", "").replace("’", "")


def _phrases(key: str) -> tuple[str, ...]:
    """The parts of `next steps and new actions`, each without the words that change nothing."""
    return tuple(_bare(part) for part in (key, *JOINED.split(key)))


def _bare(phrase: str) -> str:
    words = phrase.split()
    while words and words[0] in FILLERS:
        words = words[1:]
    for size in (3, 2, 1):
        if len(words) > size and " ".join(words[-size:]) in FILLERS:
            words = words[:-size]
            break
    for size in (2, 1):
        if len(words) > size and " ".join(words[:size]) in FILLERS:
            words = words[size:]
            break
    return " ".join(words)


def _is_one_of(key: str, known: frozenset[str], added: tuple[str, ...]) -> bool:
    return (
        key in known
        or any(phrase in known for phrase in _phrases(key))
        or key in {heading_key(word) for word in added}
    )


@lru_cache(maxsize=8192)
def is_attendance_heading(text: str, words: Words) -> bool:
    """Whether people who were there are listed below: `Attendees (12)`, `Members present:`."""
    key = heading_key(text)
    if not key or is_absence_heading(text, words) or is_invited_heading(text):
        return False
    if key in ATTENDANCE or key in {heading_key(word) for word in words.attendance}:
        return True
    if ATTENDANCE_TAIL.search(key) is not None and NOT_ATTENDANCE.search(key) is None:
        return len(key.split()) <= LONGEST_HEADING
    parts = JOINED.split(key)
    return len(parts) > 1 and all(part in ATTENDANCE or part in ABSENCE for part in parts)


@lru_cache(maxsize=8192)
def is_absence_heading(text: str, words: Words) -> bool:
    """Whether people who were not there are listed below: `Regrets`, `Apologies for absence`."""
    key = heading_key(text)
    if key in ABSENCE or key in {heading_key(word) for word in words.absence}:
        return True
    parts = JOINED.split(key)
    return ABSENCE_TAIL.search(key) is not None or (
        len(parts) > 1 and all(part in ABSENCE for part in parts)
    )


@lru_cache(maxsize=2048)
def is_invited_heading(text: str) -> bool:
    """Whether people are listed below of whom only the invitation is known: `Invitees`."""
    return heading_key(text) in INVITED


@lru_cache(maxsize=8192)
def is_action_heading(text: str, words: Words) -> bool:
    """Whether list items below are action items: `Action Items (carry over)`, `Next steps`."""
    key = heading_key(text)
    return REVIEW.search(key) is None and _is_one_of(key, ACTIONS, words.actions)


@lru_cache(maxsize=8192)
def is_review_heading(text: str, words: Words) -> bool:
    """Whether action items below are repeated from before: `Review previous action items`."""
    key = heading_key(text)
    if REVIEW.search(key) is None:
        return False
    rest = " ".join(REVIEW.sub(" ", key).replace(" of ", " ").split())
    rest = re.sub(r"\b(?:meetings?|weeks?|times?|from|the|of|for)\b", " ", rest)
    return _is_one_of(" ".join(rest.split()), ACTIONS, words.actions)


@lru_cache(maxsize=8192)
def is_decision_heading(text: str, words: Words) -> bool:
    """Whether list items or paragraphs below are decisions: `Decisions made`, `Resolutions`."""
    key = heading_key(text)
    return NOT_DECIDED.search(key) is None and _is_one_of(key, DECISIONS, words.decisions)


@lru_cache(maxsize=8192)
def is_question_heading(text: str, words: Words) -> bool:
    """Whether list items below are open questions: `Open questions`, `Parking lot`."""
    key = heading_key(text)
    return key in QUESTIONS or key in {heading_key(word) for word in words.questions}


@lru_cache(maxsize=8192)
def is_purpose_heading(text: str, words: Words) -> bool:
    """Whether the text below says why people met: `Purpose`, `Goals`."""
    key = heading_key(text)
    return key in PURPOSE or key in {heading_key(word) for word in words.purpose}


@lru_cache(maxsize=8192)
def is_checklist_heading(text: str) -> bool:
    """Whether boxes below are no action items: `Release checklist`, `Agenda`."""
    return CHECKLIST.search(heading_key(text)) is not None


@lru_cache(maxsize=8192)
def role_of(word: str) -> Role | None:
    """The role that a word names: `Chair`, `Rotating Secretary`, `Scribe(s)`; else None."""
    key = heading_key(word)
    return ROLES.get(key) or ROLES.get(PASSING.sub("", key, count=1))


@lru_cache(maxsize=8192)
def is_group_word(word: str) -> bool:
    """Whether words name no single person: `everyone`, `all`, `the team`, `Build team`."""
    key = heading_key(word)
    return key in GROUPS or key.endswith(COLLECTIVES)


@lru_cache(maxsize=8192)
def is_placeholder(name: str) -> bool:
    """Whether this is a template's filler and nobody's name: `NAME`, `add yourself`, `(none)`."""
    plain = name[:LONGEST_LABEL].casefold().strip()
    key = EDGES.sub("", DASHES.sub(" ", APOSTROPHES.sub("", plain)))
    return key in PLACEHOLDERS or PLACEHOLDER_FORM.search(key or plain) is not None


def key_of(key: str, added: Mapping[str, str]) -> str | None:
    """The format's name of a front matter key: `Note-Taker` -> `note_taker`, else None."""
    if not added and key in KEYS:
        return KEYS[key]
    name = DASHES.sub("_", key.strip().casefold())
    for own, meant in added.items():
        if DASHES.sub("_", own.strip().casefold()) == name:
            return KEYS.get(meant, meant)
    return KEYS.get(name)


def is_section_heading(text: str, words: Words) -> bool:
    """Whether a heading names a part that any meeting has: `Attendees`, `Action items`."""
    return any(
        is_kind(text, words)
        for is_kind in (
            is_attendance_heading,
            is_absence_heading,
            is_action_heading,
            is_review_heading,
            is_decision_heading,
            is_question_heading,
            is_purpose_heading,
        )
    )
