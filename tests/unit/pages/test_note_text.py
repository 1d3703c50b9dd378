"""A note's own text with links, anchors and boxes."""

import pytest
from msgspec.structs import replace

from meetgen.index.index import ResolvedLink, TargetKind
from meetgen.model.action import ActionStatus
from meetgen.model.link import Link, LinkKind
from meetgen.model.note import Note, NoteKind, Section
from meetgen.pages.note_text import linked_text, marks_of, note_text, own_words, target_uri
from tests.unit.sample_index import FIRST, SECOND, at, empty_index, sample_index
from tests.unit.written import written

PATH = "2026/x.md"


def note(body: str, *headings: tuple[int, str, int], links: tuple[Link, ...] = ()) -> Note:
    return Note(
        path=PATH,
        kind=NoteKind.MEETING,
        body=body,
        links=links,
        sections=tuple(
            Section(level=level, text=text, anchor="", location=at(PATH, line))
            for level, text, line in headings
        ),
    )


def text_of(one: Note, title: str = "T") -> str:
    index = empty_index()
    return note_text(one, index, marks_of(index), title=title)


def replaced(
    body: str, written: str, *, kind: LinkKind, target: TargetKind, key: str, more: dict[str, str]
) -> str:
    start = body.index(written)
    link = Link(
        kind=kind,
        target=more.get("target", key),
        part=more.get("part", ""),
        text=more.get("text", ""),
        start=start,
        end=start + len(written),
        location=at(PATH, 1),
    )
    resolved = ResolvedLink(link=link, kind=target, key=key, anchor=more.get("anchor", ""))
    index = empty_index(links={PATH: (resolved,)})
    return note_text(note(body, links=(link,)), index, marks_of(index), title="T")


def test_a_note_gets_links_anchors_and_visible_boxes() -> None:
    index = sample_index()
    marks = marks_of(index)
    second = index.meetings[SECOND]

    assert note_text(second.note, index, marks, title=second.title) == (
        "\nTalked to [&#64;ada](../people/ada.md) about [apollo](../projects/apollo.md)"
        " and [[nowhere]].\n\n"
        '- [x] <span id="a-a1b2" class="mg-anchor"></span>@ada send the deck\n'
        '- <span id="q-q1" class="mg-anchor"></span>'
        '<span class="mg-box" data-mg-state="question" title="open question"></span>'
        '<span class="mg-sr">open question:</span> Who signs?\n'
        '- <span id="d-d2" class="mg-anchor"></span>Decision: we buy\n'
        "\n## Notes\n"
    )


def test_an_old_note_tells_what_became_of_its_actions_and_decisions() -> None:
    index = sample_index()
    first = index.meetings[FIRST]

    assert note_text(first.note, index, marks_of(index), title=first.title) == (
        '\n- [ ] <span id="a-a1b2" class="mg-anchor"></span>'
        '<span class="mg-badge" data-mg-state="done">'
        "[done 2026-11-18](2026-11-18-weekly.md#a-a1b2)</span> @ada send the deck\n"
        '- <span id="a-c3" class="mg-anchor"></span>'
        '<span class="mg-box" data-mg-state="cancelled" title="cancelled"></span>'
        '<span class="mg-sr">cancelled:</span> bob: drop it\n'
        '<span id="d-d1" class="mg-anchor"></span>'
        '<span class="mg-badge" data-mg-state="superseded">superseded by '
        "[the decision of 2026-11-18](2026-11-18-weekly.md#d-d2)</span> Decision: we rent\n"
    )


def test_a_proposal_tells_on_its_note_what_became_of_it() -> None:
    index = written(
        {
            "2026-10-07-w.md": (
                "- Decision: move [status:: proposed] 🆔 d1\n"
                "- Decision: stay [status:: proposed] 🆔 d2\n"
                "- Decision: sell 🆔 d3\n"
            ),
            "2026-10-14-w.md": (
                "- Decision: move at once 🆔 d1\n- Decision: sell [status:: rejected] 🆔 d3\n"
            ),
        }
    )
    marks = marks_of(index)
    first, second = (note_text(one.note, index, marks, title="") for one in index.meetings.values())

    assert (
        '<span class="mg-badge" data-mg-state="status">'
        "accepted [2026-10-14](2026-10-14-w.md#d-d1)</span> Decision: move"
    ) in first
    assert '<span class="mg-badge" data-mg-state="status">proposed</span> Decision: stay' in first
    assert (
        '<span class="mg-badge" data-mg-state="superseded">'
        "rejected [2026-10-14](2026-10-14-w.md#d-d3)</span> Decision: sell"
    ) in first
    assert second.count('id="d-d1"') == second.count('id="d-d3"') == 1
    assert "accepted" not in second


def test_what_became_of_an_action_stands_behind_its_box() -> None:
    index = written(
        {
            "2026-10-07-weekly.md": "---\nseries: weekly\n---\n- [/] go on 🆔 k3f9\n",
            "2026-10-14-weekly.md": "---\nseries: weekly\n---\n- [x] go on 🆔 k3f9\n",
        }
    )
    first = next(iter(index.meetings.values()))

    text = note_text(first.note, index, marks_of(index), title="")

    assert '<span class="mg-sr">in progress:</span> <span class="mg-badge"' in text
    assert ")</span> go on" in text


@pytest.mark.parametrize(
    ("body", "headings", "expected"),
    [
        ("# T\n\ntext\n", [(1, "T", 1)], "\ntext\n"),
        ("T\n=\n\ntext\n", [(1, "T", 1)], "\ntext\n"),
        ("# Other\n\n## Part\n", [(1, "Other", 1), (2, "Part", 3)], "## Other\n\n### Part\n"),
        ("# T\n\n# One\n\n## Two\n", [(1, "T", 1), (1, "One", 3), (2, "Two", 5)],
         "\n## One\n\n### Two\n"),
        ("Other\n=====\n\nPart\n---\n", [(1, "Other", 1), (2, "Part", 4)],
         "Other\n-----\n\n### Part\n"),
        ("###### Deep\n# A\n", [(6, "Deep", 1), (1, "A", 2)], "###### Deep\n## A\n"),
        ("## Part\n", [(2, "Part", 1)], "## Part\n"),
        ("# T", [(1, "T", 1)], ""),
    ],
)  # fmt: skip
def test_a_page_has_one_title(
    body: str,
    headings: list[tuple[int, str, int]],
    expected: str,
) -> None:
    assert text_of(note(body, *headings)) == expected


@pytest.mark.parametrize(
    ("body", "written", "kind", "target", "key", "more", "expected"),
    [
        ("ask @[Ada L] now", "@[Ada L]", LinkKind.MENTION, TargetKind.PERSON, "ada",
         {"target": "Ada L"}, "ask [Ada L](../people/ada.md) now"),
        ("see #apollo.", "#apollo", LinkKind.TAG, TargetKind.PROJECT, "apollo", {},
         "see [&#35;apollo](../projects/apollo.md)."),
        ("see [[a b|that]]", "[[a b|that]]", LinkKind.WIKILINK, TargetKind.NOTE, "2025/a b.md",
         {"text": "that", "anchor": "goal"}, "see [that](../2025/a%20b.md#goal)"),
        ("![[p.png|300]]", "![[p.png|300]]", LinkKind.EMBED, TargetKind.FILE, "2026/p.png",
         {"target": "p.png", "text": "300"}, "![p.png](p.png)"),
        ("![[p.pdf]]", "![[p.pdf]]", LinkKind.EMBED, TargetKind.FILE, "2026/p.pdf",
         {"target": "p.pdf"}, "[p.pdf](p.pdf)"),
        ("[**b**](y.md)", "[**b**](y.md)", LinkKind.MARKDOWN, TargetKind.NOTE, "2026/y.md",
         {"target": "y.md"}, "[**b**](y.md)"),
        ("[**b**](/y)", "[**b**](/y)", LinkKind.MARKDOWN, TargetKind.NOTE, "y.md",
         {"target": "/y"}, "[**b**](../y.md)"),
        ("[b](y.md#The Goal)", "[b](y.md#The Goal)", LinkKind.MARKDOWN, TargetKind.NOTE,
         "2026/y.md", {"target": "y.md", "part": "The Goal", "anchor": "the-goal"},
         "[b](y.md#the-goal)"),
        ("[[<img src=x>]]", "[[<img src=x>]]", LinkKind.WIKILINK, TargetKind.NOTE, "x.md",
         {"target": "<img src=x>"}, "[&#60;img src&#61;x&#62;](../x.md)"),
    ],
)  # fmt: skip
def test_a_reference_becomes_a_link(
    *,
    body: str,
    written: str,
    kind: LinkKind,
    target: TargetKind,
    key: str,
    more: dict[str, str],
    expected: str,
) -> None:
    assert replaced(body, written, kind=kind, target=target, key=key, more=more) == expected


def test_comments_go_with_the_links_in_them() -> None:
    body = "a <!-- ask @ada --> b %% [[x]] %% c"

    assert (
        replaced(body, "@ada", kind=LinkKind.MENTION, target=TargetKind.PERSON, key="ada", more={})
        == "a <!-- --> b  c"
    )


def test_own_words_lose_their_title_and_an_ordinary_page_keeps_it() -> None:
    one = note("# Ada\n\n## Likes\n\nTea.\n", (1, "Ada", 1), (2, "Likes", 3))

    assert own_words(one, empty_index()) == "## Likes\n\nTea."
    assert linked_text(one, empty_index()) == "# Ada\n\n## Likes\n\nTea.\n"


@pytest.mark.parametrize(
    ("body", "span", "expected"),
    [
        ("- [ ] x", (2, 5), "- [ ] @x"),
        ("ACTION: x", (0, 7), "@ACTION: x"),
        ("> [!decision] Buy", (2, 13), "> [!decision] @Buy"),
        ("> [!decision]\n> Buy", (2, 13), "> [!decision]\n> @Buy"),
        ("`ToDo`", (1, 5), "@`ToDo`"),
        (r"\[ACTION - Ada\] x", (1, 15), r"@\[ACTION - Ada\] x"),
    ],
)
def test_an_anchor_never_breaks_the_mark_it_stands_at(
    body: str,
    span: tuple[int, int],
    expected: str,
) -> None:
    index = sample_index()
    [decision] = [one for one in index.decisions if one.id == "d2"]
    [item] = index.meetings[SECOND].note.decisions
    one = replace(note(body), decisions=(replace(item, span=span),))
    marks = marks_of(replace(index, decisions=(decision,)))

    text = note_text(one, empty_index(), marks, title="T")

    assert text.replace('<span id="d-d2" class="mg-anchor"></span>', "@") == expected


def test_a_box_that_nobody_knows_is_shown_as_open() -> None:
    index = sample_index()
    [item] = index.meetings[SECOND].note.actions
    unknown = replace(item, span=(2, 5), status=ActionStatus.OPEN)
    one = replace(note("- [!] x"), actions=(unknown,))

    assert note_text(one, empty_index(), marks_of(empty_index()), title="T") == (
        '- <span class="mg-box" data-mg-state="open" title="open"></span>'
        '<span class="mg-sr">open:</span> x'
    )


def test_an_anchor_stands_before_a_mention_at_the_same_place() -> None:
    body = "- [ ] @ada x"
    index = sample_index()
    link = Link(kind=LinkKind.MENTION, target="ada", start=6, end=10, location=at(PATH, 1))
    resolved = ResolvedLink(link=link, kind=TargetKind.PERSON, key="ada")
    [item] = index.meetings[SECOND].note.actions
    one = replace(note(body), actions=(replace(item, span=(2, 5)),))

    text = note_text(one, empty_index(links={PATH: (resolved,)}), marks_of(index), title="T")

    assert text == (
        '- [ ] <span id="a-a1b2" class="mg-anchor"></span>[&#64;ada](../people/ada.md) x'
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (TargetKind.NOTE, "k"),
        (TargetKind.FILE, "k"),
        (TargetKind.PERSON, "people/k.md"),
        (TargetKind.PROJECT, "projects/k.md"),
        (TargetKind.SERIES, "series/k.md"),
        (TargetKind.TEAM, "teams/k.md"),
    ],
)
def test_each_kind_of_target_has_its_page(kind: TargetKind, expected: str) -> None:
    assert target_uri(kind, "k") == expected


def test_the_place_where_a_word_closes_an_action_has_its_anchor() -> None:
    index = written(
        {
            "2026-11-11-x.md": "# X\n\n- [ ] @ada pay \N{SQUARED ID} k3f9\n",
            "2026-11-18-x.md": "---\ntitle: X\n---\n\n# X\n\n- `#done k3f9` is how (#done k3f9)\n",
        }
    )
    later = index.meetings["2026-11-18-x.md"]

    assert '(<span id="a-k3f9" class="mg-anchor"></span>#done k3f9)' in note_text(
        later.note, index, marks_of(index), title="X"
    )
