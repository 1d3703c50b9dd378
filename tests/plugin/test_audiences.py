"""A site tells nothing of what its audience may not see: the whole of it, built by MkDocs."""

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from meetgen.model.limits import USUAL
from tests.plugin.conftest import Build, Built
from tests.privacy.notebooks import CANARY, Notebook, notebooks

TRIED = int(os.environ.get("MEETGEN_SITES", "4"))
PUBLIC = {
    "index.md": "# Home\n\nWords.\n",
    "2026/2026-11-18-open.md": "---\nseries: weekly\nattendees: [Ada]\n---\n\n# Open\n\n"
    "- [ ] @ada send it\n\nSee [[2026-11-19-pay]], [it](2026-11-19-pay.md) and ![x](img.png).\n",
    "page.md": "# Page\n\nSee [pay](2026/2026-11-19-pay.md).\n\n",
}
PRIVATE = {
    "2026/2026-11-19-pay.md": f"---\nvisibility: private\nseries: weekly\nproject: {CANARY}\n"
    f"attendees: [Eve {CANARY}]\ntags: [{CANARY}]\n---\n\n# {CANARY}\n\n<!-- {CANARY} -->\n\n"
    f"- [ ] @ada {CANARY}\n- Decision: {CANARY}\n\n![{CANARY}](../{CANARY}.png)\n",
    f"{CANARY}.md": f"---\nprivate: true\n---\n\n# {CANARY}\n",
    "broken.md": f"---\nprivate: true\ntitle: Q3: {CANARY}\n---\n\n# {CANARY}\n",
    f"{CANARY}.png": CANARY,
}
PART = f"\n## Pay {{visibility=private}}\n\n{CANARY}\n"


def tree(site: Path) -> dict[str, str]:
    """Every file of the site by its path, as a digest."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def hits(built: Built) -> list[str]:
    """The files that hold the word, in their bytes or their names."""
    word = CANARY.encode()
    return [
        path.relative_to(built.site).as_posix()
        for path in sorted(built.site.rglob("*"))
        if CANARY in path.name or (path.is_file() and word in path.read_bytes())
    ]


def both(
    build: Build, tmp_path: Path, notes: Mapping[str, str], **more: Any
) -> tuple[Built, dict[str, str]]:
    """The site with private matter, and the digests of the one without."""
    shutil.rmtree(tmp_path / "notes", ignore_errors=True)
    without = tree(build(PUBLIC, **more).site)
    shutil.rmtree(tmp_path / "site")
    return build({**PUBLIC, **notes}, **more), without


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"options": {"flavour": "mkdocs"}},
        {"plugins": ("search", "tags")},
        {"options": {"audience": "team", "audiences": {"team": [], "board": ["team"]}}},
        {"nav": ["index.md", {"Of zebras": [{"Pay": "2026/2026-11-19-pay.md"}]}, "page.md"]},
        {"theme": {"name": "mkdocs"}},
    ],
    ids=["plain", "mkdocs-flavour", "tags", "audience", "nav", "theme"],
)
def test_the_site_is_the_one_without_private_matter(
    build: Build, tmp_path: Path, more: dict[str, Any]
) -> None:
    parts = {path: text + PART for path, text in PUBLIC.items() if path != "index.md"}
    built, without = both(build, tmp_path, {**PRIVATE, **parts}, **more)

    assert hits(built) == []
    assert tree(built.site) == without
    assert "zebras" not in built.page("page")


def test_pages_left_to_mkdocs_are_hidden_where_they_say_so(build: Build) -> None:
    notes = {
        "archive/secret.md": f"---\nvisibility: private\n---\n\n# {CANARY}\n",
        "archive/broken.md": f"---\nprivate: true\ntitle: a: {CANARY}\n---\n",
        "archive/open.md": f"# Open\n\nWords.\n{PART}",
    }
    built = build({**PUBLIC, **notes}, options={"ignored": ["archive/"], "visibility": "public"})

    assert hits(built) == []
    assert "Words." in built.page("archive/open")


@pytest.mark.parametrize("path", ["page.md", "archive/page.md"], ids=["page", "ignored"])
def test_of_a_page_that_is_too_long_to_be_read_no_more_is_published(
    build: Build, path: str
) -> None:
    """What lies behind the limit nobody has looked through for marks."""
    text = f"# Page\n\nvisibility is told of here\n\n{'x' * USUAL.note}\n\n## Pay {PART}"
    built = build({**PUBLIC, path: text}, options={"ignored": ["archive/"]})

    assert built.has(path.removesuffix(".md"))
    assert hits(built) == []


def test_a_page_with_damaged_bytes_keeps_its_hidden_parts_back(build: Build) -> None:
    built = build(
        {**PUBLIC, "page.md": f"# Page caf\udce9\n{PART}".encode(errors="surrogateescape")}
    )

    assert built.has("page")
    assert hits(built) == []


def test_its_author_finds_it_all(build: Build) -> None:
    built = build({**PUBLIC, **PRIVATE}, options={"audience": "private"})

    assert len(hits(built)) > 5


def test_the_log_tells_its_author_what_is_private_by_mistake(build: Build) -> None:
    built = build({**PUBLIC, **PRIVATE})

    assert any("MG001" in one and "broken.md" in one for one in built.messages)


def test_an_audience_that_does_not_exist_stops_the_build(build: Build) -> None:
    built = build(PUBLIC, options={"audience": "laeds", "audiences": ["leads"]})

    assert built.is_aborted


def test_the_environment_names_the_audience(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEETGEN_AUDIENCE", "leads")
    built = build({**PUBLIC, "x.md": "---\nvisibility: leads\n---\n\n# For leads\n"})

    assert built.has("x")


@settings(
    max_examples=TRIED,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(notebook=notebooks())
def test_generated_notebooks_leave_no_trace(
    build: Build, tmp_path: Path, notebook: Notebook
) -> None:
    def built(files: Mapping[str, str]) -> Built:
        for name in ("notes", "site", "calendars"):
            shutil.rmtree(tmp_path / name, ignore_errors=True)
        for name in ("people.yml", "series.yml", "teams.yml", "projects.yml"):
            (tmp_path / name).unlink(missing_ok=True)
        options = {"feeds": ["actions", "notes", "decisions"], "insights": True}
        more = {"theme": {"name": "mkdocs"}, "site_url": "https://notes.example.org/"}
        return build({}, files=files, options=options, **more)

    shown = built(notebook.with_private())
    assert hits(shown) == []
    assert tree(shown.site) == tree(built(notebook.without_private()).site)
