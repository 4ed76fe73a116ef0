"""Examples of the figures for minutes, read by the domain itself from the examples of the nouns."""

from dataclasses import replace

from api.schemas.examples import AT, ROUND, SEAT, SITTING, TALLY
from suyton.domain.minutes import minutes_of, minutes_of_round
from suyton.domain.sitting import SittingStage

SITTING_MINUTES = minutes_of(
    replace(
        SITTING,
        stage=SittingStage.CONCLUDED,
        present=(SEAT.account_id,),
        closes_at=AT,
        tally=replace(TALLY, electorate=1, cast=1),
    )
)
ROUND_MINUTES = minutes_of_round(ROUND)
