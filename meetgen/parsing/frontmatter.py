"""YAML, guarded and with the place of every value; sole user of PyYAML and python-frontmatter.

One pass over the C parser's events both guards and builds: no aliases, anchors, tags, merge keys,
duplicate keys or second documents, bounded size, depth and number of nodes. Plain words keep their
text beside their value, so `title: 2026-02-28` and `name: no` stay what was written.
"""

import re
from collections.abc import Mapping
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct, field

from meetgen.model.diagnostic import Diagnostic, Severity
from meetgen.model.limits import USUAL, Limits, size_text
from meetgen.model.source import Location
from meetgen.parsing.plain_yaml import read_plain_block
from meetgen.parsing.unseen import with_unseen_shown
from meetgen.parsing.values import (
    MOST_DIGITS,
    Data,
    Value,
    is_too_long_a_number,
    read_plain_word,
)
from meetgen.parsing.yaml_problems import ProblemError, hint_for, reported, shortened

SCALAR = yaml.ScalarEvent
STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# "title: x", '"a b":'; not "http://x", "Some words"
KEY_LINE = re.compile(r"^[ \t]*(?:- )?[\"']?[\w .@/-]{1,60}[\"']?[ \t]*:(?:[ \t]|$)", re.MULTILINE)
# The line that ends a block: "---", "--- ", "..."; not "----", "--- x"
CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
OPENING = re.compile(r"---[ \t]*\n")
# What editors and careless programs put before the first line; not letters
STRAY = re.compile(r"[\s\ufeff\u200b\x85\u2028\u2029]+")
# "---" with a line end that no editor shows as one; not "--- x"
ODD_OPENING = re.compile(r"---[ \t]*[\x0b\x0c\x85\u2028\u2029]")


class FrontMatter(Struct, frozen=True, kw_only=True):
    """The front matter of a file and the text after it.

    `key_places` has line and column of each top-level key, `duplicates` those written twice (the
    first counts). `is_readable` is False when there is a block that cannot be read: then the file
    counts as private.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    key_places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    duplicates: tuple[str, ...] = ()
    body: str
    body_line: int = 1
    diagnostics: tuple[Diagnostic, ...] = ()
    is_readable: bool = True


def read_front_matter(text: str, path: str, limits: Limits = USUAL) -> FrontMatter:
    """The front matter of a note's text; a block that cannot be read is skipped and reported.

    Only a `---` on the first line opens one, and only with something like `key:` below it: any
    other `---` is a rule. TOML between `+++` stays in the body.
    """
    if not text.startswith("---"):
        return _without_block(text, path, limits)
    opening = OPENING.match(text)
    if opening is None:
        return _oddly_opened(path) if ODD_OPENING.match(text) else FrontMatter(body=text)
    closing = CLOSING.search(text, opening.end() - 1)
    if closing is None:
        return _unclosed(text, opening.end(), path, limits)
    block = text[opening.end() : closing.start() + 1]
    body, body_line = text[closing.end() + 1 :], block.count("\n") + 3
    plain = read_plain_block(block, first_line=2)
    if plain is not None:
        values, places = plain
        return FrontMatter(values=values, key_places=places, body=body, body_line=body_line)
    if not _is_block(block):
        return FrontMatter(body=text)
    handler = _Handler(path, block, limits)
    frontmatter.parse(text, handler=handler)
    return FrontMatter(
        values=handler.values,
        key_places=handler.key_places,
        body=body,
        body_line=body_line,
        duplicates=handler.duplicates,
        diagnostics=tuple(handler.diagnostics),
        is_readable=handler.is_readable,
    )


def read_yaml(
    text: str, path: str, limits: Limits = USUAL
) -> tuple[Value | None, tuple[Diagnostic, ...]]:
    """The one document of a YAML file, None when it is empty or unreadable; and what is wrong.

    The values of a map at the top have the places of their keys.
    """
    if len(text) > limits.register:
        message = f"the file is larger than {size_text(limits.register)}"
        problem = ProblemError("MG006", message, "split it, or raise the limit `register`")
        return None, (reported(problem, path),)
    try:
        reader = _Reader(text, first_line=1, most_values=limits.register_values, limits=limits)
        root = reader.read()
    except ProblemError as problem:
        return None, (reported(problem, path),)
    if root is not None and isinstance(root.data, dict):
        for key, (line, column) in reader.key_places.items():
            root.data[key] = root.data[key]._replace(line=line, column=column)
    return root, tuple(reported(problem, path) for problem in reader.problems)


class _Handler(YAMLHandler):
    """python-frontmatter's way in: it asks for the split and the values, and keeps the places."""

    def __init__(self, path: str, block: str, limits: Limits) -> None:
        super().__init__()
        self.path, self.block, self.limits = path, block, limits
        self.values: Mapping[str, Value] = {}
        self.key_places: Mapping[str, tuple[int, int]] = {}
        self.duplicates: tuple[str, ...] = ()
        self.diagnostics: list[Diagnostic] = []
        self.is_readable = True

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002 - found before, with its offsets
        return self.block, ""

    def load(self, fm: str, **_kwargs: object) -> dict[str, object]:
        try:
            self._read(fm)
        except ProblemError as problem:
            self.diagnostics.append(reported(problem, self.path))
            self.is_readable = False
        return dict(self.values)

    def _read(self, block: str) -> None:
        _check_block(block, self.limits.front_matter)
        reader = _Reader(
            block,
            first_line=2,
            most_values=self.limits.front_matter_values,
            limits=self.limits,
        )
        root = reader.read()
        if root is not None and not isinstance(root.data, dict):
            raise ProblemError(
                "MG001",
                "the front matter is no list of `key: value` lines",
                "write each fact as `key: value`",
                line=root.line,
                column=root.column,
            )
        self.values = root.data if root is not None and isinstance(root.data, dict) else {}
        self.key_places = reader.key_places
        self.duplicates = tuple(reader.duplicates)
        self.diagnostics.extend(reported(problem, self.path) for problem in reader.problems)


def _check_block(block: str, size: int) -> None:
    if len(block) > size or len(block.encode("utf-8", "replace")) > size:
        raise ProblemError(
            "MG006",
            f"the front matter is larger than {size_text(size)}",
            "move text below the closing `---`, or raise the limit `front_matter`",
            line=1,
            column=1,
        )
    if "<<<<<<<" in block or ">>>>>>>" in block:
        line = next(
            number
            for number, one in enumerate(block.split("\n"), start=2)
            if "<<<<<<<" in one or ">>>>>>>" in one
        )
        raise ProblemError(
            "MG004",
            "merge markers in the front matter",
            "resolve the conflict and delete the `<<<<<<<`, `=======` and `>>>>>>>` lines",
            line=line,
            column=1,
        )


def _is_block(block: str) -> bool:
    return not block.strip() or block.lstrip().startswith("{") or bool(KEY_LINE.search(block))


def _without_block(text: str, path: str, limits: Limits) -> FrontMatter:
    """A text whose first line is no `---`; what looks like a block gone astray is reported."""
    if text.startswith("+++"):
        return _toml(text, path)
    stray = STRAY.match(text)
    if stray is None or not text.startswith("---", stray.end()):
        return FrontMatter(body=text)
    opening = OPENING.match(text, stray.end())
    closing = CLOSING.search(text, opening.end() - 1) if opening else None
    if opening is None:
        return FrontMatter(body=text)
    if closing is None:
        return _unclosed(text, opening.end(), path, limits)
    if not KEY_LINE.search(text[opening.end() : closing.start() + 1]):
        return FrontMatter(body=text)
    problem = ProblemError(
        "MG001",
        "something stands before the `---` of the front matter",
        "delete every blank line and character before it",
        line=1,
        column=1,
    )
    return FrontMatter(
        body=text[closing.end() + 1 :],
        body_line=text.count("\n", 0, closing.end()) + 2,
        diagnostics=(reported(problem, path),),
        is_readable=False,
    )


def _oddly_opened(path: str) -> FrontMatter:
    """A file whose lines end in a way of their own: whatever it says of itself cannot be found."""
    problem = ProblemError(
        "MG001",
        "the lines of the front matter end with an unusual character",
        "save the file with plain line ends (LF or CRLF)",
        line=1,
        column=1,
    )
    return FrontMatter(body="", diagnostics=(reported(problem, path),), is_readable=False)


def _unclosed(text: str, start: int, path: str, limits: Limits) -> FrontMatter:
    """A block without an end; of a very long one no more is read than a block may have."""
    first = text[start : start + 4096].lstrip("\n").split("\n", 1)[0]
    if not (KEY_LINE.match(first) or first.startswith("{")):
        return FrontMatter(body=text)
    problem = ProblemError(
        "MG001",
        "the front matter has no end",
        "write a line `---` below its last `key: value`",
        line=text.count("\n", 0, start),
        column=1,
    )
    return FrontMatter(
        body=text[start : start + limits.front_matter],
        body_line=text.count("\n", 0, start) + 1,
        diagnostics=(reported(problem, path),),
        is_readable=False,
    )


def _toml(text: str, path: str) -> FrontMatter:
    end = text.find("\n+++", 3)
    block = text[3:end]
    if end < 0 or "=" not in block:
        return FrontMatter(body=text)
    diagnostic = Diagnostic(
        code="MG001",
        severity=Severity.WARNING,
        location=Location(path=path, line=1, column=1),
        message="front matter in TOML is not read",
        hint="write it as YAML between two lines `---`",
    )
    is_silent = "visibility" not in block.casefold() and "private" not in block.casefold()
    return FrontMatter(body=text, diagnostics=(diagnostic,), is_readable=is_silent)


class _Reader:
    """One pass over the events of a YAML text: guards, and builds values with places."""

    def __init__(self, text: str, *, first_line: int, most_values: int, limits: Limits) -> None:
        self.text, self.first_line, self.most_values = text, first_line, most_values
        self.deepest = limits.front_matter_levels
        self.problems: list[ProblemError] = []
        self.key_places: dict[str, tuple[int, int]] = {}
        self.duplicates: list[str] = []
        self.root: Value | None = None
        self.open: list[tuple[Data, str | None]] = []  # collections around, and the key that waits
        self.inside: Data = None
        self.key: str | None = None

    def read(self) -> Value | None:
        """The root value, None for an empty text; raises ProblemError."""
        try:
            loader = LOADER(self.text)
            self._read_events(loader.get_event)
        except yaml.YAMLError as error:
            raise self._explained(error) from error
        except ValueError as error:  # a lone surrogate
            raise ProblemError(
                "MG001", "a character that is none", "delete it", line=self.first_line
            ) from error
        return self.root

    def _read_events(self, get_event: Any) -> None:
        values = documents = 0
        while True:
            event = get_event()
            kind = type(event)
            if kind is SCALAR or kind in STARTS:
                values += 1
                if values > self.most_values:
                    raise self._limit(event, f"more than {self.most_values} values")
                self._take(event, kind)
            elif kind in ENDS:
                self.inside, self.key = self.open.pop()
            elif kind is yaml.StreamEndEvent:
                return
            elif kind is yaml.AliasEvent:
                raise self._refused(event, "an alias (`*`)")
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._refused(event, "a second document")

    def _take(self, event: Any, kind: type) -> None:
        if event.anchor is not None:
            raise self._refused(event, "an anchor (`&`)")
        if event.tag is not None:
            raise self._refused(event, "a tag (`!`)")
        value = self._value(event, kind)
        inside = self.inside
        if isinstance(inside, list):
            inside.append(value)
        elif not isinstance(inside, dict):
            self.root = value
        elif self.key is None:
            self.key = self._key(inside, value, event)
            return
        else:
            inside.setdefault(self.key, value)
            self.key = None
        if kind is not SCALAR:
            if len(self.open) >= self.deepest:
                raise self._limit(event, f"more than {self.deepest} levels")
            self.open.append((self.inside, self.key))
            self.inside, self.key = value.data, None

    def _value(self, event: Any, kind: type) -> Value:
        mark = event.start_mark
        line, column = mark.line + self.first_line, mark.column + 1
        if kind is not SCALAR:
            return Value({} if kind is yaml.MappingStartEvent else [], "", line, column)
        text = with_unseen_shown(event.value)  # "\u202e" in quotes is one as well
        if not event.implicit[0]:
            return Value(text, text, line, column)
        if len(text) > MOST_DIGITS and is_too_long_a_number(text):
            message = f"a number of {len(text)} digits"
            hint = "put it in quotes if it is text"
            self.problems.append(ProblemError("MG007", message, hint, line=line, column=column))
        return Value(read_plain_word(text), text, line, column)

    def _key(self, inside: dict[str, Value], value: Value, event: Any) -> str:
        if isinstance(value.data, list | dict):
            raise self._refused(event, "a key that is a list or map")
        key = value.text
        if key == "<<":
            raise self._refused(event, "a merge key (`<<`)")
        is_top = len(self.open) == 1
        if key in inside:
            message = f"the key '{shortened(key)}' is there twice; the first counts"
            self.problems.append(
                ProblemError(
                    "MG003", message, "delete one of them", line=value.line, column=value.column
                )
            )
            if is_top:
                self.duplicates.append(key)
        elif is_top:
            self.key_places[key] = (value.line, value.column)
        return key

    def _refused(self, event: Any, what: str) -> ProblemError:
        return ProblemError(
            "MG001",
            f"{what} is not allowed here",
            "if it is meant as text, put the value in quotes",
            line=event.start_mark.line + self.first_line,
            column=event.start_mark.column + 1,
        )

    def _limit(self, event: Any, what: str) -> ProblemError:
        return ProblemError(
            "MG006",
            f"{what} in one block",
            "make it simpler",
            line=event.start_mark.line + self.first_line,
            column=event.start_mark.column + 1,
        )

    def _explained(self, error: yaml.YAMLError) -> ProblemError:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is None:  # an unreadable character: the error knows its offset alone
            offset = getattr(error, "position", 0)
            before = self.text[:offset]
            return ProblemError(
                "MG001",
                "a control character cannot stand in YAML",
                "delete it",
                line=before.count("\n") + self.first_line,
                column=len(before) - before.rfind("\n"),
            )
        lines = self.text.split("\n")
        line = lines[mark.line] if mark.line < len(lines) else ""
        return ProblemError(
            "MG001",
            f"YAML cannot be read: {getattr(error, 'problem', None) or 'unexpected end'}",
            hint_for(line, mark.column),
            line=mark.line + self.first_line,
            column=mark.column + 1,
        )
