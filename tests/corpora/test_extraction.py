"""meetgen reads real notes as a careful human does, within the floors below."""

import pytest

from tests.corpora.expectations import corpus_names
from tests.corpora.extraction import (
    MEASURES,
    SYNTAX_CORPUS,
    Finding,
    Verdict,
    corpora,
    findings_of,
    precision,
    recall,
    table,
)

RECALL = {
    "dates": 0.98,
    "attendees": 0.98,
    "actions": 0.95,
    "owners": 0.95,
    "status": 0.95,
    "decisions": 0.9,
    "questions": 0.9,
}
PRECISION = {
    "dates": 0.98,
    "attendees": 0.98,
    "actions": 0.95,
    "decisions": 0.9,
    "questions": 0.9,
}
MEETINGS = tuple(name for name in corpus_names() if name != SYNTAX_CORPUS)


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    absent = [name for name in MEETINGS if not (corpora() / name).is_dir()]
    if absent:
        pytest.skip(f"no {', '.join(absent)} in {corpora()} (set MEETGEN_CORPORA)")
    return tuple(finding for name in MEETINGS for finding in findings_of(name))


@pytest.mark.parametrize("measure", RECALL)
def test_what_a_human_finds_in_real_notes_is_found(
    findings: tuple[Finding, ...], measure: str
) -> None:
    assert recall(findings, measure) >= RECALL[measure], _report(findings, measure)


@pytest.mark.parametrize("measure", PRECISION)
def test_what_is_found_in_real_notes_is_what_a_human_finds(
    findings: tuple[Finding, ...], measure: str
) -> None:
    assert precision(findings, measure) >= PRECISION[measure], _report(findings, measure)


def test_every_task_of_the_demonstration_vault_is_read_with_its_status() -> None:
    if not (corpora() / SYNTAX_CORPUS).is_dir():
        pytest.skip(f"no {SYNTAX_CORPUS} in {corpora()} (set MEETGEN_CORPORA)")

    wrong = [f for f in findings_of(SYNTAX_CORPUS) if f.verdict is not Verdict.RIGHT]

    assert wrong == []


def test_every_measure_has_a_floor() -> None:
    assert set(RECALL) == set(MEASURES)


def _report(findings: tuple[Finding, ...], measure: str) -> str:
    wrong = [f for f in findings if f.measure == measure and f.verdict is not Verdict.RIGHT]
    lines = (f"{f.verdict}: {f.corpus}/{f.path}:{f.line}: {f.words[:100]}" for f in wrong)
    return "\n".join((table(findings), *lines))
