"""The lines of a text that begin with a label (`Present: Ada`, `Date - 2026-11-18`), found once."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from meetgen.parsing.document import Block, Document, Line

LONGEST_LABEL = 60
REACH = LONGEST_LABEL + 3
# "Lead by Phil", "Notes taken by: Ada"; not "Written by hand"
DONE_BY = re.compile(
    r"((?:lead|led|chaired|hosted|facilitated|moderated|scribed|minuted|minutes|notes|recorded)"
    r"(?: taken)? by)\b:?\s+(.+)",
    re.IGNORECASE,
)
# "Present were Ada and Bob", "Apologies from Ada"; not "Present state of the project"
SENTENCE = re.compile(
    r"((?:also )?(?:in attendance|present|attending|attendees|participants|apologies|regrets|"
    r"absent|excused))(?: received)? (?:were|was|are|is|from|by)\b:?\s+(.+)",
    re.IGNORECASE,
)
SENTENCE_STARTS = frozenset(
    {"lead", "led ", "chai", "host", "faci", "mode", "scri", "minu", "note", "reco"}
    | {"also", "in a", "pres", "atte", "part", "apol", "regr", "abse", "excu"}
)
SEPARATOR = re.compile(r"[:：]|\s[-–—]+\s|[–—]")  # "Present - Ada"; not "Follow-up"
# "... and Carl Fry. Apologies from Dan": not behind "Dr.", "J."
SENTENCE_END = re.compile(
    r"(?<=[a-z)]{2})(?<!\bDr)(?<!\bJr)(?<!\bMr)(?<!\bSr)(?<!Mrs)\.\s+(?=[A-Z])"
)
# "Present: Ada. Absent (1): Bob", "Attendees: Ada; Minutes: Bob"
NEXT_LABEL = re.compile(r"(?<=[\w)])[.;]\s+(?=[^\W\d_a-z][\w ]{2,30}(?:\(\d+\))?:)")
RARE_MARKS = ("–", "—", "：")


class Labelled(NamedTuple):
    """A line and the ways to part it into a label and the rest, likeliest first."""

    block: Block
    line: Line
    ways: Sequence[tuple[str, str]]


def read_labels(document: Document) -> Mapping[int, Labelled]:
    """The labelled lines of a text by the offset of each, in document order."""
    found = {}
    for block in document.blocks:
        for line in block.lines:
            text = line.text
            head = text[:REACH]
            if (
                ":" in head
                or " -" in head
                or text[:4].casefold() in SENTENCE_STARTS
                or (not head.isascii() and any(mark in head for mark in RARE_MARKS))
                or (line.wraps and line.source[:1] in "*_")
            ):
                ways = [*labelled(text.strip()), *_bold(document, line)]
                if ways:
                    found[line.start] = Labelled(block, line, ways)
    return found


def labelled(text: str) -> Sequence[tuple[str, str]]:
    """The ways to part a text into a label and the rest, likeliest first."""
    found = []
    if text[:4].casefold() in SENTENCE_STARTS:
        matches = (pattern.match(text) for pattern in (DONE_BY, SENTENCE))
        found += [(match[1], match[2]) for match in matches if match is not None]
    for match in SEPARATOR.finditer(text, 0, REACH):
        if 0 < match.start() <= LONGEST_LABEL:
            found.append((text[: match.start()].rstrip(), text[match.end() :].lstrip()))
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a line that tells who was there; any other line is one."""
    if SENTENCE.match(text) is not None:
        return SENTENCE_END.split(text)
    if 0 < text.find(":", 0, REACH) < text.rfind(":"):
        return NEXT_LABEL.split(text)
    return [text]


def _bold(document: Document, line: Line) -> Sequence[tuple[str, str]]:
    """The bold beginning of a line as its label: `**Present** Ada, Bob`."""
    if not line.wraps or line.wraps[0].start != line.start or line.source[0] not in "*_":
        return ()
    text = line.text.strip()
    bold = document.body[line.wraps[0].inner_start : line.wraps[0].inner_end]
    if len(bold) > LONGEST_LABEL or not text.startswith(bold):
        return ()
    return ((bold, text[len(bold) :].lstrip(" :-–—")),)
