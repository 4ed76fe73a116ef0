"""What is sent to a nomination."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.schemas.fields import PAPER, Asked, Id, Papers, Reason, Slug, Text, example
from suyton.domain.award_terms import CommendationKind, SubjectKind
from suyton.domain.candidature import Candidature


class Proposal(Asked):
    """Where nothing is said of the subject, the unit puts itself forward for its year's merit."""

    unit_id: Id
    award_id: Id
    round_id: Annotated[
        str, Field(max_length=200, description="The bloc's round; empty outside a bloc.")
    ] = ""
    year: Annotated[
        int, Field(ge=0, le=9000, description="The emulation year, where there is no round.")
    ] = 0
    kind: CommendationKind = CommendationKind.MERIT
    subject_kind: SubjectKind = SubjectKind.COLLECTIVE
    subject_id: Slug = ""
    subject_name: Annotated[str, Field(max_length=500)] = ""
    ground_id: Slug = ""
    achievement_id: Slug = ""
    initiatives: Annotated[tuple[Slug, ...], Field(max_length=20)] = ()
    achieved_from: date | None = None
    achieved_to: date | None = None
    summary: Text = ""
    dossier: Papers = ()

    model_config = example(
        round_id="2023.vhxh",
        unit_id="ban-dan-toc",
        award_id="provincial_emulation_flag",
        summary="Hoàn thành vượt các chỉ tiêu thi đua năm 2023.",
        dossier=[PAPER],
    )

    def candidature(self) -> Candidature:
        """Whom and what for, as the domain takes it."""
        return Candidature(**self.model_dump(exclude={"summary", "dossier"}))


class Explained(Asked):
    """An act that takes nothing but a reason."""

    reason: Reason

    model_config = example(reason="Báo cáo thành tích thiếu số liệu; đề nghị bổ sung.")


class Resubmission(Asked):
    summary: Text = ""
    dossier: Papers = ()
    remark: Text = ""

    model_config = example(summary="", dossier=[PAPER], remark="Đã bổ sung số liệu")


class Appraisal(Asked):
    remark: Text = ""
    papers: Papers = ()

    model_config = example(remark="Hồ sơ đủ điều kiện trình Hội đồng.", papers=[])
