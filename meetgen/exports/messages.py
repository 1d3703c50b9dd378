"""Diagnostics as lines for a terminal: `notes/x.md:7:8: warning[MG012] message`."""

import os
import unicodedata
from pathlib import Path

from meetgen.model.config import Config
from meetgen.model.diagnostic import Diagnostic
from meetgen.model.source import Location

MARKDOWN = (".md", ".markdown")
# Control, format (bidi marks among them), surrogates, line and paragraph separators.
BEFORE_CARET, LONGEST_SHOWN = 60, 100
UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def message_line(diagnostic: Diagnostic, config: Config, here: Path) -> str:
    """One line that names place, severity, code, message and remedy.

    The place is one that the reader can open from the folder `here`. What notes and calendars
    say is made harmless for a terminal.
    """
    location = diagnostic.location
    place = shown_path(location.path, config, here)
    if location.line:
        place += f":{location.line}:{location.column or 1}"
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    text = f"{place}: {diagnostic.severity}[{diagnostic.code}] {diagnostic.message}{hint}"
    return printable(text)


def caret_lines(line: str, location: Location) -> tuple[str, ...]:
    """The line of a finding and a caret below its place, cut so that both can be seen."""
    at = max(location.column, 1) - 1
    start = max(at - BEFORE_CARET, 0)
    shown = line[start : start + LONGEST_SHOWN].replace("\t", " ")
    dots = "\u2026" if start else ""
    before = printable(dots + shown[: at - start])
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in before)
    rest = printable(shown[at - start :])
    return (f"    {before}{rest}".rstrip(), f"    {' ' * (len(before) + wide)}^")


def shown_path(path: str, config: Config, here: Path) -> str:
    """The file of a Location as one opens it from the folder `here`; outside it, its full path."""
    base = config.notes_dir if path.lower().endswith(MARKDOWN) else config.root
    full = os.path.join(os.path.abspath(base), path)  # noqa: PTH100, PTH118 - a hot path
    start = os.path.join(str(here), "")  # noqa: PTH118
    return full.removeprefix(start)


def printable(text: str) -> str:
    r"""`text` on one line, without what a terminal acts upon: ESC becomes `\u001b`."""
    if text.isprintable():
        return text
    return "".join(
        c if unicodedata.category(c) not in UNPRINTABLE else f"\\u{ord(c):04x}" for c in text
    )
