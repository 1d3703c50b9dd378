"""Where the corpora's calendars are; they are no part of the project."""

import os
from pathlib import Path

BESIDE = Path(__file__).parents[3].parent / "shared" / "corpora"
FOLDER = Path(os.environ.get("MEETGEN_CORPORA", BESIDE))
FILES = sorted(FOLDER.rglob("*.ics")) if FOLDER.is_dir() else []
