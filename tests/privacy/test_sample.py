"""The sample notebook with private matter strewn over it is the sample notebook."""

import shutil
from pathlib import Path

import pytest

from meetgen.model.config import Config
from mkdocs_meetgen.settings import read_settings
from tests.privacy.notebooks import CANARY
from tests.privacy.test_non_interference import everything

ROOT = Path(__file__).parents[2]
REGISTERS = ("people.yml", "projects.yml", "series.yml", "teams.yml")
PARTS = ("notes", "calendars", *REGISTERS, "mkdocs.yml")
SECTION = f"\n## Pay {CANARY} {{visibility=private}}\n\n- [ ] @{CANARY} raises it\n\n{CANARY}.\n"
NOTE = f"""---
visibility: private
series: {{series}}
attendees: [Eve {CANARY.title()}]
project: {CANARY}
---

# {CANARY}

- [ ] {{owner}} hides it [id:: {{id}}]
- Decision: {CANARY} [supersedes:: {{id}}]
- Question: {CANARY}?

See [[{{stem}}]] and @{{owner}}.
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample notebook."""
    folder = tmp_path_factory.mktemp("sample")
    for name in PARTS:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return folder


def config_of(folder: Path) -> Config:
    return read_settings(folder / "mkdocs.yml")


def test_private_matter_in_the_sample_leaves_no_trace(sample: Path) -> None:
    before = everything(config_of(sample))
    notes = sorted((sample / "notes").rglob("*.md"))
    for number, path in enumerate(notes):
        text = path.read_text(encoding="utf-8")
        if number % 2:
            path.write_text(f"{text.rstrip(chr(10))}\n{SECTION}", encoding="utf-8")
        hidden = NOTE.format(
            series="platform-weekly", owner="ada", id=f"q{number:03}", stem=path.stem
        )
        (path.parent / f"2026-11-{number % 27 + 1:02}-hidden-{number}.md").write_text(
            hidden, encoding="utf-8"
        )
    with (sample / "people.yml").open("a", encoding="utf-8") as people:
        people.write(f"\n{CANARY}:\n  name: Eve {CANARY.title()}\n  visibility: private\n")
    after = everything(config_of(sample))

    assert len(notes) > 50
    assert CANARY not in repr(after).casefold()
    assert after == before
