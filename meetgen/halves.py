"""A part of some work in a second process, where there is enough of it and a second processor."""

import mmap
import os
import select
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

from meetgen.codec import DecodeError, decoder, encode

Item = TypeVar("Item")
Made = TypeVar("Made")
Tell = Callable[[int, int], None]  # called with how many are done, and of how many

FEWEST = 200  # items; below that a process costs more than it saves
AT_ONCE = 8  # items between two looks at how far the other process has come
LENGTH = 8  # bytes that tell how many follow
DONE_HERE, DONE_THERE = 0, 1  # what the two numbers in the shared memory say


def _nobody(_done: int, _total: int) -> None:
    """Whom to tell where nobody wants to know."""


def as_it_is(_item: object, made: bytes, _last: bytes) -> bytes:
    """The finish of work that is finished already."""
    return made


def in_two(
    work: Callable[[Item], bytes],
    items: Sequence[Item],
    tell: Tell = _nobody,
) -> list[bytes]:
    """`[work(item) for item in items]`, shared by two processes that meet somewhere between.

    `tell` hears now and then how far both have come, and at the end.
    """
    return Halves(work, items, as_it_is).results(tell=tell)


class Halves(Generic[Item, Made]):
    """Work that a second process begins at the back while this one may do something else.

    `work` must not depend on earlier items. `finish(item, made, last)` makes bytes of what `work`
    made, by what is known only when the results are asked for. Whatever goes wrong over there is
    done again here, where it raises.
    """

    def __init__(
        self,
        work: Callable[[Item], Made],
        items: Sequence[Item],
        finish: Callable[[Item, Made, bytes], bytes],
    ) -> None:
        self._work, self._items, self._finish = work, items, finish
        self._child = 0
        if len(items) < FEWEST or not is_second_process_possible():
            return
        self._places = memoryview(mmap.mmap(-1, 16)).cast("q")
        self._places[DONE_THERE] = len(items)
        self._reader, results = os.pipe()
        last, self._last = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(self._reader)
            os.close(self._last)
            self._work_backwards(last, results)
        os.close(results)
        os.close(last)

    def results(self, last: bytes = b"", tell: Tell = _nobody) -> list[bytes]:
        """The results in the order of the items; to be asked for once. `tell` as for `in_two`.

        Then this lets go of the items and of what worked on them, which may well hold this.
        """
        try:
            return self._results(last, tell)
        finally:
            self._items = ()
            del self._work, self._finish

    def _results(self, last: bytes, tell: Tell) -> list[bytes]:
        items = self._items
        results: list[bytes] = []
        if not self._child:
            for start in range(0, len(items), AT_ONCE):
                tell(start, len(items))
                results += self._done(items[start : start + AT_ONCE], last)
            tell(len(items), len(items))
            return results
        self._send(last)
        places = self._places
        there: list[bytes] = []
        try:
            while len(results) < places[DONE_THERE]:
                start = len(results)
                tell(start + len(items) - places[DONE_THERE], len(items))
                stop = min(start + AT_ONCE, places[DONE_THERE])
                results += self._done(items[start:stop], last)
                places[DONE_HERE] = len(results)
        finally:
            places[DONE_HERE] = len(items)  # also after an error: the other one ends
            there = _received(self._reader)
            _, status = os.waitpid(self._child, 0)
        tell(len(items), len(items))
        if status == 0:
            # Both may have done the last few.
            return results + there[len(there) - (len(items) - len(results)) :]
        return results + self._done(items[len(results) :], last)

    def abandon(self) -> None:
        """End the other process; nobody wants its results."""
        if self._child:
            self._places[DONE_HERE] = len(self._items)
            self._send(b"")
            _received(self._reader)
            os.waitpid(self._child, 0)
            self._child = 0

    def _done(self, items: Sequence[Item], last: bytes) -> list[bytes]:
        return [self._finish(item, self._work(item), last) for item in items]

    def _send(self, last: bytes) -> None:
        # With its length in front: a third process may hold the pipe open, so that it never ends.
        # The other process may have failed; then all is done here.
        with suppress(BrokenPipeError), os.fdopen(self._last, "wb") as stream:
            stream.write(len(last).to_bytes(LENGTH, "big") + last)

    def _work_backwards(self, last: int, writer: int) -> None:
        """Work from the back to where the other process is, send the results, end this process."""
        status = 1
        try:
            stop = len(self._items)
            known: bytes | None = None
            waiting: list[tuple[int, Made]] = []
            results: dict[int, bytes] = {}
            while stop > self._places[DONE_HERE]:
                start = max(stop - AT_ONCE, self._places[DONE_HERE])
                waiting += [(at, self._work(self._items[at])) for at in range(start, stop)]
                self._places[DONE_THERE] = stop = start
                if known is None and select.select([last], [], [], 0)[0]:
                    known = _sent(last)
                if known is not None:
                    self._finish_all(waiting, known, results)
            self._finish_all(waiting, _sent(last) if known is None else known, results)
            with os.fdopen(writer, "wb") as stream:
                stream.write(encode([results[at] for at in sorted(results)]))
            status = 0
        finally:
            # Whatever was raised: nothing of the parent's own clean-up may run here.
            os._exit(status)

    def _finish_all(
        self, waiting: list[tuple[int, Made]], last: bytes, results: dict[int, bytes]
    ) -> None:
        while waiting:
            at, made = waiting.pop()
            results[at] = self._finish(self._items[at], made, last)


def is_second_process_possible() -> bool:
    """Whether a copy of this process is safe to make and would get a processor."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return False
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (count or 1) > 1


def _received(reader: int) -> list[bytes]:
    """What the other process sent; empty when it sent nothing whole."""
    try:
        return _results(_whole(reader))
    except DecodeError:
        return []


def _sent(reader: int) -> bytes:
    """What `_send` sends."""
    with os.fdopen(reader, "rb") as stream:
        return stream.read(int.from_bytes(stream.read(LENGTH), "big"))


def _whole(reader: int) -> bytes:
    with os.fdopen(reader, "rb") as stream:
        return stream.read()


_results = decoder(list[bytes])
