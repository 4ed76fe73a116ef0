"""The database as one thing: built once by whoever starts the service, handed on in parts."""

from types import TracebackType
from typing import Self

from argon2 import PasswordHasher
from sqlalchemy import Engine

from suyton.persistence.accounts import SqlAccounts
from suyton.persistence.ballot_box import SqlBallotBox
from suyton.persistence.certificates import SqlCertificates
from suyton.persistence.handed_in import SqlHandedIn
from suyton.persistence.migrating import migrate
from suyton.persistence.organisation import SqlOrganisation
from suyton.persistence.outbox import SqlTurnoutOutbox
from suyton.persistence.reading import SqlRecords
from suyton.persistence.register import SqlRegister
from suyton.persistence.rulebook_archive import SqlRulebookArchive
from suyton.persistence.signing_batches import SqlSigningBatches
from suyton.persistence.subject_records import SqlSubjectRecords
from suyton.persistence.transactions import Transactions, make_engine
from suyton.persistence.units import SqlUnits
from suyton.ports import (
    Accounts,
    BallotBox,
    BallotKeys,
    Certificates,
    HandedIn,
    Organisation,
    Records,
    Register,
    RulebookArchive,
    SigningBatches,
    SubjectRecords,
    TurnoutOutbox,
    Units,
)
from suyton.sealing.no_keys import NoKeys


class Database:
    """All ports that need the database, over one pool of connections."""

    def __init__(
        self,
        engine: Engine,
        hasher: PasswordHasher | None = None,
        ballot_keys: BallotKeys | None = None,
    ) -> None:
        transactions = Transactions(engine)
        self.engine = engine
        self.ballot_keys: BallotKeys = ballot_keys or NoKeys()
        self.register: Register = SqlRegister(transactions)
        self.box: BallotBox = SqlBallotBox(transactions, self.ballot_keys)
        self.outbox: TurnoutOutbox = SqlTurnoutOutbox(transactions)
        self.records: Records = SqlRecords(transactions)
        self.subject_records: SubjectRecords = SqlSubjectRecords(transactions)
        self.accounts: Accounts = SqlAccounts(transactions, hasher)
        self.organisation: Organisation = SqlOrganisation(transactions)
        self.rulebooks: RulebookArchive = SqlRulebookArchive(transactions)
        self.certificates: Certificates = SqlCertificates(transactions)
        self.handed_in: HandedIn = SqlHandedIn(transactions)
        self.signing_batches: SigningBatches = SqlSigningBatches(transactions)
        self.units: Units = SqlUnits(transactions)

    @classmethod
    def connect(
        cls,
        url: str,
        *,
        hasher: PasswordHasher | None = None,
        ballot_keys: BallotKeys | None = None,
    ) -> Self:
        """A database at a SQLAlchemy URL (``sqlite:///...`` or ``postgresql://...``).

        Nothing is opened until the first question. ``hasher`` sets the cost of passwords;
        None means argon2's recommended one. Without ``ballot_keys`` papers are sealed and none
        is opened: only a worker keeps keys.
        """
        return cls(make_engine(url), hasher, ballot_keys)

    def migrate(self) -> None:
        """Bring the schema to the one this code expects; harmless when it is there already."""
        migrate(self.engine)

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
