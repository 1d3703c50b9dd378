"""What the tests of the text's readers share: a text in, a reader's values out."""

import datetime as dt
from pathlib import Path

from meetgen.model.action import ActionItem
from meetgen.model.config import Config, Words
from meetgen.parsing.blocks import read_document
from meetgen.parsing.document import Document
from meetgen.parsing.items import Items, read_items

WEDNESDAY = dt.date(2026, 11, 18)


def document(text: str) -> Document:
    return read_document(text, 1, "2026/note.md")


def items(text: str, words: Words | None = None, day: dt.date | None = WEDNESDAY) -> Items:
    config = Config(root=Path(), notes_dir=Path("notes"), words=words or Words())
    return read_items(document(text), day=day, config=config)


def texts(text: str) -> list[str]:
    return [action.text for action in items(text).actions]


def only_action(text: str) -> ActionItem:
    (action,) = items(text).actions
    return action


def owners(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(claim.names, claim.text) for claim in only_action(text).claims]
