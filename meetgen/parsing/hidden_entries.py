"""Entries of registers that are kept from the audience of a build: the register without them."""

from collections.abc import Iterable, Iterator

from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.source import SourceFile
from meetgen.parsing.audiences import PRIVATE, folded, is_known, may_see
from meetgen.parsing.frontmatter import read_yaml
from meetgen.parsing.values import Value, plain

Read = tuple[Value | None, tuple[Diagnostic, ...]]


def read_visible_yaml(file: SourceFile, config: Config) -> Read:
    """The register's document with the entries that the build's audience may see.

    The lines of the others are taken out and the rest is read anew, so that not even the number of
    a line tells of them. Entries that share lines with others, and those within another, such as
    one concern of a team, are only left out.
    """
    if "visibility" not in file.text.casefold() and "private" not in file.text.casefold():
        return read_yaml(file.text, file.path, config.limits)
    root, problems = read_yaml(file.text, file.path, config.limits)
    entries = _entries_of(root)
    shown = [(key, value) for key, value in entries if _is_visible(value, config)]
    if root is None:
        return None, problems
    if len(shown) == len(entries):
        return _pruned(root, config), problems
    text = _without(file.text, entries, {id(value) for _, value in shown})
    again, found = read_yaml(text, file.path, config.limits)
    if again is not None and _names(again) == _names(root, {id(value) for _, value in shown}):
        return _pruned(again, config), found
    left = dict(shown) if isinstance(root.data, dict) else [value for _, value in shown]
    return _pruned(root._replace(data=left), config), ()


def _pruned(value: Value, config: Config) -> Value:
    """The value without the maps in it, at any depth, that the audience may not see."""
    if isinstance(value.data, dict):
        return value._replace(
            data={
                key: _pruned(one, config)
                for key, one in value.data.items()
                if _is_visible(one, config)
            }
        )
    if isinstance(value.data, list):
        kept = [_pruned(one, config) for one in value.data if _is_visible(one, config)]
        return value._replace(data=kept)
    return value


def hidden_uids(
    files: Iterable[SourceFile], config: Config, keys: tuple[str, ...]
) -> Iterator[str]:
    """What the hidden entries of series.yml call their events: these are hidden as well."""
    for file in files:
        if file.path.rpartition("/")[2].startswith("series."):
            root, _ = read_yaml(file.text, file.path, config.limits)
            for _, value in _entries_of(root):
                if not _is_visible(value, config):
                    yield from _texts(value, keys)


def _texts(value: Value, keys: tuple[str, ...]) -> Iterator[str]:
    entry = value.data if isinstance(value.data, dict) else {}
    for key, one in entry.items():
        if folded(key) in keys:
            for text in one.data if isinstance(one.data, list) else (one,):
                if text.text.strip():
                    yield text.text.strip()


def _names(root: Value, among: set[int] | None = None) -> list[str]:
    """The keys of the entries, of a list their words; only of those `among`, where that is said."""
    return [
        key if isinstance(root.data, dict) else repr(plain(value))
        for key, value in _entries_of(root)
        if among is None or id(value) in among
    ]


def _entries_of(root: Value | None) -> list[tuple[str, Value]]:
    if root is not None and isinstance(root.data, dict):
        return list(root.data.items())
    if root is not None and isinstance(root.data, list):
        return [(str(at), value) for at, value in enumerate(root.data)]
    return []


def _is_visible(value: Value, config: Config) -> bool:
    """Whether an entry says nothing of who may see it, or what it says lets the audience."""
    if not isinstance(value.data, dict):
        return True
    for key, one in value.data.items():
        name = folded(key)
        if name == PRIVATE and one.data is not False and not may_see((PRIVATE,), config):
            return False
        if name == "visibility":
            texts = one.data if isinstance(one.data, list) else (one,)
            names = [part for text in texts for part in str(text.text).split(",")]
            is_clear = all(is_known(part, config) for part in names)
            if not may_see(names if is_clear else (PRIVATE,), config):
                return False
    return True


def _without(text: str, entries: list[tuple[str, Value]], shown: set[int]) -> str:
    """The text without the lines from each hidden entry's first to that of the next entry."""
    lines = text.split("\n")
    starts = [value.line - 1 for _, value in entries]
    kept = lines[: starts[0]]
    for (_, value), start, end in zip(entries, starts, [*starts[1:], len(lines)], strict=True):
        if id(value) in shown:
            kept += lines[start:end]
    return "\n".join(kept)
