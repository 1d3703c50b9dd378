"""One pass over the parser's HTML that turns it into Material's markup."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
import html
import re
from urllib.parse import unquote

from meetgen.rendering.callouts import CALLOUT, callout_end, callout_start, mark_callouts
from meetgen.rendering.highlight import highlight
from meetgen.rendering.sanitize import is_external, is_safe_address

Resolve = Callable[[str], str | None]

TAG = re.compile(r"<[^<>]*>")  # "<em>"; not "a &lt; b"
MARKDOWN_ATTRIBUTE = re.compile(r'(<(?:div|section|article|details|figure|p|span)\b[^<>]*?) markdown(?:="\w*")?(?=[ >])')
ID = re.compile(r'\bid="([^"<>]+)"')
ATTRIBUTE = re.compile(r"""\b(href|src|alt|title)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
ENTITY = re.compile(r"&[a-z]+;")
TRAILING = "?!.,:*_~'\""  # the end of a sentence, not of its address
# "==important=="; not "a == b", "====="
MARK = re.compile(
    r"(<pre\b.*?</pre>|<code>[^<]*</code>|<[^<>]*>)"
    r"|(?<!=)==(?=[^\s=])((?:[^<=]|=(?!=)|</?(?:em|strong|del|code|a|span|s|b|i)\b[^<>]*>)+?)"
    r"(?<=\S)==(?!=)",
    re.DOTALL,
)
# Each begins with "<", which is what makes the search fast.
TAGS = (
    r"<(?:"
    r"(?P<codeblock>pre><code(?: class=\"language-(?P<language>[^\"]*)\")?>)"
    r"|(?P<code>code>)"
    r"|(?P<heading>h(?P<level>[1-6])\b[^<>]*>)"
    r"|(?P<heading_end>/h[1-6]>)"
    r"|(?P<link>a\b[^<>]*>)"
    r"|(?P<link_end>/a>)"
    r"|(?P<image>img\b[^<>]*>)"
    r"|(?P<task>li>(?P<loose>\n<p>)?<input disabled=\"\" type=\"checkbox\"(?P<checked> checked=\"\")?/>\n?)"
    r"|(?P<list>[uo]l\b[^<>]*>)"
    r"|(?P<list_end>/[uo]l>)"
    r"|(?P<quote>blockquote\b[^<>]*>)"
    r"|(?P<quote_end>/blockquote>)"
    r"|(?P<table>table>)"
    r"|(?P<table_end>/table>)"
    r"|(?P<reference>sup class=\"footnote-reference\"><a href=\"#[^\"]*\">(?P<number>\d+)</a></sup>)"
    r"|(?P<footnote>div class=\"footnote-definition\" id=\"[^\"]*\">"
    r"<sup class=\"footnote-definition-label\">(?P<defined>\d+)</sup>\n?)"
    r"|(?P<div>div\b)"
    r"|(?P<div_end>/div>)"
    r"|(?P<math>span class=\"math math-(?P<form>inline|display)\">)"
    r")"
)
TOKEN = re.compile(TAGS)
# "see https://example.org/x"; not the address in <a href="https://example.org/x">
BARE_ADDRESS = re.compile(r"(?<=[\s>(*_~])(?:https?://|www\.)[^\s<]")
TOKEN_OR_ADDRESS = re.compile(TAGS + r"|https?://[^\s<]+|www\.[^\s<]+")
VERBATIM = {"codeblock": "</code></pre>", "code": "</code>", "math": "</span>"}
SCROLLING = '<div class="mg-scroll" role="group" tabindex="0" aria-label="Table">'


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a page; `title` is its text as HTML without any tags."""

    level: int
    anchor: str
    title: str

    def html(self, inner: str) -> str:
        """The heading as Material has it: with its id and a link to itself."""
        anchor = html.escape(self.anchor)
        return (f'<h{self.level} id="{anchor}">{inner}<a class="headerlink" href="#{anchor}" '
                f'title="Permanent link">&para;</a></h{self.level}>')


@dataclass(slots=True, kw_only=True)
class PendingHeading:
    """A heading whose level and id depend on the rest of the page."""

    level: int
    inner: str
    anchor: str
    place: int

    @property
    def title(self) -> str:
        """Its text as HTML without any tags."""
        return " ".join(TAG.sub("", self.inner).split())

    @property
    def text(self) -> str:
        """Its text, plain."""
        return html.unescape(self.title)

    def final(self) -> Heading:
        """The heading as it stands once level and id are settled."""
        return Heading(level=self.level, anchor=self.anchor, title=self.title)


@dataclass(slots=True)
class PartWriter:
    """The HTML of one part of a page, in pieces until its headings are settled."""

    resolve: Resolve
    is_trusted: bool
    pending: list[PendingHeading] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    _out: list[str] = field(default_factory=list)
    _lists: list[int] = field(default_factory=list)
    _quotes: list[str] = field(default_factory=list)
    _anchors: list[str] = field(default_factory=list)  # what closes each open link
    _heading: tuple[int, int, str] | None = None  # level, place in _out, id
    _tables: int = 0
    _divs: int = 0
    _note_start: tuple[str, int, int] | None = None  # number, place in _out, divs open
    _notes: list[tuple[int, str]] = field(default_factory=list)
    _references: dict[str, int] = field(default_factory=dict)

    def write(self, content: str) -> None:
        """Take the parser's HTML of the part."""
        if self.is_trusted and " markdown" in content:
            content = MARKDOWN_ATTRIBUTE.sub(r"\1", content)
        content = mark_callouts(content)
        if "==" in content:
            content = MARK.sub(lambda m: m[1] or f"<mark>{m[2]}</mark>", content)
        token = TOKEN_OR_ADDRESS if BARE_ADDRESS.search(content) else TOKEN
        out, place = self._out, 0
        match = token.search(content)
        while match:
            kind = match.lastgroup or "address"
            out.append(content[place:match.start()])
            if kind in VERBATIM:
                place = self._verbatim(match, content)
            else:
                getattr(self, "_on_" + kind)(match)
                place = match.end()
            match = token.search(content, place)
        out.append(content[place:])
        if self._notes:
            out.append(self._footnotes())

    def headings(self) -> Iterator[Heading]:
        """The part's headings, once they are settled."""
        return (pending.final() for pending in self.pending)

    def html(self) -> str:
        """The part's HTML, once its headings are settled."""
        for pending in self.pending:
            self._out[pending.place] = pending.final().html(pending.inner)
        return "".join(self._out)

    def _verbatim(self, match: re.Match[str], content: str) -> int:
        """Write code or math and give the place after it; nothing inside it is read."""
        kind = match.lastgroup or ""
        end_tag = VERBATIM[kind]
        end = content.find(end_tag, match.end())
        if end < 0:  # raw HTML left open: the parser itself always closes
            self._out.append(content[match.start():])
            return len(content)
        inner = content[match.end():end]
        if kind == "codeblock":
            self._out.append(_code_block(inner, html.unescape(match["language"] or "")))
        elif kind == "math":
            start, stop = ("\\(", "\\)") if match["form"] == "inline" else ("\\[", "\\]")
            self._out.append(f'<span class="arithmatex">{start}{inner}{stop}</span>')
        else:
            self._out.append(f"<code>{inner}</code>")
        return end + len(end_tag)

    def _on_heading(self, match: re.Match[str]) -> None:
        own_id = ID.search(match[0])
        self._heading = (int(match["level"]), len(self._out), own_id[1] if own_id else "")
        self._out.append(match[0])

    def _on_heading_end(self, match: re.Match[str]) -> None:
        if self._heading is None:
            self._out.append(match[0])
            return
        level, place, anchor = self._heading
        inner = "".join(self._out[place + 1:])
        self._cut(place)
        self.pending.append(
            PendingHeading(level=level, inner=inner, anchor=html.unescape(anchor), place=place),
        )
        self._out.append("")
        self._heading = None

    def _on_link(self, match: re.Match[str]) -> None:
        values = _attributes(match[0])
        address = html.unescape(values.get("href", ""))
        start, end = self._link(address, values.get("title")) if "href" in values else (match[0], "</a>")
        self._anchors.append(end)
        self._out.append(start)

    def _on_link_end(self, _match: re.Match[str]) -> None:
        self._out.append(self._anchors.pop() if self._anchors else "")

    def _link(self, address: str, title: str | None) -> tuple[str, str]:
        """The opening and closing tag of a link to `address`."""
        more = f' title="{title}"' if title else ""
        if is_external(address):
            if not is_safe_address(address):
                return "<a>", "</a>"
            return f'<a href="{html.escape(address)}"{more} rel="noopener noreferrer">', "</a>"
        site_address = self._inside(address)
        if site_address is None:
            return '<span class="mg-broken">', "</span>"
        return f'<a href="{html.escape(site_address)}"{more}>', "</a>"

    def _inside(self, address: str) -> str | None:
        """The address on the site for a relative one, None where nothing is."""
        before, mark, anchor = address.partition("#")
        path, query_mark, query = before.partition("?")
        if not path:
            return address
        plain = unquote(path)
        found = self.resolve(plain)
        if found is None:
            if path.startswith("/"):
                return address  # another site on the same host
            self.broken.append(plain)
            return None
        self.links.append((plain, unquote(anchor)))
        return f"{found}{query_mark}{query}{mark}{anchor}"

    def _on_image(self, match: re.Match[str]) -> None:
        values = _attributes(match[0])
        address = html.unescape(values.get("src", ""))
        alternative = values.get("alt", "")
        if is_external(address):
            # A picture from elsewhere tells that host who reads the page and when.
            words = alternative or html.escape(address)
            if not is_safe_address(address) or self._anchors:
                self._out.append(words)
                return
            self._out.append(
                f'<a href="{html.escape(address)}" rel="noopener noreferrer">{words}</a>')
            return
        site_address = self._inside(address) if address else None
        if site_address is None:
            self._out.append(f'<span class="mg-broken">{alternative}</span>')
            return
        rest = ATTRIBUTE.sub(lambda m: "" if m[1] in ("src", "alt") else m[0], match[0][4:])
        self._out.append(f'<img src="{html.escape(site_address)}" alt="{alternative}"'
                         f"{' ' + more if (more := rest.strip(' />')) else ''}>")

    def _on_task(self, match: re.Match[str]) -> None:
        if self._lists:
            place = self._lists[-1]
            if " class=" not in self._out[place]:
                self._out[place] = self._out[place].replace(">", ' class="task-list">', 1)
        checked = ' checked=""' if match["checked"] else ""
        name = "Done" if checked else "Open"
        self._out.append(
            f'<li class="task-list-item">{match["loose"] or ""}<label class="task-list-control">'
            f'<input type="checkbox" disabled=""{checked} aria-label="{name}">'
            '<span class="task-list-indicator"></span></label> ')

    def _on_list(self, match: re.Match[str]) -> None:
        self._lists.append(len(self._out))
        self._out.append(match[0])

    def _on_list_end(self, match: re.Match[str]) -> None:
        if self._lists:
            self._lists.pop()
        self._out.append(match[0])

    def _on_quote(self, match: re.Match[str]) -> None:
        callout = CALLOUT.fullmatch(match[0])
        if callout:
            self._quotes.append(callout_end(callout[2]))
            self._out.append(callout_start(callout[1], callout[2]))
            return
        self._quotes.append("</blockquote>")
        self._out.append(match[0])

    def _on_quote_end(self, match: re.Match[str]) -> None:
        self._out.append(self._quotes.pop() if self._quotes else match[0])

    def _on_table(self, match: re.Match[str]) -> None:
        self._tables += 1
        self._out.append(f"{SCROLLING}{match[0]}")

    def _on_table_end(self, match: re.Match[str]) -> None:
        if not self._tables:
            self._out.append(match[0])
            return
        self._tables -= 1
        self._out.append(f"{match[0]}</div>")

    def _on_reference(self, match: re.Match[str]) -> None:
        number = match["number"]
        count = self._references[number] = self._references.get(number, 0) + 1
        nth = "" if count == 1 else str(count)
        self._out.append(f'<sup id="fnref{nth}:{number}"><a class="footnote-ref" '
                         f'href="#fn:{number}">{number}</a></sup>')

    def _on_footnote(self, match: re.Match[str]) -> None:
        self._note_start = (match["defined"], len(self._out), self._divs)
        self._divs += 1

    def _on_div(self, match: re.Match[str]) -> None:
        self._divs += 1
        self._out.append(match[0])

    def _on_div_end(self, match: re.Match[str]) -> None:
        self._divs -= 1
        if self._note_start is None or self._divs != self._note_start[2]:
            self._out.append(match[0])
            return
        number, place, _ = self._note_start
        for pending in self.pending:
            if pending.place >= place:  # a heading in a footnote is none of the page's
                self._out[pending.place] = f"<p><strong>{pending.inner}</strong></p>"
        self.pending = [pending for pending in self.pending if pending.place < place]
        self._notes.append((int(number), "".join(self._out[place:]).strip()))
        self._cut(place)
        self._note_start = None

    def _cut(self, place: int) -> None:
        """Take back what was written from `place` on, and what raw HTML left open in it."""
        del self._out[place:]
        self._lists = [one for one in self._lists if one < place]
        if self._heading is not None and self._heading[1] > place:
            self._heading = None
        if self._note_start is not None and self._note_start[1] > place:
            self._note_start = None

    def _footnotes(self) -> str:
        """The notes collected, in order, as a list at the end of the part."""
        items = []
        for number, text in sorted(self._notes):
            back = (f'<a class="footnote-backref" href="#fnref:{number}" '
                    f'title="Jump back to footnote {number} in the text">&#8617;</a>')
            inside, end = (text[:-4], "</p>") if text.endswith("</p>") else (text, "")
            items.append(f'<li id="fn:{number}">\n{inside}&nbsp;{back}{end}\n</li>')
        return ('<div class="footnote">\n<hr>\n<ol>\n' + "\n".join(items) + "\n</ol>\n</div>\n")

    def _on_address(self, match: re.Match[str]) -> None:
        """A bare address becomes a link, as GitHub shows it."""
        before = self._out[-1][-1:]
        if self._anchors or (before and before not in " \n\t(*_~>"):
            self._out.append(match[0])
            return
        address = _without_trailing(match[0])
        rest = match[0][len(address):]
        target = address if address.startswith("http") else f"http://{address}"
        self._out.append(f'<a href="{target}" rel="noopener noreferrer">{address}</a>{rest}')


def _attributes(tag: str) -> dict[str, str]:
    return {m[1]: m[2] if m[2] is not None else m[3] for m in ATTRIBUTE.finditer(tag)}


def _without_trailing(address: str) -> str:
    """A bare address without the punctuation of the sentence around it (GFM autolinks)."""
    spare = address.count(")") - address.count("(")
    while True:
        end = len(address)
        if address.endswith(";") and ENTITY.fullmatch(address, max(address.rfind("&"), 0)):
            end = address.rfind("&")
        elif address.endswith(")") and spare > 0:
            spare -= 1
            end -= 1
        shorter = address[:end].rstrip(TRAILING)
        if shorter == address:
            return address
        address = shorter


def _code_block(code: str, language: str) -> str:
    """A fenced block in Material's markup; `code` is escaped."""
    if language == "mermaid":
        return f'<pre class="mermaid"><code>{code}</code></pre>'
    if language in ("math", "latex-math"):
        return f'<div class="arithmatex">\\[\n{code}\\]</div>'
    coloured = highlight(html.unescape(code), language)
    name = f"language-{html.escape(language)} " if language else ""
    return (f'<div class="{name}highlight"><pre><span></span><code>'
            f"{code if coloured is None else coloured}</code></pre></div>")
