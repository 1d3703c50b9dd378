"""Near misses: which known name a mistyped one was probably meant to be; only ever proposed."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from meetgen.index.names import key_of
from meetgen.model.slug import slug_of

SHORTEST = 4  # `adaa` may be `adah`; of three letters too much is near
LONGEST = 48


@lru_cache(maxsize=1 << 14)
def _compact(text: str) -> str:
    """Without what people leave out: `O'Neall, Gary` and `gary-oneall` keep letters only."""
    return slug_of(key_of(text)[:LONGEST]).replace("-", "")


def _shortened(key: str) -> Iterator[str]:
    yield key
    for at in range(len(key)):
        yield key[:at] + key[at + 1 :]


class NearMisses:
    """Finds known names one letter away: one more, one less, another one, or two swapped.

    Built when first asked, in time linear in the names: each is filed under itself less any one
    letter.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """From (name, what to propose for it)."""
        self._names: Iterable[tuple[str, str]] | None = names
        self._filed: dict[str, set[str]] = {}
        self._proposals: dict[str, str] = {}
        self._known: dict[str, str | None] = {}

    def proposal(self, name: str) -> str | None:
        """What `name` was probably meant to be, if exactly one thing is that near."""
        if self._names is not None:
            self._file(self._names)
            self._names = None
        key = _compact(name)
        if key not in self._known:
            self._known[key] = self._find(key)
        return self._known[key]

    def _file(self, names: Iterable[tuple[str, str]]) -> None:
        for name, proposal in sorted(set(names)):
            key = _compact(name)
            if len(key) >= SHORTEST and key not in self._proposals:
                self._proposals[key] = proposal
                for short in _shortened(key):
                    self._filed.setdefault(short, set()).add(key)

    def _find(self, key: str) -> str | None:
        if len(key) < SHORTEST:
            return None
        if key in self._proposals:
            return self._proposals[key]
        near = {
            known
            for short in _shortened(key)
            for known in self._filed.get(short, ())
            if is_one_step(key, known)
        }
        proposals = {self._proposals[known] for known in near}
        return proposals.pop() if len(proposals) == 1 else None


def is_one_step(one: str, other: str) -> bool:
    """Whether one letter added, dropped, changed, or two neighbours swapped, make `other`."""
    if one == other:
        return False
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    return (
        one[start : start + 2] == other[start : start + 2][::-1]
        and one[start + 2 :] == other[start + 2 :]
    )


def near_keys(keys: Mapping[str, tuple[str, ...]]) -> NearMisses:
    """Near misses of names of one kind; what is proposed is a slug or handle."""
    return NearMisses((key, slugs[0]) for key, slugs in keys.items() if len(slugs) == 1)


def distance_up_to(one: str, other: str, most: int) -> bool:
    """Whether at most `most` letters added, dropped or changed make `other` of `one`."""
    if abs(len(one) - len(other)) > most:
        return False
    row = {at: at for at in range(min(len(other), most) + 1)}
    far = most + 1
    for line, letter in enumerate(one, start=1):
        low, high = max(0, line - most), min(len(other), line + most)
        above, row = row, {}
        for at in range(low, high + 1):
            step = above.get(at, far) + 1
            if at > 0:
                changed = above.get(at - 1, far) + (letter != other[at - 1])
                step = min(step, changed, row.get(at - 1, far) + 1)
            row[at] = step
        if min(row.values()) > most:
            return False
    return row.get(len(other), far) <= most
