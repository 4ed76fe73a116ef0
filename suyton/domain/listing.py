"""What may stand on a list: a council's agenda, a decision's recipients."""

from collections.abc import Sequence

from suyton.domain.errors import MixedAwards, NominationNotReady
from suyton.domain.nomination import Nomination, NominationStage


def check_ready(nominations: Sequence[Nomination], wanted: NominationStage) -> None:
    """Each nomination stands where the list takes it from; raises NominationNotReady."""
    for nomination in nominations:
        if nomination.stage is not wanted:
            raise NominationNotReady(
                nomination=nomination.id, stage=nomination.stage.value, wanted=wanted.value
            )


def check_one_award(nominations: Sequence[Nomination], award_id: str) -> None:
    """A decision grants one award; raises MixedAwards."""
    awards = {award_id, *(nomination.award_id for nomination in nominations)}
    if len(awards) > 1:
        raise MixedAwards(awards=", ".join(sorted(awards)))
