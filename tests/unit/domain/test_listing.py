"""What may stand together on a council's agenda or in a decision."""

from dataclasses import replace

import pytest

from suyton.domain.errors import MixedAwards, MixedRules, NominationNotReady
from suyton.domain.listing import candidate, check_one_award, check_one_pack, check_ready
from suyton.domain.nomination import NominationStage
from tests.unit.domain.cases import FLAG, MERIT, nomination

READY = nomination(NominationStage.AWAITING_COUNCIL)


def test_each_stands_where_the_list_takes_it_from() -> None:
    check_ready([READY], NominationStage.AWAITING_COUNCIL)
    with pytest.raises(NominationNotReady) as refusal:
        check_ready([READY, nomination(NominationStage.IN_BLOC)], NominationStage.AWAITING_COUNCIL)
    assert refusal.value.facts["stage"] == "in_bloc"


def test_a_decision_grants_one_award() -> None:
    check_one_award([READY], FLAG)
    with pytest.raises(MixedAwards):
        check_one_award([READY, replace(READY, award_id=MERIT)], FLAG)
    with pytest.raises(MixedAwards):
        check_one_award([READY], MERIT)


def test_one_list_is_judged_by_one_rule_pack() -> None:
    check_one_pack([READY, replace(READY, year=2022)])
    with pytest.raises(MixedRules) as refusal:
        check_one_pack([READY, replace(READY, pack_id="another")])
    assert refusal.value.facts == {"packs": "another, test-pack"}


def test_a_person_stands_on_the_paper_by_name_with_their_unit() -> None:
    case = nomination(NominationStage.AWAITING_COUNCIL)
    assert candidate(case).unit_name == case.unit_name
    person = replace(case, subject_name="Hoàng Thị B")
    assert candidate(person).unit_name == f"Hoàng Thị B, {case.unit_name}"
