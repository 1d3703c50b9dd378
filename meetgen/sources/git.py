"""What git knows of a notebook; nothing where there is no git, no repository, or no answer.

No command of ours writes, waits for a password or runs what a repository's own settings name.
"""

import os
import subprocess
from pathlib import Path

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
