"""The reasons the process itself gives, in the language of the office. A person's reason is theirs."""

from suyton.domain.ballot import LineResult, Tally, TallyLine

NOT_TOP_SCORER = (
    "Đơn vị không dẫn đầu khối theo bảng điểm đã thông qua, nên không thuộc danh sách bầu chọn "
    "danh hiệu này."
)
ROUND_CLOSED_WITHOUT_IT = (
    "Khối đã kết thúc bình xét mà đề nghị chưa được đưa vào danh sách bầu chọn."
)
HELD_AT_REPORT = "Vụ việc liên quan chưa có kết luận khi khối báo cáo, nên đề nghị bị để lại."
UNCOUNTED = (
    "Không mở được phiếu niêm phong nên không kiểm phiếu được. Cuộc bỏ phiếu không có giá trị; "
    "phải bỏ phiếu lại."
)
SITTING_PUT_OFF = "Hoãn phiên họp: {reason}"
SITTING_WITHOUT_QUORUM = "không đủ số thành viên dự họp"
ITEM_NOT_REACHED = "Phiên họp đã hết thời gian mà mục này chưa được biểu quyết."
NO_LONGER_THERE = "Đề nghị không còn ở bước này khi danh sách được lập."
SITTING_CANCELLED = "Phiên họp bị hủy: {reason}"


def of_line(line: TallyLine, tally: Tally) -> str:
    """Why the count did not carry a candidate, with its arithmetic; empty when it did."""
    sum_ = f"{line.yes} phiếu đồng ý, cần {line.needed} trên tổng số {tally.electorate}"
    return {
        LineResult.CARRIED: "",
        LineResult.BELOW_THRESHOLD: f"Không đủ phiếu: {sum_}.",
        LineResult.OVER_QUOTA: f"Đủ phiếu ({sum_}) nhưng vượt số lượng được đề nghị.",
        LineResult.TIE_OPEN: f"Đủ phiếu ({sum_}) và bằng phiếu ở vị trí cuối; chờ người chủ trì quyết định.",
        LineResult.TIE_AGAIN: f"Đủ phiếu ({sum_}) và bằng phiếu ở vị trí cuối; sẽ bỏ phiếu lại giữa những đề nghị bằng phiếu.",
        LineResult.TIE_LOST: f"Đủ phiếu ({sum_}) nhưng bằng phiếu ở vị trí cuối và không được chọn.",
        LineResult.QUORUM_MISSED: quorum_missed(tally),
    }[line.result]


def quorum_missed(tally: Tally) -> str:
    """Why a ballot came to nothing."""
    return (
        f"Không đủ số phiếu để cuộc bỏ phiếu có giá trị: {tally.cast} trên {tally.electorate}, "
        f"cần {tally.quorum_needed}."
    )


def sitting_cancelled(reason: str) -> str:
    """Why an item of a cancelled sitting waits for another."""
    return SITTING_CANCELLED.format(reason=reason)


def sitting_put_off(reason: str) -> str:
    """Why an item waits longer for its sitting; without a reason the quorum was missed."""
    return SITTING_PUT_OFF.format(reason=reason or SITTING_WITHOUT_QUORUM)
