"""Decisions of each kind with invented names, and what their papers say."""

from dataclasses import replace
from datetime import UTC, date, datetime

from suyton.domain.authority import Role
from suyton.domain.award_terms import SubjectKind
from suyton.domain.decision import Decision, DecisionStage, Recipient
from suyton.domain.decision_kind import DecisionKind
from suyton.domain.incidents import CancellationGround
from suyton.domain.rulebook import Rulebook
from suyton.office_file import read_office
from suyton.papers.award_facts import Content
from suyton.papers.decision import content_of
from suyton.rules import RulePacks

AT = datetime(2024, 1, 5, 1, 30, tzinfo=UTC)
ON = date(2024, 1, 5)
ADDRESS = "https://thidua.example.vn/verify/7K3M9QXT2ABC"
OFFICE = read_office("bac-kan")
RULES: Rulebook = RulePacks.load(overlay="bac-kan").for_year(2023)

GRANT = Decision(
    id="d-1",
    award_id="provincial_certificate_of_merit",
    title="Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh năm 2023",
    province_id="bac-kan",
    standing_body_id="so-noi-vu",
    recipients=(
        Recipient("n-1", "so-van-hoa", "Sở Văn hóa, Thể thao và Du lịch", prize_vnd=5_400_000),
        Recipient(
            "n-2",
            "so-y-te",
            "Sở Y tế",
            name="Bà Nguyễn Thị Phượng Huyền",
            subject_kind=SubjectKind.INDIVIDUAL,
            prize_vnd=2_700_000,
        ),
        Recipient("n-3", "cao-dang", "Trường Cao đẳng Bắc Kạn", struck="Đơn vị xin rút"),
    ),
    signer_id="pho-chu-tich",
    signer_name="Lê Thị Hạnh",
    stage=DecisionStage.IN_SIGNING,
    stage_since=AT,
    total_vnd=8_100_000,
    fund="Quỹ thi đua, khen thưởng của tỉnh",
)
BY_THE_CHAIRMAN = replace(GRANT, signer_name="Đỗ Quốc Khánh", signer_role=Role.CHAIRMAN)
FORWARD = replace(
    GRANT,
    kind=DecisionKind.FORWARD,
    award_id="government_emulation_flag",
    title="Đề nghị tặng Cờ thi đua của Chính phủ năm 2023",
    recipients=(replace(GRANT.recipients[0], prize_vnd=0),),
    total_vnd=0,
)
CORRECT = replace(
    GRANT,
    kind=DecisionKind.CORRECT,
    title="Đính chính tên đơn vị được tặng Bằng khen",
    recipients=(
        replace(GRANT.recipients[0], prize_vnd=0, corrected_name="Sở Văn hóa, Thể thao, Du lịch"),
    ),
    total_vnd=0,
    refers_to_number="2051/QĐ-UBND",
    explanation="Tên đơn vị in thiếu so với quyết định thành lập.",
)
CANCEL = replace(
    GRANT,
    kind=DecisionKind.CANCEL,
    title="Hủy bỏ Quyết định tặng Bằng khen đối với một tập thể",
    recipients=(GRANT.recipients[0],),
    total_vnd=5_400_000,
    refers_to_number="2051/QĐ-UBND",
    ground=CancellationGround.FALSE_DECLARATION,
    explanation="Kết luận thanh tra xác định số liệu báo cáo không đúng.",
)


def long_grant(recipients: int) -> Decision:
    """A certificate for many schools."""
    names = (f"Trường Trung học phổ thông số {nth}" for nth in range(1, recipients + 1))
    listed = tuple(
        Recipient(f"n-{nth}", f"u-{nth}", name, prize_vnd=5_400_000)
        for nth, name in enumerate(names, 1)
    )
    return replace(GRANT, recipients=listed, total_vnd=5_400_000 * recipients)


ISSUED = replace(GRANT, number="0051/QĐ-UBND", stage=DecisionStage.ISSUED, signed_at=AT)
FLAG = replace(
    ISSUED,
    award_id="provincial_emulation_flag",
    title="Tặng Cờ thi đua của Ủy ban nhân dân tỉnh năm 2023",
    recipients=(replace(GRANT.recipients[0], prize_vnd=14_400_000),),
    total_vnd=14_400_000,
)
CERTIFICATE_RULE, FLAG_RULE = RULES.award(GRANT.award_id), RULES.award(FLAG.award_id)


def mixed_grant(recipients: int) -> Decision:
    """As many schools, and after each third of them a person."""
    listed = [
        one
        if nth % 4
        else replace(one, name=f"Ông Trần Văn {nth}", subject_kind=SubjectKind.INDIVIDUAL)
        for nth, one in enumerate(long_grant(recipients).recipients, 1)
    ]
    return replace(long_grant(recipients), recipients=tuple(listed))


def said(decision: Decision) -> Content:
    """What its paper says on the fifth of January 2024."""
    return content_of(decision, OFFICE, RULES, ON, address=ADDRESS, refers_on=date(2023, 12, 29))[1]
