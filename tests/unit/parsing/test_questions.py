import pytest

from tests.unit.parsing.reading import items

FORMS = {
    "item": ("- Question: who?", [("who?", False, "")]),
    "open question": ("Open question: who?", [("who?", False, "")]),
    "box": ("- [?] who", [("who", False, "")]),
    "heading": ("## Open questions\n- who\n- why?", [("who", False, ""), ("why?", False, "")]),
    "parking lot": ("**Parking lot**\n\n- costs", [("costs", False, "")]),
    "open box below the heading": ("## Open questions\n- [ ] who", [("who", False, "")]),
    "ticked": ("## Open questions\n- [x] who", [("who", True, "")]),
    "ticked question": ("- [x] Question: who", [("who", True, "")]),
    "answer below": ("- Question: who?\n  - Answer: Ada", [("who?", True, "Ada")]),
    "bold answer": ("- [?] who\n  - **Answer:** Ada *Roe*", [("who", True, "Ada *Roe*")]),
    "empty answer": ("- [?] who\n  - Answer:", [("who", False, "")]),
    "answer to come": ("- [?] who\n  - Answer: TBD", [("who", False, "")]),
    "details": ("## Open questions\n- costs\n  - or what", [("costs", False, "")]),
    "code tag": ("- who? `Question`", [("who?", False, "")]),
    "call-out": ("> [!question] who?", [("who?", False, "")]),
    "answers below Questions": ("## Questions\n- who?\n- Ada: me", [("who?", False, "")]),
    "none": ("## Open questions\n- None\n- TBD", []),
    "a talk": ("- Question on linking\n- Questions?", []),
    "code": ("`Question: a`", []),
}


@pytest.mark.parametrize(("text", "questions"), FORMS.values(), ids=FORMS.keys())
def test_each_form_is_read(text: str, questions: list[tuple[str, bool, str]]) -> None:
    assert [(one.text, one.answered, one.answer) for one in items(text).questions] == questions


def test_a_question_is_no_action() -> None:
    assert items("- [?] who\n\n## Open questions\n- [ ] why").actions == ()
