"""Words that mark actions, decisions and questions: `ACTION: Ada to ...`, `**Resolved** ...`."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from meetgen.model.config import Words
from meetgen.parsing.document import HIDDEN, Block, Line
from meetgen.parsing.item_words import MARKER_STARTS, TOPIC_MARKERS
from meetgen.parsing.lines import offset_of
from meetgen.parsing.marker_patterns import (
    ASSIGNS,
    BEFORE_COLON,
    CLOSING,
    CODE_TAG,
    COMMAND,
    FIRST_WORD,
    HIDDEN_RUN,
    INNER_WORDS,
    LABELLED,
    LONG_LINE,
    MOST_MARKERS,
    NO_OWNER,
    TAGGED,
    UNSURE,
    WITHIN,
)
from meetgen.parsing.scopes import names_of
from meetgen.parsing.wording import Wording

LONGEST_NAME = 40  # characters of a name before a marker


class MarkerKind(Enum):
    """What a marker makes of the words behind it."""

    ACTION = "action"
    DECISION = "decision"
    QUESTION = "question"
    ANSWER = "answer"


class Marker(NamedTuple):
    """A marker in a text; all indices are into the plain text.

    The words of the item are `text[begin:end]` without `start:stop`, the marker itself.
    """

    kind: MarkerKind
    start: int
    stop: int
    begin: int
    end: int
    owner: str = ""
    is_certain: bool = False  # the owner is written as `ACTION(ada):`

    def moved(self, by: int) -> "Marker":
        """The same marker in a text that begins `by` characters later."""
        if not by:
            return self
        return self._replace(
            start=self.start - by, stop=self.stop - by, begin=self.begin - by, end=self.end - by
        )


# What each pattern has a group for; that of the lines' starts has one for answers besides
ASKED = (
    ("action", MarkerKind.ACTION),
    ("decision", MarkerKind.DECISION),
    ("question", MarkerKind.QUESTION),
)
# A line of code that is nothing but the word, as a tag: `ToDo`
CODED = {
    "todo": MarkerKind.ACTION,
    "action": MarkerKind.ACTION,
    "action item": MarkerKind.ACTION,
    "agreed": MarkerKind.DECISION,
    "decision": MarkerKind.DECISION,
    "decided": MarkerKind.DECISION,
    "resolved": MarkerKind.DECISION,
    "question": MarkerKind.QUESTION,
}


class Candidates:
    """Which blocks of a document may hold a marker at all."""

    __slots__ = ("_first_words", "_has_code", "_places")

    def __init__(self, body: str, words: Words) -> None:
        self._places = sorted(_places(body))
        self._first_words = _first_words(words)
        self._has_code = "`" in body and CODE_TAG.search(body) is not None

    def holds(self, block: Block) -> bool:
        """Whether the lines of `block` may hold a marker."""
        lines = block.lines
        for line in lines:
            text = line.masked
            first = FIRST_WORD.match(text)
            if first is not None and first[1].lower() in self._first_words:
                return True
            if "#" in text or (self._has_code and HIDDEN in text):
                return True
        places = self._places
        if not places:
            return False
        last = lines[-1]
        at = bisect_left(places, lines[0].start)
        return at < len(places) and places[at] <= last.start + len(last.source)


def _places(body: str) -> Iterator[int]:
    """The colons behind words that may mark something: a blank or a mark follows, no word."""
    for colon in ":：":
        at = body.find(colon)
        while at >= 0:
            following = body[at + 1 : at + 2]
            is_end = not following.isalnum() and following != "/"
            if is_end and INNER_WORDS.search(body, max(at - BEFORE_COLON, 0), at) is not None:
                yield at
            at = body.find(colon, at + 1)


@lru_cache(maxsize=16)
def _first_words(words: Words) -> frozenset[str]:
    added = (word.split()[0].lower() for word in _own_words(words) if word.split())
    return MARKER_STARTS | frozenset(added)


def _own_words(words: Words) -> tuple[str, ...]:
    return (*words.actions, *words.decisions, *words.questions)


def find_markers(wording: Wording, starts: re.Pattern[str], *, is_item: bool) -> list[Marker]:
    """The markers of a block, each with the words that belong to it, in order.

    `starts` is what marks an item at the start of a line, as `line_start` gives it.
    """
    found = [*_line_starts(wording, starts, is_item=is_item)]
    if ":" in wording.masked or "：" in wording.masked:
        found += _within(wording)
    if not found:
        return [*_coded(wording), *(_tagged(wording) if is_item else ())]
    found.sort(key=lambda marker: (marker.start, marker.stop))
    del found[MOST_MARKERS:]
    return list(_with_ends(found, wording, is_item=is_item))


def _line_starts(wording: Wording, pattern: re.Pattern[str], *, is_item: bool) -> Iterator[Marker]:
    first = 0
    for line in wording.lines:
        command = COMMAND.match(line.masked) if "#" in line.masked else None
        if command is not None and (line.masked[command.end() :].strip() or is_item):
            yield _marker(_kind(command), first + command.end(), first, command)
        elif (match := pattern.match(line.masked)) is not None:
            marker = _start_marker(match, line, first)
            if marker is not None:
                yield marker
        first += len(line.text) + 1


def _kind(match: re.Match[str]) -> MarkerKind:
    return next((kind for name, kind in ASKED if match[name]), MarkerKind.ANSWER)


def _marker(kind: MarkerKind, stop: int, first: int, match: re.Match[str]) -> Marker:
    start = first + match.start(kind.value)
    if match.string[match.start(kind.value) - 1 : match.start(kind.value)] in ("#", "(", "["):
        start -= 1
    return Marker(kind, start, stop, first, -1)


def _start_marker(match: re.Match[str], line: Line, first: int) -> Marker | None:
    """The marker that a match at the start of a line is, if it is one."""
    kind = _kind(match)
    word = match[kind.value]
    if not _is_marked(match, kind, word, line):
        return None
    stop = first + match.end()
    marker = _marker(kind, stop, first, match)
    if kind is not MarkerKind.ACTION:
        return marker
    inner = match["inner"]
    if inner is not None and not match.string[match.end() :].strip():
        return marker._replace(stop=first + match.start("inner"))  # [ACTION: Ada to send the deck]
    glued = (match["glued"] or "").strip("()[]")
    named = glued or inner or (match["round"] or "").strip("()[]") or match["named"] or ""
    named = named.strip()
    if not named or NO_OWNER.fullmatch(named):
        return marker
    return marker._replace(owner=named, is_certain=bool(glued or inner))


def _is_marked(match: re.Match[str], kind: MarkerKind, word: str, line: Line) -> bool:  # noqa: PLR0911  # a table of cases
    is_upper = word.isupper()
    if match["named"]:  # "Action taken: x" is a sentence, "Action Ada: x" and "TODO ada: x" are not
        return kind is MarkerKind.ACTION and _is_owner(word, match["named"])
    if word in ("AI", "AIs") and (match["dash"] or match["plain"]):
        return ASSIGNS.match(line.masked, match.end()) is not None  # not "AI - a new model"
    if kind is MarkerKind.ANSWER and (match["dash"] or match["open"] or len(word) == 1):
        return is_upper and not match["open"]
    if match["dash"]:
        return not word.lower().startswith(("to ", "to-", "next", "follow"))
    if match["plain"] or match["bold"] is not None:
        if kind not in (MarkerKind.ACTION, MarkerKind.DECISION):
            return False
        if match["plain"] and is_upper:
            return True
        return _is_bold(line, match.start(kind.value), match.end(kind.value))
    if match["open"]:
        return is_upper or word[:1].isupper() or bool(match["inner"])
    return True


def _is_owner(word: str, named: str) -> bool:
    """Whether what stands between the word and the colon names somebody: `Action Ada: x`."""
    if word.lower() in TOPIC_MARKERS or NO_OWNER.fullmatch(named):
        return False
    if named.startswith("@"):
        return True
    return names_of(named) != () and (word.isupper() or not named.islower())


def _is_bold(line: Line, start: int, end: int) -> bool:
    """Whether these characters, and no others, are bold: `**Resolved** to go on`."""
    first, last = offset_of(line, start), offset_of(line, end - 1) + 1
    return any(
        wrap.inner_start == first
        and wrap.inner_end <= last + 1
        and wrap.inner_start - wrap.start > 1
        for wrap in line.wraps
    )


def _within(wording: Wording) -> Iterator[Marker]:
    for match in WITHIN.finditer(wording.masked):
        kind = _kind(match)
        word = match[kind.value]
        first = match.start()
        before = wording.masked[max(first - 24, 0) : first].rstrip(" \t*_([")
        if not before or before[-1] == "\n" or UNSURE.search(before[-16:]) is not None:
            continue  # the start of a line is read as such
        is_bracketed = wording.masked[match.start(kind.value) - 1] == "("
        if word == "AI" and not (is_bracketed or before[-1] in ".!?;)]"):
            continue  # "the EU AI: a new law"
        if not word.isupper() and before[-1] not in ".!?;)]":
            line = wording.line_at(match.start())
            at = wording.index_in_line(match.start(kind.value))
            if not _is_bold(line, at, at + len(word)):
                continue
        if match["named"] and not _is_owner(word, match["named"]):
            continue
        owner = match["owner"] or match["named"] or ""
        owner = "" if not owner or NO_OWNER.fullmatch(owner) else owner.strip()
        if not owner and kind is MarkerKind.ACTION:
            owner = _name_before(wording.masked, first)
        start = match.start(kind.value)
        if wording.masked[start - 1] in "([":
            start -= 1
        yield Marker(
            kind, start, match.end(), start, -1, owner, is_certain=bool(owner and match["owner"])
        )


def _name_before(text: str, at: int) -> str:
    """Who stands before a marker on its line, and nothing else does: `Rose TODO: send the deck`."""
    start = text.rfind("\n", max(at - LONGEST_NAME, 0), at) + 1
    if not start and at > LONGEST_NAME:
        return ""
    before = text[start:at].strip(" \t*_")
    is_name = before[-1:].isalnum() and names_of(before)  # "Ada: TODO: x" is what Ada said
    return before if is_name else ""


def _with_ends(found: list[Marker], wording: Wording, *, is_item: bool) -> Iterator[Marker]:
    """Each marker with the end of its words: the next marker, or where its lines end."""
    text = wording.masked
    for nth, marker in enumerate(found):
        if nth and marker.start < found[nth - 1].stop:
            continue
        after = nth + 1
        while after < len(found) and found[after].start < marker.stop:
            after += 1
        limit = found[after].begin if after < len(found) else len(text)
        end = limit if is_item else min(limit, _end_of_lines(text, marker.stop))
        closing = CLOSING.get(text[marker.start : marker.start + 1])
        if closing is not None and closing not in text[marker.start : marker.stop]:
            close = text.find(closing, marker.stop, end)
            end = close if close >= 0 else end
        yield marker._replace(end=end)


def _end_of_lines(text: str, at: int) -> int:
    """Where words that begin at `at` in a paragraph end: at a line that begins something new."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    while end >= 0:
        is_cut = end - start < LONG_LINE and not text[end + 1 : end + 2].islower()
        if is_cut or LABELLED.match(text[end + 1 : end + 80]) is not None:
            return end
        start, end = end + 1, text.find("\n", end + 1)
    return len(text)


def _coded(wording: Wording) -> Iterator[Marker]:
    """Code spans used as tags, at the start or end of a line: "send it `ToDo`"."""
    if HIDDEN not in wording.masked:
        return
    spans = [match.span() for match in HIDDEN_RUN.finditer(wording.masked)]
    found = _coded_at_end(wording, spans)
    first = spans[0] if not wording.plain[: spans[0][0]].strip() else None
    if not found and first is not None and wording.plain[first[0] : first[1]].lower() in CODED:
        found = [first]
    if not found:
        return
    start, stop = min(found)[0], max(found)[1]  # all tags go, whichever is read
    for kind in {CODED[wording.plain[slice(*span)].lower()]: None for span in reversed(found)}:
        yield Marker(kind, start, stop, 0, len(wording.plain))


def _coded_at_end(wording: Wording, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the code spans that are tags and have nothing but tags behind them."""
    found: list[tuple[int, int]] = []
    end = len(wording.plain)
    for start, stop in reversed(spans):
        if (
            wording.plain[stop:end].strip(" .,;\n")
            or wording.plain[start:stop].lower() not in CODED
        ):
            break
        found.append((start, stop))
        end = start
    return found


def _tagged(wording: Wording) -> Iterator[Marker]:
    if "#" not in wording.masked:
        return
    for match in TAGGED.finditer(wording.masked):
        yield Marker(_kind(match), match.start(), match.end(), 0, len(wording.plain))
        return
