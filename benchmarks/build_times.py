"""Time meetgen beside Material for MkDocs alone, on the same notes, and print both.

    python benchmarks/build_times.py [--sizes 1000,2000,...] [--runs 3] [--data DIR]

Material gets the notes out of its navigation, as meetgen keeps them; it makes none of the pages
of people, projects, series, actions and decisions. Only ratios taken in one run count. `--data`
times a folder that holds `docs/` or `notes/` and perhaps a calendar, in place of made-up notes.
"""

import argparse
import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from notebook import write_notebook

MATERIAL = """\
site_name: Notes
docs_dir: {docs}
theme: {{name: material, font: false}}
plugins: [search]
not_in_nav: "*"
markdown_extensions:
  - attr_list
  - admonition
  - toc: {{permalink: true}}
  - pymdownx.tasklist: {{custom_checkbox: true}}
validation: {{omitted_files: ignore, unrecognized_links: ignore, not_found: ignore}}
"""
MEETGEN = """\
site_name: Notes
docs_dir: {docs}
theme: {{name: material, font: false}}
plugins: [search, meetgen]
"""
INDEX = """\
import datetime as dt, sys, time
from pathlib import Path
from meetgen.model.config import Config
from meetgen.parsing.note import parse_note
from meetgen.site import load_index
from meetgen.sources.notes import read_notes
config = Config(root=Path(sys.argv[1]), notes_dir=Path(sys.argv[1]) / sys.argv[2])
start = time.perf_counter()
count = sum(1 for source in read_notes(config) if parse_note(source, config))
parsed = time.perf_counter() - start
start = time.perf_counter()
load_index(config, dt.date(2026, 1, 1))
print(parsed, time.perf_counter() - start, count)
"""


def seconds(command: list[str], folder: Path, runs: int) -> float:
    """The median wall time of a whole process, which gets a site folder that was never there.

    ext4 is slow to make files where many were removed within the last five seconds, which a
    build of five seconds does not feel and one of three does.
    """
    times = []
    for run in range(runs):
        start = time.perf_counter()
        subprocess.run(
            [*command, f"site-{Path(command[0]).name}-{run}"],
            cwd=folder,
            check=True,
            capture_output=True,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def index_seconds(folder: Path, docs: str, runs: int) -> tuple[float, float]:
    """Medians of: all notes parsed; the whole index loaded."""
    lines = [
        subprocess.run(
            [sys.executable, "-c", INDEX, str(folder), docs],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        for _ in range(runs)
    ]
    return (
        statistics.median(float(line[0]) for line in lines),
        statistics.median(float(line[1]) for line in lines),
    )


def measure(folder: Path, runs: int) -> dict[str, float]:
    """Every figure for the notebook in `folder`."""
    docs = "docs" if (folder / "docs").is_dir() else "notes"
    for name, text in (("material.yml", MATERIAL), ("mkdocs.yml", MEETGEN)):
        (folder / name).write_text(text.format(docs=docs), encoding="utf-8")
    programs = Path(sys.executable).parent
    parsed, index = index_seconds(folder, docs, runs)
    return {
        "material": seconds(
            [str(programs / "mkdocs"), "build", "-q", "-f", "material.yml", "-d"],
            folder,
            runs,
        ),
        "meetgen": seconds(
            [str(programs / "meetgen"), "build", "--site-dir"],
            folder,
            runs,
        ),
        "parse": parsed,
        "index": index,
    }


def main() -> None:
    """Make the notebooks, time them, print a table and the growth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,2000,5000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    print("| notes | Material alone, s | meetgen, s | ratio | parse, s | index, s |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    found: dict[int, dict[str, float]] = {}
    for size in [0] if options.data else [int(word) for word in options.sizes.split(",")]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "notebook"
            if options.data:
                shutil.copytree(options.data, folder)
            else:
                write_notebook(size, folder)
            count = sum(1 for _ in folder.rglob("*.md"))
            found[count] = figures = measure(folder, options.runs)
        print(
            f"| {count:,} | {figures['material']:.2f} | {figures['meetgen']:.2f} "
            f"| {figures['meetgen'] / figures['material']:.2f} | {figures['parse']:.2f} "
            f"| {figures['index']:.2f} |",
            flush=True,
        )
    if len(found) > 1:
        low, high = min(found), max(found)
        growth = math.log(found[high]["meetgen"] / found[low]["meetgen"]) / math.log(high / low)
        print(f"\nGrowth exponent of meetgen from {low:,} to {high:,} notes: {growth:.2f}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"Largest process: {peak:.0f} MiB; Python {sys.version.split()[0]}, {os.cpu_count()} cores"
    )


if __name__ == "__main__":
    main()
