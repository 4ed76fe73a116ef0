"""Acts on one sitting of the council."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from starlette.concurrency import run_in_threadpool

from api.commands.engine import Engine, Opening, Request, Sending, tags_of
from api.commands.listed import check_province, nominations_listed
from api.commands.provinces import province_of
from suyton.domain import listing, sitting, sitting_items
from suyton.domain.attendance import Guest
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.award_terms import Station
from suyton.domain.ballot import Choice
from suyton.domain.council_terms import VoteBy
from suyton.domain.meeting import Meeting
from suyton.domain.nomination import NominationStage
from suyton.domain.procedure import Act
from suyton.domain.sitting import PROCEDURE, Sitting, SittingAct, SittingStage
from suyton.ports import Records, Rulebooks
from workflows import messages
from workflows.addresses import sitting_workflow_id, update_id


class SittingCommands:
    def __init__(self, engine: Engine, records: Records, rulebooks: Rulebooks) -> None:
        self._engine = engine
        self._records = records
        self._rulebooks = rulebooks

    async def convene(
        self,
        actor: Actor,
        key: str,
        council_id: str,
        meets_at: datetime,
        nomination_ids: Sequence[str],
        body: Station = Station.COUNCIL,
        guests: Sequence[Guest] = (),
        vote_by: VoteBy | None = None,
    ) -> Receipt:
        """The office calls a sitting over a list; raises NominationNotReady, NotForThisBody.

        ``vote_by`` None: as the pack fixes it, else in one paper; raises VotingFormFixed.

        The sitting is named by the act, so that calling it twice names the same one.
        """
        done_as = update_id(actor.account_id, key)
        sitting_id = f"s-{uuid5(NAMESPACE_URL, done_as).hex[:10]}"
        request = messages.Convene(actor)
        sending = _sending(sitting_id, SittingAct.CONVENE, "convene", request, key)
        if done := await self._engine.receipt(sending):
            return done
        case = await run_in_threadpool(
            self._new, actor, sitting_id, council_id, meets_at, nomination_ids, body
        )
        form = sitting_items.voting_form(case.rulebook, vote_by)
        state = replace(case.sitting, invited=tuple(guests), vote_by=form)
        case = replace(case, sitting=state)
        return await self._engine.start(sending, Opening("CouncilSessionWorkflow", case))

    def _new(
        self,
        actor: Actor,
        sitting_id: str,
        council_id: str,
        meets_at: datetime,
        nomination_ids: Sequence[str],
        body: Station,
    ) -> messages.SittingCase:
        now = datetime.now(UTC)
        council = self._records.council(council_id)
        state = Sitting(
            id=sitting_id,
            council_id=council_id,
            council_name=council.name,
            province_id=council.province_id,
            standing_body_id=province_of(self._records, council.province_id).standing_body_id,
            founding_decision=council.founding_decision,
            seats=council.seats_of(body),
            body=body,
            agenda=(),
            stage=SittingStage.NEW,
            stage_since=now,
            meets_at=meets_at,
            pack_id="",
        )
        # Asked before the list is read, so that a stranger learns nothing of the cases.
        sitting.permit(state, SittingAct.CONVENE, actor, now)
        listed = nominations_listed(self._records, nomination_ids)
        check_province(listed, council.province_id)
        listing.check_ready(listed, NominationStage.AWAITING_COUNCIL)
        listing.check_one_pack(listed)
        listing.check_body(listed, body)
        rulebook = self._rulebooks.of(listed[0]).to_vote_on({n.award_id for n in listed})
        agenda = tuple(map(listing.candidate, listed))
        state = replace(state, agenda=agenda, pack_id=rulebook.pack_id)
        sitting.convened(state, Act("", actor, now))
        return messages.SittingCase(state, rulebook)

    async def postpone(
        self, actor: Actor, key: str, sitting_id: str, meets_at: datetime, reason: str
    ) -> Receipt:
        """Move the sitting to another time."""
        request = messages.Postpone(actor, meets_at, reason)
        return await self._act(SittingAct.POSTPONE, "postpone", sitting_id, request, key, reason)

    async def record_presence(
        self,
        actor: Actor,
        key: str,
        sitting_id: str,
        present: Sequence[str],
        closes_at: datetime,
        postpone_to: datetime,
        guests: Sequence[Guest] = (),
        meeting: Meeting | None = None,
    ) -> Receipt:
        """Record who is there; with the quorum the vote opens, else the sitting is put off."""
        request = messages.RecordPresence(
            actor, tuple(present), closes_at, postpone_to, tuple(guests), meeting
        )
        sending = _sending(sitting_id, SittingAct.RECORD_PRESENCE, "record_presence", request, key)
        # Without the quorum the same act is entered under that tag.
        tags = sending.tags | tags_of(PROCEDURE, SittingAct.MISS_QUORUM)
        return await self._engine.act(
            replace(sending, tags=tags), self._permit(SittingAct.RECORD_PRESENCE, sitting_id, actor)
        )

    async def give_opinion(
        self,
        actor: Actor,
        key: str,
        sitting_id: str,
        choices: Mapping[str, Choice],
        remark: str = "",
    ) -> Receipt:
        """An absent member answers in writing."""
        request = messages.GiveOpinion(actor, dict(choices), remark)
        return await self._act(
            SittingAct.GIVE_OPINION, "give_opinion", sitting_id, request, key, remark
        )

    async def extend_sitting(
        self, actor: Actor, key: str, sitting_id: str, until: datetime, reason: str
    ) -> Receipt:
        """Keep the vote open longer."""
        request = messages.ExtendDeadline(actor, until, reason)
        return await self._act(
            SittingAct.EXTEND, "extend_sitting", sitting_id, request, key, reason
        )

    async def cancel_sitting(self, actor: Actor, key: str, sitting_id: str, reason: str) -> Receipt:
        """Call the sitting off; its nominations await another one."""
        request = messages.CancelSitting(actor, reason)
        return await self._act(SittingAct.CANCEL, "cancel", sitting_id, request, key, reason)

    async def break_sitting_tie(
        self, actor: Actor, key: str, sitting_id: str, nomination_ids: Sequence[str], reason: str
    ) -> Receipt:
        """Whoever chairs says who of those tied goes in; raises NotInTheChair, TieBreakWrong."""
        request = messages.BreakTie(actor, tuple(nomination_ids), reason)
        return await self._act(SittingAct.BREAK_TIE, "break_tie", sitting_id, request, key, reason)

    async def hold_second_sitting_ballot(
        self, actor: Actor, key: str, sitting_id: str, closes_at: datetime
    ) -> Receipt:
        """Whoever chairs has those tied voted on again; raises NotInTheChair, NoSecondBallot."""
        request = messages.HoldSecondBallot(actor, closes_at)
        act = SittingAct.HOLD_SECOND_BALLOT
        return await self._act(act, act.value, sitting_id, request, key)

    async def _act(
        self,
        act: SittingAct,
        update: str,
        sitting_id: str,
        request: Request,
        key: str,
        reason: str = "",
    ) -> Receipt:
        sending = _sending(sitting_id, act, update, request, key)
        return await self._engine.act(sending, self._permit(act, sitting_id, request.actor, reason))

    def _permit(
        self, act: SittingAct, sitting_id: str, actor: Actor, reason: str = ""
    ) -> Callable[[], object]:
        def permit() -> object:
            state = self._records.sitting(sitting_id)
            return sitting.permit(state, act, actor, datetime.now(UTC), reason)

        return permit


def _sending(sitting_id: str, act: SittingAct, update: str, request: Request, key: str) -> Sending:
    chain = sitting_workflow_id(sitting_id)
    return Sending(chain, update, request, key, tags_of(PROCEDURE, act))
