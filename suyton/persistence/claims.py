"""A nomination is on one agenda, and in one draft, at a time.

The list that takes it up writes a claim in its own transaction. The nomination hears of it by
a signal a moment later, so its stage alone could not stop a second list in between.
"""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from suyton.domain.decision import Decision
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.errors import AlreadyCancelled, NominationNotReady, Unknown
from suyton.domain.nomination import CLOSED, Nomination, NominationStage
from suyton.persistence.book import insert_unless_there
from suyton.persistence.tables.cases import ClaimRow, NominationRow

_LISTED = {
    "sitting": (NominationStage.AWAITING_COUNCIL, NominationStage.IN_COUNCIL),
    "decision": (NominationStage.AWAITING_DECISION, NominationStage.IN_SIGNING),
}
"""For each kind of list: the stage at which a nomination may be taken up, and the one it gets."""


def claim(session: Session, noun: str, holder: str, nomination_ids: Iterable[str]) -> None:
    """Take nominations for a sitting's agenda or a decision's draft.

    Raises:
        Unknown: there is no such nomination.
        NominationNotReady: it is at another stage, or another open list has it.
    """
    wanted, listed = _LISTED[noun]
    # Sorted, so that two lists that share several names wait for one another in one order.
    for nomination_id in sorted(nomination_ids):
        stage = session.scalar(select(NominationRow.stage).where(NominationRow.id == nomination_id))
        if stage is None:
            raise Unknown(noun="nomination", id=nomination_id)
        if stage is not wanted:
            raise NominationNotReady(nomination=nomination_id, stage=stage, wanted=wanted)
        taken = insert_unless_there(
            session, ClaimRow, nomination_id=nomination_id, noun=noun, holder=holder
        )
        if not taken:
            raise NominationNotReady(nomination=nomination_id, stage=listed, wanted=wanted)


CANCELLED = "cancellation"
"""The claim of a decision that has cancelled an award. It is never let go: an award ends once."""


def claim_change(session: Session, decision: Decision) -> None:
    """A correction or cancellation takes its names, if no cancellation had them before.

    Asked with the number: one that has its number can only go forward, so nothing may stop it after.

    Raises:
        AlreadyCancelled: another decision, perhaps signed in this very moment, has cancelled it.
    """
    for one in sorted(decision.standing, key=lambda one: one.nomination_id):
        key = (one.nomination_id, CANCELLED)
        if decision.kind is DecisionKind.CANCEL:
            taken = insert_unless_there(
                session, ClaimRow, nomination_id=key[0], noun=CANCELLED, holder=decision.chain
            )
        else:
            taken = session.get(ClaimRow, key) is None
        if not taken:
            raise AlreadyCancelled(nomination=one.nomination_id)


def release_by_list(session: Session, noun: str, holder: str) -> None:
    """The list is closed: let go of what has heard of it.

    A nomination still at the stage before has the list's signal yet to come; its claim stays
    until it has heard, or it could be taken up elsewhere and then be moved by the old signal.
    """
    wanted, _ = _LISTED[noun]
    unheard = select(NominationRow.id).where(NominationRow.stage == wanted)
    session.execute(
        delete(ClaimRow).where(
            ClaimRow.holder == holder,
            # A cancellation holds its names for good, by a claim of another noun.
            ClaimRow.noun == noun,
            ClaimRow.nomination_id.not_in(unheard),
        )
    )


def release_by_nomination(
    session: Session, before: NominationStage | None, after: Nomination
) -> None:
    """The nomination has left an agenda or a draft, or its case is over."""
    for noun, (_, listed) in _LISTED.items():
        if after.stage in CLOSED or (before is listed and after.stage is not listed):
            session.execute(
                delete(ClaimRow).where(ClaimRow.nomination_id == after.id, ClaimRow.noun == noun)
            )
