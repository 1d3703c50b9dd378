"""Keys of the front matter: set or added with the fewest bytes changed."""

from meetgen.editing.original import Original, Splice
from meetgen.editing.yaml_words import yaml_value
from meetgen.errors import EditRefusedError
from meetgen.model.limits import USUAL, Limits
from meetgen.parsing.frontmatter import read_front_matter
from meetgen.parsing.frontmatter_places import FrontMatterPlaces, ValuePlace, front_matter_places
from meetgen.parsing.values import plain


def with_key(
    data: bytes, path: str, key: str, value: str | tuple[str, ...], *, limits: Limits = USUAL
) -> bytes:
    """The file `path` with `key: value` in its front matter, which is made when there is none.

    A value that is there is replaced in its own quotes; a new key goes behind the last one.
    Comments, order, quotes, byte order mark and line ends of all else stay. The value is always
    read back as text (or as a date, when it is one). Raises EditRefusedError when the front
    matter cannot be read, or the value that is there is a list or map with comments in it.
    """
    original = Original.of(data, path)
    text = original.text
    before = read_front_matter(text, path, limits)
    if not before.is_readable:
        raise EditRefusedError(f"{path}: its front matter cannot be read, so it is not changed")
    places = front_matter_places(text, path, limits)
    if places is None:
        rule = "\n" if text.strip() else ""
        splice = Splice(start=0, end=0, new=f"---\n{key}: {yaml_value(value)}\n---\n{rule}")
    elif (known := places.values.get(key)) is not None:
        if _is_said(plain(before.values[key]), value):
            return data
        splice = _replaced(text, path, known, value)
    else:
        splice = _added(text, places, key, value)
    after = original.spliced((splice,))
    _verify(data, after, path, key, limits)
    return after


def _is_said(said: object, value: str | tuple[str, ...]) -> bool:
    """Whether a value that is there says just this, whatever its notation."""
    if isinstance(value, str):
        return str(said) == value
    return isinstance(said, list) and [str(one) for one in said] == list(value)


def _replaced(text: str, path: str, known: ValuePlace, value: str | tuple[str, ...]) -> Splice:
    old = text[known.start : known.end]
    if known.style in ("|", ">") or (not known.is_scalar and "#" in old):
        line = text.count("\n", 0, known.start) + 1
        raise EditRefusedError(f"{path}:{line}: a value of several lines; change it by hand")
    new = yaml_value(value, known.style)
    if "\n" in old or known.start == known.end:
        return Splice(start=known.key_end, end=max(known.end, known.key_end), new=f" {new}")
    return Splice(start=known.start, end=known.end, new=new)


def _added(text: str, places: FrontMatterPlaces, key: str, value: str | tuple[str, ...]) -> Splice:
    pair = f"{key}: {yaml_value(value)}"
    if places.is_flow:
        comma = ", " if places.values else ""
        return Splice(start=places.start + 1, end=places.start + 1, new=pair + comma)
    # Behind the last line that says something, so that a blank line before `---` stays there.
    said = places.start + len(text[places.start : places.end].rstrip())
    at = text.find("\n", said) + 1 if said > places.start else places.start
    return Splice(start=at, end=at, new=f"{pair}\n")


def _verify(before: bytes, after: bytes, path: str, key: str, limits: Limits) -> None:
    """Nothing but the one value may read differently; else the edit is not made."""
    old, new = (
        read_front_matter(Original.of(data, path).text, path, limits) for data in (before, after)
    )
    same = {name: plain(one) for name, one in old.values.items() if name != key}
    now = {name: plain(one) for name, one in new.values.items() if name != key}
    if not new.is_readable or same != now or new.body.lstrip("\n") != old.body.lstrip("\n"):
        raise EditRefusedError(f"{path}: '{key}' cannot be set here by machine; write it by hand")
