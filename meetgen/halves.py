"""A part of some work in a second process, where there is enough of it and a second processor."""

import mmap
import os
import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from meetgen.codec import DecodeError, decoder, encode

Item = TypeVar("Item")
Tell = Callable[[int, int], None]  # called with how many are done, and of how many

FEWEST = 200  # items; below that a process costs more than it saves
AT_ONCE = 8  # items between two looks at how far the other process has come
DONE_HERE, DONE_THERE = 0, 1  # what the two numbers in the shared memory say


def _nobody(_done: int, _total: int) -> None:
    """Whom to tell where nobody wants to know."""


def in_two(
    work: Callable[[Item], bytes],
    items: Sequence[Item],
    tell: Tell = _nobody,
) -> list[bytes]:
    """`[work(item) for item in items]`, shared by two processes that meet somewhere between.

    `tell` hears now and then how far both have come, and at the end.
    """
    return Halves(work, items).results(tell)


class Halves(Generic[Item]):
    """Work that a second process begins at the back while this one may do something else.

    `work` must not depend on earlier items. Whatever goes wrong over there is done again here,
    where it raises.
    """

    def __init__(self, work: Callable[[Item], bytes], items: Sequence[Item]) -> None:
        self._work, self._items = work, items
        self._child = 0
        if len(items) < FEWEST or not is_second_process_possible():
            return
        self._places = memoryview(mmap.mmap(-1, 16)).cast("q")
        self._places[DONE_THERE] = len(items)
        self._reader, writer = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(self._reader)
            self._work_backwards(writer)
        os.close(writer)

    def results(self, tell: Callable[[int, int], None] = lambda _done, _total: None) -> list[bytes]:
        """The results in the order of the items; to be asked for once. `tell` as for `in_two`."""
        work, items = self._work, self._items
        results: list[bytes] = []
        if not self._child:
            for start in range(0, len(items), AT_ONCE):
                tell(start, len(items))
                results += [work(item) for item in items[start : start + AT_ONCE]]
            tell(len(items), len(items))
            return results
        places = self._places
        there: list[bytes] = []
        try:
            while len(results) < places[DONE_THERE]:
                start = len(results)
                tell(start + len(items) - places[DONE_THERE], len(items))
                stop = min(start + AT_ONCE, places[DONE_THERE])
                results += [work(item) for item in items[start:stop]]
                places[DONE_HERE] = len(results)
        finally:
            places[DONE_HERE] = len(items)  # also after an error: the other one ends
            there = _received(self._reader)
            _, status = os.waitpid(self._child, 0)
        tell(len(items), len(items))
        if status == 0:
            # Both may have done the last few.
            return results + there[len(there) - (len(items) - len(results)) :]
        return results + [work(item) for item in items[len(results) :]]

    def abandon(self) -> None:
        """End the other process; nobody wants its results."""
        if self._child:
            self._places[DONE_HERE] = len(self._items)
            _received(self._reader)
            os.waitpid(self._child, 0)
            self._child = 0

    def _work_backwards(self, writer: int) -> None:
        """Work from the back to where the other process is, send the results, end this process."""
        status = 1
        try:
            work, items, places = self._work, self._items, self._places
            stop = len(items)
            pieces: list[list[bytes]] = []
            while stop > places[DONE_HERE]:
                start = max(stop - AT_ONCE, places[DONE_HERE])
                pieces.append([work(item) for item in items[start:stop]])
                places[DONE_THERE] = stop = start
            with os.fdopen(writer, "wb") as stream:
                stream.write(encode([result for piece in reversed(pieces) for result in piece]))
            status = 0
        finally:
            # Whatever was raised: nothing of the parent's own clean-up may run here.
            os._exit(status)


def is_second_process_possible() -> bool:
    """Whether a copy of this process is safe to make and would get a processor."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return False
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (count or 1) > 1


def _received(reader: int) -> list[bytes]:
    """What the other process sent; empty when it sent nothing whole."""
    with os.fdopen(reader, "rb") as stream:
        data = stream.read()
    try:
        return _results(data)
    except DecodeError:
        return []


_results = decoder(list[bytes])
