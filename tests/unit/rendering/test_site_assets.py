"""The site's own files."""

import hashlib
import re

from meetgen.rendering.site_assets import site_assets


def test_a_file_is_named_by_its_content() -> None:
    for asset in site_assets():
        digest = re.fullmatch(r"assets/meetgen/meetgen\.([0-9a-f]{8})\.(?:css|js)", asset.uri)

        assert digest is not None
        assert hashlib.sha256(asset.content.encode()).hexdigest().startswith(digest[1])


def test_the_files_ask_for_nothing_outside_the_site() -> None:
    texts = [re.sub(r"http://www\.w3\.org/\S+", "", asset.content) for asset in site_assets()]

    assert [text for text in texts if re.search(r"https?://|@import|url\(['\"]?//", text)] == []
    assert len(texts) == 2
