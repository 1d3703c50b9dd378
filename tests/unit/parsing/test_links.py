import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetgen.model.link import Link, LinkKind
from meetgen.model.source import Location
from meetgen.parsing.links import LONGEST_CONTEXT, read_links
from tests.unit.parsing.reading import document


def _shown(text: str) -> list[str]:
    """`kind target#part "words" source` of each link."""
    return [
        " ".join(
            filter(
                None,
                (
                    link.kind,
                    link.target + (f"#{link.part}" if link.part else ""),
                    f'"{link.text}"' if link.text else "",
                    text[link.start : link.end],
                ),
            )
        )
        for link in read_links(document(text))
    ]


FORMS = {
    "inline": ("[a *b*](c%20d.md?x#e)", ['markdown c d.md#e "a b" [a *b*](c%20d.md?x#e)']),
    "reference": ("[a][b]\n\n[b]: c.md", ['markdown c.md "a" [a][b]']),
    "collapsed": ("[a][]\n\n[a]: c.md", ['markdown c.md "a" [a][]']),
    "shortcut": ("[a]\n\n[a]: c.md", ['markdown c.md "a" [a]']),
    "external": ("[a](https://b.c) <https://d.e> https://f.g", []),
    "image": ("![a](b.png)", ['image b.png "a" ![a](b.png)']),
    "external image": (
        "![](https://b.c/d.png)",
        ["image https://b.c/d.png ![](https://b.c/d.png)"],
    ),
    "wikilink": ("[[a b#c d]]", ["wikilink a b#c d [[a b#c d]]"]),
    "wikilink with words": ("[[a|b c]]", ['wikilink a "b c" [[a|b c]]']),
    "embed": ("![[a b.png]]", ["embed a b.png ![[a b.png]]"]),
    "mention": ("so @ada-l, @b.c.", ["mention ada-l @ada-l", "mention b.c @b.c"]),
    "mention with a name": ("@[Ada Roe]", ["mention Ada Roe @[Ada Roe]"]),
    "mention as wikilink": ("@[[Ada Roe]]", ["mention Ada Roe @[[Ada Roe]]"]),
    "mention of zulip": ("@**Ada Roe** x", ["mention Ada Roe @**Ada Roe**"]),
    "mention with host": ("@ada:b.org:", ["mention ada:b.org @ada:b.org"]),
    "possessive": ("@ada's", ["mention ada @ada"]),
    "bold mention": ("é **@ada** x", ["mention ada @ada"]),
    "underscores": ("@ada_b_c", ["mention ada_b_c @ada_b_c"]),
    "no mention in addresses": ("a@b.c https://x.y/@z x/@z", []),
    "times are no mentions": ("@9am @12 @9:30am-PST", []),
    "tag": ("#apollo (#a/b-c) #é", ["tag apollo #apollo", "tag a/b-c #a/b-c", "tag é #é"]),
    "no tag": (r"a#b #12 \#c ##d [x](y.md#z)", ['markdown y.md#z "x" [x](y.md#z)']),
    "issues are no tags": ("fix #417 and PR#4", []),
    "nothing in code": ("`@a #b [[c]]`\n\n    @d\n\n```\n@e\n```", []),
    "nothing in comments": ("<!-- @a [[b]] --> %%#c @d%% x", []),
    "nothing in math": ("$@a #b$", []),
    "nothing in links' words": ("[@a #b](c.md)", ['markdown c.md "@a #b" [@a #b](c.md)']),
    "in tables": ("| a |\n|---|\n| @b [[c\\|d]] |", ["mention b @b", 'wikilink c "d" [[c\\|d]]']),
    "in headings": ("# @a", ["mention a @a"]),
    "over two lines": ("[a\nb](c.md)", ['markdown c.md "ab" [a\nb](c.md)']),
}


@pytest.mark.parametrize(("text", "links"), FORMS.values(), ids=FORMS.keys())
def test_references_are_read_as_written(text: str, links: list[str]) -> None:
    assert _shown(text) == links


def test_a_link_has_its_place_and_the_words_around_it() -> None:
    text = "# T\n\n- [ ] see **[[apollo]]** now\n  and then\n"

    assert read_links(document(text)) == (
        Link(
            kind=LinkKind.WIKILINK,
            target="apollo",
            start=17,
            end=27,
            location=Location(path="2026/note.md", line=3, column=13),
            context="see apollo now and then",
        ),
    )


def test_a_long_context_is_cut() -> None:
    (link,) = read_links(document("@ada " + "word " * 100))

    assert len(link.context) <= LONGEST_CONTEXT
    assert link.context.endswith("…")


SIGNS = st.text(
    st.sampled_from("@#[]()|!*_`ab c.-\n\\é<>:/%$"), max_size=60
)  # what references are made of


@given(SIGNS)
@settings(max_examples=150, deadline=None)
def test_spans_are_in_order_and_cover_their_reference(text: str) -> None:
    links = read_links(document(text))

    assert [link.start for link in links] == sorted(link.start for link in links)
    for link in links:
        assert text[link.start : link.end][:1] in ("[", "!", "@", "#")
