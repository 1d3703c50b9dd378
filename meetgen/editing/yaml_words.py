"""Text as a YAML value that every reader takes for that text."""

import json
import re

from meetgen.parsing.values import read_plain_word

# Nothing in it means anything to YAML, and neither 1.1 nor 1.2 makes a number or a time of it:
# "platform-weekly", "ada@example.org", "Ada Lovelace"; not "12:30", "- x", "a: b", "a #b", "~"
PLAIN = re.compile(r"[^\W\d_](?:[\w .@/+()'&-]*[\w.@/+)'])?")
SAFE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")  # "2026-12-01"
# What YAML 1.1 retypes beyond what our reader does
RETYPED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def yaml_word(text: str, style: str = "") -> str:
    """`text` as a scalar on one line, in the quotes of `style` where it has some."""
    if style == "'" and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    if style != '"':
        is_plain = PLAIN.fullmatch(text) is not None and text.lower() not in RETYPED
        if SAFE_DATE.fullmatch(text) or (is_plain and read_plain_word(text) == text):
            return text
    return json.dumps(text, ensure_ascii=False)


def yaml_value(value: str | tuple[str, ...], style: str = "") -> str:
    """A scalar, or several as a list on one line: `[Ada Lovelace, bob]`."""
    if isinstance(value, str):
        return yaml_word(value, style)
    return "[" + ", ".join(_in_list(one) for one in value) + "]"


def _in_list(text: str) -> str:
    word = yaml_word(text)
    return json.dumps(text, ensure_ascii=False) if word == text and "," in text else word
