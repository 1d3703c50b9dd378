"""What hides from the reader becomes visible, and nothing else changes."""

import pytest

from meetgen.parsing.unseen import first_unseen, with_unseen_shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a\ufffdb"),
        ("\u2066x\u2069", "\ufffdx\ufffd"),
        ("a\U000e0041b", "a\ufffdb"),
        ("z" + "\u0301" * 10, "z" + "\u0301" * 8 + "\ufffd" * 2),
    ],
    ids=["override", "isolates", "tag", "tower"],
)
def test_a_misleading_character_becomes_a_sign_in_its_place(text: str, shown: str) -> None:
    assert with_unseen_shown(text) == shown
    assert first_unseen(text) == next(at for at, sign in enumerate(shown) if sign == "\ufffd")


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "\u05e9\u05dc\u05d5\u05dd\u200f!",
        "Zoe\u0308 \u2014 \u201cquoted\u201d",
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u1ec7\u0323\u0302" * 40,
    ],
    ids=["ascii", "hebrew", "decomposed", "flag", "persian", "family", "vietnamese"],
)
def test_what_languages_and_emoji_need_stays(text: str) -> None:
    assert with_unseen_shown(text) == text
    assert first_unseen(text) is None
