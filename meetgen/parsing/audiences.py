"""Who may see what: the names of audiences as written, and whether a build is for one of them."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from msgspec.structs import replace

from meetgen.model.config import Config

PRIVATE = "private"  # for nobody; as the audience of a build: for its author, who sees everything
PUBLIC = "public"
LONGEST = 60  # characters of a name
NEAR = 0.75  # "pubic" is no audience but a slip
SEPARATOR = re.compile(r"[,;\s]+")  # "leads, board"; not "client-x"


def author_view(config: Config) -> Config:
    """The same notebook as those see it who have its files: nothing is taken out."""
    return replace(config, audience=PRIVATE)


def may_see(audiences: Iterable[str], config: Config) -> bool:
    """Whether the build's audience may see what is meant for these.

    Without an audience the build is for everybody, and shows what is public. Private wins over
    whatever stands beside it, and no audience at all is nobody.
    """
    wanted = folded(config.audience or PUBLIC)
    if wanted == PRIVATE:
        return True
    written = {folded(one) for one in audiences}
    if PRIVATE in written:
        return False
    return bool(written & {wanted, PUBLIC, *map(folded, config.audiences.get(wanted, ()))})


def named_in(text: str) -> tuple[str, ...]:
    """The audiences that a text such as `leads, board` names."""
    return tuple(one for one in SEPARATOR.split(text.strip().strip("\"'")) if one)


def is_known(name: str, config: Config) -> bool:
    """Whether an audience's name can be meant as written.

    Where the notebook lists its audiences, it is one of them; elsewhere any name is, unless it
    looks like a slip of `public` or `private`.
    """
    word = folded(name)
    known = {PUBLIC, PRIVATE, folded(config.visibility), folded(config.audience or PUBLIC)}
    if word in known or word in config.audiences:
        return True
    if config.audiences or not word or len(word) > LONGEST:
        return False
    return not any(
        SequenceMatcher(None, word, one).ratio() >= NEAR
        for one in (PUBLIC, PRIVATE, folded(config.visibility))
    )


def folded(name: str) -> str:
    """A name as it is compared."""
    return name.strip().casefold()
