"""What the activities and the API need from the world, as Protocols.

Adapters live beside one another in ``suyton/persistence`` and ``suyton/documents`` and do not
know each other; ``worker.py``, ``api/app.py`` and ``suyton/embedded.py`` hand them in. All
methods are synchronous: callers run them in threads.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, Generic, Protocol, TypeVar

from suyton.domain.audit import BrokenLink, Receipt, SealedEntry
from suyton.domain.authority import Actor, Appointment, Assignment, Role
from suyton.domain.ballot import Ballot, BallotReceipt, BallotStage, Choices, Tally, Turnout
from suyton.domain.bloc_round import BlocRound
from suyton.domain.decision import Decision
from suyton.domain.document import DocumentReference
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.organisation import Bloc, BlocYear, Council, Province, Unit
from suyton.domain.procedure import Step
from suyton.domain.rulebook import Rulebook
from suyton.domain.sitting import Sitting
from suyton.domain.task import Task

T = TypeVar("T")


@dataclass(frozen=True)
class RecordedDecision:
    """The receipt, and the decision as it stands: signing gives it its number."""

    receipt: Receipt
    decision: Decision


@dataclass(frozen=True)
class Notice:
    """A message to whoever holds ``role`` at ``scope_id`` (or to one account).

    ``code`` names a sentence in ``suyton/wording``; ``facts`` fill it. Written once per ``key``.
    """

    key: str
    role: Role
    scope_id: str
    subject: str
    code: str
    at: datetime
    account_id: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


class Register(Protocol):
    """Writes. Each method is one transaction that holds the change, its entry and its tasks.

    Repeating a step (same chain and key) changes nothing and returns the same receipt. A step
    whose revision does not follow the stored one raises StaleRevision.
    """

    def record_nomination(self, step: Step[Nomination]) -> Receipt: ...

    def record_round(self, step: Step[BlocRound]) -> Receipt: ...

    def record_sitting(self, step: Step[Sitting]) -> Receipt:
        """Convening claims its items: one that another open sitting claims raises NominationNotReady."""
        ...

    def record_decision(self, step: Step[Decision]) -> RecordedDecision:
        """Drafting claims its recipients; signing numbers the decision, gapless per year.

        Signing re-reads the assignment in the same transaction (NoLiveAssignment).
        """
        ...

    def tell(self, notice: Notice) -> None: ...

    def nomination(self, nomination_id: str) -> Nomination | None: ...

    def nominations_of_round(self, round_id: str) -> tuple[Nomination, ...]: ...

    def nominations_named(self, nomination_ids: Sequence[str]) -> tuple[Nomination, ...]:
        """In the order asked; raises Unknown for one that does not exist."""
        ...

    def round(self, round_id: str) -> BlocRound | None: ...

    def assignment_for(
        self, signer_id: str, province_id: str, at: datetime
    ) -> Assignment | None: ...


class BallotBox(Protocol):
    """The urn beside the process. Roll and papers are kept apart."""

    def open(self, ballot: Ballot, act_key: str, at: datetime) -> None:
        """Set up box and roll, and each voter's task; repeating changes nothing."""
        ...

    def extend(self, ballot_id: str, closes_at: datetime, act_key: str, at: datetime) -> None:
        """Move the closing; raises BallotClosed once the box is closed."""
        ...

    def cast(
        self, ballot_id: str, actor: Actor, choices: Choices, key: str, at: datetime
    ) -> BallotReceipt:
        """One transaction: box open, voter on the roll and not voted, paper in, entry written,
        voter's task gone, turnout in the outbox. The same key returns the same receipt.

        Raises:
            Unknown, NotOnRoll, AlreadyVoted, BallotNotOpen, BallotClosed, PaperIncomplete,
            PaperForeign.
        """
        ...

    def close(self, ballot_id: str, act_key: str, at: datetime) -> Turnout:
        """Take no more papers; takes the same row lock as casting. Repeating returns the same."""
        ...

    def papers(self, ballot_id: str) -> list[Choices]:
        """The papers of a closed box in shuffled order."""
        ...

    def record_tally(self, tally: Tally, act_key: str, at: datetime) -> None:
        """Keep the count with its entry; repeating changes nothing."""
        ...

    def turnout(self, ballot_id: str) -> Turnout: ...


@dataclass(frozen=True)
class TurnoutWord:
    """One line of the outbox: tell this workflow how many papers are in."""

    id: int
    workflow_id: str
    turnout: Turnout


class TurnoutOutbox(Protocol):
    """Turnout that workflows have not heard of yet. Written by casting, emptied by the relay."""

    def pending(self, limit: int) -> tuple[TurnoutWord, ...]: ...

    def sent(self, ids: Sequence[int]) -> None: ...


@dataclass(frozen=True)
class BallotView:
    """What may be shown of a ballot: who is awaited while open, the arithmetic once counted."""

    ballot: Ballot
    stage: BallotStage
    turnout: Turnout
    tally: Tally | None


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list; ``next_cursor`` is empty on the last one."""

    items: tuple[T, ...]
    next_cursor: str = ""


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
    visible_to: "Sight | None" = None


@dataclass(frozen=True)
class Sight:
    """What an actor may read: everything, or the cases of these units and blocs."""

    everything: bool
    unit_ids: tuple[str, ...] = ()
    bloc_ids: tuple[str, ...] = ()


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

    def units(self) -> tuple[Unit, ...]: ...

    def unit(self, unit_id: str) -> Unit: ...

    def blocs(self) -> tuple[Bloc, ...]: ...

    def bloc(self, bloc_id: str) -> Bloc: ...

    def bloc_year(self, bloc_id: str, year: int) -> BlocYear: ...

    def bloc_years(self, bloc_id: str) -> tuple[BlocYear, ...]: ...

    def council(self, council_id: str) -> Council: ...

    def nomination(self, nomination_id: str) -> Nomination: ...

    def nominations(
        self, wanted: NominationFilter, cursor: str = "", limit: int = 50
    ) -> Page[Nomination]: ...

    def round(self, round_id: str) -> BlocRound: ...

    def rounds(
        self, bloc_id: str = "", year: int = 0, cursor: str = "", limit: int = 50
    ) -> Page[BlocRound]: ...

    def ballot(self, ballot_id: str) -> BallotView: ...

    def ballots(self, owner: str) -> tuple[BallotView, ...]: ...

    def sitting(self, sitting_id: str) -> Sitting: ...

    def sittings(self, cursor: str = "", limit: int = 50) -> Page[Sitting]: ...

    def decision(self, decision_id: str) -> Decision: ...

    def decisions(self, cursor: str = "", limit: int = 50) -> Page[Decision]: ...

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

    def broken_links(self) -> Iterator[BrokenLink]:
        """Walk every chain; yields the first broken link of each that does not hold."""
        ...

    def is_ready(self) -> bool:
        """Whether the database answers and its schema is the one this code expects."""
        ...


@dataclass(frozen=True)
class Account:
    """Someone who can sign in. The password is kept as an argon2id hash, never here."""

    id: str
    login: str
    name: str
    active: bool = True


@dataclass(frozen=True)
class Session:
    """A browser's signed-in session; ``csrf`` must come back with every form."""

    account: Account
    csrf: str
    expires_at: datetime


@dataclass(frozen=True)
class TokenInfo:
    """A bearer token as its owner sees it later: never the token itself."""

    id: str
    name: str
    created_at: datetime
    expires_at: datetime | None


class Accounts(Protocol):
    """People: accounts, appointments, sessions, tokens, assignments. Secrets are stored hashed."""

    def check_password(self, login: str, password: str, at: datetime) -> Account | None:
        """The account if the password is right; takes as long for an unknown login."""
        ...

    def account(self, account_id: str) -> Account: ...

    def accounts(self) -> tuple[Account, ...]: ...

    def actor(self, account_id: str) -> Actor:
        """The account with all its appointments, past and future ones included."""
        ...

    def open_session(
        self, account_id: str, at: datetime, expires_at: datetime
    ) -> tuple[str, Session]:
        """A new session and its secret cookie value."""
        ...

    def session(self, secret: str, at: datetime) -> Session | None: ...

    def end_session(self, secret: str) -> None: ...

    def issue_token(
        self, account_id: str, name: str, at: datetime, expires_at: datetime | None
    ) -> tuple[str, TokenInfo]:
        """A bearer token's secret, shown once."""
        ...

    def token_account(self, secret: str, at: datetime) -> Account | None: ...

    def tokens(self, account_id: str) -> tuple[TokenInfo, ...]: ...

    def revoke_token(self, account_id: str, token_id: str) -> None: ...

    def save_account(self, account: Account, password: str | None) -> None:
        """Create or update; ``password`` None keeps the old one."""
        ...

    def appoint(self, account_id: str, appointment: Appointment) -> None:
        """Repeating the same appointment changes nothing."""
        ...

    def assign(self, assignment: Assignment, actor: Actor, key: str, at: datetime) -> Receipt:
        """Give an assignment, with its entry on chain ``assignment:<id>``, in one transaction.

        The same (id, key) again returns the same receipt.

        Raises:
            NotAuthorised: the actor is not the CHAIRMAN of the assignment's province.
            KeyReused: an assignment with this id exists under another key.
        """
        ...

    def assignments(self, province_id: str) -> tuple[Assignment, ...]:
        """All assignments of a province, ended ones included, newest first."""
        ...

    def revoke_assignment(
        self, assignment_id: str, actor: Actor, key: str, at: datetime
    ) -> Receipt:
        """End a live (or coming) assignment at ``at``, with its entry; repeating changes nothing.

        Raises:
            Unknown: there is no such assignment.
            NotAuthorised: the actor is not the CHAIRMAN of its province.
            WrongStage: it has already ended.
        """
        ...


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
        """The bytes; raises DocumentMissing."""
        ...

    def has(self, sha256: str) -> bool: ...


class Rulebooks(Protocol):
    """Rule packs, and the choice among them."""

    def for_year(self, year: int) -> Rulebook:
        """The rulebook for awards of an emulation year, with the reason for the choice.

        Raises:
            RulesMissing: no pack covers the time when that year's awards are decided.
        """
        ...

    def packs(self) -> tuple[Rulebook, ...]: ...
