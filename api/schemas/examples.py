"""Examples of answers, made from the domain's own records so that they cannot go stale."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from api.eligibility import EligibilityShown, FindingShown
from api.schemas.fields import PAPER
from api.schemas.shown import AwardsShown, BallotShown, BlocShown, TaskShown
from api.schemas.subjects import FactShown, SubjectShown
from api.schemas.units import UnitNow, UnitShown
from suyton.domain.audit import Entry, Receipt, SealedEntry
from suyton.domain.authority import Appointment, Assignment, Role
from suyton.domain.award_terms import SubjectKind
from suyton.domain.ballot import (
    AwardBallotRule,
    Ballot,
    BallotReceipt,
    BallotStage,
    Candidate,
    LineResult,
    Tally,
    TallyLine,
    Turnout,
    Voter,
)
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.decision import Decision, DecisionStage, Recipient
from suyton.domain.document import DocumentReference
from suyton.domain.fact_keeping import ClosedYear, FactStanding, RecordedFact, Subject
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.organisation import Bloc, BlocYear, Council, Province, Seat
from suyton.domain.record import Answer, Rating, RatingLevel
from suyton.domain.score_table import ScoreSheet, SheetKind, SheetLine
from suyton.domain.scoring import ScoreLine
from suyton.domain.signing_batch import BatchAct, BatchItem, ItemStanding, SigningBatch
from suyton.domain.sitting import Sitting, SittingStage
from suyton.domain.unit_history import UnitHistories, UnitHistory, UnitName
from suyton.ports import Account, BallotView, Notice, TokenInfo
from suyton.rules import RulePacks

AT = datetime(2023, 12, 27, 7, 30, tzinfo=UTC)
HASH = "3b1f0c5e" * 8
FLAG = "provincial_emulation_flag"
NOMINATION_ID = f"2023.vhxh.ban-dan-toc.{FLAG}"


def shown(record: object) -> Any:
    """A record as the API writes it."""
    return TypeAdapter(type(record)).dump_python(record, mode="json")


def page(*items: object) -> dict[str, Any]:
    """A list's page as the API writes it."""
    return {"items": [shown(item) for item in items], "next_cursor": ""}


def receipt(chain: str, tag: str, stage: str) -> Any:
    """The receipt of an act."""
    return shown(Receipt(chain, 3, "ban-dan-toc:5f0c2b1e", tag, AT, stage, HASH))


PAPER_REFERENCE = DocumentReference(**PAPER)  # type: ignore[arg-type]
ACCOUNT = Account("ban-dan-toc", "ban-dan-toc", "Chuyên viên Ban Dân tộc")
APPOINTMENT = Appointment(Role.UNIT_OFFICER, "ban-dan-toc", AT)
TOKEN = TokenInfo("t-1", "Phần mềm văn thư", AT, AT)
PROVINCE = Province("bac-kan", "Tỉnh Bắc Kạn", "so-noi-vu", "Sở Nội vụ", "hoi-dong-tdkt")
UNITS = UnitHistories(
    {
        "ban-dan-toc": UnitHistory(
            "ban-dan-toc",
            "Ban Dân tộc",
            (UnitName("Sở Dân tộc và Tôn giáo", date(2025, 3, 1), "12/NQ-HĐND", "Sở DT&TG"),),
        )
    }
)
UNIT_NOW = UnitNow.of(UNITS, "ban-dan-toc", date(2025, 4, 1))
UNIT_SHOWN = UnitShown.of(UNITS, "ban-dan-toc", date(2025, 4, 1))
BLOC = Bloc("vhxh", "Khối Văn hóa - Xã hội", "bac-kan")
BLOC_SHOWN = BlocShown.of(
    BLOC, (BlocYear("vhxh", 2023, "so-giao-duc", "so-khoa-hoc", ("ban-dan-toc", "so-y-te")),)
)
SEAT = Seat("uy-vien-01", "Chủ tịch Hội đồng", "chair")
COUNCIL = Council("hoi-dong-tdkt", "Hội đồng TĐKT tỉnh", "bac-kan", "1/QĐ-UBND", (SEAT,))
ASSIGNMENT = Assignment("a-1", "bac-kan", "chu-tich", "pho-chu-tich", AT)
CANDIDATE = Candidate(NOMINATION_ID, "ban-dan-toc", "Ban Dân tộc", FLAG)
_BOOK = RulePacks.load().for_year(2023)
_AWARD = _BOOK.award(FLAG)
AWARDS = AwardsShown(2023, _BOOK.pack_id, _BOOK.pack_sha256, _BOOK.chosen_because, (_AWARD,))
TALLY = Tally(
    "2023.vhxh.b1",
    3,
    3,
    2,
    True,
    (TallyLine(NOMINATION_ID, "Ban Dân tộc", FLAG, 3, 0, 0, 2, LineResult.CARRIED),),
)
BALLOT = BallotShown.of(
    BallotView(
        Ballot(
            "2023.vhxh.b1",
            "round:2023.vhxh",
            "round:2023.vhxh",
            (CANDIDATE,),
            (AwardBallotRule(FLAG, _AWARD.bloc_ballot),),
            Role.UNIT_OFFICER,
            (Voter("ban-dan-toc", "Ban Dân tộc"),),
            3,
            AT,
            AT,
            True,
        ),
        BallotStage.OPEN,
        Turnout("2023.vhxh.b1", 2, 3, (Voter("so-y-te", "Sở Y tế"),)),
        None,
    )
)
SHEET = ScoreSheet(
    SheetKind.SELF,
    "ban-dan-toc",
    "ban-dan-toc",
    1,
    (SheetLine("I.1", Decimal("48.5"), "", (PAPER_REFERENCE,)),),
)
BALLOT_RECEIPT = BallotReceipt("2023.vhxh.b1", "ban-dan-toc", AT, 4, HASH, HASH[::-1])
NOMINATION = Nomination(
    NOMINATION_ID,
    "2023.vhxh",
    "vhxh",
    "bac-kan",
    "so-noi-vu",
    "ban-dan-toc",
    "Ban Dân tộc",
    FLAG,
    2023,
    AWARDS.pack_id,
    HASH,
    AWARDS.chosen_because,
    NominationStage.IN_BLOC,
    AT,
    (PAPER_REFERENCE,),
    "Hoàn thành vượt các chỉ tiêu thi đua.",
    proposed_at=AT,
    revision=1,
)
ROUND = BlocRound(
    "2023.vhxh",
    "vhxh",
    "Khối Văn hóa - Xã hội",
    "bac-kan",
    "so-noi-vu",
    2023,
    "so-giao-duc",
    "so-khoa-hoc",
    RoundStage.COUNTED,
    AT,
    (ScoreLine("ban-dan-toc", "Ban Dân tộc", Decimal("98.5"), final_score=Decimal("97.5")),),
    AT,
    AWARDS.pack_id,
    HASH,
    AWARDS.chosen_because,
    "2023.vhxh.b1",
    1,
    AT,
    (CANDIDATE,),
    TALLY,
    revision=9,
)
SITTING = Sitting(
    "s-0a1b2c3d4e",
    "hoi-dong-tdkt",
    "Hội đồng TĐKT tỉnh",
    "bac-kan",
    "so-noi-vu",
    "1/QĐ-UBND",
    (SEAT,),
    (CANDIDATE,),
    SittingStage.CONVENED,
    AT,
    AT,
    AWARDS.pack_id,
    revision=1,
)
DECISION = Decision(
    "d-0a1b2c3d4e",
    FLAG,
    "Tặng Cờ thi đua năm 2023",
    "bac-kan",
    "so-noi-vu",
    (Recipient(NOMINATION_ID, "ban-dan-toc", "Ban Dân tộc"),),
    "pho-chu-tich",
    "Phó Chủ tịch",
    DecisionStage.ISSUED,
    AT,
    number="2051/QĐ-UBND",
    signed_at=AT,
    capacity="for_the_chairman",
    assignment_id="a-1",
    revision=2,
)
BATCH = SigningBatch(
    "5a7c0e1b9d3f4e2a8b6c7d8e9f0a1b2c",
    "pho-chu-tich",
    BatchAct.SIGN,
    False,
    (
        BatchItem("d-0a1b2c3d4e", ItemStanding.DONE),
        BatchItem("d-1b2c3d4e5f", ItemStanding.FAILED, "no_live_assignment"),
        BatchItem("d-2c3d4e5f60"),
    ),
    AT,
    AT,
)
TASK = TaskShown("round:2023.vhxh", "submit_self_score", Role.UNIT_OFFICER, "ban-dan-toc", AT, AT)
NOTICE = Notice(
    "nomination:1:outcome",
    Role.UNIT_OFFICER,
    "ban-dan-toc",
    f"nomination:{NOMINATION_ID}",
    "awarded",
    AT,
)
ENTRY = SealedEntry(
    1,
    "0" * 64,
    HASH,
    Entry(
        f"nomination:{NOMINATION_ID}",
        "ban-dan-toc:5f0c2b1e",
        "unit:nomination:proposed",
        AT,
        "ban-dan-toc",
        "Chuyên viên Ban Dân tộc",
        "unit_officer",
        "ban-dan-toc",
        "new",
        "in_bloc",
        on_behalf_of="ban-dan-toc",
    ),
)
SUBJECT = Subject("ban-dan-toc", SubjectKind.COLLECTIVE, "Ban Dân tộc", "ban-dan-toc", "so-noi-vu")
FACT = RecordedFact(
    "f-0a1b2c3d4e",
    "ban-dan-toc",
    Rating(2022, RatingLevel.EXCELLENT),
    FactStanding.CONFIRMED,
    "ban-dan-toc",
    "so-noi-vu",
    HASH,
)
SUBJECT_SHOWN = SubjectShown(
    SUBJECT, (FactShown.of(FACT),), (ClosedYear("ban-dan-toc", 2022, "so-noi-vu"),)
)
ELIGIBILITY = EligibilityShown(
    NOMINATION_ID,
    AWARDS.pack_id,
    Answer.CANNOT_TELL,
    "excellent_with_initiative",
    (
        FindingShown(
            "rating",
            "excellent_with_initiative",
            Answer.CANNOT_TELL,
            "Chưa có xếp loại của năm: 2023.",
            "Luật 06/2022/QH15 Điều 26",
            confirmed=True,
            used=("rating 2022: excellent",),
            would_change=("xếp loại của năm 2023",),
        ),
    ),
)
