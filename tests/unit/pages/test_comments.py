"""Comments are found, code is not touched."""

import pytest

from meetgen.pages.comments import comments


def without(body: str) -> str:
    for start, end, text in sorted(comments(body), reverse=True):
        body = body[:start] + text + body[end:]
    return body


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a %% secret %% b", "a  b"),
        ("a <!-- secret --> b", "a <!-- --> b"),
        ("<!-- two\nlines -->\nb", "<!-- -->\nb"),
        ("`<!-- code -->` and `%% x %%`", "`<!-- code -->` and `%% x %%`"),
        ("```\n<!-- code -->\n%% x %%\n```\n", "```\n<!-- code -->\n%% x %%\n```\n"),
        ("a\n\n<!-- never ends\nb", "a\n\n<!-- -->"),
        ("a <!-- never ends\nb", "a <!-- never ends\nb"),
        ("ümläut 📅 <!-- x -->!", "ümläut 📅 <!-- -->!"),
        ("no comment", "no comment"),
    ],
)
def test_comments_go_and_code_stays(body: str, expected: str) -> None:
    assert without(body) == expected


def test_many_openings_take_linear_time() -> None:
    assert comments("x <!-- " * 20_000) == ()
