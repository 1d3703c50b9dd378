"""How often, in words."""

from collections.abc import Callable

import pytest

from meetgen.calendars.calendar import Calendars


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY", "every week on Monday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tuesday"),
        ("FREQ=WEEKLY;BYDAY=TH,MO", "every week on Monday and Thursday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every working day"),
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "every working day"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR", "every 2 weeks on working days"),
        ("FREQ=MONTHLY", "every month"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "every month on the first Monday and third Monday"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2", "every month on the second Tuesday"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every month on the last working day"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,22", "every month on the 1st and 22nd"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=13", "every 3 months on the 13th"),
        ("FREQ=YEARLY", "every year"),
        ("FREQ=YEARLY;BYMONTH=1,4,7,10", "every year in January, April, July and October"),
    ],
)
def test_a_rule_is_told_in_words(
    read: Callable[..., Calendars], weekly: str, rule: str, words: str
) -> None:
    calendars = read(weekly.replace("FREQ=WEEKLY;COUNT=4", rule))

    assert calendars.cadence_of("w@example.org") == words


def test_a_single_event_has_no_cadence(read: Callable[..., Calendars]) -> None:
    assert read("UID:a\nDTSTART:20260105").cadence_of("a") is None
