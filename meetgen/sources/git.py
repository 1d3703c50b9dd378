"""What git knows of a notebook; nothing where there is no git, no repository, or no answer.

No command of ours writes, waits for a password or runs what a repository's own settings name.
"""

import datetime as dt
import io
import os
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

LONGEST = 20.0  # seconds
COMMAND = (
    "git",
    "--no-optional-locks",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "diff.external=",
    "-c",
    "log.showSignature=false",
)


RECORD, FIELD = "\x1e", "\x1f"
MOST_COMMITS = 200


class LineCommit(Struct, frozen=True, kw_only=True):
    """A commit that changed a line: when, by whom, and `text`, the line as it was then."""

    commit: str
    author: str
    when: dt.datetime
    subject: str
    text: str


def git(root: Path, *words: str) -> bytes | None:
    """What a git command prints in the folder `root`; None when it fails."""
    environment = os.environ | {"GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - a list of words, no shell
            [*COMMAND, *words],
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def git_user(root: Path) -> tuple[str, str]:
    """The name and e-mail address of who works here; empty where git has none."""
    name, email = (
        (git(root, "config", "--get", key) or b"").decode(errors="replace").strip()
        for key in ("user.name", "user.email")
    )
    return name, email


def line_history(file: Path, number: int, text: str) -> tuple[LineCommit, ...]:
    """The commits that changed a line, newest first, under whatever name the file had then.

    `number` and `text` are those of the line now. Empty where it was never committed so.
    """
    committed = git(file.parent, "show", f"HEAD:./{file.name}")
    if committed is None:
        return ()
    lines = committed.decode("utf-8", "replace").splitlines()
    same = [at for at, line in enumerate(lines, start=1) if line.rstrip() == text.rstrip()]
    if not same:
        return ()
    at = min(same, key=lambda one: abs(one - number))
    told = git(
        file.parent,
        "log",
        f"--max-count={MOST_COMMITS}",
        "-M",
        "--no-color",
        "--no-ext-diff",
        f"--format={RECORD}%h{FIELD}%aN{FIELD}%aI{FIELD}%s",
        f"-L{at},{at}:./{file.name}",
    )
    records = (told or b"").decode("utf-8", "replace").split(RECORD)[1:]
    return tuple(_line_commits(records))


def _line_commits(records: list[str]) -> Iterator[LineCommit]:
    for record in records:
        head, _, patch = record.partition("\n")
        commit, author, when, subject = head.split(FIELD, 3)
        added = [
            line[1:]
            for line in patch.split("\n")
            if line.startswith("+") and not line.startswith("+++ ")
        ]
        yield LineCommit(
            commit=commit,
            author=author,
            when=dt.datetime.fromisoformat(when),
            subject=subject,
            text=added[-1].strip() if added else "",
        )


class Commit(Struct, frozen=True, kw_only=True):
    """A commit: its short name, and when it was made."""

    name: str
    when: dt.datetime


def commit_called(root: Path, words: str) -> Commit | None:
    """The commit that git knows by a name, a branch, a tag or `HEAD~3`; None when it knows none."""
    if words.startswith("-"):
        return None
    told = git(
        root, "show", "-s", f"--format=%h{FIELD}%cI", "--end-of-options", f"{words}^{{commit}}"
    )
    if told is None:
        return None
    name, _, when = told.decode("utf-8", "replace").strip().partition(FIELD)
    return Commit(name=name, when=dt.datetime.fromisoformat(when)) if when else None


def files_at(commit: Commit, folder: Path, root: Path) -> Iterator[tuple[str, bytes]]:
    """(path from `folder`, bytes) of each plain file the commit had below `folder`, by path."""
    prefix = os.path.relpath(folder, root)
    where = "." if prefix == "." else f"./{Path(prefix).as_posix()}"
    told = git(root, "archive", "--format=tar", commit.name, "--", where)
    if told is None:
        return
    start = "" if prefix == "." else f"{Path(prefix).as_posix()}/"
    found = {}
    with tarfile.open(fileobj=io.BytesIO(told)) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isreg() else None
            if stream is not None and member.name.startswith(start):
                found[member.name.removeprefix(start)] = stream.read()
    yield from sorted(found.items())
