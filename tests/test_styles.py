"""Notes in the styles that real teams use: what is read is what a careful human would list."""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from meetgen.exports.index_json import index_as_json
from meetgen.model.config import Config, DateOrder
from meetgen.site import load_index

STYLES = Path(__file__).parent / "data/styles"
CASES = sorted(path.relative_to(STYLES).as_posix() for path in STYLES.rglob("*.md"))


def read(case: str, tmp_path: Path) -> dict[str, Any]:
    """What the index says of one note, in the words of its expectation."""
    folder = tmp_path / case.split("/", maxsplit=1)[0]
    shutil.copytree(STYLES / folder.name, folder, ignore=shutil.ignore_patterns("*.json"))
    config = Config(root=tmp_path, notes_dir=tmp_path, date_order=DateOrder.DAY_FIRST)
    index: dict[str, Any] = index_as_json(load_index(config, dt.date(2026, 11, 24)))
    names = {one["handle"]: one["name"] for one in index["people"]}
    note = next(one for one in index["notes"] if one["path"] == case)
    people = [(names.get(one["person"], one["name"]), one["presence"]) for one in note["attendees"]]
    return {
        "date": note["date"],
        "present": [name for name, presence in people if presence == "present"],
        "absent": [name for name, presence in people if presence == "absent"],
        "actions": [
            {
                "text": one["text"],
                "owners": [names.get(o, o) for o in one["owners"]],
                "status": one["status"],
                "due": one["due"],
            }
            for one in index["actions"]
        ],
        "decisions": [one["text"] for one in index["decisions"]],
        "questions": [one["text"] for one in index["questions"]],
    }


@pytest.mark.parametrize("case", CASES)
def test_a_note_is_read_as_a_careful_human_would(case: str, tmp_path: Path) -> None:
    expected = json.loads((STYLES / case).with_suffix(".json").read_text(encoding="utf-8"))

    found = read(case, tmp_path)

    for key in ("date", "present", "absent", "questions"):
        assert found[key] == expected[key], key
    if "decisions" in expected:
        assert found["decisions"] == expected["decisions"]
    for words in expected.get("decisions_contain", ()):
        assert any(words in text for text in found["decisions"])
    assert len(found["actions"]) == len(expected["actions"])
    for action, wanted in zip(found["actions"], expected["actions"], strict=True):
        if "text" in wanted:
            assert action["text"] == wanted["text"]
        assert wanted.get("text_contains", "") in action["text"]
        assert action["owners"] == wanted["owners"]
        assert action["status"] == wanted["status"]
        assert "due" not in wanted or action["due"] == wanted["due"]
