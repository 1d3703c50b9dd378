"""Rows of words as a table for a terminal, aligned, one column cut to what is left."""

import unicodedata
from collections.abc import Iterable, Sequence

NARROWEST = 20  # characters of the column that is cut, however narrow the terminal
GAP = "  "
WIDE = "WF"  # east Asian widths of two columns


def text_table(
    groups: Iterable[tuple[str, Sequence[tuple[str, ...]]]], *, stretched: int, width: int
) -> str:
    """The groups of rows below their names; the column `stretched` takes what `width` leaves."""
    shown = [(name, some) for name, some in groups if some]
    rows = [cells for _, some in shown for cells in some]
    if not rows:
        return ""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    rest = sum(widths) - widths[stretched] + len(GAP) * (len(widths) - 1)
    widths[stretched] = min(widths[stretched], max(width - rest, NARROWEST))
    lines: list[str] = []
    for name, some in shown:
        lines += [*([""] if lines else []), f"{name} ({len(some)})"]
        for cells in some:
            padded = (_padded(one, size) for one, size in zip(cells, widths, strict=True))
            lines.append(GAP.join(padded).rstrip())
    return "\n".join((*lines, ""))


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in WIDE)
        for c in text
    )


def _padded(text: str, size: int) -> str:
    if text.isascii():  # most are, and a list may have thousands
        return text.ljust(size) if len(text) <= size else f"{text[: size - 1]}\u2026"
    if _width(text) > size:
        kept = text
        while kept and _width(kept) > size - 1:
            kept = kept[:-1]
        text = f"{kept}\u2026"
    return text + " " * (size - _width(text))
