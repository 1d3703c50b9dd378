"""What notes, registers, calendars and file names say is shown, and does nothing."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.plugin.conftest import Build, Built

SCRIPT = "</title><script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(1)>"
PEOPLE = f"""ada:
  name: '{IMAGE} Ada'
  aliases: [Ada]
"""
CALENDAR = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//
BEGIN:VEVENT
UID:evil@example.org
DTSTAMP:20261118T090000Z
DTSTART:20261118T090000Z
DTEND:20261118T100000Z
SUMMARY:<details open ontoggle=alert(1)>{SCRIPT}
LOCATION:javascript:alert(1)
DESCRIPTION:<img src=x onerror=alert(1)>
ORGANIZER;CN="<b onmouseover=alert(1)>Eve</b>":mailto:eve@example.org
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
FEATURES = [
    "navigation.footer",
    "navigation.path",
    "navigation.tabs",
    "navigation.indexes",
    "content.action.edit",
    "content.action.view",
]


class _Live(HTMLParser):
    """Elements and attributes that would act."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.scripts: list[str] = []
        self._is_in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_in_script = tag == "script"
        if tag in ("iframe", "object", "embed", "base", "math"):
            self.found.append(tag)
        for name, value in attrs:
            address = (value or "").strip().lower().replace("\n", "")
            if name.startswith("on") or address.startswith(("javascript:", "data:text", "//")):
                self.found.append(f"{tag} {name}={value}")
            if name == "src" and tag == "img" and address.startswith("http"):
                self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        if self._is_in_script and "alert(1)" in data:
            self.found.append(f"script {data}")
        self._is_in_script = False


def live_things(built: Built) -> dict[str, list[str]]:
    """What would act, by page."""
    found = {}
    for file in sorted(built.site.rglob("*.html")):
        parser = _Live()
        parser.feed(file.read_text(encoding="utf-8"))
        if parser.found:
            found[file.relative_to(built.site).as_posix()] = parser.found
    return found


def hostile_notes() -> dict[str, str]:
    title = f'"{SCRIPT}"'
    body = (
        f"# {SCRIPT}\n\n{IMAGE} <svg><script>alert(1)</script></svg>\n\n"
        "[a](javascript:alert(1)) [b](//evil.example) ![c](https://evil.example/p.png)\n\n"
        '<a id="__search" onclick=alert(1)>d</a>\n\n'
        f"- [ ] @ada {IMAGE} do it \N{CALENDAR} 2026-12-01\n- Decision: {SCRIPT}\n"
        f"- Question: {IMAGE}?\n\n@[{IMAGE} Ada] [[{IMAGE} Ada]]\n"
    )
    return {
        "2026/2026-11-17-x.md": f"---\ntitle: {title}\nseries: s\ntags: ['{IMAGE}']\n---\n\n{body}",
        "2026/2026-11-18-y.md": f"---\nseries: s\nevent: evil@example.org\n---\n\n{body}",
        "2026/2026-11-19-z.md": f"---\nattendees: ['{IMAGE}', '{SCRIPT}']\n---\n\n{body}",
        f"{IMAGE}.md": "Ordinary, and its name is its title.\n",
        'quo"te onmouseover=alert(1) x=".md': "# Fine\n",
        "page.md": f"---\ntitle: {title}\ndescription: '\"><script>alert(1)</script>'\n---\n\nT\n",
        "heading.md": "# &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;\n\nText.\n",
        f"people/{IMAGE}/x.md": "# Deep\n",
        "people/ada.md": f"# {SCRIPT}\n\n{IMAGE}\n",
    }


@pytest.mark.parametrize(
    "theme",
    [
        {"name": "material", "font": False, "features": FEATURES},
        {"name": "mkdocs"},
    ],
    ids=lambda theme: theme["name"],
)
def test_hostile_titles_names_and_texts_are_inert_everywhere(
    build: Build,
    theme: dict[str, object],
) -> None:
    built = build(
        hostile_notes(),
        files={
            "people.yml": PEOPLE,
            "calendars/evil.ics": CALENDAR,
            "series.yml": f"s:\n  title: '{SCRIPT}'\n",
        },
        theme=theme,
        repo_url="https://git.example.org/x",
        edit_uri="edit/main/notes/",
        plugins=("search", "tags") if theme["name"] == "material" else ("search",),
    )

    assert live_things(built) == {}
    assert built.has("2026/2026-11-17-x")
    titles = [entry["title"] for entry in built.search_entries()]
    assert not any("<script" in title or "<img" in title for title in titles if title) or (
        theme["name"] == "mkdocs"
    )  # that theme escapes them itself


def test_hostile_text_is_shown_as_words(build: Build) -> None:
    html = build(hostile_notes(), files={"people.yml": PEOPLE}).page("2026/2026-11-17-x")

    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; - Test notes</title>" in html


def test_links_out_of_the_notes_are_not_followed(build: Build, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("canary", encoding="utf-8")
    (tmp_path / "secret.md").write_text("# canary\n", encoding="utf-8")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "notes" / "link.md").symlink_to(tmp_path / "secret.md")
    built = build({"2026-11-18-x.md": "# X\n\n[l](link.txt) [m](../secret.txt)\n"})

    assert not built.has("link.txt")
    assert not any(
        "canary" in file.read_text(encoding="utf-8") for file in built.site.rglob("*.html")
    )


def test_a_note_that_is_not_utf8_is_reported_and_the_rest_is_built(build: Build) -> None:
    built = build(
        {
            "2026-11-18-x.md": b"# X \xff\xfe\n",
            "2026-11-19-y.md": "# Y\n",
            "page.md": b"# Page \xff\n",
        }
    )

    assert built.has("2026-11-19-y")
    assert any("MG005" in one for one in built.messages)
    assert not built.is_aborted


def test_front_matter_that_themes_act_upon_cannot_stop_the_build(build: Build) -> None:
    note = "---\ntemplate: standup\nicon: no/such\nhide: 7\nstatus: draft\n---\n\n# X\n"
    built = build({"2026-11-18-x.md": note})

    assert built.has("2026-11-18-x")
