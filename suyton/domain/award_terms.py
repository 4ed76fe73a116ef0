"""The terms in which a rule pack describes an award: for whom, on what grounds, by which route.

They are data. No award is named in code; what an award is follows from these terms alone.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from suyton.domain.citation import Citation, Ratio


class SubjectKind(StrEnum):
    """Who may be honoured."""

    COLLECTIVE = "collective"
    ENTERPRISE = "enterprise"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"


class AwardCategory(StrEnum):
    """A title and a form differ in the name of their minutes (Law 06/2022/QH15 Art. 84.1, 84.2)."""

    TITLE = "emulation_title"
    FORM = "form_of_commendation"


class CommendationKind(StrEnum):
    """The six kinds of commendation (Law 06/2022/QH15 Art. 8)."""

    MERIT = "merit"
    SUDDEN = "sudden"
    MOVEMENT = "movement"
    LONG_SERVICE = "long_service"
    TERM_OF_SERVICE = "term_of_service"
    EXTERNAL = "external"


class Station(StrEnum):
    """A body that a nomination lies before. A route is a row of them."""

    BLOC = "bloc"
    UNIT_DECISION = "unit_decision"
    """The unit or commune decides for itself and records it here."""
    APPRAISAL = "appraisal"
    STANDING_COMMITTEE = "standing_committee"
    COUNCIL = "council"
    DECISION = "decision"
    """The Chairman decides."""
    FORWARDING = "forwarding"
    """The Chairman signs the submission to the Government or the State, who decide."""


MERIT_ROUTE = (Station.BLOC, Station.APPRAISAL, Station.COUNCIL, Station.DECISION)
"""The way of a yearly award where a pack of before routes says nothing else."""


@dataclass(frozen=True)
class Route:
    """The stations for one kind of commendation; ``dossier`` replaces the award's own if given."""

    kind: CommendationKind
    stations: tuple[Station, ...]
    citation: Citation
    dossier: tuple[str, ...] = ()


class Measure(StrEnum):
    """What a condition looks at in the recorded facts. The engine has one rule for each."""

    RATING = "rating"
    """In each of ``years`` consecutive years, rated as one of ``any_of``."""
    HONOUR = "honour"
    """In each of ``years`` consecutive years, holds one of the awards ``any_of``."""
    RATING_OR_HONOUR = "rating_or_honour"
    """In each of ``years`` consecutive years, either; ``any_of`` mixes ratings and awards."""
    INITIATIVE = "initiative"
    """At least ``count`` recognised, unused initiatives with a scope among ``any_of``."""
    SHARE = "share"
    """The share named ``any_of[0]`` in the year is ``at_least``."""
    MEMBER_HONOUR = "member_honour"
    """At least ``count`` members of the collective hold one of ``any_of`` in the year."""
    NO_DISCIPLINE = "no_discipline"
    """Nobody disciplined at one of the levels ``any_of`` in the year."""
    ATTESTED = "attested"
    """The fact ``any_of[0]`` was attested for the year, with evidence."""
    LEADS_BLOC = "leads_bloc"
    """Leads its bloc by the scores that the bloc adopted for the year."""
    MOVEMENT_YEARS = "movement_years"
    """The movement under review lasted at least ``count`` years."""


@dataclass(frozen=True)
class Condition:
    """One thing that must be so, in the year counted and the years just before it."""

    id: str
    measure: Measure
    citation: Citation
    any_of: tuple[str, ...] = ()
    years: int = 1
    count: int = 1
    at_least: Ratio | None = None
    evidence: tuple[str, ...] = ()
    """Kinds of paper that prove it."""


@dataclass(frozen=True)
class Ground:
    """One alternative on which an award may be given: all its conditions must hold."""

    id: str
    name_vi: str
    name_en: str
    citation: Citation
    kinds: tuple[CommendationKind, ...] = (CommendationKind.MERIT,)
    subjects: tuple[SubjectKind, ...] = (SubjectKind.COLLECTIVE,)
    conditions: tuple[Condition, ...] = ()
    evidence: tuple[str, ...] = ()
    """Kinds of paper that this ground asks for besides the dossier."""


@dataclass(frozen=True)
class Prize:
    """The money for one kind of subject: ``multiple`` of the base wage."""

    subject: SubjectKind
    multiple: Decimal
    citation: Citation


@dataclass(frozen=True)
class BaseWage:
    """The statutory base wage in VND a month, from ``valid_from`` on."""

    valid_from: date
    vnd: int
    citation: Citation


@dataclass(frozen=True)
class CutOff:
    """The last day, in the emulation year plus ``years_later``, to send the dossier in time."""

    month: int
    day: int
    years_later: int
    citation: Citation

    def day_of(self, year: int) -> date:
        """The last day for an emulation year."""
        return date(year + self.years_later, self.month, self.day)


class GeneralRuleId(StrEnum):
    """Rules across awards (domain notes 3.5). A pack that leaves one out does not apply it."""

    HOLD = "hold"
    DISCIPLINE_PERIOD = "discipline_period"
    ONE_REWARD = "one_reward"
    NO_SUDDEN_TOWARD_MERIT = "no_sudden_toward_merit"
    INITIATIVE_ONCE = "initiative_once"


@dataclass(frozen=True)
class GeneralRule:
    """One rule across awards, with where it stands."""

    id: GeneralRuleId
    citation: Citation


class TieRule(StrEnum):
    """What settles a tie at the last place under a quota."""

    RANKING = "ranking"
    """The adopted scores; a tie that they leave carries nobody."""
    CASTING = "casting"
    """Whoever chairs (in a bloc its leader) says in the open which of those tied go in."""
    NOBODY = "nobody"
    """None of those tied is carried."""


class PaperForm(StrEnum):
    """How a ballot paper is filled in for one award."""

    EACH = "each"
    """Yes, no or abstain for each candidate; the paper must answer for all of them."""
    CHOOSE = "choose"
    """Mark some and leave the rest unmarked, which does not support them; a blank paper is valid."""


class Recusal(StrEnum):
    """Whether a unit answers the line on its own nomination, and what that does to N."""

    NONE = "none"
    """Everyone answers every line."""
    STAYS = "stays"
    """It does not answer, and N stays: its silence weighs as a “no”."""
    DROPS = "drops"
    """It does not answer, and N of that line is without it."""


class Silence(StrEnum):
    """What an agency's silence comes to when its time to answer is over."""

    ESCALATE = "escalate"
    """It is not consent: the named role is told, and someone must act."""
    CONSENT = "consent"


class EqualScores(StrEnum):
    """How units of a bloc with equal totals are placed, where the bloc scores by its table."""

    SHARED = "shared"
    """They share their place."""
    BONUS = "bonus"
    """The one with more bonus points that count comes first."""
    GROUP = "group"
    """The one with more points in the group of criteria that the pack names comes first."""


class Unproven(StrEnum):
    """What an appraisal does with a claim that the record neither proves nor disproves."""

    NOTE = "note"
    """It passes, and the book keeps the open questions."""
    REFUSE = "refuse"
    """It waits until they are answered."""
