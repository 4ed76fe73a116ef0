"""One record read for one claim: what counts, year by year, under the general rules in force."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from suyton.domain.award_terms import CommendationKind, GeneralRuleId
from suyton.domain.record import (
    Answer,
    Claim,
    Discipline,
    Honour,
    Initiative,
    SubjectRecord,
)
from suyton.domain.rulebook import Rulebook

NOT_TOWARD_MERIT = (CommendationKind.SUDDEN, CommendationKind.MOVEMENT)
"""Kinds whose honours a merit award does not build on where the pack says so."""


class Judged(NamedTuple):
    """What one rule came to. ``code`` replaces the usual code if given."""

    answer: Answer
    used: tuple[str, ...] = ()
    would_change: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    code: str = ""


class _OfAYear(Protocol):
    @property
    def year(self) -> int: ...


F = TypeVar("F", bound=_OfAYear)


class RecordReading:
    """The facts that count for a claim, by year, so that each rule finds its own at once."""

    def __init__(self, record: SubjectRecord, claim: Claim, rulebook: Rulebook) -> None:
        in_force = [rule.id for rule in rulebook.general]
        self.record = record
        self.claim = claim
        self.on = claim.on or date(claim.year, 12, 31)
        self.known_years = record.known_years
        self.standing = [honour for honour in record.honours if not honour.cancelled]
        builds_on_merit = (
            claim.kind is CommendationKind.MERIT
            and GeneralRuleId.NO_SUDDEN_TOWARD_MERIT in in_force
        )
        shut_out = NOT_TOWARD_MERIT if builds_on_merit else ()
        self.left_out = [one for one in self.standing if one.kind in shut_out]
        self.ratings = _by_year(record.ratings)
        self.honours = _by_year(one for one in self.standing if one.kind not in shut_out)
        self.attestations = _by_year(record.attestations)
        self.shares = _by_year(record.shares)
        self.member_honours = _by_year(record.member_honours)
        self.spent = self._spent_initiatives(in_force)
        self._periods = (
            [one for one in record.disciplines if not one.of_member]
            if GeneralRuleId.DISCIPLINE_PERIOD in in_force
            else []
        )

    def years_up_to_the_claim(self, years: int) -> range:
        """So many consecutive years that end with the claimed one."""
        return range(self.claim.year - years + 1, self.claim.year + 1)

    def disciplines_over(self, year: int) -> list[Discipline]:
        """The subject's own disciplinary periods that reach into a year: it does not count."""
        if not self._periods:
            return []
        return [one for one in self._periods if in_force_in(one, year)]

    def absent(self, year: int) -> Answer:
        """What a missing fact means: it is not so, or it may still come."""
        return Answer.NOT_ELIGIBLE if year in self.known_years else Answer.CANNOT_TELL

    def usable_initiatives(self) -> list[Initiative]:
        """Recognised by the day of judging, put forward here, in a year that counts, unspent.

        A claim that names none puts forward all that are on record.
        """
        named = self.claim.initiatives
        return [
            one
            for one in self.record.initiatives
            if (not named or one.id in named)
            and one.id not in self.spent
            and one.recognised_on <= self.on
            and not self.disciplines_over(one.recognised_on.year)
        ]

    def of_another_nomination(self, nomination_id: str) -> bool:
        """Whether something belongs to a nomination other than the one that claims."""
        return not nomination_id or nomination_id != self.claim.nomination_id

    def _spent_initiatives(self, in_force: list[GeneralRuleId]) -> frozenset[str]:
        if GeneralRuleId.INITIATIVE_ONCE not in in_force:
            return frozenset()
        kept = {
            one.id
            for one in self.record.initiatives
            if one.used_for and self.of_another_nomination(one.used_for)
        }
        honoured = {
            initiative
            for honour in self.standing
            if self.of_another_nomination(honour.nomination_id)
            for initiative in honour.initiatives
        }
        return frozenset(kept | honoured)


def in_force_in(discipline: Discipline, year: int) -> bool:
    """Whether any day of the year lies in the disciplinary period; one without end lasts on."""
    ended = discipline.to is not None and discipline.to.year < year
    return discipline.since.year <= year and not ended


def all_of(answers: Iterable[Answer]) -> Answer:
    """Kleene's AND: one failure decides; else one doubt; none at all holds."""
    answer = Answer.ELIGIBLE
    for one in answers:
        if one is Answer.NOT_ELIGIBLE:
            return one
        if one is Answer.CANNOT_TELL:
            answer = one
    return answer


def any_of(answers: Iterable[Answer]) -> Answer:
    """Kleene's OR: one that holds decides; else one doubt; none at all fails."""
    answer = Answer.NOT_ELIGIBLE
    for one in answers:
        if one is Answer.ELIGIBLE:
            return one
        if one is Answer.CANNOT_TELL:
            answer = one
    return answer


def described(honour: Honour) -> str:
    """An honour in words, such as ``honour 2023: grassroots_fighter (merit)``."""
    return f"honour {honour.year}: {honour.award_id} ({honour.kind})"


def period(discipline: Discipline) -> str:
    """A disciplinary measure in words, with its days."""
    return f"discipline {discipline.level} {discipline.since}..{discipline.to or ''}"


def _by_year(facts: Iterable[F]) -> dict[int, list[F]]:
    found: dict[int, list[F]] = {}
    for fact in facts:
        found.setdefault(fact.year, []).append(fact)
    return found
