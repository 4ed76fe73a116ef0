"""Acts on one award decision."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5

from starlette.concurrency import run_in_threadpool

from api.commands.engine import Engine, Opening, Request, Sending, tags_of
from api.commands.listed import check_province, nominations_listed
from api.commands.provinces import province_of
from suyton.domain import decision, decision_signer, listing
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor, Role
from suyton.domain.decision import PROCEDURE, Decision, DecisionAct, DecisionStage, recipients_of
from suyton.domain.nomination import NominationStage
from suyton.domain.paper_code import ALPHABET, LENGTH
from suyton.domain.procedure import Act
from suyton.ports import Accounts, Records, Rulebooks
from workflows import messages
from workflows.addresses import decision_workflow_id, update_id


@dataclass(frozen=True)
class Terms:
    """What a paper may say besides whom it honours."""

    proposal: str = ""
    """The submission that it follows."""
    effective_on: date | None = None
    copies_to: tuple[str, ...] = ()


NO_TERMS = Terms()


def paper_code() -> str:
    """A verification code that nobody can guess: 60 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class DecisionCommands:
    def __init__(
        self, engine: Engine, records: Records, rulebooks: Rulebooks, accounts: Accounts
    ) -> None:
        self._engine = engine
        self._records = records
        self._rulebooks = rulebooks
        self._accounts = accounts

    async def draft_decision(
        self,
        actor: Actor,
        key: str,
        award_id: str,
        title: str,
        nomination_ids: Sequence[str],
        signer_id: str,
        terms: Terms = NO_TERMS,
    ) -> Receipt:
        """The standing body lays a draft before its signer.

        Raises:
            NominationNotReady, MixedAwards, NoCandidates.
            NoLiveAssignment: the one named is neither Chairman nor vice-chairman.
        """
        done_as = update_id(actor.account_id, key)
        decision_id = f"d-{uuid5(NAMESPACE_URL, done_as).hex[:10]}"
        request = messages.DraftDecision(actor)
        sending = _sending(decision_id, DecisionAct.DRAFT, request, key)
        if done := await self._engine.receipt(sending):
            return done
        case = await run_in_threadpool(
            self._new, actor, decision_id, award_id, title, nomination_ids, signer_id, terms
        )
        return await self._engine.start(sending, Opening("DecisionWorkflow", case))

    def _new(
        self,
        actor: Actor,
        decision_id: str,
        award_id: str,
        title: str,
        nomination_ids: Sequence[str],
        signer_id: str,
        terms: Terms,
    ) -> messages.DecisionCase:
        now = datetime.now(UTC)
        listed = nominations_listed(self._records, nomination_ids)
        province = province_of(self._records, listed[0].province_id)
        state = Decision(
            id=decision_id,
            award_id=award_id,
            title=title,
            province_id=province.id,
            standing_body_id=province.standing_body_id,
            recipients=recipients_of(listed),
            signer_id=signer_id,
            signer_name="",
            stage=DecisionStage.NEW,
            stage_since=now,
            kind=listing.destination(listed),
            code=paper_code(),
            proposal=terms.proposal,
            effective_on=terms.effective_on,
            copies_to=terms.copies_to,
        )
        decision.permit(state, DecisionAct.DRAFT, actor, now)
        check_province(listed, province.id)
        listing.check_one_award(listed, award_id)
        listing.check_one_pack(listed)
        listing.check_ready(listed, NominationStage.AWAITING_DECISION)
        signer = decision_signer.signer_of(self._accounts.actor(signer_id), province.id, now)
        state = replace(state, signer_name=signer.name, signer_role=signer.role)
        rulebook = self._rulebooks.of(listed[0]).to_vote_on([award_id])
        decision_signer.check_may_sign(signer.role, award_id, rulebook)
        decision.drafted(state, Act("", actor, now))
        return messages.DecisionCase(state, rulebook)

    async def send_back(self, actor: Actor, key: str, decision_id: str, reason: str) -> Receipt:
        """The signer sends the draft back to the standing body."""
        request = messages.SendBack(actor, reason)
        return await self._act(DecisionAct.SEND_BACK, decision_id, request, key, reason)

    async def strike_recipient(
        self, actor: Actor, key: str, decision_id: str, nomination_id: str, reason: str
    ) -> Receipt:
        """The signer leaves a name out before signing."""
        request = messages.StrikeRecipient(actor, nomination_id, reason)
        return await self._act(DecisionAct.STRIKE_RECIPIENT, decision_id, request, key, reason)

    async def reassign(
        self, actor: Actor, key: str, decision_id: str, signer_id: str, reason: str
    ) -> Receipt:
        """An unsigned draft goes before another signer; raises NoLiveAssignment as drafting does."""
        asked = messages.ReassignDecision(actor, signer_id, "", Role.VICE_CHAIRMAN, reason)
        sending = _sending(decision_id, DecisionAct.REASSIGN, asked, key)
        done = await self._engine.receipt(sending)
        state = await run_in_threadpool(self._records.decision, decision_id)
        if done:
            # In the book already, perhaps there alone: the workflow hears of it all the same.
            to = decision_signer.Signer(signer_id, state.signer_name, state.signer_role)
        else:
            now = datetime.now(UTC)
            decision.permit(state, DecisionAct.REASSIGN, actor, now, reason)
            named = await run_in_threadpool(self._accounts.actor, signer_id)
            to = decision_signer.signer_of(named, state.province_id, now)
        request = replace(asked, signer_name=to.name, signer_role=to.role)
        return await self._act(DecisionAct.REASSIGN, decision_id, request, key, reason)

    async def _act(
        self, act: DecisionAct, decision_id: str, request: Request, key: str, reason: str = ""
    ) -> Receipt:
        def permit() -> object:
            state = self._records.decision(decision_id)
            return decision.permit(state, act, request.actor, datetime.now(UTC), reason)

        return await self._engine.act(_sending(decision_id, act, request, key), permit)


def _sending(decision_id: str, act: DecisionAct, request: Request, key: str) -> Sending:
    chain = decision_workflow_id(decision_id)
    return Sending(chain, act.value, request, key, tags_of(PROCEDURE, act))
