"""Questions: the open ones first, the answered ones after them."""

from collections.abc import Iterator

from msgspec import Struct

from meetgen.index.index import Index
from meetgen.model.page import QUESTIONS_URI, Page, PageKind, ready
from meetgen.model.question import Question
from meetgen.pages.lists import newest_first
from meetgen.pages.note_text import own_words
from meetgen.pages.paging import Order, Pager, by_period


class QuestionsView(Struct, frozen=True, kw_only=True):
    """What a page of questions shows, newest first."""

    own_words: str
    words: str
    open: tuple[Question, ...]
    answered: tuple[Question, ...]
    open_total: int
    answered_total: int
    pager: Pager


def pages(index: Index) -> Iterator[Page]:
    """The pages of questions."""
    newest = newest_first(index.questions)
    ordered = (
        *(one for one in newest if not one.answered),
        *(one for one in newest if one.answered),
    )
    open_total = sum(not one.answered for one in ordered)
    own = index.notes.get(QUESTIONS_URI)
    for part in by_period(ordered, Order(day_of=lambda one: one.date), QUESTIONS_URI):
        is_first = not part.words
        view = QuestionsView(
            own_words=own_words(own, index) if is_first else "",
            words=part.words,
            open=tuple(one for one in part.items if not one.answered),
            answered=tuple(one for one in part.items if one.answered),
            open_total=open_total,
            answered_total=len(ordered) - open_total,
            pager=part.pager,
        )
        yield Page(
            uri=part.uri,
            title=f"Questions {part.words}".strip(),
            kind=PageKind.QUESTIONS,
            show=ready(view),
            note=own.path if own and is_first else None,
            section="" if is_first else QUESTIONS_URI,
            is_searchable=False,
        )
