"""Pictures of networks as SVG: whole numbers, so that every machine draws the same.

Nodes are links; colours and widths come from the stylesheet. What a picture shows stands beside it
as a list.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from math import isqrt
from unicodedata import east_asian_width

from msgspec import Struct

from meetgen.index.index import TargetKind
from meetgen.pages.markdown import ROOT, UNSHOWN, Markdown, address

ROW = 28  # between two names
LABEL = 172  # what a name has room for
LONGEST = 24  # letters of such a name
LETTER = 7  # the width of one
RING = 112  # half the width of a ring; its height is that of its rows
LONG_LABEL, LONG = 204, 28  # the same for names of groups
COLUMNS = (LABEL + 14, LABEL + 164)  # of a picture with two sides

MARKUP = re.compile(r"[{}\[\]*_`\\$~=|^+@]|:(?=/)")  # "{{ x }}", "https://x"; not "&#35;"

Edge = tuple[int, int, int]  # two places in the list of dots, and 1 to 4: how strong


class Dot(Struct, frozen=True, kw_only=True):
    """A node: its form is that of its kind, `size` 1 to 4. `told` is shown when pointed at."""

    kind: TargetKind
    label: str
    uri: str
    anchor: str = ""
    told: str = ""
    size: int = 2


class _Placed(Struct, frozen=True):
    dot: Dot
    x: int
    y: int
    is_right: bool
    longest: int = LONGEST


class Words(Struct, frozen=True, kw_only=True):
    """What a picture says to those who do not see it; `legend` is what its signs mean."""

    title: str
    description: str
    legend: str = ""


def star(
    center: str,
    around: Sequence[Dot],
    levels: Sequence[int],
    among: Iterable[tuple[int, int]],
    words: Words,
) -> Markdown:
    """A name, and others in a ring around it; `levels` are those of the ties to the name."""
    placed, width, height = _ring(around, LABEL, LONGEST)
    x, y = width // 2, height // 2
    edges = [_curve(placed[one], placed[other], x, y, 0) for one, other in among]
    edges += (
        f'<path class="mg-edge" data-mg-level="{level}" d="M{x} {y}L{one.x} {one.y}"/>'
        for one, level in zip(placed, levels, strict=True)
    )
    text = _shortened(center, LONGEST)
    half = _letters(text) * LETTER // 2 + 12
    name = (
        f'<g class="mg-node" data-mg-state="center"><rect x="{x - half}" y="{y - 13}" '
        f'width="{2 * half}" height="26" rx="13"/>'
        f'<text x="{x}" y="{y + 4}" text-anchor="middle">{_plain(text)}</text></g>'
    )
    return _svg(width, height, words, [*edges, name, *map(_node, placed)])


def ring(dots: Sequence[Dot], edges: Iterable[Edge], words: Words) -> Markdown:
    """Nodes in a ring, with what connects them inside it."""
    placed, width, height = _ring(dots, LONG_LABEL, LONG)
    x, y = width // 2, height // 2
    lines = [_curve(placed[one], placed[other], x, y, level) for one, other, level in edges]
    return _svg(width, height, words, [*lines, *map(_node, placed)])


def sides(
    left: Sequence[Dot], right: Sequence[Dot], edges: Iterable[Edge], words: Words
) -> Markdown:
    """Two columns, with what connects them: an edge names a place on the left, one on the right."""
    height = ROW * max(len(left), len(right), 1)
    columns = [
        [
            _Placed(dot, COLUMNS[side], height * (2 * at + 1) // (2 * len(dots)), bool(side))
            for at, dot in enumerate(dots)
        ]
        for side, dots in enumerate((left, right))
    ]
    middle = sum(COLUMNS) // 2
    lines = []
    for one, other, level in edges:
        start, end = columns[0][one], columns[1][other]
        lines.append(
            f'<path class="mg-edge" data-mg-level="{level}" d="M{start.x} {start.y}'
            f'C{middle} {start.y} {middle} {end.y} {end.x} {end.y}"/>'
        )
    return _svg(sum(COLUMNS), height, words, [*lines, *map(_node, (*columns[0], *columns[1]))])


def _ring(dots: Sequence[Dot], label: int, longest: int) -> tuple[list[_Placed], int, int]:
    """The dots down the right side and up the left one, each in a row of its own; the size."""
    rows = (len(dots) + 1) // 2
    height, high = ROW * rows + 8, ROW * rows // 2 + ROW // 4  # half the height of the ellipse
    middle = RING + label + 14
    placed = []
    for is_right, side in ((True, dots[:rows]), (False, dots[: rows - 1 - len(dots) : -1])):
        for at, dot in enumerate(side):
            y = 4 + ROW * rows * (2 * at + 1) // (2 * len(side))
            off = y - height // 2
            out = isqrt(RING * RING * max(high * high - off * off, 0)) // high
            placed.append(_Placed(dot, middle + (out if is_right else -out), y, is_right, longest))
    return placed[:rows] + placed[rows:][::-1], 2 * middle, height


def _curve(one: _Placed, other: _Placed, x: int, y: int, level: int) -> str:
    """From one node to another, bent to the middle at `x`, `y`."""
    bend_x, bend_y = (one.x + other.x + 2 * x) // 4, (one.y + other.y + 2 * y) // 4
    return (
        f'<path class="mg-edge" data-mg-level="{level}" '
        f'd="M{one.x} {one.y}Q{bend_x} {bend_y} {other.x} {other.y}"/>'
    )


def _node(one: _Placed) -> str:
    dot, x, y = one.dot, one.x, one.y
    half = 3 + dot.size
    form = {
        TargetKind.PROJECT: f'<rect x="{x - half}" y="{y - half}" width="{2 * half}" '
        f'height="{2 * half}"/>',
        TargetKind.SERIES: f'<path d="M{x - half - 1} {y}l{half + 1} -{half + 1} {half + 1} '
        f'{half + 1} -{half + 1} {half + 1}z"/>',
        TargetKind.TEAM: f'<path d="M{x} {y - half - 1}l{half + 1} {2 * half} '
        f'-{2 * half + 2} 0z"/>',
    }.get(dot.kind, f'<circle cx="{x}" cy="{y}" r="{half}"/>')
    side, anchor = (half + 6, "start") if one.is_right else (-half - 6, "end")
    told = f"<title>{_plain(dot.told)}</title>" if dot.told else ""
    # No attribute but the address: links of our pages have this one form, which is made relative
    return (
        f'<g class="mg-node" data-mg-state="{dot.kind.value}">'
        f'<a href="{ROOT}{escape(address(dot.uri, dot.anchor))}">{told}{form}'
        f'<text x="{x + side}" y="{y + 4}" text-anchor="{anchor}">'
        f"{_plain(_shortened(dot.label, one.longest))}</text></a></g>"
    )


def _svg(width: int, height: int, words: Words, pieces: Iterable[str]) -> Markdown:
    """An SVG in a block of its own, on one line, as both Markdown parsers leave it alone.

    A group and no picture, since a picture's links are hidden from those who do not see it. The
    search leaves it out: every word stands in the list beside it.
    """
    legend = f'<p class="mg-legend">{escape(words.legend)}</p>' if words.legend else ""
    return Markdown(
        f'<div class="mg-chart mg-graph" data-search-exclude=""><svg role="group" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{_plain(words.title)}</title>'
        f"<desc>{_plain(words.description)}</desc>{''.join(pieces)}</svg>{legend}</div>"
    )


def _plain(text: str) -> str:
    """A text on one line that no parser and no other plugin of MkDocs takes for anything else."""
    shown = escape(UNSHOWN.sub("", text))
    return " ".join(MARKUP.sub(lambda one: f"&#{ord(one[0])};", shown).split())


def _letters(text: str) -> int:
    """How many letters wide a text is; those of East Asia are two wide."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def _shortened(text: str, longest: int) -> str:
    """A name, cut where it has no room."""
    text = " ".join(UNSHOWN.sub("", text).split())
    if _letters(text) <= longest:
        return text
    room = longest - 1
    kept = []
    for one in text:
        room -= _letters(one)
        if room < 0:
            break
        kept.append(one)
    return "".join(kept).rstrip() + "\u2026"
