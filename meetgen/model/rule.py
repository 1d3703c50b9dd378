"""The rules of `meetgen check`: each code with its name and its usual severity."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from meetgen.model.diagnostic import Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - a table of letters


class Rule(Struct, frozen=True, kw_only=True):
    """A rule; `is_practice` ones are about good meetings and off until asked for.

    `severity` is the usual one: some findings of a rule are milder. `is_fixable` where
    `meetgen check --fix` can mend what it finds.
    """

    code: str
    title: str
    severity: Severity
    is_practice: bool = False
    is_fixable: bool = False


def _rules(
    rows: Iterable[tuple[str, str, Severity]],
    *,
    is_practice: bool = False,
    fixable: frozenset[str] = frozenset(),
) -> Mapping[str, Rule]:
    return {
        code: Rule(
            code=code,
            title=title,
            severity=severity,
            is_practice=is_practice,
            is_fixable=code in fixable,
        )
        for code, title, severity in rows
    }


RULES: Mapping[str, Rule] = {
    **_rules(
        (
            ("MG001", "front matter unreadable", E),
            ("MG002", "visibility unknown", E),
            ("MG003", "key written twice", E),
            ("MG004", "merge markers", E),
            ("MG005", "not UTF-8", E),
            ("MG006", "too large", E),
            ("MG007", "value of the wrong kind", E),
            ("MG010", "date invalid, or two that disagree", W),
            ("MG011", "event unknown or ambiguous", W),
            ("MG012", "unknown person", W),
            ("MG013", "unknown project, series or team", W),
            ("MG014", "name fits several people", W),
            ("MG015", "two people may be one", I),
            ("MG016", "register entry malformed or conflicting", E),
            ("MG017", "people listed, and not as present", W),
            ("MG020", "action without owner", I),
            ("MG022", "one id for different things", E),
            ("MG024", "same action open twice", I),
            ("MG025", "relative date", I),
            ("MG026", "box without meaning", W),
            ("MG027", "date of a field unreadable", W),
            ("MG028", "field that Obsidian Tasks does not see", I),
            ("MG031", "supersedes nothing, or itself", E),
            ("MG040", "broken link", W),
            ("MG041", "no such heading", W),
            ("MG042", "two pages with one address", E),
            ("MG050", "invisible or misleading character", W),
            ("MG051", "left from a template", I),
            ("MG052", "e-mail address in a published note", I),
            ("MG053", "secret-looking text", W),
            ("MG054", "a name of two alphabets", W),
            ("MG056", "private notes where another engine would publish them", W),
            ("MG060", "calendar or event unreadable", W),
            ("MG061", "no occurrence that day", W),
            ("MG062", "time zone unknown", W),
            ("MG063", "recurrence not read in full", W),
            ("MG064", "another organizer's event", W),
            ("MG065", "held without a note", I),
        ),
        fixable=frozenset({"MG025", "MG028"}),
    ),
    **_rules(
        (
            ("MG070", "meeting without a purpose", I),
            ("MG071", "meeting without an agenda", I),
            ("MG072", "action open for many meetings", I),
            ("MG073", "decision without a decision maker", I),
            ("MG074", "many people in a decision meeting", I),
            ("MG075", "attendance copied from last time", I),
            ("MG076", "presence never recorded", I),
            ("MG077", "decision past its day to be looked at again", I),
            ("MG078", "series without an outcome", I),
        ),
        is_practice=True,
    ),
}
PRACTICE = frozenset(code for code, rule in RULES.items() if rule.is_practice)
