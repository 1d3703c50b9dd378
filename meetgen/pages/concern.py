"""A concern's page: who owns it, what was decided about it, and where it was spoken of."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from meetgen.index.index import Backlink, Index, TargetKind
from meetgen.model.action import Action
from meetgen.model.concern import KnownConcern
from meetgen.model.decision import Decision
from meetgen.model.note import Note
from meetgen.model.page import CONCERNS_URI, Page, PageKind, concern_uri
from meetgen.model.question import Question
from meetgen.pages.ego import Ego, ego_of_concern
from meetgen.pages.lists import Bucket, due_buckets, first_rows, mentions, newest_first, those
from meetgen.pages.more import DECISIONS, actions_uri, all_decisions_uri
from meetgen.pages.note_text import own_words
from meetgen.pages.timeline import Timeline, timeline

QUESTIONS = 50
MENTIONS = 20


class ConcernView(Struct, frozen=True, kw_only=True):
    """What a concern's page shows; `people` are handles of those in the teams that own it.

    `beside` are the slugs of the other concerns of its layer. `decisions` stand, `superseded` no
    longer do; both newest first. `all_decisions` leads to all where they are more.
    """

    concern: KnownConcern
    own_words: str
    people: tuple[str, ...]
    beside: tuple[str, ...]
    decisions: tuple[Decision, ...]
    superseded: tuple[Decision, ...]
    all_decisions: str
    questions: tuple[Question, ...]
    open: tuple[Bucket, ...]
    meetings: Timeline
    ego: Ego
    mentions: tuple[Backlink, ...]


class _Told(Struct, frozen=True):
    """The items of an index by id."""

    decisions: dict[str, Decision]
    actions: dict[str, Action]
    questions: dict[str, Question]


def pages(index: Index) -> Iterator[Page]:
    """One page for each concern, in the order of the register."""
    if not index.concerns:
        return
    told = _Told(
        decisions={one.id: one for one in index.decisions},
        actions={one.id: one for one in index.actions},
        questions={one.id: one for one in index.questions},
    )
    layers: dict[str | None, list[str]] = {}
    for concern in index.concerns.values():
        layers.setdefault(concern.layer, []).append(concern.slug)
    for concern in index.concerns.values():
        uri = concern_uri(concern.slug)
        own = index.notes.get(uri)
        yield Page(
            uri=uri,
            title=concern.name,
            kind=PageKind.CONCERN,
            show=partial(
                _view,
                concern,
                index,
                told,
                own=own,
                layer=layers[concern.layer] if concern.layer else [],
            ),
            about=concern,
            note=own.path if own else None,
            section=CONCERNS_URI,
        )


def _view(
    concern: KnownConcern, index: Index, told: _Told, *, own: Note | None, layer: list[str]
) -> ConcernView:
    uri = concern_uri(concern.slug)
    decisions = newest_first(those(concern.decisions, told.decisions))
    actions = those(concern.actions, told.actions)
    questions = newest_first(those(concern.questions, told.questions))
    stands = [one for one in decisions if not one.status.is_over]
    superseded = [one for one in decisions if one.status.is_over]
    return ConcernView(
        concern=concern,
        own_words=own_words(own, index),
        people=tuple(_people(concern, index)),
        beside=tuple(slug for slug in layer if slug != concern.slug),
        decisions=tuple(stands[:DECISIONS]),
        superseded=tuple(superseded[:DECISIONS]),
        all_decisions=all_decisions_uri(uri, len(decisions)),
        questions=tuple([one for one in questions if not one.answered][:QUESTIONS]),
        open=first_rows(due_buckets(actions, index), actions_uri(uri)),
        meetings=timeline(concern.notes, index, uri),
        ego=ego_of_concern(concern.slug, index),
        mentions=mentions(
            index,
            (TargetKind.CONCERN, concern.slug),
            [*actions, *decisions, *questions],
            MENTIONS,
        ),
    )


def _people(concern: KnownConcern, index: Index) -> Iterator[str]:
    """Those who are in the owning teams today."""
    for slug in concern.owners:
        for handle in index.teams[slug].members:
            person = index.people.get(handle)
            if person is not None and (person.left is None or person.left > index.as_of):
                yield handle
