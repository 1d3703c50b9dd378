"""One person as a list of people names them: name, handle, e-mail, role, remark.

`[Ted Doe](https://example.org) (he/him) (Acme)`, `Ada Lovelace, Acme - chair (late)`,
`Bob / Lyon / @bob`, `Ada <ada@example.org>`: a name with company, pronouns, links, role and remark.
"""

import re
from typing import NamedTuple

from meetgen.model.note import Presence, Role
from meetgen.parsing.vocabulary import is_group_word, is_placeholder, role_of


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


MOST_WORDS, LONGEST = 6, 70
LONGEST_CERTAIN = 100
FREE_WORDS = 3  # so many may be written in small letters
# "ada@example.org", "<ada@example.org>"; not "@ada"
EMAIL = re.compile(r"[<(\[]?(?:mailto:)?([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)[>)\]]?")
# "@ada-l", "@ada:example.org", "@[Ada Lovelace]"; not "a@b", "@ home"
HANDLE = re.compile(r"(?<![\w@])@(?:\[([^\[\]]{1,70})\]|([A-Za-z0-9][\w.-]*(?::[\w.-]+)?))")
# "@Ada Lovelace", as Zulip's `@**Ada Lovelace**` comes out; not "@ada: x"
SPACED_HANDLE = re.compile(r"^@(?=[^\W\d_a-z][\w'’.-]* [^\W\d_a-z])")
URL = re.compile(r"<?\b(?:https?://|www\.)\S+>?")
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
# "he/him", "she / her / hers", "they them"; not "he"
PRONOUN = re.compile(
    r"(?:he|she|they|ze|xe|it|any|er|sie|il|elle|him|her|his|hers|them|theirs?|all)"
    r"(?:\s*[/|,]\s*(?:him|his|hers?|them|theirs?|they|she|he|zir|xem|its?|ihm|ihr|any|all|lui|elle))"
    r"+"
    r"|any pronouns?",
    re.IGNORECASE,
)
REMOTE = re.compile(
    r"\b(?:remote(?:ly)?|online|virtual(?:ly)?|zoom|teams|phone|dial(?:ed)? ?in|video)\b",
    re.IGNORECASE,
)
# "Dr. Ada Roe", "Prof Ada Roe"; not "Dr Roe", where the family name is all there is
TITLE = re.compile(r"(?:Dr|Prof|Mr|Mrs|Ms)\.?[ ]+(?=\S+[ ]+\S)")
# "Ada Roe joined late."; not "Left Ada Roe"
COMING = re.compile(r"(?<=\w)[ ]+((?:joined|arrived|came|left)\b[^,;()]{0,30})$", re.IGNORECASE)
# "_Ada_", "__Ada__"; not the ones in "ada_l"
LOOSE_UNDERSCORE = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")
REMARK = re.compile(
    r"\b(?:late|early|left|leaves|leaving|joined|joining|arrived|until|till|"
    r"(?:from|after|before) \d|"
    r"first (?:half|part|time|\d)|second half|last \d|part(?:ial|ly|[- ]time)?|briefly|hard stop|"
    r"in person|on site|onsite|in the room|new|guest|observer|regrets|absent|excused|tentative|"
    r"maybe|proxy|alternate|on behalf|dropp(?:ed|ing)|minutes|will)\b|\d{1,2}:\d\d",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"^(?:regrets?|absent|excused|apologies|not present|no show|sick|vacation|ooo)\b", re.IGNORECASE
)
# What parts a name from company, place, role: " - ", "–", ",", " | ", "/", ":"; not "Anne-Marie"
PART = re.compile(
    r"\s+[-–—|·•~]+\s+|\s*[–—|·•]\s*|\s+-+(?=\S)|(?<=\S)-+\s+|\s*(?:[,;/]|:(?!\d)|(?<!\d):)\s*|\s+@\s+|\t+|\s{3,}"
)
FILLED = re.compile(r"\s*\{([^{}]+)\}\W*")  # "{Ada Roe}", as a template's place is filled in
HASHTAG = re.compile(r"(?<=\s)#[\w/-]+")  # "Bob #guest"
NUMBERED = re.compile(r"^\d{1,3}[.)]\s+")  # "1. Ada"; not "1Password"
FROM = re.compile(r"\s+(?:from|representing|of the|on behalf of|at)\s+(?=[A-Z]).*$")
EDGES = re.compile(r"^[^\w@\"'“‘]+|[^\w.!)\"”]+$")
SUFFIX = re.compile(
    r"(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|msc|mba|esq|cissp|pmp|p\.?e)\.?", re.IGNORECASE
)
PARTICLES = words(
    """
    de da do dos das del della di du des la le el al bin ibn ben van von der den ter ten te zu zur
    af av y e i und and 't o' st
    """
)
NOT_NAMES = words(
    """
    quorum note notes zoom recording recordings link links see please total count call dial meeting
    agenda date time location where when minutes approved pending draft published yes no here http
    https n/a attendance video chat slides transcript passcode password topic topics action actions
    todo discussion update updates none nobody everyone and or the a an we this that these those
    there it you your if thanks thank welcome next last previous new add also plus others other
    more number approx approximately about around ids id url tba tbd tbc members member
    participants attendees people persons guests names name voting non-voting remote in-person
    online absent present regrets apologies status review discuss approve summary options
    announcements introductions introduction decisions background context details overview purpose
    goal goals follow-up follow-ups about
    """
)
# What follows a name and is no second one: "Ada Roe, Auditor"
OFFICES = words(
    "auditor treasurer president vice-president director ceo cto cfo coo clerk trustee bookkeeper "
    "accountant counsel attorney intern architect engineer manager consultant"
)
COMPANY = re.compile(
    r"\b(?:inc|corp|ltd|llc|gmbh|ag|sa|foundation|university|institute|labs?|company|group|team|systems|"
    r"software|technologies|solutions|consulting|bank|council|committee|department|dept|office)\b\.?",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """A person as one entry names them; `presence` only where the entry itself says so."""

    name: str
    handle: str | None = None
    email: str | None = None
    role: Role | None = None
    remote: bool = False
    remark: str = ""
    presence: Presence | None = None


def read_name(text: str) -> Named | None:
    """The person an entry names, None when it names nobody: a filler, a group, a sentence."""
    if len(text) > 4 * LONGEST or is_placeholder(text):
        return None
    filled = FILLED.fullmatch(text) if "{" in text else None
    email, text = _taken(EMAIL, text if filled is None else filled[1])
    text = COMING.sub(r" (\1)", text.rstrip())
    text = SPACED_HANDLE.sub("", URL.sub(" ", text).strip())
    if "//" in text:  # "TallTed // Ted Doe": a nickname and the name
        text = max(text.split("//"), key=lambda side: len(BRACKETS.sub("", side).split()))
    handle = next((match[2] for match in HANDLE.finditer(text) if match[2]), None)
    text = HASHTAG.sub(" ", text)
    text = NUMBERED.sub("", HANDLE.sub(lambda match: match[1] or " ", text).strip())
    asides = [match[0][1:-1] for match in BRACKETS.finditer(text)]
    name, *rest = _parts(BRACKETS.sub(_without_brackets, text))
    role = role_of(name) if name and rest else None
    if role is not None:  # "Chair - Ada"
        name, *rest = rest
    name = _cleaned(FROM.sub("", name)) or handle or _name_of_email(email)
    if not is_name(name):
        return None
    found = Named(name, handle=handle, email=email, role=role)
    for aside in (*(part for one in asides for part in _aside_parts(one)), *rest):
        found = _with_aside(found, aside)
    return found


def is_name(text: str) -> bool:
    """Whether a cleaned text may be somebody's name or handle, where names are expected."""
    if not 0 < len(text) <= LONGEST or is_placeholder(text) or is_group_word(text):
        return False
    parts = text.split()
    if parts[0].casefold().strip(".,:") in NOT_NAMES or text.casefold() in OFFICES:
        return False
    if text[0].isdigit() or not any(character.isalpha() for character in text):
        return False
    weighty = [part for part in parts if part not in PARTICLES]
    small = sum(1 for part in weighty if part[0].islower())
    if len(weighty) > FREE_WORDS:
        return small == 0 and len(weighty) <= MOST_WORDS
    return small <= 1 or small == len(weighty)


def is_certainly_name(text: str) -> bool:
    """Whether a text can hardly be anything but a name or mention: `Ada Lovelace`, `@ada`."""
    text = text.strip()
    if HANDLE.fullmatch(text):
        return True
    if len(text) > LONGEST_CERTAIN or ":" in URL.sub("", text):
        return False
    found = read_name(text)
    if found is None or COMPANY.search(found.name):
        return False
    return all(
        word in PARTICLES or (word[0].isupper() and word.casefold().strip(".") not in NOT_NAMES)
        for word in found.name.split()
    ) and not any(character.isdigit() for character in found.name)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str | None, str]:
    match = pattern.search(text)
    return (None, text) if match is None else (match[1], pattern.sub(" ", text))


def _without_brackets(match: re.Match[str]) -> str:
    """Brackets part a name from its company, unless they hold a nickname: `V (Vicky) Brown`."""
    inner, after = match[0][1:-1], match.string[match.end() :].lstrip()
    return "" if inner.isalpha() and inner.istitle() and after[:1].isupper() else ", "


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in PART.split(text.strip(" \t-–—*•,;:|/"))]
    parts = [part for part in parts if part]
    while len(parts) > 1 and SUFFIX.fullmatch(parts[1]):
        parts[:2] = [f"{parts[0]} {parts[1]}"]
    return parts or [""]


def _aside_parts(text: str) -> list[str]:
    return [text] if PRONOUN.fullmatch(text.strip()) else re.split(r"\s*[,;/|]\s*", text)


def _with_aside(found: Named, aside: str) -> Named:
    """What stands beside a name: a role, a remark, or else company, place and the like, dropped."""
    aside = aside.strip(" .*_")
    if not aside or PRONOUN.fullmatch(aside):
        return found
    role = role_of(aside)
    if role is not None:
        return found._replace(role=found.role or role)
    if ABSENT.match(aside):
        return found._replace(presence=Presence.ABSENT, remark=found.remark or aside)
    is_remote = REMOTE.search(aside) is not None
    if is_remote or REMARK.search(aside):
        remark = f"{found.remark}, {aside}" if found.remark else aside
        return found._replace(remote=found.remote or is_remote, remark=remark)
    return found


def _cleaned(name: str) -> str:
    name = EDGES.sub("", " ".join(name.replace("\u00a0", " ").split()))
    name = TITLE.sub("", LOOSE_UNDERSCORE.sub("", name), count=1)
    name = "".join(c for c in name if c not in "*`~^⁠\u200b\u200c\u200d\ufeff")
    name = name.strip(" \"“”'‘?!+")
    return name[:-1] if name.endswith(".") and not _keeps_dot(name) else name


def _keeps_dot(name: str) -> bool:
    last = name.rpartition(" ")[2]
    return len(last) == len("L.") or SUFFIX.fullmatch(last) is not None  # "Ada L.", "King Jr."


def _name_of_email(email: str | None) -> str:
    return "" if email is None else email.partition("@")[0]
