"""A decision's paper on its way: prepared, signed, numbered, sealed, issued; and its files."""

from fastapi import APIRouter
from starlette.responses import StreamingResponse

from api.documented import act, operation
from api.identity import Key, SignedIn
from api.kept_files import sent
from api.parts import TheParts
from api.routes.asking import CallerSight
from api.schemas import examples
from api.schemas.signing import Sealing, Signature
from api.sight import check_sight, may_read_decision
from suyton.domain.audit import Receipt
from suyton.domain.decision_issue import PaperStage, papers_of
from suyton.domain.errors import DocumentNotPrepared

router = APIRouter(prefix="/decisions", tags=["decisions"])

CERTIFICATE_FAULTS = ("certificate_expired", "certificate_revoked", "certificate_untrusted")
KEY_FAULTS = ("key_missing", "wrong_secret", "token_absent", "time_stamp_absent")
FILE_FAULTS = ("not_signed", "document_altered", "wrong_certificate", "document_missing")


def _receipt(tag: str, stage: str) -> object:
    return examples.receipt(examples.DECISION.chain, tag, stage)


@router.post(
    "/{decision_id}/preparation",
    **act(
        "Have the paper drawn as it is to be signed",
        _receipt("signer:decision:prepared", "in_signing"),
        "not_the_signer",
        "no_live_assignment",
        "prize_uncertain",
        "already_cancelled",
        "document_not_prepared",
        "template_failed",
        "sign_unprintable",
    ),
)
async def prepare(decision_id: str, caller: SignedIn, key: Key, parts: TheParts) -> Receipt:
    """By the signer, who then signs `papers/prepared` elsewhere. The same draft gives the same file."""
    return await parts.commands.prepare_decision(caller.actor, key, decision_id)


@router.post(
    "/{decision_id}/signature",
    **act(
        "Sign a decision",
        _receipt("signer:decision:signed", "signed"),
        "not_the_signer",
        "no_live_assignment",
        "chairman_alone",
        "prize_uncertain",
        "already_cancelled",
        "document_not_prepared",
        "template_failed",
        "sign_unprintable",
        *KEY_FAULTS,
        *CERTIFICATE_FAULTS,
        *FILE_FAULTS,
    ),
)
async def sign(
    decision_id: str, wanted: Signature, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the signer it lies before, with a certificate bound to them; the clerk then issues it."""
    if wanted.document is not None:
        return await parts.commands.signed_outside(caller.actor, key, decision_id, wanted.document)
    secret = wanted.secret.get_secret_value() if wanted.secret else ""
    return await parts.commands.sign(caller.actor, key, decision_id, secret)


@router.post(
    "/{decision_id}/number",
    **act(
        "Number a signed decision",
        _receipt("clerk:decision:numbered", "numbered"),
        "document_not_prepared",
    ),
)
async def number(decision_id: str, caller: SignedIn, key: Key, parts: TheParts) -> Receipt:
    """By the records clerk who seals `papers/numbered` elsewhere. It keeps its number for good."""
    return await parts.commands.number_decision(caller.actor, key, decision_id)


@router.post(
    "/{decision_id}/issue",
    **act(
        "Seal and issue a decision",
        _receipt("clerk:decision:issued", "issued"),
        "document_not_prepared",
        *KEY_FAULTS,
        *CERTIFICATE_FAULTS,
        *FILE_FAULTS,
    ),
)
async def issue(
    decision_id: str, wanted: Sealing, caller: SignedIn, key: Key, parts: TheParts
) -> Receipt:
    """By the records clerk. With `secret` it is numbered first; a key that does not open spends no
    number."""
    if wanted.document is not None:
        return await parts.commands.sealed_outside(
            caller.actor, key, decision_id, wanted.document, wanted.publish
        )
    secret = wanted.secret.get_secret_value() if wanted.secret else ""
    return await parts.commands.issue_decision(
        caller.actor, key, decision_id, secret, wanted.publish
    )


@router.get(
    "/{decision_id}/papers/{stage}",
    response_class=StreamingResponse,
    **operation("A decision's file", None, "unknown", "document_not_prepared", "document_missing"),
)
def paper(
    decision_id: str, stage: PaperStage, sight: CallerSight, parts: TheParts
) -> StreamingResponse:
    """The PDF as it was prepared, signed, numbered or issued."""
    decision = parts.records.decision(decision_id)
    check_sight(may_read_decision(sight, decision), "decision", decision_id)
    document = papers_of(decision)[stage]
    if document is None:
        raise DocumentNotPrepared(title=decision.title)
    name = f"{decision_id}-{stage}.pdf"
    return sent(parts.store.open(document.sha256), name, "application/pdf")
