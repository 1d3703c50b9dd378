"""What templates leave behind: lines that look like items and say nothing."""

import re

from meetgen.parsing.item_words import RESIDUE_STARTS

_THING = r"(?:action|decision|resolution|question|task|item|todo|to-do|next step|follow[- ]?up)"
_WHEN = r"(?:today|this (?:week|time|meeting)|so far|yet|at this time)"
_MADE = rf"(?:{_WHEN}|(?:were |was )?(?:made|taken|recorded|identified|assigned|reached|needed))"
# "none", "n/a", "TBD", "no decisions yet", "Action 1", "list actions here"; not "None of us knows"
EMPTY = re.compile(
    r"\W*(?:(?:to|will|by|on|at)(?: (?:to|by|on|at))*|n/?a|not applicable|nil|tb[dcas]|xx+|todo|"
    rf"none(?: {_MADE})?|nothing(?: (?:to report|new|{_WHEN}))?|fill (?:me |this )?in|"
    r"to be (?:decided|determined|added|done)|"
    r"(?:there (?:were|are) )?no(?:ne| new| open| further| outstanding| additional)?(?: new)? "
    rf"{_THING}(?: item| point)?s?(?: {_MADE})?|"
    rf"{_THING}(?: item| point)? ?(?:#?\d{{1,2}}|[a-c]|here|text)?|"
    r"(?:please )?(?:list|add|insert|enter|write|describe|record|capture|put|type|note)(?: down)? "
    rf"(?:(?:all|any|the|new|your|an?) ){{0,2}}(?:{_THING}|text|description)\w*"
    r"(?: items?| points?)?(?: (?:and|or|with) \w+)*(?: here| below)?|"
    r"(?:keine|aucune?|ninguna?|nessuna?|geen|nenhuma?)(?: \w+)?)\W*$",
    re.IGNORECASE,
)
_BLANK = r"(?:<[^<>\n]{0,60}>|\{\{[^{}\n]{0,80}\}\}|<%[^%\n]{0,80}%>|\[[^\[\]\n]{1,30}\])"
_JOIN = r"[\s:,–—-]*(?i:to|by|will|due(?: date)?|owner|deadline|assigned to)?[\s:,–—-]*"
# "<who> to <what>", "{{ action }}", "<% tp.date %>", "[Name] - Due: [Date]"; not "[a](b) and c"
TEMPLATE = re.compile(rf"\W*{_BLANK}(?:{_JOIN}{_BLANK})*\W*$")
# "NAME", "LIST ACTIONS AND ACTIONEES"; not "ADD CI"
SHOUTED = re.compile(
    r"(?:LIST|INSERT|ADD|ENTER|NAME|MOVER|YOUR|ACTIONEE|OWNER|TITLE|TEXT|DESCRIPTION)S?"
    r"(?: (?:ACTION|NAME|ITEM|DECISION|ALL|AND|HERE|THE|OF|TEXT|MOTION|SECONDER|ATTENDEE|"
    r"ACTIONEE|OWNER|[&/])S?){0,8}\W*$"
)
_WORK = r"(?:something|task|action|description|text|item|what|\.\.\.)"
# "Name: task", "@someone to do something"; not "Name the owner"
NAMED = re.compile(
    r"\W*(?:@?(?:name|person|owner|someone|who|assignee|handle|username|user|your name|actionee)"
    r"s?\d?|<[^<>]{1,30}>|\[[^\[\]]{1,20}\])(?:\s*[:–—-]+\s*|\s+(?:to|will)\s+)"
    rf"(?:\W*|(?:do |the )?{_WORK}\W*(?:\w+\W*)?|<[^<>]*>|\[[^\[\]]*\])$",
    re.IGNORECASE,
)
# "Accepted/Rejected": a template's choice that nobody made
CHOICE = re.compile(
    r"\W*(?:accepted|approved|passed|carried|yes|open)\s*/\s*"
    r"(?:rejected|declined|failed|deferred|no|closed)(?:\s*/\s*\w+)*\W*$",
    re.IGNORECASE,
)
BLANK_MARK = re.compile(r"[<{\[]")
LONGEST = 120
FIRST = re.compile(r"\W*(\w*)")


def is_residue(text: str) -> bool:
    """Whether plain words of an item say nothing: empty, `TBD`, `none`, a template's `<action>`."""
    first = FIRST.match(text)
    word = first[1].lower() if first is not None else ""
    if not word:
        return not any(character.isalnum() for character in text[:LONGEST])
    is_marked = text.lstrip()[:1] in "<{[@*"
    if len(text) > LONGEST or not (is_marked or word in RESIDUE_STARTS or word.startswith("xx")):
        return False
    words = text.strip()
    return (
        EMPTY.match(words) is not None
        or NAMED.match(words) is not None
        or (words[0].isupper() and SHOUTED.match(words) is not None)
        or ("/" in words and CHOICE.match(words) is not None)
        or (BLANK_MARK.search(words) is not None and TEMPLATE.match(words) is not None)
    )


# "no decision yet", "deferred to next week", "decision postponed"
UNDECIDED = re.compile(
    r"\W*(?:no (?:decision|resolution|conclusion|agreement|consensus)s?\b|"
    r"not (?:yet )?(?:decided|agreed|resolved)|"
    r"(?:pending|postponed|deferred|undecided|tabled)\b|none\b)",
    re.IGNORECASE,
)


def is_undecided(text: str) -> bool:
    """Whether the words of a decision say that there was none."""
    return is_residue(text) or UNDECIDED.match(text) is not None
