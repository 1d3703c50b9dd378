"""The structure of rendered notes beside that of a CommonMark reference, on real notes."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from meetgen.model.page import PageKind, Part, RenderedPage
from meetgen.parsing.frontmatter import read_front_matter
from meetgen.rendering.html import render_html
from meetgen.rendering.sanitize import clean

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
COMPARED = frozenset(
    [
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "em",
        "strong",
        "code",
        "del",
        "s",
        "br",
    ],
)
# An empty heading of a table's column is a plain cell here.
SAME = {"s": "del", "i": "em", "b": "strong", "th": "td"} | {
    f"h{level}": "h" for level in range(1, 7)
}
# What CommonMark lacks and we read on purpose: call-outs, %% comments %%.
OURS = ("[!", "%%")


class _Tree(HTMLParser):
    """The tags of some HTML that matter to its structure, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self._is_in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "input":
            self.tags.append("[x]" if "checked" in dict(attrs) else "[ ]")
            return
        self._is_in_code = self._is_in_code or tag == "pre"
        if tag in COMPARED and not (self._is_in_code and tag == "code"):
            self.tags.append(SAME.get(tag, tag))

    def handle_endtag(self, tag: str) -> None:
        self._is_in_code = self._is_in_code and tag != "pre"
        if tag in COMPARED - {"br", "hr"} and not (self._is_in_code and tag == "code"):
            self.tags.append("/" + SAME.get(tag, tag))


def _tree(html: str) -> list[str]:
    parser = _Tree()
    parser.feed(html)
    return parser.tags


def _notes() -> Iterator[Path]:
    return (file for file in sorted(CORPORA.rglob("*.md")) if file.is_file())


def _ours(body: str) -> list[str]:
    title = Part(markdown="# Title\n", is_trusted=True)
    page = RenderedPage(
        uri="x.md",
        title="Title",
        kind=PageKind.NOTE,
        parts=(title, Part(markdown=body, is_trusted=False)),
    )
    return _tree(render_html(page, lambda path: path).content)[2:]


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not on this machine")
def test_real_notes_have_the_structure_that_the_reference_gives() -> None:
    reference = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    reference.use(tasklists_plugin).use(footnote_plugin)
    compared, different = 0, []
    for file in _notes():
        text = file.read_text(encoding="utf-8", errors="replace")
        body = read_front_matter(text, file.name).body
        if any(mark in body for mark in OURS):
            continue
        compared += 1
        if _ours(body) != _tree(clean(reference.render(body))):
            different.append(file.relative_to(CORPORA).as_posix())

    assert compared > 900
    assert different == []
