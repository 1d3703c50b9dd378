"""What a page's Markdown becomes, in Material's markup."""

import pytest

from meetgen.model.page import PageKind, Part, RenderedPage
from meetgen.rendering.html import HtmlPage, render_html

TITLE = Part(markdown="# Weekly\n\n", is_trusted=True)


def page_of(*parts: Part, title: str = "Weekly") -> HtmlPage:
    page = RenderedPage(uri="2026/x.md", title=title, kind=PageKind.NOTE, parts=parts)
    return render_html(page, lambda path: None if "gone" in path else f"/{path}/")


def html_of(text: str) -> str:
    """The HTML of a note's text, below the title."""
    return page_of(TITLE, Part(markdown=text, is_trusted=False)).content.partition("</h1>\n")[2]


def test_a_heading_has_an_id_and_a_link_to_itself() -> None:
    assert html_of("## Open *points*!\n") == (
        '<h2 id="open-points">Open <em>points</em>!<a class="headerlink" href="#open-points" '
        'title="Permanent link">¶</a></h2>\n'
    )


def test_a_heading_keeps_the_id_that_its_author_gave() -> None:
    assert 'id="mine"' in html_of("## Open points {#mine}\n")


def test_headings_of_the_note_get_their_ids_before_those_around_it() -> None:
    around = Part(markdown="\n\n## Decisions\n", is_trusted=True)
    page = page_of(TITLE, around, Part(markdown="## Decisions\n", is_trusted=False))

    assert [(one.anchor, one.title) for one in page.headings] == [
        ("weekly", "Weekly"),
        ("decisions_1", "Decisions"),
        ("decisions", "Decisions"),
    ]


def test_a_page_has_one_heading_of_the_first_level() -> None:
    page = page_of(TITLE, Part(markdown="# One\n\n## Two\n\n# Three\n", is_trusted=False))

    assert [(one.level, one.title) for one in page.headings] == [
        (1, "Weekly"),
        (2, "One"),
        (3, "Two"),
        (2, "Three"),
    ]
    assert page.content.count("<h1") == 1


def test_a_page_without_a_heading_gets_its_title() -> None:
    page = page_of(Part(markdown="Text.\n", is_trusted=False), title="A < B")

    assert page.content.startswith('<h1 id="a-b">A &lt; B<a class="headerlink"')


def test_the_table_of_contents_nests_by_level() -> None:
    page = page_of(TITLE, Part(markdown="### Deep\n\n## Two\n\n### Three\n", is_trusted=False))

    [first] = page.toc
    assert [(one.anchor, [below.anchor for below in one.children]) for one in first.children] == [
        ("deep", []),
        ("two", ["three"]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](people/ada.md)", '<a href="/people/ada.md/">a</a>'),
        ('[a](b%20c.md?x=1#y "T")', '<a href="/b c.md/?x=1#y" title="T">a</a>'),
        ("[a](#part)", '<a href="#part">a</a>'),
        ("[*a*](gone.md) b", '<span class="mg-broken"><em>a</em></span> b'),
        ("[a](gone.md) [b](c.md)", '<span class="mg-broken">a</span> <a href="/c.md/">b</a>'),
        ("[a](https://x.org)", '<a href="https://x.org" rel="noopener noreferrer">a</a>'),
        ("[a](javascript:x)", "<a>a</a>"),
        ("<https://x.org>", '<a href="https://x.org" rel="noopener noreferrer">https://x.org</a>'),
        ("![a](b.png)", '<img src="/b.png/" alt="a">'),
        ("![a](gone.png)", '<span class="mg-broken">a</span>'),
        (
            "![a](https://x.org/p.png)",
            '<a href="https://x.org/p.png" rel="noopener noreferrer">a</a>',
        ),
        ("[![a](https://x.org/p.png)](b.md)", '<a href="/b.md/">a</a>'),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
def test_links_lead_into_the_site_or_are_none(text: str, expected: str) -> None:
    assert html_of(text) == f"<p>{expected}</p>\n"


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("See https://x.org/a_(b)).", "https://x.org/a_(b)"),
        ("(www.x.org/?a=1&b=2).", "www.x.org/?a=1&amp;b=2"),
        ("https://x.org&amp;", "https://x.org"),
    ],
)
def test_bare_addresses_become_links_as_on_github(text: str, linked: str) -> None:
    assert f">{linked}</a>" in html_of(text)


@pytest.mark.parametrize("text", ["`https://x.org`", "a/https://x.org", "[https://x.org](#a)"])
def test_other_addresses_stay_as_they_are(text: str) -> None:
    assert 'href="http' not in html_of(text)


def test_task_items_have_materials_markup_and_a_name() -> None:
    assert html_of("- [x] a\n  - [ ] b\n") == (
        '<ul class="task-list">\n<li class="task-list-item"><label class="task-list-control">'
        '<input type="checkbox" disabled="" checked="" aria-label="Done">'
        '<span class="task-list-indicator"></span></label> a\n<ul class="task-list">\n'
        '<li class="task-list-item"><label class="task-list-control">'
        '<input type="checkbox" disabled="" aria-label="Open">'
        '<span class="task-list-indicator"></span></label> b</li>\n</ul>\n</li>\n</ul>\n'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "> [!note]\n> a\n",
            (
                '<div class="admonition note">\n<p class="admonition-title">Note</p>\n\n'
                "<p>a</p>\n</div>\n"
            ),
        ),
        (
            "> [!WARNING] Mind *it*\n> a\n",
            (
                '<div class="admonition warning">\n'
                '<p class="admonition-title">Mind <em>it</em></p>\n<p>a</p>\n</div>\n'
            ),
        ),
        (
            "> [!decision]- Folded\n> a\n",
            '<details class="decision success">\n<summary>Folded</summary>\n<p>a</p>\n</details>\n',
        ),
        (
            "> [!tip]+\n> - a\n",
            (
                '<details class="tip" open="">\n<summary>Tip</summary>\n'
                "<ul>\n<li>a</li>\n</ul>\n</details>\n"
            ),
        ),
        (
            "> [!odd-one] A\n> > b\n",
            (
                '<div class="admonition note">\n<p class="admonition-title">A</p>\n'
                "<blockquote>\n<p>b</p>\n</blockquote>\n</div>\n"
            ),
        ),
        ("> [a link](x.md)\n", '<blockquote>\n<p><a href="/x.md/">a link</a></p>\n</blockquote>\n'),
    ],
    ids=("GitHub", "title", "folded", "open", "unknown kind", "none"),
)
def test_call_outs_become_admonitions(text: str, expected: str) -> None:
    assert html_of(text) == expected


def test_code_is_coloured_where_the_language_is_known() -> None:
    assert html_of("```python\nx = 1\n```\n").startswith(
        '<div class="language-python highlight"><pre><span></span><code><span class="n">x</span>'
    )
    assert html_of("```nosuch\nx <= 1\n```\n") == (
        '<div class="language-nosuch highlight"><pre><span></span><code>x &lt;= 1\n'
        "</code></pre></div>\n"
    )


def test_mermaid_and_math_keep_the_markup_that_scripts_look_for() -> None:
    assert html_of("```mermaid\nA-->B\n```\n") == (
        '<pre class="mermaid"><code>A--&gt;B\n</code></pre>\n'
    )
    assert html_of("$a_1 < b$ and $$c_2$$\n") == (
        '<p><span class="arithmatex">\\(a_1 &lt; b\\)</span> and '
        '<span class="arithmatex">\\[c_2\\]</span></p>\n'
    )
    assert html_of("$5 and $6\n") == "<p>$5 and $6</p>\n"


def test_nothing_is_read_in_code() -> None:
    text = "`==a== [x](y.md) <h2>`\n\n```\n==a== https://x.org\n<a href='x'>\n```\n"
    html = html_of(text)

    assert "mark" not in html
    assert "href" not in html.replace("&lt;a href=", "")


def test_highlights_are_marked() -> None:
    assert html_of("a ==b *c*== d == e == f") == (
        "<p>a <mark>b <em>c</em></mark> d == e == f</p>\n"
    )


def test_a_table_scrolls_by_itself_and_the_keyboard_reaches_it() -> None:
    html = html_of("| a | b |\n|---|--:|\n| 1 | 2 |\n")

    assert html.startswith(
        '<div class="mg-scroll" role="group" tabindex="0" aria-label="Table"><table>'
    )
    assert '<td style="text-align: right">2</td>' in html
    assert html.endswith("</table></div>\n")


def test_an_empty_heading_of_a_column_is_a_plain_cell() -> None:
    html = html_of("| | b |\n|---|--:|\n| 1 | 2 |\n")

    assert '<thead><tr><td></td><th style="text-align: right">b</th></tr></thead>' in html


def test_footnotes_are_listed_at_the_end() -> None:
    html = html_of("a[^x] b[^x]\n\n[^x]: note\n\nc\n")

    assert html == (
        '<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> '
        'b<sup id="fnref2:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>\n\n'
        '<p>c</p>\n<div class="footnote">\n<hr>\n<ol>\n<li id="fn:1">\n<p>note&nbsp;'
        '<a class="footnote-backref" href="#fnref:1" title="Jump back to footnote 1 in the text">'
        "↩</a></p>\n</li>\n</ol>\n</div>\n"
    )


def test_search_gets_the_text_by_sections_without_what_is_excluded() -> None:
    excluded = (
        "<div data-search-exclude markdown>\n\n<div>\n\nsecret\n\n</div>\n\nmore\n\n</div>\n\n"
    )
    page = page_of(
        TITLE,
        Part(markdown=excluded, is_trusted=True),
        Part(markdown="Before.\n\n## Part\n\n- a\n- `b < c`\n", is_trusted=False),
    )

    assert [(one.anchor, one.title, one.text) for one in page.search_sections()] == [
        ("weekly", "Weekly", "Before."),
        ("part", "Part", "a b &lt; c"),
    ]


def test_a_note_that_names_the_mark_of_what_is_excluded_is_searched() -> None:
    text = "Say data-search-exclude in **bold** words.\n\n## H <b>data-search-exclude\n\nx\n"
    page = page_of(TITLE, Part(markdown=text, is_trusted=False))

    assert [(one.title, one.text) for one in page.search_sections()] == [
        ("Weekly", "Say data-search-exclude in bold words."),
        ("H data-search-exclude", "x"),
    ]


def test_markup_of_our_own_templates_stays() -> None:
    card = '<div class="mg-facts" markdown>\n\n**Who** [a](people/ada.md)\n\n</div>\n'
    page = page_of(TITLE, Part(markdown=card, is_trusted=True))

    assert (
        '<div class="mg-facts">\n<p><strong>Who</strong> <a href="/people/ada.md/">a</a></p>\n'
        "</div>"
    ) in page.content


@pytest.mark.parametrize(
    "text",
    [
        "# <ul>\n\n- [ ] x\n\n</ul>\n\n<h2>\n",
        "a[^1]\n\n[^1]: <h3> x\n    # h\n    - [ ] y\n",
        "<pre><code>open\n\n# h\n",
        "</blockquote></a></div></h2>\n\n> a\n",
        "<a href=x.md>\n\n> [!note]\n",
        "<table><thead>\n\n# x\n",
        "\x02\x00",
        "[" * 500,
        "==" * 500,
        "<a " * 500,
        "> " * 90 + "a",
    ],
)
def test_nothing_raises_on_odd_text(text: str) -> None:
    page = page_of(TITLE, Part(markdown=text, is_trusted=False))

    assert list(page.search_sections())
    assert page.content.count("<h1") == 1


def test_time_grows_with_length_only() -> None:
    for piece in (
        "<a href=x>",
        "<pre><code>",
        "==a ",
        "<table><thead>",
        "https://a.b ",
        "<h2>",
        "> [!note]\n",
        "http://a))))",
        "[^1] ",
    ):
        assert page_of(Part(markdown=piece * 5_000, is_trusted=False)).content
