"""One rule for each measure that a condition can take. No award is named: packs name them."""

from collections.abc import Callable, Iterable
from functools import partial

from suyton.domain.award_terms import Condition, Measure
from suyton.domain.citation import Ratio
from suyton.domain.eligibility_reading import (
    Judged,
    RecordReading,
    all_of,
    any_of,
    described,
    period,
)
from suyton.domain.record import Answer, RatingLevel

YearRule = Callable[[RecordReading, Condition, int], Judged]
MeasureRule = Callable[[RecordReading, Condition], Judged]

LEVELS = frozenset(level.value for level in RatingLevel)


def _rating(reading: RecordReading, condition: Condition, year: int) -> Judged:
    rated = [rating.level for rating in reading.ratings.get(year, ())]
    used = tuple([f"rating {year}: {level}" for level in rated])
    for level in rated:
        if level in condition.any_of:
            return Judged(Answer.ELIGIBLE, used)
    # The official rating is one a year: once given, another one is not to be waited for.
    answer = Answer.NOT_ELIGIBLE if rated else reading.absent(year)
    return Judged(answer, used, (f"rating:{year}",))


def _honour(reading: RecordReading, condition: Condition, year: int) -> Judged:
    held = [one for one in reading.honours.get(year, ()) if one.award_id in condition.any_of]
    if held:
        return Judged(Answer.ELIGIBLE, tuple(described(one) for one in held))
    wanted = tuple(f"honour:{code}:{year}" for code in condition.any_of if code not in LEVELS)
    return Judged(reading.absent(year), (), wanted)


def _rating_or_honour(reading: RecordReading, condition: Condition, year: int) -> Judged:
    rating, honour = _rating(reading, condition, year), _honour(reading, condition, year)
    answer = any_of((rating.answer, honour.answer))
    used = rating.used + honour.used
    facts = (
        ("levels", ", ".join([code for code in condition.any_of if code in LEVELS])),
        ("awards", ", ".join([code for code in condition.any_of if code not in LEVELS])),
    )
    if answer is Answer.ELIGIBLE:
        return Judged(answer, used, (), facts)
    return Judged(answer, used, rating.would_change + honour.would_change, facts)


def _share(reading: RecordReading, condition: Condition, year: int) -> Judged:
    name = condition.any_of[0]
    counted = [one.value for one in reading.shares.get(year, ()) if one.what == name]
    used = tuple(f"share {year}: {name} {value}" for value in counted)
    facts = (("at_least", str(condition.at_least or "")),)
    if any(_reaches(value, condition.at_least) for value in counted):
        return Judged(Answer.ELIGIBLE, used, (), facts)
    answer = Answer.NOT_ELIGIBLE if counted else reading.absent(year)
    return Judged(answer, used, (f"share:{name}:{year}",), facts)


def _reaches(value: Ratio, least: Ratio | None) -> bool:
    """Whether a share is large enough, in whole numbers; without a least any share is."""
    return least is None or (
        value.numerator * least.denominator >= least.numerator * value.denominator
    )


def _member_honour(reading: RecordReading, condition: Condition, year: int) -> Judged:
    counts: dict[str, int] = {}
    for one in reading.member_honours.get(year, ()):
        if one.award_id in condition.any_of:
            counts[one.award_id] = max(one.count, counts.get(one.award_id, 0))
    used = tuple(f"member_honours {year}: {award} {count}" for award, count in counts.items())
    facts = (("count", str(condition.count)),)
    if max(counts.values(), default=0) >= condition.count:
        return Judged(Answer.ELIGIBLE, used, (), facts)
    # One member may hold several awards, so the sum says only what is possible.
    possible = sum(counts.values()) >= condition.count
    wanted = tuple(f"member_honours:{award}:{year}" for award in condition.any_of)
    answer = Answer.CANNOT_TELL if possible else reading.absent(year)
    return Judged(answer, used, wanted, facts)


def _no_discipline(reading: RecordReading, condition: Condition, year: int) -> Judged:
    given = [
        one
        for one in reading.record.disciplines
        if one.since.year == year and one.level in condition.any_of
    ]
    if given:
        used = tuple(period(one) for one in given)
        return Judged(Answer.NOT_ELIGIBLE, used, (f"discipline:{year}",))
    if year in reading.known_years:
        return Judged(Answer.ELIGIBLE)
    return Judged(Answer.CANNOT_TELL, (), (f"known_year:{year}",))


def _attested(reading: RecordReading, condition: Condition, year: int) -> Judged:
    what = condition.any_of[0]
    said = [one for one in reading.attestations.get(year, ()) if one.what == what]
    used = tuple(f"attestation {year}: {what} {'so' if one.holds else 'not so'}" for one in said)
    wanted = (f"attestation:{what}:{year}",)
    proven = any(one.holds and one.evidence for one in said)
    denied = any(not one.holds for one in said)
    if proven and denied:
        return Judged(Answer.CANNOT_TELL, used, wanted)
    if proven:
        return Judged(Answer.ELIGIBLE, used)
    return Judged(Answer.NOT_ELIGIBLE if denied else reading.absent(year), used, wanted)


def _in_each_year(rule: YearRule, reading: RecordReading, condition: Condition) -> Judged:
    """The rule in every year of the chain; a year under discipline counts for nothing."""
    years = reading.years_up_to_the_claim(condition.years)
    judged = [_counted(rule, reading, condition, year) for year in years]
    answer = all_of([one.answer for one in judged])
    facts = (
        ("years", _listed(years)),
        ("accepted", ", ".join(condition.any_of)),
        *judged[-1].facts,
    )
    used = tuple(sorted([used for one in judged for used in one.used]))
    if answer is Answer.ELIGIBLE:
        return Judged(answer, used, (), facts)
    facts += (
        ("failing", _where(Answer.NOT_ELIGIBLE, years, judged)),
        ("unknown", _where(Answer.CANNOT_TELL, years, judged)),
    )
    return Judged(answer, used, tuple(said for one in judged for said in one.would_change), facts)


def _counted(rule: YearRule, reading: RecordReading, condition: Condition, year: int) -> Judged:
    judged = rule(reading, condition, year)
    over = reading.disciplines_over(year)
    if not over or rule is _no_discipline:
        return judged
    used = judged.used + tuple(period(one) for one in over)
    wanted = (f"discipline:{year}", *judged.would_change)
    return Judged(Answer.NOT_ELIGIBLE, used, wanted, judged.facts)


def _initiative(reading: RecordReading, condition: Condition) -> Judged:
    years = reading.years_up_to_the_claim(condition.years)
    # What is recognised after the year, but before the day of judging, still belongs to it.
    found = [
        one
        for one in reading.usable_initiatives()
        if one.scope in condition.any_of and one.recognised_on.year >= years.start
    ]
    used = tuple(sorted(f"initiative {one.id}: {one.scope} {one.recognised_on}" for one in found))
    facts = (
        ("years", _listed(years)),
        ("accepted", ", ".join(condition.any_of)),
        ("found", str(len(found))),
        ("count", str(condition.count)),
    )
    if len(found) >= condition.count:
        return Judged(Answer.ELIGIBLE, used, (), facts)
    complete = all(year in reading.known_years for year in years)
    answer = Answer.NOT_ELIGIBLE if complete else Answer.CANNOT_TELL
    return Judged(answer, used, tuple(f"initiative:{one}" for one in condition.any_of), facts)


def _leads_bloc(reading: RecordReading, condition: Condition) -> Judged:
    year, leads = reading.claim.year, reading.claim.leads_bloc
    facts = (("year", str(year)),)
    if leads is None:
        return Judged(Answer.CANNOT_TELL, (), (f"scores:{year}",), facts)
    used = (f"scores {year}: {'leads' if leads else 'does not lead'} the bloc",)
    if leads:
        return Judged(Answer.ELIGIBLE, used, (), facts)
    return Judged(Answer.NOT_ELIGIBLE, used, (f"scores:{year}",), facts)


def _movement_years(reading: RecordReading, condition: Condition) -> Judged:
    lasted = reading.claim.movement_years
    facts = (("count", str(condition.count)), ("lasted", "" if lasted is None else str(lasted)))
    if lasted is None:
        return Judged(Answer.CANNOT_TELL, (), ("movement_years",), facts)
    used = (f"movement: {lasted} years",)
    if lasted >= condition.count:
        return Judged(Answer.ELIGIBLE, used, (), facts)
    return Judged(Answer.NOT_ELIGIBLE, used, ("movement_years",), facts)


def _listed(years: Iterable[int]) -> str:
    return ", ".join([str(year) for year in years])


def _where(answer: Answer, years: range, judged: list[Judged]) -> str:
    return _listed([year for year, one in zip(years, judged, strict=True) if one.answer is answer])


MEASURES: dict[Measure, MeasureRule] = {
    Measure.RATING: partial(_in_each_year, _rating),
    Measure.HONOUR: partial(_in_each_year, _honour),
    Measure.RATING_OR_HONOUR: partial(_in_each_year, _rating_or_honour),
    Measure.INITIATIVE: _initiative,
    Measure.SHARE: partial(_in_each_year, _share),
    Measure.MEMBER_HONOUR: partial(_in_each_year, _member_honour),
    Measure.NO_DISCIPLINE: partial(_in_each_year, _no_discipline),
    Measure.ATTESTED: partial(_in_each_year, _attested),
    Measure.LEADS_BLOC: _leads_bloc,
    Measure.MOVEMENT_YEARS: _movement_years,
}
"""Every measure has its rule; a test holds the table against the enumeration."""
