"""Small charts as SVG: the same for the same numbers, coloured by classes only."""

from collections.abc import Sequence
from html import escape

from meetgen.pages.markdown import Markdown

BAR = 8
GAP = 4
HEIGHT = 36
TALL = 120


def _svg(width: int, height: int, name: str, title: str, inner: str) -> Markdown:
    """An SVG in a block of its own, on one line, as both Markdown parsers leave it alone."""
    return Markdown(
        f'<div class="mg-chart"><svg class="{name}" role="img" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{_plain(title)}</title>{inner}</svg></div>"
    )


def _plain(text: str) -> str:
    return " ".join(escape(text).split())


def sparkline(counts: Sequence[int], title: str) -> Markdown:
    """Bars for counts, oldest first; nought is a thin line."""
    highest = max([*counts, 1])
    bars = []
    for at, count in enumerate(counts):
        height = max(round((HEIGHT - 4) * count / highest), 1)
        state = "none" if count == 0 else "last" if at == len(counts) - 1 else "some"
        bars.append(
            f'<rect class="mg-bar" data-mg-state="{state}" x="{at * (BAR + GAP)}" '
            f'y="{HEIGHT - height}" width="{BAR}" height="{height}" rx="1"/>'
        )
    return _svg(len(counts) * (BAR + GAP) - GAP, HEIGHT, "mg-spark", title, "".join(bars))


def pairs(first: Sequence[int], second: Sequence[int], title: str) -> Markdown:
    """Two bars side by side for each month: raised, done."""
    highest = max([*first, *second, 1])
    bars = []
    for at, counts in enumerate(zip(first, second, strict=True)):
        for nth, count in enumerate(counts):
            height = max(round((HEIGHT - 4) * count / highest), 1)
            x = at * (2 * BAR + 2 * GAP) + nth * (BAR + 1)
            bars.append(
                f'<rect class="mg-bar" data-mg-state="{("raised", "done")[nth]}" x="{x}" '
                f'y="{HEIGHT - height}" width="{BAR}" height="{height}" rx="1"/>'
            )
    width = len(first) * (2 * BAR + 2 * GAP) - GAP
    return _svg(width, HEIGHT, "mg-spark", title, "".join(bars))


def ageing(counts: Sequence[int], title: str) -> Markdown:
    """One bar cut by how old things are, the youngest first."""
    total = sum(counts) or 1
    width, x, pieces = 600, 0.0, []
    for at, count in enumerate(counts):
        share = width * count / total
        if count:
            pieces.append(
                f'<rect class="mg-age-bar" data-mg-age="{at}" x="{x:.1f}" y="0" '
                f'width="{max(share - 2, 1):.1f}" height="12" rx="2"/>'
            )
        x += share
    return _svg(width, 12, "mg-ageing", title, "".join(pieces))


def stacked(columns: Sequence[Sequence[int]], title: str) -> Markdown:
    """A bar for each column, cut by how old things are, the youngest lowest."""
    highest = max([*map(sum, columns), 1])
    pieces = []
    for at, counts in enumerate(columns):
        below = 0
        for age, count in enumerate(counts):
            bottom, top = (TALL * number // highest for number in (below, below + count))
            below += count
            if top > bottom:
                pieces.append(
                    f'<rect class="mg-age-bar" data-mg-age="{age}" x="{at * 4 * BAR}" '
                    f'y="{TALL - top}" width="{3 * BAR}" height="{top - bottom}"/>'
                )
    return _svg(len(columns) * 4 * BAR - BAR, TALL, "mg-stacked", title, "".join(pieces))
