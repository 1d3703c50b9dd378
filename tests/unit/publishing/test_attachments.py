"""Drawings and documents that run are told apart."""

import pytest

from meetgen.publishing.attachments import is_active, is_inert_svg


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        "<g onload='alert(1)'/>",
        "<g\nonclick=alert(1) />",
        '<a href="javascript:alert(1)">x</a>',
        '<a xlink:href=" https://evil.example">x</a>',
        "<a href='&#106;avascript:alert(1)'>x</a>",
        "<foreignObject><body/></foreignObject>",
        "<style>@import 'https://evil.example';</style>",
        "<rect style='fill:url(https://evil.example#a)'/>",
        "<image href='//evil.example/x.png'/>",
        "<set attributeName='href' to='javascript:alert(1)'/>",
    ],
)
def test_a_drawing_that_acts_is_told(body: str) -> None:
    assert not is_inert_svg(f"<svg xmlns='http://www.w3.org/2000/svg'>{body}</svg>".encode())


def test_a_drawing_that_acts_in_its_head_is_told() -> None:
    assert not is_inert_svg(b"<!DOCTYPE svg [<!ENTITY x 'y'>]><svg>&x;</svg>")
    assert not is_inert_svg(b"<?xml-stylesheet href='https://evil.example'?><svg/>")
    assert not is_inert_svg("<svg/>".encode("utf-16"))
    assert not is_inert_svg("<?xml version='1.0'?><svg><script/></svg>".encode("utf-16-le"))
    assert not is_inert_svg(b"<?xml version='1.0' encoding='utf-7'?><svg>+ADw-script+AD4-</svg>")
    assert is_inert_svg(b"<?xml version='1.0' encoding='UTF-8'?><svg/>")


@pytest.mark.parametrize(
    "body",
    [
        "<path d='M0 0'/><text>one on two</text>",
        "<use href='#arrow'/><use xlink:href=\"#b\"/><rect fill='url(#g)'/>",
        "<image href='data:image/png;base64,AA'/>",
        "<!-- made by a program -->",
    ],
)
def test_a_plain_drawing_is_inert(body: str) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">'
    assert is_inert_svg(f"{head}<svg xmlns='http://www.w3.org/2000/svg'>{body}</svg>".encode())


@pytest.mark.parametrize(
    ("name", "runs"), [("a.HTML", True), ("a.js", True), ("a.rss", True), ("a.pdf", False)]
)
def test_what_a_browser_runs_is_known_by_its_ending(name: str, *, runs: bool) -> None:
    assert is_active(name) is runs
