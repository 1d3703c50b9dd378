"""Names as they are compared: keys, the parts of a full name, and what each leads to."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from meetgen.model.slug import name_key
from meetgen.parsing.vocabulary import is_group_word

HANDLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")  # "ada-l"; not "Ada Lovelace" or "@ada"
SEPARATORS = re.compile(r"[-._]+")  # "ada-l" and "ada.l"; not "ada l"
EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")  # "ada@example.org"; not "@ada"
INITIALS = re.compile(r"[^\W\d_]{1,3}[A-ZÀ-ÖØ-Þ]")  # "AL", "eP", "MdJ"; not "Al" or "A"
LONGEST_INITIALS = 8  # "A. B. C."
FULL_NAME_WORDS = (2, 5)  # fewer is a first name, more is a sentence
PARTICLES = frozenset(
    {"al", "bin", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "ibn"}
    | {"la", "le", "ten", "ter", "van", "von", "y", "zu"}
)
LONGEST_NAME = 80

key_of = lru_cache(maxsize=1 << 16)(name_key)


@lru_cache(maxsize=1 << 16)
def is_full_name(text: str) -> bool:
    """Whether `text` has a first and a last name: `Ada Lovelace`, `Ludwig van Beethoven`."""
    return " " in text.strip() and any(c.isalpha() for c in text) and "@" not in text


def is_handle(text: str) -> bool:
    """Whether `text` can be somebody's handle: `ada-l`, `ada.l`, `ada`."""
    return HANDLE.fullmatch(text) is not None and not text.isdigit()


def is_email(text: str) -> bool:
    """Whether `text` is an e-mail address."""
    return "@" in text and EMAIL.fullmatch(text) is not None


def reads_as_person(text: str) -> bool:
    """Whether an explicit owner is written as one person: a handle or a full name.

    `the legal team`, `somebody from sales` and `everyone` are not.
    """
    if is_group_word(text) or len(text) > LONGEST_NAME:
        return False
    if is_handle(text):
        return True
    words = text.split()
    least, most = FULL_NAME_WORDS
    if not least <= len(words) <= most or is_group_word(words[-1]):
        return False
    return all(word[0].isupper() or word in PARTICLES for word in words) and is_full_name(text)


@lru_cache(maxsize=1 << 16)
def short_forms(name: str) -> tuple[str, ...]:
    """How the person is called where all know whom is meant, as keys; initials as `=al`.

    `Ada Lovelace` -> `ada`, `lovelace`, `ada l`, `a lovelace`, `=al`.
    """
    words = SEPARATORS.sub(" ", key_of(name)).replace("'", "").split()
    if not words:
        return ()
    if len(words) == 1:
        return (words[0],)
    first, last = words[0], words[-1]
    forms = {first, last, f"{first} {last[0]}", f"{first[0]} {last}", f"{first} {last}"}
    forms |= {f"={first[0]}{last[0]}", "=" + "".join(word[0] for word in words)}
    return tuple(sorted(forms))


@lru_cache(maxsize=1 << 16)
def short_form(text: str) -> str:
    """The key under which `short_forms` may have `text`: `Ada L.` -> `ada l`, `AL` -> `=al`."""
    bare = text.replace(".", " ").replace("'", "").replace("’", "").strip()
    words = bare.split()
    letters = "".join(words)
    is_one = len(words) == 1 or len(letters) == len(words)
    if is_one and INITIALS.fullmatch(letters) and len(text) <= LONGEST_INITIALS:
        return "=" + key_of(letters)
    return SEPARATORS.sub(" ", key_of(bare))


def keyed(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """What each name leads to, by key: from (name, slug) pairs; more than one is a doubt."""
    found: dict[str, set[str]] = {}
    for name, slug in pairs:
        if key := key_of(name):
            found.setdefault(key, set()).add(slug)
    return {key: tuple(sorted(slugs)) for key, slugs in found.items()}


def readable(stem: str) -> str:
    """A file name or slug as words: `platform-weekly` -> `Platform weekly`."""
    words = " ".join(re.sub(r"[-_]+", " ", stem).split())
    return words[:1].upper() + words[1:]
