"""What is on record of one person, household or collective: the facts that eligibility asks for.

Facts are declared by the unit and confirmed by the standing body; honours are written by the
decisions that grant and cancel them. A year whose facts nobody has closed may still gain some.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suyton.domain.award_terms import CommendationKind, SubjectKind
from suyton.domain.citation import Ratio


class FactKind(StrEnum):
    """What kind of thing a fact is; each kind has its own dataclass below."""

    RATING = "rating"
    HONOUR = "honour"
    INITIATIVE = "initiative"
    DISCIPLINE = "discipline"
    HOLD = "hold"
    ATTESTATION = "attestation"
    SHARE = "share"
    MEMBER_HONOURS = "member_honours"


class RatingLevel(StrEnum):
    """Yearly levels of task completion (domain notes 3.5, item 7)."""

    EXCELLENT = "excellent"
    GOOD = "good"
    COMPLETED = "completed"
    NOT_COMPLETED = "not_completed"


@dataclass(frozen=True)
class Rating:
    """The official level of task completion in one year."""

    year: int
    level: RatingLevel
    evidence: str = ""
    """SHA-256 (hex) of the paper that proves it, or empty."""


@dataclass(frozen=True)
class Honour:
    """An award held; a cancelled one stays on record and counts for nothing."""

    award_id: str
    year: int
    kind: CommendationKind = CommendationKind.MERIT
    achievement_id: str = ""
    initiatives: tuple[str, ...] = ()
    decision_number: str = ""
    decided_on: date | None = None
    cancelled: bool = False
    nomination_id: str = ""


@dataclass(frozen=True)
class Initiative:
    """A recognised initiative or accepted study (Law 06/2022/QH15 Art. 3.4)."""

    id: str
    name: str
    scope: str
    """Who recognised its effect: ``grassroots``, ``provincial`` or ``national``."""
    recognised_on: date
    decision_number: str = ""
    used_for: str = ""
    """The nomination that it was used for, or empty."""


@dataclass(frozen=True)
class Discipline:
    """A disciplinary measure; achievements count again after ``to`` (None: no end known yet)."""

    level: str
    """Such as ``warning``."""
    since: date
    to: date | None = None
    of_member: bool = False
    """A member's: it spoils what asks that nobody was disciplined, not the collective's years."""


@dataclass(frozen=True)
class RecordedHold:
    """Discipline, inspection, audit or a complaint under way; closed by ``to``."""

    cause: str
    since: date
    to: date | None = None


@dataclass(frozen=True)
class Attestation:
    """Something a competent body has confirmed for a year, such as ``movement_result``."""

    year: int
    what: str
    holds: bool = True
    evidence: str = ""


@dataclass(frozen=True)
class Share:
    """A counted share in a year, such as ``advanced_worker`` 21 of 30 people."""

    year: int
    what: str
    value: Ratio


@dataclass(frozen=True)
class MemberHonours:
    """How many members of a collective hold an award of the year."""

    year: int
    award_id: str
    count: int


@dataclass(frozen=True)
class SubjectRecord:
    """Everything on record of one subject. ``known_years``: years declared complete.

    A fact missing in a known year is absent; missing in another year it may still come.
    """

    subject_id: str
    kind: SubjectKind
    name: str
    unit_id: str
    """The unit that the subject belongs to; for a unit, itself."""
    known_years: frozenset[int] = frozenset()
    ratings: tuple[Rating, ...] = ()
    honours: tuple[Honour, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    disciplines: tuple[Discipline, ...] = ()
    holds: tuple[RecordedHold, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    shares: tuple[Share, ...] = ()
    member_honours: tuple[MemberHonours, ...] = ()


@dataclass(frozen=True)
class Claim:
    """What is asked: this award, for this year, on this ground, of this kind.

    ``ground_id`` empty asks whether any ground holds.
    """

    award_id: str
    year: int
    kind: CommendationKind = CommendationKind.MERIT
    ground_id: str = ""
    achievement_id: str = ""
    initiatives: tuple[str, ...] = ()
    on: date | None = None
    """The day on which it is judged; None: the last day of the year."""
    leads_bloc: bool | None = None
    """Whether its adopted score leads the bloc; None while the scores are not adopted."""
    movement_years: int | None = None
    nomination_id: str = ""
    """The nomination that claims it: what is kept for it or came of it does not stand against it."""


class Answer(StrEnum):
    """What the engine says of a condition, a ground or a whole claim."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Finding:
    """One rule applied: its citation, the facts it used, and what would change the answer.

    ``code`` names a sentence in the wording; ``facts`` fill it.
    """

    rule_id: str
    answer: Answer
    source: str
    confirmed: bool
    code: str
    facts: tuple[tuple[str, str], ...] = ()
    used: tuple[str, ...] = ()
    """The facts on record it looked at, such as ``rating 2023: excellent``."""
    would_change: tuple[str, ...] = ()
    """Kinds of paper or fact that would change the answer, such as ``rating:2022``."""
    ground_id: str = ""


@dataclass(frozen=True)
class Verdict:
    """The answer to a claim with every finding, in the order of the rules."""

    answer: Answer
    findings: tuple[Finding, ...]
    ground_id: str = ""
    """The ground that holds (or fails least), or empty where the award has none."""
