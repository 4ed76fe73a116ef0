"""What is sent to change a draft, or to draft what changes an issued decision."""

from api.schemas.fields import Asked, Id, Ids, Reason, Text, example
from api.schemas.province import NOMINATION
from suyton.domain.incidents import CancellationGround


class Striking(Asked):
    nomination_id: Id
    reason: Reason

    model_config = example(nomination_id=NOMINATION, reason="Chờ xác minh thêm")


class Reassignment(Asked):
    signer_id: Id
    reason: Reason

    model_config = example(signer_id="chu-tich", reason="Phó Chủ tịch đi công tác")


class Correction(Asked):
    """``names`` are the names as they are to be printed, by nomination."""

    title: Text
    names: dict[Id, Text]
    reason: Reason
    signer_id: Id

    model_config = example(
        title="Đính chính tên đơn vị",
        names={NOMINATION: "Ban Dân tộc tỉnh"},
        reason="In sai tên đơn vị",
        signer_id="pho-chu-tich",
    )


class Cancellation(Asked):
    title: Text
    nomination_ids: Ids
    ground: CancellationGround
    reason: Reason
    signer_id: Id

    model_config = example(
        title="Hủy bỏ Cờ thi đua",
        nomination_ids=[NOMINATION],
        ground="false_declaration",
        reason="Kết luận thanh tra số 12",
        signer_id="pho-chu-tich",
    )
