"""A nomination and a decision of nobody, from which the fields of drafts are shown."""

from datetime import UTC, date, datetime

from suyton.domain.authority import Role
from suyton.domain.award_terms import SubjectKind
from suyton.domain.decision import Decision, DecisionStage, Recipient
from suyton.domain.document import DocumentReference
from suyton.domain.nomination import Nomination, NominationStage
from suyton.domain.organisation import Unit
from suyton.domain.rulebook import Rulebook

AT = datetime(2024, 1, 5, 1, 30, tzinfo=UTC)
UNIT = Unit("so-mau", "Sở Mẫu", "Sở M")


def sample_nomination(rulebook: Rulebook) -> Nomination:
    """Of a person, with everything that a nomination can say."""
    award = rulebook.awards[0]
    return Nomination(
        id="mau",
        round_id="2023.mau",
        bloc_id="mau",
        province_id="",
        standing_body_id="",
        unit_id=UNIT.id,
        unit_name=UNIT.name,
        award_id=award.id,
        year=2023,
        pack_id=rulebook.pack_id,
        pack_sha256=rulebook.pack_sha256,
        pack_reason="",
        stage=NominationStage.IN_BLOC,
        stage_since=AT,
        proposed_at=AT,
        dossier=tuple(DocumentReference("", 0, "", kind=kind) for kind in award.dossier),
        summary="Hoàn thành xuất sắc nhiệm vụ năm 2023.",
        subject_kind=SubjectKind.INDIVIDUAL,
        subject_name="Ông Nguyễn Văn Mẫu",
        achieved_from=date(2023, 1, 1),
        achieved_to=date(2023, 12, 31),
    )


def sample_decision(rulebook: Rulebook) -> Decision:
    """For a person and a unit that was renamed, with money."""
    return Decision(
        id="mau",
        award_id=rulebook.awards[0].id,
        title="Tặng thưởng thành tích năm 2023",
        province_id="",
        standing_body_id="",
        recipients=(
            Recipient(
                "mau-1",
                UNIT.id,
                UNIT.name,
                name="Ông Nguyễn Văn Mẫu",
                subject_kind=SubjectKind.INDIVIDUAL,
                name_at_achievement="Sở Mẫu cũ",
                prize_vnd=2_700_000,
            ),
            Recipient("mau-2", UNIT.id, UNIT.name, prize_vnd=5_400_000),
        ),
        signer_id="",
        signer_name="Trần Thị Mẫu",
        signer_role=Role.VICE_CHAIRMAN,
        stage=DecisionStage.IN_SIGNING,
        stage_since=AT,
        total_vnd=8_100_000,
        fund="Quỹ thi đua, khen thưởng của tỉnh",
    )
