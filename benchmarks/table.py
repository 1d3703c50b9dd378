"""Figures as one table: meetgen's own, and beside each peer's which part of it meetgen takes."""

import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.compared import Tool


class Work(StrEnum):
    """What is measured; the value is the name on the command line."""

    COLD = "cold"
    WARM = "warm"
    EDITED = "edited"
    COLD_PROCESSORS = "cold-processors"
    WARM_PROCESSORS = "warm-processors"
    EDITED_PROCESSORS = "edited-processors"
    SERVE = "serve"
    TOUCHED = "touched"
    MEMORY = "memory"
    EXPORT = "export"
    EXPORT_WARM = "export-warm"


WORDS = {
    Work.COLD: "cold build, s",
    Work.WARM: "nothing changed, s",
    Work.EDITED: "one note changed, s",
    Work.COLD_PROCESSORS: "cold build, s of processors",
    Work.WARM_PROCESSORS: "nothing changed, s of processors",
    Work.EDITED_PROCESSORS: "one note changed, s of processors",
    Work.SERVE: "serve: saved until the note shows it, s",
    Work.TOUCHED: "serve: until person, project and actions show it too, s",
    Work.MEMORY: "cold build, peak MiB",
    Work.EXPORT: "`export json`, cold, s",
    Work.EXPORT_WARM: "`export json`, nothing changed, s",
}
PROCESSORS = {
    Work.COLD: Work.COLD_PROCESSORS,
    Work.WARM: Work.WARM_PROCESSORS,
    Work.EDITED: Work.EDITED_PROCESSORS,
}
AS_COLD = {  # a tool that keeps nothing builds all anew
    Work.WARM: Work.COLD,
    Work.EDITED: Work.COLD,
    Work.WARM_PROCESSORS: Work.COLD_PROCESSORS,
    Work.EDITED_PROCESSORS: Work.COLD_PROCESSORS,
}
GROWING = (Work.COLD, Work.WARM, Work.COLD_PROCESSORS, Work.WARM_PROCESSORS)
NOTHING = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Every measurement, by number of notes, work and tool's name."""

    taken: Mapping[tuple[int, Work, str], Sequence[float]]

    def median(self, notes: int, work: Work, tool: Tool) -> float | None:
        """The middle of the runs; None when there was none."""
        if not tool.keeps:
            work = AS_COLD.get(work, work)
        runs = self.taken.get((notes, work, tool.name))
        return statistics.median(runs) if runs else None

    def growth(self, work: Work, tool: Tool, sizes: Sequence[int]) -> float | None:
        """The exponent with which the time grows with the notes: 1 is in step with them."""
        known = [(size, at) for size in sizes if (at := self.median(size, work, tool))]
        if len(known) < 2:
            return None
        (low, before), (high, after) = known[0], known[-1]
        return math.log(after / before) / math.log(high / low)


def head(tools: Sequence[Tool]) -> Iterator[str]:
    """The first two rows."""
    yield f"| work | notes | {' | '.join(tool.name for tool in tools)} |"
    yield f"| --- | ---: |{' ---: |' * len(tools)}"


def rows(figures: Figures, tools: Sequence[Tool], notes: int) -> Iterator[str]:
    """What was measured with so many notes."""
    for work in Work:
        found = [figures.median(notes, work, tool) for tool in tools]
        if found[0]:
            cells = [_cell(one, found[0]) for one in found[1:]]
            yield _row(WORDS[work], f"{notes:,}", [_number(found[0]), *cells])


def growth_rows(figures: Figures, tools: Sequence[Tool], sizes: Sequence[int]) -> Iterator[str]:
    """How the time of each tool grows; empty for a single size."""
    for work in GROWING:
        found = [figures.growth(work, tool, sizes) for tool in tools]
        if any(one is not None for one in found):
            cells = [NOTHING if one is None else f"{one:.2f}" for one in found]
            words = WORDS[work].replace(", s of", ",").removesuffix(", s")
            yield _row(f"growth exponent, {words}", f"{sizes[0]:,} – {sizes[-1]:,}", cells)


def versions(tools: Sequence[Tool]) -> str:
    """What was compared, in a line."""
    return ", ".join(
        dict.fromkeys(f"{tool.name.partition(',')[0]} {tool.version}" for tool in tools)
    )


def _row(work: str, notes: str, cells: Sequence[str]) -> str:
    return f"| {work} | {notes} | {' | '.join(cells)} |"


def _cell(theirs: float | None, ours: float | None) -> str:
    """`0.31 (8.05)`: meetgen takes 0.31 of what they take, which is 8.05."""
    if not theirs:
        return NOTHING
    return f"**{ours / theirs:.2g}** ({_number(theirs)})" if ours else f"({_number(theirs)})"


def _number(value: float | None) -> str:
    """With as many digits as mean something."""
    if value is None:
        return NOTHING
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
