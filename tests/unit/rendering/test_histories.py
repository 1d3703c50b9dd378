"""The histories of actions on the page of their latest line."""

from msgspec.structs import replace

from meetgen.index.shown_names import shown_names
from meetgen.pages.markdown import ROOT
from meetgen.rendering.histories import Histories
from meetgen.rendering.lines import Lines
from tests.unit.written import written

HEAD = "---\nseries: weekly\nattendees: [Ada Lovelace, Bob Roe]\n---\n# Weekly\n\n"
INDEX = written(
    {
        "2026-10-07-weekly.md": HEAD + "- [ ] @ada send the **deck** 📅 2026-10-14 🆔 k3f9\n",
        "2026-10-14-weekly.md": HEAD + "- [ ] @bob send the deck 📅 2026-10-28 🆔 k3f9\n",
        "2026-10-21-weekly.md": HEAD + "- [x] send the deck ✅ 2026-10-20 🆔 k3f9\n",
    }
)


def test_each_line_says_what_it_did_and_leads_there() -> None:
    told = Histories(Lines(shown_names(INDEX))).of(INDEX.actions).replace(ROOT, "/")

    assert told == (
        "<details markdown>\n<summary>send the deck</summary>\n\n"
        '<div id="h-k3f9" class="mg-anchor" markdown>\n\n'
        "- raised in [2026-10-07 Weekly](/2026-10-07-weekly.md#a-k3f9): "
        "[Ada Lovelace](/people/ada.md), due 2026-10-14\n"
        "- carried in [2026-10-14 Weekly](/2026-10-14-weekly.md#a-k3f9): "
        "[Bob Roe](/people/bob.md), due 2026-10-28, was 2026-10-14\n"
        "- closed in [2026-10-21 Weekly](/2026-10-21-weekly.md#a-k3f9): on 2026-10-20\n\n"
        "</div>\n\n</details>\n"
    )


def test_words_of_a_note_do_nothing_in_a_history() -> None:
    hostile = replace(
        INDEX.actions[0], text="<img src=x onerror=alert(1)> `</details>`", id='"><b>'
    )

    told = Histories(Lines(shown_names(INDEX))).of([hostile])

    assert "<img" not in told
    assert told.count("</details>") == 1
    assert "<b>" not in told


def test_the_command_that_lists_all_quotes_the_path() -> None:
    shown = Histories(Lines(shown_names(INDEX))).all_before("a b/<x>.md")

    assert shown == ('<code class="mg-do">meetgen actions --at &#39;a b/&#60;x&#62;.md&#39;</code>')
