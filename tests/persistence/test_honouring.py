"""An award writes its honour, a cancellation marks it; what one case uses, no other may."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text

from suyton.domain import aftermath, nomination
from suyton.domain.authority import PROCESS
from suyton.domain.award_terms import SubjectKind
from suyton.domain.errors import (
    AchievementRewarded,
    DomainError,
    InitiativeUsed,
    SubjectElsewhere,
)
from suyton.domain.incidents import CancellationGround
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from suyton.domain.organisation import Unit
from suyton.domain.procedure import Act, Step
from suyton.persistence.database import Database
from tests.fixtures.province import rule_packs
from tests.persistence import samples
from tests.persistence.racing import race
from tests.persistence.samples import NOW, STANDING, act

UNIT = "ban-dan-toc"
CHAIN = f"subject:{UNIT}"


def stored(
    database: Database, stage: NominationStage, unit: str = UNIT, **changes: Any
) -> Nomination:
    """A case that stands at a stage, with what it claims."""
    step = samples.at_stage(stage, unit)
    state = replace(step.state, **changes)
    database.register.record_nomination(Step(state, replace(step.entry, chain=state.chain)))
    return state


def passed(case: Nomination) -> Step[Nomination]:
    return nomination.step(case, NominationAct.PASS_APPRAISAL, act(f"pass-{case.id}", STANDING))


def awarded(case: Nomination) -> Step[Nomination]:
    return nomination.step(
        case, NominationAct.AWARD, Act("w1", PROCESS, NOW), decision_number="2051/QĐ-UBND"
    )


def cancelled(case: Nomination) -> Step[Nomination]:
    why = Act("w2", PROCESS, NOW, "Khai man thành tích")
    ground = CancellationGround.FALSE_DECLARATION
    return aftermath.cancelled(case, ground, "99/QĐ-UBND", rule_packs().for_year(2023), why)


def test_an_award_leaves_one_honour_however_often_it_is_written(database: Database) -> None:
    step = awarded(stored(database, NominationStage.IN_SIGNING, initiatives=("sk-1",)))
    first = database.register.record_nomination(step)
    assert database.register.record_nomination(step) == first
    (honour,) = database.subject_records.record(UNIT).honours
    assert (honour.award_id, honour.year, honour.decision_number) == (
        samples.FLAG,
        2023,
        "2051/QĐ-UBND",
    )
    assert (honour.decided_on, honour.initiatives) == (date(2023, 11, 2), ("sk-1",))
    assert honour.nomination_id == step.state.id
    (entry,) = database.records.chain(CHAIN)
    assert (entry.entry.tag, entry.entry.role) == ("decision:honour:granted", "process")


def test_a_units_own_decision_leaves_an_honour_of_the_day_it_says(database: Database) -> None:
    case = stored(database, NominationStage.AWAITING_UNIT_DECISION)
    unit = act("own", samples.officer(UNIT))
    database.register.record_nomination(
        aftermath.unit_decision_recorded(case, "12/QĐ-BDT", date(2023, 10, 30), unit)
    )
    (honour,) = database.subject_records.record(UNIT).honours
    assert (honour.decision_number, honour.decided_on) == ("12/QĐ-BDT", date(2023, 10, 30))


def test_a_cancelled_award_stays_on_record_and_counts_for_nothing(database: Database) -> None:
    case = stored(database, NominationStage.IN_SIGNING, achievement_id="lu-2023")
    step = awarded(case)
    database.register.record_nomination(step)
    off = cancelled(step.state)
    first = database.register.record_nomination(off)
    assert database.register.record_nomination(off) == first
    (honour,) = database.subject_records.record(UNIT).honours
    assert honour.cancelled
    tags = [sealed.entry.tag for sealed in database.records.chain(CHAIN)]
    assert tags == ["decision:honour:granted", "decision:honour:annulled"]
    assert list(database.records.broken_links()) == []
    again = stored(database, NominationStage.IN_APPRAISAL, id="again", achievement_id="lu-2023")
    database.register.record_nomination(passed(again))


def test_the_cancellation_of_an_award_from_before_records_is_written_all_the_same(
    database: Database,
) -> None:
    case = stored(database, NominationStage.AWARDED)
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM facts"))
    database.register.record_nomination(cancelled(case))
    assert database.records.nomination(case.id).stage is NominationStage.IN_RECOVERY
    assert database.subject_records.record(UNIT).honours == ()


def test_a_person_has_a_record_from_the_first_proposal_on(database: Database) -> None:
    stored(
        database,
        NominationStage.IN_BLOC,
        subject_kind=SubjectKind.INDIVIDUAL,
        subject_id="nguyen-van-a",
        subject_name="Nguyễn Văn A",
    )
    subject = database.subject_records.subject("nguyen-van-a")
    assert (subject.name, subject.unit_id, subject.kind) == ("Nguyễn Văn A", UNIT, "individual")


def test_a_decision_that_corrects_a_name_corrects_it_on_the_record(database: Database) -> None:
    case = stored(
        database, NominationStage.AWARDED, subject_id="nguyen-van-a", subject_name="Nguyễn Văn Á"
    )
    why = Act("w3", PROCESS, NOW, "Sai tên")
    database.register.record_nomination(
        aftermath.corrected(case, "Nguyễn Văn A", "100/QĐ-UBND", why)
    )
    assert database.subject_records.subject("nguyen-van-a").name == "Nguyễn Văn A"


def test_a_name_printed_for_a_unit_does_not_rename_its_record(database: Database) -> None:
    case = stored(database, NominationStage.IN_SIGNING, subject_name="Ban Dân tộc tỉnh")
    database.register.record_nomination(awarded(case))
    assert database.subject_records.subject(UNIT).name == "Ban Dân tộc"


def test_a_unit_cannot_put_forward_whom_another_unit_has_on_record(database: Database) -> None:
    person = {"subject_id": "nguyen-van-a", "subject_name": "Nguyễn Văn A"}
    stored(database, NominationStage.IN_BLOC, **person)
    with pytest.raises(SubjectElsewhere):
        stored(database, NominationStage.IN_BLOC, "so-y-te", **person)
    database.organisation.save_unit(Unit("so-y-te", "Sở Y tế"))
    with pytest.raises(SubjectElsewhere):
        stored(database, NominationStage.IN_BLOC, id="n-2", subject_id="so-y-te", subject_name="X")
    assert database.subject_records.subject("nguyen-van-a").unit_id == UNIT


USES: dict[str, tuple[dict[str, Any], type[DomainError]]] = {
    "achievement": ({"achievement_id": "lu-2023"}, AchievementRewarded),
    "initiative": ({"initiatives": ("sk-1", "sk-2")}, InitiativeUsed),
}
each_use = pytest.mark.parametrize("use", USES)


@each_use
def test_what_a_live_case_uses_is_refused_to_another_by_name(database: Database, use: str) -> None:
    claimed, refusal = USES[use]
    first = stored(database, NominationStage.IN_APPRAISAL, id="n-1", **claimed)
    second = stored(database, NominationStage.IN_APPRAISAL, id="n-2", **claimed)
    step = passed(first)
    assert database.register.record_nomination(step) == database.register.record_nomination(step)
    with pytest.raises(refusal, match="n-1"):
        database.register.record_nomination(passed(second))
    assert database.records.nomination("n-2").stage is NominationStage.IN_APPRAISAL


def refused(case: Nomination) -> Step[Nomination]:
    return aftermath.refused(case, None, act("no", STANDING, reason="Chưa đủ tiêu chuẩn"))


def withdrawn(case: Nomination) -> Step[Nomination]:
    unit = samples.officer(case.unit_id)
    return nomination.step(case, NominationAct.WITHDRAW, act("out", unit, reason="Xin rút"))


@each_use
@pytest.mark.parametrize("end", [refused, withdrawn])
def test_a_case_that_ends_without_an_award_lets_go(
    database: Database, use: str, end: Callable[[Nomination], Step[Nomination]]
) -> None:
    claimed, _ = USES[use]
    first = stored(database, NominationStage.IN_APPRAISAL, id="n-1", **claimed)
    step = passed(first)
    database.register.record_nomination(step)
    database.register.record_nomination(end(step.state))
    second = stored(database, NominationStage.IN_APPRAISAL, id="n-2", **claimed)
    database.register.record_nomination(passed(second))


def test_a_returned_case_keeps_what_it_uses_and_passes_again(database: Database) -> None:
    case = stored(database, NominationStage.IN_APPRAISAL, id="n-1", initiatives=("sk-1",))
    step = passed(case)
    database.register.record_nomination(step)
    back = nomination.step(step.state, NominationAct.RETURN, act("b", STANDING, reason="Thiếu"))
    database.register.record_nomination(back)
    other = stored(database, NominationStage.IN_APPRAISAL, id="n-2", initiatives=("sk-1",))
    with pytest.raises(InitiativeUsed):
        database.register.record_nomination(passed(other))
    again = nomination.step(back.state, NominationAct.RESUBMIT, act("again", samples.officer(UNIT)))
    database.register.record_nomination(again)
    once_more = nomination.step(again.state, NominationAct.PASS_APPRAISAL, act("pass-2", STANDING))
    database.register.record_nomination(once_more)


def test_an_awarded_case_is_named_with_its_decision(database: Database) -> None:
    case = stored(database, NominationStage.IN_APPRAISAL, id="n-1", initiatives=("sk-1",))
    step = passed(case)
    database.register.record_nomination(step)
    ready = replace(step.state, stage=NominationStage.IN_SIGNING)
    database.register.record_nomination(awarded(ready))
    other = stored(database, NominationStage.IN_APPRAISAL, id="n-2", initiatives=("sk-1",))
    with pytest.raises(InitiativeUsed, match="2051/QĐ-UBND"):
        database.register.record_nomination(passed(other))


def test_two_subjects_may_be_rewarded_for_one_deed_that_they_did_together(
    database: Database,
) -> None:
    deed = {"achievement_id": "lu-2023"}
    for unit in (UNIT, "so-y-te"):
        case = stored(database, NominationStage.IN_APPRAISAL, unit, **deed)
        database.register.record_nomination(passed(case))


def test_of_two_cases_appraised_at_once_with_one_initiative_one_passes(
    database: Database,
) -> None:
    cases = [
        stored(
            database, NominationStage.IN_APPRAISAL, unit, initiatives=(f"sk-{unit}", "sk-1", "sk-2")
        )
        for unit in ("so-y-te", UNIT, "so-giao-duc")
    ]
    done, faults = race(
        [partial(database.register.record_nomination, passed(case)) for case in cases]
    )
    assert len(done) == 1
    assert [type(fault) for fault in faults] == [InitiativeUsed, InitiativeUsed]
    stages = [database.records.nomination(case.id).stage for case in cases]
    assert sorted(stages) == ["awaiting_council", "in_appraisal", "in_appraisal"]
