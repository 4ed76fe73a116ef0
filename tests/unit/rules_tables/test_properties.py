"""What holds of every award of every pack, with each province's overlay: votes, routes, holds, years."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from operator import ge, gt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suyton.domain.authority import PROCESS, Role
from suyton.domain.award_terms import Measure, Station, SubjectKind
from suyton.domain.ballot import Choice, Choices, LineResult, Tally, count
from suyton.domain.citation import Ratio
from suyton.domain.eligibility import judge
from suyton.domain.errors import CaseHeld, DomainError
from suyton.domain.incidents import Hold, HoldCause
from suyton.domain.nomination import (
    CLOSED,
    STOPPED_BY_HOLD,
    Nomination,
    NominationAct,
    NominationStage,
    step,
)
from suyton.domain.nomination_procedure import ENTRY, PROCEDURE
from suyton.domain.procedure import Act
from suyton.domain.record import Answer, Honour, Rating, RatingLevel, RecordedHold
from suyton.domain.routing import END_OF
from suyton.domain.rulebook import AwardRule, BallotRule
from suyton.rules import RulePacks
from tests.unit.domain.cases import FLAG, NOW, ballot, candidate, nomination, someone
from tests.unit.rules_tables.table import YEAR, Row, awards, book, claim_of, record_of, rows

OVERLAYS = ("", "bac-kan", "son-ha")
LARGEST_BODY = 100
RANK = {Answer.NOT_ELIGIBLE: 0, Answer.CANNOT_TELL: 1, Answer.ELIGIBLE: 2}


def _every_award() -> Iterator[tuple[str, AwardRule]]:
    for overlay in OVERLAYS:
        for rulebook in RulePacks.load(overlay=overlay).packs():
            for award in rulebook.awards:
                yield f"{rulebook.pack_id}{'+' * bool(overlay)}{overlay}/{award.id}", award


EVERY_AWARD = tuple(_every_award())
EVERY_ROUTE = tuple(
    pytest.param(award, route.stations, id=f"{name}/{route.kind.value}")
    for name, award in EVERY_AWARD
    for route in award.routes
)
BALLOT_RULES = {
    f"{rule.threshold} of {rule.quorum}": rule
    for _, award in EVERY_AWARD
    for rule in (award.bloc_ballot, award.council_ballot)
}
"""Every pair of threshold and quorum that any pack sets."""


def _least(share: Ratio, total: int) -> int:
    """By trying: the least number of voters that is this share of them all."""
    wanted = Fraction(share.numerator, share.denominator)
    enough = gt if share.more_than else ge
    return next(votes for votes in range(total + 1) if enough(Fraction(votes, total), wanted))


def _counted(rule: BallotRule, total: int, yes: int, no: int) -> Tally:
    item = candidate()
    papers: list[Choices] = [{item.nomination_id: Choice.YES}] * yes
    papers += [{item.nomination_id: Choice.NO}] * no
    free = replace(rule, quota=None)
    return count(ballot((item,), electorate=total, rules={FLAG: free}), papers)


@pytest.mark.parametrize("rule", BALLOT_RULES.values(), ids=BALLOT_RULES)
def test_votes_and_quorum_are_exact_for_every_body_up_to_a_hundred(rule: BallotRule) -> None:
    for total in range(1, LARGEST_BODY + 1):
        enough, quorum = _least(rule.threshold, total), _least(rule.quorum, total)
        assert (rule.threshold.least_of(total), rule.quorum.least_of(total)) == (enough, quorum)
        met = _counted(rule, total, enough, total - enough)
        assert (met.lines[0].result, met.lines[0].needed) == (LineResult.CARRIED, enough)
        one_less = _counted(rule, total, enough - 1, total - enough + 1)
        assert one_less.lines[0].result is LineResult.BELOW_THRESHOLD
        assert met.quorum_needed == quorum
        assert _counted(rule, total, quorum, 0).quorum_met
        assert not _counted(rule, total, quorum - 1, 0).quorum_met


def test_the_rules_of_the_packs_are_those_that_the_notes_name() -> None:
    thresholds = {str(rule.threshold) for rule in BALLOT_RULES.values()}
    quorums = {str(rule.quorum) for rule in BALLOT_RULES.values()}
    assert (thresholds, quorums) == ({"1/2", ">1/2", "4/5", "9/10"}, {"2/3", "3/4", "4/5"})


A, S = NominationAct, NominationStage
FORWARD = (
    *(A.PROPOSE, A.PLACE_ON_SLATE, A.ACCLAIM, A.REPORT, A.RECORD_UNIT_DECISION, A.PASS_APPRAISAL),
    *(A.PLACE_ON_AGENDA, A.RECOMMEND, A.PLACE_ON_DECISION),
)
"""What moves a case on where nothing befalls it; the last act depends on the route's end."""

ACTORS = {role: someone(role) for role in (Role.UNIT_OFFICER, Role.STANDING_OFFICER)}
ACTORS[Role.PROCESS] = PROCESS


def _done(case: Nomination, what: NominationAct) -> Nomination:
    (who,) = {role for row in PROCEDURE.transitions if row.act is what for role in row.roles}
    return step(case, what, Act(f"k{case.revision}", ACTORS[who], NOW, "a reason")).state


def _allowed(case: Nomination, what: NominationAct) -> bool:
    return any(row.act is what and case.stage in row.at for row in PROCEDURE.transitions)


def _onward(case: Nomination) -> Nomination:
    """The next stage of a case to which nothing happens: there is one way, and it is given."""
    last = A.FORWARD if case.route[-1] is Station.FORWARDING else A.AWARD
    (what,) = [one for one in (*FORWARD, last) if _allowed(case, one)]
    return _done(case, what)


def _walk(stations: tuple[Station, ...]) -> Iterator[Nomination]:
    """A case at every stage of its route, to the end."""
    case = replace(nomination(), route=stations)
    yield case
    while case.stage not in CLOSED:
        assert case.revision < 20, "it goes round in circles"
        case = _onward(case)
        yield case


@pytest.mark.parametrize(("award", "stations"), EVERY_ROUTE)
def test_every_route_ends_where_its_award_is_decided(
    award: AwardRule, stations: tuple[Station, ...]
) -> None:
    seen = [case.stage for case in _walk(stations)]
    assert len(set(seen)) == len(seen)
    assert {ENTRY[station] for station in stations} <= set(seen)
    upward = END_OF[award.decided_by] is Station.FORWARDING
    assert seen[-1] is (S.FORWARDED if upward else S.AWARDED)


@pytest.mark.parametrize(("award", "stations"), EVERY_ROUTE)
def test_a_hold_stops_every_act_that_it_must_at_every_stage_of_every_route(
    award: AwardRule, stations: tuple[Station, ...]
) -> None:
    stopped = set()
    for case in _walk(stations):
        held = replace(case, holds=(Hold("h1", HoldCause.INSPECTION, NOW, "a matter"),))
        for what in STOPPED_BY_HOLD:
            with pytest.raises(CaseHeld if _allowed(held, what) else DomainError):
                _done(held, what)
            stopped |= {what} if _allowed(held, what) else set()
    # Whatever the route, the act that would end it with the award is among those stopped.
    assert stopped & {A.AWARD, A.FORWARD, A.RECORD_UNIT_DECISION}


@pytest.mark.parametrize("row", tuple(rows()), ids=str)
def test_a_hold_on_record_blocks_whatever_suffices(row: Row) -> None:
    general = {rule.id.value for rule in book(row.pack_id).general}
    if "hold" not in general:
        assert row.pack_id == "2017-10"  # the notes give the rule for the decrees of 2023 and 2025
        return
    record = record_of(row.subjects[0], row.facts)
    claim = claim_of(row, row.kinds[0], row.facts, naming_ground=True)
    day = claim.on or NOW.date().replace(year=YEAR, month=12, day=31)
    held = replace(record, holds=(RecordedHold("complaint", day),))
    assert judge(record, claim, book(row.pack_id)).answer is Answer.ELIGIBLE
    assert judge(held, claim, book(row.pack_id)).answer is Answer.NOT_ELIGIBLE


ROWS_OF = {
    (pack_id, award_id): tuple(
        row for row in rows() if (row.pack_id, row.award_id) == (pack_id, award_id)
    )
    for pack_id, award_id, _ in awards()
}


@pytest.mark.parametrize(("pack_id", "award_id"), ROWS_OF, ids=["/".join(one) for one in ROWS_OF])
@given(data=st.data())
@settings(max_examples=30)
def test_another_qualifying_year_never_makes_a_claim_worse(
    pack_id: str, award_id: str, data: st.DataObject
) -> None:
    """Whatever part of the facts is on record, for whichever subject, on any ground or on none."""
    row = data.draw(st.sampled_from(ROWS_OF[pack_id, award_id]))
    facts = data.draw(st.lists(st.sampled_from(row.facts), unique=True).map(tuple))
    known = data.draw(st.frozensets(st.integers(YEAR - 6, YEAR)))
    subject = data.draw(st.sampled_from([kind.value for kind in SubjectKind]))
    claim = claim_of(
        row,
        data.draw(st.sampled_from(row.kinds)),
        facts,
        naming_ground=data.draw(st.booleans()),
    )
    record = record_of(subject, facts, known)
    year = data.draw(st.integers(YEAR - 6, YEAR))
    rulebook = book(pack_id)
    before = RANK[judge(record, claim, rulebook).answer]
    rated = replace(record, ratings=(*record.ratings, Rating(year, RatingLevel.EXCELLENT)))
    assert RANK[judge(rated, claim, rulebook).answer] >= before
    for honour in _honours(rulebook.award(award_id)):
        more = replace(record, honours=(*record.honours, Honour(honour, year)))
        assert RANK[judge(more, claim, rulebook).answer] >= before, honour


def _honours(award: AwardRule) -> set[str]:
    """What the award builds on, and what it is itself."""
    conditions = [
        *award.requirements,
        *(one for ground in award.grounds for one in ground.conditions),
    ]
    asked = {
        what
        for one in conditions
        if one.measure in {Measure.HONOUR, Measure.RATING_OR_HONOUR}
        for what in one.any_of
    }
    return {award.id, *asked} - {level.value for level in RatingLevel}
