"""Whom a unit puts forward, for what, on which ground: what a nomination begins with."""

from dataclasses import dataclass
from datetime import date

from suyton.domain.award_terms import CommendationKind, Station, SubjectKind
from suyton.domain.errors import (
    GroundUnknown,
    PeriodReversed,
    RoundNeeded,
    SubjectNotAllowed,
    YearMissing,
)
from suyton.domain.nomination import nomination_id
from suyton.domain.rulebook import AwardRule


@dataclass(frozen=True)
class Candidature:
    """Fields left empty say: the unit itself, for the merit of its year."""

    unit_id: str
    award_id: str
    year: int
    round_id: str = ""
    """The bloc's round, where the route begins in a bloc."""
    kind: CommendationKind = CommendationKind.MERIT
    subject_kind: SubjectKind = SubjectKind.COLLECTIVE
    subject_id: str = ""
    subject_name: str = ""
    ground_id: str = ""
    achievement_id: str = ""
    initiatives: tuple[str, ...] = ()
    achieved_from: date | None = None
    achieved_to: date | None = None

    @property
    def nomination_id(self) -> str:
        """One subject, one award, one round; outside a bloc, one year and one achievement."""
        whole = nomination_id(
            self.round_id or str(self.year), self.unit_id, self.award_id, self.subject_id
        )
        apart = self.achievement_id if not self.round_id else ""
        return f"{whole}.{apart}" if apart else whole

    @property
    def period(self) -> tuple[date, date]:
        """First and last day of the achievement; the emulation year where nothing is said."""
        first = self.achieved_from or date(self.year, 1, 1)
        return first, self.achieved_to or date(self.year, 12, 31)


def check_dated(candidature: Candidature) -> None:
    """The year, said or its round's, and a period that ends after it begins.

    Raises:
        YearMissing: no year is said outside a bloc.
        PeriodReversed: the last day lies before the first.
    """
    if not candidature.round_id and candidature.year < 1:
        raise YearMissing()
    first, last = candidature.period
    if last < first:
        raise PeriodReversed(first=first.isoformat(), last=last.isoformat())


def route_of(candidature: Candidature, rule: AwardRule) -> tuple[Station, ...]:
    """The route that the award has for it.

    Raises:
        RouteUnknown: the award is not given for this kind of commendation.
        SubjectNotAllowed: the award is not for this kind of subject, or nobody is named.
        GroundUnknown: the award has no such ground.
        RoundNeeded: the route begins in a bloc and no round is named, or the other way round.
    """
    route = rule.route(candidature.kind)
    if candidature.subject_kind not in rule.subjects or _names_nobody(candidature):
        allowed = ", ".join(kind.value for kind in rule.subjects)
        raise SubjectNotAllowed(subject=candidature.subject_kind.value, allowed=allowed)
    grounds = [ground.id for ground in rule.grounds]
    if candidature.ground_id and candidature.ground_id not in grounds:
        raise GroundUnknown(ground=candidature.ground_id, allowed=", ".join(grounds))
    if (route[0] is Station.BLOC) != bool(candidature.round_id):
        raise RoundNeeded(award=rule.id, kind=candidature.kind.value, first=route[0].value)
    return route


def _names_nobody(candidature: Candidature) -> bool:
    """A unit may stand for itself; a person or a household has a name and a record."""
    themselves = {SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD}
    named = candidature.subject_id and candidature.subject_name
    return candidature.subject_kind in themselves and not named
