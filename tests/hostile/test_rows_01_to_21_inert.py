"""Rows 1 to 21: what notes, names, calendars and links say is shown as words, and does nothing."""

import datetime as dt
import html
import json
import re
from pathlib import Path

import pytest

from meetgen.calendars.ics import read_calendar
from meetgen.model.page import PageKind, Part, RenderedPage
from meetgen.model.slug import slug_of
from meetgen.parsing.frontmatter import read_front_matter
from meetgen.rendering.html import render_html
from meetgen.site import load_index
from mkdocs_meetgen.settings import read_settings
from tests.hostile import notebook
from tests.hostile.conftest import DATE, meetgen, write
from tests.hostile.notebook import ALERT, BODIES, IMAGE, ONLOAD, SCRIPT, ZIMBRA
from tests.plugin.conftest import Build, Built
from tests.plugin.test_hostile import live_things

# whatever would call the payload: `onerror=alert(1)` in a tag, or a script of its own
HANDLER = re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE)
CLICKABLE = re.compile(r'(?:href|src|action|formaction|data|xlink:href)="([^"]*)"', re.IGNORECASE)


def page(texts: dict[str, str], ending: str) -> str:
    """The one page whose address ends so."""
    (found,) = [text for path, text in texts.items() if path.endswith(f"{ending}/index.html")]
    return found


def row(texts: dict[str, str], name: str) -> str:
    """The article of the page of a body of rows 14 to 20."""
    whole = page(texts, name)
    return whole[whole.index("<article") : whole.index("</article>")]


def addresses(text: str) -> list[str]:
    """Every address of a page."""
    return [html.unescape(one).strip().lower() for one in CLICKABLE.findall(text)]


def test_rows_01_to_09_nothing_is_live_on_any_page(site: Path) -> None:
    built = Built(site=site, messages=(), is_aborted=False)

    assert live_things(built) == {}


@pytest.mark.parametrize("ending", ["2026-11-01-title", "described"])
def test_row_01_a_script_in_a_title_is_words(texts: dict[str, str], ending: str) -> None:
    text = page(texts, ending)

    assert f"<title>{html.escape(SCRIPT, quote=False)} - Hostile</title>" in text
    assert f"<script>{ALERT}" not in text


def test_row_01_a_script_in_a_title_is_words_in_search_and_sitemap(texts: dict[str, str]) -> None:
    entries = json.loads(texts["search/search_index.json"])["docs"]
    titles = [one["title"] for one in entries]

    assert html.escape(SCRIPT, quote=False) in titles
    assert not any("<script" in one["title"] or "<script" in one["text"] for one in entries)
    assert "<script" not in texts["sitemap.xml"]


def test_row_02_a_description_stays_in_its_attribute(texts: dict[str, str]) -> None:
    (content,) = re.findall(
        r'<meta name="description" content="([^"]*)">', page(texts, "described")
    )

    assert html.unescape(content) == f'x"><script>{ALERT}</script>'


def test_row_03_a_file_name_is_words_in_the_navigation(texts: dict[str, str]) -> None:
    assert slug_of(IMAGE) == "img-src-x-onerror-alert-1"
    for path, text in texts.items():
        assert IMAGE not in text, path
    assert html.escape(IMAGE, quote=False) in page(texts, "2026-11-06-later")


def test_row_03_a_file_name_is_a_slug_in_its_address(site: Path, texts: dict[str, str]) -> None:
    names = [path.name for path in site.rglob("*")]

    assert not [name for name in names if set(name) & set('<>"')]
    assert (site / "img-src-x-onerror-alert-1" / "index.html").is_file()
    assert (site / "2026" / "2026-11-07-img-src-x-onerror-alert-1" / "index.html").is_file()
    for text in texts.values():
        ours = [one for one in addresses(text) if not one.startswith("https://git.example.org/")]
        assert not [one for one in ours if "%3c" in one or "%3e" in one]
    assert 'href="../../img-src-x-onerror-alert-1/"' in page(texts, "2026-11-06-later")


def test_row_03_two_names_that_give_one_slug_are_two_pages(build: Build) -> None:
    built = build({"<b>.md": "One.\n", "b.md": "Two.\n", "2026-11-18-<x>.md": "# <i>Three</i>\n"})
    pages = [file.read_text("utf-8") for file in built.site.glob("b*/index.html")]

    assert sorted("One." in text for text in pages) == [False, True]
    assert "Two." in built.page("b")
    assert built.has("2026-11-18-x")


def test_row_04_a_person_is_words_on_every_page_and_in_data(texts: dict[str, str]) -> None:
    assert html.escape(f"{ONLOAD} Ada", quote=False) in html.unescape(
        page(texts, "people/ada").replace("&lt;", "&amp;lt;").replace("&gt;", "&amp;gt;")
    )
    assert not any("<svg onload" in text for text in texts.values())


def test_row_05_an_events_summary_is_words(texts: dict[str, str]) -> None:
    article = page(texts, "2026-11-18-event")

    assert ZIMBRA not in article
    assert ZIMBRA in html.unescape(article)


def test_row_06_html_in_a_description_is_never_shown_as_html(texts: dict[str, str]) -> None:
    event = read_calendar(notebook.CALENDAR.encode(), path="x.ics", timezone="UTC").events[0]

    assert "<body" not in repr(event)
    assert not any("<body onload" in text for text in texts.values())


def test_row_07_an_organizers_name_is_words(texts: dict[str, str]) -> None:
    assert not any("<b onmouseover" in text for text in texts.values())


def test_row_08_a_place_that_is_a_script_is_words_and_no_link(texts: dict[str, str]) -> None:
    assert f"javascript:{ALERT}" in html.unescape(page(texts, "2026-11-18-event"))
    assert f"data:text/html,<script>{ALERT}</script>" in html.unescape(
        page(texts, "2026-11-25-uid")
    )
    for ending in ("2026-11-18-event", "2026-11-25-uid"):
        found = addresses(page(texts, ending))
        assert not [one for one in found if one.startswith(("javascript:", "data:", "vbscript:"))]


def test_row_09_an_attachment_of_an_event_is_no_link_and_is_not_fetched(
    texts: dict[str, str], monkeypatch: pytest.MonkeyPatch, hostile_folder: Path
) -> None:
    assert not any("169.254.169.254" in text or "/etc/passwd" in text for text in texts.values())

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a build opened a connection")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.create_connection", refuse)

    assert load_index(read_settings(hostile_folder / "mkdocs.yml"), dt.date(2026, 11, 24)).notes


MACRO_MODULE = """
def define_env(env):
    @env.macro
    def ran():
        open("ran", "w").close()
"""
CALENDAR_PAGE = {"2026-11-18-x.md": "---\nevent: five@example.org\n---\n\nText.\n"}
# what would run, import or read, in each field that comes from an invitation
ACTIVE = (
    '{{ ran() }}{{ config.site_dir }}{{ 6 * 7 }}{% include "secret.txt" %} ::: secret_module '
    '--8<-- "secret.txt" ```python exec="on" print("RAN") ```'
)
ACTIVE_LINES = (
    '{{ ran() }}\\n\\n::: secret_module\\n\\n--8<-- "secret.txt"\\n\\n```python exec="on"\\n'
    "print('RA' + 'N')\\n```\\n"
)
ACTIVE_CALENDAR = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//
BEGIN:VEVENT
UID:five@example.org
DTSTAMP:20261118T090000Z
DTSTART:20261118T090000Z
DTEND:20261118T100000Z
SUMMARY:{ACTIVE}
LOCATION:{ACTIVE_LINES}
DESCRIPTION:{ACTIVE_LINES}
ORGANIZER;CN="{ACTIVE.replace('"', "'")}":mailto:eve@example.org
ATTENDEE;CN="{ACTIVE.replace('"', "'")}":mailto:mal@example.org
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize("flavour", ["commonmark", "mkdocs"])
def test_rows_10_and_11_the_plugins_that_act_get_nothing_of_a_calendar(
    tmp_path: Path, flavour: str
) -> None:
    """mkdocs-macros, markdown-exec, mkdocstrings and snippets, all on, as in the guide's row."""
    is_ours = flavour == "commonmark"
    config = {
        "site_name": "X",
        "docs_dir": "notes",
        "theme": {"name": "material", "font": False},
        "plugins": [
            "search",
            {"macros": {"on_error_fail": True, "include_dir": "."}},
            "markdown-exec",
            {"mkdocstrings": {"handlers": {"python": {"paths": ["."]}}}},
            {"meetgen": {"flavour": flavour}},
        ],
        "markdown_extensions": [
            {"pymdownx.snippets": {"base_path": ["."]}}, "pymdownx.superfences", "attr_list",
        ],
    }  # fmt: skip
    write(
        tmp_path,
        {
            "mkdocs.yml": json.dumps(config),
            "notes/page.md": "# Page\n\nThe answer is {{ 6 * 7 }}.\n",  # the plugins do act here
            **{f"notes/{path}": text for path, text in CALENDAR_PAGE.items()},
            # with `flavour: mkdocs` a note's own text is for the plugins, as its author wants
            "notes/2026-11-19-y.md": "# {{ ran() }}\n\n{{ ran() }}\n" if is_ours else "# Y\n",
            "calendars/evil.ics": ACTIVE_CALENDAR,
            "main.py": MACRO_MODULE,
            "secret.txt": "SECRETTEXT",
            "secret_module.py": '"""SECRETDOC"""\n\nopen("imported", "w").close()\n',
        },
    )
    done = meetgen("build", "--date", DATE, folder=tmp_path)
    texts = {path: path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")}

    assert done.returncode == 0, done.stderr
    assert "The answer is 42." in texts[tmp_path / "site" / "page" / "index.html"]
    assert not (tmp_path / "imported").exists()
    assert not (tmp_path / "ran").exists()
    for path, text in texts.items():
        for word in ("SECRETTEXT", "SECRETDOC", "RAN</", "RAN\n"):
            assert word not in text, path
    note = html.unescape(texts[tmp_path / "site" / "2026-11-18-x" / "index.html"])
    assert ACTIVE in " ".join(re.sub(r"<[^<>]*>", "", note).split())


MACROS = """
import jinja2
def on_page_markdown(markdown, *, page, **more):
    return jinja2.Environment().from_string(markdown).render(config="EVALUATED", os="EVALUATED")
"""


@pytest.mark.parametrize("flavour", ["commonmark", "mkdocs"])
def test_row_10_jinja_in_a_calendar_reaches_no_macro(
    build: Build, tmp_path: Path, flavour: str
) -> None:
    write(tmp_path, {"macros.py": MACROS})
    calendar = notebook.CALENDAR.replace("{% raw %}", "{{ config }}{{ os }}")
    built = build(
        {"2026-11-18-x.md": "---\nevent: five@example.org\n---\n\nText.\n"},
        files={"calendars/evil.ics": calendar},
        options={"flavour": flavour},
        hooks=["macros.py"],
    )

    assert "EVALUATED" not in built.page("2026-11-18-x")
    assert "{{ config.site_name }}" in html.unescape(built.page("2026-11-18-x"))


@pytest.mark.parametrize("flavour", ["commonmark", "mkdocs"])
def test_row_11_a_calendar_runs_imports_and_reads_nothing(build: Build, flavour: str) -> None:
    summary = 'SUMMARY:::: os --8<-- "/etc/passwd" ```python exec="on"'
    calendar = re.sub(r"SUMMARY:<details.*", summary, notebook.CALENDAR)
    built = build(
        {"2026-11-18-x.md": "---\nevent: five@example.org\n---\n\nText.\n"},
        files={"calendars/evil.ics": calendar},
        options={"flavour": flavour},
        markdown_extensions=["pymdownx.snippets", "pymdownx.superfences"],
    )
    text = built.page("2026-11-18-x")

    assert "root:" not in text
    assert '::: os --8<-- "/etc/passwd"' in html.unescape(text)


@pytest.mark.parametrize(
    "summary", [r"x\nprivate: false\n---\n", "---", "x: @y", "{a: b", "'\"", "# !!python/name:os"]
)
def test_row_12_a_summary_cannot_write_front_matter(tmp_path: Path, summary: str) -> None:
    calendar = re.sub(r"SUMMARY:<details.*", lambda _: f"SUMMARY:{summary}", notebook.CALENDAR)
    files: dict[str, str | bytes] = {
        "notes/2026-11-01-old.md": "# Old\n",
        "calendars/evil.ics": calendar,
        "mkdocs.yml": "site_name: X\ndocs_dir: notes\nplugins: [search, meetgen]\n",
    }
    write(tmp_path, files)
    done = meetgen("new", "--event", "five@example.org", "--date", "2026-11-18", folder=tmp_path)
    (made,) = {*(tmp_path / "notes").rglob("*.md")} - {tmp_path / "notes" / "2026-11-01-old.md"}
    front_matter = read_front_matter(made.read_text(encoding="utf-8"), made.name)

    assert done.returncode == 0, done.stderr
    assert front_matter.diagnostics == ()
    assert not front_matter.values.keys() & {"private", "visibility"}


def test_row_13_an_uid_is_no_path(site: Path, hostile_folder: Path) -> None:
    inside = [path for path in hostile_folder.rglob("*") if path.name == "x"]

    assert inside == []
    assert (site / "2026" / "2026-11-25-uid" / "index.html").is_file()


@pytest.mark.parametrize(
    "uid",
    ["../../x", "u" * 2000, "nul\0uid", "\N{PARTY POPPER}" * 9, "a/b\\c:d", "%2e%2e%2f"],
    ids=["climbing", "long", "nul", "emoji", "slashes", "percent"],
)
def test_row_13_no_uid_raises_or_names_a_file(uid: str) -> None:
    data = notebook.CALENDAR.replace("five@example.org", uid).encode()
    events = read_calendar(data, path="x.ics", timezone="UTC").events

    assert all(re.fullmatch(r"[a-z0-9-]{1,80}", slug_of(one.uid)) for one in events)


@pytest.mark.parametrize("name", [one for one in BODIES if one.startswith(("14", "15"))])
def test_rows_14_and_15_elements_and_attributes_that_act_are_dropped(
    texts: dict[str, str], name: str
) -> None:
    article = row(texts, name)

    assert not HANDLER.search(article)
    assert "<svg><" not in article
    assert "<math" not in article
    assert "<noscript" not in article
    assert "position:fixed" not in re.sub(r"\{: .*?\}", "", html.unescape(article))
    assert not re.search(r'<[^<>]*\bid="__', article)


@pytest.mark.parametrize("name", [one for one in BODIES if one.startswith(("16", "17"))])
def test_rows_16_and_17_links_that_run_or_leave_unseen_are_dropped(
    texts: dict[str, str], name: str
) -> None:
    found = [re.sub(r"[\x00-\x20]", "", one) for one in addresses(row(texts, name))]

    assert not [
        one for one in found if re.match(r"(?:javascript|vbscript|data):|//|\\|https?:(?!//)", one)
    ]


@pytest.mark.parametrize("name", [one for one in BODIES if one.startswith("18")])
def test_row_18_an_image_from_elsewhere_is_not_loaded(texts: dict[str, str], name: str) -> None:
    article = row(texts, name)

    assert not re.search(r"<img[^<>]*evil", article)
    assert "srcset" not in article


@pytest.mark.parametrize("name", [one for one in BODIES if one.startswith("19")])
def test_row_19_elements_that_change_the_page_are_dropped(texts: dict[str, str], name: str) -> None:
    article = row(texts, name)

    assert not re.search(
        r"<(?:base|meta|form|iframe|object|embed|link|style|button)\b", article, re.IGNORECASE
    )


@pytest.mark.parametrize("name", [one for one in BODIES if one.startswith("20")])
def test_row_20_no_id_of_the_themes_own_is_taken(texts: dict[str, str], name: str) -> None:
    article = row(texts, name)

    assert not re.search(r'\b(?:id|name)="(?:__|body")', article)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_rows_14_to_20_hold_for_the_library_alone(body: str) -> None:
    """What another engine gets as HTML, without MkDocs and its page."""
    part = Part(markdown=body, is_trusted=False)
    page = RenderedPage(uri="x.md", title="X", kind=PageKind.NOTE, parts=(part,))
    content = render_html(page, lambda _: None).content

    assert not HANDLER.search(content)
    assert "<script" not in content
    assert not [one for one in addresses(content) if re.match(r"(?:java|vb)script:|data:|//", one)]
