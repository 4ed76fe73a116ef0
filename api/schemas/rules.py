"""Rule packs as the API shows them."""

from dataclasses import dataclass
from datetime import date

from suyton.domain.award_terms import SubjectKind
from suyton.domain.edition import Edition, Stated, edition_of
from suyton.domain.errors import PrizeUncertain, Unknown
from suyton.domain.money import prize_of
from suyton.domain.rulebook import AwardRule, Rulebook
from suyton.ports import Rulebooks


@dataclass(frozen=True)
class EditionShown:
    """A pack in short. ``unconfirmed`` of its ``provisions`` nobody has checked."""

    id: str
    title: str
    valid_from: date
    valid_to: date
    because: str
    sha256: str
    based_on: str
    award_ids: tuple[str, ...]
    provisions: int
    unconfirmed: int

    @classmethod
    def of(cls, edition: Edition) -> "EditionShown":
        return cls(
            edition.id,
            edition.title,
            edition.valid_from,
            edition.valid_to,
            edition.because,
            edition.sha256,
            edition.based_on,
            edition.award_ids,
            len(edition.provisions),
            edition.unconfirmed,
        )


@dataclass(frozen=True)
class Money:
    """A prize at the base wage of a day, in VND; None where the pack has no wage for it."""

    subject: SubjectKind
    multiple: str
    amount_vnd: int | None
    on: date


@dataclass(frozen=True)
class AwardShown:
    """One award as an edition sees it: the rule that judges, and each provision with its source."""

    edition: str
    award: AwardRule
    provisions: tuple[Stated, ...]
    prizes: tuple[Money, ...]

    @classmethod
    def of(cls, rulebooks: Rulebooks, edition_id: str, award_id: str, on: date) -> "AwardShown":
        """Raises Unknown where there is no such edition, or no such award in it."""
        edition = edition_of(rulebooks.editions(), edition_id)
        provisions = edition.of_award(award_id)
        book = rulebook_of(rulebooks, edition_id)
        rule = book.award(award_id)
        prizes = tuple(
            Money(one.subject, str(one.multiple), _amount(rule, one.subject, book, on), on)
            for one in rule.prizes
        )
        return cls(edition_id, rule, provisions, prizes)


def _amount(rule: AwardRule, subject: SubjectKind, book: Rulebook, on: date) -> int | None:
    try:
        return prize_of(rule, subject, book.base_wages, on)
    except PrizeUncertain:
        return None


def rulebook_of(rulebooks: Rulebooks, edition_id: str) -> Rulebook:
    """The rulebook of an edition; raises Unknown."""
    for book in rulebooks.packs():
        if book.pack_id == edition_id:
            return book
    raise Unknown(noun="rule_pack", id=edition_id)
