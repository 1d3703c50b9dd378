"""A search index on disk is renewed piece by piece, or not at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_meetgen.search_file import SEARCH_INDEX, SearchShape, search_index

HEAD = b'{"config":{"lang":["de"]},"docs":['
PIECES = {"a.md": b'{"x":"a"}', "b.md": b"", "c.md": b'{"x":"e"},{"x":"c"}', "d.md": b'{"x":"d"}'}
uris = st.sampled_from(["a.md", "b.md", "c.md", "d.md", "new.md"])
texts = st.sampled_from([b"", b'{"x":"a"}', b'{"x":"u"}', b'{"x":"d"},{"y":[1]}'])


def written(site: Path, pieces: dict[str, bytes], head: bytes = HEAD) -> Path:
    file = site / SEARCH_INDEX
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(search_index(head, pieces))
    return file


@given(before=st.dictionaries(uris, texts), changed=st.dictionaries(uris, texts), data=st.data())
def test_it_becomes_the_index_of_the_new_entries(
    before: dict[str, bytes],
    changed: dict[str, bytes],
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    site = tmp_path_factory.mktemp("site")
    file = written(site, before)
    order = data.draw(st.permutations([*(before | changed)]))
    order = order[: data.draw(st.integers(0, len(order)))]
    now = {uri: changed[uri] if uri in changed else before[uri] for uri in order}

    found = SearchShape.of(HEAD, before).renewed(site, changed, order)

    assert found is not None
    shape, content = found
    assert shape == SearchShape.of(HEAD, now)
    assert (content or file.read_bytes()) == search_index(HEAD, now)


def test_a_file_that_is_not_as_known_is_left_to_mkdocs(tmp_path: Path) -> None:
    shape, order = SearchShape.of(HEAD, PIECES), [*PIECES]
    change = {"a.md": b"{}"}

    assert shape.renewed(tmp_path, change, order) is None
    written(tmp_path, PIECES, head=HEAD.replace(b"de", b"en"))
    assert shape.renewed(tmp_path, change, order) is None
    file = written(tmp_path, PIECES)
    file.write_bytes(file.read_bytes() + b" ")
    assert shape.renewed(tmp_path, change, order) is None


def test_nothing_is_read_or_written_where_nothing_changed(tmp_path: Path) -> None:
    shape = SearchShape.of(HEAD, PIECES)

    assert shape.renewed(tmp_path, {}, [*PIECES]) == (shape, None)
    written(tmp_path, PIECES)
    assert shape.renewed(tmp_path, {"a.md": PIECES["a.md"]}, [*PIECES]) == (shape, None)
