"""A build never goes over the network: Python's own audit of sockets would tell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Raised for every look-up of a host and every connection, in forked processes too.
BLOCKED = """
import sys

def refuse(event, arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        raise SystemExit(f"NETWORK: {event} {arguments}")

sys.addaudithook(refuse)
"""
RUN = "from meetgen.cli import main\nmain(sys.argv[1:])\n"


def run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if "MEETGEN_CAL" not in name}
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment | {"NO_MKDOCS_2_WARNING": "1"},
    )


@pytest.mark.parametrize(
    "words",
    [
        ["build", "--strict"],
        ["check"],
        ["export", "json"],
        ["export", "ics"],
        ["today"],
        ["new", "-n", "--next"],
    ],
    ids=" ".join,
)
def test_no_command_but_pull_goes_over_the_network(words: list[str], tmp_path: Path) -> None:
    where = ["--site-dir", str(tmp_path)] if words[0] == "build" else []

    done = run(BLOCKED + RUN, *words, *where, "--date", "2026-11-24")

    assert "NETWORK" not in done.stderr
    assert done.returncode in (0, 1) if words == ["check"] else done.returncode == 0, done.stderr


def test_the_audit_would_tell() -> None:
    done = run(BLOCKED + "import urllib.request as u\nu.urlopen('https://localhost:9/')\n")

    assert "NETWORK: socket.getaddrinfo" in done.stderr
