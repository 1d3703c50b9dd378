"""The same notebook and day give the same bytes, whatever surrounds the build."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = (
    "notes",
    "calendars",
    "mkdocs.yml",
    "people.yml",
    "teams.yml",
    "projects.yml",
    "series.yml",
)


def copy_notebook(target: Path, *, line_end: bytes = b"\n", backwards: bool = False) -> Path:
    """A copy of the sample notebook, its files made in another order or with other line ends."""
    sources = [
        path
        for part in PARTS
        for path in ([ROOT / part] if (ROOT / part).is_file() else (ROOT / part).rglob("*"))
        if path.is_file()
    ]
    for source in sorted(sources, reverse=backwards):
        copy = target / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        content = source.read_bytes()
        copy.write_bytes(content.replace(b"\n", line_end) if source.suffix != ".png" else content)
    return target


def digests(notebook: Path, **environment: str) -> dict[str, str]:
    """Build the notebook and give the hash of each file of its site."""
    site = notebook / "out"
    command = [
        sys.executable,
        "-m",
        "meetgen",
        "build",
        "--site-dir",
        str(site),
        "--date",
        "2026-11-24",
    ]
    done = subprocess.run(
        command,
        cwd=notebook,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
    shutil.rmtree(site)
    return found


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The site of the notebook as it is."""
    notebook = copy_notebook(tmp_path_factory.mktemp("plain"))
    return digests(notebook, TZ="UTC", PYTHONHASHSEED="1")


def test_time_zone_and_hash_seed_do_not_matter(plain: dict[str, str], tmp_path: Path) -> None:
    notebook = copy_notebook(tmp_path)

    assert digests(notebook, TZ="Pacific/Kiritimati", PYTHONHASHSEED="4711", LC_ALL="C") == plain


def test_order_of_files_and_line_ends_do_not_matter(plain: dict[str, str], tmp_path: Path) -> None:
    notebook = copy_notebook(tmp_path, line_end=b"\r\n", backwards=True)

    assert digests(notebook, TZ="UTC", PYTHONHASHSEED="2") == plain
