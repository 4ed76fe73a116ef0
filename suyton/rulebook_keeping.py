"""Rule packs that are in use: kept for their cases, and never changed under the same name."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from suyton.domain.award_terms import CommendationKind
from suyton.domain.bloc_round import BlocRound
from suyton.domain.edition import Edition
from suyton.domain.errors import RulesMissing
from suyton.domain.nomination import Nomination
from suyton.domain.rulebook import Rulebook
from suyton.instance import CannotStart
from suyton.ports import RulebookArchive, Rulebooks


def keep_rulebooks(loaded: Rulebooks, archive: RulebookArchive) -> "KeptRulebooks":
    """The rulebooks with the archive behind them, once what was loaded is kept there.

    Raises:
        CannotStart: a pack says something else than when stored cases were opened under it.
    """
    books = loaded.packs()
    in_use = archive.in_use()
    for book in books:
        refuse_changed(book, in_use)
    archive.keep(books, datetime.now(UTC))
    return KeptRulebooks(loaded, archive)


def refuse_changed(book: Rulebook, in_use: Iterable[tuple[str, str]]) -> None:
    """Raises CannotStart where this edition is in use with another hash."""
    hashes = {sha256 for edition, sha256 in in_use if edition == book.pack_id}
    if others := sorted(hashes - {book.pack_sha256}):
        raise CannotStart(
            f"Rule pack {book.pack_id} was changed while cases are judged by it: they were opened "
            f"under sha256 {', '.join(others)}, and its files now give {book.pack_sha256}. Put the "
            "files (or SUYTON_PROVINCE_OVERLAY) back as they were, or raise `version` in the pack's "
            "pack.toml (in the overlay's file if that was changed), so that new cases follow the "
            "new text under a new name."
        )


class KeptRulebooks:
    """The port ``Rulebooks`` over the packs that were loaded and those that once were."""

    def __init__(self, loaded: Rulebooks, archive: RulebookArchive) -> None:
        self._loaded = loaded
        self._archive = archive

    def for_year(self, year: int) -> Rulebook:
        return self._loaded.for_year(year)

    def for_case(self, kind: CommendationKind, year: int, received_on: date) -> Rulebook:
        return self._loaded.for_case(kind, year, received_on)

    def of(self, nomination: Nomination | BlocRound) -> Rulebook:
        """The loaded rulebook of that edition and hash, else the one that was kept.

        Working days and base wages are facts of the day, not rules of a case: both come from the
        newest pack, so that a decision signed after a wage was raised grants the new amount.
        """
        today = self._loaded.packs()[-1]
        try:
            book = self._loaded.of(nomination)
        except RulesMissing:
            kept = self._archive.kept(nomination.pack_id, nomination.pack_sha256)
            if kept is None:
                raise
            book = replace(
                kept,
                chosen_because=nomination.pack_reason,
                days_off=today.days_off,
                days_worked=today.days_worked,
            )
        return replace(book, base_wages=today.base_wages)

    def packs(self) -> tuple[Rulebook, ...]:
        return self._loaded.packs()

    def editions(self) -> tuple[Edition, ...]:
        return self._loaded.editions()
