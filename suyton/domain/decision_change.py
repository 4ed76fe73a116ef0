"""New decisions that correct or cancel what an issued one granted.

Source: Law 06/2022/QH15 Art. 93.2 (four grounds for cancelling), 93.8 (whoever may award may
cancel); domain notes 5.2, rows “12+” and “after”. The issued decision itself stays as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from suyton.domain.decision import Decision, DecisionAct, DecisionStage, Recipient, recipients_of
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.errors import (
    AlreadyCancelled,
    NameUnchanged,
    NominationNotReady,
    NotAGrant,
    NotARecipient,
    ReasonMissing,
)
from suyton.domain.nomination import Nomination, NominationStage

_GONE = {NominationStage.IN_RECOVERY, NominationStage.CANCELLED}


def concerned(
    referred: Decision, listed: Sequence[Nomination], names: Mapping[str, str]
) -> tuple[Recipient, ...]:
    """The recipients of a decision that changes ``referred``, with what each was granted.

    ``names`` are the corrected names by nomination; empty where the awards are cancelled.
    """
    granted = {one.nomination_id: one.prize_vnd for one in referred.standing}
    return tuple(
        replace(
            one,
            corrected_name=names.get(one.nomination_id, "").strip(),
            prize_vnd=0 if names else granted.get(one.nomination_id, 0),
        )
        for one in recipients_of(listed)
    )


def check_change(
    decision: Decision, referred: Decision | None, listed: Sequence[Nomination]
) -> None:
    """What ``decision`` would correct or cancel still stands; ``listed`` are its cases now.

    Raises:
        NotAGrant: what it refers to is no issued grant.
        NotARecipient: the issued decision does not name one of them.
        AlreadyCancelled: the award of one was cancelled before.
        NominationNotReady: the award of one has not reached its case yet.
        NameUnchanged: a corrected name is empty, or as before.
        ReasonMissing: the ground of Art. 93.2, or the explanation, is missing.
    """
    if referred is None or referred.stage is not DecisionStage.ISSUED:
        raise NotAGrant()
    if referred.kind is not DecisionKind.GRANT:
        raise NotAGrant()
    named = {one.nomination_id for one in referred.standing}
    for one in decision.recipients:
        if one.nomination_id not in named:
            raise NotARecipient(number=referred.number, nomination=one.nomination_id)
    _check_awarded(listed)
    _check_explained(decision)


def _check_awarded(listed: Sequence[Nomination]) -> None:
    for one in listed:
        if one.stage in _GONE:
            raise AlreadyCancelled(nomination=one.id)
        if one.stage is not NominationStage.AWARDED:
            raise NominationNotReady(
                nomination=one.id,
                stage=one.stage.value,
                wanted=NominationStage.AWARDED.value,
            )


def _check_explained(decision: Decision) -> None:
    cancels = decision.kind is DecisionKind.CANCEL
    if not decision.explanation.strip() or (cancels and decision.ground is None):
        raise ReasonMissing(act=DecisionAct.DRAFT.value)
    for one in decision.recipients:
        if not cancels and one.corrected_name in {"", one.honoured_name}:
            raise NameUnchanged(recipient=one.honoured_name)
