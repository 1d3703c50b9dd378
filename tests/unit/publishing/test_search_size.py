from meetgen.publishing.search_size import search_remark


def test_a_small_index_needs_no_remark() -> None:
    assert search_remark(3_000_000) == ""


def test_a_large_index_is_told_with_its_size_and_what_helps() -> None:
    remark = search_remark(4_460_719)

    assert remark.startswith("The search index has 4.5 MB, ")
    assert "search_days: 730" in remark
