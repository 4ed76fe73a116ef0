"""Who has the certificates of an issued decision printed.

A certificate that bears neither signature nor seal still looks like one. It is drawn to be printed,
signed and sealed in the office that issues it, so only whoever works on it there may have the file:
the standing body, which prepares awards and hands them out; the records clerk, who keeps the seal
(Decree 30/2020 Art. 32, unconfirmed); whoever signed, and the Chairman, whose competence the award is
(Law 06/2022/QH15 Art. 79.4). Everyone else verifies the decision itself.
"""

from datetime import datetime
from enum import StrEnum

from suyton.domain.authority import Actor, Role
from suyton.domain.decision import Decision, scopes
from suyton.domain.errors import NotAuthorised


class PrintingAct(StrEnum):
    """What no procedure holds: nothing changes by it, and nothing is entered."""

    PRINT = "print_certificates"


OFFICES = (Role.STANDING_OFFICER, Role.RECORDS_CLERK, Role.CHAIRMAN)
"""Whoever holds one of these where the decision is made, and whoever signed it."""


def may_print(decision: Decision, actor: Actor, at: datetime) -> bool:
    """Whether this person may have the certificates of this decision now."""
    where = scopes(decision)
    signed = actor.account_id == decision.signer_id
    offices = (*OFFICES, decision.signer_role) if signed else OFFICES
    return any(actor.holds(role, where[role], at) for role in offices)


def check_may_print(decision: Decision, actor: Actor, at: datetime) -> None:
    """Raises NotAuthorised where :func:`may_print` says no."""
    if not may_print(decision, actor, at):
        roles = ", ".join(sorted(OFFICES))
        raise NotAuthorised(act=PrintingAct.PRINT.value, roles=roles)
