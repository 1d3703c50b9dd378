"""Every page of a site carries one policy, made of the theme alone."""

import re

import pytest

from meetgen.publishing.policy import code_of, hash_of, policy_in
from tests.plugin.conftest import Build, Built

NOTES = {
    "index.md": "# Home\n",
    "2026/11/2026-11-18-x.md": "# X\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n",
    "2026/11/2026-11-19-y.md": "# Y\n",
    "deep/er/still/page.md": "# Ordinary\n\n<script>alert('from a page')</script>\n",
}


def policies(built: Built) -> set[str | None]:
    """The different policies of the site's pages."""
    return {
        policy_in(file.read_text(encoding="utf-8")) for file in sorted(built.site.rglob("*.html"))
    }


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
@pytest.mark.parametrize("directory_urls", [True, False], ids=["folders", "files"])
def test_every_script_of_the_theme_has_its_hash_and_no_other(
    build: Build,
    theme: str,
    directory_urls: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    more = {"font": False} if theme == "material" else {}
    built = build(NOTES, theme={"name": theme, **more}, use_directory_urls=directory_urls)
    (policy,) = policies(built)

    assert policy is not None
    unknown = {
        script
        for file in built.site.rglob("*.html")
        for script in code_of(file.read_text(encoding="utf-8")).scripts
        if hash_of(script) not in policy
    }
    assert unknown == {"alert('from a page')"}


def test_a_script_in_a_title_would_not_get_a_hash(build: Build) -> None:
    hostile = "</title><script>alert(1)</script>"
    built = build(
        {"2026-11-18-x.md": f"# {hostile}\n", "page.md": f"---\ntitle: '{hostile}'\n---\n"}
    )
    (policy,) = policies(built)

    assert policy is not None
    assert hash_of("alert(1)") not in policy


def test_the_404_page_of_a_site_in_a_folder_knows_its_root(build: Build) -> None:
    built = build(NOTES, site_url="https://example.org/notes/team/")
    html = (built.site / "404.html").read_text(encoding="utf-8")
    scope = next(one for one in code_of(html).scripts if "__md_scope=" in one)

    assert 'new URL("/notes/team/"' in scope
    assert hash_of(scope) in (policy_in(html) or "")


def test_the_policy_comes_before_anything_that_it_speaks_of(build: Build) -> None:
    head = build(NOTES).page("2026/11/2026-11-19-y").partition("<head>")[2]

    assert re.match(r'\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Pol', head)


def test_a_site_for_reading_without_a_server_has_none(build: Build) -> None:
    built = build(NOTES, plugins=("search", "offline"))

    assert policies(built) == {None}
