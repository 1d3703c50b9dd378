"""The published schemas are made from the model, and fit what the project itself has written."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from meetgen.cli.schema import NAMES
from meetgen.exports.index_json import index_as_json
from meetgen.exports.schemas import SCHEMAS, write_schema
from meetgen.parsing.wordlists import KEYS
from tests.unit.sample_index import sample_index
from tests.unit.written import written

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "schemas"


def validator(name: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(SCHEMAS[name]())


def plain(value: object) -> Any:
    """A value of YAML as JSON has it: dates are texts."""
    return json.loads(json.dumps(value, default=str))


def front_matter(note: Path) -> Any:
    text = note.read_text(encoding="utf-8")
    return plain(yaml.safe_load(text.split("---\n")[1])) if text.startswith("---\n") else {}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_published_as_the_source_has_it(
    name: str, request: pytest.FixtureRequest
) -> None:
    file = FOLDER / f"{name}.json"
    if request.config.getoption("--update-docs"):
        file.write_text(write_schema(name), encoding="utf-8")

    assert file.read_text(encoding="utf-8") == write_schema(name)
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name]())


def test_the_command_knows_every_schema() -> None:
    assert set(NAMES) == set(SCHEMAS)
    assert {file.stem for file in FOLDER.iterdir()} == set(SCHEMAS)


@pytest.mark.parametrize("name", ["people", "teams", "projects", "series"])
def test_the_registers_of_the_sample_fit(name: str) -> None:
    data = plain(yaml.safe_load((ROOT / f"{name}.yml").read_text(encoding="utf-8")))

    assert list(validator(name).iter_errors(data)) == []


def test_the_notes_of_the_sample_fit() -> None:
    notes = sorted((ROOT / "notes").rglob("*.md"))
    wrong = [
        note for note in notes if list(validator("front-matter").iter_errors(front_matter(note)))
    ]

    assert len(notes) > 50
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("people", {"ada": {"name": ["a"]}}),
        ("people", {"ada": {"emails": {"x": 1}}}),
        ("teams", {"x": {"owns": 3.5, "members": {}}}),
        ("series", {"weekly": ["a list"]}),
        ("front-matter", {"kind": "party"}),
        ("front-matter", {"title": {"a": "b"}}),
        ("front-matter", {"attendees": [{"role": "decider"}]}),
        ("index", {"schema": 2}),
    ],
)
def test_what_is_wrong_does_not_fit(name: str, data: object) -> None:
    assert list(validator(name).iter_errors(data))


def test_every_key_of_the_format_is_in_the_schema() -> None:
    properties = SCHEMAS["front-matter"]()["properties"]
    assert isinstance(properties, dict)

    assert {key for key in KEYS if key.isascii()} <= set(properties)


def test_what_is_exported_fits() -> None:
    for index in (
        sample_index(),
        written({}),
        written({"2026-11-18-a.md": "- [ ] @ada go 📅 x\n"}),
    ):
        assert list(validator("index").iter_errors(plain(index_as_json(index)))) == []
    assert plain(index_as_json(written({}, today=dt.date(2026, 1, 2))))["as_of"] == "2026-01-02"
