"""Feeds in a built site: there when wanted, and the same bytes each time."""

import icalendar

from tests.plugin.conftest import Build

NOTES = {
    "2026-11-18-weekly.md": (
        "---\nattendees: [Ada Lovelace]\nproject: apollo\n---\n\n# Weekly\n\n"
        "- [ ] @ada send it \N{CALENDAR} 2026-12-01 \N{SQUARED ID} k3f9\n"
    ),
    "2026-11-19-secret.md": (
        "---\nvisibility: private\n---\n\n# Pay\n\n- [ ] @ada raise \N{CALENDAR} 2026-12-01\n"
    ),
}
FILES = {"people.yml": "ada: {name: Ada Lovelace}\n", "projects.yml": "apollo: {name: Apollo}\n"}


def test_a_site_has_feeds_when_it_is_to(build: Build) -> None:
    options = {"feeds": True, "feed_id": "notes.example.org"}
    built = build(NOTES, files=FILES, options=options, site_url="https://example.org/n/")

    for address in ("all", "person/ada", "project/apollo"):
        text = (built.site / "feeds" / "due" / f"{address}.ics").read_bytes()
        (day,) = icalendar.Calendar.from_ical(text).events
        assert day["UID"] == "k3f9-due@notes.example.org"
        assert day["URL"] == "https://example.org/n/2026-11-18-weekly/#a-k3f9"
        assert b"raise" not in text
    assert built.messages == ()
    assert 'href="../../feeds/due/person/ada.ics"' in built.page("people/ada")
    assert 'href="../../feeds/tasks/project/apollo.ics"' in built.page("projects/apollo")
    assert 'href="../feeds/due/all.ics"' in built.page("actions")


def test_two_builds_give_the_same_feeds(build: Build) -> None:
    first, second = (
        (
            build(NOTES, files=FILES, options={"feeds": True}).site / "feeds/tasks/all.ics"
        ).read_bytes()
        for _ in range(2)
    )

    assert first == second


def test_a_site_has_no_feeds_unless_it_is_to(build: Build) -> None:
    built = build(NOTES, files=FILES)

    assert not built.has("feeds")
    assert "feeds/" not in built.page("people/ada")


def test_news_are_found_from_every_page_and_tell_nothing_that_is_left_out(build: Build) -> None:
    options = {"feeds": ["notes", "decisions"]}
    built = build(NOTES, files=FILES, options=options, site_url="https://example.org/n/")

    for page, base in (("people/ada", "../.."), ("", ".")):
        assert (
            '<link rel="alternate feed" type="application/atom+xml" title="Test notes: notes" '
            f'href="{base}/feeds/notes/all.xml">'
        ) in built.page(page)
    assert (
        '<link rel="alternate feed" type="application/feed+json" title="Ada Lovelace: decisions" '
        'href="../../feeds/decisions/person/ada.json">'
    ) in built.page("people/ada")
    assert "feeds/decisions/person" not in built.page("projects/apollo")
    assert 'href="../feeds/notes/all.xml"' in built.page("decisions")
    for file in (built.site / "feeds").rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        assert "Pay" not in text
        assert "raise" not in text
    assert not built.has("feeds/due")
    assert built.messages == ()


def test_feeds_of_a_word_and_of_a_list_are_the_same(build: Build) -> None:
    built = build(NOTES, files=FILES, options={"feeds": "decisions"})

    assert [one.name for one in (built.site / "feeds").iterdir()] == ["decisions"]
