"""How long after an edit a tool's own server shows it."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psutil

from benchmarks.measuring import ToolError, environment
from benchmarks.workplace import Workplace

EVERY = 0.005  # seconds between two looks at a page
PATIENCE = 600  # seconds for the first build
LONGEST = 60  # seconds for an edit; some watchers miss one
QUIET = 1.0  # seconds that a server is left alone before an edit


def edits(place: Workplace, pages: Sequence[str], times: int) -> Iterator[float]:
    """Seconds from saving a note until all `pages` show it, for so many edits, one by one.

    Raises ToolError when a page never shows it.
    """
    try:
        with _served(place) as address:
            for page in pages:
                _wait(f"{address}/{page}", "", PATIENCE)
            for number in range(times):
                time.sleep(QUIET)
                word = f"edit{number}of{times}"
                start = time.perf_counter()
                place.edit(f"see to {word}")
                for page in pages:
                    _wait(f"{address}/{page}", word, LONGEST)
                yield time.perf_counter() - start
    finally:
        place.undo()


@contextmanager
def _served(place: Workplace) -> Iterator[str]:
    """The tool's server, running; gives its address."""
    port = _free_port()
    process = psutil.Popen(
        [word.format(port=port) for word in place.tool.serve],
        cwd=place.folder,
        env=environment(place.cache),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        family = [process, *process.children(recursive=True)]
        for one in family:
            one.terminate()
        _, alive = psutil.wait_procs(family, timeout=5)
        for one in alive:
            one.kill()


def _wait(address: str, word: str, patience: float) -> None:
    """Come back when the page has the word. Raises ToolError when it takes too long."""
    until = time.perf_counter() + patience
    while time.perf_counter() < until:
        try:
            with urllib.request.urlopen(address, timeout=patience) as answer:  # noqa: S310
                if word in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass  # not there yet
        time.sleep(EVERY)
    raise ToolError(f"{address} never showed {word or 'anything'}")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
