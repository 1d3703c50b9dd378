"""Edits of action items: only their span changes, in the notation that the line uses."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from meetgen.editing.action_edits import Edit, SetDue, SetId, SetOwner, SetStatus
from meetgen.editing.actions import edited
from meetgen.editing.original import MERGE_MARKER, Original
from meetgen.errors import ConflictError, EditRefusedError
from meetgen.model.action import ActionStatus
from meetgen.model.config import Config, TaskFormat
from meetgen.parsing.item_places import ItemPlaces, item_places

PATH = "2026-11-18-weekly.md"
DAY = dt.date(2026, 11, 24)
CONFIG = Config(root=Path("nb"), notes_dir=Path("nb"))
DONE = SetStatus(status=ActionStatus.DONE, day=DAY)
OPEN = SetStatus(status=ActionStatus.OPEN, day=DAY)
CANCELLED = SetStatus(status=ActionStatus.CANCELLED, day=DAY)
DUE, NOT_DUE = SetDue(day=dt.date(2026, 12, 1)), SetDue(day=None)


def edit(text: str, one: Edit, *, nth: int = 0, config: Config = CONFIG) -> str:
    data = text.encode()
    item = item_places(Original.of(data, PATH).text, PATH, config)[nth].item
    return edited(data, item.location, item.text, one, config).decode()


ROWS = [
    # done, and back
    ("- [ ] a", DONE, "- [x] a ✅ 2026-11-24"),
    ("- [x] a ✅ 2026-11-24", OPEN, "- [ ] a"),
    ("- [ ] a  ", DONE, "- [x] a ✅ 2026-11-24  "),
    ("- [ ] a\\\n  b", DONE, "- [x] a ✅ 2026-11-24\\\n  b"),
    ("* [ ] a ^k3f9", DONE, "* [x] a ✅ 2026-11-24 ^k3f9"),
    ("1. [ ] a [due:: 2026-12-02]", DONE, "1. [x] a [due:: 2026-12-02]  [completion:: 2026-11-24]"),
    ("- [ ] a due:2026-12-02", DONE, "- [x] a due:2026-12-02 completion:2026-11-24"),
    ("- [/] a 📅 2026-12-02", DONE, "- [x] a 📅 2026-12-02 ✅ 2026-11-24"),
    ("- [-] a ❌ 2026-11-01", DONE, "- [x] a ✅ 2026-11-24"),
    ("- [X] a ✅ 2026-11-01", DONE, "- [X] a ✅ 2026-11-24"),
    ("- [ ] a ✅ 2026-11-01", DONE, "- [x] a ✅ 2026-11-24"),
    ("> - [ ] a", DONE, "> - [x] a ✅ 2026-11-24"),
    ("- [  ] a", DONE, "- [x ] a ✅ 2026-11-24"),
    ("- [] a", DONE, "- [x] a ✅ 2026-11-24"),
    ("- [ ] a\n  and b 📅 2026-12-02", DONE, "- [x] a ✅ 2026-11-24\n  and b 📅 2026-12-02"),
    ("- [ ] a `open\n  code`", DONE, "- [x] a `open\n  code` ✅ 2026-11-24"),
    ("ACTION: Ada to go", DONE, "ACTION: Ada to go ✅ 2026-11-24"),
    ("(TODO: Ada to go)", DONE, "(TODO: Ada to go ✅ 2026-11-24)"),
    ("- see it `ToDo`", DONE, "- see it ✅ 2026-11-24 `ToDo`"),
    ("- [ ] a", CANCELLED, "- [-] a ❌ 2026-11-24"),
    ("- [-] a ❌ 2026-11-24", OPEN, "- [ ] a"),
    # since nobody knows when
    ("- [ ] a 🆔 k3", SetStatus(status=ActionStatus.DONE, day=None), "- [x] a 🆔 k3"),
    ("- [ ] a ✅ 2026-11-01", SetStatus(status=ActionStatus.DONE, day=None), "- [x] a"),
    ("- [x] a ✅ 2026-11-01", SetStatus(status=ActionStatus.CANCELLED, day=None), "- [-] a"),
    # due
    ("- [ ] a", DUE, "- [ ] a 📅 2026-12-01"),
    ("- [ ] a 📅 2026-11-30 🆔 k3", DUE, "- [ ] a 📅 2026-12-01 🆔 k3"),
    ("- [ ] a 📅  friday", DUE, "- [ ] a 📅  2026-12-01"),
    ("- [ ] a (due 2026-11-30) b", DUE, "- [ ] a (due 2026-12-01) b"),
    ("- [ ] a [due:: 2026-11-30]", DUE, "- [ ] a [due:: 2026-12-01]"),
    ("- [ ] a (id:: k3)", DUE, "- [ ] a (id:: k3)  [due:: 2026-12-01]"),
    ("- [ ] a 📅 2026-11-30 🆔 k3", NOT_DUE, "- [ ] a 🆔 k3"),
    ("- [ ] a  [due:: 2026-11-30]", NOT_DUE, "- [ ] a"),
    # ids
    ("- [ ] a", SetId(id="k3f9"), "- [ ] a 🆔 k3f9"),
    ("- [ ] a  [due:: 2026-11-30]", SetId(id="k3"), "- [ ] a  [due:: 2026-11-30]  [id:: k3]"),
    # what is so already
    ("- [ ] a 📅 2026-12-01", DUE, "- [ ] a 📅 2026-12-01"),
    ("- [ ] a ^k3f9", SetId(id="k3f9"), "- [ ] a ^k3f9"),
]


@pytest.mark.parametrize(("before", "one", "after"), ROWS, ids=[row[0] for row in ROWS])
def test_an_edit_changes_its_span_alone(before: str, one: Edit, after: str) -> None:
    around = "# Weekly\n\n- [ ] another 📅 2026-11-01\n\n{}\n\n- [x] last\n"
    nth = 1

    for line_end in ("\n", "\r\n", "\r"):
        text = around.format(before).replace("\n", line_end)
        wanted = around.format(after).replace("\n", line_end)
        assert edit(text, one, nth=nth) == wanted
        assert edit("\ufeff" + text, one, nth=nth) == "\ufeff" + wanted
    assert edit(before, one) == after


OWNERS = [
    ("- [ ] send it", (), "- [ ] @bob send it"),
    ("- [ ] @ada send it", ("ada",), "- [ ] @bob send it"),
    ("- [ ] @ada, @cy: send it", ("ada", "cy"), "- [ ] @bob: send it"),
    ("- [ ] [[Ada Lovelace]] to go", ("Ada Lovelace",), "- [ ] [[Bob Roe]] to go"),
    ("- [ ] [[people/ada|Ada]]: go", ("ada",), "- [ ] [[Bob Roe]]: go"),
    ("- [ ] @[Ada Lovelace] go", ("Ada Lovelace",), "- [ ] @[Bob Roe] go"),
    ("- [ ] Ada Lovelace to go", ("Ada Lovelace",), "- [ ] Bob Roe to go"),
    ("- [ ] go there (@ada)", ("ada",), "- [ ] go there (@bob)"),
    ("- [ ] go there -> Ada", ("Ada",), "- [ ] go there -> Bob Roe"),
    ("- [ ] go [owner:: ada] now", ("ada",), "- [ ] go [owner:: bob] now"),
    ("- [ ] go owner:ada", ("ada",), "- [ ] go owner:bob"),
    ("ACTION(ada): go", ("ada",), "ACTION(bob): go"),
    ("ACTION: Ada to go", ("Ada",), "ACTION: Bob Roe to go"),
    ("ACTION: go", (), "ACTION: @bob go"),
]


@pytest.mark.parametrize(("before", "names", "after"), OWNERS, ids=[row[0] for row in OWNERS])
def test_an_owner_is_replaced_in_place_and_form(
    before: str, names: tuple[str, ...], after: str
) -> None:
    assert edit(before, SetOwner(handle="bob", name="Bob Roe", names=names)) == after


def test_a_notebook_chooses_the_notation_of_lines_that_have_none() -> None:
    config = Config(root=Path("nb"), notes_dir=Path("nb"), task_format=TaskFormat.DATAVIEW)

    assert edit("- [ ] a", DONE, config=config) == "- [x] a  [completion:: 2026-11-24]"


@pytest.mark.parametrize(
    ("text", "one"),
    [("- TODO: Ada to go - DONE", OPEN), ("- [ ] `a", SetDue(day=dt.date(2026, 12, 1)))],
    ids=["said in words", "never closed code"],
)
def test_what_the_words_say_is_left_to_the_writer(text: str, one: Edit) -> None:
    try:
        assert edit(text, one) == "- [ ] `a 📅 2026-12-01"
    except EditRefusedError as refused:
        assert "by hand" in str(refused)  # noqa: PT017 - one of the two, by row


@settings(deadline=None)  # a busy machine takes its time
@given(
    indent=st.sampled_from(["- ", "* ", "1. ", "> - ", "  - "]),
    words=st.text(st.sampled_from("ab é*_`[]()🆔:"), min_size=1, max_size=12).filter(str.strip),
    fields=st.sampled_from(["", " 📅 2026-12-02", " 🆔 k3f9", " 📅 2026-12-02 🆔 k3f9", "  "]),
    status=st.sampled_from([ActionStatus.DONE, ActionStatus.CANCELLED]),
    day=st.sampled_from([None, dt.date(2026, 11, 1)]),
    end=st.sampled_from(["\n", "\r\n", "", "\n\n- [ ] b\n"]),
)
def test_reopened_and_closed_as_it_was_it_is_byte_for_byte_what_it_was(
    *,
    indent: str,
    words: str,
    fields: str,
    status: ActionStatus,
    day: dt.date | None,
    end: str,
) -> None:
    box, sign = ("x", "✅") if status is ActionStatus.DONE else ("-", "❌")
    since = f" {sign} {day}" if day else ""
    data = f"{indent}[{box}] a {words.strip()}{fields.rstrip()}{since}{end}".encode()
    places = item_places(Original.of(data, PATH).text, PATH, CONFIG)
    assume(places)
    item = places[0].item
    assume(item.status is status)
    assume((item.fields.done or item.fields.cancelled) == day)
    try:
        opened = edited(data, item.location, item.text, OPEN, CONFIG)
        closed = edited(opened, item.location, item.text, SetStatus(status=status, day=day), CONFIG)
    except EditRefusedError:
        return

    assert opened != data
    assert closed == data


def test_an_action_with_others_below_it_can_be_closed() -> None:
    text = "# T\n\n- [ ] plan it\n  - [ ] ask Bob\n    - [ ] call him\n"
    places = item_places(text, PATH, CONFIG)

    after = edited(text.encode(), places[0].item.location, "plan it", DONE, CONFIG)

    assert after.decode() == text.replace("[ ] plan it", f"[x] plan it ✅ {DAY}")


def test_a_line_that_is_gone_is_a_conflict() -> None:
    item = item_places("- [ ] a\n", PATH, CONFIG)[0].item

    with pytest.raises(ConflictError, match="not there any more"):
        edited(b"- [ ] b\n", item.location, item.text, DONE, CONFIG)


def test_merge_markers_are_never_edited() -> None:
    item = item_places("- [ ] a\n", PATH, CONFIG)[0].item
    data = b"- [ ] a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n"

    with pytest.raises(EditRefusedError, match=r"weekly\.md:2: merge markers"):
        edited(data, item.location, item.text, DONE, CONFIG)


words = st.text("abc é😀*_`[]()<>!#@:-.&\\", min_size=1, max_size=14).map(str.strip).filter(bool)
fields = st.sampled_from(
    ["", " 📅 2026-12-01", " 🆔 k3f9", "  [due:: 2026-12-02]", " due:friday", " ^blk", " #apollo"]
)
lines = st.tuples(
    st.sampled_from(["- [ ] ", "* [ ] ", "1. [x] ", "  - [ ] ", "> - [ ] ", "ACTION: ", "- ", ""]),
    words,
    fields,
    fields,
    st.sampled_from(["", " ", "  ", "\t"]),
).map("".join)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(lines, min_size=1, max_size=8),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([DONE, CANCELLED, DUE, SetId(id="zz9zz9")]),
    st.booleans(),
)
def test_in_any_note_all_else_stays_byte_for_byte(
    some: list[str],
    line_end: str,
    one: Edit,
    has_mark: bool,  # noqa: FBT001
) -> None:
    data = ("\ufeff" * has_mark + line_end.join(["# 2026-11-18", "", *some, ""])).encode()
    assume(MERGE_MARKER.search(data) is None)  # such a file is never touched
    for places in item_places(Original.of(data, PATH).text, PATH, CONFIG):
        item = places.item
        try:
            made = edited(data, item.location, item.text, one, CONFIG)
        except EditRefusedError:
            continue
        _changes_lines(data, made, most=2)  # the box, and a field at the end of a later line
        if isinstance(one, SetStatus) and item.status is ActionStatus.OPEN and _is_plain(places):
            assert edited(made, item.location, item.text, OPEN, CONFIG) == data


def _is_plain(places: ItemPlaces) -> bool:
    """Whether it had no day of its end and no box without a blank, which would not come back."""
    fields = places.item.fields
    has_blank = places.box is None or places.box[0] < places.box[1]
    return fields.done is None and fields.cancelled is None and has_blank


def _changes_lines(before: bytes, after: bytes, *, most: int) -> None:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    assert len(old) == len(new)
    assert sum(one != other for one, other in zip(old, new, strict=True)) <= most
