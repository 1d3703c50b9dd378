"""Footnotes: gathered where they are written, listed at the end of their part."""

from msgspec import Struct, field


class Footnotes(Struct):
    """The footnotes of a part, by the numbers that the parser gives them."""

    _notes: list[tuple[int, str]] = field(default_factory=list)
    _references: dict[str, int] = field(default_factory=dict)

    def reference(self, number: str) -> str:
        """The mark in the text that leads to a note."""
        count = self._references[number] = self._references.get(number, 0) + 1
        nth = "" if count == 1 else str(count)
        return (
            f'<sup id="fnref{nth}:{number}"><a class="footnote-ref" '
            f'href="#fn:{number}">{number}</a></sup>'
        )

    def add(self, number: str, text: str) -> None:
        """Keep the HTML of a note for the list."""
        self._notes.append((int(number), text.strip()))

    def html(self) -> str:
        """The list of the notes in order, empty when there are none."""
        if not self._notes:
            return ""
        items = []
        for number, text in sorted(self._notes):
            back = (
                f'<a class="footnote-backref" href="#fnref:{number}" '
                f'title="Jump back to footnote {number} in the text">&#8617;</a>'
            )
            inside, end = (text[:-4], "</p>") if text.endswith("</p>") else (text, "")
            items.append(f'<li id="fn:{number}">\n{inside}&nbsp;{back}{end}\n</li>')
        return '<div class="footnote">\n<hr>\n<ol>\n' + "\n".join(items) + "\n</ol>\n</div>\n"
