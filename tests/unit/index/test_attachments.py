"""The files that an audience gets are those that its notes lead to."""

import pytest

from meetgen.index.attachments import published_files
from meetgen.model.link import LinkKind
from tests.unit.index.builders import index_of, link, meeting, page


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<img src="a%20b.png">', {"notes/a b.png"}),
        ("<a href=../up.pdf#page=2>x</a>", {"up.pdf"}),
        ("<img src='/root.png?x'>", {"root.png"}),
        ("<img data-src='up.pdf'>", set()),
        ('<img src="https://example.org/root.png">', set()),
    ],
)
def test_html_in_a_text_leads_to_files(body: str, found: set[str]) -> None:
    files = ["notes/a b.png", "up.pdf", "root.png"]
    index = index_of(page("notes/x.md", body=body), files=files)

    assert published_files(index) == found


def test_links_and_embeds_lead_to_files_and_others_stay() -> None:
    note = meeting(links=(link("a.png", LinkKind.IMAGE), link("b.pdf", LinkKind.WIKILINK)))

    assert published_files(index_of(note, files=["a.png", "b.pdf", "c.pdf"])) == {"a.png", "b.pdf"}


def test_a_note_that_is_hidden_leads_nowhere() -> None:
    note = meeting(links=(link("a.png", LinkKind.IMAGE),), visibility=("private",))

    assert published_files(index_of(note, files=["a.png"])) == frozenset()
