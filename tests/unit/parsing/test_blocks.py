import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetgen.parsing.document import HIDDEN, Block, BlockKind, trail_of
from tests.unit.parsing.reading import document


def _boxes(text: str) -> list[tuple[str | None, str]]:
    return [
        (block.box, block.text) for block in document(text).blocks if block.kind is BlockKind.ITEM
    ]


BOXES = {
    "open": ("- [ ] a", " ", "a"),
    "done": ("* [x] a", "x", "a"),
    "capital": ("+ [X] a", "X", "a"),
    "blank and capital": ("- [ X] a", "X", "a"),
    "empty": ("- [] a", " ", "a"),
    "numbered": ("1. [ ] a", " ", "a"),
    "numbered with bracket": ("1) [-] a", "-", "a"),
    "cancelled": ("- [~] a", "~", "a"),
    "moved": ("- [>] a", ">", "a"),
    "question": ("- [?] a", "?", "a"),
    "two blanks": ("- [x]  a", "x", "a"),
    "emphasis behind": ("- [/] **a** b", "/", "a b"),
    "escaped words": (r"- [-] a\*b", "-", "a*b"),
    "loose": ("- [!] a\n\n- b", "!", "a"),
    "on the next line": ("- [-]\n  a", "-", "a"),
    "a digit is a source": ("- [1] a", None, "[1] a"),
    "a link": ("- [x](y) a", None, "x a"),
    "a reference": ("- [x] a\n\n[x]: y", "x", "a"),
    "no blank behind": ("- [-]a", None, "[-]a"),
    "in code": ("- `[ ]` a", None, "[ ] a"),
}


@pytest.mark.parametrize(("text", "box", "words"), BOXES.values(), ids=BOXES.keys())
def test_a_box_is_what_github_and_obsidian_take_for_one(
    text: str, box: str | None, words: str
) -> None:
    assert _boxes(text)[0] == (box, words)


def test_boxes_are_read_in_quotes_and_callouts_and_nested() -> None:
    assert _boxes("> - [ ] a\n>   - [x] b\n\n> [!todo] T\n> - [-] c") == [
        (" ", "a"),
        ("x", "b"),
        ("-", "c"),
    ]


def test_code_is_never_a_list() -> None:
    assert _boxes("```\n- [ ] a\n```\n\n    - [ ] b\n\n<!-- - [ ] c -->\n%%\n- [ ] d\n%%") == []


PLAIN = {
    "emphasis": ("a **b** _c_ ~~d~~", "a b c d"),
    "highlight": ("a ==b *c*== d", "a b c d"),
    "links": ("[a](b) [[c|d]] [[e]] <https://f.g>", "a d e https://f.g"),
    "images are no words": ("a ![b](c) ![[d.png]]", "a  "),
    "escapes and entities": (r"a\*b &amp; &lt;", "a*b & <"),
    "comments": ("a <!-- b --> c %%d%%", "a  c "),
    "inline html": ("a <b>c</b>", "a c"),
    "footnote": ("a[^1]\n\n[^1]: b", "a"),
    "code": ("a `b c`", "a b c"),
    "not ascii": ("é **ü** 🎉 x", "é ü 🎉 x"),
}


@pytest.mark.parametrize(("text", "plain"), PLAIN.values(), ids=PLAIN.keys())
def test_a_lines_text_is_its_plain_words(text: str, plain: str) -> None:
    line = document(text).blocks[0].lines[0]

    assert line.text == plain
    assert len(line.masked) == len(line.text)


def test_code_and_math_are_masked_character_by_character() -> None:
    (line,) = document("a `@b` $x_1$ c").blocks[0].lines

    assert line.masked == f"a {HIDDEN * 2} {HIDDEN * 3} c"


def test_lines_know_their_place() -> None:
    body = "# T\n\ntext é\n> - a **b**\n>   c\n"
    lines = [line for block in document(body).blocks for line in block.lines]

    assert [(line.number, line.text) for line in lines] == [
        (1, "T"),
        (3, "text é"),
        (4, "a b"),
        (5, "c"),
    ]
    assert [body[line.start :].startswith(line.source) for line in lines] == [True] * 4


def test_a_break_in_html_begins_a_line() -> None:
    assert [line.text for line in document("a<br>b<br/>c").blocks[0].lines] == ["a", "b", "c"]


def _trail(text: str, words: str) -> list[str]:
    block = next(block for block in document(text).blocks if block.text == words)
    return [trail.text for trail in trail_of(block)]


TRAILS = {
    "headings by level": ("# A\n## B\n### C\n## D\ntext", ["A", "D"]),
    "parent items": ("# A\n- b\n  - c\n    - text", ["A", "b", "c"]),
    "a bold line": ("# A\n**B**\n\ntext", ["A", "B"]),
    "a bold line ends a bold line": ("**A**\n\n**B:**\n\ntext", ["B"]),
    "a label": ("A:\n- text", ["A"]),
    "a label behind a paragraph": ("x\nA:\n\n- text", ["A"]),
    "a bold sentence is none": ("**A: b c**\n\ntext", []),
    "a heading ends bold lines": ("**A**\n\n# B\ntext", ["B"]),
    "a call-out": ("> [!note] A\n> - text", ["A"]),
    "setext": ("A\n===\n\ntext", ["A"]),
    "a heading in a quote stays there": ("# A\n> # B\n\ntext", ["A"]),
    "a second top heading": ("# A\n# B\ntext", ["B"]),
}


@pytest.mark.parametrize(("text", "trail"), TRAILS.values(), ids=TRAILS.keys())
def test_the_trail_is_what_stands_above(text: str, trail: list[str]) -> None:
    assert _trail(text, "text") == trail


def test_a_label_is_for_its_list_alone() -> None:
    assert _trail("A:\n- x\n\ntext", "text") == []


def test_a_table_has_rows_of_lines() -> None:
    (table,) = document("| a | b |\n|---|---|\n| **c** | d<br>e |\n| f |  |").blocks

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["a", "b"],
        ["c", "d\ne"],
        ["f", ""],
    ]


def test_text_in_details_is_read_and_scripts_are_not() -> None:
    text = "<details>\n<summary>A &amp; B</summary>\nc\n</details>\n\n<script>\nd\n</script>\n"

    assert [line.text for block in document(text).blocks for line in block.lines] == ["A & B", "c"]


def test_a_callout_has_type_and_title() -> None:
    blocks = document("> [!Decision]- Go **on**\n> body").blocks

    assert [(block.kind, block.callout, block.text) for block in blocks] == [
        (BlockKind.CALLOUT, "decision", "Go on"),
        (BlockKind.PARAGRAPH, "", "body"),
    ]


def _inside(blocks: tuple[Block, ...]) -> bool:
    return all(
        block.index == nth and nth < block.last <= len(blocks) for nth, block in enumerate(blocks)
    )


HOSTILE = {
    "brackets": "[" * 6000,
    "quotes": ">" * 10_000,
    "stars": "*" * 10_000,
    "emphasis": "*a **a " * 3000,
    "deep lists": "".join(f"{'  ' * depth}- x\n" for depth in range(1000)),
    "lists in a line": "- " * 5000 + "x",
    "backticks": "`a``b" * 3000,
    "links": "[a](b" * 4000,
    "wikilinks": "[[a" * 4000,
    "dollars": "$5-$6 é " * 3000,
    "per cents": "%%a " * 5000,
    "comments": "<!-- " * 4000,
    "table": "| a " * 3000 + "|\n" + "|-" * 3000 + "|\n" + "| b " * 3000 + "|",
    "highlights": "==a" * 5000,
    "long line": "é @a #b ACTION: x " * 3000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_in_one_pass(text: str) -> None:
    assert _inside(document(text).blocks)


MARKS = st.text(
    alphabet=st.one_of(
        st.sampled_from("-*#>[]()`~_=|!@:$%{}<&;\\ \n\t0123x"), st.characters(codec="utf-8")
    ),
    max_size=120,
)


@given(MARKS)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_blocks_whose_places_are_right(text: str) -> None:
    read = document(text)

    assert _inside(read.blocks)
    for block in read.blocks:
        for line in block.lines:
            assert len(line.masked) == len(line.text)
            if not line.pieces:
                assert text[line.start :].startswith(line.text)


def test_an_item_behind_a_tab_stands_on_its_own_line() -> None:
    read = document("- a\n\n\t- [ ] send it\n\n\t\t- [x] more\n")

    items = [block for block in read.blocks if block.kind is BlockKind.ITEM]
    assert [item.number for item in items] == [1, 3, 5]
