"""A baseline: the findings that an old notebook had when it began to be checked."""

import json
from collections.abc import Iterable

from meetgen.errors import ConfigError
from meetgen.exports.finding_formats import fingerprints
from meetgen.model.diagnostic import Diagnostic

VERSION = 1


def write_baseline(found: Iterable[Diagnostic]) -> str:
    """The findings as JSON, one line each so that it merges well; sorted by file and code."""
    keys = fingerprints(found)
    rows = sorted((one.location.path, one.code, key) for one, key in keys.items())
    lines = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
    body = f"[\n{lines}\n ]" if rows else "[]"
    return f'{{"baseline": {VERSION},\n "findings": {body}}}\n'


def without_known(found: Iterable[Diagnostic], text: str, name: str) -> tuple[Diagnostic, ...]:
    """The findings that a baseline does not have. Raises ConfigError for what is none."""
    try:
        data = json.loads(text)
        known = {key for _, _, key in data["findings"]} if data["baseline"] == VERSION else None
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{name}: not a baseline (write one with --write-baseline)") from error
    if known is None:
        raise ConfigError(f"{name}: a baseline of another version (write it anew)")
    found = tuple(found)
    keys = fingerprints(found)
    return tuple(one for one in found if keys[one] not in known)
