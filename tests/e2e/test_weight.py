"""How heavy the pages of a notebook with many notes are."""

import subprocess
import sys
from pathlib import Path

from benchmarks.notebook import write_notebook

NOTES = 150
HEAVY = 100_000  # bytes that 95 of 100 pages stay below; 300,000 at 1,000 notes is the promise


def test_pages_of_many_notes_are_light(tmp_path: Path) -> None:
    write_notebook(NOTES, tmp_path)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Notes\ndocs_dir: notes\ntheme: {name: material, font: false}\n",
        encoding="utf-8",
    )
    command = (sys.executable, "-m", "meetgen", "build", str(tmp_path), "--date", "2026-11-24")
    subprocess.run(command, capture_output=True, check=True, cwd=tmp_path)
    sizes = sorted(path.stat().st_size for path in (tmp_path / "site").rglob("*.html"))

    assert len(sizes) > NOTES
    assert sizes[int(len(sizes) * 0.95)] < HEAVY
