"""Draw, number and examine a decision's paper. References go out and in; bytes stay in the store."""

import io
from dataclasses import dataclass, replace
from datetime import date, datetime

from temporalio import activity

from activities.failures import refusing
from suyton.domain.calendar import HANOI
from suyton.domain.certificate import seal_of
from suyton.domain.decision import Decision, Recipient
from suyton.domain.document import DocumentReference
from suyton.domain.errors import DocumentNotPrepared
from suyton.domain.rulebook import Rulebook
from suyton.ports import (
    Certificates,
    Paperwork,
    Register,
)
from suyton.ports.documents import SEAL, SIGNATURE

PDF = "application/pdf"


@dataclass(frozen=True)
class PaperToPrepare:
    """A decision as it is to be signed at ``at``; the rules say what its award is called."""

    decision: Decision
    rulebook: Rulebook
    at: datetime


@dataclass(frozen=True)
class PreparedPaper:
    """The file, and the names it says."""

    recipients: tuple[Recipient, ...]
    document: DocumentReference


@dataclass(frozen=True)
class PaperToCheck:
    """A file said to be ``decision``'s paper with a signature, or the seal, added."""

    decision: Decision
    document: DocumentReference
    at: datetime


class DocumentActivities:
    """Each is safe to repeat: the same input gives the same file, and a check changes nothing."""

    def __init__(
        self, paperwork: Paperwork, certificates: Certificates, register: Register
    ) -> None:
        self._papers = paperwork.papers
        self._checker = paperwork.checker
        self._store = paperwork.store
        self._certificates = certificates
        self._register = register

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def prepare_decision(self, asked: PaperToPrepare) -> PreparedPaper:
        """Draw the paper with the names of the day; raises TemplateFailed."""
        decision = asked.decision
        names = self._register.recipients_on(decision, asked.at)
        named = replace(decision, recipients=names)
        # Drawn as of the day it was laid before the signer: preparing it again gives the same file.
        drawn = self._papers.prepare(
            named, asked.rulebook, self._refers_on(decision), decision.stage_since
        )
        return PreparedPaper(names, self._keep(drawn, decision, "prepared"))

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def check_signature(self, asked: PaperToCheck) -> None:
        """The file is the prepared one, signed by its signer's own certificate; raises if not."""
        decision = asked.decision
        self._check(decision.paper, asked, SIGNATURE, decision.signer_id)

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def fill_number(self, decision: Decision) -> DocumentReference:
        """The signed file with number and date on it; raises DocumentNotPrepared without one."""
        if decision.signed_paper is None:
            raise DocumentNotPrepared(title=decision.title)
        filled = self._papers.fill(decision, self._bytes(decision.signed_paper))
        return self._keep(filled, decision, "numbered")

    @activity.defn(no_thread_cancel_exception=True)
    @refusing
    def check_seal(self, asked: PaperToCheck) -> None:
        """The file is the numbered one, with the office's seal on it; raises if not."""
        decision = asked.decision
        self._check(decision.numbered_paper, asked, SEAL, seal_of(decision.province_id))

    def _check(
        self, before: DocumentReference | None, asked: PaperToCheck, field_name: str, holder: str
    ) -> None:
        if before is None:
            raise DocumentNotPrepared(title=asked.decision.title)
        bound = self._certificates.bound_to(holder, asked.at)
        fingerprints = tuple(one.certificate.fingerprint for one in bound)
        self._checker.check_added(
            self._bytes(before), self._bytes(asked.document), field_name, fingerprints
        )

    def _refers_on(self, decision: Decision) -> date | None:
        referred = self._register.decision(decision.refers_to) if decision.refers_to else None
        if referred is None:
            return None
        if referred.dated_on is None and referred.signed_at is not None:
            return referred.signed_at.astimezone(HANOI).date()
        return referred.dated_on

    def _bytes(self, document: DocumentReference) -> bytes:
        with self._store.open(document.sha256) as content:
            return content.read()

    def _keep(self, content: bytes, decision: Decision, kind: str) -> DocumentReference:
        return self._store.put(io.BytesIO(content), PDF, f"{decision.id}-{kind}.pdf", kind)
