"""What a ballot came to, line by line."""

from dataclasses import dataclass
from enum import StrEnum


class LineResult(StrEnum):
    """What the count says of one candidate."""

    CARRIED = "carried"
    BELOW_THRESHOLD = "below_threshold"
    OVER_QUOTA = "over_quota"
    QUORUM_MISSED = "quorum_missed"
    TIE_OPEN = "tie_open"
    """As many votes as others at the last place under a quota; whoever chairs must choose."""
    TIE_LOST = "tie_lost"
    TIE_AGAIN = "tie_again"
    """As many votes as others at the last place; a second ballot among those tied comes first."""


@dataclass(frozen=True)
class TallyLine:
    """The arithmetic for one candidate: yes + no + abstain + recused + not cast = electorate."""

    nomination_id: str
    unit_name: str
    award_id: str
    yes: int
    no: int
    abstain: int
    needed: int
    result: LineResult
    ballot_id: str = ""
    """The second ballot in which these votes were cast; empty: the ballot that the tally is of."""
    recused: int = 0
    """Voters who do not answer this line because it is their own."""


@dataclass(frozen=True)
class Tally:
    """What a ballot came to."""

    ballot_id: str
    electorate: int
    cast: int
    """Papers in the box plus written opinions."""
    quorum_needed: int
    quorum_met: bool
    lines: tuple[TallyLine, ...]

    def line(self, nomination_id: str) -> TallyLine:
        """The line of a candidate; KeyError for one who was not on the slate."""
        return {line.nomination_id: line for line in self.lines}[nomination_id]

    def facts(self) -> dict[str, str]:
        """What the book keeps of the count: votes of needed and the result, by nomination."""
        return {
            line.nomination_id: f"{line.yes}/{line.needed} {line.result}" for line in self.lines
        }
