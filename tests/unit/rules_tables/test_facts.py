"""On which facts each award is given, in every pack: for, against, and not yet to be told."""

from dataclasses import replace

import pytest

from suyton.domain.award_terms import CommendationKind, Condition, SubjectKind
from suyton.domain.eligibility import judge
from suyton.domain.record import Answer, Verdict
from suyton.domain.rulebook import AwardRule
from tests.unit.rules_tables.table import (
    ALL_KNOWN,
    REQUIRES,
    Row,
    Words,
    awards,
    book,
    changed,
    claim_of,
    record_of,
    rows,
)

ROWS = tuple(rows())
every_row = pytest.mark.parametrize("row", ROWS, ids=str)
OF_THE_CLAIM = ("leads", "movement")
"""What the claim brings: until the bloc or the movement has it, no year's end settles it."""


def _judged(
    row: Row,
    facts: Words,
    *,
    kind: str = "",
    subject: str = "",
    known: frozenset[int] = ALL_KNOWN,
    naming_ground: bool = True,
) -> Verdict:
    claim = claim_of(row, kind or row.kinds[0], facts, naming_ground=naming_ground)
    record = record_of(subject or row.subjects[0], facts, known)
    return judge(record, claim, book(row.pack_id))


@every_row
def test_the_facts_of_a_ground_suffice_for_each_kind_and_subject(row: Row) -> None:
    for kind in row.kinds:
        for subject in row.subjects:
            found = _judged(row, row.facts, kind=kind, subject=subject, naming_ground=False)
            assert found.answer is Answer.ELIGIBLE, (kind, subject)
            assert found.ground_id == row.ground_id, (kind, subject)


@every_row
def test_other_facts_that_suffice(row: Row) -> None:
    for other in row.also:
        assert _judged(row, changed(row.facts, other)).answer is Answer.ELIGIBLE, other


@every_row
def test_facts_that_stand_against_it(row: Row) -> None:
    for other in row.against:
        assert _judged(row, changed(row.facts, other)).answer is Answer.NOT_ELIGIBLE, other


@every_row
def test_no_fact_of_a_ground_may_be_missing(row: Row) -> None:
    for fact in row.facts:
        rest = tuple(one for one in row.facts if one != fact)
        expected = (
            Answer.CANNOT_TELL if fact.partition("=")[0] in OF_THE_CLAIM else Answer.NOT_ELIGIBLE
        )
        assert _judged(row, rest).answer is expected, fact


@every_row
def test_a_fact_that_may_still_come_leaves_the_answer_open(row: Row) -> None:
    for fact in row.facts:
        rest = tuple(one for one in row.facts if one != fact)
        found = _judged(row, rest, known=frozenset())
        assert found.answer is Answer.CANNOT_TELL, fact
        assert any(one.would_change for one in found.findings), fact


@every_row
def test_a_ground_is_for_its_own_subjects_and_kinds(row: Row) -> None:
    for subject in {kind.value for kind in SubjectKind} - set(row.subjects):
        assert _judged(row, row.facts, subject=subject).answer is Answer.NOT_ELIGIBLE, subject
    if row.ground_id == REQUIRES:
        return  # the routes alone say which kinds there are
    for kind in {kind.value for kind in CommendationKind} - set(row.kinds):
        assert _judged(row, row.facts, kind=kind).answer is Answer.NOT_ELIGIBLE, kind


def test_every_award_of_every_pack_has_a_table() -> None:
    named = {(pack_id, award_id) for pack_id, award_id, _ in awards()}
    assert len(named) == len(awards())
    packs = {pack_id for pack_id, _ in named}
    assert packs == {"2017-10", "2024-01", "2025-07", "2026-10"}
    assert named == {(pack_id, one.id) for pack_id in packs for one in book(pack_id).awards}


def test_every_ground_has_a_row_for_and_a_row_against() -> None:
    written = {
        (row.pack_id, row.award_id, row.ground_id) for row in ROWS if row.facts and row.against
    }
    asked = set()
    for pack_id, award_id, _ in awards():
        grounds = book(pack_id).award(award_id).grounds
        asked |= {(pack_id, award_id, ground.id) for ground in grounds}
        if not grounds:
            asked.add((pack_id, award_id, REQUIRES))
    assert written == asked


@every_row
def test_no_condition_of_a_ground_could_be_dropped_from_a_pack_unseen(row: Row) -> None:
    grounds = {one.id: one for one in book(row.pack_id).award(row.award_id).grounds}
    if row.ground_id in grounds:
        for condition in grounds[row.ground_id].conditions:
            assert _missed(row, condition.id), condition.id


def test_no_requirement_of_an_award_could_be_dropped_from_a_pack_unseen() -> None:
    for pack_id, award_id, _ in awards():
        its_rows = [row for row in ROWS if (row.pack_id, row.award_id) == (pack_id, award_id)]
        for condition in book(pack_id).award(award_id).requirements:
            assert any(_missed(row, condition.id) for row in its_rows), (award_id, condition.id)


def _missed(row: Row, condition_id: str) -> bool:
    """Whether some facts that stand against the ground would do without this condition."""
    rulebook = book(row.pack_id)
    award = _without(rulebook.award(row.award_id), row.ground_id, condition_id)
    lacking = [tuple(one for one in row.facts if one != fact) for fact in row.facts]
    lacking += [changed(row.facts, other) for other in row.against]
    return any(
        judge(
            record_of(row.subjects[0], facts),
            claim_of(row, row.kinds[0], facts, naming_ground=True),
            replace(rulebook, awards=(award,)),
        ).answer
        is Answer.ELIGIBLE
        for facts in lacking
    )


def _without(award: AwardRule, ground_id: str, condition_id: str) -> AwardRule:
    def left(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
        return tuple(one for one in conditions if one.id != condition_id)

    return replace(
        award,
        requirements=left(award.requirements),
        grounds=tuple(
            replace(one, conditions=left(one.conditions)) if one.id == ground_id else one
            for one in award.grounds
        ),
    )
