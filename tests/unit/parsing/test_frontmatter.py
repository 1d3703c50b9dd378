import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetgen.model.source import Location
from meetgen.parsing.frontmatter import FrontMatter, read_front_matter, read_yaml
from meetgen.parsing.values import Value, plain
from tests.budget import within


def read(text: str) -> FrontMatter:
    return read_front_matter(text, "x.md")


def values(text: str) -> dict[str, object]:
    return {key: plain(value) for key, value in read(text).values.items()}


def test_values_keep_text_and_place() -> None:
    found = read("---\ntitle: 2026-02-28\npeople:\n  - ada\n---\nBody\n")

    assert found == FrontMatter(
        values={
            "title": Value(dt.date(2026, 2, 28), "2026-02-28", 2, 8),
            "people": Value([Value("ada", "ada", 4, 5)], "", 4, 3),
        },
        key_places={"title": (2, 1), "people": (3, 1)},
        body="Body\n",
        body_line=6,
    )


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("no", False),
        ("12:30", "12:30"),
        ("2024-13-01", "2024-13-01"),
        ("0o10", "0o10"),
        (".inf", ".inf"),
        ("012", "012"),
        ("1_000", "1_000"),
        ("12", 12),
        ("-1.5", -1.5),
        ("~", None),
        ("'no'", "no"),
        ("2026-11-18 14:00", dt.datetime(2026, 11, 18, 14, 0)),  # noqa: DTZ001 - as written
        ("2026-11-18T14:00:00Z", dt.datetime(2026, 11, 18, 14, 0, tzinfo=dt.UTC)),
        ("2026-11-18T25:00:00Z", "2026-11-18T25:00:00Z"),
    ],
)
def test_plain_words_become_what_yaml_means_or_stay_text(written: str, read_as: object) -> None:
    assert read(f"---\nx: {written}\n---\n").values["x"].data == read_as


def test_a_number_of_6000_digits_is_reported_and_stays_text() -> None:
    found = read(f"---\nx: {'9' * 6000}\n---\n")

    assert [(one.code, one.location) for one in found.diagnostics] == [
        ("MG007", Location(path="x.md", line=2, column=4))
    ]
    assert plain(found.values["x"]) == "9" * 6000


@pytest.mark.parametrize(
    ("block", "code", "line", "column", "hint"),
    [
        ("owner: @ada", "MG001", 2, 8, 'owner: "@ada"'),
        ("title: Q3: plan", "MG001", 2, 10, 'title: "Q3: plan"'),
        ("a:\n\t- b", "MG001", 3, 1, "blanks instead of tabs"),
        ("people:\n- @bob", "MG001", 3, 3, '- "@bob"'),
        ("a: &x 1", "MG001", 2, 4, "in quotes"),
        ("a: *x", "MG001", 2, 4, "in quotes"),
        ("a: !!python/object/apply:os.system [ls]", "MG001", 2, 4, "in quotes"),
        ("a: {b: 1}\n<<: {c: 2}", "MG001", 3, 1, "in quotes"),
        ("a: {? [b]: c}", "MG001", 2, 7, "in quotes"),
        ("a: \0", "MG001", 2, 4, "delete it"),
        ("a: " + "[" * 17 + "]" * 17, "MG006", 2, 19, "simpler"),
        ("a: [" + "b, " * 2000 + "]", "MG006", 2, 5996, "simpler"),
        ("a: " + "x" * 33_000, "MG006", 1, 1, "below the closing"),
        ("<<<<<<< HEAD\na: b\n=======\n>>>>>>> x", "MG004", 2, 1, "resolve"),
        ("- a: 1", "MG001", 2, 1, "key: value"),
    ],
)
def test_a_block_that_cannot_be_read_is_reported_with_place_and_remedy(
    block: str, code: str, line: int, column: int, hint: str
) -> None:
    found = read(f"---\n{block}\n---\nBody")

    (problem,) = found.diagnostics
    assert (problem.code, problem.location.line, problem.location.column) == (code, line, column)
    assert hint in problem.hint
    assert (found.body, found.is_readable, dict(found.values)) == ("Body", False, {})


def test_of_a_key_written_twice_the_first_counts() -> None:
    found = read("---\nprivate: true\nprivate: false\n---\n")

    assert plain(found.values["private"]) is True
    assert found.duplicates == ("private",)
    assert [one.code for one in found.diagnostics] == ["MG003"]


@pytest.mark.parametrize(
    "text",
    ["# Title\n---\na: b\n---\n", "---\n\n# Title\n\n---\ntext\n", "---\nSome words.\n", "----\n"],
)
def test_other_rules_are_no_front_matter(text: str) -> None:
    assert read(text) == FrontMatter(body=text)


def test_a_rule_in_the_body_is_left_alone() -> None:
    assert read("---\na: b\n---\nx\n---\ny: z\n---\n").body == "x\n---\ny: z\n---\n"


@pytest.mark.parametrize("text", ["---\na: b\n", "---\na: b\n" * 100_000])
def test_a_block_without_end_counts_as_unreadable(text: str) -> None:
    found = within(1, lambda: read(text))

    assert not found.is_readable or "---" in text[4:]


@pytest.mark.parametrize("before", ["\n", "\ufeff", "\u2028", "\x85", " \n"])
def test_front_matter_behind_stray_characters_counts_as_unreadable(before: str) -> None:
    found = read(f"{before}---\nprivate: true\n---\nBody")

    assert (found.is_readable, found.body) == (False, "Body")


def test_toml_stays_in_the_body_and_is_reported() -> None:
    found = read("+++\ntitle = 'x'\n+++\nBody")

    assert found.body.startswith("+++")
    assert [(one.code, one.severity) for one in found.diagnostics] == [("MG001", "warning")]
    assert found.is_readable


def test_toml_that_speaks_of_visibility_counts_as_unreadable() -> None:
    assert not read("+++\nprivate = true\n+++\nBody").is_readable


def test_deep_nesting_ends_at_once() -> None:
    within(0.5, lambda: read("---\na: " + "[" * 30_000 + "\n---\n"))


def test_a_yaml_file_gives_its_entries_the_places_of_their_keys() -> None:
    root, diagnostics = read_yaml("ada:\n  name: Ada\n", "people.yml")

    assert root is not None
    assert diagnostics == ()
    assert root.data == {"ada": Value({"name": Value("Ada", "Ada", 2, 9)}, "", 1, 1)}


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("ab:- \n\t[]{}&*!|>'\"#%@`?,<~0129.é\0\u2028"), max_size=80)
)
def test_nothing_raises_on_any_block(block: str) -> None:
    found = read(f"---\n{block}\n---\nBody")

    assert found.body.endswith("Body")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_nothing_raises_on_any_text(text: str) -> None:
    read(text)
    read_yaml(text, "people.yml")
