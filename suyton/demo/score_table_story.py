"""A bloc that scores by its table: adopted, filled, checked and settled, criterion by criterion.

The table and every figure below are invented: no source gives a provincial bloc's table whole.
"""

from decimal import Decimal

from suyton.demo.bloc_story import CHECK_REASON
from suyton.demo.counter import Json
from suyton.demo.player import Player
from suyton.demo.story_file import CandidateScript, RoundScript

ASSIGNED = "A"
"""The criterion that takes up what a unit's score lacks to the full one."""
FULL = {
    ASSIGNED: Decimal(50),
    "B": Decimal(20),
    "C": Decimal(10),
    "D": Decimal(15),
    "E": Decimal(5),
}
CRITERIA: list[Json] = [
    {"code": ASSIGNED, "group": "I", "name": "Thực hiện nhiệm vụ chính trị, chuyên môn"},
    {"code": "B", "group": "II", "name": "Xây dựng Đảng, đoàn thể"},
    {"code": "C", "group": "II", "name": "Cải cách hành chính, chuyển đổi số"},
    {"code": "D", "group": "III", "name": "Công tác thi đua, khen thưởng"},
    {"code": "E", "group": "III", "name": "Hoạt động văn hóa, thể thao, xã hội của khối"},
]
EXTRA: list[Json] = [
    {
        "code": "+",
        "group": "IV",
        "name": "Khen thưởng cấp Nhà nước, cấp bộ",
        "maximum": "5",
        "kind": "bonus",
        "evidence": True,
    },
    {
        "code": "-",
        "group": "V",
        "name": "Báo cáo chậm, vi phạm",
        "maximum": "10",
        "kind": "deduction",
    },
]
TABLE: Json = {
    "criteria": [one | {"maximum": str(FULL[one["code"]])} for one in CRITERIA] + EXTRA,
    "decimals": 1,
    "bonus_maximum": "5",
}
VERSION = 1


def score_by_table(player: Player, script: RoundScript) -> None:
    """From the bloc's table to the totals that the conference adopts."""
    player.act(
        script.leader_login,
        f"/rounds/{script.id}/score-table",
        f"{script.id}:table",
        TABLE,
        "Khối thông qua bảng điểm của năm",
    )
    for candidate in script.candidates:
        _fill(player, script, candidate)
    for place, candidate in enumerate(script.candidates):
        checker = script.candidates[(place + 1) % len(script.candidates)].unit_id
        _check(player, script, candidate, checker)
    finals = [{"unit_id": candidate.unit_id} for candidate in script.candidates]
    player.act(
        script.leader_login,
        f"/rounds/{script.id}/sheet-adoption",
        f"{script.id}:adopt",
        {"table_version": VERSION, "finals": finals},
        "Hội nghị thông qua điểm theo bảng điểm",
    )


def lines_of(score: Decimal, reason: str = "") -> list[Json]:
    """Lines that add up to ``score``: what it lacks is taken from the assigned tasks."""
    lacking = sum(FULL.values()) - score
    return [
        {
            "code": code,
            "points": str(full - lacking if code == ASSIGNED else full),
            "reason": reason if code == ASSIGNED else "",
        }
        for code, full in FULL.items()
    ]


def _fill(player: Player, script: RoundScript, candidate: CandidateScript) -> None:
    player.act(
        candidate.unit_id,
        f"/rounds/{script.id}/self-sheets",
        f"{script.id}:self:{candidate.unit_id}",
        {
            "unit_id": candidate.unit_id,
            "table_version": VERSION,
            "lines": lines_of(candidate.self_score),
        },
        f"Tự chấm theo bảng điểm: {candidate.self_score} điểm",
    )


def _check(player: Player, script: RoundScript, candidate: CandidateScript, checker: str) -> None:
    player.act(
        checker,
        f"/rounds/{script.id}/sheet-checks",
        f"{script.id}:check:{candidate.unit_id}",
        {
            "unit_id": candidate.unit_id,
            "by_unit_id": checker,
            "table_version": VERSION,
            "lines": lines_of(candidate.checked_score, CHECK_REASON),
        },
        f"Chấm chéo {candidate.unit_id} theo bảng điểm: {candidate.checked_score} điểm",
    )
