"""News as Atom and JSON Feed: valid, stable, and the same for everybody who asks."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from meetgen.exports.feeds import feeds
from meetgen.index.index import Index
from meetgen.model.config import Feed
from meetgen.model.decision import DecisionStatus
from meetgen.model.meeting import Meeting
from tests.unit.sample_index import FIRST, SECOND, decision, sample_index

SITE = "https://notes.example.org/x/"
ATOM = "{http://www.w3.org/2005/Atom}"


def index_with(*, site_url: str = SITE, **changes: Any) -> Index:
    index = sample_index()
    wanted = (Feed.NOTES, Feed.DECISIONS)
    config = replace(index.config, feeds=wanted, site_url=site_url)
    return replace(index, config=config, **changes)


def files(index: Index) -> dict[str, str]:
    return {one.uri: one.content.decode() for one in feeds(index, dict)}


def changed(path: str, **changes: Any) -> dict[str, Meeting]:
    meetings = dict(sample_index().meetings)
    return meetings | {path: replace(meetings[path], **changes)}


def atom(index: Index, name: str) -> ET.Element:
    return ET.fromstring(files(index)[f"feeds/{name}.xml"])  # noqa: S314 - our own


def items(index: Index, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files(index)[f"feeds/{name}.json"])["items"]
    return found


def atom_problems(text: str) -> Iterator[str]:
    """What RFC 4287 would not accept."""
    feed = ET.fromstring(text)  # noqa: S314 - our own
    elements = [feed, *feed.iter(f"{ATOM}entry")]
    for element in elements:
        for name in ("id", "title", "updated"):
            if len(element.findall(f"{ATOM}{name}")) != 1:
                yield f"{name} not once in {element.tag}"
    moments = [*feed.iter(f"{ATOM}updated"), *feed.iter(f"{ATOM}published")]
    yield from (f"no offset: {one.text}" for one in moments if is_naive(one.text or ""))
    hrefs = [one.get("href", "") for one in feed.iter(f"{ATOM}link")]
    yield from (f"not complete: {one}" for one in hrefs if not one.startswith("https://"))
    if any(list(one) for one in feed.iter(f"{ATOM}content")):
        yield "HTML that is not escaped"
    if feed.find(f"{ATOM}author/{ATOM}name") is None:
        yield "no author"
    ids = [one.findtext(f"{ATOM}id", "") for one in elements]
    if len(ids) != len(set(ids)) or not all(one.startswith("urn:uuid:") for one in ids):
        yield f"ids that are not one's own: {ids}"


def is_naive(moment: str) -> bool:
    return dt.datetime.fromisoformat(moment).tzinfo is None


def json_problems(text: str) -> Iterator[str]:
    """What version 1.1 of JSON Feed would not accept."""
    feed = json.loads(text)
    if feed["version"] != "https://jsonfeed.org/version/1.1" or not feed["title"]:
        yield "no version or title"
    ids = [one["id"] for one in feed["items"]]
    if len(ids) != len(set(ids)):
        yield "an id twice"
    for one in (feed, *feed["items"]):
        for name in ("url", "home_page_url", "feed_url"):
            if name in one and not one[name].startswith("https://"):
                yield f"{name} is not a complete address"
        for name in ("date_published", "date_modified"):
            if name in one and is_naive(one[name]):
                yield f"{name} without an offset"
    if any("content_html" not in one and "content_text" not in one for one in feed["items"]):
        yield "an item without content"


HOSTILE = 'x" <b>&amp;</b> ]]> \x00\x0b\ufffe\ud800\u202e <script>alert(1)</script>'


@pytest.mark.parametrize("site_url", [SITE, ""], ids=["address", "no-address"])
@pytest.mark.parametrize("title", ["Weekly", HOSTILE], ids=["plain", "hostile"])
def test_every_feed_is_valid(title: str, site_url: str) -> None:
    index = index_with(
        site_url=site_url,
        meetings=changed(SECOND, title=title, purpose=title, projects=(title,)),
        decisions=(decision(text=title, by=(title,), context=(title,)),),
    )
    written = files(index)
    problems = {
        uri: list(atom_problems(text) if uri.endswith(".xml") else json_problems(text))
        for uri, text in written.items()
    }

    assert {uri: some for uri, some in problems.items() if some} == {}
    assert ("https://" in written["feeds/notes/all.json"].replace("https://jsonfeed.org", "")) == (
        site_url != ""
    )


def test_there_are_feeds_of_all_of_each_person_and_each_project() -> None:
    index = index_with()
    names = ["all"]
    names += [f"person/{one}" for one in index.people]
    names += [f"project/{one}" for one in index.projects]

    assert list(files(index)) == [
        f"feeds/{kind}/{name}.{ending}"
        for kind in ("notes", "decisions")
        for name in names
        for ending in ("xml", "json")
    ]


def test_a_site_has_the_feeds_that_it_is_to_have() -> None:
    index = index_with()
    only = replace(index, config=replace(index.config, feeds=(Feed.DECISIONS,)))
    none = replace(index, config=replace(index.config, feeds=()))

    assert {uri.split("/")[1] for uri in files(only)} == {"decisions"}
    assert files(none) == {}


def test_notes_are_dated_by_their_meetings_the_newest_first() -> None:
    found = items(index_with(), "notes/all")

    assert [one["url"] for one in found] == [
        f"{SITE}2026/2026-11-18-weekly/",
        f"{SITE}2026/2026-11-11-weekly/",
    ]
    assert found[0]["date_published"].startswith("2026-11-18T")
    assert "2026-11-18" in found[0]["title"]
    assert "<h3>Decisions</h3>" in found[0]["content_html"]
    assert atom(index_with(), "notes/all").findtext(f"{ATOM}updated") == found[0]["date_modified"]


def test_what_lies_ahead_or_has_no_date_is_no_news() -> None:
    ahead = index_with(meetings=changed(SECOND, date=dt.date(2026, 12, 1)))
    undated = index_with(meetings=changed(SECOND, date=None))

    assert len(items(ahead, "notes/all")) == len(items(undated, "notes/all")) == 1


def test_a_decision_that_no_longer_stands_is_news_of_the_day_of_the_next() -> None:
    first = decision(
        id="d1", text="we rent", status=DecisionStatus.SUPERSEDED, superseded_by="d2", note=FIRST
    )
    first = replace(first, by=("bob",))
    first = replace(first, date=dt.date(2026, 11, 11))
    second = decision(id="d2", text="we buy", supersedes=("d1",), note=SECOND, by=("ada",))
    second = replace(second, date=dt.date(2026, 11, 18))
    index = index_with(decisions=(first, second))
    new, old = items(index, "decisions/all")

    assert (new["title"], old["title"]) == ("we buy", "we rent")
    assert new["url"] == f"{SITE}2026/2026-11-18-weekly/#d-d2"
    assert old["date_published"].startswith("2026-11-11")
    assert old["date_modified"].startswith("2026-11-18")
    assert "<p>Superseded by: we buy</p>" in old["content_html"]
    assert [one["title"] for one in items(index, "decisions/person/ada")] == ["we buy"]


def test_an_entry_keeps_its_id_when_the_site_moves() -> None:
    here, there = index_with(), index_with(site_url="https://elsewhere.example/")

    assert [one["id"] for one in items(here, "notes/all")] == [
        one["id"] for one in items(there, "notes/all")
    ]
