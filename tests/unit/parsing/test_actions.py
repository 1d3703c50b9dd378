import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetgen.model.action import ActionForm, ActionItem, ActionStatus, OwnerClaim, TaskFields
from meetgen.model.config import Words
from meetgen.model.decision import DecisionItem
from meetgen.model.question import QuestionItem
from meetgen.model.source import Location
from tests.budget import within
from tests.unit.parsing.reading import items, only_action, owners, texts


def test_an_action_has_everything_its_line_says() -> None:
    text = (
        "# Weekly\n\n## Action items\n- [ ] @ada send **the** deck #apollo 📅 2026-12-01 🆔 k3f9\n"
    )

    assert items(text).actions == (
        ActionItem(
            text="@ada send **the** deck #apollo",
            status=ActionStatus.OPEN,
            form=ActionForm.BOX,
            claims=(OwnerClaim(names=("ada",), text="send **the** deck #apollo", certain=True),),
            fields=TaskFields(due=dt.date(2026, 12, 1), id="k3f9"),
            tags=("apollo",),
            context=("Weekly", "Action items"),
            location=Location(path="2026/note.md", line=4, column=3),
            span=(28, 31),
        ),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("- Rose TODO: send it", ("Rose",)),
        ("- **Rose Judge** TODO: send it", ("Rose Judge",)),
        ("We met.\nRose ACTION: send it", ("Rose",)),
        ("- Rose: TODO: send it", None),
        ("- Rose said no. TODO: send it", None),
    ],
)
def test_who_stands_alone_before_a_marker_may_own_it(
    text: str, names: tuple[str, ...] | None
) -> None:
    action = only_action(text)

    assert action.text == "send it"
    assert [one.names for one in action.claims] == ([names] if names else [])


FORMS = {
    "box": ("- [ ] send it", ["send it"]),
    "box in a quote": ("> - [ ] send it", ["send it"]),
    "box in a call-out": ("> [!todo] Do\n> - [ ] send it", ["send it"]),
    "nested boxes": ("- [ ] a\n  - [ ] b", ["a", "b"]),
    "tag": ("ACTION: Ada to send it", ["Ada to send it"]),
    "tag in an item": ("- ACTION: send it", ["send it"]),
    "tag in a quote": ("> ACTION: send it", ["send it"]),
    "tag in a table's details": ("<details>\nACTION: send it\n</details>", ["send it"]),
    "tags line by line": ("ACTION: a b\nACTION: c d", ["a b", "c d"]),
    "tag behind words": ("We talked. ACTION: send it", ["send it"]),
    "tag behind a speaker": ("- Ada: ACTION: send it", ["send it"]),
    "tag in brackets": ("the tools (AI: Max gives details) and more", ["Max gives details"]),
    "two tags in a line": ("- ACTION: a b. ACTION: c d", ["a b.", "c d"]),
    "AI": ("AI: Ada to send it", ["Ada to send it"]),
    "todo": ("TODO: send it", ["send it"]),
    "small todo": ("- todo: send it", ["send it"]),
    "action item": ("Action item: send it", ["send it"]),
    "numbered": ("Action #1: Ada to send it", ["Ada to send it"]),
    "bold": ("**ACTION:** send it", ["send it"]),
    "bold, colon outside": ("- **Action**: send it", ["send it"]),
    "all bold": ("**Action: send it**", ["send it"]),
    "dash": ("- ACTION - send it", ["send it"]),
    "no colon": ("ACTION @ada send it", ["@ada send it"]),
    "square": ("[ACTION] send it", ["send it"]),
    "wholly square": ("[ACTION: Ada to send it]", ["Ada to send it"]),
    "hash": ("#action @ada send it", ["@ada send it"]),
    "hash with colon": ("- #todo: send it", ["send it"]),
    "hash at the end": ("- send it #action", ["send it"]),
    "code tag": ("- send it `ToDo`", ["send it"]),
    "heading with colon": ("### ACTION: send it", ["send it"]),
    "next step": ("- Next step: send it", ["send it"]),
    "German": ("Aufgabe: Ada schickt es", ["Ada schickt es"]),
    "wrapped words": (
        "ACTION: a line that goes on for so long that its writer wrapped it\nhere",
        ["a line that goes on for so long that its writer wrapped it here"],
    ),
    "a speaker ends it": ("ACTION: send it\nBob: hm", ["send it"]),
    "heading": ("## Action items\n- send it\n- call", ["send it", "call"]),
    "numbered list": ("## Next steps\n1. send it\n2) call", ["send it", "call"]),
    "setext heading": ("Actions\n-------\n* send it", ["send it"]),
    "bold heading": ("**Follow-ups**\n\n- send it", ["send it"]),
    "label": ("Action items:\n- send it", ["send it"]),
    "line": ("ACTION ITEMS\n- send it", ["send it"]),
    "parent item": ("- Action items:\n  - send it", ["send it"]),
    "sub-heading": ("## TODO\n### Website\n- send it", ["send it"]),
    "lines under a heading": (
        "## Actions\n\nAda to send it\nBob: call",
        ["Ada to send it", "Bob: call"],
    ),
    "people's headings": ("## Actions\n### Ada\n- send it", ["send it"]),
    "groups": ("## Actions\n- Ada:\n  - send it\n- Bob\n  - call", ["send it", "call"]),
    "details": ("## Actions\n- send it\n  - by mail\n  - soon", ["send it"]),
    "details with an owner": (
        "## Actions\n- send it\n  - @bob prints it",
        ["send it", "@bob prints it"],
    ),
    "repeated by a summary": ("ACTION: Ada to go\n\n## Actions\n- Ada to go", ["Ada to go"]),
    "comment taken out": ("- [ ] send <!-- x --> it %%y%%", ["send it"]),
    "highlight kept": ("- [ ] send ==it==", ["send ==it=="]),
}


@pytest.mark.parametrize(("text", "actions"), FORMS.values(), ids=FORMS.keys())
def test_each_form_is_read(text: str, actions: list[str]) -> None:
    assert texts(text) == actions


NONE = {
    "attendance": "## Attendees\n- [x] Ada\n- [ ] Bob",
    "attendance by label": "Present:\n- [x] Ada",
    "members": "TSC members:\n* [X] Ada Roe - Acme",
    "absence": "## Regrets\n- [ ] Ada",
    "checklist": "## Release checklist\n- [ ] tag it",
    "agenda": "## Agenda\n- [ ] review",
    "code": "`ACTION: a`\n\n    - [ ] b\n\n```\nTODO: c\n```",
    "comment": "<!--\nACTION: a\n-->\n\n%%\n- [ ] b\n%%",
    "plain list": "- send it\n- Ada to call",
    "a sentence": "This action: none of us liked it.\nActions speak louder.",
    "a topic": "AI is near: see below\n- AI - a topic\n- Gen AI: the guide\n- AI Office: news",
    "action taken": "Action taken: sent",
    "to do so": "To do this: think",
    "empty": "## Actions\n-\n- \n",
    "none": "## Action items\n- None\n- n/a\n- No action items today.\n- TBD",
    "placeholder": "## Actions\n- [ ] \n- [ ] ...\n- LIST ACTIONS AND ACTIONEES\n- {{ x }}",
    "placeholder with owner": "ACTION: <who> to <what>\n\n- [ ] Name: task",
    "tag without words": "ACTION:\n\n- TODO:",
    "next meeting": "## Actions\n## Next meeting\n- Tuesday at ten",
    "title": "# Actions\n## Attendees\n- Ada\n## Talk\n- we talked",
    "question": "- [?] who",
    "decision": "- [x] Decision: go",
    "label only": "Next steps:\n\ntext",
    "follow-up from": "- Follow-up from the meeting: 5 October",
    "code tag in the middle": "- the `TODO` policy is new",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_no_action_is_invented(text: str) -> None:
    assert texts(text) == []


def test_talk_below_next_steps_is_none_where_tags_say_what_is_one() -> None:
    text = "## Next steps\n- Ada: I think so.\n- TODO: Bob will ask\n- book a room"

    assert texts(text) == ["Bob will ask", "book a room"]


STATUS = {
    "open": ("- [ ] a", ActionStatus.OPEN),
    "done": ("- [x] a", ActionStatus.DONE),
    "capital": ("- [X] a", ActionStatus.DONE),
    "blank": ("* [ X] a", ActionStatus.DONE),
    "in progress": ("- [/] a", ActionStatus.IN_PROGRESS),
    "cancelled": ("- [-] a", ActionStatus.CANCELLED),
    "tilde": ("- [~] a", ActionStatus.CANCELLED),
    "moved": ("- [>] a", ActionStatus.MOVED),
    "other": ("- [!] a", ActionStatus.OPEN),
    "tag": ("ACTION: a b", ActionStatus.OPEN),
    "tag, done": ("ACTION: Ada to go. DONE", ActionStatus.DONE),
    "tag, done in brackets": ("ACTION: Ada to go (done, see below)", ActionStatus.DONE),
    "tag, done with link": ("ACTION: go. done: https://x.y", ActionStatus.DONE),
    "tag, done field": ("ACTION: go ✅ 2026-11-20", ActionStatus.DONE),
    "tag, get it done": ("ACTION: Ada to get it done", ActionStatus.OPEN),
    "tag, done by": ("ACTION: to be done by Friday", ActionStatus.OPEN),
    "heading": ("## Actions\n- Ada: go - Done", ActionStatus.DONE),
    "heading, struck": ("## Actions\n- ~~Ada: go~~", ActionStatus.CANCELLED),
    "heading, cancelled": ("## Actions\n- go (cancelled)", ActionStatus.CANCELLED),
}


@pytest.mark.parametrize(("text", "status"), STATUS.values(), ids=STATUS.keys())
def test_the_status_is_what_the_line_says(text: str, status: ActionStatus) -> None:
    assert only_action(text).status is status


OWNERS = {
    "handle": ("- [ ] @ada send it", (("ada",), "send it")),
    "handle to": ("- [ ] @ada to send it", (("ada",), "send it")),
    "handle with colon": ("- [ ] @ada: send it", (("ada",), "send it")),
    "handles": ("- [ ] @ada, @bob: send it", (("ada", "bob"), "send it")),
    "handles without comma": ("- [ ] @ada @bob send it", (("ada", "bob"), "send it")),
    "bold handle": ("- [ ] **@ada** send *it*", (("ada",), "send *it*")),
    "full name": ("- [ ] @[Ada Roe] send it", (("Ada Roe",), "send it")),
    "page": ("- [ ] [[Ada Roe]] send it", (("Ada Roe",), "send it")),
    "page in a folder": ("- [ ] [[people/ada|Ada]]: send it", (("ada",), "send it")),
    "zulip": ("- [ ] @**Ada Roe** send it", (("Ada Roe",), "send it")),
    "name": ("- [ ] Ada: send it", (("Ada",), "send it")),
    "bold name": ("- [ ] **Ada Roe:** send it", (("Ada Roe",), "send it")),
    "bold name, colon outside": ("- [ ] **Ada**: send `it`", (("Ada",), "send `it`")),
    "linked name": ("- [ ] [Ada](ada.md): send [it](x)", (("Ada",), "send [it](x)")),
    "dash": ("- [ ] Ada - send it", (("Ada",), "send it")),
    "dash without blank": ("- [ ] Ada- send it", (("Ada",), "send it")),
    "long dash": ("- [ ] Ada – send it", (("Ada",), "send it")),
    "arrow": ("- [ ] Ada -> send it", (("Ada",), "send it")),
    "to": ("ACTION: Ada to send it", (("Ada",), "send it")),
    "will": ("ACTION: HZ will send it", (("HZ",), "send it")),
    "comma will": ("ACTION: SC, will send it", (("SC",), "send it")),
    "needs to": ("ACTION: Ada needs to send it", (("Ada",), "send it")),
    "colon to": ("ACTION: eP: to send it", (("eP",), "send it")),
    "several": (
        "ACTION: Ada, Bob and Cleo Doe to send it",
        (("Ada", "Bob", "Cleo Doe"), "send it"),
    ),
    "slash": ("ACTION: Ada/Bob: send it", (("Ada", "Bob"), "send it")),
    "or": ("ACTION: HZ (or AC) will send it", (("HZ",), "send it")),
    "role": ("ACTION: Ada (chair) to send it", (("Ada",), "send it")),
    "particles": ("ACTION: Ludwig van der Rohe to send it", (("Ludwig van der Rohe",), "send it")),
    "apostrophe": ("ACTION: Mary-Ann O’Neil to send it", (("Mary-Ann O’Neil",), "send it")),
    "everyone": ("ACTION: all to send it", (("all",), "send it")),
    "team": ("ACTION: Build team to send it", (("Build team",), "send it")),
    "marked": ("ACTION(ada): send it", (("ada",), "send it")),
    "marked todo": ("TODO(ada): send it", (("ada",), "send it")),
    "in the bracket": ("[ACTION - Ada Roe] send it", (("Ada Roe",), "send it")),
    "before the colon": ("ACTION Ada: send it", (("Ada",), "send it")),
    "handle before the colon": ("ACTION @ada: send it", (("ada",), "send it")),
    "field": ("- [ ] send it [owner:: [[Ada]]]", (("Ada",), "send it")),
    "assignee": ("- [ ] send it [assignee:: @ada]", (("ada",), "send it")),
    "remark": ("- [ ] send it (owner: Ada Roe)", (("Ada Roe",), "send it")),
    "trailing handle": ("- [ ] send it @ada", (("ada",), "send it")),
    "trailing handle before fields": ("- [ ] send it @ada 📅 2026-12-01", (("ada",), "send it")),
    "trailing in brackets": ("- [ ] send it (@ada)", (("ada",), "send it")),
    "trailing dash": ("- [ ] send it — @ada", (("ada",), "send it")),
    "trailing by": ("- [ ] to be sent by @ada", (("ada",), "to be sent")),
    "trailing square": ("- [ ] send it [Ada]", (("Ada",), "send it")),
    "trailing round": ("- [ ] send it (Ada/Bob)", (("Ada", "Bob"), "send it")),
    "trailing arrow": ("- [ ] send it -> Ada", (("Ada",), "send it")),
    "trailing name": ("- [ ] send it- Ada & Bob", (("Ada", "Bob"), "send it")),
    "trailing page": ("- [ ] send it ([[Ada]])", (("Ada",), "send it")),
    "last sentence": ("ACTION: send it. SC.", (("SC",), "send it.")),
    "bare": ("ACTION: WT mention this", (("WT",), "mention this")),
    "heading": ("## Actions\n### Ada Roe\n- send it", (("Ada Roe",), "send it")),
    "parent": ("## Actions\n- @ada\n  - send it", (("ada",), "send it")),
    "label": ("## Actions\nAda:\n- send it", (("Ada",), "send it")),
    "two lines": ("- [ ] Ada to send\n  the **deck**", (("Ada",), "send the **deck**")),
    "AI with handle": ("AI @ada send it", (("ada",), "send it")),
    "AI with dash": ("- AI - Ada to send it", (("Ada",), "send it")),
    "todo with dash": ("- TODO - Ada: send it", (("Ada",), "send it")),
    "code before": ("- `ACTION`: Ada to send it", (("Ada",), "send it")),
    "html before": ("- <mark>ACTION</mark>: Ada to send it", (("Ada",), "send it")),
    "leading round": ("- [ ] (Ada) send it", (("Ada",), "send it")),
    "leading round will": ("## Actions\n- (Ada) will send it", (("Ada",), "send it")),
    "leading square": ("- [ ] [Ada] send it", (("Ada",), "send it")),
    "full name without mark": ("- [ ] Ada Roe send it", (("Ada Roe",), "send it")),
    "please": ("ACTION: Ada, please send it", (("Ada",), "please send it")),
    "behind a number": ("- [ ] #123 @ada send it", (("ada",), "#123 send it")),
    "behind a date": ("- [ ] 2026-12-01 @ada send it", (("ada",), "2026-12-01 send it")),
    "behind a state": ("## Actions\n- [DONE] Ada: send it", (("Ada",), "[DONE] send it")),
    "leading remark": ("- [ ] Owner: Ada - send it", (("Ada",), "send it")),
    "two fields in brackets": (
        "- [ ] send it (due: 2026-12-01, owner: Ada)",
        (("Ada",), "send it"),
    ),
    "bracket with date": ("- [ ] send it (Ada, by Friday)", (("Ada",), "send it")),
    "linked handle": ("- [ ] [@ada](x) send it", (("ada",), "send it")),
    "trailing linked handle": ("- [ ] send it [@ada](x)", (("ada",), "send it")),
    "heading for somebody": ("## Action items for Ada\n- send it", (("Ada",), "send it")),
    "somebody's heading": ("**Ada's action items**\n\n- send it", (("Ada",), "send it")),
    "entity": ("- [ ] R&amp;D: send it", (("R", "D"), "send it")),
}


@pytest.mark.parametrize(("text", "claim"), OWNERS.values(), ids=OWNERS.keys())
def test_the_first_claim_names_the_owner(text: str, claim: tuple[tuple[str, ...], str]) -> None:
    assert owners(text)[0] == claim


NOBODY = {
    "nothing": "- [ ] send it",
    "in the sentence": "- [ ] ask @bob for the figures",
    "at the end": "- [ ] talk to @bob",
    "possessive": "- [ ] @ada's deck is missing",
    "code": "- [ ] `@ada` is an example",
    "address": "- [ ] see https://x.y/@ada",
    "will not": "- [ ] she will not come",
    "verb": "ACTION: Mark it as done",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY.keys())
def test_nobody_is_guessed(text: str) -> None:
    assert [names for names, _ in owners(text) if names != ("talk",)] == []


def test_claims_come_in_the_order_of_the_format() -> None:
    assert owners("ACTION: Ada to ask the team (Bob)") == [
        (("Ada",), "ask the team (Bob)"),
        (("Bob",), "Ada to ask the team"),
    ]


CERTAIN = {
    "handle": ("- [ ] @ada send it", True),
    "field": ("- [ ] send it [owner:: ada]", True),
    "marker": ("ACTION(ada): send it", True),
    "name": ("ACTION: Ada to send it", False),
    "trailing": ("- [ ] send it (@ada)", False),
}


@pytest.mark.parametrize(("text", "certain"), CERTAIN.values(), ids=CERTAIN.keys())
def test_only_what_is_marked_as_an_owner_is_certain(text: str, *, certain: bool) -> None:
    assert only_action(text).claims[0].certain is certain


def test_items_below_review_are_matched_and_not_added() -> None:
    text = "## Review previous action items\n- Ada: go\n- [x] Bob: call"

    assert [(action.form, action.status) for action in items(text).actions] == [
        (ActionForm.REVIEW, ActionStatus.OPEN),
        (ActionForm.REVIEW, ActionStatus.DONE),
    ]


def test_a_block_id_is_the_actions_id() -> None:
    action = only_action("- [ ] send it ^k3f9")

    assert (action.text, action.fields.id) == ("send it", "k3f9")


def test_done_marks_close_an_action_anywhere() -> None:
    found = items("text #done k3f9\n- #done a1\n\n`#done x` #done.").closes

    assert [(name, place.line) for name, place in found] == [("k3f9", 1), ("a1", 2)]


def test_a_closing_may_stand_in_brackets_and_before_a_comma() -> None:
    found = items("All is here (#done k3f9, #done a1b2). Not a#done c3d4 or #donext e5.").closes

    assert [id_ for id_, _ in found] == ["k3f9", "a1b2"]


def test_an_unknown_box_is_reported() -> None:
    (problem,) = items("text\n- [!] send it").diagnostics

    assert (problem.code, problem.location.line, problem.location.column) == ("MG026", 2, 3)


def test_a_relative_date_is_reported_where_it_stands() -> None:
    (problem,) = items("- [ ] é **send** it due:friday").diagnostics

    assert (problem.code, problem.location.column) == ("MG025", 21)
    assert "2026-11-20" in problem.message


def test_words_of_the_notebook_mark_actions_too() -> None:
    words = Words(actions=("Jobs", "Uppgift"))

    assert [one.text for one in items("## Jobs\n- go\n\nUppgift: kom", words).actions] == [
        "go",
        "kom",
    ]


def test_the_span_of_a_tag_is_its_marker() -> None:
    text = "- a. **ACTION:** send it"

    start, end = only_action(text).span
    assert text[start:end] == "ACTION:"


WORDS = (
    "ACTION,Action items,TODO,AI,Decision,Question,Answer,Ada,Bob, to , will ,: ,:,- ,-,* ,[ ],[x]"
    ",[,],(,),@,@ada,#,# ,## ,**,`,\n,\n\n,  ,&amp;,é,->,📅,2026-12-01,🆔,[[a|b]],](x),%%,<!--,-->"
    ",<br>,~~,==,^a,> ,.,done,|,$"
)
PARTS = st.lists(st.sampled_from([*WORDS.split(","), ","]), max_size=30).map("".join)


@given(PARTS)
@settings(max_examples=300, deadline=None)
def test_no_text_raises_and_every_span_is_in_the_body(text: str) -> None:
    found = items(text)

    every: tuple[ActionItem | DecisionItem | QuestionItem, ...] = (
        *found.actions,
        *found.decisions,
        *found.questions,
    )
    for one in every:
        assert 0 <= one.span[0] <= one.span[1] <= len(text)
        assert one.text
        assert 1 <= one.location.line <= text.count("\n") + 1


HOSTILE = {
    "marks in a line": "- " + "x. ACTION: Ada to do **it**. " * 1000,
    "marked lines": "ACTION: a b c\n" * 3000,
    "items": "## Actions\n" + "- Ada to do it\n" * 3000,
    "deep items": "## Actions\n" + "".join(f"{'  ' * n}- Ada to do it\n" for n in range(500)),
    "fields": "- [ ] x " + "due:friday id:a 📅 2026-12-01 " * 1000,
    "names": "- [ ] " + "Ada, " * 3000,
    "mentions": "- [ ] x " + "(@ada) " * 3000,
    "code tags": "- x " + "`todo` " * 3000,
    "brackets": "- [ ] " + "(" * 3000 + " x " + ")" * 3000,
    "bold": "- [ ] " + "**b** " * 3000 + " due:friday",
    "answers": "- Question: a\n" + "".join(f"{'  ' * n}- Question: b\n" for n in range(1, 300)),
    "headings": "# A\n## Actions\n" * 2000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_costs_its_length_once(text: str) -> None:
    within(5, lambda: items(text))  # minutes, if anything here were quadratic


def test_a_summary_repeats_an_action_that_has_an_id_as_well() -> None:
    raised = "- we talked. TODO: send the deck \U0001f194 k3f9\n\n"
    text = f"{raised}## Action items\n\n- send the deck\n"

    assert [(one.text, one.fields.id) for one in items(text).actions] == [("send the deck", "k3f9")]


def test_an_action_that_is_looked_back_at_and_written_anew_is_an_action_of_this_note() -> None:
    text = "## Action item review\n\n- TODO: send the deck\n\n## Actions\n\n- TODO: send the deck\n"

    assert [one.form for one in items(text).actions] == [ActionForm.REVIEW, ActionForm.TAG]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- ACTION: write down the terms of the lease\n", 1),
        ("- ACTION(ada): write down the terms of the lease\n", 2),
        ("- ACTION: read it\n", 2),
    ],
)
def test_an_action_that_is_marked_again_word_for_word_is_one(text: str, count: int) -> None:
    repeated = f"{text}\n## Actions\n\n{text.replace('ada', 'bob')}"

    assert len(items(repeated).actions) == count


def test_below_a_heading_of_more_than_actions_only_what_names_somebody_is_one() -> None:
    listed = "- Next meeting: May 3\n- Ada to book the room\n- The minutes come later\n"

    assert texts(f"## Any other business & next steps\n\n{listed}") == ["Ada to book the room"]
    assert len(texts(f"## Next steps\n\n{listed}")) == 3


def test_the_owner_column_stands_even_where_nobody_is_known_by_its_words() -> None:
    table = (
        "## Actions\n\n| Task | Owner |\n|-|-|\n| Paint it | Site Crew |\n| Dry it | unassigned |\n"
    )
    first, second = items(table).actions

    assert [(one.names, one.certain) for one in first.claims] == [
        (("Site Crew",), False), (("Site Crew",), True),
    ]  # fmt: skip
    assert not any(one.certain for one in second.claims)


def test_lines_of_attributes_are_no_words_of_what_they_stand_below() -> None:
    text = "> ***Action #1: paint the door.*** *(Ada Roe)*\n{: #action1 .item}\n"

    assert ("Ada Roe",) in [names for names, _ in owners(text)]
    assert items("## Decisions\n{: #res}\n\n* Paint it red.\n").decisions[0].text == "Paint it red."
    assert len(items("## Decisions\n{: #res}\n\n* Paint it red.\n").decisions) == 1


def test_volunteers_are_no_owners_of_what_is_said_of_them() -> None:
    claims = only_action("## Actions\n\n- Volunteer roles remain open at the gate\n").claims

    assert [one.names for one in claims] == []


def test_an_owner_may_stand_before_the_field_at_the_end() -> None:
    assert owners("- [ ] paint the door - Ada Roe - Due: 2026-12-01")[0] == (
        ("Ada Roe",),
        "paint the door",
    )


def test_a_label_below_the_list_of_actions_is_no_action() -> None:
    text = "**Action items:**\n\n- Ada: paint it\n\n**Adjourned:** 8 pm\n\n**Bob:** dry it\n"

    assert texts(text) == ["Ada: paint it", "**Bob:** dry it"]


def test_places_of_a_template_that_nobody_filled_in_are_no_action() -> None:
    text = "## Action items\n\n- [ ] [Action item 2] - [Assignee] - Due: [Date]\n"

    assert texts(text) == []
