"""The stylesheet and the script keep the house's rules."""

import gzip
import re
from pathlib import Path

import meetgen.rendering
from meetgen.rendering.site_assets import SCRIPTS, STYLES, offline_worker, site_assets

ASSETS = Path(meetgen.rendering.__file__).parent / "assets"
CSS, JS = (asset.content for asset in site_assets())
WORKER = offline_worker().content
MOST = {"css": 8_000, "js": 12_000}  # bytes as a web server sends them
WRITTEN = "".join(
    path.read_text(encoding="utf-8")
    for path in [
        *ASSETS.parent.rglob("*.j2"),
        *ASSETS.rglob("*.js"),
        *ASSETS.parent.glob("*.py"),
        *ASSETS.parents[1].joinpath("pages").glob("*.py"),
    ]
)


def test_colours_come_from_variables_alone() -> None:
    without_comments = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", without_comments) == []
    assert set(re.findall(r"var\(--(\w+)-", without_comments)) == {"md", "mg"}


def test_every_variable_of_ours_is_set() -> None:
    used = set(re.findall(r"var\((--mg-[\w-]+)", CSS))

    assert used - set(re.findall(r"(--mg-[\w-]+):", CSS)) == set()


def test_every_class_in_the_stylesheet_is_written_somewhere() -> None:
    styled = set(re.findall(r"\.(mg-[\w-]+)", CSS))

    assert {name for name in styled if name not in WRITTEN} == set()


def test_the_script_evaluates_nothing_and_asks_nobody() -> None:
    asking = re.compile(r"\beval\b|new Function|innerHTML|fetch\(|XMLHttp|https?://")

    assert asking.findall(JS + WORKER) == []


def test_script_and_stylesheet_are_small() -> None:
    texts = {"css": CSS, "js": JS + WORKER}
    sizes = {ending: len(gzip.compress(text.encode())) for ending, text in texts.items()}

    assert {ending for ending, size in sizes.items() if size > MOST[ending]} == set()


def test_every_part_is_published() -> None:
    parts = {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*.*")}
    scripts = (*SCRIPTS, "find")  # a file of its own, for one page
    named = {f"styles/{name}.css" for name in STYLES} | {f"scripts/{name}.js" for name in scripts}

    assert parts == named | {"offline/iframe-worker.js"}


def test_nothing_moves_for_those_who_want_it_still() -> None:
    assert re.findall(r"\b(?:transition|animation)\b", CSS) == []
