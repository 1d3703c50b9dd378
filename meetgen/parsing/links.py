"""References in a note's text: Markdown links, wikilinks, embeds, mentions, tags."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from urllib.parse import unquote

from meetgen.model.link import Link, LinkKind
from meetgen.model.source import Location
from meetgen.parsing.document import Block, Document, InlineLink, Line
from meetgen.parsing.lines import end_of, offset_of
from meetgen.parsing.mentions import LinkSpans, mentions

LONGEST_CONTEXT = 240
# "https:", "mailto:", "//host"; not "c:x" alone on Windows, "notes/a.md"
EXTERNAL = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]+:|//)")
# What exports of wikis leave: "Category:Minutes", "User_talk:Ada"; not "Https://x", "Mailto:x"
OF_A_WIKI = re.compile(r"(?!Mailto:|Tel:|Urn:|Doi:)[A-Z][a-z]\w{0,40}:(?!//)\S")
# Obsidian's rule: "#apollo", "#team/core"; not "a#b", "#12", "\#x", "##x"
TAG = re.compile(
    r"""(?<![^\s(\[,;])#(?=[^\s#]*[^\W\d])([^\s!@#$%^&*(),.?":{}|<>\[\]`'+=;~\\/]+(?:/[^\s!@#$%^&*(),.?":{}|<>\[\]`'+=;~\\/]+)*)"""
)
# "#a", "\#a"; not the mark of a heading: "## a"
MAY_BE_TAG = re.compile(r"#[^\s#]")
ADDRESSED = ("inline", "reference")
KINDS = {
    "inline": LinkKind.MARKDOWN,
    "reference": LinkKind.MARKDOWN,
    "wikilink": LinkKind.WIKILINK,
    "embed": LinkKind.EMBED,
    "image": LinkKind.IMAGE,
}


def read_links(document: Document) -> tuple[Link, ...]:
    """The references in document order; links to other sites are left out, images are not."""
    has_mentions = "@" in document.body
    has_tags = MAY_BE_TAG.search(document.body) is not None
    found: list[Link] = []
    for block in document.blocks:
        for line in chain(block.lines, *block.rows) if block.rows else block.lines:
            mentions_some = has_mentions and "@" in line.masked
            tags_some = has_tags and "#" in line.masked
            links = _own_links(document, line) if line.links else ()
            if not (links or mentions_some or tags_some):
                continue
            context = _context(block, line)
            found.extend(_line_links(document, line, links, context))
            if mentions_some:
                found.extend(_line_mentions(document, line, context))
            if tags_some:
                found.extend(_line_tags(document, line, context))
    found.sort(key=lambda link: link.start)
    return tuple(found)


def tags_of(line: Line) -> Iterator[re.Match[str]]:
    """The tags in a line; group 1 is the tag without its `#`."""
    spans = LinkSpans(line)
    for match in TAG.finditer(line.masked):
        if not spans.hold(offset_of(line, match.start())):
            yield match


def _context(block: Block, line: Line) -> str:
    text = line.text if block.rows else block.text
    if len(text) > LONGEST_CONTEXT and not block.rows:
        text = line.text
    text = " ".join(text[: 2 * LONGEST_CONTEXT].split())
    return text if len(text) <= LONGEST_CONTEXT else text[: LONGEST_CONTEXT - 1].rstrip() + "…"


def _own_links(document: Document, line: Line) -> Sequence[InlineLink]:
    """The links of a line that are references: not those to other sites, nor a mention's."""
    return [
        link
        for link in line.links
        if link.kind in KINDS
        and not (link.kind in ADDRESSED and _is_elsewhere(link.target))
        and document.body[link.start - 1 : link.start] != "@"
    ]


def _is_elsewhere(target: str) -> bool:
    return EXTERNAL.match(target) is not None and OF_A_WIKI.match(target) is None


def _line_links(
    document: Document, line: Line, links: Sequence[InlineLink], context: str
) -> Iterator[Link]:
    for link in links:
        kind = KINDS[link.kind]
        is_wiki = kind in (LinkKind.WIKILINK, LinkKind.EMBED)
        target, part = _target(link, is_wiki=is_wiki)
        text = link.text
        if is_wiki and "|" not in document.body[link.start : link.end]:
            text = ""
        yield Link(
            kind=kind, target=target, part=part, text=text, start=link.start, end=link.end,
            location=_location(document, line, link.start), context=context,
        )  # fmt: skip


def _target(link: InlineLink, *, is_wiki: bool) -> tuple[str, str]:
    """The page and the part of it; wikilinks are no addresses and are not decoded."""
    if not is_wiki and EXTERNAL.match(link.target):
        return link.target, ""
    target, _, part = link.target.partition("#")
    if is_wiki:
        return target.removesuffix("\\").strip(), part.removesuffix("\\").strip()
    return unquote(target.partition("?")[0]), unquote(part)


def _line_mentions(document: Document, line: Line, context: str) -> Iterator[Link]:
    for mention in mentions(line):
        yield Link(
            kind=LinkKind.MENTION, target=mention.name, start=mention.start, end=mention.end,
            location=_location(document, line, mention.start), context=context,
        )  # fmt: skip


def _line_tags(document: Document, line: Line, context: str) -> Iterator[Link]:
    for match in tags_of(line):
        start, end = offset_of(line, match.start()), end_of(line, match.end() - 1)
        if document.body[start - 1 : start] == "\\":
            continue
        yield Link(
            kind=LinkKind.TAG, target=match[1], start=start, end=end,
            location=_location(document, line, start), context=context,
        )  # fmt: skip


def _location(document: Document, line: Line, start: int) -> Location:
    number = line.number + document.body.count("\n", line.start, start)
    column = start - document.body.rfind("\n", 0, start)
    return Location(path=document.path, line=number, column=column)
