"""The page of rules is made from the source, and agrees with the page of findings."""

import inspect
import re
from pathlib import Path

import pytest

from meetgen.checks.practice import PRACTICE_CHECKS
from meetgen.editing.fixes import FIXABLE
from meetgen.model.rule import PRACTICE, RULES

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "rules.md"
HEADING = re.compile(r"^### (?P<code>MG\d{3}): (?P<title>.+?) \{#\w+\}$", re.MULTILINE)
PARTS = ("What", "Why", "Bad", "Good")
HEAD = """# All rules

<!-- Made from the source by `pytest tests/docs --update-docs`. -->

`meetgen check` knows these rules. A code keeps its meaning for good. Those marked *practice*
are off until `--practice`, `--select` or a level in [`levels`](options.md#levels) asks for them;
those marked *fix* are mended by `meetgen check --fix`.

| code | rule | severity | |
| --- | --- | --- | --- |
"""
ABOUT = """
## The practice of good meetings

These are not about the notation of notes, but about the meetings. Turn on those that your team
agrees on:

```yaml
plugins:
  - meetgen:
      levels: {MG070: info, MG077: warning}
```
"""


def page() -> str:
    """The page as the source has it."""
    rows = []
    for code, rule in sorted(RULES.items()):
        where = f"#{code.lower()}" if rule.is_practice else f"findings.md#{code.lower()}"
        marks = ["practice"] * rule.is_practice + ["fix"] * rule.is_fixable
        rows.append(f"| [{code}]({where}) | {rule.title} | {rule.severity} | {', '.join(marks)} |")
    parts = [HEAD + "\n".join(rows) + "\n", ABOUT]
    for code, check in PRACTICE_CHECKS.items():
        first, told = parsed(inspect.getdoc(check) or "")
        lines = "\n\n".join(f"**{name}** {told[name]}" for name in PARTS)
        parts.append(
            f"\n### {code}: {RULES[code].title} {{#{code.lower()}}}\n\n{first}\n\n{lines}\n"
        )
    return "".join(parts)


def parsed(text: str) -> tuple[str, dict[str, str]]:
    """The first line of a docstring and its named parts, each on one line."""
    first, _, rest = text.partition("\n")
    pieces = re.split(rf"^({'|'.join(PARTS)}):", rest, flags=re.MULTILINE)[1:]
    return first, {
        name: " ".join(words.split()) for name, words in zip(pieces[::2], pieces[1::2], strict=True)
    }


def test_the_page_is_made_from_the_source(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-docs"):
        PAGE.write_text(page(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == page()


def test_both_pages_call_a_rule_by_the_same_name() -> None:
    text = (DOCS / "findings.md").read_text(encoding="utf-8")
    shown = {one["code"]: one["title"] for one in HEADING.finditer(text)}

    assert shown == {code: rule.title for code, rule in RULES.items() if code not in PRACTICE}


def test_every_rule_of_practice_has_its_check_and_its_four_parts() -> None:
    assert set(PRACTICE_CHECKS) == PRACTICE
    for code, check in PRACTICE_CHECKS.items():
        assert set(parsed(inspect.getdoc(check) or "")[1]) == set(PARTS), code


def test_what_is_said_to_be_mended_is() -> None:
    assert {code for code, rule in RULES.items() if rule.is_fixable} == FIXABLE
