"""The files of a built site, as bytes."""

import os
from collections.abc import Iterator
from pathlib import Path

from meetgen.model.limits import USUAL
from meetgen.sources.files import read_bytes


def read_site(site: Path, largest: int = USUAL.site_file) -> Iterator[tuple[str, bytes]]:
    """(path from the site's folder, bytes) of every file, by path; links are not followed.

    Of a larger file `largest` bytes.
    """
    found = []
    for folder, _, names in os.walk(site):
        found += [Path(folder, name) for name in names]
    for file in sorted(found):
        data = read_bytes(file, largest)
        if data is not None:
            yield file.relative_to(site).as_posix(), data
