"""What would become of a nomination not yet submitted: its pack, its way, its papers, its verdict.

Nothing is written and no nomination is opened. The facts stand in a SubjectRecord, whoever filled
it: a person by hand, or the register.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from suyton.domain.award_terms import SubjectKind
from suyton.domain.calendar import CLOSE_OF_BUSINESS, HANOI
from suyton.domain.clocks import Line, line
from suyton.domain.eligibility import judge
from suyton.domain.explanation import Standing, Stop
from suyton.domain.explanation_rules import rules_at
from suyton.domain.record import Claim, SubjectRecord, Verdict
from suyton.domain.rulebook import AwardRule, Rulebook


@dataclass(frozen=True)
class Foresight:
    """What the rules say beforehand."""

    pack_id: str
    pack_sha256: str
    chosen_because: str
    route: tuple[Stop, ...]
    papers: tuple[str, ...]
    """Kinds of paper that the unit must attach: of the dossier, and of the ground it claims."""
    cut_off: Line
    """The last day to send the dossier, and whether it is over."""
    verdict: Verdict


def supposed_on(stored: SubjectRecord, by_hand: SubjectRecord) -> SubjectRecord:
    """A stored record with further facts supposed: who it is of stays, every fact counts."""
    return replace(
        stored,
        known_years=stored.known_years | by_hand.known_years,
        ratings=stored.ratings + by_hand.ratings,
        honours=stored.honours + by_hand.honours,
        initiatives=stored.initiatives + by_hand.initiatives,
        disciplines=stored.disciplines + by_hand.disciplines,
        holds=stored.holds + by_hand.holds,
        attestations=stored.attestations + by_hand.attestations,
        shares=stored.shares + by_hand.shares,
        member_honours=stored.member_honours + by_hand.member_honours,
    )


def foresee(record: SubjectRecord, claim: Claim, rulebook: Rulebook, now: datetime) -> Foresight:
    """What would become of a claim on these facts, were it submitted at ``now``.

    Raises:
        AwardUnknown: the rulebook has no such award.
        RouteUnknown: the award is not given for this kind of commendation.
    """
    award = rulebook.award(claim.award_id)
    return Foresight(
        pack_id=rulebook.pack_id,
        pack_sha256=rulebook.pack_sha256,
        chosen_because=rulebook.chosen_because,
        route=tuple(
            Stop(station, Standing.TO_COME, rules_at(station, award, rulebook))
            for station in award.route(claim.kind)
        ),
        papers=award.papers(claim.kind, claim.ground_id),
        cut_off=_cut_off(award, claim.year, now),
        verdict=judge(record, claim, rulebook),
    )


def facts_asked(claim: Claim, subject: SubjectKind, rulebook: Rulebook) -> tuple[str, ...]:
    """The facts that would bear on a claim, such as ``rating:2023``, in the order of the rules.

    They are what would change the verdict on somebody of whom nothing is on record.
    Raises AwardUnknown.
    """
    nobody = SubjectRecord("", subject, "", "")
    wanted = (
        change
        for finding in judge(nobody, claim, rulebook).findings
        for change in finding.would_change
        if not change.startswith("paper:")
    )
    return tuple(dict.fromkeys(wanted))


def _cut_off(award: AwardRule, year: int, now: datetime) -> Line:
    if award.cut_off is None:
        return line("cut_off_none")
    day: date = award.cut_off.day_of(year)
    is_late = now > datetime.combine(day, CLOSE_OF_BUSINESS, HANOI)
    code = "cut_off_over" if is_late else "cut_off_ahead"
    return line(code, award.cut_off.citation, day=day.isoformat())
