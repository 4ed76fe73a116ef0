"""The administrator says whose a certificate is, and that it signs no more. Both go into the book.

A signature is accepted only by a certificate that is bound to the signer: whoever signs for the
Chairman signs with their own, and the seal is the office's (domain notes 6.4, DT144 Art. 8).
"""

from dataclasses import replace
from enum import StrEnum

from suyton.domain.authority import Role
from suyton.domain.certificate import BoundCertificate
from suyton.domain.procedure import Act, Permit, Procedure, Scopes, Step, enter, row


class CertificateStage(StrEnum):
    NEW = "new"
    BOUND = "bound"
    UNBOUND = "unbound"


class CertificateAct(StrEnum):
    BIND = "bind"
    UNBIND = "unbind"


_S = CertificateStage
_A = CertificateAct
_ADMINISTRATOR = (Role.ADMINISTRATOR,)
BOUND, UNBOUND = "administrator:certificate:bound", "administrator:certificate:unbound"
"""The tags of the two acts in the book."""

# fmt: off
PROCEDURE: Procedure[CertificateAct, CertificateStage] = Procedure(
    "certificate",
    (
        row(_A.BIND, {_S.NEW}, _S.BOUND, _ADMINISTRATOR, BOUND),
        row(_A.UNBIND, {_S.BOUND}, _S.UNBOUND, _ADMINISTRATOR, UNBOUND, True),
    ),
)
# fmt: on


def chain_of(fingerprint: str) -> str:
    """The audit chain of one certificate."""
    return f"certificate:{fingerprint}"


def scopes(bound: BoundCertificate) -> Scopes:
    """Where each role counts for this certificate."""
    return {Role.ADMINISTRATOR: bound.province_id}


def bound_now(wanted: BoundCertificate, act: Act) -> Step[BoundCertificate]:
    """The certificate signs for its holder from now on; raises NotAuthorised."""
    leave = PROCEDURE.permit(_A.BIND, _S.NEW, act.actor, scopes(wanted), act.at)
    return _step(replace(wanted, bound_at=act.at, unbound_at=None), leave, act, _S.NEW)


def unbound(bound: BoundCertificate, act: Act) -> Step[BoundCertificate]:
    """It signs no more; what it has signed stays signed.

    Raises:
        NotAuthorised: the actor is no administrator of its province.
        WrongStage: it has ended already. ReasonMissing.
    """
    stage = _S.BOUND if bound.unbound_at is None else _S.UNBOUND
    leave = PROCEDURE.permit(_A.UNBIND, stage, act.actor, scopes(bound), act.at, act.reason)
    return _step(replace(bound, unbound_at=act.at), leave, act, stage)


def _step(
    after: BoundCertificate,
    leave: Permit[CertificateAct, CertificateStage],
    act: Act,
    stage: CertificateStage,
) -> Step[BoundCertificate]:
    certificate = after.certificate
    entry = enter(
        leave,
        act,
        chain=chain_of(certificate.fingerprint),
        stage_from=stage,
        stage_to=leave.transition.to or stage,
        facts={
            "holder": after.holder,
            "subject": certificate.subject,
            "issuer": certificate.issuer,
            "serial": certificate.serial,
            "valid_to": certificate.valid_to.isoformat(),
        },
    )
    return Step(after, entry)
