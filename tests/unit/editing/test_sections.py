"""New list items: below their heading, in the form of those that are there."""

import pytest

from meetgen.editing.sections import with_item
from meetgen.errors import EditRefusedError

ITEM = "[ ] @ada send it"
ROWS = [
    (
        "behind the last",
        "## Actions\n\n- [ ] a\n- [ ] b\n\n## Next\n",
        "## Actions\n\n- [ ] a\n- [ ] b\n- {}\n\n## Next\n",
    ),
    ("stars", "## Actions\n* a\n* b", "## Actions\n* a\n* b\n* {}"),
    (
        "behind nested ones",
        "# Actions\n- a\n  - b\n\ntext\n",
        "# Actions\n- a\n  - b\n- {}\n\ntext\n",
    ),
    ("numbers", "## Actions\n\n1. a\n2. b\n", "## Actions\n\n1. a\n2. b\n3. {}\n"),
    ("an empty section", "## Actions\n\n## Next\n", "## Actions\n\n- {}\n\n## Next\n"),
    ("tight headings", "## Actions\n## Next\n", "## Actions\n\n- {}\n\n## Next\n"),
    ("behind words", "## Actions:\n\nAs agreed:\n", "## Actions:\n\nAs agreed:\n\n- {}\n"),
    ("no section", "# T\n\ntext\n", "# T\n\ntext\n\n## Actions\n\n- {}\n"),
    ("no last line end", "# T\n\ntext", "# T\n\ntext\n\n## Actions\n\n- {}"),
    ("an empty file", "", "## Actions\n\n- {}\n"),
    ("CRLF", "## actions\r\n\r\n- a\r\n", "## actions\r\n\r\n- a\r\n- {}\r\n"),
    (
        "a heading in a quote",
        "> ## Actions\n>\n> - a\n",
        "> ## Actions\n>\n> - a\n\n## Actions\n\n- {}\n",
    ),
    (
        "front matter",
        "---\na: b\n---\n## Actions\n- a\n",
        "---\na: b\n---\n## Actions\n- a\n- {}\n",
    ),
]


@pytest.mark.parametrize(("before", "after"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_the_item_stands_behind_its_siblings(before: str, after: str) -> None:
    made = with_item(
        before.encode(), "n.md", ITEM, headings=("action items", "Actions"), new_heading="Actions"
    )

    assert made.decode() == after.replace("{}", ITEM)


def test_an_item_that_would_be_code_is_refused() -> None:
    with pytest.raises(EditRefusedError, match="by hand"):
        with_item(b"```\nopen\n", "n.md", ITEM, headings=("Actions",), new_heading="Actions")
