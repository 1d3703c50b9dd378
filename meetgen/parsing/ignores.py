"""Findings that a note asks not to be told of: `<!-- meetgen: ignore MG012 -->`."""

import re
from collections.abc import Mapping

from msgspec import Struct, field

# "<!-- meetgen: ignore MG012, MG020 -->", "<!-- meetgen: ignore-file MG012: names of guests -->"
IGNORE = re.compile(
    r"<!--[ \t]*meetgen:[ \t]*(?P<what>ignore(?:-file)?)[ \t]+"
    r"(?P<codes>MG\d{3}(?:[ \t,]+MG\d{3}){0,20})[^\n]{0,200}?-->"
)
CODE = re.compile(r"MG\d{3}")


class Ignores(Struct, frozen=True, kw_only=True):
    """Codes that are not told of in the whole file, and by line of the file."""

    everywhere: frozenset[str] = frozenset()
    lines: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def covers(self, code: str, line: int) -> bool:
        """Whether a finding of that code on that line is not to be told."""
        return code in self.everywhere or code in self.lines.get(line, ())


NOTHING = Ignores()


def read_ignores(body: str, first_line: int) -> Ignores:
    """What the comments of a note's text say; one alone on its line is about the next line."""
    if "meetgen:" not in body:
        return NOTHING
    everywhere: set[str] = set()
    lines: dict[int, frozenset[str]] = {}
    for number, line in enumerate(body.split("\n"), start=first_line):
        for match in IGNORE.finditer(line) if "meetgen:" in line else ():
            codes = frozenset(CODE.findall(match["codes"]))
            if match["what"] == "ignore-file":
                everywhere |= codes
                continue
            is_alone = not (line[: match.start()] + line[match.end() :]).strip(" \t>-*")
            at = number + 1 if is_alone else number
            lines[at] = lines.get(at, frozenset()) | codes
    return Ignores(everywhere=frozenset(everywhere), lines=lines)
