"""Notes in git: edits of two people merge, a hook stops what is wrong, a digest compares."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result

Run = Callable[..., Result]
NOTE = Path("notes/2026-11-18-weekly.md")
TEXT = """---
series: weekly
---

- [ ] @ada send the deck 🆔 k3f9

- [ ] @bob call them 🆔 p7ra
- Decision: we rent
"""
DAY = ("--date", "2026-11-24")
HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


def git(*words: str) -> str:
    who = ["-c", "user.name=Ada L", "-c", "user.email=ada@example.org"]
    done = subprocess.run(["git", *who, *words], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(autouse=True)
def notebook(run: Run) -> None:
    NOTE.parent.mkdir()
    NOTE.write_text(TEXT, encoding="utf-8")
    Path("people.yml").write_text("ada: {name: Ada L}\nbob: {name: Bob R}\n", encoding="utf-8")
    git("init", "-q", "-b", "main", ".")
    git("add", ".")
    git("commit", "-qm", "notes")
    assert run("actions", *DAY).exit_code == 0


def test_two_people_who_edit_different_actions_merge_cleanly(run: Run) -> None:
    git("checkout", "-qb", "hers")
    run("done", "k3f9", *DAY)
    git("commit", "-qam", "hers")
    git("checkout", "-q", "main")
    run("due", "p7ra", "2026-12-01", *DAY)
    run("add", "buy cake", "--note", str(NOTE), *DAY)
    git("commit", "-qam", "his")
    git("merge", "-q", "hers")

    text = NOTE.read_text(encoding="utf-8")
    assert "- [x] @ada send the deck 🆔 k3f9 ✅ 2026-11-24\n" in text
    assert "- [ ] @bob call them 🆔 p7ra 📅 2026-12-01\n" in text
    assert "buy cake" in text


def test_an_edit_is_one_line_of_difference(run: Run) -> None:
    run("done", "k3f9", *DAY)

    assert git("diff", "--numstat").split() == ["1", "1", NOTE.as_posix()]


def test_a_digest_compares_the_notes_with_those_of_a_commit(run: Run) -> None:
    run("done", "k3f9", *DAY)
    NOTE.write_text(NOTE.read_text(encoding="utf-8") + "- Decision: we buy\n", encoding="utf-8")
    result = run("digest", "--since", "HEAD", *DAY)

    assert result.exit_code == 0, result.stderr
    assert "DECIDED\n- we buy  [2026-11-18 Weekly]\n" in result.stdout
    assert "DONE\n- send the deck (Ada L · 2026-11-24)  [k3f9]\n" in result.stdout
    assert run("digest", "--since", "2026-11-23", *DAY).stdout.startswith(
        "2026-11-24 What changed since 2026-11-23\n\nDONE\n"
    )
    assert run("digest", "--since", "nosuch", *DAY).exit_code == 2


def test_each_hook_is_a_command_with_options_that_exist(run: Run) -> None:
    hooks = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))

    assert [one["id"] for one in hooks] == ["meetgen-check", "meetgen-fix"]
    for one in hooks:
        program, *words = one["entry"].split()
        assert program == "meetgen"
        assert not one["pass_filenames"]
        assert run(*words, *DAY).exit_code == 0, words


def test_a_hook_stops_a_commit_with_a_broken_link_and_mends_a_date(run: Run) -> None:
    NOTE.write_text(TEXT + "\n[x](gone.md)\n", encoding="utf-8")
    check, fix = (one["entry"].split()[1:] for one in yaml.safe_load(HOOKS.read_text("utf-8")))
    assert run(*check, *DAY).exit_code == 1

    NOTE.write_text(TEXT.replace("call them", "call them due:friday"), encoding="utf-8")
    assert run(*fix, *DAY).exit_code == 0
    assert "due:2026-11-20" in NOTE.read_text(encoding="utf-8")
