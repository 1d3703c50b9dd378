"""The central promise: a site tells nothing of what its audience may not see.

The notebook with private matter and the one without it give the same bytes: every page, the index
as data, the feeds. `MEETGEN_NOTEBOOKS=1000 pytest tests/privacy` tries more than CI does.
"""

import datetime as dt
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from meetgen.exports.action_lists import actions_csv, actions_todo_txt
from meetgen.exports.brief_text import brief_text
from meetgen.exports.decisions import decision_list
from meetgen.exports.feeds import feeds
from meetgen.exports.index_json import write_json
from meetgen.index.digests import digest_since
from meetgen.model.config import Config, Feed, Search
from meetgen.model.page import PageKind
from meetgen.pages.summaries import Summaries
from meetgen.rendering.pages import render_pages
from meetgen.rendering.permalinks import permalink_page, permalinks
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
    return Config(
        root=folder,
        notes_dir=folder / "notes",
        site_url="https://notes.example.org/",
        feeds=(Feed.ACTIONS, Feed.NOTES, Feed.DECISIONS),
        insights=True,
        search=Search.PAGEFIND,
        cost_per_hour={"": 80.0},
        currency="EUR",
    )


def everything(config: Config) -> dict[str, str]:
    """All that leaves the library for an audience, by name."""
    site = load_site(config, TODAY)
    found = {page.uri: repr(page) for page in render_pages(site.pages, site.index)}
    found["index.json"] = write_json(site.index)
    found |= {one.uri: one.content.decode() for one in feeds(site.index, dict)}
    found |= {one.uri: permalink_page(one, "x") for one in permalinks(site.index)}
    summaries = Summaries(site.index)
    found |= {f"{page.uri} summary": repr(summaries.of(page)) for page in site.pages}
    found["actions.csv"] = actions_csv(site.index.actions)
    found["actions.txt"] = actions_todo_txt(site.index.actions)
    found["decisions"] = decision_list(site.index.decisions, site.index, 100)
    found["digest"] = brief_text(digest_since(site.index, dt.date(2026, 11, 1)))
    return found


def test_everything_that_a_notebook_may_want_is_there(tmp_path: Path) -> None:
    """What the generated notebooks are compared in; a kind of page that none has proves nothing."""
    from tests.privacy.notebooks import CALENDAR, PROJECTS, SERIES, TEAMS, Piece

    head = "---\nseries: weekly\nattendees: [Ada Lovelace, Bob Byte]\nproject: apollo\n---\n\n"
    lines = "- [ ] @ada send it\n- [x] @bob did it\n- [-] @bob drop it\n- Decision: we go\n"
    note = f"{head}# Weekly\n\n{lines}- Question: why?\n"
    texts = {f"notes/2026/2026-11-{day:02}-w.md": note for day in (3, 10, 17)}
    notebook = Notebook(
        files={
            **{path: (Piece(text=text),) for path, text in texts.items()},
            "people.yml": (
                Piece(text="ada: {name: Ada Lovelace}\nbob: {name: Bob Byte, team: cloud}\n"),
            ),
            "series.yml": SERIES, "teams.yml": TEAMS, "projects.yml": PROJECTS,
            "calendars/a.ics": CALENDAR,
        }
    )  # fmt: skip
    config = written(notebook.with_private(), tmp_path / "book")
    kinds = {page.kind for page in load_site(config, TODAY).pages}

    assert set(PageKind) - kinds <= {PageKind.MORE, PageKind.FINDINGS}
    assert len([uri for uri in everything(config) if uri.startswith("feeds/")]) > 10


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
