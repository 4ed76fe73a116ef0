"""What is sent to a nomination."""

from api.schemas.fields import PAPER, Asked, Id, Papers, Reason, Text, example


class Proposal(Asked):
    round_id: Id
    unit_id: Id
    award_id: Id
    summary: Text = ""
    dossier: Papers = ()

    model_config = example(
        round_id="2023.vhxh",
        unit_id="ban-dan-toc",
        award_id="provincial_emulation_flag",
        summary="Hoàn thành vượt các chỉ tiêu thi đua năm 2023.",
        dossier=[PAPER],
    )


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
