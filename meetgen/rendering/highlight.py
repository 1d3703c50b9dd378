"""Code in colours: Pygments' spans in the short classes that Material and MkDocs style."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.formatter import Formatter
    from pygments.lexer import Lexer

LONGEST = 50_000  # characters; longer code stays plain, so that no lexer can hold up a build


def highlight(code: str, language: str) -> str | None:
    """`code` as HTML with a span for each token; None when nobody knows the language."""
    if not language or len(code) > LONGEST:
        return None
    lexer = _lexer(language.lower())
    if lexer is None:
        return None
    from pygments import highlight as run

    html: str = run(code, lexer, _formatter())
    return html


@lru_cache(maxsize=1)
def _formatter() -> "Formatter":
    # Imported here because Pygments costs 30 ms, and most notebooks hold no code.
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True, wrapcode=False)


@lru_cache(maxsize=128)
def _lexer(language: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
