"""meetgen next to other plugins, and what a build shares with the builds after it."""

from typing import Any

import pytest

from mkdocs_meetgen import templates
from tests.plugin.conftest import Build

NOTE = (
    "---\nseries: weekly\ntags: [cloud]\n---\n\n# Weekly\n\nWith @[Ada Lovelace].\n\n"
    "## Part\n\nWords.\n"
)
NOTES = {f"2026/2026-11-{day:02}-weekly.md": NOTE for day in (4, 11, 18)}
REGISTERS = {"people.yml": "ada:\n  name: Ada Lovelace\n"}
FEATURES = [
    "navigation.footer",
    "navigation.path",
    "navigation.tabs",
    "navigation.indexes",
    "navigation.prune",
    "toc.follow",
    "content.action.edit",
    "content.action.view",
]


def test_tags_of_notes_are_listed_by_the_tags_plugin(build: Build) -> None:
    built = build(
        {**NOTES, "tags.md": "# Tags\n\n<!-- material/tags -->\n"},
        files=REGISTERS,
        plugins=("search", "tags"),
        strict=True,
    )

    assert built.messages == ()
    assert "2026/2026-11-18-weekly" in built.page("tags")
    assert '<nav class="md-tags"' in built.page("2026/2026-11-18-weekly")


def test_posts_of_a_blog_are_left_to_the_blog(build: Build) -> None:
    post = "---\ndate: 2026-11-20\n---\n\n# Posted\n\nWords.\n"
    built = build(
        {**NOTES, "blog/index.md": "# Blog\n", "blog/posts/one.md": post},
        files=REGISTERS,
        plugins=("search", "blog"),
        strict=True,
    )

    assert built.messages == ()
    assert built.has("blog/2026/11/20/posted")
    assert "Posted" not in built.page("meetings/2026/11").partition("<article")[2]


def test_search_finds_notes_by_their_sections_and_leaves_lists_out(build: Build) -> None:
    built = build(NOTES, files=REGISTERS)

    entries = {entry["location"]: entry for entry in built.search_entries()}
    note = entries["2026/2026-11-18-weekly/"]
    assert (note["title"], "Ada Lovelace" in note["text"]) == ("Weekly, 2026-11-18", True)
    part = entries["2026/2026-11-18-weekly/#part"]
    assert (part["title"], part["text"]) == ("Part", "<p>Words.</p>")
    assert "meetings/2026/11/" not in entries


def test_mkdocs_own_search_gets_plain_text(build: Build) -> None:
    notes = {"2026-11-18-x.md": "# A & B\n\nSmaller < larger.\n"}
    built = build(notes, theme={"name": "mkdocs"})

    entries = {entry["location"]: entry for entry in built.search_entries()}
    assert "Smaller < larger." in entries["2026-11-18-x/#a-b"]["text"]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {
            "theme": {"name": "material", "font": False, "features": FEATURES},
            "repo_url": "https://git.example.org/x",
            "edit_uri": "edit/main/notes/",
            "site_url": "https://notes.example.org/",
        },
        {
            "use_directory_urls": False,
            "nav": [{"All": "meetings/index.md"}, {"A": "people/index.md"}],
        },
    ],
    ids=("plain", "everything", "own nav"),
)
def test_filled_pages_are_those_that_the_theme_gives(
    build: Build,
    more: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    long = "# Weekly\n\n" + "".join(
        f"## Part {n} & <b>more</b>\n\n### Below\n\nText.\n\n" for n in range(4)
    )
    notes = {
        **NOTES,
        **{f"2026/10/2026-10-{day:02}-x.md": long for day in range(1, 9)},
        "edit/2026-09-01-edit.md": "# Edit\n",
        "rules.md": "# Rules\n\n## Part\n",
    }
    monkeypatch.setattr(templates, "CHECKED", 0)
    monkeypatch.setattr(templates, "COLLAPSED", None)
    fast = build(notes, files=REGISTERS, **more)
    pages = {file: file.read_text(encoding="utf-8") for file in fast.site.rglob("*.html")}
    monkeypatch.setattr(templates, "can_be_fast", lambda _environment: False)
    monkeypatch.setattr("mkdocs_meetgen.plugin.can_be_fast", lambda _environment: False)
    monkeypatch.setattr("mkdocs_meetgen.plugin.can_print", lambda *_: False)
    build(notes, files=REGISTERS, **more)

    different = [
        str(file) for file, text in pages.items() if file.read_text(encoding="utf-8") != text
    ]
    assert different == []
    assert len(pages) > 15


@pytest.mark.parametrize("printed", ["{{ page.content | length }}", "{{ page.url }}"])
def test_a_theme_that_prints_something_else_renders_its_pages_itself(
    build: Build, printed: str
) -> None:
    override = f'{{% extends "base.html" %}}{{% block announce %}}<b>{printed}</b>{{% endblock %}}'
    built = build(
        {f"2026/2026-10-{day:02}-x.md": "# X\n" + "a" * day for day in range(1, 9)},
        files={"overrides/main.html": override},
        theme={"name": "material", "font": False, "custom_dir": "overrides"},
    )

    announced = {
        built.page(f"2026/2026-10-{day:02}-x").partition("<b>")[2][:20] for day in range(1, 9)
    }
    assert len(announced) == 8


FEED = """\
from pathlib import Path

found = []

def on_page_content(html, page, config, files):
    # what the rss plugin looks at: drafts are passed over, of all others the file is read
    if page.meta.get("draft") is not True:
        assert Path(page.file.abs_src_path).is_file()
        found.append(f"{page.file.src_uri} {page.meta.get('date')}")
    return html

def on_post_build(config):
    Path(config.site_dir, "feed.txt").write_text("\\n".join(sorted(found)))
"""


def test_a_feed_of_another_plugin_holds_the_notes_with_their_dates(build: Build) -> None:
    built = build(
        {"2026/2026-11-18-weekly.md": NOTE, "people/ada.md": "Own words.\n"},
        files={**REGISTERS, "feed.py": FEED},
        hooks=["feed.py"],
    )

    feed = (built.site / "feed.txt").read_text(encoding="utf-8")
    assert feed == "2026/2026-11-18-weekly.md 2026-11-18"


KEYS = """\
from pathlib import Path

found = set()

def on_page_context(context, page, config, nav):
    found.update(page.meta)

def on_post_build(config):
    Path(config.site_dir, "keys.txt").write_text("\\n".join(sorted(found)))
"""


def test_nothing_that_pages_hold_keeps_them_from_sharing_a_template(build: Build) -> None:
    built = build(NOTES, files={**REGISTERS, "keys.py": KEYS}, hooks=["keys.py"])

    keys = set((built.site / "keys.txt").read_text(encoding="utf-8").split())
    assert {"title", "tags", "date", "draft", "search"} <= keys
    assert keys <= templates.KNOWN_META
