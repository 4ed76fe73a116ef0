"""Until when, and from whom, a bloc takes nominations."""

from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.errors import WrongStage

TAKES_NOMINATIONS = (RoundStage.SCORING, RoundStage.ADOPTED)


def check_may_propose(round_: BlocRound, unit_id: str) -> None:
    """A member unit may propose until the bloc's ballot opens.

    A later nomination could neither be voted on nor be told an outcome.

    Raises:
        NotAMember: the unit does not belong to the bloc in this year.
        WrongStage: the bloc votes, has voted or has reported.
    """
    round_.line(unit_id)
    if round_.stage not in TAKES_NOMINATIONS:
        allowed = ", ".join(stage.value for stage in TAKES_NOMINATIONS)
        raise WrongStage(stage=round_.stage.value, act="propose", allowed=allowed)
