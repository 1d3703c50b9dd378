"""Tags that lead somewhere are taken out of words, all others are words."""

from meetgen.index.tags import known_tags, without_tags
from tests.unit.sample_index import sample_index

INDEX = sample_index()


def test_tags_of_projects_and_concerns_go_and_all_others_stay() -> None:
    assert without_tags("buy #apollo it #Spend #costs #now", known_tags(INDEX)) == "buy it #now"


def test_words_without_such_tags_stay_as_they_are() -> None:
    text = "in C#  and  #5"

    assert without_tags(text, known_tags(INDEX)) is text
