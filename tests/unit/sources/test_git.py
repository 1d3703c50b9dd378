"""What git knows: nothing where there is none, and no program that a repository names is run."""

import subprocess
from pathlib import Path

from meetgen.sources.git import commit_called, files_at, git, git_user, line_history


def test_outside_of_a_repository_git_knows_nothing(tmp_path: Path) -> None:
    assert git(tmp_path, "log") is None
    assert git(tmp_path / "gone", "log") is None


def test_the_user_is_that_of_the_repository(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for key, value in (("user.name", "Ada L"), ("user.email", "ada@example.org")):
        subprocess.run(["git", "-C", tmp_path, "config", key, value], check=True)

    assert git_user(tmp_path) == ("Ada L", "ada@example.org")


def test_a_hostile_repository_runs_nothing(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n", encoding="utf-8")
    trap.chmod(0o700)
    for key in ("core.fsmonitor", "core.pager", "diff.external"):
        subprocess.run(["git", "-C", tmp_path, "config", key, str(trap)], check=True)

    git(tmp_path, "status", "--porcelain")
    git(tmp_path, "diff", "--no-ext-diff")

    assert not (tmp_path / "sprung").exists()


def commit(folder: Path, message: str) -> None:
    subprocess.run(["git", "-C", folder, "add", "-A"], check=True)
    who = ["-c", "user.name=Ada L", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", folder, *who, "commit", "-qm", message], check=True)


def test_the_history_of_a_line_follows_its_file_to_other_names(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    old, new = tmp_path / "a.md", tmp_path / "below" / "b c.md"
    rest = "".join(f"line {number}\n" for number in range(20))
    old.write_text(f"# T\n\n- [ ] go\n\n{rest}", encoding="utf-8")
    commit(tmp_path, "raised")
    new.parent.mkdir()
    old.rename(new)
    commit(tmp_path, "renamed")
    new.write_text(f"# T\n\n- [x] go\n\n{rest}", encoding="utf-8")
    commit(tmp_path, "done")
    new.write_text(f"# T\n\nnew\n\n- [x] go\n\n{rest}", encoding="utf-8")

    found = line_history(new, 5, "- [x] go")

    assert [(one.author, one.subject, one.text) for one in found] == [
        ("Ada L", "done", "- [x] go"),
        ("Ada L", "raised", "- [ ] go"),
    ]
    assert line_history(new, 3, "never committed") == ()
    assert line_history(tmp_path / "gone.md", 3, "x") == ()


def test_the_files_of_a_commit_come_by_path_whatever_the_folder_holds_now(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    notes = tmp_path / "notes"
    (notes / "below").mkdir(parents=True)
    (notes / "b.md").write_text("old", encoding="utf-8")
    (notes / "below" / "ä c.md").write_text("x", encoding="utf-8")
    (tmp_path / "other.md").write_text("no", encoding="utf-8")
    (notes / "link.md").symlink_to("b.md")
    commit(tmp_path, "one")
    (notes / "b.md").write_text("new", encoding="utf-8")

    found = commit_called(tmp_path, "HEAD")
    assert found is not None
    assert dict(files_at(found, notes, tmp_path)) == {"b.md": b"old", "below/ä c.md": b"x"}
    assert set(dict(files_at(found, tmp_path, tmp_path))) >= {"other.md", "notes/b.md"}
    assert commit_called(tmp_path, "nosuch") is None
    assert commit_called(tmp_path, "--output=x") is None
