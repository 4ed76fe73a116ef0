"""A nomination is on one agenda, and in one draft, at a time, until it has heard that it is free."""

from dataclasses import replace

import pytest

from suyton.domain import decision, nomination, sitting
from suyton.domain.authority import PROCESS
from suyton.domain.errors import NominationNotReady, Unknown
from suyton.domain.nomination import Nomination, NominationAct, NominationStage
from suyton.domain.procedure import Act, Step
from suyton.persistence.database import Database
from tests.persistence import samples
from tests.persistence.samples import NOW, SIGNER, STANDING, act


def _stored(database: Database, stage: NominationStage) -> Nomination:
    step = samples.at_stage(stage)
    database.register.record_nomination(step)
    return step.state


def _hears(database: Database, before: Nomination, what: NominationAct, key: str) -> Nomination:
    step = nomination.step(before, what, Act(key, PROCESS, NOW, reason="Theo danh sách"))
    database.register.record_nomination(step)
    return step.state


def test_an_agenda_lists_only_nominations_that_await_the_council(database: Database) -> None:
    early = _stored(database, NominationStage.IN_APPRAISAL)
    with pytest.raises(NominationNotReady):
        database.register.record_sitting(samples.convened((early,)))
    with pytest.raises(Unknown):
        database.register.record_sitting(samples.convened((samples.new_nomination("x"),)))
    assert database.records.chain("sitting:s-1") == ()


def test_a_second_agenda_cannot_list_what_the_first_has(database: Database) -> None:
    item = _stored(database, NominationStage.AWAITING_COUNCIL)
    receipt = database.register.record_sitting(samples.convened((item,)))
    with pytest.raises(NominationNotReady):
        database.register.record_sitting(samples.convened((item,), "s-2"))
    assert database.register.record_sitting(samples.convened((item,))) == receipt


def test_a_cancelled_sitting_frees_a_nomination_once_it_has_heard(database: Database) -> None:
    item = _stored(database, NominationStage.AWAITING_COUNCIL)
    step = samples.convened((item,))
    database.register.record_sitting(step)
    called_off = sitting.cancelled(step.state, act("cancel", STANDING, reason="Bận"))
    database.register.record_sitting(called_off)
    with pytest.raises(NominationNotReady):
        database.register.record_sitting(samples.convened((item,), "s-2"))
    listed = _hears(database, item, NominationAct.PLACE_ON_AGENDA, "w1")
    free = _hears(database, listed, NominationAct.TAKE_OFF_AGENDA, "w2")
    database.register.record_sitting(samples.convened((free,), "s-3"))


def test_a_sitting_that_ends_lets_go_of_what_has_heard_of_it(database: Database) -> None:
    item = _stored(database, NominationStage.AWAITING_COUNCIL)
    step = samples.convened((item,))
    database.register.record_sitting(step)
    listed = _hears(database, item, NominationAct.PLACE_ON_AGENDA, "w1")
    called_off = sitting.cancelled(step.state, act("cancel", STANDING, reason="Bận"))
    database.register.record_sitting(called_off)
    with pytest.raises(NominationNotReady, match="in_council"):
        database.register.record_sitting(samples.convened((listed,), "s-2"))
    free = _hears(database, listed, NominationAct.TAKE_OFF_AGENDA, "w2")
    database.register.record_sitting(samples.convened((free,), "s-3"))


def test_a_draft_sent_back_frees_its_nominations(database: Database) -> None:
    item = _stored(database, NominationStage.AWAITING_DECISION)
    step = samples.drafted((item,))
    database.register.record_decision(step)
    with pytest.raises(NominationNotReady):
        database.register.record_decision(samples.drafted((item,), "d-2"))
    listed = _hears(database, item, NominationAct.PLACE_ON_DECISION, "w1")
    returned = decision.sent_back(step.state, act("back", SIGNER, reason="Sai tên"))
    database.register.record_decision(returned)
    free = _hears(database, listed, NominationAct.SEND_BACK, "w2")
    database.register.record_decision(samples.drafted((free,), "d-2"))


def test_a_withdrawn_nomination_is_free_when_it_is_put_forward_again(database: Database) -> None:
    item = _stored(database, NominationStage.AWAITING_COUNCIL)
    database.register.record_sitting(samples.convened((item,)))
    unit = samples.officer(item.unit_id)
    gone = nomination.step(item, NominationAct.WITHDRAW, act("out", unit, reason="Xin rút"))
    database.register.record_nomination(gone)
    back: Step[Nomination] = nomination.step(gone.state, NominationAct.PROPOSE, act("in", unit))
    ready = replace(back, state=replace(back.state, stage=NominationStage.AWAITING_COUNCIL))
    database.register.record_nomination(ready)
    database.register.record_sitting(samples.convened((ready.state,), "s-2"))
