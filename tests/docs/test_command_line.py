"""The help in the documentation is what the program prints."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from meetgen.cli import main
from meetgen.cli.main import COMMANDS

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"
# "<!-- help: build -->" and the block below it; not "<!-- sample: x.md -->"
HELP = re.compile(r"(<!-- help: ?(?P<command>[a-z ]*?) ?-->\n```text\n)(?P<help>.*?)```", re.DOTALL)
WIDTH = 78  # what a page shows in one line


def help_of(command: str) -> str:
    """What `meetgen COMMAND --help` prints in a terminal that is WIDTH wide."""
    result = CliRunner().invoke(
        main,
        [*command.split(), "--help"],
        prog_name="meetgen",
        max_content_width=WIDTH,
        terminal_width=WIDTH,
    )
    assert result.exit_code == 0
    return result.output


def test_the_page_shows_the_help_that_the_program_prints(request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    if request.config.getoption("--update-docs"):
        text = HELP.sub(lambda found: f"{found[1]}{help_of(found['command'])}```", text)
        PAGE.write_text(text, encoding="utf-8")

    shown = {found["command"]: found["help"] for found in HELP.finditer(text)}

    assert shown == {command: help_of(command) for command in shown}
    assert len(shown) == text.count("<!-- help:")


def test_the_page_has_the_help_of_every_command() -> None:
    text = PAGE.read_text(encoding="utf-8")
    shown = {found["command"].split(" ")[0] for found in HELP.finditer(text)}

    assert shown == {"", *COMMANDS}


@pytest.mark.parametrize("code", [0, 1, 2, 3, 4, 5])
def test_the_page_explains_every_exit_code(code: int) -> None:
    assert f"\n| {code} | " in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_works_as_the_page_says(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"_MEETGEN_COMPLETE={shell}_source meetgen" in PAGE.read_text(encoding="utf-8")
    monkeypatch.setattr("click.shell_completion.BashComplete._check_version", lambda _: None)

    result = CliRunner().invoke(
        main, prog_name="meetgen", env={"_MEETGEN_COMPLETE": f"{shell}_source"}
    )

    assert result.exit_code == 0
    assert "_meetgen_completion" in result.output
