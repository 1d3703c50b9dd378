"""Where each of the calendar guide's 75 cases is tested, and that the test is there.

Those of reading, expanding and matching are called `test_case_NN_...` in the files beside this
one; those that belong to another part stand with it, and are found here by their number.
"""

import re
from functools import lru_cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[2]
# "def test_case_36_37_until_includes", "def test_case_01_02_03_alias"; not "def test_a_case_1"
CASE = re.compile(r"^def test_case((?:_\d\d)+)_", re.MULTILINE)
ELSEWHERE = {
    53: ("unit/fetching/test_pull.py", "test_no_cut_of_a_calendar_is_taken_for_the_whole"),
    58: ("unit/editing/test_new_note.py", "test_a_hostile_title_is_shown_as_it_is"),
    59: ("unit/calendars/test_trimmed.py", "test_the_link_of_a_call_is_found_by_its_host"),
    60: ("unit/calendars/test_trimmed.py", "test_the_link_to_a_call_is_kept_only_when_asked_for"),
    63: ("unit/fetching/test_pull.py", "test_what_a_note_names_is_kept_even_if_private"),
    64: ("unit/fetching/test_pull.py", "test_a_pull_with_nothing_new_changes_no_byte_and_no_time"),
    65: ("cli/test_calendar.py", "test_a_copy_that_is_too_old_is_a_failure"),
    66: ("cli/test_calendar.py", "test_what_was_pulled_is_what_a_build_reads_without_network"),
    67: ("unit/fetching/test_pull.py", "test_an_event_that_tells_the_secret_address_is_refused"),
    68: ("unit/fetching/test_pull.py", "test_a_series_that_is_gone_ends_and_is_never_deleted"),
    69: ("cli/test_today_and_new.py", "test_new_never_offers_a_meeting_twice"),
    70: ("cli/test_today_and_new.py", "test_the_day_is_that_of_the_zone_not_of_utc"),
    71: ("unit/exports/test_actions_ics.py", "test_any_text_comes_back_and_injects_nothing"),
    73: (
        "unit/exports/test_actions_ics.py",
        "test_a_change_of_the_note_makes_sequence_and_last_modified_rise",
    ),
    74: ("unit/exports/test_actions_ics.py", "test_nothing_in_it_makes_a_program_send_mail"),
}


@lru_cache
def cases_here() -> frozenset[int]:
    """The numbers in the names of tests beside this one."""
    return frozenset(
        int(number)
        for path in Path(__file__).parent.glob("test_*.py")
        for numbers in CASE.findall(path.read_text(encoding="utf-8"))
        for number in numbers.strip("_").split("_")
    )


@pytest.mark.parametrize("number", range(1, 76))
def test_every_case_of_the_guide_has_a_test(number: int) -> None:
    assert number in cases_here() or number in ELSEWHERE


@pytest.mark.parametrize("number", ELSEWHERE)
def test_a_case_that_stands_elsewhere_is_there(number: int) -> None:
    path, name = ELSEWHERE[number]

    assert f"def {name}(" in (TESTS / path).read_text(encoding="utf-8")
