"""The page of findings: every code has a section whose examples are run."""

import ast
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from meetgen.exports.messages import message_line
from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.rule import PRACTICE
from meetgen.parsing.audiences import author_view
from meetgen.site import load_index
from mkdocs_meetgen.settings import read_settings

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "findings.md"
TODAY = dt.date(2026, 1, 21)
SECTION = re.compile(r"^### (?P<code>MG\d{3}): ", re.MULTILINE)
# The next section, or the chapter that it begins; not "## Open points" of an example.
END = re.compile(r"^(?:## [^\n]+\n\n)?### MG\d{3}: ", re.MULTILINE)
SEVERITY = re.compile(
    r"^\*\*Severity:\*\* (?P<first>\w+)(?: \((?P<other>\w+)[^)]*\))?$", re.MULTILINE
)
FILE = re.compile(r'^```\w+ title="(?P<path>[^"]+)"\n(?P<text>.*?)^```$', re.DOTALL | re.MULTILINE)
SHOWN = re.compile(r"^```text\n(?P<lines>.*?)^```$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"MG\d{3}")
# What no page can show as text.
BYTES = {
    "MG005": {"notes/2026-01-13-weekly.md": "# Weekly\n\nCafé\n".encode("latin-1")},
    "MG050": {"notes/2026-01-13-weekly.md": "# Weekly\n\nSee \u202efdp.exe\n".encode()},
    "MG006": {"notes/2026-01-13-weekly.md": b"# Weekly\n\n" + b"word " * 400_000},
}


@dataclass(frozen=True, slots=True)
class Section:
    """What the page says of a code."""

    code: str
    text: str
    start: int

    @property
    def severities(self) -> set[str]:
        found = SEVERITY.search(self.text)
        assert found, f"{self.code} has no line **Severity:**"
        return {found["first"], *([found["other"]] if found["other"] else [])}

    @property
    def first_severity(self) -> str:
        found = SEVERITY.search(self.text)
        assert found
        return found["first"]

    def files(self, which: str) -> dict[str, bytes]:
        """The example's files by path: those of both, and those of `Bad` or `Good`."""
        if self.code in BYTES and which == "Bad":
            return BYTES[self.code]
        both, _, rest = self.text.partition("**Bad")
        bad, _, good = rest.partition("**Good")
        text = both + {"Bad": bad, "Good": good}[which]
        return {one["path"]: one["text"].encode() for one in FILE.finditer(text)}


def sections() -> tuple[Section, ...]:
    text = PAGE.read_text(encoding="utf-8")
    found = []
    for match in SECTION.finditer(text):
        end = END.search(text, match.end())
        part = text[match.start() : end.start() if end else len(text)]
        found.append(Section(match["code"], part, match.start()))
    return tuple(found)


SECTIONS = sections()


def findings(files: dict[str, bytes], folder: Path) -> tuple[tuple[Diagnostic, ...], Config]:
    """What meetgen says of a notebook with these files, private notes included."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    config = Config(root=folder, notes_dir=folder / "notes")
    if "mkdocs.yml" in files:
        config = author_view(read_settings(folder / "mkdocs.yml"))
    index = load_index(config, TODAY)
    return (*index.withheld, *index.diagnostics), config


def said(section: Section, folder: Path) -> str:
    """The lines that `meetgen check` prints of this code for the bad example."""
    found, config = findings(section.files("Bad"), folder)
    lines = [message_line(one, config, folder) for one in found if one.code == section.code]
    return "".join(f"{line}\n" for line in lines)


def codes_in_source() -> dict[str, set[str]]:
    """Each code that a string in the source names, with severities that stand beside it."""
    found: dict[str, set[str]] = {}
    for folder in ("meetgen", "plugins"):
        for path in (ROOT / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
                    found.setdefault(str(node.value), set())
            for code, severity in _built(tree):
                found[code].add(severity)
    return found


def _built(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """(code, severity) of each `Diagnostic(code="MG012", severity=Severity.WARNING, ...)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Diagnostic":
            given = {one.arg: one.value for one in node.keywords}
            code, severity = given["code"], given["severity"]
            if isinstance(code, ast.Constant) and isinstance(severity, ast.Attribute):
                yield str(code.value), severity.attr.lower()


def test_every_code_has_one_section_and_every_section_a_code() -> None:
    assert sorted(one.code for one in SECTIONS) == sorted(set(codes_in_source()) - PRACTICE)


def test_severities_are_those_of_the_source() -> None:
    source = codes_in_source()

    assert {one.code for one in SECTIONS if not source[one.code] <= one.severities} == set()


@pytest.mark.parametrize("section", SECTIONS, ids=lambda one: one.code)
def test_the_bad_example_gives_the_finding(
    section: Section, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    printed = said(section, tmp_path)
    if request.config.getoption("--update-docs"):
        _update(section.code, printed)
    (now,) = (one for one in sections() if one.code == section.code)
    shown = SHOWN.search(now.text)

    assert f" {section.first_severity}[{section.code}] " in printed
    assert shown is not None
    assert shown["lines"] == printed


@pytest.mark.parametrize("section", SECTIONS, ids=lambda one: one.code)
def test_the_good_example_does_not(section: Section, tmp_path: Path) -> None:
    files = section.files("Good")
    assert files or section.code in BYTES

    if files:
        found, _ = findings(files, tmp_path)
        assert [one for one in found if one.code == section.code] == []


def _update(code: str, printed: str) -> None:
    (section,) = (one for one in sections() if one.code == code)
    text = PAGE.read_text(encoding="utf-8")
    shown = SHOWN.search(section.text)
    assert shown is not None
    start, end = (section.start + at for at in shown.span("lines"))
    PAGE.write_text(text[:start] + printed + text[end:], encoding="utf-8")
