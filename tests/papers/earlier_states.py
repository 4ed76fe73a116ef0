"""A bloc's year, a sitting and a nomination with invented names, as they stand when papers are due."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from suyton.domain.agenda import Aside, SetAside, TieBreak
from suyton.domain.attendance import DifferingOpinion, Guest, StandIn
from suyton.domain.award_terms import SubjectKind
from suyton.domain.ballot import Candidate, Choice, LineResult, Tally, TallyLine
from suyton.domain.bloc_round import BlocRound, RoundStage
from suyton.domain.citation import Ratio
from suyton.domain.document import DocumentReference
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.organisation import Seat, Unit
from suyton.domain.record import (
    Attestation,
    Discipline,
    Honour,
    Initiative,
    Rating,
    RatingLevel,
    Share,
    SubjectRecord,
)
from suyton.domain.score_table import Criterion, CriterionKind, KeptSheet, ScoreTable
from suyton.domain.scoring import ScoreLine
from suyton.domain.sitting import Sitting, SittingStage
from suyton.domain.sitting_state import Opinion

AT = datetime(2023, 12, 27, 7, 30, tzinfo=UTC)
FLAG, MERIT = "provincial_emulation_flag", "provincial_certificate_of_merit"
UNIT = Unit("so-y-te", "Sở Y tế", "Sở Y tế")


def _candidate(number: int, name: str, award_id: str) -> Candidate:
    return Candidate(f"n-{number}", f"u-{number}", name, award_id)


CULTURE = _candidate(1, "Sở Văn hóa, Thể thao và Du lịch", FLAG)
HEALTH = _candidate(2, "Sở Y tế", FLAG)
PERSON = _candidate(3, "Bà Nguyễn Thị Phượng Huyền, Trường Cao đẳng Bắc Kạn", MERIT)
LATE = _candidate(4, "Đài Phát thanh và Truyền hình", MERIT)


def _voted(
    one: Candidate, yes: int, no: int, needed: int, result: LineResult, recused: int = 0
) -> TallyLine:
    return TallyLine(
        one.nomination_id, one.unit_name, one.award_id, yes, no, 0, needed, result, recused=recused
    )


_UNITS = ("Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế", "Ban Dân tộc", "Trường Cao đẳng Bắc Kạn")
_TABLE = ScoreTable(
    (
        Criterion("I.1", "Hoàn thành chỉ tiêu chuyên môn", "I", Decimal(80)),
        Criterion("I.2", "Cải cách hành chính", "I", Decimal(20)),
        Criterion("II", "Điểm thưởng", "II", Decimal(5), CriterionKind.BONUS),
    ),
    bonus_maximum=Decimal(5),
    version=1,
)


def _scored(number: int, name: str) -> ScoreLine:
    points = (Decimal(78) - number, Decimal("19.5"), Decimal(1))
    total = sum(points, Decimal(0))
    sheet = KeptSheet("", points)
    return ScoreLine(
        f"u-{number}",
        name,
        self_score=total,
        cross_score=total,
        final_score=total,
        self_sheet=sheet,
        cross_sheet=sheet,
        final_sheet=sheet,
        place=number,
    )


ROUND = BlocRound(
    id="2023.vhxh",
    bloc_id="vhxh",
    bloc_name="Khối thi đua Văn hóa - Xã hội",
    province_id="bac-kan",
    standing_body_id="so-noi-vu",
    year=2023,
    leader_unit_id="u-3",
    deputy_unit_id="u-4",
    stage=RoundStage.COUNTED,
    stage_since=AT,
    scores=tuple(_scored(number, name) for number, name in enumerate(_UNITS, 1)),
    scores_due_at=AT,
    pack_id="2017-10",
    pack_sha256="",
    pack_reason="",
    ballot_id="2023.vhxh.b1",
    slate=(CULTURE, HEALTH),
    tally=Tally(
        "2023.vhxh.b1",
        electorate=4,
        cast=3,
        quorum_needed=3,
        quorum_met=True,
        lines=(
            _voted(CULTURE, 3, 0, 3, LineResult.CARRIED),
            _voted(HEALTH, 1, 2, 3, LineResult.BELOW_THRESHOLD),
        ),
    ),
    table=_TABLE,
)

_SEATS = (
    Seat("a-1", "Đỗ Quốc Khánh", "chair"),
    Seat("a-2", "Lê Thị Hạnh", "vice_chair"),
    Seat("a-3", "Trần Ngọc Ẩn", "member"),
    Seat("a-4", "Hoàng Giáng Hương", "member"),
    Seat("a-5", "Vũ Đức Thắng", "member"),
    Seat("a-6", "Quỳnh Như", "secretary", votes=False),
)

SITTING = Sitting(
    id="s-1",
    council_id="hoi-dong",
    council_name="Hội đồng Thi đua - Khen thưởng tỉnh Bắc Kạn",
    province_id="bac-kan",
    standing_body_id="so-noi-vu",
    founding_decision="Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2023",
    seats=_SEATS,
    agenda=(CULTURE, HEALTH, PERSON),
    stage=SittingStage.CONCLUDED,
    stage_since=AT,
    meets_at=datetime(2023, 12, 26, 1, 0, tzinfo=UTC),
    pack_id="2017-10",
    present=("a-1", "a-2", "a-3", "a-6"),
    opinions=(
        Opinion(
            "a-5",
            "Vũ Đức Thắng",
            {"n-1": Choice.YES, "n-2": Choice.NO, "n-3": Choice.YES},
            AT,
            "Đề nghị rà soát hồ sơ của Sở Y tế",
        ),
    ),
    ballot_id="s-1.b1",
    closes_at=AT,
    tally=Tally(
        "s-1.b1",
        electorate=5,
        cast=5,
        quorum_needed=4,
        quorum_met=True,
        lines=(
            _voted(CULTURE, 5, 0, 4, LineResult.CARRIED),
            _voted(HEALTH, 2, 3, 4, LineResult.BELOW_THRESHOLD),
            _voted(PERSON, 4, 1, 4, LineResult.CARRIED),
        ),
    ),
    guests=(Guest("Diễm Kiều", "Phó Chánh Văn phòng"),),
    stand_ins=(StandIn("a-4", "a-7", "Bích Ngọ", "12/GUQ", date(2023, 12, 20), came=True),),
    differing=(
        DifferingOpinion("a-3", "Trần Ngọc Ẩn", "Nên tổ chức thẩm định thực tế.", AT, "n-2"),
    ),
    set_aside=(SetAside(LATE, Aside.PUT_OFF, "Chờ kết luận kiểm tra", AT),),
)
TIE_SETTLED = replace(
    SITTING,
    tied=("n-1", "n-3"),
    tie_break=TieBreak("a-1", "Đỗ Quốc Khánh", "chair", "Thành tích nổi trội hơn", AT),
)

LETTER_OF_A_UNIT = Nomination(
    id="n-2",
    round_id="2023.vhxh",
    bloc_id="vhxh",
    province_id="bac-kan",
    standing_body_id="so-noi-vu",
    unit_id=UNIT.id,
    unit_name=UNIT.name,
    award_id=FLAG,
    year=2023,
    pack_id="2017-10",
    pack_sha256="",
    pack_reason="",
    stage=NominationStage.IN_BLOC,
    stage_since=AT,
    proposed_at=AT,
    dossier=(
        DocumentReference("", 0, "", kind="submission_letter"),
        DocumentReference("", 0, "", kind="achievement_report"),
    ),
    summary="Dẫn đầu khối thi đua.\nHoàn thành 12/12 chỉ tiêu được giao.",
)
OF_A_PERSON = replace(
    LETTER_OF_A_UNIT,
    id="n-3",
    round_id="",
    bloc_id="",
    award_id=MERIT,
    subject_kind=SubjectKind.INDIVIDUAL,
    subject_id="p-1",
    subject_name="Bà Nguyễn Thị Phượng Huyền",
    achieved_from=date(2022, 1, 1),
    achieved_to=date(2023, 12, 31),
)

RECORD = SubjectRecord(
    subject_id=UNIT.id,
    kind=SubjectKind.COLLECTIVE,
    name=UNIT.name,
    unit_id=UNIT.id,
    ratings=(Rating(2023, RatingLevel.EXCELLENT), Rating(2022, RatingLevel.GOOD)),
    honours=(
        Honour(MERIT, 2021, decision_number="2051/QĐ-UBND", decided_on=date(2021, 12, 30)),
        Honour(FLAG, 2020, decision_number="0009/QĐ-UBND", cancelled=True),
    ),
    initiatives=(
        Initiative("i-1", "Số hóa hồ sơ bệnh án", "provincial", date(2023, 5, 4), "77/QĐ-SKHCN"),
    ),
    disciplines=(Discipline("warning", date(2019, 3, 1), date(2020, 3, 1)),),
    attestations=(
        Attestation(2023, "targets_exceeded"),
        Attestation(2023, "unity", holds=False),
    ),
    shares=(Share(2023, "advanced_worker", Ratio(21, 30)),),
)
