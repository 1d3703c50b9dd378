"""The old site stays until the new one is complete, whatever happens to a build."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.hostile.conftest import meetgen, write
from tests.plugin.test_audiences import tree

CONFIG = "site_name: X\ndocs_dir: notes\ntheme: {name: mkdocs}\nplugins: [search, meetgen]\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A notebook whose site is built, and with one more note since then."""
    write(tmp_path, {"notes/2026-11-18-x.md": "# Old\n", "mkdocs.yml": CONFIG})
    assert meetgen("build", "--date", "2026-11-24", folder=tmp_path).returncode == 0
    write(tmp_path, {"site/.nojekyll": "", "notes/2026-11-19-y.md": "# New\n"})
    return tmp_path


def leftovers(book: Path) -> list[str]:
    return [path.name for path in book.iterdir() if path.name.startswith(".site.")]


def with_hook(book: Path, code: str) -> None:
    write(book, {"hook.py": code, "mkdocs.yml": f"{CONFIG}hooks: [hook.py]\n"})


@pytest.mark.parametrize(
    "code",
    [
        "def on_post_build(config): raise SystemExit(9)\n",
        "def on_post_page(output, page, config): raise ValueError('broken plugin')\n",
        "def on_post_build(config): raise OSError(28, 'No space left on device')\n",
    ],
    ids=["exit", "broken-plugin", "disk-full"],
)
def test_a_build_that_fails_leaves_the_old_site(book: Path, code: str) -> None:
    before = tree(book / "site")
    with_hook(book, code)
    done = meetgen("build", "--date", "2026-11-24", folder=book)

    assert done.returncode != 0
    assert tree(book / "site") == before
    assert leftovers(book) == []


def test_a_strict_build_that_is_refused_leaves_the_old_site(book: Path) -> None:
    before = tree(book / "site")
    write(book, {"notes/2026-11-19-y.md": "# New\n\n[x](nowhere.md)\n"})

    assert meetgen("build", "--strict", "--date", "2026-11-24", folder=book).returncode == 1
    assert tree(book / "site") == before


def test_a_build_that_is_killed_leaves_the_old_site_and_the_next_one_clears_up(book: Path) -> None:
    before = tree(book / "site")
    with_hook(book, "import time\ndef on_post_build(config): time.sleep(60)\n")
    command = [sys.executable, "-m", "meetgen", "build", "--date", "2026-11-24"]
    with subprocess.Popen(command, cwd=book, stderr=subprocess.DEVNULL) as process:
        for _ in range(300):
            if list(book.glob(".site.*.new/2026-*/index.html")):
                break
            time.sleep(0.1)
        os.kill(process.pid, signal.SIGKILL)
    assert tree(book / "site") == before

    write(book, {"mkdocs.yml": CONFIG})
    assert meetgen("build", "--date", "2026-11-24", folder=book).returncode == 0
    assert (book / "site" / "2026-11-19-y" / "index.html").is_file()
    assert (book / "site" / ".nojekyll").is_file()
    assert leftovers(book) == []


def test_two_builds_at_once_both_end_with_a_whole_site(book: Path) -> None:
    command = [sys.executable, "-m", "meetgen", "build", "--date", "2026-11-24"]
    both = [subprocess.Popen(command, cwd=book, stderr=subprocess.PIPE) for _ in range(2)]
    said = [(one.communicate()[1], one.returncode) for one in both]
    together = tree(book / "site")
    (book / "site" / ".nojekyll").unlink(missing_ok=True)
    alone = meetgen("build", "--date", "2026-11-24", "--site-dir", "alone", folder=book)

    assert 0 in [code for _, code in said], said
    assert alone.returncode == 0
    assert {k: v for k, v in together.items() if k != ".nojekyll"} == tree(book / "alone")


def test_a_folder_in_which_nothing_can_be_written_is_told(book: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write anywhere")
    (book / "site").chmod(0o500)
    book.chmod(0o500)
    done = meetgen("build", "--date", "2026-11-24", folder=book)
    book.chmod(0o700)

    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_a_build_writes_nothing_below_the_notes(book: Path) -> None:
    def state() -> dict[str, tuple[int, int]]:
        return {
            path.as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
            for path in (book / "notes").rglob("*")
        }

    before = state()
    meetgen("build", "--date", "2026-11-24", folder=book)
    meetgen("check", folder=book)

    assert state() == before
