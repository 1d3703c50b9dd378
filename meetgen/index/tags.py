"""Tags of known projects and concerns, which lists name beside the words and not in them."""

from meetgen.index.index import Index
from meetgen.index.names import key_of
from meetgen.parsing.links import TAG


def known_tags(index: Index) -> frozenset[str]:
    """The tags that lead somewhere, by key; to be asked for with `index.once`."""
    aliases = (alias for one in index.concerns.values() for alias in one.aliases)
    return frozenset((*index.projects, *index.concerns, *map(key_of, aliases)))


def without_tags(text: str, known: frozenset[str]) -> str:
    """`text` without the `known` tags: `buy it #apollo` -> `buy it`."""
    if "#" not in text:
        return text
    kept = TAG.sub(lambda tag: "" if key_of(tag[1]) in known else tag[0], text)
    return " ".join(kept.split()) if kept != text else text
