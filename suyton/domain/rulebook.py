"""The rules a case is judged by, as a rule pack gave them.

A case carries its own rulebook from its first day, so that a later pack never changes it.
Every figure comes with its source; ``confirmed`` says whether the source was checked against
a text of the instrument.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suyton.domain.errors import AwardUnknown


@dataclass(frozen=True)
class Citation:
    """Where a rule stands, in words a lawyer can follow, and whether that was checked."""

    source: str
    confirmed: bool


@dataclass(frozen=True)
class Ratio:
    """An exact share, such as 4/5. Never a float: a vote is counted in whole numbers."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if not 0 <= self.numerator <= self.denominator or self.denominator < 1:
            message = f"{self.numerator}/{self.denominator} is not a share between 0 and 1"
            raise ValueError(message)

    def least_of(self, total: int) -> int:
        """The least whole number that is at least this share of ``total``."""
        return -(-self.numerator * total // self.denominator)

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"


@dataclass(frozen=True)
class BallotRule:
    """How one body votes on one award.

    ``threshold`` and ``quorum`` are shares of the whole electorate, N: an absent, blank or
    abstaining vote does not lessen it.
    """

    threshold: Ratio
    quorum: Ratio
    secret: bool
    quota: int | None
    """At most this many may be put forward; None where nothing limits it."""
    citation: Citation


class CandidateRule(StrEnum):
    """Who may stand on the bloc's slate for an award."""

    ANY_MEMBER = "any_member"
    TOP_SCORER = "top_scorer"


@dataclass(frozen=True)
class AwardRule:
    """One award as the pack in force sees it."""

    id: str
    """Such as ``provincial_emulation_flag``."""
    name_vi: str
    name_en: str
    candidates: CandidateRule
    dossier: tuple[str, ...]
    """Kinds of paper the unit must attach when it proposes."""
    bloc_ballot: BallotRule
    council_ballot: BallotRule
    decided_by: str
    citation: Citation


@dataclass(frozen=True)
class Limit:
    """A time limit in working days, or a score or count, with its source."""

    value: int
    citation: Citation


@dataclass(frozen=True)
class Rulebook:
    """What judges one case: the pack, why that pack, and its figures."""

    pack_id: str
    pack_sha256: str
    chosen_because: str
    awards: tuple[AwardRule, ...]
    score_maximum: Limit
    appraisal_limit_working_days: Limit
    supplement_limit_working_days: Limit
    signing_limit_working_days: Limit
    reminder_before_working_days: Limit
    days_off: tuple[date, ...]
    """Public holidays and swapped days that are not worked, besides Saturdays and Sundays."""
    days_worked: tuple[date, ...] = ()
    """Saturdays or Sundays that are worked in exchange."""

    def award(self, award_id: str) -> AwardRule:
        """The rule of an award; raises AwardUnknown."""
        for rule in self.awards:
            if rule.id == award_id:
                return rule
        raise AwardUnknown(pack=self.pack_id, award=award_id)
