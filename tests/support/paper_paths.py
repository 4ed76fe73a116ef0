"""The ways of a decision's paper between its draft and its issue, each told once."""

import pytest

from api.forgotten import SETTLED_AFTER, ForgottenActs
from suyton.domain import decision_issue
from suyton.domain.certificate import seal_of
from suyton.domain.decision import DecisionStage
from suyton.domain.errors import AlreadySigned, DocumentAltered, DocumentNotPrepared, WrongStage
from suyton.domain.procedure import Act
from suyton.ports.documents import SEAL, SIGNATURE
from tests.support.decision_paths import two_in_a_draft
from tests.support.office import Office
from tests.support.paths import FIRST, SECOND
from workflows import messages, nomination_messages
from workflows.addresses import update_id


async def issued_on_paper(office: Office) -> None:
    """Prepared, signed, numbered, sealed and issued; its recipients hear of it last."""
    first, second, draft = await two_in_a_draft(office)
    await office.prepare(draft)
    await office.put_name(draft)
    signed = office.database.records.decision(draft)
    assert (signed.stage, signed.number) == (DecisionStage.SIGNED, "")
    await office.number(draft)
    numbered = office.database.records.decision(draft)
    assert (numbered.stage, numbered.number) == (DecisionStage.NUMBERED, "01/QĐ-UBND")
    assert office.stage(first) == office.stage(second) == "in_signing"
    await office.issue(draft, publish=True)
    for nomination in (first, second):
        await office.reaches(nomination, "awarded")
    issued = office.database.records.decision(draft)
    assert issued.published_at is not None
    assert issued.issued_paper not in {None, issued.numbered_paper}


async def changed_after_it_was_prepared(office: Office) -> None:
    """A name is left out: the paper that says it is dropped, and one drawn anew is signed."""
    first, second, draft = await two_in_a_draft(office)
    await office.prepare(draft)
    old = office.with_signature(draft, "paper", SIGNATURE, office.signer.account_id)
    striking = messages.StrikeRecipient(office.signer, first, "Chờ xác minh thêm")
    await office.act(f"decision:{draft}", "strike_recipient", striking)
    assert office.database.records.decision(draft).paper is None
    signing = messages.SignDecision(office.signer, old)
    with pytest.raises(DocumentNotPrepared):
        await office.act(f"decision:{draft}", "sign", signing)
    await office.prepare(draft)
    with pytest.raises(DocumentAltered):
        await office.act(f"decision:{draft}", "sign", signing)
    await office.put_name(draft)
    await office.number(draft)
    await office.issue(draft)
    await office.reaches(second, "awarded")
    await office.reaches(first, "awaiting_decision")


async def sent_back_after_it_was_signed(office: Office) -> None:
    """Without a number it can still go back; the next draft takes the first number."""
    first, second, draft = await two_in_a_draft(office)
    await office.prepare(draft)
    await office.put_name(draft)
    back = messages.SendBack(office.signer, "Sai căn cứ")
    await office.act(f"decision:{draft}", "send_back", back)
    for nomination in (first, second):
        await office.reaches(nomination, "awaiting_decision")
    again = await office.draft([first, second])
    for nomination in (first, second):
        await office.reaches(nomination, "in_signing")
    await office.sign(again)
    for nomination in (first, second):
        await office.reaches(nomination, "awarded")
    numbers = [office.database.records.decision(one).number for one in (draft, again)]
    assert numbers == ["", "01/QĐ-UBND"]


async def numbered_and_forgotten(office: Office) -> None:
    """The number stands in the book alone: the paper still gets it, once, and no other number."""
    first, _, draft = await two_in_a_draft(office)
    await office.prepare(draft)
    await office.put_name(draft)
    act = Act(update_id(office.clerk.account_id, "forgotten"), office.clerk, await office.now())
    known = office.database.records.decision(draft)
    written = office.database.register.record_decision(decision_issue.numbered(known, act))
    assert written.decision.numbered_paper is None
    # Another key: the workflow finds the act in the book, fills the number in, and refuses this one.
    with pytest.raises(WrongStage):
        await office.number(draft)
    filled = office.database.records.decision(draft)
    assert filled.numbered_paper is not None
    assert filled.number == written.decision.number == "01/QĐ-UBND"
    assert office.database.records.receipt(f"decision:{draft}", act.key) == written.receipt
    await office.issue(draft)
    await office.reaches(first, "awarded")


async def withdrawn_after_it_was_signed(office: Office) -> None:
    """A unit that comes too late is told so at once, however long the clerk takes."""
    first, second, draft = await two_in_a_draft(office)
    await office.prepare(draft)
    await office.put_name(draft)
    for unit, nomination in ((FIRST, first), (SECOND, second)):
        request = nomination_messages.Withdraw(office.officer(unit), "Đơn vị rút")
        with pytest.raises(AlreadySigned):
            await office.act(f"nomination:{nomination}", "withdraw", request)
        if nomination == first:
            await office.number(draft)
    await office.issue(draft)
    for nomination in (first, second):
        await office.reaches(nomination, "awarded")


async def signed_and_forgotten(office: Office) -> None:
    """The signature stands in the book alone: the clerk hears of it with the next act."""
    first, _, draft = await two_in_a_draft(office)
    await office.prepare(draft)
    signed = office.with_signature(draft, "paper", SIGNATURE, office.signer.account_id)
    now = await office.now()
    leave = office.database.register.assignment_for(office.signer.account_id, "bac-kan", now)
    known = office.database.records.decision(draft)
    act = Act("forgotten", office.signer, now)
    office.database.register.record_decision(decision_issue.signed(known, leave, signed, act))
    striking = messages.StrikeRecipient(office.signer, first, "Chờ xác minh thêm")
    with pytest.raises(WrongStage):
        await office.act(f"decision:{draft}", "strike_recipient", striking)
    told = office.database.records.notices(office.clerk, await office.now(), limit=200).items
    assert [notice.code for notice in told] == ["decision_to_issue"]
    await office.number(draft)
    await office.issue(draft)
    await office.reaches(first, "awarded")


async def issued_and_forgotten(office: Office) -> None:
    """The issue stands in the book alone, and nobody sends it again: the watch makes it good."""
    first, second, draft = await two_in_a_draft(office)
    await office.prepare(draft)
    await office.put_name(draft)
    records, clerk = office.database.records, office.clerk
    watch = ForgottenActs(records, office.client)
    assert await watch.look(await office.now() + 2 * SETTLED_AFTER) == 0  # the signature is known
    await office.number(draft)
    sealed = office.with_signature(draft, "numbered_paper", SEAL, seal_of("bac-kan"))
    act = Act(update_id(clerk.account_id, "forgotten"), clerk, await office.now())
    known = records.decision(draft)
    office.database.register.record_decision(decision_issue.issued(known, sealed, False, act))
    watch = ForgottenActs(records, office.client)
    assert await watch.look(act.at + SETTLED_AFTER) == 0  # it may still be on its way
    assert await watch.look(act.at + 2 * SETTLED_AFTER) == 1
    for nomination in (first, second):
        await office.reaches(nomination, "awarded")
