"""Long lists are cut into pages that few changes touch."""

import datetime as dt

from meetgen.pages.paging import NO_PAGER, Order, Pager, Part, PartLink, by_period, by_range

UNDATED: Order[int] = Order(day_of=lambda _: None)


def order(*, is_newest_first: bool = True) -> "Order[dt.date]":
    return Order(day_of=lambda day: day, is_newest_first=is_newest_first)


def days(first: dt.date, count: int, every: int = 1) -> tuple[dt.date, ...]:
    """So many days back from `first`, `every` of them on one day."""
    return tuple(first - dt.timedelta(days=n // every) for n in range(count))


def test_a_short_list_is_one_page() -> None:
    assert list(by_period((1, 2), UNDATED, "actions/done.md")) == [
        Part(uri="actions/done.md", words="", items=(1, 2), pager=NO_PAGER),
    ]


def test_a_long_list_has_a_first_page_and_one_for_each_year() -> None:
    some = tuple(dt.date(2026 - n // 150, 1, 1) for n in range(300))

    first, newer, older = by_period(some, order(), "decisions/index.md")

    latest = PartLink(words="Latest", uri="decisions/index.md")
    years = tuple(PartLink(words=year, uri=f"decisions/{year}.md") for year in ("2026", "2025"))
    counted = tuple(PartLink(words=one.words, uri=one.uri, count=150) for one in years)
    pager = Pager(above=(latest,), links=years)
    assert first == Part(
        uri="decisions/index.md", words="", items=some[:200], pager=Pager(links=counted)
    )
    assert newer == Part(uri="decisions/2026.md", words="2026", items=some[:150], pager=pager)
    assert older == Part(uri="decisions/2025.md", words="2025", items=some[150:], pager=pager)


def test_a_long_year_keeps_its_address_and_leads_to_numbered_pages_the_oldest_first() -> None:
    some = days(dt.date(2026, 12, 31), 450, every=2)

    _, contents, one, two, three = by_period(some, order(), "actions/done.md")

    assert (contents.uri, contents.items) == ("actions/done-2026.md", ())
    assert [(link.words, link.count) for link in contents.pager.links] == [
        ("1", 200),
        ("2", 200),
        ("3", 50),
    ]
    assert (one.uri, one.words) == ("actions/done-2026-1.md", "2026 (1)")
    assert [*three.items, *two.items, *one.items] == list(some)
    assert [link.words for link in three.pager.above] == ["Latest", "2026"]


def test_a_very_long_year_is_cut_into_months() -> None:
    some = days(dt.date(2026, 12, 31), 1600, every=5)

    pages = list(by_period(some, order(), "decisions/index.md"))

    december = next(page for page in pages if page.uri == "decisions/2026-12.md")
    assert len(december.items) == 155
    assert [link.words for link in december.pager.above] == ["Latest", "2026"]
    assert max(len(page.items) for page in pages) <= 200


def test_a_new_item_changes_the_first_page_the_contents_and_one_other() -> None:
    some = days(dt.date(2026, 12, 30), 900, every=3)
    more = (dt.date(2026, 12, 31), *some)

    before = {page.uri: page for page in by_period(some, order(), "actions/done.md")}
    after = {page.uri: page for page in by_period(more, order(), "actions/done.md")}

    changed = [uri for uri, page in after.items() if before.get(uri) != page]
    assert changed == ["actions/done.md", "actions/done-2026.md", "actions/done-2026-5.md"]


def test_oldest_first_stays_oldest_first() -> None:
    some = days(dt.date(2026, 12, 31), 450, every=2)[::-1]

    pages = list(by_period(some, order(is_newest_first=False), "actions/overdue.md"))

    assert [item for page in pages[1:] for item in page.items] == list(some)
    assert pages[-1].pager.above[0].words == "First"


def test_items_without_a_day_have_pages_too() -> None:
    _, contents, one, two = by_period(tuple(range(201)), UNDATED, "actions/done.md")

    assert (contents.uri, contents.words) == ("actions/done-undated.md", "undated")
    assert (one.items[-1], two.items) == (200, (0,))


def test_names_are_cut_by_number_and_told_by_the_first_and_the_last() -> None:
    names = [f"{n:03}" for n in range(201)]

    first, second = by_range(names, str, "people/index.md")

    assert (first.uri, first.words, len(first.items)) == ("people/index.md", "", 200)
    assert (second.uri, second.words, second.items) == ("people/page-2.md", "(2)", ("200",))
    assert [link.words for link in first.pager.links] == ["000 – 199", "200 – 200"]


def test_a_list_of_names_on_one_page_has_no_pager() -> None:
    assert [page.pager for page in by_range(["Ada"], str, "people/index.md")] == [NO_PAGER]
    nobody: list[str] = []
    assert [page.items for page in by_range(nobody, str, "people/index.md")] == [()]
