"""What commands print in the documentation is what they print in a small notebook."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from meetgen.cli import main

DOCS = Path(__file__).parents[2] / "docs"
# "<!-- prints: export decisions -->" and the block below it; not "<!-- help: export -->"
PRINTS = re.compile(r"(<!-- prints: (?P<command>[^>]+?) -->\n```text\n)(?P<text>.*?)```", re.DOTALL)
PAGES = sorted(path for path in DOCS.glob("*.md") if "<!-- prints:" in path.read_text("utf-8"))
FILES = {
    "people.yml": "ada: {name: Ada Lovelace}\nbo: {name: Bo Li}\n",
    "projects.yml": "apollo: {name: Apollo}\n",
    "notes/2026-09-02-steering.md": (
        "---\nproject: apollo\ndecider: ada\nadvisors: [bo]\npurpose: Settle the year\n---\n\n"
        "# Steering\n\n## Hosting\n\n"
        "- Decision: we rent our machines [revisit:: 2027-03-01] 🆔 d7k2\n\n## On call\n\n"
        "- Decision: nobody is on call alone [by:: bo] [revisit:: 2026-11-01] 🆔 d3f8\n"
    ),
    "notes/2026-11-04-steering.md": (
        "---\nproject: apollo\ndecider: ada\nadvisors: [bo]\npurpose: Look at the bill\n---\n\n"
        "# Steering\n\n## Hosting\n\n"
        "- Decision: we buy what runs all day [by:: ada] [supersedes:: d7k2] 🆔 d9q4\n\n"
        "## Regions\n\n- Decision: two regions instead of one [status:: proposed] 🆔 d8m3\n"
    ),
}


def printed(command: str) -> str:
    """What the command prints in that notebook on 24 November 2026."""
    words = [*command.split(), "--date", "2026-11-24"]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_commands_print(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    for path, content in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf-8")
    if request.config.getoption("--update-docs"):
        text = PRINTS.sub(lambda found: f"{found[1]}{printed(found['command'])}```", text)
        page.write_text(text, encoding="utf-8")

    shown = {found["command"]: found["text"] for found in PRINTS.finditer(text)}

    assert shown == {command: printed(command) for command in shown}
    assert len(shown) == text.count("<!-- prints:")
