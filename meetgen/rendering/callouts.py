"""Call-outs: quotes that begin with `[!note]`, in the markup of admonitions."""

import re
from html import escape

KINDS = {
    "note": "note", "info": "info", "todo": "info", "abstract": "abstract", "summary": "abstract",
    "tldr": "abstract", "tip": "tip", "hint": "tip", "important": "important", "success": "success",
    "check": "success", "done": "success", "question": "question", "help": "question",
    "faq": "question", "warning": "warning", "caution": "caution", "attention": "warning",
    "failure": "failure", "fail": "failure", "missing": "failure", "danger": "danger",
    "error": "danger", "bug": "bug", "example": "example", "quote": "quote", "cite": "quote",
    "decision": "decision",
}  # fmt: skip
STYLED_AS = {
    "important": "important info",
    "caution": "caution warning",
    "decision": "decision success",
}
# "<p>[!warning]- Mind the gap" in a quote; not "<p>[a link]", "<p>[!]"
FIRST_LINE = re.compile(
    r"<blockquote>\n<p>\[!([A-Za-z][\w-]{0,30})\]([+-]?)"
    r"(?:[ \t]+(.*?))?[ \t]*(</p>\n?|\n|<br ?/?>\n)"
)
ALERT = re.compile(r'<blockquote class="markdown-alert-(\w+)">')
# what mark_callouts leaves for the pass to read
MARKED = '<blockquote class="mg-callout"'
CALLOUT = re.compile(r'<blockquote class="mg-callout" title="([a-z0-9_-]*?)([+-]?)">')


def mark_callouts(content: str) -> str:
    """The parser's HTML with each call-out's quote marked and its title set apart."""
    if "markdown-alert-" in content:
        content = ALERT.sub(lambda m: _marked(m[1], "", None, ""), content)
    if "<p>[!" in content:
        content = FIRST_LINE.sub(
            lambda m: _marked(m[1], m[2], m[3], "" if m[4].startswith("</p>") else "<p>"),
            content,
        )
    return content


def _marked(kind: str, fold: str, title: str | None, rest: str) -> str:
    words = title or escape(kind.replace("-", " ").capitalize())
    tag = "summary" if fold else 'p class="admonition-title"'
    end = "summary" if fold else "p"
    return (
        f'<blockquote class="mg-callout" title="{kind.lower()}{fold}">\n'
        f"<{tag}>{words}</{end}>\n{rest}"
    )


def callout_start(kind: str, fold: str) -> str:
    """The opening tag of a call-out; one that can be folded is a disclosure."""
    known = KINDS.get(kind, "note")
    style = STYLED_AS.get(known, known)
    if fold:
        return f'<details class="{style}"{" open" if fold == "+" else ""}>'
    return f'<div class="admonition {style}">'


def callout_end(fold: str) -> str:
    """The closing tag that belongs to `callout_start`."""
    return "</details>" if fold else "</div>"
