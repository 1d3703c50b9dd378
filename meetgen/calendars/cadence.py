"""How often an event takes place, in words."""

from collections.abc import Sequence

from meetgen.calendars.event import Event, Frequency, Rule
from meetgen.calendars.expansion import day_of

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
UNITS = {
    Frequency.DAILY: "day",
    Frequency.WEEKLY: "week",
    Frequency.MONTHLY: "month",
    Frequency.YEARLY: "year",
}
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last",
            -2: "second to last"}  # fmt: skip
WORKING_DAYS = (0, 1, 2, 3, 4)


def cadence_of(event: Event) -> str | None:
    """How often it takes place: `every 2 weeks on Tuesday`; None when no rule tells."""
    rule = event.rule
    if rule is None:
        return None
    if rule.frequency is Frequency.YEARLY and rule.interval == 1 and len(rule.by_month) > 1:
        return words_of_months(rule)
    unit = UNITS[rule.frequency]
    every = f"every {unit}" if rule.interval == 1 else f"every {rule.interval} {unit}s"
    on = days_in_words(rule, event)
    if on == "every working day":
        return on if rule.interval == 1 else f"{every} on working days"
    return f"{every} {on}" if on else every


def words_of_months(rule: Rule) -> str:
    """A yearly rule in several months."""
    return f"every year in {listed([MONTHS[month - 1] for month in rule.by_month])}"


def days_in_words(rule: Rule, event: Event) -> str:
    """`on Monday and Thursday`, `on the last Friday`, `on the 1st`; empty when that goes unsaid."""
    weekdays = tuple(sorted({weekday for _, weekday in rule.by_day}))
    is_monthly = rule.frequency in (Frequency.MONTHLY, Frequency.YEARLY)
    if not is_monthly:
        if weekdays == WORKING_DAYS:
            return "every working day"
        if rule.frequency is Frequency.WEEKLY and not weekdays:
            weekdays = (day_of(event.start).weekday(),)
        return f"on {listed([WEEKDAYS[one] for one in weekdays])}" if weekdays else ""
    if rule.by_day and len(rule.by_set_pos) == 1:
        return positioned(rule.by_set_pos[0], weekdays)
    named = [f"{ORDINALS[one]} {WEEKDAYS[day]}" for one, day in rule.by_day if one in ORDINALS]
    if rule.frequency is Frequency.MONTHLY and named and len(named) == len(rule.by_day):
        return f"on the {listed(named)}"
    if rule.frequency is Frequency.MONTHLY and rule.by_month_day and not rule.by_day:
        days = ["last day" if one == -1 else numbered(one) for one in rule.by_month_day]
        return f"on the {listed(days)}"
    return ""


def positioned(position: int, weekdays: tuple[int, ...]) -> str:
    """`on the last working day` of BYSETPOS with weekdays."""
    if position not in ORDINALS:
        return ""
    if weekdays == WORKING_DAYS:
        return f"on the {ORDINALS[position]} working day"
    return f"on the {ORDINALS[position]} {WEEKDAYS[weekdays[0]]}" if len(weekdays) == 1 else ""


def numbered(number: int) -> str:
    """`1st`, `22nd`, `13th`; counted from the end for negative numbers."""
    size = abs(number)
    ending = (
        "th" if size % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(size % 10, "th")
    )
    return f"{size}{ending}" if number > 0 else f"{size}{ending} to last day"


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
