"""The commands as a user types them: what they print, where, and how they end."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from meetgen import __version__
from meetgen.cli.main import COMMANDS
from tests.cli.conftest import Run

NOTE = """---
series: weekly
attendees: [Ada Lovelace]
---

# Weekly

- [ ] @ada send the deck \N{CALENDAR} 2026-12-01
"""


def write(files: dict[str, str]) -> None:
    for path, text in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


def test_help_shows_examples_and_every_command(run: Run) -> None:
    result = run("--help")

    assert "Examples:" in result.stdout
    assert all(re.search(rf"^  {name} ", result.stdout, re.MULTILINE) for name in COMMANDS)
    for name in COMMANDS:
        assert re.search(r"^  Examples:$", run(name, "--help").stdout, re.MULTILINE), name


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").stdout == f"meetgen, version {__version__}\n"


def test_help_imports_nothing_of_the_library() -> None:
    program = (
        "import sys\nfrom meetgen.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([m for m in sys.modules if m in ('mkdocs', 'yaml', 'jinja2', 'icalendar', 'nh3',"
        " 'meetgen.site', 'pyromark', 'markdown')], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stderr == "[]\n"


def test_a_new_notebook_builds_strictly_at_once(run: Run) -> None:
    made = run("init", "nb", "--date", "2026-01-12")
    built = run("--config", "nb/mkdocs.yml", "build", "--strict", "--date", "2026-01-13")

    assert (made.exit_code, built.exit_code) == (0, 0), made.output + built.output
    assert Path("nb/site/2026/2026-01-12-team-weekly/index.html").is_file()
    note = Path("nb/notes/2026/2026-01-12-team-weekly.md").read_text(encoding="utf-8")
    assert "📅 2026-01-19" in note
    assert Path("nb/.gitignore").read_text(encoding="utf-8").startswith("/site/")
    checked = run("--config", "nb/mkdocs.yml", "check", "--date", "2026-01-13")
    assert (checked.exit_code, checked.stdout) == (0, "")


def test_init_leaves_alone_what_is_there(run: Run) -> None:
    write({"people.yml": "# mine\n"})
    result = run("init")

    assert Path("people.yml").read_text(encoding="utf-8") == "# mine\n"
    assert "left alone  people.yml" in result.stderr
    assert Path("mkdocs.yml").is_file()


def test_init_says_where_it_cannot_write(run: Run) -> None:
    write({"nb": "a file"})

    result = run("init", "nb/below")
    assert result.exit_code == 3
    assert "cannot be written" in result.stderr


def test_any_folder_of_markdown_builds(run: Run) -> None:
    write({"minutes/2026-11-18-weekly.md": NOTE})
    result = run("build", "minutes", "--date", "2026-11-24")

    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert result.stderr == f"The site is in {Path('site').absolute()}\n"
    assert Path("site/2026-11-18-weekly/index.html").is_file()


def test_a_folder_can_hold_its_own_site(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"minutes/2026-11-18-weekly.md": NOTE})
    monkeypatch.chdir("minutes")

    for _ in range(2):
        assert run("build", "--strict", "--date", "2026-11-24").exit_code == 0
    assert Path("site/2026-11-18-weekly/index.html").is_file()
    assert not Path("site/site").exists()


def test_a_notebook_without_configuration_has_its_registers_beside_the_notes(run: Run) -> None:
    write({"nb/notes/2026-11-18-weekly.md": NOTE, "nb/people.yml": "ada:\n  name: Ada L\n"})

    for words in (("--notes", "nb/notes", "export", "json"), ("export", "json", "nb")):
        data = json.loads(run(*words).stdout)
        assert [one["handle"] for one in data["people"] if one["name"] == "Ada L"] == ["ada"]


def test_an_export_of_what_did_not_change_makes_no_index(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"notes/2026-11-18-weekly.md": NOTE})
    words = ("--notes", "notes", "export", "json", "--date", "2026-11-24")
    first = run(*words).stdout

    def load(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("meetgen.site.load_index", load)

    assert run(*words).stdout == first != ""


def test_export_reads_the_options_of_mkdocs_yml(run: Run) -> None:
    write(
        {
            "notes/2026-11-18-weekly.md": NOTE.replace("attendees", "wer"),
            "mkdocs.yml": "docs_dir: notes\nsite_name: !ENV [NOSUCH, X]\nmarkdown_extensions:\n"
            "  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.x\n"
            "plugins:\n  - search\n  - meetgen:\n      keys: {wer: attendees}\n",
        }
    )
    result = run("export", "json", "--date", "2026-11-24")

    data = json.loads(result.stdout)
    assert result.stderr == ""
    assert (data["schema"], data["as_of"]) == (1, "2026-11-24")
    [note] = data["notes"]
    assert [one["name"] for one in note["attendees"]] == ["Ada Lovelace"]


def test_the_day_comes_from_the_option_then_from_the_environment(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write({"a.md": "# A\n"})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")

    assert json.loads(run("export", "json").stdout)["as_of"] == "2026-01-01"
    data = json.loads(run("export", "json", "--date", "2026-02-03").stdout)
    assert data["as_of"] == "2026-02-03"


def test_check_prints_places_that_can_be_opened_and_ends_with_one(run: Run) -> None:
    write({"nb/notes/2026-11-18-weekly.md": NOTE + "\nSee [x](gone.md).\n", "nb/people.yml": ""})
    result = run("check", "nb", "--date", "2026-11-24")

    assert result.exit_code == 1
    assert re.search(
        r"^nb/notes/2026-11-18-weekly\.md:10:5: warning\[MG040\] .+$", result.stdout, re.MULTILINE
    )
    assert re.fullmatch(r"1 notes?, \d+ findings?\n", result.stderr)
    assert run("check", "nb", "--fail-on", "error", "--date", "2026-11-24").exit_code == 0


def test_check_tells_what_made_a_note_private_by_mistake(run: Run) -> None:
    write({"2026-11-18-x.md": "---\ntitle: a: b\n---\n\n# X\n"})
    result = run("check", "--date", "2026-11-24")

    assert result.exit_code == 1
    assert "2026-11-18-x.md:2:9: error[MG001] " in result.stdout
    assert result.stderr == "1 note, 1 finding\n"


def test_check_shows_nothing_that_a_terminal_acts_upon(run: Run) -> None:
    write({"2026-11-18-x.md": "# X\n\n[a](b%1b%5d52%07%e2%80%ae.md)\n"})
    result = run("check", "--date", "2026-11-24")

    assert result.exit_code == 1
    assert "\x1b" not in result.stdout
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in result.stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("build", "nosuch"), 3),
        (("--notes", "nosuch", "check"), 3),
        (("--config", "nosuch.yml", "export", "json"), 3),
        (("--notes", "a", "--config", "b", "check"), 2),
        (("check", "--date", "24.11.2026"), 2),
        (("nosuch",), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage_and_missing_notebooks_have_codes_of_their_own(
    run: Run,
    words: tuple[str, ...],
    code: int,
) -> None:
    result = run(*words)

    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("docs_dir: [", "mkdocs.yml:2:1"),
        ("docs_dir: notes\nplugins: [{meetgen: {flavor: x}}]\n", "do you mean 'flavour'?"),
        ("- a\n", "not a mapping"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_explained(run: Run, text: str, said: str) -> None:
    write({"mkdocs.yml": text, "notes/a.md": "# A\n"})
    for words in (("export", "json"), ("check",)):
        result = run(*words)
        assert result.exit_code == 3, words
        assert said in result.stderr
    assert run("build").exit_code == 3


def test_a_strict_build_ends_with_one_where_something_is_wrong(run: Run) -> None:
    write({"2026-11-18-x.md": "# X\n\n[a](gone.md)\n"})
    result = run("build", "--strict", "--site-dir", "out")

    assert result.exit_code == 1
    assert "2026-11-18-x.md:3:1: warning[MG040]" in result.stderr
    assert run("build", "--site-dir", "out").exit_code == 0


def test_a_build_tells_of_a_search_index_that_has_grown_large(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"notes/2026-11-24-weekly.md": "# Weekly\n"})
    assert "search index" not in run("build", "--strict").stderr

    monkeypatch.setattr("meetgen.publishing.search_size.LIMIT", 10)
    result = run("build", "--strict")

    assert result.exit_code == 0
    assert "The search index has 0.0 MB" in result.stderr


def test_a_configuration_without_the_plugin_gets_it(run: Run) -> None:
    write(
        {
            "mkdocs.yml": "site_name: X\ndocs_dir: notes\ntheme: {name: mkdocs}\n",
            "notes/2026-11-18-x.md": NOTE,
        }
    )
    result = run("build", "--date", "2026-11-24")

    assert result.exit_code == 0, result.output
    assert Path("site/people/ada-lovelace/index.html").is_file()


def test_serve_follows_changes_without_mkdocs_and_rests_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write({"notes/2026-11-18-weekly.md": NOTE, "people.yml": "ada:\n  name: Ada L\n"})
    log = tmp_path / "log"
    command = [sys.executable, "-m", "meetgen", "serve", ".", "--address", "127.0.0.1:0"]
    with log.open("w", encoding="utf-8") as stream:
        server = subprocess.Popen(command, stderr=stream, cwd=tmp_path)
        try:
            assert _builds(log, 1)
            time.sleep(1.5)
            assert _count(log) == 1
            write({"people.yml": "ada:\n  name: Ada Lovelace\n"})
            assert _builds(log, 2)
            asked = log.read_text("utf-8").count("Cleaning site directory")
            write({"notes/2026-11-18-weekly.md": NOTE + "\nMore.\n"})
            assert _builds(log, 3)
            assert log.read_text("utf-8").count("Cleaning site directory") == asked
        finally:
            server.terminate()
            server.wait(10)


def _count(log: Path) -> int:
    text = log.read_text(encoding="utf-8")
    return text.count("Documentation built") + text.count("Documentation brought up to date")


def _builds(log: Path, number: int) -> bool:
    for _ in range(150):
        if _count(log) >= number:
            return True
        time.sleep(0.1)
    pytest.fail(log.read_text(encoding="utf-8"))


def test_a_schema_is_printed_as_it_is_published(run: Run) -> None:
    published = Path(__file__).parents[2] / "docs" / "schemas"

    for name in ("index", "people"):
        [file] = published.glob(f"{name}*.json")
        assert run("schema", name).stdout == file.read_text(encoding="utf-8")
    assert run("schema", "weather").exit_code == 2
