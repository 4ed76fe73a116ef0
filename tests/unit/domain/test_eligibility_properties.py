"""What holds for every record: more merit never harms, and a hold always blocks."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from suyton.domain.award_terms import CommendationKind, Measure
from suyton.domain.citation import Ratio
from suyton.domain.eligibility import UNCHANGEABLE
from suyton.domain.record import (
    Attestation,
    Claim,
    Discipline,
    Honour,
    Initiative,
    MemberHonours,
    Rating,
    RatingLevel,
    RecordedHold,
    Share,
    SubjectRecord,
)
from tests.unit.domain.eligibility_cases import (
    BADGE,
    CANNOT_TELL,
    COLLECTIVE,
    ELIGIBLE,
    EXCELLENT,
    NOT_ELIGIBLE,
    PERSON,
    TITLE,
    YEAR,
    badge,
    condition,
    ground,
    verdict,
)

AWARD = badge(
    condition(Measure.NO_DISCIPLINE, "warning"),
    grounds=(
        ground("titles", condition(Measure.HONOUR, TITLE, years=3)),
        ground(
            "either",
            condition(Measure.RATING_OR_HONOUR, "excellent", TITLE, years=2),
            condition(Measure.INITIATIVE, "grassroots", "provincial", count=2, years=2),
        ),
        ground(
            "rating",
            condition(Measure.RATING, "excellent", "good", years=2),
            condition(Measure.ATTESTED, "conduct", evidence=("confirmation",)),
        ),
        ground(
            "collective",
            condition(Measure.SHARE, "advanced_worker", at_least=Ratio(7, 10)),
            condition(Measure.MEMBER_HONOUR, TITLE),
            subjects=(COLLECTIVE,),
        ),
        ground(
            "movement",
            condition(Measure.MOVEMENT_YEARS, count=3),
            condition(Measure.LEADS_BLOC),
            kinds=(CommendationKind.MOVEMENT,),
        ),
    ),
)
RANK = {NOT_ELIGIBLE: 0, CANNOT_TELL: 1, ELIGIBLE: 2}

years = st.integers(YEAR - 3, YEAR)
days = st.dates(date(YEAR - 4, 1, 1), date(YEAR + 1, 12, 31))
ends = st.none() | days
names = st.sampled_from(("a", "b", "c", "d"))
awards = st.sampled_from((TITLE, "other"))
kinds = st.sampled_from((CommendationKind.MERIT, CommendationKind.SUDDEN))
achievements = st.sampled_from(("", "", "flood"))


def few(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=4).map(tuple)


honours = st.builds(
    Honour,
    awards,
    years,
    kinds,
    achievements,
    st.lists(names, max_size=1).map(tuple),
    cancelled=st.booleans(),
)
initiatives = st.builds(
    Initiative,
    names,
    names,
    st.sampled_from(("grassroots", "provincial")),
    days,
    used_for=st.sampled_from(("", "", "n1")),
)
records = st.builds(
    SubjectRecord,
    st.just("p1"),
    st.sampled_from((PERSON, COLLECTIVE)),
    st.just("name"),
    st.just("u1"),
    st.frozensets(years),
    few(st.builds(Rating, years, st.sampled_from(RatingLevel))),
    few(honours),
    st.lists(initiatives, max_size=4, unique_by=lambda one: one.id).map(tuple),
    few(
        st.builds(
            Discipline,
            st.sampled_from(("warning", "reprimand")),
            days,
            ends,
            of_member=st.booleans(),
        )
    ).filter(lambda found: len(found) < 2),
    few(st.builds(RecordedHold, names, days, ends)).filter(lambda found: len(found) < 2),
    few(st.builds(Attestation, years, st.just("conduct"), evidence=st.sampled_from(("", "ab")))),
    few(st.builds(Share, years, st.just("advanced_worker"), st.just(Ratio(21, 30)))),
    few(st.builds(MemberHonours, years, st.just(TITLE), st.integers(0, 2))),
)
claims = st.builds(
    Claim,
    st.just(BADGE),
    st.just(YEAR),
    st.sampled_from((CommendationKind.MERIT, CommendationKind.MOVEMENT)),
    st.sampled_from(("", "", "titles", "either", "rating", "collective", "movement")),
    achievements,
    st.lists(names, max_size=2).map(tuple),
    ends,
    st.none() | st.booleans(),
    st.none() | st.integers(1, 5),
)


@given(records, claims, years)
def test_another_qualifying_year_never_makes_a_claim_worse(
    record: SubjectRecord, claim: Claim, year: int
) -> None:
    before = RANK[verdict(AWARD, record, claim).answer]
    rated = replace(record, ratings=(*record.ratings, Rating(year, EXCELLENT)))
    honoured = replace(record, honours=(*record.honours, Honour(TITLE, year)))
    assert RANK[verdict(AWARD, rated, claim).answer] >= before
    assert RANK[verdict(AWARD, honoured, claim).answer] >= before


@given(records, claims, days)
def test_an_open_hold_blocks_whatever_else_is_on_record(
    record: SubjectRecord, claim: Claim, since: date
) -> None:
    held = replace(record, holds=(*record.holds, RecordedHold("complaint", since)))
    on = max(since, claim.on or date(YEAR, 12, 31))
    assert verdict(AWARD, held, replace(claim, on=on)).answer is NOT_ELIGIBLE


@given(records, claims, st.frozensets(years))
def test_closing_years_settles_open_answers_and_never_turns_a_settled_one(
    record: SubjectRecord, claim: Claim, more: frozenset[int]
) -> None:
    before = verdict(AWARD, record, claim).answer
    after = verdict(AWARD, replace(record, known_years=record.known_years | more), claim).answer
    assert before in (CANNOT_TELL, after)


@given(records, claims, st.sampled_from(("grassroots", "provincial")), days)
def test_an_initiative_used_elsewhere_never_helps(
    record: SubjectRecord, claim: Claim, scope: str, day: date
) -> None:
    used = Initiative("used", "used", scope, day, used_for="elsewhere")
    more = replace(record, initiatives=(*record.initiatives, used))
    # A claim that names none puts forward all, one that names some may name this one too.
    named = replace(claim, initiatives=(*claim.initiatives, "used") if claim.initiatives else ())
    assert verdict(AWARD, more, named).answer is verdict(AWARD, record, claim).answer


@given(records, claims, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(
    record: SubjectRecord, claim: Claim, chance: st.DataObject
) -> None:
    def shuffled(facts: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(chance.sample(facts, len(facts)))  # type: ignore[attr-defined]

    other = SubjectRecord(
        record.subject_id,
        record.kind,
        record.name,
        record.unit_id,
        record.known_years,
        *(shuffled(facts) for facts in list(vars(record).values())[5:]),  # type: ignore[arg-type]
    )
    assert verdict(AWARD, other, claim) == verdict(AWARD, record, claim)


@given(records, claims)
def test_every_finding_that_does_not_hold_names_what_would_change_it(
    record: SubjectRecord, claim: Claim
) -> None:
    for finding in verdict(AWARD, record, claim).findings:
        settled = finding.answer is ELIGIBLE
        assert bool(finding.would_change) is not (settled or finding.code in UNCHANGEABLE)


@given(records, claims)
def test_a_cancelled_honour_is_as_if_it_were_never_given(
    record: SubjectRecord, claim: Claim
) -> None:
    standing = tuple(one for one in record.honours if not one.cancelled)
    assert verdict(AWARD, replace(record, honours=standing), claim) == verdict(AWARD, record, claim)
