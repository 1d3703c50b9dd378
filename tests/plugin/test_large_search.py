"""A notebook whose site is searched with Pagefind: what is found, and when the index is made."""

import datetime as dt
import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from meetgen.model.config import Config, Search
from meetgen.publishing import pagefind as index
from meetgen.publishing.policy import WASM, policy_in
from mkdocs_meetgen import engine, large_search
from tests.plugin.conftest import Build

NOTES = {
    "2026/2026-11-18-weekly.md": (
        "---\nattendees: [Ada Lovelace]\nproject: apollo\nseries: weekly\n---\n\n# Weekly\n\n"
        'We spoke of <b>zebras</b> &amp; "lions".\n\n- Decision: we rent\n'
    ),
    "2026/2026-11-19-secret.md": "---\nvisibility: private\n---\n\n# Pay\n\nCanary words.\n",
    "about.md": "# About us\n\nOrdinary words.\n",
    "hidden.md": "---\nsearch: {exclude: true}\n---\n\n# Hidden\n\nNot to be found.\n",
}
FILES = {"people.yml": "ada: {name: Ada Lovelace}\n"}
OPTIONS = {"search": "pagefind"}

needs_pagefind = pytest.mark.skipif(not index.is_installed(), reason="Pagefind is not installed")


def fragments(site: Path) -> dict[str, dict[str, Any]]:
    """What Pagefind keeps of each record, by address."""
    found = {}
    for path in sorted((site / "pagefind" / "fragment").iterdir()):
        data = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[data["meta"]["address"]] = data
    return found


@needs_pagefind
def test_notes_decisions_people_and_pages_are_found_with_their_facets(build: Build) -> None:
    built = build(NOTES, files=FILES, options=OPTIONS)
    found = fragments(built.site)

    note = found["2026/2026-11-18-weekly/"]
    assert note["meta"]["title"] == "Weekly, 2026-11-18"
    assert note["filters"] == {
        "Kind": ["Meeting"],
        "Person": ["Ada Lovelace"],
        "Project": ["Apollo"],
        "Series": ["Weekly"],
        "Year": ["2026"],
    }
    assert 'zebras & "lions"' in note["content"]
    (decision,) = (one for at, one in found.items() if "#d-" in at)
    assert decision["meta"]["title"] == "we rent"
    assert decision["filters"]["Kind"] == ["Decision"]
    assert found["people/ada/"]["filters"] == {"Kind": ["Person"]}
    assert "Ordinary words." in found["about/"]["content"]
    assert not {"hidden/", "actions/", "find/", ""} & set(found)
    assert "Canary" not in json.dumps(found)
    assert built.messages == ()


@needs_pagefind
def test_the_themes_search_then_knows_titles_alone(build: Build) -> None:
    entries = {one["location"]: one for one in build(NOTES, options=OPTIONS).search_entries()}

    assert entries["2026/2026-11-18-weekly/"]["text"] == ""
    assert not any(at.startswith("2026/2026-11-18-weekly/#") for at in entries)


@needs_pagefind
def test_only_the_page_that_searches_may_run_webassembly(build: Build) -> None:
    built = build(NOTES, options=OPTIONS)
    policies = {
        path.relative_to(built.site).as_posix(): policy_in(path.read_text(encoding="utf-8")) or ""
        for path in built.site.rglob("*.html")
    }

    assert [name for name, policy in policies.items() if WASM in policy] == ["find/index.html"]
    assert "unsafe-inline" not in policies["find/index.html"]
    assert "'unsafe-eval'" not in policies["find/index.html"]
    assert list((built.site / "pagefind").glob("*ui*")) == []


def test_a_site_has_none_of_it_unless_it_is_to(build: Build) -> None:
    built = build(NOTES)

    assert not built.has("find")
    assert not built.has("pagefind")


def test_a_build_without_pagefind_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_search, "is_installed", lambda: False)
    notebook = Config(root=Path("nb"), notes_dir=Path("nb/notes"), search=Search.PAGEFIND)

    with pytest.raises(PluginError, match=r"pip install 'meetgen\[pagefind\]'"):
        large_search.wants_records(notebook)


STAND_IN = """\
#!{python}
import sys
from pathlib import Path
given = dict(zip(sys.argv[1::2], sys.argv[2::2]))
target = Path(given["--output-path"])
target.mkdir()
pages = [one.read_text() for one in sorted(Path(given["--site"]).iterdir())]
(target / "all.txt").write_text("\\n".join(pages))
with open({log!r}, "a") as log:
    log.write("run\\n")
"""


class Notebook:
    """A notebook on disk, whose site a stand-in for Pagefind's program makes an index of."""

    def __init__(self, root: Path) -> None:
        self.root, self.log = root, root / "runs.txt"
        for path, text in {**{f"notes/{at}": one for at, one in NOTES.items()}, **FILES}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        (root / "mkdocs.yml").write_text(
            "site_name: Notes\ndocs_dir: notes\ntheme: {name: material, font: false}\n"
            "plugins: [search, {meetgen: {search: pagefind}}]\n",
            encoding="utf-8",
        )
        self.program = root / "pagefind"
        script = STAND_IN.format(python=sys.executable, log=os.fspath(self.log))
        self.program.write_text(script, encoding="utf-8")
        self.program.chmod(0o755)

    def build(self, site: str = "site") -> dict[str, bytes]:
        engine.build(
            config_file=self.root / "mkdocs.yml",
            notebook=None,
            site_dir=self.root / site,
            strict=False,
            today=dt.date(2026, 11, 24),
        )
        folder = self.root / site
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    def edit(self, old: str, new: str) -> None:
        note = self.root / "notes/2026/2026-11-18-weekly.md"
        note.write_text(note.read_text("utf-8").replace(old, new), "utf-8")

    @property
    def runs(self) -> int:
        return len(self.log.read_text("utf-8").splitlines())


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    pytest.importorskip("pagefind")
    made = Notebook(tmp_path)
    monkeypatch.setenv("MEETGEN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", os.fspath(made.program))
    return made


def test_the_index_is_made_anew_when_words_change_without_the_theme(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mkdocs_meetgen import building

    notebook.build()
    notebook.edit("zebras", "tigers")
    with monkeypatch.context() as patch:
        patch.setattr(building, "mkdocs_build", None)
        warm = notebook.build()

    assert notebook.runs == 2
    assert b"tigers" in warm["pagefind/all.txt"]
    assert b"zebras" not in warm["pagefind/all.txt"]
    monkeypatch.setenv("MEETGEN_CACHE_DIR", "")
    assert notebook.build("cold") == warm


def test_the_index_stays_when_nothing_that_it_holds_changes(notebook: Notebook) -> None:
    first = notebook.build()

    assert notebook.build() == first
    assert notebook.runs == 1


def test_a_program_that_gives_up_stops_the_build_and_says_so(
    notebook: Notebook, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook.program.write_text("#!/bin/sh\necho no space left >&2\nexit 1\n", encoding="utf-8")

    assert notebook.build() == {}
    assert "Pagefind gave up: no space left" in capsys.readouterr().err
