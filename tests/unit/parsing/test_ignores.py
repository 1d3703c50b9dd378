"""Comments that keep findings from being told: their line, the next one, or the whole file."""

from meetgen.parsing.ignores import NOTHING, read_ignores

BODY = """text <!-- meetgen: ignore MG012 -->
> <!-- meetgen: ignore MG020, MG040: later -->
- next
<!-- meetgen: ignore-file MG052 -->
<!-- meetgen: ignore-all MG001 --> <!-- meetgen: ignore MG1 -->
"""


def test_a_comment_is_about_its_line_or_when_alone_about_the_next() -> None:
    read = read_ignores(BODY, 5)

    assert read.everywhere == {"MG052"}
    assert read.lines == {5: {"MG012"}, 7: {"MG020", "MG040"}}
    assert read.covers("MG012", 5)
    assert read.covers("MG052", 99)
    assert not read.covers("MG012", 6)


def test_most_notes_say_nothing() -> None:
    assert read_ignores("# A note\n\nwith text\n", 1) is NOTHING
