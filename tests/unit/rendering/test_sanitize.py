"""What untrusted HTML may keep."""

import pytest

from meetgen.rendering.sanitize import clean, is_external, is_safe_address

INERT = {
    "script": ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
    "handler": ("<img src=x.png onerror=alert(1)>", '<img src="x.png">'),
    "svg": ("<svg><script>alert(1)</script></svg>", ""),
    "math": ("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", ""),
    "noscript": (
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
        '<img src="x">"&gt;',
    ),
    "javascript": ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
    "mixed case": ('<a href="JaVaScRiPt:alert(1)">x</a>', "<a>x</a>"),
    "entity in the scheme": ('<a href="java&#10;script:alert(1)">x</a>', "<a>x</a>"),
    "blank before the scheme": ('<a href=" javascript:alert(1)">x</a>', "<a>x</a>"),
    "data": ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
    "webcal": ('<a href="webcal://x">x</a>', "<a>x</a>"),
    "host without scheme": ('<a href="//evil.example">x</a>', "<a>x</a>"),
    "host by backslashes": ('<a href="\\\\evil.example">x</a>', "<a>x</a>"),
    "host by a mix": ('<a href="/\\evil.example">x</a>', "<a>x</a>"),
    "scheme without host": ('<a href="https:evil.example">x</a>', "<a>x</a>"),
    "remote image": ('<img src="https://evil.example/p.png" alt="p">', '<img alt="p">'),
    "remote image without scheme": ('<img src="//evil.example/p.png">', "<img>"),
    "base": ('<base href="https://evil.example/">', ""),
    "meta refresh": ('<meta http-equiv="refresh" content="0;url=https://evil.example">', ""),
    "form": ('<form action="/x"><button>b</button></form>', "b"),
    "iframe": ('<iframe src="/x"></iframe>', ""),
    "stylesheet": ('<link rel="stylesheet" href="x.css"><style>p{}</style>', ""),
    "clobbering id": ('<a id="__config">x</a>', "<a>x</a>"),
    "clobbering name": ('<img name="body" src="x.png">', '<img src="x.png">'),
    "style": ('<p style="position:fixed;inset:0">x</p>', "<p>x</p>"),
    "covering class": ('<div class="md-overlay note">x</div>', '<div class="note">x</div>'),
    "text field": ('<input type="text" name="q">', '<input type="checkbox" disabled="">'),
    "comment": ("a<!-- secret -->b", "ab"),
}


@pytest.mark.parametrize(("html", "expected"), INERT.values(), ids=INERT)
def test_nothing_runs_loads_or_hides_the_page(html: str, expected: str) -> None:
    assert clean(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<div class="admonition note">\n<p class="admonition-title">Note</p>\n</div>',
        '<details class="tip" open=""><summary>More</summary></details>',
        (
            '<li class="task-list-item"><label class="task-list-control"><input type="checkbox" '
            'disabled="" aria-label="Open"><span class="task-list-indicator"></span></label> x</li>'
        ),
        (
            '<div class="language-python highlight"><pre><span></span><code>'
            '<span class="kn">import</span></code></pre></div>'
        ),
        '<pre class="mermaid"><code>graph TD</code></pre>',
        '<h2 id="a-b">A<a class="headerlink" href="#a-b" title="Permanent link">¶</a></h2>',
        '<span id="a-k3f9"></span><mark>x</mark> <time datetime="2026-11-24">today</time>',
        '<table><tbody><tr><td style="text-align: center">x</td></tr></tbody></table>',
        '<a href="mailto:x@example.org">x</a> <a href="../x/?a=1&amp;b=2#c">y</a>',
        '<span class="mg-box" data-mg-state="moved">moved</span>',
    ],
)
def test_the_markup_of_a_rendered_note_stays(html: str) -> None:
    assert clean(html) == html


def test_an_address_with_a_scheme_or_host_leaves_the_site() -> None:
    assert [is_external(one) for one in ("https://x.org", "mailto:a@b.c", "//x", "\\\\x")] == [
        True
    ] * 4
    assert [is_external(one) for one in ("x.md", "../a/b.md#c", "#c", "/x.md", "2026/1:1.md")] == [
        False
    ] * 5


def test_only_known_schemes_with_a_host_are_safe() -> None:
    assert is_safe_address("https://example.org/x")
    assert is_safe_address("tel:+491234")
    assert not is_safe_address("ftp://example.org")
    assert not is_safe_address("http:example.org")
    assert not is_safe_address("https://a\\b")
