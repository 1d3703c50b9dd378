from collections.abc import Callable

import pytest

from meetgen.model.config import Words
from meetgen.model.note import Role
from meetgen.parsing import vocabulary

WORDS = Words(actions=("Punch list",), attendance=("Crew",))
TESTS: dict[str, Callable[[str], bool]] = {
    "attendance": lambda text: vocabulary.is_attendance_heading(text, WORDS),
    "absence": lambda text: vocabulary.is_absence_heading(text, WORDS),
    "invited": vocabulary.is_invited_heading,
    "actions": lambda text: vocabulary.is_action_heading(text, WORDS),
    "review": lambda text: vocabulary.is_review_heading(text, WORDS),
    "decisions": lambda text: vocabulary.is_decision_heading(text, WORDS),
    "questions": lambda text: vocabulary.is_question_heading(text, WORDS),
    "purpose": lambda text: vocabulary.is_purpose_heading(text, WORDS),
    "checklist": vocabulary.is_checklist_heading,
}


@pytest.mark.parametrize(
    ("heading", "meanings"),
    [
        ("3. Action items:", {"actions"}),
        ("Action Items (carry over)", {"actions"}),
        ("✅ Next steps", {"actions"}),
        ("TODO", {"actions"}),
        ("Follow-ups", {"actions"}),
        ("punch list", {"actions"}),
        ("New action items", {"actions"}),
        ("Decisions & action items", {"actions", "decisions"}),
        ("Nächste Schritte", {"actions"}),
        ("Review previous action items", {"review"}),
        ("Action items from last meeting", {"review"}),
        ("Decisions made", {"decisions"}),
        ("Proposed resolutions", set()),
        ("Parking lot", {"questions"}),
        ("Open Questions:", {"questions"}),
        ("Goals", {"purpose"}),
        ("Release checklist", {"checklist"}),
        ("Attendees (12)", {"attendance"}),
        ("Attendees - 5", {"attendance"}),
        ("TSC Attendees", {"attendance"}),
        ("Members Present:", {"attendance"}),
        ("Crew", {"attendance"}),
        ("Teilnehmer:innen", {"attendance"}),
        ("Who's here?", {"attendance"}),
        ("Not attending", {"absence"}),
        ("Regrets", {"absence"}),
        ("Apologies for absence", {"absence"}),
        ("Invitees", {"invited"}),
        ("Participation and Code of Conduct", set()),
        ("Presentation", set()),
        ("Use cases input from participants", set()),
        ("About 45 attendees", set()),
        ("AI Team", set()),
        ("Discussion", set()),
        ("x" * 5_000, set()),
    ],
)
def test_a_heading_means(heading: str, meanings: set[str]) -> None:
    assert {name for name, test in TESTS.items() if test(heading)} == meanings


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("Chair", Role.FACILITATOR),
        ("note-taker", Role.NOTE_TAKER),
        ("Scribe(s)", Role.NOTE_TAKER),
        ("Rotating Secretary", Role.NOTE_TAKER),
        ("Decision maker", Role.DECIDER),
        ("TSC Chair", None),
        ("Ada", None),
    ],
)
def test_a_word_names_a_role(word: str, role: Role | None) -> None:
    assert vocabulary.role_of(word) == role


@pytest.mark.parametrize("name", ["NAME", "(none)", "add yourself", "Attendee 1", "TBD", "…", "-"])
def test_fillers_are_nobodys_name(name: str) -> None:
    assert vocabulary.is_placeholder(name)


@pytest.mark.parametrize("name", ["Ada", "Addie Young", "Noname Smith", "None Taken"])
def test_names_are_no_fillers(name: str) -> None:
    assert not vocabulary.is_placeholder(name)


@pytest.mark.parametrize(
    ("key", "added", "meant"),
    [
        ("Note-Taker", {}, "note_taker"),
        ("participants", {}, "attendees"),
        ("event-id", {}, "event"),
        ("Crew", {"crew": "attendees"}, "attendees"),
        ("colour", {}, None),
    ],
)
def test_keys_have_synonyms(key: str, added: dict[str, str], meant: str | None) -> None:
    assert vocabulary.key_of(key, added) == meant
