"""Rows 39 to 50: texts that cost too much, names that collide or lead away, damaged files."""

import datetime as dt
import os
import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from meetgen.index.index import Index
from meetgen.model.config import Config
from meetgen.model.page import PageKind, Part, RenderedPage
from meetgen.model.slug import slug_of
from meetgen.rendering.html import render_html
from meetgen.site import load_index
from meetgen.sources.files import read_text
from meetgen.sources.notes import read_notes
from tests.budget import seconds_of, within
from tests.hostile.conftest import Parse, write
from tests.plugin.conftest import Build

PATHOLOGICAL: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "links": lambda n: "[a](" * n,
    "stars": lambda n: "*" * n,
    "stars-and-words": lambda n: "**a *a " * n,
    "quotes": lambda n: ">" * n,
    "underscores": lambda n: "_" * n + "." + "_" * n,
    "backticks": lambda n: "".join("e" + "`" * k for k in range(int(n**0.5))),
    "html": lambda n: "<a " * n,
    "comments": lambda n: "<!--" * n,
    "entities": lambda n: "&" * n,
    "references": lambda n: "".join(f"[{k}]: u\n" for k in range(n)) + "[x] " * n,
    "wikilinks": lambda n: "[[" * n,
    "mentions": lambda n: "@[" * n,
    "tables": lambda n: "|" * n + "\n" + "|-" * n + "\n",
    "percents": lambda n: "%%" * n,
    "equals": lambda n: "==a" * n,
    "fields": lambda n: "- [ ] " + "[due:: " * n,
    "names": lambda n: "Present: " + "A B (x; " * n,
}


def render(text: str) -> str:
    part = Part(markdown=text, is_trusted=False)
    page = RenderedPage(uri="x.md", title="X", kind=PageKind.NOTE, parts=(part,))
    return render_html(page, lambda _: None).content


@pytest.mark.parametrize("text", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_row_39_pathological_text_is_read_and_rendered_in_linear_time(
    parse: Parse, text: Callable[[int], str]
) -> None:
    def both(size: int) -> None:
        parse(text(size))
        render(text(size))

    both(1000)
    small = max(seconds_of(lambda: both(5_000)), 0.05)

    within(min(10 * small, 3), lambda: both(20_000))


@pytest.mark.parametrize("sign", ["- ", "> ", "1. "])
def test_row_39_deep_nesting_is_read_and_rendered(parse: Parse, sign: str) -> None:
    lists = "\n".join("  " * depth + sign + "x" for depth in range(1_000))
    text = sign * 10_000 + "x\n\n" + lists

    within(3, lambda: parse(text))
    within(3, lambda: render(text))


@pytest.mark.parametrize("sign", ["^", "~", "*", "_", "="])
def test_row_40_runs_of_marks_end_at_once(sign: str) -> None:
    text = f"{sign * 45}a{sign * 44} b" * 3

    within(0.05, lambda: render(text))


def test_row_40_python_markdown_with_pymdownx_ends_at_once() -> None:
    import markdown

    extensions = ["pymdownx.caret", "pymdownx.tilde", "pymdownx.betterem", "pymdownx.magiclink"]
    reader = markdown.Markdown(extensions=extensions)
    reader.convert("x")
    text = " ".join(sign * 45 + "a" + sign * 44 for sign in "^~*")

    within(0.5, lambda: reader.convert(text))


@pytest.mark.parametrize(
    "text",
    ["..", "../x", "/etc", "C:\\x", "CON", "nul.md", "a.", "a ", "x" * 300, "", "\N{GRINNING FACE}",
     "\0"],
)  # fmt: skip
def test_row_41_a_slug_is_a_safe_name(text: str) -> None:
    slug = slug_of(text)

    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert len(slug) <= 80
    assert slug not in ("con", "nul", "index")


def notebook(folder: Path, files: dict[str, str | bytes]) -> Index:
    write(folder, files)
    config = Config(root=folder, notes_dir=folder / "notes")
    return load_index(config, dt.date(2026, 11, 24))


def test_row_42_two_people_with_one_slug_have_two_pages(tmp_path: Path) -> None:
    index = notebook(
        tmp_path,
        {"notes/2026-11-18-x.md": "---\nattendees: ['José Díaz', 'Jose Diaz', 'JOSE-DIAZ']\n---\n"},
    )
    slugs = list(index.people)

    assert len(slugs) == len({slug.casefold() for slug in slugs})
    assert len({person.name.casefold() for person in index.people.values()}) == len(slugs)


@pytest.mark.parametrize(
    ("one", "other"),
    [("2026-11-18-A.md", "2026-11-18-a.md"), ("caf\u00e9.md", "cafe\u0301.md")],
    ids=["case", "unicode"],
)
def test_row_42_files_that_are_one_on_other_systems_are_a_finding(
    tmp_path: Path, one: str, other: str
) -> None:
    index = notebook(tmp_path, {f"notes/{one}": "# One\n", f"notes/{other}": "# Two\n"})

    assert [found.code for found in index.diagnostics if found.code == "MG042"] == ["MG042"]


@pytest.mark.parametrize("name", ["index", "404", "assets", "search", "sitemap.xml", "tags"])
def test_row_43_a_reserved_name_gets_a_suffix(name: str) -> None:
    slug = slug_of(name)

    assert slug not in {"index", "404", "assets", "search", "sitemap", "tags"}


def test_row_43_nothing_of_the_site_is_overwritten(build: Build) -> None:
    names = ["index", "404", "assets", "search", "sitemap.xml", "tags"]
    notes = {
        f"2026-11-{day:02}-x.md": f"---\nproject: {name}\nseries: {name}\n---\n\n# X\n"
        for day, name in enumerate(names, start=1)
    }
    built = build(notes)

    assert "Page not found" in (built.site / "404.html").read_text("utf-8") or built.has("404.html")
    assert built.has("search/search_index.json")
    assert len([one for one in (built.site / "projects").iterdir() if one.is_dir()]) == len(names)


@pytest.fixture
def escaped(tmp_path: Path) -> Path:
    """A notebook with every way out of it."""
    outside = tmp_path / "outside"
    write(
        tmp_path,
        {
            "outside/secret.md": "# canary\n",
            "outside/secret.txt": "canary",
            "book/notes/2026-11-18-x.md": "# X\n\n[a](link.txt) [b](folder/secret.txt)\n",
        },
    )
    notes = tmp_path / "book" / "notes"
    (notes / "link.md").symlink_to(outside / "secret.md")
    (notes / "link.txt").symlink_to(outside / "secret.txt")
    (notes / "folder").symlink_to(outside, target_is_directory=True)
    (notes / "loop").symlink_to(notes, target_is_directory=True)
    (notes / "zero.md").symlink_to("/dev/zero")
    os.mkfifo(notes / "pipe.md")
    return tmp_path / "book"


def test_row_44_links_loops_devices_and_pipes_are_passed_over(escaped: Path) -> None:
    config = Config(root=escaped, notes_dir=escaped / "notes")

    assert [one.path for one in read_notes(config)] == ["2026-11-18-x.md"]
    assert "canary" not in repr(load_index(config, dt.date(2026, 11, 24)))


def test_row_45_a_folder_that_has_become_a_link_is_not_read_through(tmp_path: Path) -> None:
    """Between the look at the folder and the opening of its note it is swapped for a link."""
    notes = tmp_path / "notes"
    notes.mkdir()
    write(tmp_path, {"outside/2026-11-18-x.md": "# canary\n"})
    (notes / "2026").symlink_to(tmp_path / "outside", target_is_directory=True)
    path = str(notes / "2026" / "2026-11-18-x.md")  # what the look had found

    assert read_text(path, "2026/2026-11-18-x.md", inside=str(notes)) is None
    assert read_text(path, "2026/2026-11-18-x.md", inside=str(tmp_path / "outside")) is not None
    assert list(read_notes(Config(root=tmp_path, notes_dir=notes))) == []


def test_row_45_a_note_swapped_for_a_link_is_not_followed(tmp_path: Path) -> None:
    """Another process swaps a note for a link, again and again."""
    notes, outside = tmp_path / "notes", tmp_path / "outside"
    write(tmp_path, {"outside/2026-11-18-x.md": "# canary\n"})
    config = Config(root=tmp_path, notes_dir=notes)
    stop = threading.Event()

    def swap() -> None:
        path = notes / "2026-11-18-x.md"
        while not stop.is_set():
            path.unlink(missing_ok=True)
            path.write_text("# fine\n", encoding="utf-8")
            path.unlink()
            path.symlink_to(outside / "2026-11-18-x.md")

    notes.mkdir()
    thread = threading.Thread(target=swap)
    thread.start()
    try:
        found = {one.text for _ in range(300) for one in read_notes(config)}
    finally:
        stop.set()
        thread.join()

    assert not any("canary" in text for text in found)


def test_row_46_letters_that_look_alike_are_two_people_and_a_finding(tmp_path: Path) -> None:
    cyrillic = "\u0430nna Berg"  # begins with the Cyrillic letter
    index = notebook(
        tmp_path,
        {
            "notes/2026-11-18-x.md": f"---\nattendees: [anna Berg, '{cyrillic}']\n---\n\n# X\n",
            "people.yml": "anna:\n  name: anna Berg\n",
        },
    )

    assert len(index.people) == 2
    assert all(re.fullmatch(r"[a-z0-9-]+", slug) for slug in index.people)
    assert any(one.code == "MG054" for one in index.diagnostics)


def test_row_46_a_handle_of_other_letters_is_refused(tmp_path: Path) -> None:
    index = notebook(
        tmp_path,
        {"notes/2026-11-18-x.md": "# X\n", "people.yml": "\u0430nna:\n  name: Anna\n"},
    )

    assert all(re.fullmatch(r"[a-z0-9-]+", slug) for slug in index.people)


BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def test_row_47_marks_that_turn_text_round_reach_no_page(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        assert not BIDI.search(text), path


def test_row_47_tag_characters_and_padding_reach_no_page(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        assert not re.search("[\U000e0000-\U000e007f]", text), path


def test_row_47_invisible_characters_are_a_finding(hostile_folder: Path) -> None:
    config = Config(root=hostile_folder, notes_dir=hostile_folder / "notes")
    index = load_index(config, dt.date(2026, 11, 24))
    found = [one for one in index.diagnostics if one.code == "MG050"]

    assert {one.location.path for one in found} == {
        "2026/2026-11-03-bidi.md",
        "2026/2026-11-04-zalgo.md",
    }


def test_row_48_a_tower_of_marks_is_cut(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        assert not re.search("\u0301{20}", text), path


@pytest.mark.parametrize(
    "data",
    [
        b"# X\0\n",
        b"# X \xff\xfe\n",
        "\ufeff# X\n".encode("utf-16-le"),
        "# X\n".encode("utf-16"),
        b"\xed\xa0\x80 half\n",
        b"\0" * 1000,
    ],
    ids=["nul", "invalid", "utf-16-le", "utf-16", "surrogate", "nuls"],
)
def test_row_49_damaged_bytes_are_a_finding_in_their_file(
    parse: Parse, build: Build, data: bytes
) -> None:
    note = parse(data)
    built = build({"2026-11-18-x.md": data, "2026-11-19-y.md": "# Y\n", "page.md": data})

    assert "MG005" in {one.code for one in note.diagnostics}
    assert built.has("2026-11-19-y")
    assert not built.is_aborted


@pytest.mark.parametrize("escape", [r"\ud800", r"\udc00\ud800"])
def test_row_49_half_characters_in_front_matter_raise_nothing(build: Build, escape: str) -> None:
    note = f'---\ntitle: "x{escape}"\nattendees: ["{escape}"]\n---\n\n# X\n'
    built = build({"2026-11-18-x.md": note, "2026-11-19-y.md": "# Y\n"})

    assert built.has("2026-11-19-y")


MERGE = "<<<<<<< HEAD\n{0}\n=======\n{1}\n>>>>>>> other\n"


def test_row_50_merge_markers_in_the_text_are_a_finding(parse: Parse) -> None:
    note = parse("# X\n\n" + MERGE.format("a", "b"))

    assert "MG004" in {one.code for one in note.diagnostics}


def test_row_50_merge_markers_in_front_matter_make_a_note_private(parse: Parse) -> None:
    inner = MERGE.format("visibility: private", "visibility: public")
    note = parse(f"---\n{inner}---\n\n# X\n")

    assert "MG004" in {one.code for one in note.diagnostics}
    assert note.visibility == ("private",)


def test_row_50_merge_markers_before_front_matter_make_a_note_private(parse: Parse) -> None:
    note = parse("<<<<<<< HEAD\n---\nprivate: true\n=======\n---\n>>>>>>> x\n---\n\n# X\n")

    assert note.visibility == ("private",)
