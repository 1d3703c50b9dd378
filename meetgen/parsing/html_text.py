"""The words of a block of raw HTML: no tags, no comments, nothing of scripts and styles."""

import html
import re
from collections.abc import Callable, Sequence

from meetgen.parsing.document import Line, Piece

TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
# "<script>", "</style>": between them nothing is text
RAW = re.compile(r"<(/?)(?:script|style|pre|textarea|svg|template)\b", re.IGNORECASE)


def html_lines(
    parts: Sequence[tuple[str, int]], number_of: Callable[[int], int]
) -> tuple[Line, ...]:
    """The lines of text in `parts`, which are lines of HTML with their offsets in the body."""
    lines, in_comment, in_raw = [], False, False
    for source, offset in parts:
        text, in_comment = _without_comments(source, in_comment=in_comment)
        raw = [not match[1] for match in RAW.finditer(text)]
        was_raw, in_raw = in_raw, raw[-1] if raw else in_raw
        if was_raw or in_raw or raw:
            continue
        words = html.unescape(TAG.sub(" ", text)).strip()
        if words:
            first = max(source.find(words[:1]), 0)
            start = source.find(words)
            start = offset + (start if start >= 0 else first)
            end = offset + len(source.rstrip())
            piece = Piece(0, start, max(end, start))
            lines.append(Line(words, words, words, start, number_of(start), (piece,)))
    return tuple(lines)


def _without_comments(text: str, *, in_comment: bool) -> tuple[str, bool]:
    kept, at = [], 0
    while at < len(text):
        mark = "-->" if in_comment else "<!--"
        found = text.find(mark, at)
        if found < 0:
            if not in_comment:
                kept.append(text[at:])
            break
        if not in_comment:
            kept.append(text[at:found])
        in_comment = not in_comment
        at = found + len(mark)
    return "".join(kept), in_comment
