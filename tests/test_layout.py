"""Registries, templates, tests and documentation agree with the files that there are."""

import ast
import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import meetgen
from meetgen.checks import CHECKS
from meetgen.cli.main import COMMANDS
from meetgen.exports import EXPORTS
from meetgen.model import page as uris
from meetgen.model.page import PageKind
from meetgen.pages import PAGE_KINDS
from meetgen.parsing.syntaxes import SYNTAXES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PUBLIC_NAMES: set[str] = set()  # the version, and nothing else yet
# Names that say nothing about what a module owns
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "core", "manager", "tools"}
LAYERS = (
    "calendars",
    "checks",
    "editing",
    "exports",
    "index",
    "pages",
    "parsing",
    "publishing",
    "rendering",
    "sources",
)
# diagnostics as lines for the terminal and the log; calendars without a notebook
NOT_EXPORTS = {
    "action_feeds",
    "action_lists",
    "action_log",
    "atom",
    "baseline",
    "brief_text",
    "feed_file",
    "feed_id",
    "feeds",
    "finding_formats",
    "json_feed",
    "madr",
    "messages",
    "news",
    "news_feeds",
    "occurrences",
    "schemas",
    "site_addresses",
    "text_table",
}
NOT_SYNTAXES = {"fields"}  # the table that all notations share
LINK = re.compile(r"\]\((?P<target>[^)#: ]+\.(?:md|png))(?:#[\w-]+)?\)")  # "](a.md#b)"; not a URL
# "`parsing/note.py`", "`site.py`"; not "`tests/docs/`"
MODULE = re.compile(r"`(?P<path>[a-z_]+(?:/[a-z_]+)*\.py)`")


def modules(folder: str) -> dict[str, Path]:
    """The modules of a package below `meetgen`, by dotted name, without `__init__`."""
    files = (ROOT / "meetgen" / folder).rglob("*.py")
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in files
        if path.stem != "__init__"
    }


def names(folder: str) -> set[str]:
    """The last part of the names of the modules directly in a package."""
    return {path.stem for path in modules(folder).values() if path.parent.name == Path(folder).name}


def defines(path: Path, function: str) -> bool:
    """Whether a module has a public function of that name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == function for node in tree.body)


def imports(path: Path) -> set[str]:
    """Every module and every name in a module that a file imports, also within its functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{one.name}" for one in node.names}
        elif isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
    return found


def last_parts(functions: Iterable[object]) -> list[str]:
    """The modules in which the functions of a registry are."""
    return [str(getattr(one, "__module__", "")).rpartition(".")[2] for one in functions]


def test_every_module_with_pages_is_in_page_kinds() -> None:
    with_pages = {name for name, path in modules("pages").items() if defines(path, "pages")}

    assert sorted(f"meetgen.pages.{one}" for one in last_parts(PAGE_KINDS)) == sorted(with_pages)


def test_every_page_kind_has_a_module_and_a_template_of_its_name() -> None:
    kinds = sorted(kind.value for kind in PageKind)
    templates = (ROOT / "meetgen" / "rendering" / "templates").glob("*.md.j2")

    assert sorted(last_parts(PAGE_KINDS)) == kinds
    assert sorted(path.name.removesuffix(".md.j2") for path in templates) == kinds


def test_every_check_is_in_checks() -> None:
    assert sorted(last_parts(CHECKS)) == sorted(names("checks"))


def test_every_check_says_what_why_bad_and_good() -> None:
    parts = ("What:", "Why:", "Bad:", "Good:")

    assert [one for one in CHECKS if not all(part in (one.__doc__ or "") for part in parts)] == []


def test_every_notation_is_in_syntaxes() -> None:
    listed = [one.__name__.rpartition(".")[2] for one in SYNTAXES]

    assert sorted(listed) == sorted(names("parsing/syntaxes") - NOT_SYNTAXES)


@pytest.mark.parametrize("syntax", SYNTAXES, ids=lambda one: one.name)
def test_a_notation_can_be_found_read_and_written(syntax: ModuleType) -> None:
    assert all(callable(getattr(syntax, name, None)) for name in ("find", "read", "write"))


def test_every_export_is_in_exports_and_is_a_command() -> None:
    from meetgen.cli.export import export

    modules = [import_module(module).__name__ for module in EXPORTS.values()]

    assert {module.rpartition(".")[2] for module in modules} == names("exports") - NOT_EXPORTS
    assert set(export.commands) == set(EXPORTS)


def test_every_command_is_listed() -> None:
    with_command = {
        name.rpartition(".")[2]
        for name, path in modules("cli").items()
        if defines(path, name.rpartition(".")[2])
    }

    assert with_command - {"main"} == set(COMMANDS)


@pytest.mark.parametrize("layer", LAYERS)
def test_every_module_is_used_by_a_tested_one_or_tested(layer: str) -> None:
    here = modules(layer)
    tested = {name for path in (ROOT / "tests").rglob("*.py") for name in imports(path)}
    package = f"meetgen.{layer}"
    waiting = [name for name in here if name in tested]
    if package in tested:
        waiting += [one for one in imports(ROOT / "meetgen" / layer / "__init__.py") if one in here]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [one for one in imports(here[name]) if one in here]

    assert sorted(set(here) - reached) == []


def test_every_layer_has_unit_tests() -> None:
    unit = ROOT / "tests" / "unit"

    assert [layer for layer in LAYERS if not list((unit / layer).glob("test_*.py"))] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    paths = [*(ROOT / "meetgen").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")]

    assert [path for path in paths if EMPTY_NAMES & {path.stem, path.parent.name}] == []


def test_the_package_has_the_public_names_that_it_promises() -> None:
    public = {name for name in vars(meetgen) if not name.startswith("_")}
    submodules = {path.stem for path in (ROOT / "meetgen").iterdir()}

    assert public - submodules == PUBLIC_NAMES
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", meetgen.__version__)


def test_every_page_of_the_documentation_is_in_its_navigation() -> None:
    config = yaml.safe_load((ROOT / "mkdocs-docs.yml").read_text(encoding="utf-8"))

    assert sorted(config["nav"]) == sorted(path.name for path in DOCS.glob("*.md"))


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_to_the_documentation_lead_somewhere(name: str) -> None:
    targets = [one["target"] for one in LINK.finditer((ROOT / name).read_text(encoding="utf-8"))]

    assert targets
    assert [one for one in targets if not (ROOT / one).exists()] == []


def test_the_page_about_pages_has_every_address_and_kind() -> None:
    text = (DOCS / "pages.md").read_text(encoding="utf-8")
    fixed = [value for name, value in vars(uris).items() if name.endswith("_URI")]
    single = ("home", "note", "person", "pair", "project", "series", "team")

    assert [uri for uri in fixed if f"`{uri}`" not in text] == []
    assert [kind for kind in single if f"{{#{kind}}}" not in text] == []


def test_the_modules_that_the_architecture_names_exist() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = {one["path"] for one in MODULE.finditer(text)}
    roots = [ROOT, ROOT / "meetgen", ROOT / "plugins", *(ROOT / "meetgen").iterdir()]
    roots.append(ROOT / "plugins" / "mkdocs_meetgen")

    assert len(named) > 10
    assert [one for one in sorted(named) if not any((root / one).is_file() for root in roots)] == []


def test_the_changelog_has_a_section_for_what_comes() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(r"^## Unreleased\n\n### (?:Added|Changed|Fixed|Removed)", text, re.MULTILINE)
