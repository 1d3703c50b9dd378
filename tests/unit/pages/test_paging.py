"""Long lists are cut by year."""

import datetime as dt

from meetgen.pages.paging import YearLink, YearPart, by_year


def test_a_short_list_is_one_page() -> None:
    assert list(by_year((1, 2), lambda _: None, "actions/done.md")) == [
        YearPart(uri="actions/done.md", year="", items=(1, 2), years=()),
    ]


def test_a_long_list_has_a_first_page_and_one_for_each_year() -> None:
    days = tuple(dt.date(2026 - n // 150, 1, 1) for n in range(300))

    first, newer, older = by_year(days, lambda day: day, "decisions/index.md")

    links = (
        YearLink(words="Latest", uri="decisions/index.md", count=200),
        YearLink(words="2026", uri="decisions/2026.md", count=150),
        YearLink(words="2025", uri="decisions/2025.md", count=150),
    )
    assert first == YearPart(uri="decisions/index.md", year="", items=days[:200], years=links)
    assert newer == YearPart(uri="decisions/2026.md", year="2026", items=days[:150], years=links)
    assert older == YearPart(uri="decisions/2025.md", year="2025", items=days[150:], years=links)


def test_items_without_a_day_have_a_page_too() -> None:
    *_, last = by_year(tuple(range(201)), lambda _: None, "actions/done.md")

    assert (last.uri, last.year, len(last.items)) == ("actions/done-undated.md", "undated", 201)
