"""What may stand on a list: a council's agenda, a decision's recipients."""

from collections.abc import Sequence

from suyton.domain.award_terms import Station
from suyton.domain.ballot import Candidate
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.errors import (
    MixedAwards,
    MixedDestinations,
    MixedRules,
    NominationNotReady,
    NotForThisBody,
)
from suyton.domain.nomination import Nomination, NominationStage


def candidate(nomination: Nomination) -> Candidate:
    """The nomination as it stands on a paper: a person is named, with their unit."""
    return Candidate(nomination.id, nomination.unit_id, nomination.title, nomination.award_id)


def check_ready(nominations: Sequence[Nomination], wanted: NominationStage) -> None:
    """Each nomination stands where the list takes it from; raises NominationNotReady."""
    for nomination in nominations:
        if nomination.stage is not wanted:
            raise NominationNotReady(
                nomination=nomination.id, stage=nomination.stage.value, wanted=wanted.value
            )


def check_one_pack(nominations: Sequence[Nomination]) -> None:
    """One vote, or one decision, is judged by one rule pack; raises MixedRules."""
    packs = {nomination.pack_id for nomination in nominations}
    if len(packs) > 1:
        raise MixedRules(packs=", ".join(sorted(packs)))


def destination(nominations: Sequence[Nomination]) -> DecisionKind:
    """Whether the Chairman grants the award to those named or submits them; raises MixedDestinations.

    The route of each case says so, and no one else.
    """
    above = {nomination.is_decided_above for nomination in nominations}
    if len(above) > 1:
        raise MixedDestinations()
    return DecisionKind.FORWARD if above == {True} else DecisionKind.GRANT


def check_one_award(nominations: Sequence[Nomination], award_id: str) -> None:
    """A decision grants one award; raises MixedAwards."""
    awards = {award_id, *(nomination.award_id for nomination in nominations)}
    if len(awards) > 1:
        raise MixedAwards(awards=", ".join(sorted(awards)))


def check_body(nominations: Sequence[Nomination], body: Station) -> None:
    """Each is reviewed by the body that sits, as its route says; raises NotForThisBody."""
    for nomination in nominations:
        wanted = nomination.review_body
        if wanted is not body:
            raise NotForThisBody(
                nomination=nomination.id, wanted=wanted.value if wanted else "", body=body.value
            )
