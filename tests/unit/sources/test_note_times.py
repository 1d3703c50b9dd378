"""When notes were changed: by git where it knows, by the file where it does not."""

import datetime as dt
import os
import subprocess
from pathlib import Path

from meetgen.model.config import Config
from meetgen.sources.note_times import note_times

COMMITTED = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
TOUCHED = dt.datetime(2026, 2, 2, tzinfo=dt.UTC)
NAMES = ("a.md", "2026/b c.md", "é.md")


def notebook(folder: Path) -> Config:
    for name in NAMES:
        path = folder / "notes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# x\n", encoding="utf-8")
        os.utime(path, (TOUCHED.timestamp(), TOUCHED.timestamp()))
    return Config(root=folder, notes_dir=folder / "notes")


def git(folder: Path, *words: str) -> None:
    when = str(int(COMMITTED.timestamp()))
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words],
        cwd=folder,
        check=True,
        capture_output=True,
        env=os.environ | {"GIT_COMMITTER_DATE": f"{when} +0200", "GIT_AUTHOR_DATE": when},
    )


def test_without_git_it_is_the_time_of_the_file(tmp_path: Path) -> None:
    config = notebook(tmp_path)

    assert note_times(config, NAMES) == dict.fromkeys(NAMES, TOUCHED)


def test_a_committed_note_has_the_time_of_its_commit_until_it_is_changed(tmp_path: Path) -> None:
    config = notebook(tmp_path)
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "notes")
    assert note_times(config, NAMES) == dict.fromkeys(NAMES, COMMITTED)

    for name in NAMES[1:]:
        path = tmp_path / "notes" / name
        path.write_text("# changed\n", encoding="utf-8")
        os.utime(path, (TOUCHED.timestamp(), TOUCHED.timestamp()))
    assert note_times(config, NAMES) == dict(zip(NAMES, (COMMITTED, TOUCHED, TOUCHED), strict=True))


def test_nothing_is_later_than_the_latest(tmp_path: Path) -> None:
    config = notebook(tmp_path)

    assert note_times(config, ["a.md"], latest=COMMITTED) == {"a.md": COMMITTED}


def test_a_note_that_is_gone_has_no_time(tmp_path: Path) -> None:
    assert note_times(notebook(tmp_path), ["gone.md"]) == {}
