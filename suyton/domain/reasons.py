"""The reasons the process itself gives, in the language of the office. A person's reason is theirs."""

from suyton.domain.ballot import LineResult, Tally, TallyLine

NOT_TOP_SCORER = (
    "Đơn vị không dẫn đầu khối theo bảng điểm đã thông qua, nên không thuộc danh sách bầu chọn "
    "danh hiệu này."
)
ROUND_CLOSED_WITHOUT_IT = (
    "Khối đã kết thúc bình xét mà đề nghị chưa được đưa vào danh sách bầu chọn."
)
NO_LONGER_THERE = "Đề nghị không còn ở bước này khi danh sách được lập."
SITTING_CANCELLED = "Phiên họp bị hủy: {reason}"


def of_line(line: TallyLine, tally: Tally) -> str:
    """Why the count did not carry a candidate, with its arithmetic; empty when it did."""
    sum_ = f"{line.yes} phiếu đồng ý, cần {line.needed} trên tổng số {tally.electorate}"
    return {
        LineResult.CARRIED: "",
        LineResult.BELOW_THRESHOLD: f"Không đủ phiếu: {sum_}.",
        LineResult.OVER_QUOTA: f"Đủ phiếu ({sum_}) nhưng vượt số lượng được đề nghị.",
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
