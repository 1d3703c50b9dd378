"""Who owns an action: each way to read its text, in the order in which they are tried."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from meetgen.parsing.document import Trail, TrailKind
from meetgen.parsing.item_words import NO_NAMES, NO_VERBS, STATES
from meetgen.parsing.mentions import HANDLE, mentions
from meetgen.parsing.scopes import NAMES, names_of, person_of, split_names
from meetgen.parsing.wording import Range, Wording

LONGEST_LEAD = 160
_GAP = r"[ \u00a0]*"
_WILL = r"(?:(?:to|will|shall|should|must)\b[ \u00a0]+)?"
# Between a name and the work: "Ada to", "Ada, will", "Ada needs to"; not "Ada will not"
VERB = re.compile(
    r",?[ \u00a0]+(?:to|will|shall|should|must|"
    r"(?:needs?|has|have|is|are|going|is going|agree[sd]?|offer(?:s|ed)?|volunteer(?:s|ed)?|"
    rf"promise[sd]?|was asked|is asked) to)\b(?![ ]+not\b){_GAP}"
    r"|,[ ]+(?=please\b)"
)
# "Ada: x", "Ada - x", "Ada -> x"; not "https://x", "Mary-Ann x"
MARK = re.compile(rf"{_GAP}(?:[:：](?!//)|->|→|=>|➔){_GAP}|{_GAP}[–—]+{_GAP}|{_GAP}-+[ \u00a0]+")
AFTER = re.compile(_WILL)
# What may stand before a leading name: "#123", "P1:", "2026-12-01", "[DONE]", "✅", ":"
BEFORE = re.compile(
    r"(?:#\d+\b:?|[^\w@(\[<]+|P\d\b:?|\d{4}-\d{2}-\d{2}:?|(?:done|completed|closed|open|new):|"
    r"[(\[](?:done|completed?|closed|open|new|wip|high|medium|low|urgent|p\d)[)\]])*",
    re.IGNORECASE,
)
# "[Ada] send it", "(Ada, Bob): send it"
BRACKETED = re.compile(r"[(\[](?P<names>[^()\[\]\n]{1,60})[)\]]\s*(?:[:：–—-]+\s*)?")
AFTER_MENTION = re.compile(rf"{_GAP}(?:[:：,–—]|-+>?(?=\s)|→|=>)?[ \u00a0\n]*{_WILL}")
BETWEEN = re.compile(rf"{_GAP}(?:[,/&+;]|\b(?:and|or|und|et)\b)?{_GAP}")
DASHES = "-–—|"
OWNED = ("'s", "’s")
_BY = r"(?:by|on|owner|assigned to|assignee|owned by|->|→)"
# "(Ada)", "[Ada, Bob]", "(by Ada)" at the end
BRACKETS = re.compile(
    rf"[(\[][ ]*(?:{_BY}[: ]+)?(?P<names>[^()\[\]\n]{{1,80}}?)"
    r"(?:,[ ]*(?:by|due|before|until|this|next|end)\b[^()\[\]\n]{0,40})?[ ]*[)\]]$"
)
# "-> Ada", "— Ada & Bob", "x- Ada" at the end; not "follow-up"
TAIL = re.compile(
    rf"{_GAP}(?:->|→|=>|➔|[–—]|(?<=\w)-(?=\s)|[ ]-+(?=\s)){_GAP}(?P<names>\S[^\n]{{0,80}})$"
)
# "... the procedure. SC." at the end
LAST_SENTENCE = re.compile(r"(?<=[.!?;])[ ]+(?P<names>\S[^\n.]{0,40})\.?$")
# "talk to @bob", "with @bob": somebody the work is about; not "sent by @bob"
ABOUT = re.compile(
    r"(?:^|[\s(])(?:to|with|from|for|of|about|and|or|asks?|pings?|cc|via|on|at|than|tell|email|"
    r"mail|call|help|as|in|thank|invite|contact|let|remind|see|the|per|like|through|between|meet|"
    r"message|nudge|notify|inform|join|dm|add|support|assist)[ \u00a0]*$",
    re.IGNORECASE,
)
BY = re.compile(rf"(?:^|[\s(]){_BY}[: \u00a0]*$", re.IGNORECASE)
BEFORE_NAME = re.compile(rf"{_GAP}(?:->|→|=>|[–—:]|[ ]-+)?{_GAP}$")
# "Ada send the deck", "WT mention this": a name and a word that may be a verb
BARE = re.compile(
    r"(?P<name>[^\W\d_]\w{0,20}(?: [^\W\d_a-z][\w.'’-]{1,20}){0,2})[ \u00a0]+(?P<next>[a-z]{2,})\b"
)


class Reading(NamedTuple):
    """One way to read who owns it: the words it takes, as ranges of the plain text."""

    names: tuple[str, ...]
    cuts: tuple[Range, ...]
    is_certain: bool = False
    is_leading: bool = False


def readings(wording: Wording, work: str, fields: tuple[str, ...]) -> Iterator[Reading]:
    """The readings of an item's own text, in the order of the format.

    `work` is the masked text with everything blanked that is no words of the item; `fields` are
    the owners that its fields name.
    """
    start = _start(work)
    found = _mentions(wording, work)
    yield from _leading_mentions(work, start, found)
    yield from _leading_link(wording, work, start)
    yield from _leading_names(work, start)
    yield from _leading_brackets(work, start)
    if fields:
        yield Reading(fields, (), is_certain=True)
    yield from _trailing(wording, work, found)


def bare_name(work: str) -> Iterator[Reading]:
    """The last reading to try: the text begins with a name and a verb, `Ada send the deck`."""
    match = BARE.match(work, _start(work))
    if match is None or match["next"] in NO_VERBS or match["next"].endswith("ed"):
        return
    name = match["name"]
    if name.partition(" ")[0].lower() in NO_NAMES:
        return
    if name[0].isupper() or not name.islower():
        yield Reading((name,), ((match.start(), match.start("next")),))


def names_above(trail: Trail | None, scoped: Trail | None) -> tuple[str, ...]:
    """The person whom the nearest heading, label or parent item names; may be nobody."""
    while trail is not None and trail is not scoped:
        names = names_of(trail.text.lstrip("@"))
        if names and (scoped is not None or trail.level > 1):  # no note's title names an owner
            return names
        if trail.kind is TrailKind.HEADING:
            return ()
        trail = trail.above
    return person_of(scoped.text) if scoped is not None else ()


def _start(work: str) -> int:
    """Where the words begin, behind numbers and signs."""
    match = BEFORE.match(work)
    start = match.end() if match is not None else 0
    return start if start < len(work) else 0


def _mentions(wording: Wording, work: str) -> list[tuple[int, int, str]]:
    if "@" not in work:
        return []
    found, first = [], 0
    for line in wording.lines:
        for one in mentions(line):
            at = first + one.at
            if work[at : at + 1] == "@":
                found.append((at, first + one.end_at, one.name))
        for link in line.links:  # [@ada](https://example.org/ada)
            at, stop = first + link.at, first + link.at + len(link.text)
            if link.kind != "wikilink" and HANDLE.fullmatch(link.text) and work[at:stop].strip():
                found.append((at, stop, link.text[1:]))
        first += len(line.text) + 1
    return sorted(found)


def _leading_mentions(
    work: str, start: int, found: list[tuple[int, int, str]]
) -> Iterator[Reading]:
    names, at, end = [], start, start
    for begin, stop, name in found:
        if begin != at or work.startswith(OWNED, stop):
            break
        names.append(name)
        end = stop
        at = BETWEEN.match(work, stop).end()  # type: ignore[union-attr]  # may be empty
    if names:
        end = AFTER_MENTION.match(work, end).end()  # type: ignore[union-attr]  # may be empty
        yield Reading(tuple(names), ((start, end),), is_certain=True, is_leading=True)


def _leading_link(wording: Wording, work: str, start: int) -> Iterator[Reading]:
    """`[[Ada Lovelace]] to send`: a page that may be a person's."""
    line = wording.line_at(start)
    at = wording.index_in_line(start)
    for link in line.links:
        if link.kind == "wikilink" and link.at == at and link.text:
            stop = start + len(link.text)
            if work.startswith(OWNED, stop):
                return
            end = AFTER_MENTION.match(work, stop).end()  # type: ignore[union-attr]  # may be empty
            name = link.target.partition("#")[0].rpartition("/")[2]
            yield Reading((name,), ((start, end),), is_leading=True)
            return


def _leading_names(work: str, start: int) -> Iterator[Reading]:
    match = NAMES.match(work[start : start + LONGEST_LEAD])
    while match is not None:
        end = start + match.end()
        for pattern in (VERB, MARK):
            mark = pattern.match(work, end)
            if mark is not None and mark.end() > end:
                stop = mark.end()
                if pattern is MARK:
                    stop = AFTER.match(work, stop).end()  # type: ignore[union-attr]  # may be empty
                names = split_names(match[0])
                yield Reading(names, ((start, stop),), is_leading=True)
                if len(names) > 1 and "," in match[0]:  # "Ada Roe, Acme: x"
                    yield Reading(names[:1], ((start, stop),))
                return
        # "Ada and review" is no list of names: try with fewer
        shorter = max(match[0].rfind(sep) for sep in (" and ", ",", "/", "&", " or "))
        if shorter <= 0:
            return
        match = NAMES.fullmatch(match[0][:shorter].rstrip())


def _leading_brackets(work: str, start: int) -> Iterator[Reading]:
    match = BRACKETED.match(work, start)
    names = names_of(match["names"].replace("@", "")) if match is not None else ()
    if match is not None and names and STATES.isdisjoint(name.lower() for name in names):
        end = AFTER.match(work, match.end()).end()  # type: ignore[union-attr]  # may be empty
        yield Reading(names, ((match.start(), end),))


def _trailing(wording: Wording, work: str, found: list[tuple[int, int, str]]) -> Iterator[Reading]:
    end = len(work.rstrip(" \t\n\u00a0.,;"))
    if end < len(work) and work[end - 1 : end] in DASHES:  # "send it - Ada - due:2026-12-01"
        end = len(work[:end].rstrip(" \t\n\u00a0" + DASHES))
    first = max(end - LONGEST_LEAD, 0)
    last = work[first:end]
    yield from _trailing_mentions(work, end, found)
    yield from _trailing_link(wording, work, end)
    for pattern in (BRACKETS, TAIL, LAST_SENTENCE):
        match = _last_match(pattern, last)
        if match is None:
            continue
        names = names_of(match["names"].replace("@", ""))
        if not STATES.isdisjoint(name.lower() for name in names):
            continue
        if names and not (pattern is LAST_SENTENCE and match["names"][0].islower()):
            stop = len(work) if pattern is LAST_SENTENCE else first + match.end()
            yield Reading(names, ((first + match.start(), stop),))
            if len(names) > 1 and "," in match["names"]:  # "(Ada Roe, Acme)"
                yield Reading(names[:1], ((first + match.start(), stop),))


def _last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The shortest match that reaches the end of the text, which is short."""
    found = None
    at = 0
    while (match := pattern.search(text, at)) is not None:
        found = match
        at = match.start() + 1
    return found


def _trailing_mentions(work: str, end: int, found: list[tuple[int, int, str]]) -> Iterator[Reading]:
    closes = work[end - 1 : end] in (")", "]")
    at = end - 1 if closes else end
    names: list[str] = []
    for begin, stop, name in reversed(found):
        if BETWEEN.fullmatch(work, stop, at) is None:
            break
        names.append(name)
        at = begin
    if not names:
        return
    before = work[:at].rstrip(" \u00a0")
    tail = work[max(at - 24, 0) : at]
    opens = before[-1:] in ("(", "[")
    if closes and opens:
        yield Reading(tuple(reversed(names)), ((len(before) - 1, end),))
        return
    mark = BEFORE_NAME.search(tail)
    start = at - (len(mark[0]) if mark else 0)
    by = BY.search(tail)
    if by is not None:
        start = at - len(by[0])
        if closes and work[start : start + 1] != "(":
            start = work.rfind("(", 0, start + 1)
        yield Reading(tuple(reversed(names)), ((max(start, 0), end),))
    elif not closes and ABOUT.search(tail) is None and start > 0:
        yield Reading(tuple(reversed(names)), ((start, end),))


def _trailing_link(wording: Wording, work: str, end: int) -> Iterator[Reading]:
    """`send the deck ([[Ada]])`."""
    if not end:
        return
    closes = work[end - 1] in ")]"
    at = wording.index_in_line(end - 1) + 1 - closes
    shift = end - closes - at
    for link in wording.line_at(end - 1).links:
        if link.kind != "wikilink" or not link.text or link.at + len(link.text) != at:
            continue
        begin = shift + link.at
        tail = work[max(begin - 24, 0) : begin]
        if closes:
            if tail[-1:] not in ("(", "["):
                continue
            begin -= 1
        elif ABOUT.search(tail) is not None or begin == 0:
            continue
        name = link.target.partition("#")[0].rpartition("/")[2]
        mark = BEFORE_NAME.search(tail)
        begin -= len(mark[0]) if mark and not closes else 0
        yield Reading((name,), ((begin, end),))
