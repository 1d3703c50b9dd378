"""Private notes leave no trace."""

import pytest

from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.link import LinkKind
from tests.unit.index.builders import action, at, index_of, link, meeting

SECRET = meeting(
    "2026-11-02-pay.md",
    ["Eve Secret"],
    visibility=("private",),
    title="Pay",
    series="pay",
    projects=("raise",),
    actions=(action("raise", "eve"),),
    links=(link("open", LinkKind.WIKILINK),),
)
OPEN = meeting(
    "2026-11-01-open.md",
    ["Ada Lovelace"],
    links=(link("2026-11-02-pay.md", LinkKind.MARKDOWN), link("Pay"), link("Payy")),
)


def test_an_index_with_a_private_note_equals_one_without_it() -> None:
    assert index_of(OPEN, SECRET) == index_of(OPEN)


@pytest.mark.parametrize(
    ("written", "audience", "default", "is_shown"),
    [
        (None, None, "public", True),
        (None, None, "private", False),
        (("team",), None, "public", False),
        (("team",), "team", "public", True),
        (("board", "Team"), "team", "public", True),
        (("board",), "team", "public", False),
        (("public",), "team", "private", True),
        (("private", "team"), "team", "public", False),
        (("private",), "private", "public", True),
        ((), None, "public", False),
    ],
)
def test_a_note_is_shown_to_its_audience(
    written: tuple[str, ...] | None,
    audience: str | None,
    default: str,
    is_shown: bool,  # noqa: FBT001
) -> None:
    index = index_of(
        meeting("2026-11-02-a.md", visibility=written), audience=audience, visibility=default
    )

    assert bool(index.notes) == is_shown


def test_an_unreadable_note_is_told_to_its_author_alone() -> None:
    broken = Diagnostic(
        code="MG001", severity=Severity.ERROR, location=at(2, "2026-11-02-a.md"), message="no YAML"
    )
    index = index_of(meeting("2026-11-02-a.md", visibility=("private",), diagnostics=(broken,)))

    assert index.withheld == (broken,)
    assert index.diagnostics == ()
