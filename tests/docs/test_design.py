"""The page of the design shows every component, as the library makes it today."""

import re
from pathlib import Path

import pytest

from meetgen.rendering.site_assets import find_asset, site_assets
from tests.docs.components import COMPONENT, shown

PAGE = Path(__file__).parents[2] / "docs" / "design.md"
STYLE, SCRIPT = (asset.content for asset in site_assets())
# What the scripts make in the browser: tools of tables, which are on the page too; the page Find
BY_TABLES = {"mg-chip", "mg-found", "mg-group", "mg-later"}
BY_FIND = {"mg-find-form", "mg-find-order", "mg-find-words", "mg-results"}
CLASS = re.compile(r"\.(mg-[\w-]+)")
STATE = re.compile(r'data-mg-state="([\w-]+)"')
USED = re.compile(r'class="([^"]+)"')
VARIABLE = re.compile(r"(--mg-(?:line|faint|muted|bad|warn|good|info)):")


def page() -> str:
    """The page with its components made anew."""
    return COMPONENT.sub(with_sample, PAGE.read_text(encoding="utf-8"))


def with_sample(match: re.Match[str]) -> str:
    return f"{match['head']}{shown(match)}<!-- /component -->"


def test_the_components_are_what_the_library_makes(request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    made = COMPONENT.sub(
        lambda match: (
            match[0][: match.start("shown") - match.start()] + shown(match) + "<!-- /component -->"
        ),
        text,
    )

    if request.config.getoption("--update-docs"):
        PAGE.write_text(made, encoding="utf-8")
        text = made

    assert len(COMPONENT.findall(text)) == text.count("<!-- component: ")
    assert text == made


def test_every_class_of_the_stylesheet_is_on_a_sample_or_made_by_a_script() -> None:
    used = {name for one in USED.findall(page()) for name in one.split()}

    assert set(CLASS.findall(STYLE)) - used == BY_TABLES | BY_FIND
    assert {name for name in BY_TABLES if name not in SCRIPT} == set()
    assert {name for name in BY_FIND if name not in find_asset().content} == set()


def test_every_state_of_the_stylesheet_is_on_a_sample() -> None:
    assert set(STATE.findall(STYLE)) - set(STATE.findall(page())) == set()


def test_every_colour_of_the_stylesheet_is_named() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert {name for name in VARIABLE.findall(STYLE) if f"`{name}`" not in text} == set()
