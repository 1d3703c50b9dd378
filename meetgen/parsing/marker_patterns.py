"""What marks actions, decisions and questions, as regular expressions."""

import re
from functools import lru_cache

from meetgen.model.config import Words
from meetgen.parsing.document import HIDDEN

ACTIONS = (
    "action(?:[ -]?(?:item|point|required|needed))?s?|to-?dos?|to do|next steps?|follow[- ]?ups?"
)
ACTIONS_ELSEWHERE = (
    "aufgaben?|maßnahmen?|nächste schritte|tâches?|prochaines étapes|acci[oó]n(?:es)?|tareas?|"
    "próximos pasos|aç(?:ão|ões)|tarefas?|actie(?:s|punt(?:en)?)?|azion[ei]"
)
DECISIONS = (
    "decisions?|decided|agreed|agreements?|resolved|resolutions?|conclusions?|consensus|verdicts?|beschlu(?:ss|ß)|"
    "beschlüsse|entscheidung(?:en)?|décisions?|decisi(?:ón|ones)|acuerdos?|decis(?:ão|ões)|"
    "besluit(?:en)?|decision[ei]"
)
QUESTIONS = (
    "(?:open )?questions?|(?:offene )?fragen?|preguntas?|perguntas?|(?:open )?vra(?:ag|gen)|"
    "domand[ae]"
)
ANSWERS = "answer|antwort|réponse|respuesta|resposta|antwoord|risposta|a"
# Behind the word: " #3", " no. 2", " 2026-07", " R2026/07"
NUMBER = r"(?:\s*(?:#|no\.?\s?|nr\.?\s?|[A-Z]-?)?\d{1,4}(?:[-/]\d{1,4})?)?"
# What may stand before: a bullet typed by hand, a sign, "10:05 "
LEAD = r"[^\w\[(#@]{0,6}(?:\d{1,2}:\d{2}\s+)?"
# "HZ", "Ada Lovelace", "@ada" between the word and the colon
OWNER = r"@?[^\W\d_][\w.'’\-]*(?:[ /&,]{1,3}@?[^\W\d_][\w.'’\-]*){0,4}"
# "#action @ada ...", "#agreed ..." at the start of a line, as MeetBot has them
COMMAND = re.compile(
    r"[^\w\[(#@]{0,6}#(?:(?P<action>actions?|todo|task)|"
    r"(?P<decision>agreed?|decisions?|decided|resolved|accepted)|"
    r"(?P<question>questions?))\b(?![-/])[ \t:]*",
    re.IGNORECASE,
)
# "... #action" anywhere in an item
TAGGED = re.compile(
    r"(?<!\S)#(?:(?P<action>actions?|todo)|(?P<decision>agreed|decision|decided)|"
    r"(?P<question>question))"
    r"(?![\w/-])",
    re.IGNORECASE,
)
# "ACTION: x" within a line; capitals, or the start of a sentence
WITHIN = re.compile(
    r"(?<=[\s(\[;.,!?*>])(?:"
    r"(?P<action>ACTION(?: ITEM| POINT)?S?|TODO|AI|Action(?: item)?|Todo)|"
    r"(?P<decision>DECISIONS?|AGREED|RESOLVED|RESOLUTION|Decision|Agreed|Resolved|Resolution)|"
    r"(?P<question>QUESTION))"
    rf"{NUMBER}(?:\((?P<owner>[^()\n]{{1,60}})\)|[ ](?P<named>{OWNER}))?\s?[:：](?=\s|$)[ \t]*"
)
# "`ToDo`"; not "`todo list`"
CODE_TAG = re.compile(
    r"`(?:to-?do|action(?: item)?|agreed|decision|decided|resolved|question)`", re.IGNORECASE
)
HIDDEN_RUN = re.compile(f"{HIDDEN}+")
# A line that begins anew within a paragraph: "SC: I think", "Present: x"
LABELLED = re.compile(r"\s*[\w@][\w .'’()/-]{0,30}[:：](?:\s|$)")
# "Proposed resolution: x"
UNSURE = re.compile(
    r"\b(?:proposed|tentative|draft|possible|pending|no|suggested)\s*$", re.IGNORECASE
)
NO_OWNER = re.compile(
    r"(?:\W|\d)*$|.*\b(?:done|open|new|carr|cont|pending|high|low|medium|urgent|optional|closed|"
    r"complete|ongoing|update|from|for|time|only|see|group|item|status|review|list|plan|summar|"
    r"regist|log|taken|point)\w*\b.*",
    re.IGNORECASE,
)
# "@ada ...", "Ada to ...", "Ada Roe will ..."
ASSIGNS = re.compile(r"@\w|[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*)? (?:to|will) ")
CLOSING = {"(": ")", "[": "]"}
# The first words of all markers: nearly no line has one, and telling so is cheap
FIRST_WORD = re.compile(rf"{LEAD}[\[(]?[ ]?([^\W\d_]+)")
# What `_within` may find stands shortly before a colon, and a note has few colons
INNER_WORDS = re.compile(r"ACTION|TODO|AI|A[cg]|To|DEC|AGREED|RESOL|De|Re|QUE")
BEFORE_COLON = 80
MOST_MARKERS = 100  # of one block: more are no notes, and each costs its line's length
LONG_LINE = 60  # a shorter line of a paragraph ends where its writer ended it


@lru_cache(maxsize=32)
def line_start(words: Words) -> re.Pattern[str]:
    """What marks an item at the start of a line, for the notebook's words.

    `ACTION: x`, `Action #1: x`, `TODO(ada): x`, `[ACTION - Ada] x`, `ACTION @ada: x`,
    `Decision - x`.
    """
    actions = "|".join((ACTIONS, ACTIONS_ELSEWHERE, *map(re.escape, words.actions)))
    decisions = "|".join((DECISIONS, *map(re.escape, words.decisions)))
    questions = "|".join((QUESTIONS, *map(re.escape, words.questions)))
    return re.compile(
        rf"{LEAD}(?P<open>[\[(])?[ ]?"
        rf"(?:(?P<action>{actions}|(?-i:AIs?))|(?P<decision>{decisions})|"
        rf"(?P<question>{questions})|(?P<answer>{ANSWERS}))(?![\w-])(?P<number>{NUMBER})"
        r"(?:"
        rf"(?(open)(?:[ ]?[-–—:,]?[ ]*(?P<inner>[^\[\]()\n]{{0,200}})[\])][ ]?[:：]?)|(?!))"
        r"|(?P<glued>\([^()\n]{1,60}\)|\[[^\[\]\n]{1,60}\])[ ]?[:：]?"
        r"|[ ](?P<round>\([^()\n]{1,100}\)|\[[^\[\]\n]{1,60}\])[ ]?[:：]"
        r"|[ ]?[:：](?!:)"
        rf"|[ ]+(?:(?:on|for)[ ]+)?(?P<named>{OWNER})[ ]?[:：](?!:)"
        r"|(?P<dash>[ ]*[–—]+[ ]*|[ ]+-+[ ]+|-[ ]+)"
        r"|(?P<plain>[ ]+(?=@|[^\W\d_][\w.]*(?: [^\W\d_][\w.]*)? (?:to|will)\b|that\b|to\b))"
        r"|(?P<bold>[ ]+|$)"
        r")[ \t\u00a0]*",
        re.IGNORECASE,
    )
