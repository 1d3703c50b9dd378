"""Comments in a note's text, which no page shows: `%% text %%`, `<!-- text -->`."""

from bisect import bisect_right
from collections.abc import Iterator

from meetgen.parsing.markdown import Places, comments, events

CODE = frozenset({"Code", "InlineMath", "DisplayMath"})


def comment_ranges(body: str) -> tuple[tuple[int, int], ...]:
    """Where the comments of a text are, as offsets, none in code; they may overlap.

    An HTML comment that begins a block and never ends hides the rest, as in CommonMark.
    """
    hidden = comments(body)
    if "<!--" in body:
        hidden += tuple(_html_comments(body, _code_ranges(body)))
    return hidden


def _html_comments(body: str, code: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    starts = [start for start, _ in code]
    at = 0
    while (start := body.find("<!--", at)) >= 0:
        nearest = bisect_right(starts, start) - 1
        if nearest >= 0 and code[nearest][1] > start:
            at = max(code[nearest][1], start + 1)
            continue
        end = body.find("-->", start)
        if end < 0:
            if not body[body.rfind("\n", 0, start) + 1 : start].strip():
                yield start, len(body)
            return
        at = end + len("-->")
        yield start, at


def _code_ranges(body: str) -> list[tuple[int, int]]:
    """Where code and math stand, in order."""
    places = Places(body)
    ranges = []
    for event, span in events(body):
        if isinstance(event, dict):
            kind, value = next(iter(event.items()))
            if kind in CODE or (kind == "Start" and "CodeBlock" in value):
                ranges.append((places.offset(span["start"]), places.offset(span["end"])))
    return ranges
