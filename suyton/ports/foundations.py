"""What a province stands on: its bodies, its documents and its rule packs."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import BinaryIO, Protocol

from suyton.domain.award_terms import CommendationKind
from suyton.domain.bloc_round import BlocRound
from suyton.domain.document import DocumentReference
from suyton.domain.edition import Edition
from suyton.domain.nomination import Nomination
from suyton.domain.organisation import Bloc, BlocYear, Council, Province, Unit
from suyton.domain.rulebook import Rulebook


class Organisation(Protocol):
    """Sets up a province's bodies; repeating changes nothing."""

    def save_province(self, province: Province) -> None: ...

    def save_unit(self, unit: Unit) -> None: ...

    def save_bloc(self, bloc: Bloc) -> None: ...

    def save_bloc_year(self, year: BlocYear) -> None: ...

    def save_council(self, council: Council) -> None: ...


class DocumentStore(Protocol):
    """Bytes by their SHA-256. What is stored is never changed."""

    def put(self, content: BinaryIO, media_type: str, name: str, kind: str) -> DocumentReference:
        """Store a stream durably. Raises FileTooLarge past the limit; storing twice is harmless."""
        ...

    def open(self, sha256: str) -> BinaryIO:
        """The bytes as they were stored; raises DocumentMissing, DocumentDamaged."""
        ...

    def has(self, sha256: str) -> bool: ...


class RulebookArchive(Protocol):
    """Rulebooks that cases were opened under, by edition and hash."""

    def keep(self, rulebooks: Iterable[Rulebook], at: datetime) -> None:
        """Keep each that is not there yet; one that is there stays as it was kept."""
        ...

    def kept(self, edition: str, sha256: str) -> Rulebook | None:
        """The one kept under this edition and hash, or None."""
        ...

    def in_use(self) -> frozenset[tuple[str, str]]:
        """Edition and hash of every rulebook that a stored nomination or round is judged by."""
        ...


class Rulebooks(Protocol):
    """Rule packs, and the choice among them."""

    def for_year(self, year: int) -> Rulebook:
        """The rulebook for awards of an emulation year, with the reason for the choice.

        Raises:
            RulesMissing: no pack covers the time when that year's awards are decided.
        """
        ...

    def for_case(self, kind: CommendationKind, year: int, received_on: date) -> Rulebook:
        """The rulebook for one nomination: by its year for merit, else by its day of receipt.

        Raises:
            RulesMissing: no pack covers that day.
        """
        ...

    def of(self, nomination: Nomination | BlocRound) -> Rulebook:
        """The rulebook that already judges a case, for what is opened about it later.

        Raises:
            RulesMissing: no rulebook of its edition and hash is here.
        """
        ...

    def packs(self) -> tuple[Rulebook, ...]:
        """Every pack, oldest first."""
        ...

    def editions(self) -> tuple[Edition, ...]:
        """Every pack laid open for reading, with the source of each provision, oldest first."""
        ...
