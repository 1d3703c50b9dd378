"""Lists of people in one line, and the labels before them: `Present: Ada, Bob (Acme) and Carl`."""

import re
from collections.abc import Iterator, Sequence

from meetgen.parsing.names import BRACKETS, COMPANY, PART, SUFFIX, is_certainly_name

LONGEST_LABEL = 60
LONGEST_LIST = 8_000
MOST_GIVEN_NAMES = 2
MANY = 4  # so many names in one item are a list, fewer a name with company and place
# "Lead by Phil", "Notes taken by: Ada"; not "Written by hand"
DONE_BY = re.compile(
    r"((?:lead|led|chaired|hosted|facilitated|moderated|scribed|minuted|minutes|notes|recorded)"
    r"(?: taken)? by)\b:?\s+(.+)",
    re.IGNORECASE,
)
# "Present were Ada and Bob", "Apologies from Ada"; not "Present state of the project"
SENTENCE = re.compile(
    r"((?:also )?(?:in attendance|present|attending|attendees|participants|apologies|regrets|"
    r"absent|excused))(?: received)? (?:were|was|are|is|from|by)\b:?\s+(.+)",
    re.IGNORECASE,
)
SENTENCE_STARTS = frozenset(
    {"lead", "led ", "chai", "host", "faci", "mode", "scri", "minu", "note", "reco"}
    | {"also", "in a", "pres", "atte", "part", "apol", "regr", "abse", "excu"}
)
MARK = re.compile(r"[:：–—]| -")  # what every separator holds
SEPARATOR = re.compile(r"[:：]|\s[-–—]+\s|[–—]")  # "Present - Ada"; not "Follow-up"
FEWEST_SLASHES = 2
SHORT = re.compile(r"\s*[^\W\d_][\w'’-]*\s*")  # a first name: "Ada / Bob / Carl"
# "... and Carl Fry. Apologies from Dan": not behind "Dr.", "J."
SENTENCE_END = re.compile(
    r"(?<=[a-z)]{2})(?<!\bDr)(?<!\bJr)(?<!\bMr)(?<!\bSr)(?<!Mrs)\.\s+(?=[A-Z])"
)
AND = re.compile(r"\s+(?:and|und|&|\+)\s+")
LEADING_AND = re.compile(r"\s*(?:and|und|et|y|en|e|&)\s+")


def may_be_labelled(text: str) -> bool:
    """Whether a line could begin with a label; quick, and sometimes too hopeful."""
    return (
        MARK.search(text, 0, LONGEST_LABEL + 3) is not None
        or text[:4].casefold() in SENTENCE_STARTS
    )


def labelled(text: str) -> Sequence[tuple[str, str]]:
    """The ways to part a line into a label and the rest, likeliest first."""
    starts_sentence = text[:4].casefold() in SENTENCE_STARTS
    if not starts_sentence and MARK.search(text, 0, LONGEST_LABEL + 3) is None:
        return ()
    found = []
    if starts_sentence:
        matches = (pattern.match(text) for pattern in (DONE_BY, SENTENCE))
        found += [(match[1], match[2]) for match in matches if match is not None]
    for match in SEPARATOR.finditer(text, 0, LONGEST_LABEL + 3):
        if 0 < match.start() <= LONGEST_LABEL:
            found.append((text[: match.start()].rstrip(), text[match.end() :].lstrip()))
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a line that tells who was there; any other line is one."""
    return SENTENCE_END.split(text) if SENTENCE.match(text) is not None else [text]


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
