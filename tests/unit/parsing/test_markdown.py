import pytest

from meetgen.parsing.markdown import comments, shadow, to_html

HTML = {
    "prices are no math": ("costs $5 and $6", "<p>costs $5 and $6</p>\n"),
    "a range of prices": ("$5-$10, $5/$6", "<p>$5-$10, $5/$6</p>\n"),
    "currencies": ("US$5 or CA$6", "<p>US$5 or CA$6</p>\n"),
    "math": ("see $x_1$", '<p>see <span class="math math-inline">x_1</span></p>\n'),
    "dumb quotes stay": ('"so" -- it...', '<p>"so" -- it...</p>\n'),
    "unknown wikilinks stay": ("[[Prototype]]", "<p>[[Prototype]]</p>\n"),
    "heading attributes": ("## Pay {#pay}", '<h2 id="pay">Pay</h2>\n'),
    "braces that are no attributes": ("## Use {name}", "<h2>Use {name}</h2>\n"),
    "strikethrough": ("~~old~~", "<p><del>old</del></p>\n"),
    "a list right after a paragraph": ("so:\n- a", "<p>so:</p>\n<ul>\n<li>a</li>\n</ul>\n"),
    "inline comment": ("a %%no%% b", "<p>a  b</p>\n"),
    "block comment": ("%%\n- [ ] no\n\nx\n%%\nafter", "<p>after</p>\n"),
    "no comment in code": ("`%%` a `%%`", "<p><code>%%</code> a <code>%%</code></p>\n"),
    "per cents": ("50%% of 60%% a", "<p>50%% of 60%% a</p>\n"),
}


@pytest.mark.parametrize(("text", "html"), HTML.values(), ids=HTML.keys())
def test_a_note_shows_what_an_editors_preview_shows(text: str, html: str) -> None:
    assert to_html(text) == html


@pytest.mark.parametrize("text", ["%% a %% é $5-$6", "é %%\nb\n%%", "## é {x}\n\n$5/$6"])
def test_stand_ins_leave_every_offset_as_it_was(text: str) -> None:
    assert len(shadow(text)) == len(text)
    assert shadow(text).count("\n") == text.count("\n")


def test_comments_are_found_with_their_places() -> None:
    text = "a %%x%% é %%y%%"

    assert [text[start:end] for start, end in comments(text)] == ["%%x%%", "%%y%%"]
