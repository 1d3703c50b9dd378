"""Plain text is inert in both parsers; somebody's Markdown keeps what is safe."""

import re
from html import unescape

import markdown as python_markdown
import pytest

from meetgen.pages.markdown import ROOT, address, escape, link, plain, shortened, words
from meetgen.parsing.markdown import to_html

HOSTILE = [
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "[x](javascript:x)",
    "![x](//evil.example/x.png)",
    "{{ config }} {% raw %}",
    "a | b",
    "`code` *em* _em_ **b** ~~s~~ ==m== ^^i^^ $x$",
    "# not a heading",
    "- not a list",
    "+ not a list",
    "1. not a list",
    "123) not a list",
    "> not a quote",
    "!!! note",
    "??? note",
    ": definition",
    "    not code",
    "trailing  ",
    "&lt;b&gt; &amp;",
    "back\\slash \\* \\",
    "[[wikilink]] and @ada and #tag",
    ":tada: :material-calendar:",
    "https://example.org/x?a=b www.example.org a@example.org",
    'it\'s "quoted" -- {#id .class}',
    "snake_case_name __init__",
    "--8<-- 'secret.txt'",
    "*[HTML]: abbreviation",
    "[^1] footnote",
    "emoji 📅 and ümläut 漢字",
]


def shown(html: str) -> str:
    """The words that a browser shows."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", html)).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_shows_exactly_its_words_in_commonmark(text: str) -> None:
    html = to_html(escape(text))

    assert (html.strip(), shown(html)) == (f"<p>{html.strip()[3:-4]}</p>", " ".join(text.split()))
    assert re.findall(r"<[^<>]*>", html) == ["<p>", "</p>"]


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_shows_exactly_its_words_in_python_markdown(text: str) -> None:
    extensions = ["attr_list", "md_in_html", "tables", "footnotes", "def_list", "abbr", "toc"]
    html = python_markdown.markdown(escape(text), extensions=extensions)

    assert shown(html) == " ".join(text.split())
    assert re.findall(r"<[^<>]*>", html) == ["<p>", "</p>"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_cell_and_a_link_hold_hostile_text(text: str) -> None:
    table = f"| A | B |\n| --- | --- |\n| {link(text, 'x.md').replace(ROOT, '')} | end |\n"
    for html in (to_html(table), python_markdown.markdown(table, extensions=["tables"])):
        cells = re.findall(r"<td>(.*?)</td>", html)

        assert [shown(one) for one in cells] == [" ".join(text.split()), "end"]
        assert re.findall(r"<[^<>]*>", cells[0]) == ['<a href="x.md">', "</a>"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Weekly, part 2 (draft)", "Weekly, part 2 (draft)"),
        ("Q3: plan", "Q3: plan"),
        ("two\nlines\tand  blanks", "two lines and blanks"),
        ("a\u202eb\u2066c\x00d\x1b[0m\ud800", "abcd&#91;0m\ufffd"),
        ("", ""),
    ],
)
def test_harmless_text_stays_and_invisible_marks_go(text: str, expected: str) -> None:
    assert escape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("send the **deck** to _Bob_", "send the deck to Bob"),
        ("run `rm -rf *`", "run <code>rm -rf &#42;</code>"),
        ("see [the PR](https://example.org/a_(b))", None),
        ("see [the PR](https://example.org/a_b)", "see [the PR](https://example.org/a_b)"),
        ("see https://example.org/x.", "see [example.org/x](https://example.org/x)."),
        ("see [the note](../x.md) and [[apollo|Apollo]]", "see the note and Apollo"),
        ("ask @[Ada Lovelace]", "ask Ada Lovelace"),
        ("[x](javascript:alert)", "x"),
        ("<b onclick=x>bold</b>", "bold"),
        ("2 * 3 and snake_case", "2 &#42; 3 and snake&#95;case"),
        (r"not \*bold\*", "not &#42;bold&#42;"),
        ("~~old~~ ==new==", "old new"),
    ],
)
def test_an_action_keeps_code_and_links_to_other_sites(text: str, expected: str | None) -> None:
    if expected is None:
        assert "javascript" not in words(text)
    else:
        assert words(text) == expected


def test_plain_words_of_some_markdown() -> None:
    assert plain("**We** use `x` and [[apollo|Apollo]], [see](y.md)") == "We use x and Apollo, see"


def test_long_text_is_cut_at_a_blank() -> None:
    assert (shortened("one two three", 9), shortened("one", 9)) == ("one two\u2026", "one")


def test_an_address_is_quoted_where_it_must_be() -> None:
    assert (
        address("2026/a b (c).md", "x"),
        address("50%#?.md"),
        address("é.md"),
        address("2026/x.md", "a-k3f9"),
    ) == ("2026/a%20b%20%28c%29.md#x", "50%25%23%3F.md", "%C3%A9.md", "2026/x.md#a-k3f9")
