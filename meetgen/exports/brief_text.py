"""A brief as plain text, as Markdown to be mailed, and as one page of HTML to be printed."""

import re
import textwrap
from collections.abc import Callable
from html import escape as html_escape

from meetgen.exports.action_lists import plain_words
from meetgen.exports.messages import printable
from meetgen.index.briefs import Brief, BriefLine
from meetgen.pages.markdown import plain, words
from meetgen.parsing.markdown import to_html

WIDTH = 78
MARKS = re.compile(r"[\\`*_<>\[\]]")  # what begins or ends something in running Markdown
# What a page of paper needs; no font, script or picture from anywhere
STYLE = """
body { font: 10.5pt/1.35 system-ui, sans-serif; max-width: 46rem; margin: 1.5rem auto; padding: 0 1rem;
  color: #1b1b1f; background: #fff; }
h1 { font-size: 1.5em; margin: 0 0 .2em; } h2 { font-size: 1.05em; margin: 1em 0 .2em; }
p { margin: .2em 0; } ul { margin: .2em 0; padding-left: 1.2em; } li { break-inside: avoid; }
small { color: #5a5a63; }
@media (prefers-color-scheme: dark) { body { color: #e3e3ea; background: #1b1b1f; }
  small { color: #a5a5b0; } a { color: #9db4ff; } }
@media print { body { font-size: 9pt; margin: 0; max-width: none; color: #000; background: #fff; }
  h2 { margin-top: .7em; } @page { margin: 14mm; } }
"""  # noqa: E501 - CSS


def brief_text(brief: Brief) -> str:
    """The brief for a terminal, at most `WIDTH` wide."""
    lines = [_title(brief), *_wrapped(_facts(brief), "")]
    if brief.purpose:
        lines += _wrapped(plain(brief.purpose), "")
    for part in brief.parts:
        lines += ["", part.heading.upper()]
        for one in part.lines:
            lines += _wrapped(_line(one), "- ")
        if part.more:
            lines.append(f"  and {part.more} more")
    return "".join(f"{printable(line)}\n" for line in lines)


def _title(brief: Brief) -> str:
    subject = brief.subject
    return " ".join((str(subject.day), subject.clock, subject.title)).replace("  ", " ")


def _facts(brief: Brief) -> str:
    facts = []
    if brief.names and brief.subject.is_meeting:
        facts.append(f"with {', '.join(brief.names)}")
    if brief.subject.place:
        facts.append(brief.subject.place)
    return "; ".join(facts)


def _line(one: BriefLine) -> str:
    about = f" ({one.about})" if one.about else ""
    source = f"  [{one.source}]" if one.source else ""
    return f"{plain_words(one.text)}{about}{source}"


def _wrapped(text: str, mark: str) -> list[str]:
    if not text:
        return []
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )


def brief_markdown(brief: Brief) -> str:
    """The brief as Markdown that reads well in a mail, as it is or rendered."""
    return _markdown(brief, readable)


def readable(text: str) -> str:
    """A line's words with a backslash before each character that Markdown would act upon."""
    return MARKS.sub(r"\\\g<0>", printable(plain(text)))


def _markdown(brief: Brief, words: Callable[[str], str]) -> str:
    pieces = [f"# {words(_title(brief))}", ""]
    if facts := _facts(brief):
        pieces += [words(facts), ""]
    if brief.purpose:
        pieces += [f"*{words(brief.purpose)}*", ""]
    for part in brief.parts:
        pieces += [f"## {part.heading}", ""]
        for one in part.lines:
            about = f" – {words(one.about)}" if one.about else ""
            source = f" ({words(one.source)})" if one.source else ""
            pieces.append(f"- {words(one.text)}{about}{source}")
        if part.more:
            pieces.append(f"- and {part.more} more")
        pieces.append("")
    pieces.append(f"As of {brief.as_of}.")
    return "\n".join(pieces) + "\n"


def brief_html(brief: Brief) -> str:
    """The brief as a page that prints on one sheet and asks the network for nothing."""
    title = html_escape(_title(brief))
    body = to_html(_markdown(brief, words))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
