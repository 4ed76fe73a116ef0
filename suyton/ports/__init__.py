"""What the activities and the API need from the world, as Protocols.

Adapters live beside one another in ``suyton/persistence``, ``suyton/documents`` and
``suyton/spreadsheets`` and do not know each other; ``worker.py``, ``api/app.py`` and ``suyton/embedded.py`` hand them in. All
methods are synchronous: callers run them in threads.
"""

from suyton.ports.ballot_box import (
    BallotBox,
    BallotView,
    OpenedBox,
    TurnoutOutbox,
    TurnoutWord,
)
from suyton.ports.ballot_keys import BallotKeys
from suyton.ports.documents import (
    Certificates,
    DecisionPapers,
    Examiner,
    NumberFields,
    Paperwork,
    Place,
    Rendered,
    Renderer,
    SignatureChecker,
    Signer,
    SigningWish,
)
from suyton.ports.foundations import DocumentStore, Organisation, RulebookArchive, Rulebooks
from suyton.ports.people import Account, Accounts, Session, TokenInfo
from suyton.ports.records import HistoryFilter, NominationFilter, Page, Records, Sight
from suyton.ports.register import Notice, RecordedDecision, Register
from suyton.ports.signing_batches import SigningBatches
from suyton.ports.spreadsheets import ScoreSpreadsheets, SheetToFill
from suyton.ports.subject_records import SubjectFile, SubjectRecords
from suyton.ports.units import Units
from suyton.ports.uploads import HandedIn, Uploads

__all__ = [
    "Account",
    "Accounts",
    "BallotBox",
    "BallotKeys",
    "BallotView",
    "Certificates",
    "DecisionPapers",
    "DocumentStore",
    "Examiner",
    "HandedIn",
    "HistoryFilter",
    "NominationFilter",
    "Notice",
    "NumberFields",
    "OpenedBox",
    "Organisation",
    "Page",
    "Paperwork",
    "Place",
    "RecordedDecision",
    "Records",
    "Register",
    "Rendered",
    "Renderer",
    "RulebookArchive",
    "Rulebooks",
    "ScoreSpreadsheets",
    "Session",
    "SheetToFill",
    "Sight",
    "SignatureChecker",
    "Signer",
    "SigningBatches",
    "SigningWish",
    "SubjectFile",
    "SubjectRecords",
    "TokenInfo",
    "TurnoutOutbox",
    "TurnoutWord",
    "Units",
    "Uploads",
]
