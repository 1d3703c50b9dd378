"""A warm build gives the bytes of a cold one, and does not ask MkDocs where it need not."""

import datetime as dt
import json
import os
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

from meetgen.model.config import Config
from mkdocs_meetgen import engine

DAY = dt.date(2026, 11, 24)
CONFIG = """\
site_name: Notes
docs_dir: notes
theme: {name: material, font: false}
plugins: [search, meetgen]
repo_url: https://example.org/team/notes
edit_uri: blob/main/notes/
site_url: https://notes.example.org/
"""
WEEKLY = """\
---
title: Weekly {day}
series: weekly
attendees: [Ada Lovelace, Bob Noyce]
project: apollo
tags: [weekly]
---
# Weekly {day}

## Discussion

See [[2026-11-0{before}-weekly]] & "quotes", it's <b>fine</b>. {words}

## Action items

- [ ] @ada send the {words} 📅 2026-12-0{before}
- [ ] @bob book a room

## Decisions

- **Decision:** we take {words}
"""


class Notebook:
    """A notebook on disk that is built warm, again and again."""

    def __init__(self, root: Path) -> None:
        self.root, self.notes = root, root / "notes"
        self.notes.mkdir(parents=True)
        (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        (root / "people.yml").write_text("ada: {name: Ada Lovelace}\n", encoding="utf-8")
        (self.notes / "about.md").write_text("# About\n\nAsk @ada.\n", encoding="utf-8")
        for n in range(2, 9):
            self.write(f"2026-11-0{n}-weekly.md", words="first plan", n=n)

    def write(self, name: str, *, words: str, n: int) -> None:
        text = WEEKLY.format(day=f"2026-11-0{n}", before=n - 1, words=words)
        (self.notes / name).write_text(text, encoding="utf-8")

    def build(self, *, strict: bool = False) -> Path | None:
        return engine.build(
            config_file=self.root / "mkdocs.yml",
            notebook=None,
            site_dir=None,
            strict=strict,
            today=DAY,
        )

    def contents(self, site: str = "site") -> dict[str, bytes]:
        folder = self.root / site
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    def cold(self, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
        with monkeypatch.context() as patch:
            patch.setenv("MEETGEN_CACHE_DIR", "")
            engine.build(
                config_file=self.root / "mkdocs.yml",
                notebook=None,
                site_dir=self.root / "cold",
                strict=False,
                today=DAY,
            )
        return self.contents("cold")


@pytest.fixture
def notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    monkeypatch.setenv("MEETGEN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    return Notebook(tmp_path / "nb")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time MkDocs built the site."""
    from mkdocs.commands.build import build as original
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_meetgen import building

    times: list[str] = []

    def build(config: MkDocsConfig) -> None:
        times.append("once")
        original(config)

    monkeypatch.setattr(building, "mkdocs_build", build)
    return times


def test_nothing_is_written_where_nothing_changed(notebook: Notebook, asked: list[str]) -> None:
    notebook.build()
    before = {path: path.stat().st_mtime_ns for path in (notebook.root / "site").rglob("*")}

    notebook.build()

    assert asked == ["once"]
    assert before == {path: path.stat().st_mtime_ns for path in (notebook.root / "site").rglob("*")}


def edit_words(notebook: Notebook) -> None:
    notebook.write("2026-11-05-weekly.md", words="other ~ plan", n=5)


def close_action(notebook: Notebook) -> None:
    note = notebook.notes / "2026-11-04-weekly.md"
    note.write_text(note.read_text("utf-8").replace("- [ ] @bob", "- [x] @bob"), "utf-8")


def rename_person(notebook: Notebook) -> None:
    (notebook.root / "people.yml").write_text("ada: {name: Ada King}\n", encoding="utf-8")


def change_title(notebook: Notebook) -> None:
    note = notebook.notes / "2026-11-04-weekly.md"
    note.write_text(note.read_text("utf-8").replace("Weekly 2026-11-04", "Töp & Tail"), "utf-8")


def lose_headings(notebook: Notebook) -> None:
    text = "---\nseries: weekly\nattendees: [Ada Lovelace]\n---\n# Short\n\nNothing.\n"
    (notebook.notes / "2026-11-02-weekly.md").write_text(text, encoding="utf-8")


def meet_another_day(notebook: Notebook) -> None:
    note = notebook.notes / "2026-11-08-weekly.md"
    text = note.read_text("utf-8").replace("[Ada Lovelace, Bob Noyce]", "[Bob Noyce]")
    note.write_text(text, "utf-8")


def add_note(notebook: Notebook) -> None:
    notebook.write("2026-11-09-weekly.md", words="a new one", n=9)


def remove_note(notebook: Notebook) -> None:
    (notebook.notes / "2026-11-03-weekly.md").unlink(missing_ok=True)


def rename_note(notebook: Notebook) -> None:
    note = notebook.notes / "2026-11-05-weekly.md"
    note.rename(notebook.notes / "2026-11-05-the-weekly.md")


def meet_a_newcomer(notebook: Notebook) -> None:
    text = (
        "---\nseries: weekly\nattendees: [Zoe Quist]\n---\n# Hello Zoe\n\n- [ ] @zoe-quist: sing\n"
    )
    (notebook.notes / "2026-11-09-hello.md").write_text(text, encoding="utf-8")


def link_to_what_comes(notebook: Notebook) -> None:
    note = notebook.notes / "2026-11-04-weekly.md"
    link = "\n[next](2026-11-09-weekly.md) and [that](2026-11-09-weekly)\n"
    note.write_text(note.read_text("utf-8") + link, "utf-8")
    notebook.build()
    add_note(notebook)


THEMELESS = (
    edit_words,
    close_action,
    change_title,
    meet_another_day,
    add_note,
    remove_note,
    rename_note,
    meet_a_newcomer,
    link_to_what_comes,
)


@pytest.mark.parametrize("edit", THEMELESS)
def test_an_edit_needs_no_theme_and_gives_the_bytes_of_a_cold_build(
    edit: Callable[[Notebook], None],
    notebook: Notebook,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    notebook.build()
    edit(notebook)

    notebook.build()

    assert asked == ["once"]
    assert notebook.contents() == notebook.cold(monkeypatch)


def edit_page(notebook: Notebook) -> None:
    (notebook.notes / "about.md").write_text("# About us\n\n[[2026-11-04-weekly]]\n", "utf-8")


def add_picture(notebook: Notebook) -> None:
    (notebook.notes / "x.png").write_bytes(b"\x89PNG")


def change_theme(notebook: Notebook) -> None:
    config = notebook.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("name: material", "name: material, language: de"), "utf-8")  # noqa: E501  # fmt: skip


def lose_a_page(notebook: Notebook) -> None:
    (notebook.root / "site" / "404.html").unlink(missing_ok=True)


def spoil_a_page(notebook: Notebook) -> None:
    page = notebook.root / "site" / "people" / "ada" / "index.html"
    if page.exists():
        page.write_text("mine", "utf-8")


def add_a_stranger(notebook: Notebook) -> None:
    (notebook.root / "site" / "stranger.html").write_text("x", "utf-8")


EDITS = (
    edit_words,
    close_action,
    rename_person,
    change_title,
    meet_another_day,
    lose_headings,
    add_note,
    remove_note,
    meet_a_newcomer,
    link_to_what_comes,
    edit_page,
    add_picture,
    change_theme,
    lose_a_page,
    spoil_a_page,
    add_a_stranger,
)


@pytest.mark.parametrize("edit", [one for one in EDITS if one not in THEMELESS])
def test_any_other_change_gives_the_bytes_of_a_cold_build(
    edit: Callable[[Notebook], None], notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.build()
    edit(notebook)

    notebook.build()

    assert notebook.contents() == notebook.cold(monkeypatch)


def test_one_edit_after_another_gives_the_bytes_of_a_cold_build(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = int(os.environ.get("MEETGEN_ROUNDS", "6"))
    chance = random.Random(7)  # noqa: S311 - not for secrets
    notebook.build()
    for _ in range(rounds):
        for edit in chance.choices(EDITS, k=chance.randint(1, 3)):
            edit(notebook)
        notebook.build()

        assert notebook.contents() == notebook.cold(monkeypatch)


def test_a_warm_build_says_what_a_cold_one_said(
    notebook: Notebook, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    note = notebook.notes / "2026-11-04-weekly.md"
    note.write_text(note.read_text("utf-8") + "\n[gone](nowhere.md)\n", "utf-8")
    notebook.build()
    cold = capsys.readouterr().err

    notebook.build()
    warm = capsys.readouterr().err
    edit_words(notebook)
    notebook.build()
    edited = capsys.readouterr().err

    assert "MG0" in cold
    assert warm == edited == cold
    assert asked == ["once"]


def test_a_strict_build_refuses_what_a_warm_one_knows(notebook: Notebook) -> None:
    note = notebook.notes / "2026-11-04-weekly.md"
    note.write_text(note.read_text("utf-8") + "\n[gone](nowhere.md)\n", "utf-8")

    assert notebook.build() is not None
    assert notebook.build(strict=True) is None


def test_another_plugin_that_reads_pages_leaves_nothing_to_the_quick_way_and_is_told(
    notebook: Notebook, asked: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "mkdocs.plugins.meetgen")
    config = notebook.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("[search,", "[search, tags,"), "utf-8")

    notebook.build()
    notebook.build()

    assert asked == ["once", "once"]
    assert "every build makes all pages anew, because of material/tags" in caplog.text


def test_a_warm_build_does_not_import_mkdocs(notebook: Notebook) -> None:
    import subprocess

    def run(code: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=notebook.root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    code = "import sys\nfrom meetgen.cli import main\ntry:\n    main(['build'])\nfinally:\n    print('mkdocs' in sys.modules)"  # noqa: E501
    run(code)
    edit_words(notebook)

    assert run(code).split()[-1] == "False"


def test_the_sitemap_names_every_page_whoever_printed_it(notebook: Notebook) -> None:
    notebook.build()
    contents = notebook.contents()

    pages = {path.removesuffix("index.html") for path in contents if path.endswith("index.html")}
    found = re.findall(
        r"<loc>https://notes\.example\.org/([^<]*)", contents["sitemap.xml"].decode()
    )

    assert set(map(unquote, found)) == {page for page in pages if not page.startswith("s/")}
    assert len(found) == len(set(found)) > 20


def test_material_would_write_the_same_search_index(notebook: Notebook) -> None:
    notebook.build()
    text = notebook.contents()["search/search_index.json"].decode()

    index = json.loads(text)

    assert text == json.dumps(index, separators=(",", ":"))
    assert {"config", "docs"} == set(index)
    assert "2026-11-04-weekly/" in {one["location"] for one in index["docs"]}


def test_a_build_without_a_file_leaves_nothing_to_the_next_one(
    notebook: Notebook, tmp_path: Path
) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / "2026-11-18-x.md").write_text("# X\n", encoding="utf-8")
    engine.build(
        config_file=None,
        notebook=Config(root=plain, notes_dir=plain),
        site_dir=tmp_path / "other",
        strict=False,
        today=DAY,
    )

    notebook.build()

    assert "Ada Lovelace" in notebook.contents()["people/ada/index.html"].decode()


@pytest.fixture
def fed(notebook: Notebook) -> Notebook:
    """A notebook whose site has feeds."""
    config = notebook.root / "mkdocs.yml"
    text = config.read_text("utf-8").replace("meetgen]", "{meetgen: {feeds: true}}]")
    config.write_text(text, "utf-8")
    return notebook


@pytest.mark.parametrize("edit", [edit_words, close_action])
def test_feeds_are_brought_up_to_date_without_the_theme(
    edit: Callable[[Notebook], None],
    fed: Notebook,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fed.build()
    before = fed.contents()["feeds/decisions/all.xml"]
    edit(fed)

    fed.build()

    assert asked == ["once"]
    assert fed.contents() == fed.cold(monkeypatch)
    assert (before != fed.contents()["feeds/decisions/all.xml"]) == (edit is edit_words)


def test_feeds_know_when_a_note_was_changed_though_it_says_the_same(
    fed: Notebook, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fed.build()
    before = fed.contents()["feeds/tasks/all.ics"]
    for note in fed.notes.glob("*-weekly.md"):
        os.utime(note, (1_790_000_000, 1_790_000_000))  # in September

    fed.build()

    assert asked == ["once"]
    assert before != fed.contents()["feeds/tasks/all.ics"]
    assert fed.contents() == fed.cold(monkeypatch)
