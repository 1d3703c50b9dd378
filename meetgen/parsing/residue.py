"""What templates leave behind: lines that look like items and say nothing."""

import re

# "none", "n/a", "TBD", "...", "<action>", "{{item}}", "Action 1", "LIST ACTIONS HERE"; not "None of us knows"
EMPTY = re.compile(
    r"\W*(?:(?:to|will|by|on|at)(?: (?:to|by|on|at))*|none(?: (?:today|this (?:week|time|meeting)|so far|yet|recorded|taken|identified|at this time))?|"
    r"n/?a|not applicable|nil|nothing(?: (?:today|to report|new|yet))?|tb[dcas]|to be (?:decided|determined|added|done)|xx+|"
    r"todo|fill (?:me |this )?in|"
    r"(?:there (?:were|are) )?no(?:ne| new| open| further| outstanding| additional)?(?: new)? "
    r"(?:action|decision|resolution|question|next step|todo|item|follow[- ]?up)(?: item| point)?s?"
    r"(?: (?:today|this (?:week|time|meeting)|recorded|taken|made|were (?:made|taken|recorded)|yet|identified|assigned|reached|needed))?|"
    r"(?:action|decision|resolution|question|task|item|todo|to-do|next step|follow[- ]?up)(?: item| point)? ?(?:#?\d{1,2}|[a-c]|here|text)?|"
    r"(?:(?:please )?(?:list|add|insert|enter|write|describe|record|capture|put|type|note)(?: down)? )(?:(?:all|any|the|new|your|an?) ){0,2}"
    r"(?:action|decision|resolution|question|task|item|todo|next step|text|description|it|them)\w*(?: items?| points?)?"
    r"(?: (?:and|or|with) \w+)*(?: here| below)?|"
    r"(?:keine|aucune?|ninguna?|nessuna?|geen|nenhuma?)(?: \w+)?)\W*$",
    re.IGNORECASE,
)
# "<who> to <what>", "{{ action }}", "<% tp.date %>", "[Name] - [Task]", "NAME", "LIST ACTIONS AND ACTIONEES"
TEMPLATE = re.compile(
    r"\W*(?:<[^<>\n]{0,60}>|\{\{[^{}\n]{0,80}\}\}|<%[^%\n]{0,80}%>|\[[^\[\]\n]{1,30}\])"
    r"(?:[\s:,–—-]*(?:to|by|will)?[\s:,–—-]*(?:<[^<>\n]{0,60}>|\{\{[^{}\n]{0,80}\}\}|<%[^%\n]{0,80}%>|\[[^\[\]\n]{1,30}\]))*\W*$"
)
SHOUTED = re.compile(r"(?:LIST|INSERT|ADD|ENTER|NAME|MOVER|YOUR|ACTIONEE|OWNER|TITLE|TEXT|DESCRIPTION)S?(?: [A-Z/&]+){0,8}\W*$")
NAMED = re.compile(
    r"\W*(?:@?(?:name|person|owner|someone|who|assignee|handle|username|user|your name|actionee)s?\d?|<[^<>]{1,30}>|\[[^\[\]]{1,20}\])"
    r"(?:\s*[:–—-]+\s*|\s+(?:to|will)\s+)(?:\W*|(?:do |the )?(?:something|task|action|description|text|item|what|\.\.\.)\W*(?:\w+\W*)?|<[^<>]*>|\[[^\[\]]*\])$",
    re.IGNORECASE,
)
LONGEST = 120
# "Accepted/Rejected": a template's choice that nobody made
CHOICE = re.compile(r"\W*(?:accepted|approved|passed|carried|yes|open)\s*/\s*(?:rejected|declined|failed|deferred|no|closed)(?:\s*/\s*\w+)*\W*$", re.IGNORECASE)


# The first words of what the patterns above match; nearly all items begin otherwise
FIRST = re.compile(r"\W*(\w*)")
FIRST_WORDS = frozenset(
    """
    to will by on at none n na not nil nothing tbd tbc tba tbs todo fill there no action decision
    resolution question next task item follow followup please list add insert enter write describe
    record capture put type note keine keiner keinen aucun aucune ningun ninguna nessun nessuna geen
    nenhum nenhuma name names person owner owners someone who assignee handle username user your
    actionee actionees mover movers accepted approved passed carried yes open title text description
    """.split()
)


def is_residue(text: str) -> bool:
    """Whether plain words of an item say nothing: empty, `TBD`, `none`, a template's `<action>`."""
    first = FIRST.match(text)
    word = first[1].lower() if first is not None else ""
    if not word:
        return not any(character.isalnum() for character in text[:LONGEST])
    is_marked = text.lstrip()[:1] in "<{[@*"
    if len(text) > LONGEST or not (is_marked or word in FIRST_WORDS or word.startswith("xx")):
        return False
    words = text.strip()
    return any(
        pattern.match(words) is not None for pattern in (EMPTY, TEMPLATE, SHOUTED, NAMED, CHOICE)
    )


# "no decision yet", "deferred to next week", "decision postponed"
UNDECIDED = re.compile(
    r"\W*(?:no (?:decision|resolution|conclusion|agreement|consensus)s?\b|not (?:yet )?(?:decided|agreed|resolved)|"
    r"(?:pending|postponed|deferred|undecided|tabled)\b|none\b)",
    re.IGNORECASE,
)


def is_undecided(text: str) -> bool:
    """Whether the words of a decision say that there was none."""
    return is_residue(text) or UNDECIDED.match(text) is not None
