"""The components on the page of the design: cut from pages that the library makes of samples.

A component stands in the page as

    <!-- component: sample people/ada.md .mg-facts -->
    (its HTML)
    <!-- /component -->

The words name the notebook, its page, a class, and the how-manieth if not the first. The HTML is
made by `shown`; `pytest --update-docs` writes it anew.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cache

from msgspec.structs import replace

from meetgen.index.index import Index
from meetgen.model.action import ActionStatus
from meetgen.model.decision import DecisionStatus
from meetgen.model.note import NoteKind
from meetgen.model.source import SourceFile
from meetgen.pages import all_pages
from meetgen.parsing.note import parse_note
from meetgen.rendering.html import render_html
from meetgen.rendering.pages import render_pages
from tests.unit.sample_index import (
    AS_OF,
    CONFIG,
    action,
    at,
    decision,
    empty_index,
    meeting,
    sample_index,
)

COMPONENT = re.compile(
    r"(?P<head><!-- component: (?P<book>\w+) (?P<page>\S+) "
    r"\.(?P<name>[\w-]+)(?: (?P<nth>\d+))? -->\n)"
    r"(?P<shown>.*?)<!-- /component -->",
    re.DOTALL,
)
TAG = re.compile(r"<([\w-]+)(?: [^<>]*)?>|</([\w-]+)>")
EMPTY_TAGS = {"br", "input", "img", "hr"}
# What would lead away, stand twice on the page, or be counted anew from the reader's day
HREF = re.compile(r' href="[^"]*"')
UNWANTED = re.compile(r'<a class="headerlink"[^<>]*>[^<>]*</a>| id="[^"]*"| datetime="[^"]*"')
NOTE = "2026/2026-11-23-harbour.md"
PLAN = "2026/2026-11-24-berths.md"
NOTE_TEXT = """# Harbour sync

Ada told of the [price list](prices.md).

- [ ] Ask for a second offer 📅 2026-11-30
- [/] Compare the cranes
- [x] Book the room
- [-] Print the agenda
- [>] Count the pallets

> [!warning] The berth is closed
> Until Monday no ship can land.
"""


@cache
def pages_of(book: str) -> Mapping[str, str]:
    """The HTML of every page of a notebook, by uri."""
    index = BOOKS[book]()
    rendered = render_pages(all_pages(index), index)
    return {
        page.uri: render_html(page, lambda to: None if to.endswith("prices.md") else to).content
        for page in rendered
    }


def shown(match: re.Match[str]) -> str:
    """A component as the documentation shows it."""
    html = element(pages_of(match["book"])[match["page"]], match["name"], int(match["nth"] or 1))
    html = HREF.sub(' href="#components"', UNWANTED.sub("", html))
    lines = "\n".join(line for line in html.splitlines() if line.strip())
    return f'<div class="design-sample" data-search-exclude>\n{lines}\n</div>\n'


def element(html: str, name: str, nth: int) -> str:
    """The nth element of a class, whole."""
    starts = re.finditer(rf'<[\w-]+(?: [^<>]*)?? class="(?:[^"]* )?{name}[" ]', html)
    start = [one.start() for one in starts][nth - 1]
    depth = 0
    for tag in TAG.finditer(html, start):
        if tag[2]:
            depth -= 1
        elif tag[1] not in EMPTY_TAGS and not tag[0].endswith("/>"):
            depth += 1
        if not depth:
            return html[start : tag.end()]
    raise AssertionError(f"{name} has no end")


def _sample() -> Index:
    """The tests' index with what each state of actions and decisions needs besides."""
    index = sample_index()
    note = parse_note(SourceFile(path=NOTE, text=NOTE_TEXT), CONFIG)
    told = meeting(
        NOTE,
        "Harbour sync",
        dt.date(2026, 11, 23),
        note=note,
        series="weekly",
        kind=NoteKind.SUMMARY,
    )
    plan = meeting(PLAN, "Berths", AS_OF, kind=NoteKind.AGENDA)
    return replace(
        index,
        notes={**index.notes, NOTE: note, PLAN: plan.note},
        meetings={**index.meetings, NOTE: told, PLAN: plan},
        actions=(
            *index.actions,
            action(
                id="o4",
                text="compare the cranes",
                status=ActionStatus.IN_PROGRESS,
                due=dt.date(2026, 12, 18),
                location=at(NOTE, 6),
            ),
            action(id="o5", text="count the pallets", status=ActionStatus.MOVED),
        ),
        decisions=(
            *index.decisions,
            decision(
                id="d3",
                text="the office moves to the harbour",
                status=DecisionStatus.PROPOSED,
                location=at(NOTE, 7),
            ),
            decision(
                id="d4",
                text="we sell the cranes",
                status=DecisionStatus.REJECTED,
                location=at(NOTE, 8),
            ),
            decision(
                id="d5",
                text="one berth is enough",
                revisit=dt.date(2026, 11, 20),
                location=at(NOTE, 9),
            ),
        ),
    )


def _long() -> Index:
    """So many actions that they need several pages."""
    day = dt.date(2026, 11, 18)
    done = (action(id=f"x{nth}", status=ActionStatus.DONE, done=day) for nth in range(700))
    waiting = (action(id=f"y{nth}") for nth in range(700))
    return replace(sample_index(), actions=(*done, *waiting))


BOOKS: dict[str, Callable[[], Index]] = {"sample": _sample, "empty": empty_index, "long": _long}
