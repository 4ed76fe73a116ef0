"""Before whom a draft lies, and what the signer may leave out of it.

The Chairman decides (Law 06/2022/QH15 Art. 79.4); who may sign for him is a term of the award.
Domain notes 5.2, step 10 to 11: only part of a list is signed; a signer is absent.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from suyton.domain.authority import Actor, Role
from suyton.domain.decision import Decision, DecisionAct, check_before, permit
from suyton.domain.errors import (
    ChairmanAlone,
    LastRecipient,
    NoLiveAssignment,
    NotARecipient,
    SameSigner,
)
from suyton.domain.procedure import Act, Step, moved
from suyton.domain.rulebook import Rulebook


@dataclass(frozen=True)
class Signer:
    """Someone before whom a draft can be laid, in the office in which they sign."""

    account_id: str
    name: str
    role: Role


def signer_of(actor: Actor, province_id: str, at: datetime) -> Signer:
    """As what the person named will sign, by what they hold now.

    Raises:
        NoLiveAssignment: they are neither Chairman nor vice-chairman.
    """
    for role in (Role.CHAIRMAN, Role.VICE_CHAIRMAN):
        if actor.holds(role, province_id, at):
            return Signer(actor.account_id, actor.name, role)
    raise NoLiveAssignment(signer=actor.name)


def check_may_sign(role: Role, award_id: str, rulebook: Rulebook) -> None:
    """Whoever holds ``role`` may sign this award: the Chairman, or one who signs for him.

    Raises:
        ChairmanAlone: nobody in that office signs it for him.
    """
    if role is not Role.CHAIRMAN and role not in rulebook.award(award_id).signed_for_by:
        raise ChairmanAlone()


def reassigned(decision: Decision, signer: Signer, rulebook: Rulebook, act: Act) -> Step[Decision]:
    """The standing body, or the Chairman, lays an unsigned draft before another signer.

    The limit runs on: it is the decision's own, whoever signs.

    Raises:
        SameSigner: it lies before this one already.
        ChairmanAlone: nobody in the new signer's office signs this award.
    """
    leave = permit(decision, DecisionAct.REASSIGN, act.actor, act.at, act.reason)
    if signer.account_id == decision.signer_id:
        raise SameSigner(signer=signer.name)
    check_may_sign(signer.role, decision.award_id, rulebook)
    after = replace(
        decision,
        signer_id=signer.account_id,
        signer_name=signer.name,
        signer_role=signer.role,
        paper=None,
    )
    facts = {"signer_before": decision.signer_name, "signer": signer.name}
    return moved(decision, after, leave, act, facts)


def struck_by_signer(decision: Decision, nomination_id: str, act: Act) -> Step[Decision]:
    """The signer, or the Chairman, leaves a name out before signing, and says why.

    Raises:
        NotTheSigner: the draft lies before someone else.
        NotARecipient: the draft does not name it, or no longer.
        LastRecipient: with nobody left there is nothing to sign; the draft is sent back instead.
    """
    leave = permit(decision, DecisionAct.STRIKE_RECIPIENT, act.actor, act.at, act.reason)
    check_before(decision, act.actor, leave.capacity.role)
    named = {one.nomination_id: one for one in decision.standing}
    if nomination_id not in named:
        raise NotARecipient(number=decision.number or decision.title, nomination=nomination_id)
    if len(named) == 1:
        raise LastRecipient(recipient=named[nomination_id].honoured_name)
    recipients = tuple(
        replace(one, struck=act.reason, struck_by_signer=True)
        if one.nomination_id == nomination_id
        else one
        for one in decision.recipients
    )
    facts = {"nomination": nomination_id, "unit": named[nomination_id].honoured_name}
    return moved(decision, replace(decision, recipients=recipients, paper=None), leave, act, facts)
