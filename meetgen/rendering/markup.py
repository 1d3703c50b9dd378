"""One pass over the parser's HTML that turns it into Material's markup."""

import html
import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from msgspec import Struct, field

from meetgen.rendering.autolinks import autolink, has_bare_address
from meetgen.rendering.callouts import CALLOUT, MARKED, callout_end, callout_start, mark_callouts
from meetgen.rendering.footnotes import Footnotes
from meetgen.rendering.highlight import highlight
from meetgen.rendering.page_links import PageLinks

TAG = re.compile(r"<[^<>]*>")  # "<em>"; not "a &lt; b"
ID = re.compile(r'\bid="([^"<>]+)"')
# "==important=="; not "a == b", "====="
MARK = re.compile(
    r"(<pre\b.*?</pre>|<code>[^<]*</code>|<[^<>]*>)"
    r"|(?<!=)==(?=[^\s=])((?:[^<=]|=(?!=)|</?(?:em|strong|del|code|a|span|s|b|i)\b[^<>]*>)+?)"
    r"(?<=\S)==(?!=)",
    re.DOTALL,
)
# What to search for, by a string that a text must hold to have any of it. Each form is what follows
# a "<"; an empty group at its end names it, because one around it makes the search slower.
TRUSTED_FORMS = (  # what our own templates have
    r"a\b[^<>]*>(?P<link>)",
    r"h(?P<level>[1-6])\b[^<>]*>(?P<heading>)",
    r"/h[1-6]>(?P<heading_end>)",
)
FORMS: Mapping[str, tuple[str, ...]] = {
    "": TRUSTED_FORMS,
    "<pre><code": (r"pre><code(?: class=\"language-(?P<language>[^\"]*)\")?>(?P<code_block>)",),
    "<img": (r"img\b[^<>]*>(?P<image>)",),
    "<input": (
        (
            r"li>(?P<loose>\n<p>)?"
            r"<input disabled=\"\" type=\"checkbox\"(?P<checked> checked=\"\")?/>\n?(?P<task>)"
        ),
        r"[uo]l\b[^<>]*>(?P<list>)",
        r"/[uo]l>(?P<list_end>)",
    ),
    MARKED: (r"blockquote\b[^<>]*>(?P<quote>)", r"/blockquote>(?P<quote_end>)"),
    "footnote-": (
        (
            r"sup class=\"footnote-reference\"><a href=\"#[^\"]*\">(?P<number>\d+)</a></sup>"
            r"(?P<reference>)"
        ),
        (
            r"div class=\"footnote-definition\" id=\"[^\"]*\">"
            r"<sup class=\"footnote-definition-label\">(?P<defined>\d+)</sup>\n?(?P<footnote>)"
        ),
        r"div\b(?P<div>)",
        r"/div>(?P<div_end>)",
    ),
    '"math math-': (r"span class=\"math math-(?P<form>inline|display)\">(?P<math>)",),
}
LINK_END = r"/a>(?P<link_end>)"  # only where something depends on being in a link
CODE = r"code>(?P<code>)"  # only beside bare addresses: everything else in code is escaped
ADDRESS = r"https?://[^\s<]+|www\.[^\s<]+"
VERBATIM = {"code_block": "</code></pre>", "code": "</code>", "math": "</span>"}
EMPTY_HEAD = re.compile(r"<th( style=\"[^\"]*\")?></th>")
TABLE = "<table><thead>"  # as the parser writes it
SCROLLING = '<div class="mg-scroll" role="group" tabindex="0" aria-label="Table">'


class Heading(NamedTuple):
    """A heading of a page; `title` is its text as HTML without any tags."""

    level: int
    anchor: str
    title: str

    def html(self, inner: str) -> str:
        """The heading as Material has it: with its id and a link to itself."""
        anchor = html.escape(self.anchor)
        return (
            f'<h{self.level} id="{anchor}">{inner}<a class="headerlink" href="#{anchor}" '
            f'title="Permanent link">&para;</a></h{self.level}>'
        )


class PendingHeading(Struct, kw_only=True):
    """A heading whose level and id depend on the rest of the page; `anchor` may be empty."""

    level: int
    inner: str
    title: str
    anchor: str
    place: int

    @property
    def text(self) -> str:
        """Its text, plain."""
        return html.unescape(self.title) if "&" in self.title else self.title


class PartWriter(Struct):
    """The HTML of one part of a page, in pieces until its headings are settled."""

    links: PageLinks
    is_trusted: bool
    pending: list[PendingHeading] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)  # of `pending`, once `html` was asked for
    _out: list[str] = field(default_factory=list)
    _lists: list[int] = field(default_factory=list)
    _quotes: list[str] = field(default_factory=list)
    _open_links: list[str] = field(default_factory=list)  # what closes each
    _heading: tuple[int, int, str] | None = None  # level, place in _out, id
    _divs: int = 0
    _footnote: tuple[str, int, int] | None = None  # number, place in _out, divs open
    _footnotes: Footnotes = field(default_factory=Footnotes)
    _minds_link_ends: bool = False

    def write(self, content: str) -> None:
        """Take the parser's HTML of the part."""
        if self.is_trusted:
            # for Python-Markdown, which goes on inside
            content = content.replace(" markdown>", ">")
        else:
            content = mark_callouts(content)
            if "==" in content:
                content = MARK.sub(lambda m: m[1] or f"<mark>{m[2]}</mark>", content)
        if TABLE in content:
            content = _with_scrolling_tables(content)
        forms = TRUSTED_FORMS if self.is_trusted else _forms(content)
        self._minds_link_ends = LINK_END in forms
        self._read(content, 0, forms)
        self._out.append(self._footnotes.html())

    def html(self) -> str:
        """The part's HTML, once its headings are settled."""
        for pending in self.pending:
            heading = Heading(pending.level, pending.anchor, pending.title)
            self.headings.append(heading)
            self._out[pending.place] = heading.html(pending.inner)
        return "".join(self._out)

    def _read(self, content: str, place: int, forms: tuple[str, ...]) -> None:
        """Take the content from `place` on."""
        out = self._out
        for match in _token(forms).finditer(content, place):
            start = match.start()
            if start < place:  # in code or math, where nothing is read
                continue
            out.append(content[place:start])
            kind = match.lastgroup or "address"
            if kind in VERBATIM:
                place = self._verbatim(match, content)
                continue
            if kind == "link":  # by far the most
                self._on_link(match)
            else:
                getattr(self, "_on_" + kind)(match)
            place = match.end()
            if self._open_links and LINK_END not in forms:
                self._read(content, place, (LINK_END, *forms))
                return
        out.append(content[place:])

    def _verbatim(self, match: re.Match[str], content: str) -> int:
        """Write code or math and give the place after it; nothing inside it is read."""
        kind = match.lastgroup or ""
        end_tag = VERBATIM[kind]
        end = content.find(end_tag, match.end())
        if end < 0:  # raw HTML left open: the parser itself always closes
            self._out.append(content[match.start() :])
            return len(content)
        inner = content[match.end() : end]
        if kind == "code_block":
            self._out.append(_code_block(inner, html.unescape(match["language"] or "")))
        elif kind == "math":
            start, stop = ("\\(", "\\)") if match["form"] == "inline" else ("\\[", "\\]")
            self._out.append(f'<span class="arithmatex">{start}{inner}{stop}</span>')
        else:
            self._out.append(f"<code>{inner}</code>")
        return end + len(end_tag)

    def _on_heading(self, match: re.Match[str]) -> None:
        own_id = ID.search(match[0]) if " " in match[0] else None
        anchor = html.unescape(own_id[1]) if own_id else ""
        self._heading = (int(match["level"]), len(self._out), anchor)
        self._out.append(match[0])

    def _on_heading_end(self, match: re.Match[str]) -> None:
        if self._heading is None:
            self._out.append(match[0])
            return
        level, place, anchor = self._heading
        inner = "".join(self._out[place + 1 :])
        self._cut(place)
        self._heading = None
        title = " ".join((TAG.sub("", inner) if "<" in inner else inner).split())
        self.pending.append(
            PendingHeading(level=level, inner=inner, title=title, anchor=anchor, place=place)
        )
        self._out.append("")

    def _on_link(self, match: re.Match[str]) -> None:
        start, end = self.links.tags(match[0])
        self._out.append(start)
        if self._minds_link_ends or end != "</a>":
            self._open_links.append(end)

    def _on_link_end(self, match: re.Match[str]) -> None:
        self._out.append(self._open_links.pop() if self._open_links else match[0])

    def _on_image(self, match: re.Match[str]) -> None:
        self._out.append(self.links.picture(match[0], is_in_link=bool(self._open_links)))

    def _on_task(self, match: re.Match[str]) -> None:
        if self._lists and " class=" not in self._out[self._lists[-1]]:
            place = self._lists[-1]
            self._out[place] = self._out[place].replace(">", ' class="task-list">', 1)
        checked = match["checked"] or ""
        name = "Done" if checked else "Open"
        self._out.append(
            f'<li class="task-list-item">{match["loose"] or ""}<label class="task-list-control">'
            f'<input type="checkbox" disabled=""{checked} aria-label="{name}">'
            '<span class="task-list-indicator"></span></label> '
        )

    def _on_list(self, match: re.Match[str]) -> None:
        self._lists.append(len(self._out))
        self._out.append(match[0])

    def _on_list_end(self, match: re.Match[str]) -> None:
        if self._lists:
            self._lists.pop()
        self._out.append(match[0])

    def _on_quote(self, match: re.Match[str]) -> None:
        callout = CALLOUT.fullmatch(match[0])
        self._quotes.append(callout_end(callout[2]) if callout else "</blockquote>")
        self._out.append(callout_start(callout[1], callout[2]) if callout else match[0])

    def _on_quote_end(self, match: re.Match[str]) -> None:
        self._out.append(self._quotes.pop() if self._quotes else match[0])

    def _on_reference(self, match: re.Match[str]) -> None:
        self._out.append(self._footnotes.reference(match["number"]))

    def _on_footnote(self, match: re.Match[str]) -> None:
        self._footnote = (match["defined"], len(self._out), self._divs)
        self._divs += 1

    def _on_div(self, match: re.Match[str]) -> None:
        self._divs += 1
        self._out.append(match[0])

    def _on_div_end(self, match: re.Match[str]) -> None:
        self._divs -= 1
        if self._footnote is None or self._divs != self._footnote[2]:
            self._out.append(match[0])
            return
        number, place, _ = self._footnote
        for pending in self.pending:
            if pending.place >= place:  # a heading in a footnote is none of the page's
                self._out[pending.place] = f"<p><strong>{pending.inner}</strong></p>"
        self.pending = [pending for pending in self.pending if pending.place < place]
        self._footnotes.add(number, "".join(self._out[place:]))
        self._footnote = None
        self._cut(place)

    def _on_address(self, match: re.Match[str]) -> None:
        before = self._out[-1][-1:]
        is_linked = bool(self._open_links) or (before and before not in " \n\t(*_~>")
        self._out.append(match[0] if is_linked else autolink(match[0]))

    def _cut(self, place: int) -> None:
        """Take back what was written from `place` on, and what raw HTML left open in it."""
        del self._out[place:]
        while self._lists and self._lists[-1] >= place:
            self._lists.pop()
        if self._heading is not None and self._heading[1] > place:
            self._heading = None
        if self._footnote is not None and self._footnote[1] > place:
            self._footnote = None


def _forms(content: str) -> tuple[str, ...]:
    """What to search for in what a person wrote."""
    found = [form for mark, forms in FORMS.items() if mark in content for form in forms]
    if has_bare_address(content):
        return (*found, LINK_END, CODE, ADDRESS)
    return (*found, LINK_END) if "<img" in content else tuple(found)


@cache
def _token(forms: tuple[str, ...]) -> re.Pattern[str]:
    tags = "|".join(form for form in forms if form != ADDRESS)
    # That each alternative begins with a known character is what makes the search fast.
    return re.compile(f"<(?:{tags})|{ADDRESS}" if ADDRESS in forms else f"<(?:{tags})")


def _with_scrolling_tables(content: str) -> str:
    """The parser's tables, each in an element that scrolls and that a keyboard reaches."""
    before, *pieces = content.split(TABLE)
    out = [before]
    for piece in pieces:
        table, end, rest = piece.partition("</table>")
        if "></th>" in table:
            # A screen reader announces a heading for each cell, and an empty one says nothing.
            table = EMPTY_HEAD.sub(r"<td\1></td>", table)
        out.append(f"{SCROLLING}{TABLE}{table}{end}</div>{rest}" if end else TABLE + piece)
    return "".join(out)


def _code_block(code: str, language: str) -> str:
    """A fenced block in Material's markup; `code` is escaped."""
    if language == "mermaid":
        return f'<pre class="mermaid"><code>{code}</code></pre>'
    if language == "math":
        return f'<div class="arithmatex">\\[\n{code}\\]</div>'
    coloured = highlight(html.unescape(code), language)
    name = f"language-{html.escape(language)} " if language else ""
    return (
        f'<div class="{name}highlight"><pre><span></span><code>'
        f"{code if coloured is None else coloured}</code></pre></div>"
    )
