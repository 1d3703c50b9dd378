"""What a site holds, what is said of it, and what a strict build does."""

from pathlib import Path

import pytest

from tests.plugin.conftest import Build

NOTE = """---
series: weekly
attendees: [Ada Lovelace, Bob Stone]
---

# Weekly

## Action items

- [ ] @ada send the deck \N{CALENDAR} 2026-12-01
"""
PEOPLE = "ada:\n  name: Ada Lovelace\nbob:\n  name: Bob Stone\n"
SERIES = "weekly:\n  title: Weekly\n"
REGISTERS = {"people.yml": PEOPLE, "series.yml": SERIES}


def test_a_clean_notebook_builds_strictly_and_says_nothing(build: Build) -> None:
    built = build({"2026/2026-11-18-weekly.md": NOTE}, files=REGISTERS, strict=True)

    assert built.messages == ()
    assert not built.is_aborted
    for address in (
        ".",
        "2026/2026-11-18-weekly",
        "people/ada",
        "series/weekly",
        "actions",
        "meetings/2026",
        "people",
    ):
        assert built.has(f"{address}/index.html"), address


def test_a_broken_link_fails_a_strict_build_with_its_place(build: Build) -> None:
    built = build(
        {"2026-11-18-weekly.md": NOTE + "\nSee [there](nowhere.md).\n"},
        files=REGISTERS,
        strict=True,
    )

    assert built.is_aborted
    [message] = [one for one in built.messages if "MG040" in one]
    assert message.startswith("meetgen: notes/2026-11-18-weekly.md:12:5: warning[MG040] ")


def test_the_configuration_decides_how_much_a_check_matters(build: Build) -> None:
    built = build(
        {"2026-11-18-weekly.md": NOTE + "\nSee [there](nowhere.md).\n"},
        files=REGISTERS,
        options={"levels": {"MG040": "ignore"}},
        strict=True,
    )

    assert built.messages == ()


def test_unreadable_front_matter_is_reported_and_published_nowhere(build: Build) -> None:
    built = build(
        {
            "2026-11-18-a.md": "---\nprivate: [true\n---\n\nThe canary sings.\n",
            "2026-11-19-b.md": NOTE,
        },
        files=REGISTERS,
        strict=True,
    )

    assert built.is_aborted
    assert any(one.startswith("meetgen: notes/2026-11-18-a.md:3:") for one in built.messages)
    assert not any(
        "canary" in file.read_text(encoding="utf-8") for file in built.site.rglob("*.html")
    )


def test_own_words_come_first_on_the_generated_page(build: Build) -> None:
    built = build(
        {"2026-11-18-weekly.md": NOTE, "people/ada.md": "Likes tea.\n"},
        files=REGISTERS,
        strict=True,
    )

    page = built.page("people/ada")
    assert page.index("Likes tea.") < page.index("send the deck")


def test_ordinary_pages_get_links_and_go_mkdocs_way(build: Build) -> None:
    page = "# Rules\n\n!!! note\n    Ask @ada or see [[Weekly talk]].\n"
    built = build(
        {"2026-11-18-weekly.md": NOTE.replace("# Weekly", "# Weekly talk"), "rules.md": page},
        files=REGISTERS,
        strict=True,
        markdown_extensions=["admonition"],
    )

    html = built.page("rules")
    assert '<div class="admonition note">' in html
    assert '<a href="../people/ada/">' in html
    assert '<a href="../2026-11-18-weekly/">' in html


def test_the_mkdocs_flavour_renders_notes_with_the_users_extensions(build: Build) -> None:
    note = NOTE + "\n!!! tip\n    Bring tea, @ada.\n"
    built = build(
        {"2026-11-18-weekly.md": note},
        files=REGISTERS,
        strict=True,
        options={"flavour": "mkdocs"},
        markdown_extensions=["admonition", "md_in_html", "attr_list", "tables"],
    )

    html = built.page("2026-11-18-weekly")
    assert '<div class="admonition tip">' in html
    assert '<a href="../people/ada/">' in html


def test_commonmark_is_read_as_editors_show_it(build: Build) -> None:
    note = (
        NOTE + "\n## Talk\n\nA list right after:\n- one\n  - two\n\n> [!tip] Tea\n> Bring some.\n"
    )
    html = build({"2026-11-18-weekly.md": note}, files=REGISTERS).page("2026-11-18-weekly")

    assert "<p>A list right after:</p>\n<ul>\n<li>one\n<ul>\n<li>two</li>" in html
    assert '<div class="admonition tip">\n<p class="admonition-title">Tea</p>' in html


def test_the_plain_mkdocs_theme_works(build: Build) -> None:
    built = build(
        {"2026-11-18-weekly.md": NOTE}, files=REGISTERS, strict=True, theme={"name": "mkdocs"}
    )

    assert built.messages == ()
    assert "send the deck" in built.page("2026-11-18-weekly")


def test_nothing_is_written_below_the_notes(build: Build, tmp_path: Path) -> None:
    build({"2026-11-18-weekly.md": NOTE}, files=REGISTERS)

    assert [file.name for file in (tmp_path / "notes").rglob("*")] == ["2026-11-18-weekly.md"]


def test_files_without_directory_addresses_link_to_each_other(build: Build) -> None:
    built = build(
        {"2026/2026-11-18-weekly.md": NOTE}, files=REGISTERS, strict=True, use_directory_urls=False
    )

    html = (built.site / "2026" / "2026-11-18-weekly.html").read_text(encoding="utf-8")
    assert 'href="../people/ada.html"' in html
    assert built.messages == ()


def test_a_readme_keeps_its_page_beside_a_generated_index(build: Build) -> None:
    built = build(
        {
            "2026-11-18-weekly.md": NOTE,
            "README.md": "# Read me\n\nHello.\n",
            "people/README.md": "# About people\n",
        },
        files=REGISTERS,
    )

    assert "Hello." in built.page("README")
    assert "send the deck" in built.page("")


@pytest.mark.parametrize(
    "option",
    [
        {"audiance": "team"},
        {"flavour": "gfm"},
        {"timezone": "Mars/Base"},
        {"recent_days": "x"},
        {"levels": {"MG040": "loud"}},
        {"words": {"tea": ["x"]}},
    ],
    ids=lambda option: next(iter(option)),
)
def test_an_option_that_cannot_be_used_is_named(
    build: Build,
    option: dict[str, object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    built = build({"2026-11-18-weekly.md": NOTE}, options=option)

    assert built.is_aborted
    assert next(iter(option)) in "\n".join((*built.messages, caplog.text))


def test_a_large_search_index_is_told_and_fails_no_strict_build(
    build: Build, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meetgen.publishing.search_size.LIMIT", 10)

    with caplog.at_level("INFO", "mkdocs"):
        built = build({"2026-11-18-weekly.md": NOTE}, files=REGISTERS, strict=True)

    assert "The search index has 0.0 MB" in caplog.text
    assert built.messages == ()
    assert not built.is_aborted


def test_notes_that_are_not_to_be_found_are_not_in_the_search(build: Build) -> None:
    hidden = NOTE.replace("---\n", "---\nsearch: {exclude: true}\n", 1)

    built = build(
        {"2026-11-18-weekly.md": NOTE, "2026-11-11-weekly.md": hidden, "2025-01-01-old.md": NOTE},
        files=REGISTERS,
        options={"search_days": 30},
    )

    found = {entry["location"].partition("#")[0] for entry in built.search_entries()}
    assert "2026-11-18-weekly/" in found
    assert found.isdisjoint({"2026-11-11-weekly/", "2025-01-01-old/"})


def test_an_edit_link_leads_to_the_note(build: Build) -> None:
    built = build(
        {"2026-11-18-weekly.md": NOTE, "people/ada.md": "Likes tea.\n"},
        files=REGISTERS,
        repo_url="https://git.example.org/x",
        edit_uri="edit/main/notes/",
        theme={"name": "material", "font": False, "features": ["content.action.edit"]},
    )

    link = "https://git.example.org/x/edit/main/notes/{}"
    assert link.format("2026-11-18-weekly.md") in built.page("2026-11-18-weekly")
    assert link.format("people/ada.md") in built.page("people/ada")
    assert "/edit/" not in built.page("people/bob")


def test_neighbours_in_the_series_are_previous_and_next(build: Build) -> None:
    built = build({f"2026-11-{day}-weekly.md": NOTE for day in (4, 11, 18)}, files=REGISTERS)

    html = built.page("2026-11-11-weekly")
    assert '<link rel="prev" href="../2026-11-4-weekly/">' in html or "2026-11-04" in html
    assert '<link rel="next" href="../2026-11-18-weekly/">' in html


def test_a_note_stands_below_meetings_but_not_in_the_nav(build: Build) -> None:
    theme = {
        "name": "material",
        "font": False,
        "features": ["navigation.path", "navigation.indexes"],
    }
    html = build({"2026-11-18-weekly.md": NOTE}, files=REGISTERS, theme=theme).page(
        "2026-11-18-weekly"
    )

    assert 'class="md-nav__item md-nav__item--active md-nav__item--nested"' in html
    path = html[html.index('class="md-path"') :]
    assert "Meetings" in path[: path.index("</nav>")]


def test_the_users_own_nav_stays(build: Build) -> None:
    built = build(
        {"2026-11-18-weekly.md": NOTE, "rules.md": "# Rules\n"},
        files=REGISTERS,
        strict=True,
        nav=[{"Our people": "people/index.md"}, {"Rules": "rules.md"}],
    )

    nav = built.page("rules")
    assert "Our people" in nav
    assert "Decisions" not in nav[nav.index("md-nav--primary") : nav.index("md-content")]


def test_excluded_and_ignored_files_are_no_part_of_the_notebook(build: Build) -> None:
    built = build(
        {
            "2026-11-18-weekly.md": NOTE,
            "drafts/2026-11-19-x.md": "# Drafted canary\n",
            "wiki/2026-11-20-y.md": "# Wiki page\n",
        },
        files=REGISTERS,
        options={"ignored": ["wiki/"]},
        exclude_docs="drafts/",
    )

    assert not built.has("drafts")
    assert "canary" not in built.page("meetings/2026/11")
    assert "Wiki page" in built.page("wiki/2026-11-20-y")
    assert "Wiki page" not in built.page("people/ada").partition("<article")[2]
    assert 'href="../../../wiki' not in built.page("meetings/2026/11").partition("<article")[2]


def test_the_home_page_names_series_whose_last_meetings_have_no_note(build: Build) -> None:
    event = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\nBEGIN:VEVENT\r\n"
        "UID:weekly@example.org\r\nDTSTAMP:20261001T090000Z\r\nDTSTART:20261007T090000Z\r\n"
        "DTEND:20261007T100000Z\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:Weekly\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    series = "weekly:\n  title: Weekly\n  uids: [weekly@example.org]\n"
    built = build(
        {"2026-10-07-weekly.md": NOTE},
        files={"people.yml": PEOPLE, "series.yml": series, "calendars/w.ics": event},
    )

    home = built.page(".")
    start = home.index("Series without a note")
    assert '<a href="series/weekly/">Weekly</a>' in home[start : start + 300]


def test_links_without_ending_and_to_folders_lead_to_their_pages(build: Build) -> None:
    note = NOTE + "\nSee [all](../people/), [her](../people/ada), [rules](/rules.md#part).\n"
    built = build(
        {"2026/2026-11-18-weekly.md": note, "rules.md": "# Rules\n\n## Part\n"}, files=REGISTERS
    )

    html = built.page("2026/2026-11-18-weekly")
    assert '<a href="../../people/">all</a>' in html
    assert '<a href="../../people/ada/">her</a>' in html
    assert '<a href="../../rules/#part">rules</a>' in html


def test_a_note_that_is_linked_from_beside_it_is_not_taken_for_the_page_itself(
    build: Build,
) -> None:
    built = build({"a.md": "# A\n\n[me](a.md) [b](b.md)\n", "b.md": "# B\n\n[to a](a.md)\n"})

    assert 'href="./">me</a>' in built.page("a")
    assert 'href="../a/">to a</a>' in built.page("b")
