import pytest

from meetgen.model.note import Presence, Role
from meetgen.parsing.name_lists import entries_of, split_names
from meetgen.parsing.names import Named, is_certainly_name, read_name


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ada Lovelace", Named("Ada Lovelace")),
        ("Jo Doe (he/him) (Acme.com)", Named("Jo Doe")),
        ("Jo Doe (Board Chair) - Acme Games", Named("Jo Doe")),
        ("Jo Doe, OpenThings", Named("Jo Doe")),
        ("Bob / Lyon / @bobs", Named("Bob", handle="bobs")),
        ("Ada <ada@example.org>", Named("Ada", email="ada@example.org")),
        ("ada@example.org", Named("ada", email="ada@example.org")),
        ("@ada", Named("ada", handle="ada")),
        ("@Ada Lovelace", Named("Ada Lovelace")),
        ("@[Ada Lovelace] (chair)", Named("Ada Lovelace", role=Role.FACILITATOR)),
        ("Chair - Ada", Named("Ada", role=Role.FACILITATOR)),
        ("Kate Roe, Some Foundation, scribe", Named("Kate Roe", role=Role.NOTE_TAKER)),
        ("Ada (late)", Named("Ada", remark="late")),
        ("Ada (remote, left early)", Named("Ada", remote=True, remark="remote, left early")),
        ("Bob (regrets)", Named("Bob", remark="regrets", presence=Presence.ABSENT)),
        ("V (Vicky) Brown", Named("V Brown")),
        ("Dr. Jane Roe, Ph.D., Acme", Named("Jane Roe Ph.D.")),
        ("👩 Ada 🎉", Named("Ada")),
        ("Ludwig van Beethoven", Named("Ludwig van Beethoven")),
        ("Anne-Marie Dupont – Acme", Named("Anne-Marie Dupont")),
        ("Pat O’Neil", Named("Pat O’Neil")),
        ("elf Doe", Named("elf Doe")),
        ("1. Ada", Named("Ada")),
        ("Ada\u00a0Lovelace", Named("Ada Lovelace")),
        ("Nick99 // Ted Doe", Named("Ted Doe")),
        ("Ada L.", Named("Ada L.")),
        ("", None),
        ("25", None),
        ("Quorum met", None),
        ("See the Zoom log", None),
        ("everyone", None),
        ("NAME (Jo Doe?)", None),
        ("add yourself", None),
        ("Next week - move to 4:00PM Eastern", None),
        ("we talked about the new plan for the website today", None),
        ("a" * 10_000, None),
    ],
)
def test_an_entry_names(written: str, expected: Named | None) -> None:
    assert read_name(written) == expected


@pytest.mark.parametrize("text", ["Ada Lovelace", "@ada", "Ada Lovelace (Acme)"])
def test_some_texts_can_hardly_be_anything_but_names(text: str) -> None:
    assert is_certainly_name(text)


@pytest.mark.parametrize("text", ["the default is x", "Options:", "better onboarding", "Acme Inc"])
def test_other_texts_are_no_certain_names(text: str) -> None:
    assert not is_certainly_name(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada, Bob (Acme, Inc.) and Carl", ["Ada", "Bob (Acme, Inc.)", "Carl"]),
        ("Ada, Bob, and Carl.", ["Ada", "Bob", "Carl"]),
        ("Ada Lovelace, Acme; Bob Roe, Lyon", ["Ada Lovelace, Acme", "Bob Roe, Lyon"]),
        ("Lovelace, Ada; Roe, Bob (IBM)", ["Ada Lovelace", "Bob Roe (IBM)"]),
        ("Ada Roe, Bob Doe, Cy (Acme; x); Di", ["Ada Roe", "Bob Doe", "Cy (Acme, x)", "Di"]),
        ("Ada; (Bob, Cy, Di; Ed", ["Ada", "(Bob, Cy, Di, Ed"]),
        ("John Doe, Jr., Bob", ["John Doe Jr.", "Bob"]),
        ("Jo Doe - Light & Magic", ["Jo Doe - Light & Magic"]),
        ("@ada @bob", ["@ada", "@bob"]),
        ("Ada / Bob / Carl", ["Ada", "Bob", "Carl"]),
        ("Ada", ["Ada"]),
    ],
)
def test_a_line_is_parted_into_names(text: str, names: list[str]) -> None:
    assert [one.strip() for one in split_names(text)] == names


@pytest.mark.parametrize(
    ("item", "is_alone", "entries"),
    [
        ("Ada Lovelace, Acme", False, ["Ada Lovelace, Acme"]),
        ("Ada Lovelace, Acme", True, ["Ada Lovelace, Acme"]),
        ("Ada, Bob", True, ["Ada", "Bob"]),
        ("Ada, Bob, Carl, Dan", False, ["Ada", "Bob", "Carl", "Dan"]),
        ("Acme: Ada Roe, Bob Doe", False, ["Ada Roe", "Bob Doe"]),
        ("ACME: Ada Roe", False, ["Ada Roe"]),
        ("Ada and Bob", False, ["Ada", "Bob"]),
    ],
)
def test_an_item_names_one_person_or_several(item: str, is_alone: bool, entries: list[str]) -> None:  # noqa: FBT001 - a table's column
    assert [one.strip() for one in entries_of(item, is_alone=is_alone)] == entries
