"""What the register says of an issued paper, to whoever holds it: no more than the paper shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.decision_kind import DecisionKind


@dataclass(frozen=True)
class LaterChange:
    """A later decision that corrects or cancels something of it."""

    kind: DecisionKind
    number: str
    dated_on: date | None
    names: tuple[str, ...]
    """Whom it concerns, as this paper names them."""


@dataclass(frozen=True)
class PaperStanding:
    """An issued decision as its paper shows it, and what has become of it since."""

    code: str
    number: str
    dated_on: date | None
    title: str
    award_id: str
    kind: DecisionKind
    province_id: str
    signer_name: str
    capacity: str
    recipients: tuple[str, ...]
    changes: tuple[LaterChange, ...]
    sha256: str
    """Of the issued file: whoever has another file has not this paper."""

    @property
    def is_cancelled(self) -> bool:
        """Every name it honours was cancelled since."""
        gone = {
            name for one in self.changes if one.kind is DecisionKind.CANCEL for name in one.names
        }
        return bool(gone) and gone >= set(self.recipients)


def standing_of(decision: Decision, changes: Iterable[Decision]) -> PaperStanding | None:
    """What may be said of a decision; None of one that is not issued, as of one unknown.

    ``changes`` are the decisions that refer to it; those not issued yet say nothing.
    """
    if decision.stage is not DecisionStage.ISSUED or decision.issued_paper is None:
        return None
    named = {one.nomination_id: one.honoured_name for one in decision.standing}
    return PaperStanding(
        code=decision.code,
        number=decision.number,
        dated_on=decision.dated_on,
        title=decision.title,
        award_id=decision.award_id,
        kind=decision.kind,
        province_id=decision.province_id,
        signer_name=decision.signer_name,
        capacity=decision.capacity,
        recipients=tuple(named.values()),
        changes=tuple(
            LaterChange(
                one.kind,
                one.number,
                one.dated_on,
                tuple(
                    named[recipient.nomination_id]
                    for recipient in one.standing
                    if recipient.nomination_id in named
                ),
            )
            for one in changes
            if one.stage is DecisionStage.ISSUED
        ),
        sha256=decision.issued_paper.sha256,
    )
