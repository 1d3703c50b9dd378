"""The page of options has every option, and its examples can be used."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import NODEFAULT, structs

from meetgen.model.config import Config, Words
from meetgen.model.limits import SIZES, USUAL, size_text
from meetgen.parsing.options import READERS, option_problems
from meetgen.parsing.wordlists import KEYS
from mkdocs_meetgen.config import MeetgenOptions
from mkdocs_meetgen.settings import plugin_options

PAGE = Path(__file__).parents[2] / "docs" / "options.md"
ROW = re.compile(
    r"^\| `(?P<name>\w+)` \| (?P<default>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE
)
YAML = re.compile(r"^```yaml\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
SYNONYMS = re.compile(
    r"(<!-- keys -->\n\n\| key \| also read \|\n\| --- \| --- \|\n)(?P<rows>(?:\|.*\n)*)"
)


def rows() -> dict[str, str]:
    """The default of each option as the page's first table has it."""
    table = PAGE.read_text(encoding="utf-8").partition("## ")[0]
    return {row["name"]: row["default"].strip(" `") for row in ROW.finditer(table)}


def default_of(name: str) -> str:
    """The default in the model, as the page writes it."""
    field = {one.name: one for one in structs.fields(Config)}[name]
    value = field.default
    if value is NODEFAULT or value in (None, (), Words(), USUAL):
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    return value.value if isinstance(value, StrEnum) else str(value)


def synonyms() -> str:
    """The rows of the table of front matter keys."""
    found: dict[str, list[str]] = {}
    for synonym, key in KEYS.items():
        others = found.setdefault(key, [])
        if synonym != key:
            others.append(f"`{synonym}`")
    return "".join(f"| `{key}` | {', '.join(also)} |\n" for key, also in found.items() if also)


def examples() -> Iterator[dict[str, Any]]:
    """The examples of the page that name plugins."""
    for block in YAML.finditer(PAGE.read_text(encoding="utf-8")):
        values = yaml.safe_load(block["text"])
        if "plugins" in values:
            yield values


def test_every_option_of_the_plugin_is_on_the_page_in_its_order() -> None:
    names = [name.rstrip("_") for name in dict(MeetgenOptions().items())]

    assert list(rows()) == names
    assert set(names) == {"enabled", *READERS}


@pytest.mark.parametrize("name", READERS)
def test_the_default_on_the_page_is_the_default(name: str) -> None:
    assert rows()[name] == default_of(name)


def test_every_example_can_be_used() -> None:
    found = list(examples())

    problems = [option_problems(plugin_options(one["plugins"])) for one in found]

    assert problems == [()] * len(found)
    assert len(found) > 3


def test_the_complete_example_uses_most_options() -> None:
    complete = next(one for one in examples() if "theme" in one)

    assert len(plugin_options(complete["plugins"])) >= len(READERS) // 2


def test_the_page_has_every_limit_with_its_usual_value() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("<!-- limits -->")[2].partition("## ")[0]
    usual = {
        one.name: size_text(value) if one.name in SIZES else f"{value:,}"
        for one in structs.fields(USUAL)
        for value in (getattr(USUAL, one.name),)
    }

    assert dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", table, re.MULTILINE)) == usual


def test_the_page_lists_the_synonyms_that_are_read(request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    if request.config.getoption("--update-docs"):
        text = SYNONYMS.sub(lambda found: found[1] + synonyms(), text)
        PAGE.write_text(text, encoding="utf-8")

    shown = SYNONYMS.search(text)

    assert shown is not None
    assert shown["rows"] == synonyms()
