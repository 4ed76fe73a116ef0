"""Content as the builders of ``suyton/papers`` give it, written out for tests of the drawing."""

from typing import Any

DECISION: dict[str, Any] = {
    "title": "Quyết định về việc tặng Cờ thi đua của Ủy ban nhân dân tỉnh năm 2023",
    "letterhead": {
        "parent": [],
        "body": ["ỦY BAN NHÂN DÂN", "TỈNH BẮC KẠN"],
        "symbol": "QĐ-UBND",
        "place": "Bắc Kạn",
        "open": True,
    },
    "heading": {
        "kind": "QUYẾT ĐỊNH",
        "subject": "Về việc tặng Cờ thi đua của Ủy ban nhân dân tỉnh năm 2023",
    },
    "authority": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC KẠN",
    "bases": ["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"],
    "proposed_by": "Theo đề nghị của Giám đốc Sở Nội vụ",
    "articles": [
        {"text": "Tặng Cờ thi đua cho 02 tập thể, gồm:", "items": ["Sở Văn hóa;", "Sở Y tế."]},
        {"text": "Quyết định này có hiệu lực kể từ ngày ký."},
    ],
    "recipients": ["Như Điều 2", "Lưu: VT, NC"],
    "signatures": [{"post": ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "name": "Lê Thị Hạnh", "open": True}],
    "verification": {
        "code": "7K3M-9QXT-2ABC",
        "address": "https://thidua.example.vn/verify/7K3M9QXT2ABC",
    },
    "annexes": [],
}
