"""Writing: the old file or the new one, whatever fails; and no work of another writer is lost."""

import errno
import multiprocessing
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from meetgen.editing.change import Change, diff_of
from meetgen.editing.writing import locked, update, write_changes
from meetgen.errors import ConflictError, WriteError

OLD, NEW = b"old\r\n" * 1000, b"new\n" * 1000
STEPS = ("open", "fchmod", "write", "fsync", "replace")


def change(path: Path) -> Change:
    path.write_bytes(OLD)
    return Change(path=path, before=OLD, after=NEW)


def test_a_change_keeps_the_mode_and_leaves_nothing_beside(tmp_path: Path) -> None:
    made = change(tmp_path / "n.md")
    made.path.chmod(0o640)

    assert write_changes([made]) == (made.path,)
    assert made.path.read_bytes() == NEW
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [made.path]


def test_what_does_not_differ_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "n.md"
    path.write_bytes(OLD)
    before = path.stat()

    assert write_changes([Change(path=path, before=OLD, after=OLD)]) == ()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_file_that_changed_meanwhile_stops_all_of_them(tmp_path: Path) -> None:
    one, other = change(tmp_path / "a.md"), change(tmp_path / "b.md")
    other.path.write_bytes(b"somebody else")

    with pytest.raises(ConflictError, match=r"b\.md: changed meanwhile"):
        write_changes([one, other])
    assert one.path.read_bytes() == OLD
    assert other.path.read_bytes() == b"somebody else"


def test_an_editor_that_saves_at_the_last_moment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = change(tmp_path / "n.md")
    fsync = os.fsync

    def save_too(descriptor: int) -> None:
        fsync(descriptor)
        made.path.write_bytes(b"by the editor")

    monkeypatch.setattr(os, "fsync", save_too)
    with pytest.raises(ConflictError):
        write_changes([made])
    assert made.path.read_bytes() == b"by the editor"
    assert list(tmp_path.iterdir()) == [made.path]


def test_a_new_file_is_never_put_over_another(tmp_path: Path) -> None:
    path = tmp_path / "below" / "n.md"
    write_changes([Change(path=path, before=None, after=NEW)])
    assert path.read_bytes() == NEW

    with pytest.raises(ConflictError, match="is there already"):
        write_changes([Change(path=path, before=None, after=b"")])


def test_links_are_not_written_through(tmp_path: Path) -> None:
    target = tmp_path / "target.md"
    target.write_bytes(OLD)
    link = tmp_path / "link.md"
    link.symlink_to(target)

    with pytest.raises(WriteError, match="a link"):
        write_changes([Change(path=link, before=OLD, after=NEW)])
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO], ids=errno.errorcode.get)
@pytest.mark.parametrize("step", STEPS)
def test_a_failing_step_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    made = change(tmp_path / "n.md")
    real = getattr(os, step)

    def fail(*args: object, **kwargs: object) -> object:
        if step == "open" and not args[1] & os.O_CREAT:  # type: ignore[operator]
            return real(*args, **kwargs)
        raise OSError(code, os.strerror(code))

    with locked(made.path):
        pass  # the folder of locks is there
    monkeypatch.setattr("meetgen.editing.writing.locked", lambda _: memoryview(b""))
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(WriteError, match="cannot be written"):
        write_changes([made])
    monkeypatch.undo()

    assert made.path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [made.path]


KILLED = """
import os, sys
from pathlib import Path
from meetgen.editing.change import Change
from meetgen.editing.writing import write_changes
path, step, when = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
real = getattr(os, step)
def killed(*args, **kwargs):
    if step == "open" and not args[1] & os.O_CREAT or ".lock" in str(args[0]):
        return real(*args, **kwargs)
    if when == "half" and step == "write":
        real(args[0], args[1][:10])
    elif when == "after":
        real(*args, **kwargs)
    os._exit(9)
setattr(os, step, killed)
write_changes([Change(path=path, before=path.read_bytes(), after=b"new\\n" * 1000)])
"""


@pytest.mark.parametrize("when", ["before", "half", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_leaves_one_of_the_two_and_the_next_run_cleans_up(
    tmp_path: Path, step: str, when: str
) -> None:
    path = tmp_path / "n.md"
    path.write_bytes(OLD)
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), step, when], check=False)

    assert done.returncode == 9
    assert path.read_bytes() == (NEW if (step, when) == ("replace", "after") else OLD)
    write_changes([Change(path=path, before=path.read_bytes(), after=b"next")])
    assert path.read_bytes() == b"next"
    assert list(tmp_path.iterdir()) == [path]


def _count_up(path: Path, own: int, times: int) -> None:
    def add(data: bytes) -> bytes:
        lines = data.split(b"\n")
        lines[own] = str(int(lines[own] or b"0") + 1).encode()
        return b"\n".join((*lines, b"x"))

    for _ in range(times):
        update(path, add)


def test_eight_processes_lose_no_edit_of_one_file(tmp_path: Path) -> None:
    path = tmp_path / "n.md"
    path.write_bytes(b"\n" * 8)
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_count_up, args=(path, own, 200)) for own in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)

    assert [worker.exitcode for worker in workers] == [0] * 8
    lines = path.read_bytes().split(b"\n")
    assert lines[:8] == [b"200"] * 8
    assert lines.count(b"x") == 1600
    assert list(tmp_path.iterdir()) == [path]


def test_the_difference_reads_like_that_of_git(tmp_path: Path) -> None:
    one = Change(path=tmp_path / "n.md", before=b"a\r\n- [ ] b\r\nc", after=b"a\r\n- [x] b\r\nc")

    assert diff_of(one, "notes/n.md") == (
        "--- a/notes/n.md\n+++ b/notes/n.md\n@@ -1,3 +1,3 @@\n a\n-- [ ] b\n+- [x] b\n c\n"
        "\\ No newline at end of file\n"
    )
    assert diff_of(Change(path=one.path, before=None, after=b"a\n"), "n.md").startswith(
        "--- /dev/null\n+++ b/n.md\n"
    )
