"""Digests: what the notes changed since a day, or are other than those of a commit."""

import datetime as dt

from meetgen.index.briefs import Brief
from meetgen.index.digests import digest_between, digest_since
from tests.unit.written import written

WEEKLY = "---\nseries: weekly\nattendees: [Ada Lovelace]\n---\n"
NOTES = {
    "2026-11-03-weekly.md": WEEKLY + "- [ ] @ada send it 📅 2026-11-12 🆔 k1\n"
    "- [x] @ada late tick ✅ 2026-11-12 🆔 k2\n- [ ] @bob overdue 📅 2026-11-15 🆔 k3\n"
    "- [x] long done ✅ 2026-11-04 🆔 k4\n- Decision: old\n",
    "2026-11-17-weekly.md": WEEKLY
    + "- [ ] @ada send it 📅 2026-11-30 🆔 k1\n- [ ] @bob new 🆔 k5\n"
    "- [-] dropped at once 🆔 k6\n- Decision: we move [by:: bob]\n",
    "2026-11-18-other.md": "---\nattendees: [Bob Roe]\nabsent: [ada]\n---\n# Other\n",
    "2026-11-30-weekly.md": WEEKLY + "- [ ] @ada ahead 🆔 k7\n- Decision: ahead\n",
}
DAY = dt.date(2026, 11, 10)
MOVED = (
    "send it | Ada Lovelace · due 2026-11-30 · moved once · open 21 d, 1 meeting "
    "· was due 2026-11-12"
)


def told(made: Brief) -> dict[str, list[str]]:
    return {
        part.heading: [f"{one.text} | {one.about}".removesuffix(" | ") for one in part.lines]
        for part in made.parts
    }


def test_since_a_day_the_notes_tell_what_changed() -> None:
    assert told(digest_since(written(NOTES), DAY)) == {
        "Decided": ["we move | by Bob Roe"],
        "Opened": ["new | Bob Roe · open 7 d"],
        "Done": ["late tick | Ada Lovelace · 2026-11-12"],
        "Cancelled": ["dropped at once"],
        "Slipped": ["overdue | Bob Roe · 9 d overdue · open 21 d, 1 meeting", MOVED],
        "Meetings": ["Weekly", "Other"],
    }


def test_for_somebody_it_tells_of_the_meetings_without_them() -> None:
    found = told(digest_since(written(NOTES), DAY, "ada"))

    assert found["Met without you"] == ["Other | you were invited"]


def test_since_a_commit_the_notes_are_compared() -> None:
    first = "2026-11-03-weekly.md"
    before = written(
        {first: NOTES[first].replace("- Decision: old\n", "").replace("[x] long", "[ ] long")}
    )
    after = written({first: NOTES[first]})
    made = digest_between(before, after, "abc1234", DAY, None)

    assert made.subject.title == "What changed since abc1234"
    assert told(made) == {
        "Decided": ["old"],
        "Done": ["long done | 2026-11-04"],
        "Slipped": [
            "send it | Ada Lovelace · 12 d overdue · open 21 d",
            "overdue | Bob Roe · 9 d overdue · open 21 d",
        ],
    }


def test_where_nothing_changed_there_is_nothing_to_tell() -> None:
    index = written({"2026-11-03-weekly.md": WEEKLY})

    assert digest_since(index, DAY).parts == ()
