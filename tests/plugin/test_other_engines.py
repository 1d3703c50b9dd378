"""An engine that passes over the plugin finds nothing to publish, where the notes are guarded."""

import json
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from tests.plugin.conftest import Build
from tests.plugin.test_audiences import PRIVATE, PUBLIC, hits, tree
from tests.privacy.notebooks import CANARY

GUARD = {"guard/index.md": "# Nothing to see\n"}
GUARDED = {"docs_dir": "guard", "options": {"notes_dir": "notes"}, "files": GUARD}


def test_with_the_plugin_the_site_is_that_of_the_notes(build: Build, tmp_path: Path) -> None:
    open_site = tree(build({**PUBLIC, **PRIVATE}).site)
    guarded = build({**PUBLIC, **PRIVATE}, **GUARDED)

    assert tree(guarded.site) == open_site
    assert tmp_path / "guard" in [path.parent for path in tmp_path.rglob("index.md")]


def test_without_it_there_is_the_guard_alone(build: Build, tmp_path: Path) -> None:
    """What Zensical does: the plugins that it does not know are as if they were not there."""
    build({**PUBLIC, **PRIVATE}, **GUARDED)
    config = json.loads((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"))
    config["plugins"] = ["search"]
    config["site_dir"] = "other"
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    mkdocs_build(load_config(str(tmp_path / "mkdocs.yml")))

    found = {path.read_bytes() for path in (tmp_path / "other").rglob("*") if path.is_file()}
    assert any(b"Nothing to see" in data for data in found)
    assert not any(CANARY.encode() in data for data in found)
    assert not any(b"2026-11-18-open" in data for data in found)


def test_pages_beside_the_guard_are_no_part_of_the_site(build: Build) -> None:
    built = build(
        PUBLIC, docs_dir="guard", options={"notes_dir": "notes"},
        files={**GUARD, "guard/more.md": f"# {CANARY}\n"},
    )  # fmt: skip

    assert hits(built) == []
