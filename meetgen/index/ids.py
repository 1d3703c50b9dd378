"""Short ids for lines that have none of their own."""

import hashlib
import re
from functools import lru_cache

from meetgen.model.slug import name_key

LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # base32, RFC 4648 section 6, in lower case
PAIRS = tuple(one + other for one in LETTERS for other in LETTERS)
MARKS = re.compile(r"[*_`~]+")  # "**send** it" gives "send it"; not "- send"
STOPS = " .;:,!"


@lru_cache(maxsize=1 << 14)
def text_key(text: str) -> str:
    """The form in which the words of an item are compared: no emphasis, no final stop."""
    return name_key(MARKS.sub("", text)).strip(STOPS)


def short_id(kind: str, note: str, text: str, taken: set[str]) -> str:
    """Six base32 characters from note and text, unique among `taken`, to which it is added.

    The same text again in the same note gets another id, in order.
    """
    key, ordinal = text_key(text), 0
    while True:
        seed = f"{kind}\0{note}\0{key}\0{ordinal}".encode("utf-8", "surrogatepass")
        number = int.from_bytes(hashlib.sha256(seed).digest()[:4], "big") >> 2
        made = PAIRS[number >> 20] + PAIRS[number >> 10 & 1023] + PAIRS[number & 1023]
        if made not in taken:
            taken.add(made)
            return made
        ordinal += 1
