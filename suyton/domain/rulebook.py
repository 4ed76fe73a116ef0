"""The rules a case is judged by, as a rule pack gave them.

A case carries its own rulebook from its first day, so that a later pack never changes it.
Every figure comes with its source; ``confirmed`` says whether the source was checked against
a text of the instrument.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from suyton.domain.authority import Role
from suyton.domain.award_terms import (
    MERIT_ROUTE,
    AwardCategory,
    BaseWage,
    CommendationKind,
    Condition,
    CutOff,
    EqualScores,
    GeneralRule,
    GeneralRuleId,
    Ground,
    Measure,
    PaperForm,
    Prize,
    Recusal,
    Route,
    Silence,
    Station,
    SubjectKind,
    TieRule,
    Unproven,
)

# What a figure and its source are stands in its own file; callers still find it here.
from suyton.domain.citation import Citation as Citation
from suyton.domain.citation import Limit as Limit
from suyton.domain.citation import Ratio as Ratio
from suyton.domain.council_terms import StandIns, Unreturned, VotingForms
from suyton.domain.errors import AwardUnknown, RouteUnknown


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
    tie: TieRule = TieRule.RANKING
    form: PaperForm = PaperForm.EACH
    choose_at_most: int | None = None
    """Where candidates are chosen: at most this many on one paper; None: as many as the quota."""
    caps_yes: bool = False
    """Where each candidate is answered for: no paper may say yes to more than the quota."""

    second_ballots: int = 0
    """How often those tied at the last place may be voted on again before ``tie`` settles it."""
    recusal: Recusal = Recusal.NONE
    secrecy_least: int | None = None
    """The smallest number of secret papers for which secrecy is promised; None: none is stated."""

    @property
    def marks(self) -> int | None:
        """The most candidates that one paper may support; None where nothing limits them."""
        if self.form is PaperForm.CHOOSE and self.choose_at_most is not None:
            return self.choose_at_most
        return self.quota if self.caps_yes or self.form is PaperForm.CHOOSE else None


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
    """Such as ``chairman``, ``unit_head``, ``commune_chairman``, ``prime_minister``."""
    citation: Citation
    category: AwardCategory = AwardCategory.FORM
    subjects: tuple[SubjectKind, ...] = (SubjectKind.COLLECTIVE,)
    requirements: tuple[Condition, ...] = ()
    """What must hold whatever the ground."""
    grounds: tuple[Ground, ...] = ()
    """Alternatives, one of which must hold; empty where the requirements say it all."""
    routes: tuple[Route, ...] = ()
    """One for each kind of commendation; empty: the merit route of packs before routes."""
    signed_for_by: tuple[Role, ...] = (Role.VICE_CHAIRMAN,)
    """Who may sign on behalf of the one who decides."""
    prizes: tuple[Prize, ...] = ()
    cut_off: CutOff | None = None

    def route(self, kind: CommendationKind) -> tuple[Station, ...]:
        """The stations for a kind of commendation; raises RouteUnknown."""
        if not self.routes and kind is CommendationKind.MERIT:
            return MERIT_ROUTE
        for route in self.routes:
            if route.kind is kind:
                return route.stations
        raise RouteUnknown(award=self.id, kind=kind.value)

    @property
    def begins_in_bloc(self) -> bool:
        """Whether one of its routes begins in a bloc."""
        rows = [route.stations for route in self.routes] or [MERIT_ROUTE]
        return any(stations[0] is Station.BLOC for stations in rows)

    def papers(self, kind: CommendationKind, ground_id: str = "") -> tuple[str, ...]:
        """Kinds of paper that a unit must attach: of the dossier, and of the ground it claims."""
        needed = next((one.dossier for one in self.routes if one.kind is kind), ()) or self.dossier
        return tuple(dict.fromkeys((*needed, *self.evidence(ground_id))))

    def asks_for_initiatives(self, kind: CommendationKind) -> bool:
        """Whether a condition of this kind of commendation looks at initiatives."""
        grounds = [ground.conditions for ground in self.grounds if kind in ground.kinds]
        return any(
            condition.measure is Measure.INITIATIVE
            for conditions in (self.requirements, *grounds)
            for condition in conditions
        )

    def evidence(self, ground_id: str) -> tuple[str, ...]:
        """Kinds of paper that one ground asks for besides the dossier."""
        return next((ground.evidence for ground in self.grounds if ground.id == ground_id), ())


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
    limits: Mapping[str, Limit] = field(default_factory=dict)
    """Further limits by name, such as ``consultation_limit_working_days``."""
    general: tuple[GeneralRule, ...] = ()
    base_wages: tuple[BaseWage, ...] = ()
    silence: Silence = Silence.ESCALATE
    escalation_role: Role = Role.CHAIRMAN
    """Who is told when a limit has run out."""
    lateness_waived_by: Role = Role.CHAIRMAN
    """Who may let a late dossier in."""
    fund: str = ""
    """The fund that pays, in the words of the decision."""
    unproven: Unproven = Unproven.NOTE
    stand_ins: StandIns = StandIns.REFUSED
    unreturned_opinions: Unreturned = Unreturned.AGAINST
    voting_form: VotingForms = VotingForms.CHOSEN
    equal_scores: EqualScores = EqualScores.SHARED
    equal_scores_group: str = ""
    """The group of criteria that places equal totals, as the bloc's table calls it."""

    def only(self, award_ids: Iterable[str]) -> "Rulebook":
        """The rulebook with these awards alone: what a case carries."""
        wanted = set(award_ids)
        return replace(self, awards=tuple(rule for rule in self.awards if rule.id in wanted))

    def to_vote_on(self, award_ids: Iterable[str]) -> "Rulebook":
        """What a round, a sitting or a decision carries: these awards without their grounds,
        which the standing body has judged, or will, case by case."""
        awards = self.only(award_ids).awards
        return replace(
            self, awards=tuple(replace(rule, requirements=(), grounds=()) for rule in awards)
        )

    def begun_in_blocs(self) -> tuple[str, ...]:
        """The ids of the awards that have a route beginning in a bloc."""
        return tuple(rule.id for rule in self.awards if rule.begins_in_bloc)

    def limit(self, name: str) -> Limit | None:
        """A further limit by its name, or None where the pack has none."""
        return self.limits.get(name)

    def general_rule(self, rule_id: GeneralRuleId) -> GeneralRule | None:
        """A rule across awards, or None where the pack leaves it out."""
        return next((rule for rule in self.general if rule.id is rule_id), None)

    def award(self, award_id: str) -> AwardRule:
        """The rule of an award; raises AwardUnknown."""
        for rule in self.awards:
            if rule.id == award_id:
                return rule
        raise AwardUnknown(pack=self.pack_id, award=award_id)
