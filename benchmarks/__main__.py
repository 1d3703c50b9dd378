"""Compare meetgen with other generators on the same notes, in one run, and print one table.

    python -m benchmarks --sizes 100,1000 --runs 3

Tools take turns, so that a busy moment of the machine meets all of them; figures are medians. A
tool that takes more than half a minute has one turn, and its server is not tried. Only ratios
taken in one run count. Every tool is optional but meetgen and Material, which come together; a
line says which ones are missing and how to get them.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from benchmarks.compared import MEETGEN, Missing, Tool, find_tools
from benchmarks.measuring import ToolError, peak_memory, seconds
from benchmarks.notebook import write_notebook
from benchmarks.serving import edits
from benchmarks.table import PROCESSORS, Figures, Work, growth_rows, head, rows, versions
from benchmarks.workplace import Workplace, furnish

WORKS = [work for work in Work if work not in PROCESSORS.values()]
SLOW = 30.0  # seconds

Taken = dict[tuple[int, Work, str], list[float]]


def main(words: Sequence[str] | None = None) -> None:
    """Make the notebooks, let the tools take turns, and print the table as it grows."""
    options = _options(words)
    tools = tuple(_installed(options.peers, options.tools))
    print(f"\n{_circumstances(tools)}\n")
    print("\n".join(head(tools)), flush=True)
    taken: Taken = {}
    figures = Figures(taken=taken)
    sizes: list[int] = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="meetgen-benchmark-") as name:
            notebook = options.data or Path(name, "notebook")
            if not options.data:
                write_notebook(size, notebook)
            count = sum(1 for _ in notebook.rglob("20*.md"))
            sizes.append(count)
            fit = [tool for tool in tools if count <= tool.most_notes]
            places = [furnish(tool, notebook, Path(name, tool.sites)) for tool in fit]
            for place, work, figure in _turns(places, options.work, options.runs):
                taken.setdefault((count, work, place.tool.name), []).append(figure)
                sys.stderr.write(f"{place.tool.name}, {count:,} notes, {work}: {figure:.3g}\n")
        print("\n".join(rows(figures, tools, count)), flush=True)
    print("\n".join(growth_rows(figures, tools, sizes)))


def _installed(peers: Path, names: Sequence[str]) -> Iterator[Tool]:
    """The tools to compare; a line for each that is missing."""
    for one in find_tools(peers):
        if names and one.name.lower() not in names:
            continue
        if isinstance(one, Missing):
            print(f"{one.name} is not installed ({one.remedy})")
        else:
            yield one


def _turns(
    places: Sequence[Workplace], works: Sequence[Work], runs: int
) -> Iterator[tuple[Workplace, Work, float]]:
    """Each tool's figures; one that is slow has a single turn, one that fails no further one."""
    left = list(places)
    for run in range(runs):
        for place in tuple(left):
            slowest = 0.0
            try:
                for work, figure in (*_exports(place, works), *_builds(place, works, run)):
                    slowest = max(slowest, figure)
                    yield place, work, figure
                is_slow = slowest > SLOW
                for work, figure in _once(place, works, 0 if is_slow else runs) if not run else ():
                    yield place, work, figure
            except ToolError as error:
                print(f"{place.tool.name} is left out: {error}")
                left.remove(place)
            else:
                if is_slow:
                    left.remove(place)


def _exports(place: Workplace, works: Sequence[Work]) -> Iterator[tuple[Work, float]]:
    """The index as JSON, without and with a cache."""
    if place.tool.name == MEETGEN and {Work.EXPORT, Work.EXPORT_WARM} & {*works}:
        command = (place.tool.build[0], "export", "json")
        place.make_cold()
        for work in (Work.EXPORT, Work.EXPORT_WARM):
            yield work, seconds(command, place.folder, place.cache).clock


def _builds(place: Workplace, works: Sequence[Work], run: int) -> Iterator[tuple[Work, float]]:
    """One build of each kind."""
    if not {*PROCESSORS} & {*works}:
        return
    place.make_cold()
    yield from _build(place, Work.COLD)
    if place.tool.keeps and Work.WARM in works:
        yield from _build(place, Work.WARM)
    if place.tool.keeps and Work.EDITED in works:
        place.edit(f"remember run {run}")
        yield from _build(place, Work.EDITED)
        place.undo()


def _build(place: Workplace, work: Work) -> Iterator[tuple[Work, float]]:
    took = seconds(place.tool.build, place.folder, place.cache)
    yield work, took.clock
    yield PROCESSORS[work], took.processors


def _once(place: Workplace, works: Sequence[Work], times: int) -> Iterator[tuple[Work, float]]:
    """What need not take turns: memory, and a server that is started once for so many edits."""
    if Work.MEMORY in works:
        place.make_cold()
        yield Work.MEMORY, peak_memory(place.tool.build, place.folder, place.cache)
    pages: dict[Work, tuple[str, ...]] = {Work.SERVE: (place.address,)}
    if place.tool.name == MEETGEN:
        pages[Work.TOUCHED] = (place.address, *place.touched)
    for work, some in pages.items():
        if times and work in works:
            try:
                for figure in edits(place, some, times):
                    yield work, figure
            except ToolError as error:  # its builds are worth a figure all the same
                print(f"{place.tool.name} is not served any further: {error}")


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sizes", type=_sizes, default=[100, 1000], help="100,1000 unless given")
    parser.add_argument("--runs", type=int, default=3, help="of each kind; 3 unless given")
    parser.add_argument("--work", type=_works, default=WORKS, help=",".join(WORKS))
    parser.add_argument("--tools", type=_names, default=[], help="meetgen,material,hugo: no others")
    parser.add_argument("--peers", type=Path, default=Path(".peers"), help=".peers unless given")
    parser.add_argument("--data", type=Path, help="a notebook to take in place of made-up ones")
    options = parser.parse_args(words)
    if options.data:
        options.sizes = [0]
    return options


def _sizes(text: str) -> list[int]:
    return sorted(int(word) for word in text.split(","))


def _works(text: str) -> list[Work]:
    return [Work(word) for word in text.split(",")]


def _names(text: str) -> list[str]:
    return [MEETGEN, *text.lower().split(",")]


def _circumstances(tools: Sequence[Tool]) -> str:
    """What is compared, and where."""
    gibibytes = psutil.virtual_memory().total / 1024**3
    return (
        f"{versions(tools)}; Python {platform.python_version()}, {platform.system()}, "
        f"{os.cpu_count()} cores, {gibibytes:.0f} GiB, "
        f"load before the run {psutil.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
