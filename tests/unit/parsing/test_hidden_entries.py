"""Entries of registers kept from an audience: the register reads as if they were not there."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from meetgen.model.config import Config
from meetgen.model.register import Registers
from meetgen.model.source import SourceFile
from meetgen.parsing.registers import parse_registers

CONFIG = Config(root=Path("nb"), notes_dir=Path("nb/notes"))


def parse(path: str, text: str, audience: str | None = None) -> Registers:
    source = SourceFile(path=path, text=text)
    return parse_registers([source], replace(CONFIG, audience=audience))


CASES = {
    "entry": (
        "people.yml",
        "ada: {name: Ada}\neve:\n  name: Eve S\n  visibility: private\nbob: {name: Bob}\n",
        "ada: {name: Ada}\nbob: {name: Bob}\n",
    ),
    "first": (
        "people.yml",
        "eve: {name: Eve S, private: true}\nada: {name: Ada}\n",
        "ada: {name: Ada}\n",
    ),
    "in-a-list": (
        "people.yml",
        "- {name: Ada Roe}\n- {name: Eve S, visibility: leads}\n- {name: Bob Roe}\n",
        "- {name: Ada Roe}\n- {name: Bob Roe}\n",
    ),
    "concern": (
        "teams.yml",
        "cloud:\n  owns:\n    - {concern: Costs}\n    - {concern: S, visibility: private}\n",
        "cloud:\n  owns:\n    - {concern: Costs}\n",
    ),
    "concern-and-team": (
        "teams.yml",
        (
            "secret: {name: S, visibility: private}\ncloud:\n  owns:\n"
            "    - {concern: S, visibility: pubic}\n    - {concern: Costs}\n"
        ),
        "cloud:\n  owns:\n    - {concern: Costs}\n",
    ),
    "unreadable": (
        "projects.yml",
        "a: {name: S, visibility: [}\n",
        "a: {name: S, visibility: [}\n",
    ),
    "nobody": ("projects.yml", "a: {name: S, visibility: []}\nb: {name: B}\n", "b: {name: B}\n"),
}


@pytest.mark.parametrize(("path", "text", "rest"), CASES.values(), ids=CASES)
def test_a_hidden_entry_leaves_no_trace(path: str, text: str, rest: str) -> None:
    assert parse(path, text) == parse(path, rest)


@pytest.mark.parametrize("path", ["people.yml", "teams.yml", "projects.yml", "series.yml"])
def test_its_author_sees_it(path: str) -> None:
    text = "a:\n  name: S\n  title: S\n  visibility: private\n"

    assert "'S'" in repr(parse(path, text, "private"))
    assert "'S'" not in repr(parse(path, text))
