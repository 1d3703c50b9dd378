"""A part of some work in a second process, where there is enough of it and a second processor."""

import mmap
import os
import pickle
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEWEST = 200  # items; below that a process costs more than it saves
AT_ONCE = 8  # items between two looks at how far the other process has come
DONE_HERE, DONE_THERE = 0, 1  # what the two numbers in the shared memory say


def in_two(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """`[work(item) for item in items]`, shared by two processes that meet somewhere between.

    This process begins at the front, its copy at the back. `work` must not depend on earlier
    items; results travel by pickle from a copy of this very program. Whatever goes wrong over
    there is done again here, where it raises.
    """
    if len(items) < FEWEST or not is_second_process_possible():
        return [work(item) for item in items]
    shared = mmap.mmap(-1, 16)
    places = memoryview(shared).cast("q")
    places[DONE_THERE] = len(items)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work_backwards(work, items, places, writer)
    os.close(writer)
    results: list[Result] = []
    pieces: list[list[Result]] = []
    try:
        while len(results) < places[DONE_THERE]:
            start = len(results)
            stop = min(start + AT_ONCE, places[DONE_THERE])
            results += [work(item) for item in items[start:stop]]
            places[DONE_HERE] = len(results)
    finally:
        places[DONE_HERE] = len(items)  # also after an error: the other one ends
        pieces = _received(reader)
        _, status = os.waitpid(child, 0)
    if status == 0:
        there = [result for piece in reversed(pieces) for result in piece]
        # Both may have done the last few.
        return results + there[len(there) - (len(items) - len(results)) :]
    return results + [work(item) for item in items[len(results) :]]


def is_second_process_possible() -> bool:
    """Whether a copy of this process is safe to make and would get a processor."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return False
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (count or 1) > 1


def _work_backwards(
    work: Callable[[Item], Result], items: Sequence[Item], places: memoryview, writer: int
) -> None:
    """Work from the back to where the other process is, send the results, end this process."""
    status = 1
    try:
        stop, pieces = len(items), []
        while stop > places[DONE_HERE]:
            start = max(stop - AT_ONCE, places[DONE_HERE])
            done = [work(item) for item in items[start:stop]]
            pieces.append(pickle.dumps(done, pickle.HIGHEST_PROTOCOL))
            places[DONE_THERE] = stop = start
        with os.fdopen(writer, "wb") as stream:
            pickle.dump(pieces, stream, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        # Whatever was raised: nothing of the parent's own clean-up may run here.
        os._exit(status)


def _received(reader: int) -> list[list[Result]]:
    """What the other process sent, in its order; empty when it sent nothing whole."""
    with os.fdopen(reader, "rb") as stream:
        data = stream.read()
    try:
        # The bytes come from a copy of this very process.
        return [pickle.loads(piece) for piece in pickle.loads(data)]  # noqa: S301
    except (EOFError, pickle.UnpicklingError):
        return []
