"""A brief as text, Markdown and HTML: hostile words stay words."""

import datetime as dt

from meetgen.exports.brief_text import brief_html, brief_markdown, brief_text
from meetgen.index.briefs import Brief, BriefLine, BriefPart
from meetgen.index.desk import Subject

BRIEF = Brief(
    subject=Subject(
        title="Weekly <b>", day=dt.date(2026, 11, 25), clock="10:00–10:30", place="Room \x1b[31m"
    ),
    as_of=dt.date(2026, 11, 24),
    names=("Ada Lovelace",),
    purpose="What *next*",
    parts=(
        BriefPart(
            heading="You owe",
            lines=(
                BriefLine(text="send **the** [deck](x.md) <script>alert(1)</script>", source="k3"),
                BriefLine(text="call " * 20, about="due 2026-12-01", uri="a.md", source="k4"),
            ),
            more=2,
        ),
    ),
)


def test_text_fits_a_terminal_and_acts_on_none() -> None:
    lines = brief_text(BRIEF).split("\n")

    assert lines[:5] == [
        "2026-11-25 10:00–10:30 Weekly <b>",
        r"with Ada Lovelace; Room \u001b[31m",
        "What next",
        "",
        "YOU OWE",
    ]
    assert lines[5] == "- send the deck <script>alert(1)</script>  [k3]"
    assert lines[-2] == "  and 2 more"
    assert max(map(len, lines)) <= 80


def test_markdown_reads_well_as_it_is() -> None:
    text = brief_markdown(BRIEF)

    assert text.startswith("# 2026-11-25 10:00–10:30 Weekly\n\nwith Ada Lovelace; Room")
    assert "- send the deck alert(1) (k3)\n" in text
    assert " – due 2026-12-01 (k4)\n- and 2 more\n" in text
    assert "\x1b" not in text


def test_html_has_no_tag_of_the_notes_and_asks_for_nothing() -> None:
    html = brief_html(BRIEF)

    assert "<script" not in html
    assert "<b>" not in html
    assert "<title>2026-11-25 10:00–10:30 Weekly &lt;b&gt;</title>" in html
    assert not any(word in html for word in ("http", "src=", "@import", "url("))
    assert "<li>send the deck" in html
