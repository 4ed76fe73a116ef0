"""Questions: what is read from the register. None of them needs Temporal."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from suyton.domain.audit import BrokenLink, Receipt, SealedEntry
from suyton.domain.authority import Actor
from suyton.domain.ballot import BallotReceipt
from suyton.domain.bloc_round import BlocRound
from suyton.domain.decision import Decision
from suyton.domain.decision_issue import PaperStage
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.organisation import Bloc, BlocYear, Council, Province, Unit
from suyton.domain.score_table import ScoreSheet
from suyton.domain.sitting import Sitting
from suyton.domain.task import Task
from suyton.domain.unit_history import UnitHistories
from suyton.ports.ballot_box import BallotView
from suyton.ports.register import Notice

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list; ``next_cursor`` is empty on the last one."""

    items: tuple[T, ...]
    next_cursor: str = ""


@dataclass(frozen=True)
class Sight:
    """What an actor may read: everything, or the cases of these units and blocs."""

    everything: bool
    unit_ids: tuple[str, ...] = ()
    bloc_ids: tuple[str, ...] = ()
    agency_ids: tuple[str, ...] = ()
    """Agencies the actor answers for; they read the cases on which they were asked."""


@dataclass(frozen=True)
class NominationFilter:
    """Empty fields do not filter. ``visible_to`` limits to what an actor may read."""

    round_id: str = ""
    bloc_id: str = ""
    unit_id: str = ""
    award_id: str = ""
    year: int = 0
    stages: tuple[NominationStage, ...] = ()
    text: str = ""
    visible_to: Sight | None = None


@dataclass(frozen=True)
class HistoryFilter:
    """Empty fields do not filter. Times are aware; ``since`` inclusive, ``before`` exclusive."""

    chain: str = ""
    noun: str = ""
    unit_id: str = ""
    bloc_id: str = ""
    award_id: str = ""
    stage: str = ""
    account_id: str = ""
    tag: str = ""
    since: datetime | None = None
    before: datetime | None = None
    visible_to: Sight | None = None


class Records(Protocol):
    """Questions. None of them needs Temporal. A missing subject raises Unknown."""

    def provinces(self) -> tuple[Province, ...]: ...

    def units(self) -> tuple[Unit, ...]:
        """As they were founded; the names of today are in :meth:`unit_histories`."""
        ...

    def unit(self, unit_id: str) -> Unit: ...

    def unit_histories(self) -> UnitHistories:
        """Every unit with its later names and its end."""
        ...

    def blocs(self) -> tuple[Bloc, ...]: ...

    def bloc(self, bloc_id: str) -> Bloc: ...

    def bloc_year(self, bloc_id: str, year: int) -> BlocYear: ...

    def bloc_years(self, bloc_id: str) -> tuple[BlocYear, ...]: ...

    def council(self, council_id: str) -> Council: ...

    def nomination(self, nomination_id: str) -> Nomination: ...

    def nominations(
        self, wanted: NominationFilter, cursor: str = "", limit: int = 50
    ) -> Page[Nomination]: ...

    def nominations_by_id(self, ids: Iterable[str]) -> dict[str, Nomination]:
        """Those of these nominations that there are, in one question."""
        ...

    def round(self, round_id: str) -> BlocRound: ...

    def rounds(
        self, bloc_id: str = "", year: int = 0, cursor: str = "", limit: int = 50
    ) -> Page[BlocRound]: ...

    def score_sheets(self, round_: BlocRound) -> Mapping[str, ScoreSheet]:
        """The sheets that stand in a round, by their SHA-256."""
        ...

    def ballot(self, ballot_id: str) -> BallotView: ...

    def ballots(self, owner: str) -> tuple[BallotView, ...]: ...

    def sitting(self, sitting_id: str) -> Sitting: ...

    def sittings(self, cursor: str = "", limit: int = 50) -> Page[Sitting]: ...

    def decision(self, decision_id: str) -> Decision: ...

    def decisions_by_id(self, ids: Iterable[str]) -> dict[str, Decision]:
        """Those of these decisions that there are, in one question."""
        ...

    def changes_of(self, decision_id: str) -> tuple[Decision, ...]:
        """The decisions, drafts too, that refer to this one, in the order of their drafting."""
        ...

    def decisions(self, cursor: str = "", limit: int = 50) -> Page[Decision]: ...

    def decision_by_code(self, code: str) -> Decision | None:
        """The issued decision that bears this verification code."""
        ...

    def decisions_of_file(self, sha256: str) -> tuple[tuple[PaperStage, Decision], ...]:
        """The decisions of which this is a file, and which file it is."""
        ...

    def published(self, cursor: str = "", limit: int = 50) -> Page[Decision]:
        """The decisions on the public list, the one published last first."""
        ...

    def tasks(self, actor: Actor, at: datetime) -> tuple[Task, ...]:
        """What waits for this actor in any of their live capacities, soonest due first."""
        ...

    def awaited(self, subject: str) -> tuple[Task, ...]:
        """Everyone awaited on one subject (``noun:id``)."""
        ...

    def notices(
        self, actor: Actor, at: datetime, cursor: str = "", limit: int = 50
    ) -> Page[Notice]: ...

    def history(
        self, wanted: HistoryFilter, cursor: str = "", limit: int = 50
    ) -> Page[SealedEntry]:
        """Newest first across chains; a single chain is given in its own order."""
        ...

    def chain(self, chain: str) -> tuple[SealedEntry, ...]: ...

    def receipt(self, chain: str, key: str) -> Receipt | None:
        """The receipt of an act already done under this key, if any."""
        ...

    def ballot_receipt(self, ballot_id: str, key: str) -> BallotReceipt | None: ...

    def chains(self) -> int:
        """How many chains the book has."""
        ...

    def broken_links(self) -> Iterator[BrokenLink]:
        """Walk every chain; yields the first broken link of each that does not hold."""
        ...

    def is_ready(self) -> bool:
        """Whether the database answers and its schema is the one this code expects."""
        ...
