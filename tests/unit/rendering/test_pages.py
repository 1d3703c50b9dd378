"""Pages as Markdown: right in both parsers, and inert whatever people write."""

import datetime as dt
import re
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import jinja2
import markdown as python_markdown
import pytest
from msgspec.structs import replace

import meetgen.rendering
from meetgen.index.index import Index
from meetgen.index.references import OF_LISTS
from meetgen.model.action import ActionStatus
from meetgen.model.config import Search
from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.meeting import Meeting
from meetgen.model.page import Page, PageKind, Part, RenderedPage, ready
from meetgen.model.source import Location
from meetgen.pages import all_pages
from meetgen.pages.lists import ROWS_A_PAGE
from meetgen.pages.people import PeopleView
from meetgen.parsing.markdown import to_html
from meetgen.rendering.environment import template
from meetgen.rendering.pages import render_pages
from tests.unit.sample_index import (
    AS_OF,
    SECOND,
    action,
    at,
    decision,
    empty_index,
    meeting,
    sample_index,
)

HOSTILE = "<img src=x onerror=alert(1)> ](javascript:alert(2)) | {{ 7*7 }} `*_\n# H1 @x"
TEMPLATES = Path(meetgen.rendering.__file__).parent / "templates"
UNSAFE = re.compile(r"<(?:img|script)|[\s\"']on\w+\s*=|javascript:")
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]


def rendered(index: Index) -> dict[str, RenderedPage]:
    return {page.uri: page for page in render_pages(all_pages(index), index)}


def text(page: RenderedPage) -> str:
    return "".join(part.markdown for part in page.parts)


SAMPLE = sample_index()
SEARCHED = replace(SAMPLE, config=replace(SAMPLE.config, search=Search.PAGEFIND))
PAGES = rendered(SEARCHED)
EMPTY = rendered(empty_index())


def long_index() -> Index:
    """The sample with so much of all that lists do not fit on a page."""
    index = sample_index()
    days = [AS_OF - dt.timedelta(days=n // 12) for n in range(500)]
    meetings = {f"{n:03}.md": meeting(f"{n:03}.md", "M", day) for n, day in enumerate(days)}
    ada = replace(index.people["ada"], notes=tuple(meetings))
    crowd = {f"p{n}": replace(ada, handle=f"p{n}", name=f"P {n}", notes=()) for n in range(201)}
    told = {"location": at(SECOND, 3), "note": SECOND}
    return replace(
        index,
        meetings={**meetings, **index.meetings},
        people={**crowd, **index.people, "ada": ada},
        actions=tuple(
            action(id=f"a{n}", owners=("ada",), due=AS_OF, done=AS_OF, status=status, **told)
            for status in (ActionStatus.OPEN, ActionStatus.DONE)
            for n in range(201)
        ),
        decisions=tuple(decision(id=f"d{n}", date=AS_OF, **told) for n in range(201)),
    )


LONG = rendered(long_index())
LISTS = [LONG[uri] for uri in sorted(LONG) if LONG[uri].kind is not PageKind.NOTE]


def hostile_index() -> Index:
    """The sample with everything that people can name called something hostile."""
    index = sample_index()

    def worse(meeting: Meeting) -> Meeting:
        people = tuple(replace(one, name=HOSTILE, person=None) for one in meeting.attendees)
        events = tuple(replace(one, summary=HOSTILE, place=HOSTILE) for one in meeting.events)
        return replace(
            meeting,
            title=HOSTILE,
            purpose=HOSTILE,
            attendees=people,
            events=events,
            note=replace(meeting.note, status=HOSTILE),
        )

    return replace(
        index,
        meetings={path: worse(one) for path, one in index.meetings.items()},
        people={
            handle: replace(one, name=HOSTILE, title=HOSTILE, aliases=(HOSTILE,))
            for handle, one in index.people.items()
        },
        projects={
            slug: replace(one, name=HOSTILE, summary=HOSTILE, status=HOSTILE)
            for slug, one in index.projects.items()
        },
        series={
            slug: replace(one, title=HOSTILE, purpose=HOSTILE, cadence=HOSTILE)
            for slug, one in index.series.items()
        },
        teams={
            slug: replace(one, name=HOSTILE, charter=HOSTILE) for slug, one in index.teams.items()
        },
        concerns={
            slug: replace(one, name=HOSTILE, layer=HOSTILE, about=HOSTILE, aliases=(HOSTILE,))
            for slug, one in index.concerns.items()
        },
        actions=tuple(
            replace(one, text=HOSTILE, owners=(HOSTILE,), context=(HOSTILE,))
            for one in index.actions
        ),
        decisions=tuple(
            replace(one, text=HOSTILE, by=(HOSTILE,), context=(HOSTILE,)) for one in index.decisions
        ),
        questions=tuple(replace(one, text=HOSTILE, answer=HOSTILE) for one in index.questions),
        diagnostics=(
            Diagnostic(
                code="MG001",
                severity=Severity.ERROR,
                message=HOSTILE,
                hint=HOSTILE,
                location=Location(path=SECOND, line=1),
            ),
        ),
    )


def test_every_kind_has_a_template_and_every_template_a_kind() -> None:
    names = {path.name.removesuffix(".md.j2") for path in TEMPLATES.glob("*.md.j2")}

    assert names == {kind.value for kind in PageKind}
    assert {page.kind for page in (*PAGES.values(), *LISTS)} == set(PageKind)


def test_a_note_has_its_text_as_the_one_part_that_is_not_trusted() -> None:
    parts = PAGES[SECOND].parts

    assert [part.is_trusted for part in parts] == [True, False, True]
    assert parts[0].markdown == (
        "# Weekly 18 November\n"
        "\n"
        '<div class="mg-facts" markdown>\n'
        "\n"
        '- **When** Wed <time datetime="2026-11-18">2026-11-18</time> '
        "10&#58;00\u201310&#58;45 CET\n"
        "- **Where** Room 4\n"
        '- **Series** [Weekly](../series/weekly.md) <span class="mg-neighbour">'
        '<span class="mg-sr">previous meeting:</span> '
        "[\u2190 2026-11-11](../2026/2026-11-11-weekly.md)</span>\n"
        "- **Project** [Apollo](../projects/apollo.md)\n"
        "- **Team** [Cloud](../teams/cloud.md)\n"
        "- **Purpose** Keep everyone afloat\n"
        '- **Present** [Ada Lovelace](../people/ada.md) <span class="mg-role">facilitator</span>, '
        '[Bob Byte](../people/bob.md) <span class="mg-role">remote</span>\n'
        '- **Invited** carol <span class="mg-role">tentative</span>\n'
        "- **The two** [Ada Lovelace and Bob Byte](../people/ada%2Bbob.md)\n"
        "- **Organizer** Ada Lovelace\n"
        "\n"
        "</div>\n"
        '<div class="mg-banner" data-search-exclude markdown>\n'
        "\n"
        "**1 finding in this note**\n"
        "\n"
        '- <span class="mg-badge" data-mg-state="warning">warning</span> line 3: nobody is called '
        '&#34;Adda&#34; <span class="mg-hint">did you mean &#34;ada&#34;?</span> '
        '<span class="mg-code">MG012</span>\n'
        "\n"
        "</div>\n"
        '<p class="mg-jump"><a href="#mg-open-before">4 actions open before this meeting</a>, '
        "3 of them today</p>\n"
    )
    assert parts[1].markdown.startswith("\nTalked to [&#64;ada](../people/ada.md)")
    assert parts[2].markdown.startswith("## Open before this meeting {#mg-open-before}\n")


def test_own_words_are_not_trusted() -> None:
    page = Page(
        uri="people/ada.md",
        title="Ada",
        kind=PageKind.PEOPLE,
        show=ready(PeopleView(own_words="<b>hi</b>", here=(), left=(), total=0)),
    )

    [out] = render_pages([page], empty_index())

    assert Part(markdown="\n<b>hi</b>\n\n", is_trusted=False) in out.parts


def targets(page: RenderedPage) -> set[str]:
    """The pages to which a page links."""
    found = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text(page))
    return {normpath(join(dirname(page.uri), unquote(one))) for one in found}


@pytest.mark.parametrize("uri", sorted(PAGES))
def test_every_link_of_a_page_leads_to_a_page(uri: str) -> None:
    assert targets(PAGES[uri]) - set(PAGES) == set()


def test_the_pages_of_long_lists_link_to_pages_and_each_is_linked_to() -> None:
    linked = {uri for page in LISTS for uri in targets(page)}

    assert linked - set(LONG) == set()
    assert {page.uri for page in LISTS if page.section} - linked == set()


def test_a_link_to_any_page_of_a_list_is_known_to_lead_somewhere() -> None:
    folders = ("meetings/", "actions/", "decisions/", "questions/")
    uris = [uri for uri in LONG if uri.startswith(folders) and not uri.endswith("/index.md")]

    assert len(uris) >= 20
    assert [uri for uri in uris if not OF_LISTS.fullmatch(uri)] == []


@pytest.mark.parametrize("page", LISTS, ids=lambda page: page.uri)
def test_no_page_lists_everything(page: RenderedPage) -> None:
    assert max(text(page).count("\n- "), text(page).count("\n| ")) <= 2 * ROWS_A_PAGE + 10


@pytest.mark.parametrize("parser", ["commonmark", "python-markdown"])
@pytest.mark.parametrize("page", [*PAGES.values(), *LISTS], ids=lambda page: page.uri)
def test_a_page_comes_out_whole_in_both_parsers(page: RenderedPage, parser: str) -> None:
    source = text(page)
    if parser == "commonmark":
        html = to_html(source)
    else:
        html = python_markdown.markdown(source, extensions=EXTENSIONS)

    assert html.count("<h1") == 1
    assert html.count("<table>") == len(re.findall(r"^\|(?: ?--- \|)+$", source, re.MULTILINE))
    assert [one for one in re.findall(r"<li>(.*)", html) if one.startswith("- ")] == []
    assert "](" not in html
    assert "| ---" not in html
    for tag in ("div", "details", "span", "table", "ul"):
        assert html.count(f"<{tag}>") + html.count(f"<{tag} ") == html.count(f"</{tag}>")


@pytest.mark.parametrize("uri", sorted(rendered(hostile_index())))
@pytest.mark.parametrize("parser", ["commonmark", "python-markdown"])
def test_hostile_names_are_inert_on_every_page(uri: str, parser: str) -> None:
    page = rendered(hostile_index())[uri]
    html = ""
    for part in page.parts:
        if part.is_trusted:
            html += (
                to_html(part.markdown)
                if parser == "commonmark"
                else python_markdown.markdown(part.markdown, extensions=EXTENSIONS)
            )
    tags = re.findall(r"<[^<>]*>", html)

    assert [one for one in tags if UNSAFE.search(one)] == []
    assert "{{" not in "".join(part.markdown for part in page.parts if part.is_trusted)
    assert html.count("<h1") == 1


@pytest.mark.parametrize(
    "page", [*PAGES.values(), *rendered(hostile_index()).values()], ids=lambda page: page.uri
)
def test_no_page_shows_an_address(page: RenderedPage) -> None:
    assert "example.org" not in text(page)


@pytest.mark.parametrize("uri", sorted(set(EMPTY) - {"index.md"}))
def test_an_empty_page_says_why_and_what_to_write(uri: str) -> None:
    assert '<div class="mg-empty" markdown>' in text(EMPTY[uri])


def test_an_empty_home_has_three_steps() -> None:
    assert "1. **Write a note.**" in text(EMPTY["index.md"])


def test_pages_come_sorted_and_twice_the_same() -> None:
    assert list(PAGES) == sorted(PAGES)
    assert rendered(SEARCHED) == PAGES


def test_a_template_that_names_what_is_not_there_fails() -> None:
    with pytest.raises(jinja2.UndefinedError):
        template(PageKind.PEOPLE).render()


def test_missing_notes_are_listed_with_commas_and_blanks() -> None:
    index = sample_index()
    slug, series = next(iter(index.series.items()))
    event = next(one for meeting in index.meetings.values() for one in meeting.events)
    missing = tuple(
        replace(event, start=dt.date(2026, 9, day), end=dt.date(2026, 9, day + 1))
        for day in (9, 23)
    )
    more = {**index.series, slug: replace(series, without_note=missing)}

    page = rendered(replace(index, series=more))[f"series/{slug}.md"]

    assert re.search(
        r"2 meetings without a note:\*\* <time[^>]*>2026-09-23</time>, <time", text(page)
    )
