"""Lists of people in one line: `Ada, Bob (Acme) and Carl`."""

import re
from collections.abc import Iterator

from meetgen.parsing.names import BRACKETS, COMPANY, PART, SUFFIX, is_certainly_name

LONGEST_LIST = 8_000
MOST_GIVEN_NAMES = 2
MANY = 4  # so many names in one item are a list, fewer a name with company and place
FEWEST_SLASHES = 2
FEWEST_COMMAS = 2  # so many between two semicolons part names
SHORT = re.compile(r"\s*[^\W\d_][\w'’-]*\s*")  # a first name: "Ada / Bob / Carl"
AND = re.compile(r"\s+(?:and|und|&|\+)\s+")
LEADING_AND = re.compile(r"\s*(?:and|und|et|y|en|e|&)\s+")


def entries_of(text: str, *, is_alone: bool, is_list: bool = False) -> list[str]:
    """The people a list item names: one with company and the like, or a list of them.

    `is_alone` where no other item stands beside it: then `Ada, Bob` are two. `is_list` where a
    label says that a list follows: then so are `Ada Lovelace, Bob`.
    """
    head, colon, rest = text.partition(":")
    if colon and rest.strip():
        names = split_names(rest)
        if len(names) > 1 and all(is_certainly_name(name) for name in names):
            return names  # "Acme: Ada, Bob"
        if (COMPANY.search(head) or head.isupper()) and is_certainly_name(rest):
            return [rest]
    names = split_names(text)
    if len(names) == 1:
        return names
    if is_list or ";" in text:
        return names
    are_names = all(is_certainly_name(name) for name in names)
    if are_names and (len(names) >= MANY or "," not in text):
        return names
    return names if is_alone and are_names and not _is_name_and_company(names) else [text]


def split_names(text: str) -> list[str]:
    """The entries of an inline list: `Ada, Bob (Acme, Inc.) and Carl`; `A, Acme; B` are two."""
    text = text[:LONGEST_LIST].strip().rstrip(".")
    if text.startswith("@") and all(word.startswith("@") for word in text.split()):
        return text.split()
    if text.count("/") >= FEWEST_SLASHES and all(SHORT.fullmatch(one) for one in text.split("/")):
        return text.split("/")
    marks = next((marks for marks in (";", "\n,、，", "|") if any(m in text for m in marks)), "|")
    entries: list[str] = []
    for part in _split_outside_brackets(text, marks):
        if entries and SUFFIX.fullmatch(part.strip()):
            entries[-1] += f" {part.strip()}"
        elif marks == ";" and part.count(",") >= FEWEST_COMMAS:
            entries.extend(split_names(part.replace(";", ",")))  # `;` is in brackets here
        else:
            entries.extend(_split_at_and(part))
    entries = [entry.strip() for entry in entries if entry.strip(" .*_")]
    if marks == ";" and all(_is_last_first(entry) for entry in entries):
        return [_reordered(entry) for entry in entries]
    return entries


def _is_name_and_company(names: list[str]) -> bool:
    return len(names) == len(("name", "company")) and " " in names[0] and " " not in names[1]


def _is_last_first(entry: str) -> bool:
    """Whether this is `Lovelace, Ada`, as mail programs list people between semicolons."""
    last, comma, first = entry.partition(",")
    given = BRACKETS.sub("", first).split()
    return bool(comma) and len(last.split()) == 1 and 0 < len(given) <= MOST_GIVEN_NAMES


def _reordered(entry: str) -> str:
    last, _, first = entry.partition(",")
    aside = BRACKETS.search(first)
    if aside is None:
        return f"{first.strip()} {last.strip()}"
    return f"{first[: aside.start()].strip()} {last.strip()} {first[aside.start() :]}"


def _split_outside_brackets(text: str, marks: str) -> Iterator[str]:
    depth, start = 0, 0
    for index, character in enumerate(text):
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth = max(depth - 1, 0)
        elif depth == 0 and character in marks:
            yield text[start:index]
            start = index + 1
    yield text[start:]


def _split_at_and(part: str) -> list[str]:
    match = LEADING_AND.match(part)
    part = part if match is None else part[match.end() :]
    sides = AND.split(part)
    # "Ada - Light & Magic" is one person: the company is never in front of the mark
    has_company = PART.search(BRACKETS.sub("", sides[0])) is not None
    if len(sides) > 1 and not has_company and all(is_certainly_name(side) for side in sides):
        return sides
    return [part]
