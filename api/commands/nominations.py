"""Acts on one nomination."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool

from api.commands.desk_papers import DeskPapers
from api.commands.engine import Engine, Opening, Request, Sending, tags_of
from suyton.domain import candidacy, nomination
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.bloc_round import BlocRound
from suyton.domain.calendar import HANOI
from suyton.domain.candidature import Candidature, check_dated, route_of
from suyton.domain.document import DocumentReference
from suyton.domain.errors import AlreadyProposed, Unknown, WrongStage
from suyton.domain.incidents import RefusalGround
from suyton.domain.nomination import PROCEDURE, Nomination, NominationAct, NominationStage
from suyton.domain.rulebook import Rulebook
from suyton.ports import Records, Rulebooks
from workflows import messages, nomination_messages
from workflows.addresses import nomination_workflow_id


class NominationCommands:
    def __init__(
        self, engine: Engine, records: Records, rulebooks: Rulebooks, papers: DeskPapers
    ) -> None:
        self._engine = engine
        self._records = records
        self._rulebooks = rulebooks
        self._papers = papers

    async def propose(
        self,
        actor: Actor,
        key: str,
        candidature: Candidature,
        summary: str,
        dossier: Sequence[DocumentReference],
    ) -> Receipt:
        """A unit puts a subject forward; raises AlreadyProposed, DossierIncomplete, NotAMember.

        It raises too what :func:`suyton.domain.candidature.route_of` finds wrong.
        """
        request = nomination_messages.Propose(actor, summary, tuple(dossier))
        where = candidature.nomination_id
        sending = _sending(where, NominationAct.PROPOSE, "propose", request, key)
        if done := await self._engine.receipt(sending):
            return done
        draft, rulebook = await run_in_threadpool(self._new, actor, candidature)
        rule = rulebook.award(candidature.award_id)
        nomination.check_dossier(rule, tuple(dossier), candidature.kind, candidature.ground_id)
        await self._papers.check(actor, dossier)
        case = messages.NominationCase(draft, rulebook.only([rule.id]))
        return await self._engine.start(sending, Opening("NominationWorkflow", case))

    def _new(self, actor: Actor, wanted: Candidature) -> tuple[Nomination, Rulebook]:
        now = datetime.now(UTC)
        round_ = self._records.round(wanted.round_id) if wanted.round_id else None
        if round_ is not None:
            wanted = replace(wanted, year=round_.year)
        check_dated(wanted)
        received_on = now.astimezone(HANOI).date()
        rulebook = self._rulebooks.for_case(wanted.kind, wanted.year, received_on)
        draft = self._draft(wanted, round_, rulebook, now)
        nomination.permit(draft, NominationAct.PROPOSE, actor, now)
        route = route_of(wanted, rulebook.award(wanted.award_id))
        self._check_not_proposed(draft.id, actor, now)
        units = self._records.unit_histories()
        units.check_active(wanted.unit_id, received_on)
        name = units.of(wanted.unit_id).name_on(received_on)
        if round_ is not None:
            candidacy.check_may_propose(round_, wanted.unit_id)
        return replace(draft, unit_name=name, route=route), rulebook

    def _draft(
        self, wanted: Candidature, round_: BlocRound | None, rulebook: Rulebook, now: datetime
    ) -> Nomination:
        """The case before its first act, at the bloc's province or at the only one there is."""
        province = self._records.provinces()[0]
        first, last = wanted.period
        return Nomination(
            id=wanted.nomination_id,
            round_id=wanted.round_id,
            bloc_id=round_.bloc_id if round_ else "",
            province_id=round_.province_id if round_ else province.id,
            standing_body_id=round_.standing_body_id if round_ else province.standing_body_id,
            unit_id=wanted.unit_id,
            unit_name=wanted.unit_id,
            award_id=wanted.award_id,
            year=wanted.year,
            pack_id=rulebook.pack_id,
            pack_sha256=rulebook.pack_sha256,
            pack_reason=rulebook.chosen_because,
            stage=NominationStage.NEW,
            stage_since=now,
            kind=wanted.kind,
            subject_kind=wanted.subject_kind,
            subject_id=wanted.subject_id,
            subject_name=wanted.subject_name,
            ground_id=wanted.ground_id,
            achievement_id=wanted.achievement_id,
            initiatives=wanted.initiatives,
            achieved_from=first,
            achieved_to=last,
        )

    def _check_not_proposed(self, nomination_id: str, actor: Actor, now: datetime) -> None:
        """One that was withdrawn may be proposed again; any other stands in the way."""
        try:
            stored = self._records.nomination(nomination_id)
        except Unknown:
            return
        try:
            nomination.permit(stored, NominationAct.PROPOSE, actor, now)
        except WrongStage as refusal:
            raise AlreadyProposed(unit=stored.unit_name, nomination=stored.id) from refusal

    async def return_nomination(
        self, actor: Actor, key: str, nomination_id: str, reason: str
    ) -> Receipt:
        """Bloc leader or standing body sends the dossier back."""
        request = nomination_messages.ReturnForSupplement(actor, reason)
        return await self._act(
            NominationAct.RETURN, "return_for_supplement", nomination_id, request, key, reason
        )

    async def resubmit(
        self,
        actor: Actor,
        key: str,
        nomination_id: str,
        summary: str,
        dossier: Sequence[DocumentReference],
        remark: str = "",
    ) -> Receipt:
        """The unit sends the supplemented dossier."""
        papers = await self._papers.check(actor, dossier)
        request = nomination_messages.Resubmit(actor, summary, papers, remark)
        return await self._act(
            NominationAct.RESUBMIT, "resubmit", nomination_id, request, key, remark
        )

    async def withdraw(self, actor: Actor, key: str, nomination_id: str, reason: str) -> Receipt:
        """The unit takes its nomination back; raises AlreadySigned."""
        request = nomination_messages.Withdraw(actor, reason)
        return await self._act(
            NominationAct.WITHDRAW, "withdraw", nomination_id, request, key, reason
        )

    async def pass_appraisal(
        self,
        actor: Actor,
        key: str,
        nomination_id: str,
        remark: str = "",
        papers: Sequence[DocumentReference] = (),
    ) -> Receipt:
        """The standing body finds the dossier fit for the council."""
        request = nomination_messages.PassAppraisal(
            actor, remark, await self._papers.check(actor, papers)
        )
        return await self._act(
            NominationAct.PASS_APPRAISAL, "pass_appraisal", nomination_id, request, key, remark
        )

    async def refuse(
        self,
        actor: Actor,
        key: str,
        nomination_id: str,
        reason: str,
        ground: RefusalGround | None = None,
    ) -> Receipt:
        """The standing body refuses the dossier, on one of the four grounds."""
        request = nomination_messages.Refuse(actor, reason, ground)
        return await self._act(NominationAct.REFUSE, "refuse", nomination_id, request, key, reason)

    async def _act(
        self,
        act: NominationAct,
        update: str,
        nomination_id: str,
        request: Request,
        key: str,
        reason: str,
    ) -> Receipt:
        def permit() -> object:
            stored = self._records.nomination(nomination_id)
            return nomination.permit(stored, act, request.actor, datetime.now(UTC), reason)

        return await self._engine.act(_sending(nomination_id, act, update, request, key), permit)


def _sending(
    nomination_id: str, act: NominationAct, update: str, request: Request, key: str
) -> Sending:
    chain = nomination_workflow_id(nomination_id)
    return Sending(chain, update, request, key, tags_of(PROCEDURE, act))
