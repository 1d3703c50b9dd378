"""What a command takes: seconds, and memory of all its processes together."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

EVERY = 0.02  # seconds between two looks at the memory
MEBIBYTE = 1024 * 1024


class ToolError(Exception):
    """A tool ended with an error; the text is what it said."""


def environment(cache: Path) -> Mapping[str, str]:
    """What tools find in their environment: caches that are theirs alone."""
    own = {
        "MEETGEN_CACHE_DIR": str(cache),
        "XDG_CACHE_HOME": str(cache),
        "NO_MKDOCS_2_WARNING": "1",
    }
    return {**os.environ, **own}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seconds:
    """What a command took by the clock, and of all processors together.

    Where others use the machine too, the processors' seconds say more than the clock's.
    """

    clock: float
    processors: float


def seconds(command: Sequence[str], folder: Path, cache: Path) -> Seconds:
    """What the whole command takes, with the processes that it starts. Raises ToolError."""
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(
        command, cwd=folder, env=environment(cache), capture_output=True, check=False
    )
    took, after = time.perf_counter() - start, os.times()
    if done.returncode:
        said = (done.stderr or done.stdout).decode(errors="replace").strip()
        raise ToolError(f"{Path(command[0]).name} ended with {done.returncode}: {said[-2000:]}")
    user = after.children_user - before.children_user
    system = after.children_system - before.children_system
    return Seconds(clock=took, processors=user + system)


def peak_memory(command: Sequence[str], folder: Path, cache: Path) -> float:
    """The most MiB that the process and those below it had at once.

    Looking takes time of its own, so that such a run is never one whose seconds count.
    """
    process = psutil.Popen(
        command,
        cwd=folder,
        env=environment(cache),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, _held(process))
        time.sleep(EVERY)
    return peak / MEBIBYTE


def _held(process: psutil.Process) -> int:
    """Bytes that a process and those below it hold now; what they share counts once."""
    try:
        held = [one.memory_full_info() for one in (process, *process.children(recursive=True))]
    except psutil.Error:
        return 0  # one of them has just ended
    return sum(one.uss for one in held) + max(one.rss - one.uss for one in held)
