"""Fuzz a target with Atheris: `python -m tests.fuzz.run calendar --minutes 10`.

Atheris is none of the pinned tools: `pip install atheris` where it is wanted (CPython 3.11 to 3.13
on Linux). What it finds goes as a file into `tests/data/fuzz/<target>/`, where the test suite tries
it from then on.
"""

import argparse
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Run one target until the time is over; a find ends it and is written where we stand."""
    import atheris

    with atheris.instrument_imports(include=["meetgen"]):
        from tests.fuzz.targets import SEEDS, TARGETS

    parser = argparse.ArgumentParser()
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--minutes", type=float, default=10)
    asked = parser.parse_args()
    cases = Path(__file__).parents[1] / "data" / "fuzz" / asked.target
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(SEEDS[asked.target]):
            (Path(folder) / f"seed{number}").write_bytes(seed)
        options = [f"-max_total_time={int(asked.minutes * 60)}", "-timeout=20", "-max_len=4096"]
        known = [str(cases)] if cases.is_dir() else []
        atheris.Setup([sys.argv[0], *options, folder, *known], TARGETS[asked.target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
