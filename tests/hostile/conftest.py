"""The hostile notebook, built once as a user would, and its parts read by the library."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from meetgen.model.config import Config
from meetgen.model.note import Note
from meetgen.model.source import SourceFile
from meetgen.parsing.note import parse_note
from tests.hostile import notebook
from tests.plugin.conftest import build  # noqa: F401 - a fixture

DATE = "2026-11-24"
FEATURES = """
    navigation.footer navigation.path navigation.tabs navigation.indexes content.action.edit
    content.action.view
"""
Parse = Callable[..., Note]


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    """Write files below a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())


def meetgen(*words: str, folder: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "MEETGEN_CACHE_DIR": str(folder / ".cache")}
    command = [sys.executable, "-m", "meetgen", *words]
    return subprocess.run(
        command, cwd=folder, env=env, check=False, capture_output=True, text=True, **more
    )


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile notebook with its site in `site`."""
    folder = tmp_path_factory.mktemp("hostile")
    write(folder, {f"notes/{path}": text for path, text in notebook.notes().items()})
    write(folder, {**notebook.REGISTERS, "calendars/evil.ics": notebook.CALENDAR})
    config = {
        "site_name": "Hostile",
        "docs_dir": "notes",
        "theme": {"name": "material", "font": False, "features": FEATURES.split()},
        "repo_url": "https://git.example.org/x",
        "edit_uri": "edit/main/notes/",
        "plugins": ["search", "tags", "meetgen"],
    }
    write(folder, {"mkdocs.yml": json.dumps(config)})
    done = meetgen("build", "--date", DATE, folder=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def site(hostile_folder: Path) -> Path:
    """The built site of the hostile notebook."""
    return hostile_folder / "site"


@pytest.fixture(scope="session")
def texts(site: Path) -> dict[str, str]:
    """Every text file of the site by its path."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*"))
        if path.suffix in (".html", ".json", ".xml", ".svg", ".txt")
    }


@pytest.fixture
def parse() -> Parse:
    """Read a note by the library."""

    def read(text: str | bytes, path: str = "2026-11-18-x.md", **options: Any) -> Note:
        from meetgen.sources.files import decoded

        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        source: SourceFile = decoded(data, path)
        root = Path("book")
        return parse_note(source, Config(root=root, notes_dir=root / "notes", **options))

    return read
