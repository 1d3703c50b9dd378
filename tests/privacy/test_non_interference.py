"""The central promise: a site tells nothing of what its audience may not see.

The notebook with private matter and the one without it give the same bytes: every page, the index
as data, the feeds. `MEETGEN_NOTEBOOKS=1000 pytest tests/privacy` tries more than CI does.
"""

import datetime as dt
import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from meetgen.exports.index_json import write_json
from meetgen.model.config import Config
from meetgen.rendering.pages import render_pages
from meetgen.site import load_site
from tests.privacy.notebooks import CANARY, Notebook, notebooks

TODAY = dt.date(2026, 11, 24)
TRIED = int(os.environ.get("MEETGEN_NOTEBOOKS", "60"))


def written(files: Mapping[str, str], folder: Path) -> Config:
    """The notebook on disk, in an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return Config(root=folder, notes_dir=folder / "notes", site_url="https://notes.example.org/")


def everything(config: Config) -> dict[str, str]:
    """All that leaves the library for an audience, by name."""
    site = load_site(config, TODAY)
    found = {page.uri: repr(page) for page in render_pages(site.pages, site.index)}
    found["index.json"] = write_json(site.index)
    return found


@settings(
    max_examples=TRIED,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(notebook=notebooks())
def test_private_matter_leaves_no_trace(notebook: Notebook, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    shown = everything(written(notebook.with_private(), folder))
    plain = everything(written(notebook.without_private(), folder))

    assert shown == plain
    assert CANARY not in repr(shown).casefold()


def test_the_generated_notebooks_have_something_to_hide(tmp_path: Path) -> None:
    """A test that could not fail would show nothing: for its author the private part is there."""
    from tests.privacy.notebooks import CALENDAR, SERIES, Piece

    text = f"---\nvisibility: private\n---\n\n# {CANARY}\n"
    notebook = Notebook(
        files={
            "notes/2026/2026-11-02-secret.md": (Piece(text=text, hidden=True),),
            "notes/2026/2026-11-03-open.md": (Piece(text="# Open\n"),),
            "series.yml": SERIES,
            "calendars/a.ics": CALENDAR,
        }
    )
    config = written(notebook.with_private(), tmp_path / "book")
    author = everything(replace(config, audience="private"))

    assert author["index.json"].count(CANARY) > 2
    assert CANARY not in repr(everything(config))


@pytest.mark.parametrize("audience", ["leads", "board", None])
def test_each_audience_sees_its_own_and_what_is_public(
    audience: str | None, tmp_path: Path
) -> None:
    files = {
        "notes/2026-11-01-a.md": "---\nvisibility: public\n---\n\n# Public one\n",
        "notes/2026-11-02-b.md": "---\nvisibility: leads\n---\n\n# Leads one\n",
        "notes/2026-11-03-c.md": "---\nvisibility: [board]\n---\n\n# Board one\n",
        "notes/2026-11-04-d.md": "---\nvisibility: private\n---\n\n# Private one\n",
        "notes/2026-11-05-e.md": "# Silent one\n",
    }
    config = replace(
        written(files, tmp_path / "book"),
        audience=audience,
        audiences={"leads": (), "board": ("leads",)},
        visibility="leads",
    )
    seen = {
        "leads": {"Public one", "Leads one", "Silent one"},
        "board": {"Public one", "Leads one", "Board one", "Silent one"},
        None: {"Public one"},
    }
    index = load_site(config, TODAY).index

    assert {note.title for note in index.notes.values()} == seen[audience]
