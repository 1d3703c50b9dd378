"""Bars on a terminal that show how far a build has come, and how long it still takes."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

import click

from meetgen.model.progress import Progress, Stage, untold

PATIENCE = 0.5  # seconds of a stage before it gets a bar: what is quick shows none
STEPS = 100  # times that a bar is drawn at most


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """What to tell the progress to: bars on stderr, or nothing where nobody would see them move."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield untold
        return
    bars = Bars(sys.stderr, time.time)
    try:
        yield bars.tell
    finally:
        bars.finish()


class Bars:
    """One bar after the other, each for a stage that takes long."""

    def __init__(self, stream: TextIO, clock: Callable[[], float]) -> None:
        self._stream, self._clock = stream, clock
        self._stage: Stage | None = None
        self._since = 0.0
        self._told = 0
        self._bar: Any = None  # click keeps the class of its bars to itself

    def tell(self, stage: Stage, done: int, total: int) -> None:
        """Draw what has changed."""
        if stage is not self._stage:
            self.finish()
            self._stage, self._since, self._told = stage, self._clock(), done
            return
        if self._bar is None:
            if self._clock() - self._since < PATIENCE or done >= total:
                return
            self._begin(stage, total)
        self._bar.update(done - self._told)
        self._told = done

    def finish(self) -> None:
        """Leave the last bar as it is, on a line of its own."""
        if self._bar is not None:
            self._bar.render_finish()
        self._stage = self._bar = None

    def _begin(self, stage: Stage, total: int) -> None:
        self._bar = click.progressbar(
            length=total,
            label=stage.value,
            show_eta=True,
            show_pos=True,
            file=self._stream,
            update_min_steps=max(1, total // STEPS),
        )
        # What was done before the bar was there took time too.
        self._bar.start = self._bar.last_eta = self._since
