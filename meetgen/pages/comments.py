"""Comments in a note's text, which no page shows: `%% text %%`, `<!-- text -->`."""

from bisect import bisect_right
from collections.abc import Iterator

from meetgen.parsing.markdown import Places, events
from meetgen.parsing.markdown import comments as obsidian_comments

EMPTY = "<!-- -->"
CODE = frozenset({"Code", "InlineMath", "DisplayMath"})


def comments(body: str) -> tuple[tuple[int, int, str], ...]:
    """The comments of a text as offsets, with what stays in their place; none in code.

    An HTML comment leaves an empty one, which parts two lists as it did; one that
    begins a block and never ends hides the rest, as in CommonMark. The two kinds may overlap.
    """
    hidden = [(start, end, "") for start, end in obsidian_comments(body)]
    if "<!--" in body:
        code = _code_ranges(body)
        hidden += [(start, end, EMPTY) for start, end in _html_comments(body, code)]
    return tuple(hidden)


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
