"""Decisions as lines."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from meetgen.index.shown_names import shown_names
from meetgen.model.decision import DecisionStatus
from meetgen.pages.decision_groups import DecisionGroup
from meetgen.pages.markdown import ROOT
from meetgen.rendering.decisions import Decisions
from meetgen.rendering.lines import Lines
from tests.unit.sample_index import AS_OF, decision, sample_index

INDEX = sample_index()


def shown(*changes: Mapping[str, Any]) -> list[str]:
    some = tuple(decision(**{"id": f"x{n}", **one}) for n, one in enumerate(changes))
    index = replace(INDEX, decisions=(*INDEX.decisions, *some))
    lines = Decisions(shown_names(index), Lines(shown_names(index))).lines(some)
    return lines.replace(ROOT, "/").split("\n")


def group(title: str, total: int, uri: str = "", all_uri: str = "") -> DecisionGroup:
    return DecisionGroup(
        title=title, decisions=INDEX.decisions, total=total, uri=uri, all_uri=all_uri
    )


def test_a_line_has_the_day_the_words_and_who_decided() -> None:
    assert shown({"text": "we *rent* #apollo"}) == [
        (
            '- <time datetime="2026-11-11">2026-11-11</time> '
            "[we rent](/2026/2026-11-11-weekly.md#d-x0) "
            '<span class="mg-of">[Ada Lovelace](/people/ada.md)</span>'
        )
    ]


def test_a_line_says_what_became_of_a_decision() -> None:
    over = {"status": DecisionStatus.SUPERSEDED, "superseded_by": "d2", "by": ()}
    asked = {"status": DecisionStatus.PROPOSED, "by": ()}
    never = {"status": DecisionStatus.REJECTED, "by": ()}
    again = {"revisit": AS_OF, "by": ()}

    told = [line.partition('<span class="mg-of">')[2] for line in shown(over, asked, never, again)]

    assert told == [
        (
            'until [<time datetime="2026-11-18">2026-11-18</time>]'
            "(/2026/2026-11-18-weekly.md#d-d2)</span>"
        ),
        '<span class="mg-badge" data-mg-state="status">proposed</span></span>',
        "rejected</span>",
        'revisit <time datetime="2026-11-24">2026-11-24</time></span>',
    ]


def test_a_heading_is_short_and_leads_to_what_it_names() -> None:
    made = Decisions(shown_names(INDEX), Lines(shown_names(INDEX)))

    assert made.heading(group("Apollo", 2, "projects/apollo.md")).endswith("projects/apollo.md)")
    assert len(made.heading(group("x " * 200, 2))) < 100


def test_a_cut_group_says_so_and_where_the_rest_is() -> None:
    made = Decisions(shown_names(INDEX), Lines(shown_names(INDEX)))

    assert made.more(group("Apollo", 2)) == ""
    assert made.more(group("Apollo", 9)) == "The newest 2 of 9"
    assert made.more(group("Apollo", 9, all_uri="projects/apollo/decisions.md")).endswith(
        "projects/apollo/decisions.md)"
    )
