"""The words of a block with ranges cut out, as Markdown: what an item says without its marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from meetgen.parsing.document import Line
from meetgen.parsing.lines import clip, end_of, offset_of
from meetgen.parsing.markdown import COMMENT, comments

COMMENTED = re.compile(rf"<!--.*?-->|{COMMENT}+", re.DOTALL)

LONG = 1000  # characters; the parts of a longer line are read apart, not each with the whole line

Range = tuple[int, int]


class Wording:
    """Lines joined to one text; all indices are into its plain text.

    `plain` joins the lines with line breaks; `masked` is the same with code hidden. Nothing but
    this class needs to know what Markdown stands behind the plain words.
    """

    __slots__ = ("_body", "_firsts", "lines", "masked", "plain")

    def __init__(self, lines: Sequence[Line], body: str) -> None:
        self.lines, self._body = tuple(lines), body
        if len(self.lines) == 1:
            self.plain, self.masked = self.lines[0].text, self.lines[0].masked
            self._firsts: tuple[int, ...] = (0,)
            return
        self.plain = "\n".join(line.text for line in self.lines)
        self.masked = "\n".join(line.masked for line in self.lines)
        firsts, at = [], 0
        for line in self.lines:
            firsts.append(at)
            at += len(line.text) + 1
        self._firsts = tuple(firsts)

    def offset(self, at: int) -> int:
        """The offset in the body of the character `at`."""
        nth = self._nth(at)
        line = self.lines[nth]
        return offset_of(line, min(at - self._firsts[nth], max(len(line.text) - 1, 0)))

    def end_offset(self, at: int) -> int:
        """The offset in the body behind the character before `at`."""
        nth = self._nth(max(at - 1, 0))
        line = self.lines[nth]
        index = at - 1 - self._firsts[nth]
        return end_of(line, max(min(index, len(line.text) - 1), 0))

    def lines_of(self, start: int, end: int) -> "tuple[Wording, int]":
        """The lines that hold the characters from `start` to `end`, and where they begin here."""
        first, last = self._nth(start), self._nth(max(end - 1, start))
        if first == last and len(self.lines[first].text) > LONG:
            begin = start - self._firsts[first]
            line = clip(self.lines[first], begin, end - self._firsts[first])
            return Wording((line,), self._body), start
        if first == 0 and last == len(self.lines) - 1:
            return self, 0
        return Wording(self.lines[first : last + 1], self._body), self._firsts[first]

    def line_at(self, at: int) -> Line:
        """The line that holds the character `at`."""
        return self.lines[self._nth(at)]

    def index_in_line(self, at: int) -> int:
        """The index of the character `at` in its own line."""
        return at - self._firsts[self._nth(at)]

    def _nth(self, at: int) -> int:
        return max(bisect_right(self._firsts, at) - 1, 0)

    def markdown(self, cuts: Iterable[Range] = ()) -> str:
        """The Markdown in one line without the characters of the ranges `cuts`.

        Emphasis or a link that loses one of its marks, or all its words, loses both marks.
        """
        merged = _merged(cuts)
        if len(self.lines) == 1 and not self.lines[0].pieces:
            text = self.plain
            for start, end in reversed(merged):  # from the end, so that indices stay
                text = text[:start] + text[end:]
            return _joined((text,))
        ranges: list[Range] = []
        for first, line in zip(self._firsts, self.lines, strict=True):
            for start, end in merged:
                inner = (max(start - first, 0), min(end - first, len(line.text)))
                if inner[0] < inner[1]:
                    begin = self._before_escape(offset_of(line, inner[0]), line)
                    ranges.append((begin, end_of(line, inner[1] - 1)))
        ranges = _merged((*ranges, *self._loose_marks(ranges)))
        parts = []
        for line in self.lines:
            stop = line.start + len(line.source)
            own = [
                (max(a, line.start) - line.start, min(b, stop) - line.start)
                for a, b in ranges
                if a < stop and b > line.start
            ]
            parts.extend(_kept(line.source, own))
            parts.append(" ")
        return _joined(parts)

    def _before_escape(self, start: int, line: Line) -> int:
        """A cut that begins with an escaped character takes the backslash along."""
        if start > line.start and self._body[start - 1] == "\\":
            return start - 1
        return start

    def _loose_marks(self, ranges: list[Range]) -> list[Range]:
        """The marks of emphasis and links that the cuts `ranges` leave alone or empty."""
        cuts = _merged(ranges)
        if not cuts:
            return []
        loose: list[Range] = []
        for line in self.lines:
            for wrap in line.wraps:
                opened, closed = (wrap.start, wrap.inner_start), (wrap.inner_end, wrap.end)
                if _cuts_in(cuts, *opened) or _cuts_in(cuts, *closed):
                    loose += [opened, closed]
                    continue
                inside = _cuts_in(cuts, wrap.inner_start, wrap.inner_end)
                if inside and not self._has_words(inside, wrap.inner_start, wrap.inner_end):
                    loose += [opened, closed]
        return loose

    def _has_words(self, cuts: list[Range], start: int, end: int) -> bool:
        kept = _kept(self._body[start:end], [(a - start, b - start) for a, b in cuts])
        return bool("".join(kept).strip(" \t\n*_~=[]"))


def _cuts_in(cuts: list[Range], start: int, end: int) -> list[Range]:
    """Those of the cuts, which are in order and apart, that meet the range."""
    first = max(bisect_right(cuts, (start, start)) - 1, 0)
    found = []
    for cut in cuts[first:]:
        if cut[0] >= end:
            break
        if cut[1] > start:
            found.append(cut)
    return found


def _merged(ranges: Iterable[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _kept(text: str, ranges: list[Range]) -> list[str]:
    kept, at = [], 0
    for start, end in ranges:
        if end <= 0 or start >= len(text):
            continue
        kept.append(text[at : max(start, 0)])
        at = max(end, at)
    kept.append(text[at:])
    return kept


def _joined(parts: Iterable[str]) -> str:
    text = "".join(parts)
    if "<!--" in text or COMMENT in text:
        text = COMMENTED.sub(" ", text)
    if "%%" in text:
        for start, end in reversed(comments(text)):
            text = text[:start] + text[end:]
    return " ".join(text.split())
