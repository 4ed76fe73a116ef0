"""What is sent to a nomination when something befalls it, or follows its result."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.schemas.fields import Asked, Id, Reason, Text, example
from suyton.domain.incidents import HoldCause, HoldConclusion, RefusalGround


class Refusing(Asked):
    """Refusal on one of the four grounds."""

    reason: Reason
    ground: RefusalGround | None = None

    model_config = example(reason="Chưa đủ hai năm liên tục.", ground="standards")


class HoldOpening(Asked):
    cause: HoldCause
    reason: Reason

    model_config = example(cause="inspection", reason="Đang thanh tra theo Quyết định số 12.")


class HoldClosing(Asked):
    conclusion: HoldConclusion
    reason: Reason

    model_config = example(conclusion="no_fault", reason="Kết luận thanh tra: không có vi phạm.")


class Consulting(Asked):
    agency_id: Id
    question: Reason

    model_config = example(agency_id="so-tai-chinh", question="Đề nghị cho ý kiến về thuế.")


class AgencyReply(Asked):
    agrees: bool
    remark: Text = ""

    model_config = example(agrees=True, remark="Đã hoàn thành nghĩa vụ thuế.")


class UnitDecision(Asked):
    """The decision of the unit's own head."""

    number: Annotated[str, Field(min_length=1, max_length=200)]
    decided_on: date
    remark: Text = ""

    model_config = example(number="12/QĐ-SYT", decided_on="2023-12-29", remark="")


class ComplaintAnswer(Asked):
    upheld: bool
    reason: Reason

    model_config = example(upheld=False, reason="Kết quả kiểm phiếu đã được đối chiếu lại.")


class RecoveryEntered(Asked):
    """What came back after a cancellation; money in VND."""

    artefact_returned: bool
    money_returned_vnd: Annotated[int, Field(ge=0)]
    reason: Reason

    model_config = example(
        artefact_returned=True, money_returned_vnd=11_700_000, reason="Biên bản thu hồi số 3."
    )
