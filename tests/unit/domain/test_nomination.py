"""A nomination, act by act: what changes with each, and what the book keeps of it."""

from dataclasses import replace

import pytest

from suyton.domain.authority import PROCESS, Actor, Role
from suyton.domain.award_terms import Ground
from suyton.domain.errors import DossierIncomplete, NotAuthorised, WrongStage
from suyton.domain.nomination import (
    CLOSED,
    Clock,
    Nomination,
    NominationAct,
    NominationStage,
    check_dossier,
    nomination_id,
    step,
)
from suyton.domain.nomination_waiting import waiting
from suyton.domain.procedure import Act
from tests.unit.domain.cases import (
    BODY,
    DAY,
    NOW,
    OTHER_UNIT,
    SOURCE,
    UNIT,
    act,
    award_rule,
    nomination,
    paper,
    someone,
)

UNIT_OFFICER = someone(Role.UNIT_OFFICER)
LEADER = someone(Role.BLOC_LEADER)
OFFICE = someone(Role.STANDING_OFFICER)


def do(case: Nomination, what: NominationAct, actor: Actor, reason: str = "") -> Nomination:
    return step(case, what, act(actor, reason)).state


def test_the_same_unit_award_and_round_name_the_same_nomination() -> None:
    assert nomination_id("2023.vhxh", "ban-dan-toc", "flag") == "2023.vhxh.ban-dan-toc.flag"


def test_a_proposal_enters_the_bloc_with_its_papers_and_its_time() -> None:
    papers = (paper("submission_letter"), paper("achievement_report", "b"))
    proposal = Act("k1", UNIT_OFFICER, NOW, attachments=papers)
    done = step(
        nomination(), NominationAct.PROPOSE, proposal, clock=Clock(NOW + DAY), summary="Well"
    )
    case, entry = done.state, done.entry
    assert case.stage is NominationStage.IN_BLOC
    assert (case.dossier, case.summary, case.proposed_at) == (papers, "Well", NOW)
    assert (case.stage_since, case.due_at, case.revision) == (NOW, NOW + DAY, 1)
    assert entry.chain == case.chain
    assert (entry.tag, entry.stage_from, entry.stage_to) == (
        "unit:nomination:proposed",
        "new",
        "in_bloc",
    )
    assert (entry.role, entry.scope_id, entry.on_behalf_of) == ("unit_officer", UNIT, UNIT)
    assert entry.attachments == papers


def test_an_officer_of_another_unit_may_not_propose_for_this_one() -> None:
    with pytest.raises(NotAuthorised):
        step(nomination(), NominationAct.PROPOSE, act(someone(Role.UNIT_OFFICER, OTHER_UNIT)))


@pytest.mark.parametrize(
    ("stage", "returner"),
    [(NominationStage.IN_BLOC, LEADER), (NominationStage.IN_APPRAISAL, OFFICE)],
    ids=["bloc", "standing body"],
)
def test_a_returned_dossier_goes_back_to_whoever_returned_it(
    stage: NominationStage, returner: Actor
) -> None:
    returned = do(nomination(stage), NominationAct.RETURN, returner, "the report is unsigned")
    assert (returned.stage, returned.returned_from) == (NominationStage.RETURNED, stage)
    assert returned.reason == "the report is unsigned"
    again = do(returned, NominationAct.RESUBMIT, UNIT_OFFICER, "signed now")
    assert (again.stage, again.returned_from) == (stage, None)
    assert again.reason == "signed now"


def test_a_resubmission_adds_papers_and_keeps_the_same_file_once() -> None:
    letter, report = paper("submission_letter"), paper("achievement_report", "b")
    returned = replace(nomination(NominationStage.RETURNED), dossier=(letter,))
    resubmission = Act("k2", UNIT_OFFICER, NOW, attachments=(letter, report))
    after = step(returned, NominationAct.RESUBMIT, resubmission).state
    assert after.dossier == (letter, report)


def test_the_reason_of_an_old_return_does_not_stand_beside_the_award() -> None:
    case = replace(nomination(NominationStage.IN_SIGNING), reason="the report is unsigned")
    awarded = step(case, NominationAct.AWARD, act(PROCESS), decision_number="12/QĐ-UBND").state
    assert (awarded.stage, awarded.reason) == (NominationStage.AWARDED, "")
    assert awarded.decision_number == "12/QĐ-UBND"


def test_a_bloc_may_end_a_dossier_it_returned_but_not_one_that_appraisal_returned() -> None:
    by_bloc = nomination(NominationStage.RETURNED)
    ended = do(by_bloc, NominationAct.NOT_ACCLAIM, PROCESS, "not supplemented in time")
    assert ended.stage is NominationStage.NOT_ACCLAIMED
    by_office = replace(by_bloc, returned_from=NominationStage.IN_APPRAISAL)
    with pytest.raises(WrongStage):
        do(by_office, NominationAct.NOT_ACCLAIM, PROCESS, "too late")


def test_a_withdrawn_nomination_may_be_proposed_again_and_starts_clean() -> None:
    held = replace(
        nomination(NominationStage.IN_SIGNING), sitting_id="s-1", decision_id="d-1", revision=9
    )
    withdrawn = do(held, NominationAct.WITHDRAW, UNIT_OFFICER, "an error in the report")
    assert (withdrawn.is_closed, withdrawn.reason) == (True, "an error in the report")
    assert (withdrawn.sitting_id, withdrawn.decision_id) == ("s-1", "d-1")
    again = do(withdrawn, NominationAct.PROPOSE, UNIT_OFFICER)
    assert (again.stage, again.revision) == (NominationStage.IN_BLOC, 11)
    assert (again.sitting_id, again.decision_id, again.reason) == ("", "", "")


def test_a_case_taken_off_an_agenda_or_sent_back_is_on_it_no_longer() -> None:
    listed = replace(nomination(NominationStage.IN_COUNCIL), sitting_id="s-1")
    assert do(listed, NominationAct.TAKE_OFF_AGENDA, PROCESS, "called off").sitting_id == ""
    drafted = replace(nomination(NominationStage.IN_SIGNING), decision_id="d-1", sitting_id="s-1")
    back = do(drafted, NominationAct.SEND_BACK, PROCESS, "a name is wrong")
    assert (back.decision_id, back.sitting_id, back.reason) == ("", "s-1", "a name is wrong")


def test_the_dossier_must_hold_every_kind_the_award_asks_for() -> None:
    rule = award_rule()
    check_dossier(rule, (paper("submission_letter"), paper("achievement_report"), paper("other")))
    with pytest.raises(DossierIncomplete) as lacking:
        check_dossier(rule, (paper("submission_letter"),))
    assert lacking.value.facts == {"missing": "achievement_report"}


def test_a_claimed_ground_asks_for_its_own_papers_besides_the_dossier() -> None:
    ground = Ground(
        "by_initiative", "Có sáng kiến", "By an initiative", SOURCE, evidence=("proof",)
    )
    rule = replace(award_rule(), grounds=(ground,))
    plain = (paper("submission_letter"), paper("achievement_report"))
    check_dossier(rule, plain)
    with pytest.raises(DossierIncomplete) as lacking:
        check_dossier(rule, plain, ground_id="by_initiative")
    assert lacking.value.facts == {"missing": "proof"}
    check_dossier(rule, (*plain, paper("proof")), ground_id="by_initiative")


@pytest.mark.parametrize(
    ("stage", "role", "scope"),
    [
        (NominationStage.RETURNED, Role.UNIT_OFFICER, UNIT),
        (NominationStage.IN_APPRAISAL, Role.STANDING_OFFICER, BODY),
        (NominationStage.AWAITING_COUNCIL, Role.STANDING_OFFICER, BODY),
        (NominationStage.AWAITING_DECISION, Role.STANDING_OFFICER, BODY),
        (NominationStage.AWAITING_UNIT_DECISION, Role.UNIT_OFFICER, UNIT),
        (NominationStage.IN_RECOVERY, Role.STANDING_OFFICER, BODY),
    ],
)
def test_one_office_is_awaited_where_the_case_itself_waits(
    stage: NominationStage, role: Role, scope: str
) -> None:
    (task,) = waiting(replace(nomination(stage), due_at=NOW + DAY))
    assert (task.role, task.scope_id, task.until) == (role, scope, NOW + DAY)
    assert task.subject == nomination().chain


@pytest.mark.parametrize(
    "stage",
    [
        NominationStage.IN_BLOC,
        NominationStage.IN_BALLOT,
        NominationStage.ACCLAIMED,
        NominationStage.IN_COUNCIL,
        NominationStage.IN_SIGNING,
        *sorted(CLOSED),
    ],
)
def test_nobody_is_awaited_by_a_case_that_is_with_another_or_over(stage: NominationStage) -> None:
    assert waiting(nomination(stage)) == ()


def test_a_person_is_named_with_their_unit_and_a_unit_by_itself() -> None:
    case = nomination(NominationStage.AWAITING_COUNCIL)
    assert case.title == case.unit_name
    person = replace(case, subject_name="Hoàng Thị B")
    assert person.title == f"Hoàng Thị B, {case.unit_name}"
