"""Acts on a decision's paper: prepared, signed, numbered, sealed and issued.

A password or PIN opens a key here, in this process, and goes no further: the workflow gets the
signed file, and looks at that. A file that was signed elsewhere comes the same way.
"""

import io
from dataclasses import replace
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool

from api.commands.engine import Engine, Request, Sending, tags_of
from suyton.domain import decision
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor
from suyton.domain.certificate import seal_of
from suyton.domain.decision import PROCEDURE, Decision, DecisionAct, DecisionStage, check_signer
from suyton.domain.document import DocumentReference
from suyton.domain.errors import DocumentMissing, DocumentNotPrepared, WrongCertificate, WrongStage
from suyton.ports import Certificates, Paperwork, Records, SigningWish
from suyton.ports.documents import SEAL, SIGNATURE
from workflows import messages
from workflows.addresses import decision_workflow_id

PDF = "application/pdf"


class DecisionPaperCommands:
    def __init__(
        self,
        engine: Engine,
        records: Records,
        paperwork: Paperwork,
        certificates: Certificates,
    ) -> None:
        self._certificates = certificates
        self._engine = engine
        self._records = records
        self._paperwork = paperwork

    async def prepare(self, actor: Actor, key: str, decision_id: str) -> Receipt:
        """The paper is drawn as it is to be signed; the same draft gives the same file."""
        request = messages.PrepareDecision(actor)
        return await self._act(DecisionAct.PREPARE, decision_id, request, key)

    async def sign(self, actor: Actor, key: str, decision_id: str, secret: str) -> Receipt:
        """Prepare the paper and sign it with the signer's key that this service reaches.

        Raises as the Signer port does; nothing is signed then.
        """
        request = messages.SignDecision(actor)
        sending = _sending(decision_id, DecisionAct.SIGN, request, key)
        done = await self._engine.receipt(sending)
        state = await run_in_threadpool(self._records.decision, decision_id)
        if done:
            # In the book already, perhaps there alone: the workflow hears of it with the same file.
            again = replace(request, document=state.signed_paper)
            return await self._act(DecisionAct.SIGN, decision_id, again, key)
        now = datetime.now(UTC)
        decision.permit(state, DecisionAct.SIGN, actor, now)
        check_signer(state, actor)
        await run_in_threadpool(self._check_ready, actor.account_id, secret, now)
        await self.prepare(actor, f"{key}:prepare", decision_id)
        prepared = await run_in_threadpool(self._records.decision, decision_id)
        wish = SigningWish(actor.account_id, SIGNATURE, datetime.now(UTC))
        signed = await run_in_threadpool(self._signed, prepared.paper, prepared, wish, secret)
        return await self.signed_outside(actor, key, decision_id, signed)

    async def signed_outside(
        self, actor: Actor, key: str, decision_id: str, document: DocumentReference
    ) -> Receipt:
        """The signer has signed the prepared file; whatever signed it, it is examined alike."""
        await run_in_threadpool(self._check_there, document)
        request = messages.SignDecision(actor, document)
        return await self._act(DecisionAct.SIGN, decision_id, request, key)

    async def number(self, actor: Actor, key: str, decision_id: str) -> Receipt:
        """The decision gets its number, for whoever seals it elsewhere."""
        request = messages.NumberDecision(actor)
        return await self._act(DecisionAct.NUMBER, decision_id, request, key)

    async def issue(
        self, actor: Actor, key: str, decision_id: str, secret: str, publish: bool
    ) -> Receipt:
        """Number it, seal it with the office's key that this service reaches, and issue it.

        The key is opened first: a wrong password or an expired certificate spends no number.
        """
        request = messages.IssueDecision(actor, None, publish)
        sending = _sending(decision_id, DecisionAct.ISSUE, request, key)
        done = await self._engine.receipt(sending)
        state = await run_in_threadpool(self._records.decision, decision_id)
        if done:
            again = replace(request, document=state.issued_paper)
            return await self._act(DecisionAct.ISSUE, decision_id, again, key)
        now = datetime.now(UTC)
        first = DecisionAct.NUMBER if state.stage is DecisionStage.SIGNED else DecisionAct.ISSUE
        decision.permit(state, first, actor, now)
        holder = seal_of(state.province_id)
        await run_in_threadpool(self._check_ready, holder, secret, now)
        if state.numbered_paper is None:
            state = await self._with_number(actor, key, state)
        wish = SigningWish(holder, SEAL, datetime.now(UTC))
        sealed = await run_in_threadpool(self._signed, state.numbered_paper, state, wish, secret)
        return await self.sealed_outside(actor, key, decision_id, sealed, publish)

    async def _with_number(self, actor: Actor, key: str, state: Decision) -> Decision:
        """Numbered, and the number on its paper, also where that was cut off in between."""
        try:
            await self.number(actor, f"{key}:number", state.id)
        except WrongStage:
            # Numbered under another key: asking has made its workflow fill in what was missing.
            if state.stage is DecisionStage.SIGNED:
                raise
        return await run_in_threadpool(self._records.decision, state.id)

    async def sealed_outside(
        self,
        actor: Actor,
        key: str,
        decision_id: str,
        document: DocumentReference,
        publish: bool,
    ) -> Receipt:
        """The clerk has sealed the numbered file; it is examined and issued."""
        await run_in_threadpool(self._check_there, document)
        request = messages.IssueDecision(actor, document, publish)
        return await self._act(DecisionAct.ISSUE, decision_id, request, key)

    def _check_ready(self, holder: str, secret: str, at: datetime) -> None:
        """The key opens, and its certificate is good and bound to the holder: asked before anything
        is done, so that nothing is signed and no number spent in vain."""
        own = self._paperwork.signer.ready(holder, secret, at)
        bound = self._certificates.bound_to(holder, at)
        if own.fingerprint not in {one.certificate.fingerprint for one in bound}:
            raise WrongCertificate(subject=own.subject)

    def _signed(
        self, paper: DocumentReference | None, state: Decision, wish: SigningWish, secret: str
    ) -> DocumentReference:
        if paper is None:
            raise DocumentNotPrepared(title=state.title)
        with self._paperwork.store.open(paper.sha256) as content:
            before = content.read()
        after = self._paperwork.signer.sign(before, wish, secret)
        name = f"{state.id}-{wish.field_name.lower()}.pdf"
        return self._paperwork.store.put(io.BytesIO(after), PDF, name, wish.field_name.lower())

    def _check_there(self, document: DocumentReference) -> None:
        if not self._paperwork.store.has(document.sha256):
            raise DocumentMissing(sha256=document.sha256)

    async def _act(self, act: DecisionAct, decision_id: str, request: Request, key: str) -> Receipt:
        def permit() -> object:
            state = self._records.decision(decision_id)
            return decision.permit(state, act, request.actor, datetime.now(UTC))

        return await self._engine.act(_sending(decision_id, act, request, key), permit)


def _sending(decision_id: str, act: DecisionAct, request: Request, key: str) -> Sending:
    chain = decision_workflow_id(decision_id)
    return Sending(chain, act.value, request, key, tags_of(PROCEDURE, act))
